"""When to speak next, and about what: pure functions of the series, one person's outlook and ``now``.

Only one moment is ever planned. What a text names is decided when it is due, so it can be neither stale nor doubled.
Every rule here stands, with its evidence, in docs/reminders.md (content-map §6).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from scheduler import caps, workdays
from scheduler.caps import Text
from scheduler.series import Alarm, Outlook, Series
from scheduler.wishes import ASK_FIRST, Ground, Wish, due_by, ground, wishes

HOLD = dt.timedelta(hours=24)
"""Silence after an emergency or crisis text (safety.md §2)."""
CAPS_FREE_AGAIN = dt.timedelta(days=14)
"""By then every cap has room again, so a search that far past the last wish finds whatever can be found."""
SAME_AGAIN = 2
"""Days before a task is named once more, so that nobody is asked for the same on two days running."""


class Course(msgspec.Struct, frozen=True):
    """What planning needs again and again for one outlook."""

    here: Ground
    wishes: tuple[Wish, ...]
    rank: dict[str, int]


def next_alarm(series: Series, outlook: Outlook, now: dt.datetime) -> Alarm | None:
    """The next moment to speak, at ``now`` or after it, if nobody answers until then; None where there is none.

    Errors: ZoneInfoNotFoundError or ValueError for an unknown zone.
    """
    course = _course(series, outlook)
    return _next(course, caps.texts(course.here), now)


def due(series: Series, outlook: Outlook, now: dt.datetime) -> Alarm | None:
    """What is to be said right now, when the alarm rings; None where nothing is."""
    alarm = next_alarm(series, outlook, now)
    return alarm if alarm and alarm.at <= now else None


def coming(series: Series, outlook: Outlook, now: dt.datetime, most: int = 40) -> tuple[Alarm, ...]:
    """Everything that will be said from ``now`` on if nobody answers, at most so many texts."""
    return tuple(alarm for alarm, _ in zip(_coming(series, outlook, now), range(most), strict=False))


def _coming(series: Series, outlook: Outlook, now: dt.datetime) -> Iterator[Alarm]:
    course = _course(series, outlook)
    sent = caps.texts(course.here)
    while alarm := _next(course, sent, now):
        yield alarm
        now = alarm.at
        sent = (*sent, Text(course.here.window.day(now), now, alarm.touch, alarm.items))


def _course(series: Series, outlook: Outlook) -> Course:
    here = ground(series, outlook)
    return Course(here, wishes(here), {item: place for place, item in enumerate(series.order)})


def _next(course: Course, sent: Sequence[Text], now: dt.datetime) -> Alarm | None:
    outlook, window = course.here.outlook, course.here.window
    if outlook.stopped:
        return None
    if outlook.held_since is not None:
        return _resume(course.here, sent, outlook.held_since, now)
    if outlook.snoozed_until is not None:
        now = max(now, window.hour_after(outlook.snoozed_until, dt.timedelta()))
    pending = _pending(course, sent)
    for day in _days(pending, window.day(now)):
        if alarm := _on(course, pending, sent, max(now, window.opening(day))):
            return alarm
    return None


def _resume(here: Ground, sent: Sequence[Text], held_since: dt.datetime, now: dt.datetime) -> Alarm | None:
    """After a day's silence the one question whether to go on; until it is answered nothing else, not even T-1."""
    if any(text.touch == "resume" and text.at >= held_since for text in sent):
        return None
    earliest = max(now, here.window.hour_after(held_since + HOLD, dt.timedelta()))
    while (at := caps.moment(here, sent, max(earliest, here.window.opening(here.window.day(earliest))))) is None:
        earliest = here.window.opening(here.window.day(earliest) + workdays.ONE_DAY)
    return Alarm(at, "resume")


def _pending(course: Course, sent: Sequence[Text]) -> tuple[Wish, ...]:
    """The wishes that no text has covered: each text takes along all that was due when it went out."""
    spoken = [text.at for text in sent if text.touch not in ("", "resume") and text.at >= course.here.anchor]
    covered = max(spoken, default=None)
    return tuple(wish for wish in course.wishes if covered is None or wish.ready > covered)


