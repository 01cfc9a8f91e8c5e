"""When to speak next, and about what: pure functions of the series, one person's outlook and ``now``.

Only one moment is ever planned. What a text names is decided when it is due, so it can be neither stale nor doubled.
Every rule here stands, with its evidence, in docs/reminders.md (content-map §6).
"""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from scheduler import additions, caps, workdays
from scheduler.caps import Text
from scheduler.ground import Ground, began, ground
from scheduler.series import Alarm, Outlook, Series
from scheduler.wishes import ASK_FIRST, Wish, due_by, wishes

HOLD = dt.timedelta(hours=24)
"""Silence after an emergency or crisis text (safety.md §2)."""
CAPS_FREE_AGAIN = dt.timedelta(days=14)
"""By then every cap has room again, so a search that far past the last wish finds whatever can be found; twice as far
where the person chose few days or texts."""
SAME_AGAIN = 2
"""Days before a task is named once more, so that nobody is asked for the same on two days running."""


Role = Literal["calls", "rides", "idle"]
"""A wish can be reason enough for a text, or only come along with one, or have nothing to say."""
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


class Course(msgspec.Struct, frozen=True):
    """What planning needs again and again for one outlook."""

    here: Ground
    wishes: tuple[Wish, ...]
    rank: Mapping[str, int]


def next_alarm(series: Series, outlook: Outlook, now: dt.datetime) -> Alarm | None:
    """The next moment to speak, at ``now`` or after it, if nobody answers until then; None where there is none.

    Errors: ZoneInfoNotFoundError or ValueError for an unknown zone.
    """
    if outlook.stopped:
        return None
    course = _course(series, outlook)
    return _next(course, caps.texts(course.here.window, outlook), now)


def due(series: Series, outlook: Outlook, now: dt.datetime) -> Alarm | None:
    """What is to be said right now, when the alarm rings; None where nothing is."""
    alarm = next_alarm(series, outlook, now)
    return alarm if alarm and alarm.at <= now else None


def coming(series: Series, outlook: Outlook, now: dt.datetime, most: int = 40) -> tuple[Alarm, ...]:
    """Everything that will be said from ``now`` on if nobody answers, at most so many texts."""
    if outlook.stopped:
        return ()
    return tuple(alarm for alarm, _ in zip(_coming(series, outlook, now), range(most), strict=False))


def _coming(series: Series, outlook: Outlook, now: dt.datetime) -> Iterator[Alarm]:
    course = _course(series, outlook)
    sent = caps.texts(course.here.window, outlook)
    while alarm := _next(course, sent, now):
        yield alarm
        now = alarm.at
        sent = (*sent, Text(course.here.window.day(now), now, alarm.touch, alarm.items))


def _course(series: Series, outlook: Outlook) -> Course:
    if outlook.snoozed_until is None:
        # What was said since the series began leaves the wishes as they are, save one that was put off: so who has
        # just been reminded needs no other course for what comes next.
        first = began(outlook)
        outlook = msgspec.structs.replace(outlook, said=tuple(text for text in outlook.said if text.at < first))
    return _derived(series, outlook)


@functools.lru_cache(maxsize=256)
def _derived(series: Series, outlook: Outlook) -> Course:
    series = additions.with_additions(series, outlook.open_items)
    here = ground(series, outlook)
    return Course(here, wishes(here), additions.ranks(series))


def _next(course: Course, sent: Sequence[Text], now: dt.datetime) -> Alarm | None:
    outlook, window = course.here.outlook, course.here.window
    if outlook.snoozed_until is not None:
        now = max(now, window.hour_after(outlook.snoozed_until, dt.timedelta()))
    if outlook.held_since is not None:
        return _resume(course.here, sent, outlook.held_since, now)
    pending = _pending(course, sent)
    for day in _days(pending, window.day(now), CAPS_FREE_AGAIN * (2 if outlook.choosy else 1)):
        if alarm := _on(course, pending, sent, max(now, window.opening(day))):
            return alarm
    return None


def _resume(here: Ground, sent: Sequence[Text], held_since: dt.datetime, now: dt.datetime) -> Alarm | None:
    """After a day's silence the one question whether to go on; until it is answered nothing else, not even T-1."""
    if any(text.touch == "resume" and text.at >= held_since for text in sent):
        return None
    earliest = max(now, here.window.hour_after(held_since + HOLD, dt.timedelta()))
    # Any day will do, and no pace holds it back: somebody may be waiting to be asked.
    earliest = max(earliest, here.window.opening(here.window.day(earliest)))
    while (at := caps.moment(here, sent, earliest, unpaced=True)) is None:
        earliest = here.window.opening(here.window.day(earliest) + workdays.ONE_DAY)
    return Alarm(at, "resume")


def _pending(course: Course, sent: Sequence[Text]) -> tuple[Wish, ...]:
    """The wishes that no text has covered: each text takes along all that was due when it went out.

    ``asked`` is the exception: that one question stands alone.
    """
    spoken = [text for text in sent if text.touch not in ("", "resume") and text.at >= course.here.anchor]
    covered = {
        alone: max((text.at for text in spoken if alone or text.touch != "asked"), default=NEVER)
        for alone in (True, False)
    }
    # By name too, because a change of the recipient's zone moves the days.
    names = {text.touch for text in spoken} - {"next", "catchup"}
    return tuple(w for w in course.wishes if w.touch not in names and _after(course, w, covered[w.touch == "asked"]))


