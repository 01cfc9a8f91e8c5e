"""The engine of ``secondstep plan``: one JSON line about a person in, one JSON line with every coming text out.

For content authors and evaluations. No database: the same pure planning as in the running bot, fed with the events
of the line. Where a line leaves something open:

- the person opted in at ``now``, the visit was set at ``now``, and nothing was said before; ``start`` opts in again
  after a ``stop`` and means nothing else;
- a hold is that many hours of silence; the ``resume`` question after it counts as answered with "go on", so that the
  texts behind it can be seen;
- a moment without an offset is wall time of ``zone``; a visit's is wall time of ``visit_zone``, by default ``zone``.
"""

import datetime as dt
import itertools
import zoneinfo
from collections.abc import Iterator, Sequence

import msgspec

from scheduler import plan
from scheduler.series import Alarm, Outlook, Said, Series

A_MOMENT = dt.timedelta(seconds=1)
"""A snooze or hold of 24 hours is over after them, not with them."""
LONGEST = dt.timedelta(days=3660)
AT_MOST = 1000
"""Texts that one line can lead to; a sane one leads to fewer than fifty."""
KINDS = ("done", "visit", "snooze_days", "hold_hours", "stop", "start")
BAD_LINE = (ValueError, OverflowError, RecursionError)
"""What wrong JSON, a wrong shape, an unknown name, a date beyond the calendar or very deep nesting raise."""

Absent = msgspec.UnsetType
ABSENT = msgspec.UNSET


class Happening(msgspec.Struct, frozen=True):
    """One event of a line: exactly one field besides ``at``."""

    at: str
    done: str | Absent = ABSENT
    visit: str | Absent | None = ABSENT
    snooze_days: float | Absent = ABSENT
    hold_hours: float | Absent = ABSENT
    stop: bool | Absent | None = ABSENT
    start: bool | Absent | None = ABSENT


class Case(msgspec.Struct, frozen=True):
    """One line, as docs/reminders.md describes it."""

    now: str
    zone: str
    visit: str | None = None
    visit_zone: str | None = None
    urgent: bool = False
    agreed: bool = False
    done: tuple[str, ...] = ()
    events: tuple[Happening, ...] = ()


class Label(msgspec.Struct, frozen=True):
    """What can be read of any line that is an object, however wrong the rest of it is."""

    id: object = None


class Change(msgspec.Struct, frozen=True):
    """One event, understood: ``value`` is an item, a visit's moment or None, or the end of a snooze or hold."""

    at: dt.datetime
    kind: str
    value: str | dt.datetime | None


class Reading(msgspec.Struct, frozen=True):
    """What a line is read against: the zones of its wall times, and the series with its items."""

    zone: zoneinfo.ZoneInfo
    clinic: zoneinfo.ZoneInfo
    series: Series


def answer(line: str | bytes, series: Series) -> str:
    """The answer to one line: ``{"id", "sends": […]}``, or ``{"id", "error"}`` where the line is bad. Never raises."""
    name = None
    try:
        name = msgspec.json.decode(line, type=Label).id
        out: dict[str, object] = {"id": name, "sends": _sends(msgspec.json.decode(line, type=Case), series)}
    except BAD_LINE as error:
        out = {"id": name, "error": str(error)}
    return msgspec.json.encode(out).decode()


def _sends(case: Case, series: Series) -> list[dict[str, object]]:
    reading = Reading(_zone(case.zone), _zone(case.visit_zone or case.zone), series)
    now = _moment(case.now, reading.zone)
    events = sorted((_change(event, reading) for event in case.events), key=lambda change: change.at)
    alarms = _alarms(series, _outlook(case, reading, now), now, events)
    return [
        {"at": alarm.at.astimezone(reading.zone).isoformat(), "touch": alarm.touch, "items": alarm.items}
        for alarm in itertools.islice(alarms, AT_MOST)
    ]