def _days(pending: Sequence[Wish], day: dt.date) -> Iterator[dt.date]:
    """The days on which something could be said, from ``day`` on."""
    if not pending:
        return
    last = max(day, pending[-1].day) + CAPS_FREE_AGAIN
    while day <= last:
        if pending[0].day <= day:
            yield day
            day += workdays.ONE_DAY
        else:
            day = pending[0].day


def _on(course: Course, pending: Sequence[Wish], sent: Sequence[Text], now: dt.datetime) -> Alarm | None:
    """The text of one day, at ``now`` or later in its window, if that day has one."""
    here, day = course.here, course.here.window.day(now)
    owed = [wish for wish in pending if wish.day <= day and (wish.expires is None or now < wish.expires)]
    calls = [wish for wish in owed if _calls(course, wish, sent, day)]
    if not calls or not caps.spares(here, sent, day, _kept(course)):
        return None
    at = caps.moment(here, sent, max([now, *(wish.ready for wish in owed)]))
    if at is None or any(wish.expires and at >= wish.expires for wish in owed):
        return None
    items = _items(course, owed, sent, at)
    return Alarm(at, _name(calls, items, day), items, last=here.visit is None and pending[-1].day <= day)


def _kept(course: Course) -> list[dt.date]:
    """The days of T-3 and T-1: an earlier text that would take their place waits for them instead."""
    return [wish.day for wish in course.wishes if wish.reserved]


def _calls(course: Course, wish: Wish, sent: Sequence[Text], day: dt.date) -> bool:
    """Whether this wish is reason enough for a text that day; others only come along."""
    if day > wish.until:
        return (wish.dated or wish.touch == "next") and _missed(course, wish, sent)
    if wish.on_workdays and not workdays.is_workday(day):
        return False
    return wish.always or bool(_fresh(wish, sent, day))


def _missed(course: Course, wish: Wish, sent: Sequence[Text]) -> bool:
    """Whether it could have gone out in its time and did not: an outage, a snooze, a hold. Else a cap was full."""
    here, day = course.here, wish.day
    while day <= wish.until:
        then = [text for text in sent if text.day <= day]
        room = caps.moment(here, then, max(wish.ready, here.window.opening(day)))
        if room and _fresh(wish, then, day) and caps.spares(here, then, day, _kept(course)):
            return True
        day += workdays.ONE_DAY
    return False


def _fresh(wish: Wish, sent: Iterable[Text], day: dt.date) -> frozenset[str]:
    """The wish's items without those that were named yesterday."""
    return frozenset(wish.items) - (frozenset() if wish.again else _just_named(sent, day))


def _just_named(sent: Iterable[Text], day: dt.date) -> frozenset[str]:
    return frozenset(i for text in sent if (day - text.day).days < SAME_AGAIN for i in text.items if i != ASK_FIRST)


def _items(course: Course, owed: Iterable[Wish], sent: Sequence[Text], at: dt.datetime) -> tuple[str, ...]:
    """What the text names, in the order of naming: what is owed, P00 where it is urgent, and what must be named."""
    here = course.here
    day = here.window.day(at)
    items = frozenset[str]().union(*(_fresh(wish, sent, day) for wish in owed))
    if here.visit is None or at < here.visit.at:
        items |= {ASK_FIRST} & here.outlook.open_items if here.outlook.urgent else frozenset()
    if here.visit and at < here.visit.at and any(wish.dated for wish in owed):
        named = {item for text in sent if text.at >= here.anchor for item in text.items}
        items |= (due_by(here, here.visit, day) & set(here.series.must)) - named - _just_named(sent, day)
    return tuple(sorted(items, key=course.rank.__getitem__)[: here.series.names_at_most])


def _name(calls: Sequence[Wish], items: tuple[str, ...], day: dt.date) -> str:
    """Under which name it goes out: T-3 and T-1 before ``start``, then what has its day today, then ``catchup``."""
    # Reversed, because of two touches that were moved to the same day the first merges into the second.
    chief = max(reversed(calls), key=lambda wish: (_weight(wish, day), wish.day))
    name = chief.touch if day <= chief.until else "catchup"
    return "catchup" if name == "asked" and items != (ASK_FIRST,) else name


def _weight(wish: Wish, day: dt.date) -> int:
    if wish.reserved and day <= wish.until:
        return 4
    return 1 if day > wish.until else {"start": 3, "catchup": 1, "asked": 0}.get(wish.touch, 2)