def _after(course: Course, wish: Wish, spoken: dt.datetime) -> bool:
    """Whether the wish came up only after that text.

    By the day, because a text takes along all of its day, and another hour of reminders moves the moments; what
    was put off by the moment, because that was asked for after the text.
    """
    return wish.ready > spoken if wish.again or spoken == NEVER else wish.day > course.here.window.day(spoken)


def _days(pending: Sequence[Wish], day: dt.date, horizon: dt.timedelta) -> Iterator[dt.date]:
    """The days on which something could be said, from ``day`` on."""
    if not pending:
        return
    last = max(day, pending[-1].day) + horizon
    while day <= last:
        if pending[0].day <= day:
            yield day
            day += workdays.ONE_DAY
        else:
            day = pending[0].day


def _on(course: Course, pending: Sequence[Wish], sent: Sequence[Text], now: dt.datetime) -> Alarm | None:
    """The text of one day, at ``now`` or later in its window, if that day has one."""
    here, day = course.here, course.here.window.day(now)
    ripe = [wish for wish in pending if wish.day <= day and (wish.expires is None or now < wish.expires)]
    roles = [(wish, _role(course, wish, sent, day)) for wish in ripe]
    calls = [wish for wish, role in roles if role == "calls"]
    if not calls or not caps.spares(here, sent, day, _kept(course)):
        return None
    # Its text has room for nothing else, and whoever answers it answers only that.
    alone = all(wish.touch == "asked" for wish in calls)
    owed = calls if alone else [wish for wish, role in roles if role != "idle"]
    ready = max([now, *(wish.ready for wish in owed)])
    at = caps.moment(here, sent, ready, unpaced=any(wish.unpaced for wish in calls))
    if at is None or any(wish.expires and at >= wish.expires for wish in owed):
        return None
    last = here.visit is None and pending[-1].day <= day
    return Alarm(at, _name(calls, day), _items(course, owed, sent, at), last)


def _kept(course: Course) -> list[dt.date]:
    """The days of T-3 and T-1: an earlier text that would take their place waits for them instead."""
    return [wish.day for wish in course.wishes if wish.reserved]


def _role(course: Course, wish: Wish, sent: Sequence[Text], day: dt.date) -> Role:
    """What a wish that has come due does on a day: its own days first, then what became of it."""
    if day <= wish.until:
        its_day = wish.any_day or course.here.calendar.suits(day, office=wish.on_workdays)
        return "calls" if its_day and (wish.always or _fresh(wish, _just_named(sent, day))) else "rides"
    role: Role = _missed(course, wish, sent, day) if wish.dated or wish.touch == "next" else "idle"
    return "rides" if role == "calls" and not course.here.calendar.suits(day, office=False) else role


def _missed(course: Course, wish: Wish, sent: Sequence[Text], today: dt.date) -> Role:
    """The role of a wish whose own days are over.

    It calls for a ``catchup`` where it could have gone out and did not, for an outage, a snooze or a hold. It rides
    along with the next text where a cap was full. It is idle where all it would have named had just been named.
    """
    here, day = course.here, wish.day
    role: Role = "rides"
    while day <= wish.until:
        # Judged by what had gone out by then: a text that came later says nothing about that day's room.
        then = [text for text in sent if text.day <= day]
        room = caps.moment(here, then, max(wish.ready, here.window.opening(day)), unpaced=wish.unpaced)
        open_day = wish.any_day or here.calendar.suits(day, office=here.calendar.choosy and wish.on_workdays)
        if room and open_day and caps.spares(here, then, day, _kept(course)):
            if _fresh(wish, _just_named(then, day)):
                return "calls" if _fresh(wish, _just_named(sent, today)) else "rides"
            role = "idle"
        day += workdays.ONE_DAY
    return role


def _fresh(wish: Wish, just_named: frozenset[str]) -> frozenset[str]:
    """The wish's items without those that were named yesterday."""
    return wish.items if wish.again else wish.items - just_named


def _just_named(sent: Iterable[Text], day: dt.date) -> frozenset[str]:
    return frozenset(i for text in sent if (day - text.day).days < SAME_AGAIN for i in text.items if i != ASK_FIRST)


def _items(course: Course, owed: Iterable[Wish], sent: Sequence[Text], at: dt.datetime) -> tuple[str, ...]:
    """What the text names, in the order of naming: what is owed, P00 where it is urgent, and what must be named."""
    here = course.here
    day = here.window.day(at)
    recently = _just_named(sent, day)
    items = frozenset[str]().union(*[_fresh(wish, recently) for wish in owed])
    if here.visit is None or at < here.visit.at:
        items |= {ASK_FIRST} & here.outlook.open_items if here.outlook.urgent else frozenset()
    if here.visit and at < here.visit.at and any(wish.dated for wish in owed):
        named = {item for text in sent if text.at >= here.anchor for item in text.items}
        items |= due_by(here, here.visit, day).intersection(here.series.must) - named - recently
    ranked = additions.sparing(here.series, sorted(items, key=course.rank.__getitem__))
    return ranked[: here.series.names_at_most]


def _name(calls: Sequence[Wish], day: dt.date) -> str:
    """Under which name it goes out: T-3 and T-1 before ``start``, then what has its day today, then ``catchup``."""
    # Reversed, because of two touches that were moved to the same day the first merges into the second.
    chief = max(reversed(calls), key=lambda wish: (_weight(wish, day), wish.day))
    return chief.touch if day <= chief.until else "catchup"


def _weight(wish: Wish, day: dt.date) -> int:
    if wish.reserved and day <= wish.until:
        return 4
    return 1 if day > wish.until else {"start": 3, "catchup": 1, "asked": 0}.get(wish.touch, 2)