def _outlook(case: Case, reading: Reading, now: dt.datetime) -> Outlook:
    """How the person stands at ``now``."""
    return Outlook(
        zone=case.zone,
        began_at=now,
        visit_at=None if case.visit is None else _moment(case.visit, reading.clinic),
        visit_zone=reading.clinic.key,
        visit_set_at=now,
        urgent=case.urgent,
        agreed=case.agreed,
        open_items=frozenset(reading.series.order) - {_item(item, reading) for item in case.done},
    )


def _alarms(series: Series, outlook: Outlook, now: dt.datetime, events: Sequence[Change]) -> Iterator[Alarm]:
    """Every text from ``now`` on. An event counts before a text of the same moment."""
    for change in (*events, None):
        while (alarm := plan.next_alarm(series, outlook, now)) and (change is None or alarm.at < change.at):
            yield alarm
            now, outlook = alarm.at, _told(outlook, alarm)
        if change:
            now = max(now, change.at)
            outlook = _changed(outlook, change, now)


def _told(outlook: Outlook, alarm: Alarm) -> Outlook:
    held = None if alarm.touch == "resume" else outlook.held_since
    said = Said(alarm.at, alarm.touch, alarm.items)
    return msgspec.structs.replace(outlook, said=(*outlook.said, said), held_since=held)


def _changed(outlook: Outlook, change: Change, now: dt.datetime) -> Outlook:
    """The outlook after an event. What happened before the line's ``now`` has its effect from then on."""
    fields: dict[str, object] = {}
    match change.kind, change.value:
        case "done", str(item):
            fields = {"open_items": outlook.open_items - {item}}
        case "visit", visit_at:
            fields = {"visit_at": visit_at, "visit_set_at": now}
        case "snooze_days", dt.datetime() as end:
            fields = {"snoozed_until": max(end, outlook.snoozed_until or end)}
        case "hold_hours", dt.datetime() as end:
            since = end - plan.HOLD  # planning counts its hours of silence from there
            fields = {"held_since": max(since, outlook.held_since or since)}
        case "stop", _:
            fields = {"stopped": True}
        case "start", _ if outlook.stopped:
            fields = {"stopped": False, "began_at": now}
        case _:
            pass  # START where nothing was stopped
    return msgspec.structs.replace(outlook, **fields)


def _change(event: Happening, reading: Reading) -> Change:
    """An event, understood. Errors: ValueError."""
    told = {kind: value for kind in KINDS if (value := getattr(event, kind)) is not ABSENT}
    if len(told) != 1 or told.get("stop") is False or told.get("start") is False:
        raise ValueError(f"an event is exactly one of {', '.join(KINDS)}; this one has {', '.join(told) or 'none'}")
    [(kind, value)] = told.items()
    at = _moment(event.at, reading.zone)
    match kind, value:
        case "done", str(item):
            return Change(at, kind, _item(item, reading))
        case "visit", str(iso):
            return Change(at, kind, _moment(iso, reading.clinic))
        case "snooze_days", float(days):
            return Change(at, kind, _after_days(at, days, reading.zone))
        case "hold_hours", float(hours):
            return Change(at, kind, at + _length(hours / 24) + A_MOMENT)
        case _:
            return Change(at, kind, None)


def _after_days(at: dt.datetime, days: float, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """So many times 24 hours later, or at the same hour of that day, whichever is later where the clocks change."""
    length = _length(days)
    wall = at.astimezone(zone).replace(tzinfo=None) + length
    return max(at + length, wall.replace(tzinfo=zone).astimezone(dt.UTC)) + A_MOMENT


def _length(days: float) -> dt.timedelta:
    length = dt.timedelta(days=days)
    if not dt.timedelta() <= length <= LONGEST:
        raise ValueError(f"{days:g} days is no length for a snooze or hold")
    return length


def _item(item: str, reading: Reading) -> str:
    if item not in reading.series.order:
        raise ValueError(f"there is no item {item!r}")
    return item


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # The zone database answers with OSError for a folder's name and with ValueError for a path.
        raise ValueError(f"there is no zone {name!r}") from None


def _moment(iso: str, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """In UTC; ``zone`` is for what comes without an offset."""
    moment = dt.datetime.fromisoformat(iso)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(dt.UTC)
