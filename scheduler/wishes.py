"""What the series would like to say to one person, and when: before caps, silence and merging (plan.py) have a word.

Touches are counted in the clinic's days and spoken in the recipient's: T-3 of a visit on the 20th is the 17th of
the recipient's calendar. Origin of the rules: content-map §6, in docs/reminders.md.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator

import msgspec

from scheduler import workdays
from scheduler.ground import WEEK, Appointment, Calendar, Ground
from scheduler.places import Place, places
from scheduler.series import Said, Series, Touch

ASK_FIRST = "P00"
"""How many days can I safely wait?"""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One text that should go out: from ``ready`` on, under its own name on the days from ``day`` to ``until``."""

    touch: str
    ready: dt.datetime
    day: dt.date
    until: dt.date
    items: frozenset[str]
    """The open ones it is about."""
    expires: dt.datetime | None = None
    """The visit, for what makes no sense after it."""
    always: bool = False
    reserved: bool = False
    dated: bool = False
    """One of the touches T-28 … T+7."""
    on_workdays: bool = False
    any_day: bool = False
    """Waits for no chosen day: the day before the visit can be no other day (T-1)."""
    unpaced: bool = False
    """One a week, where somebody chose that, does not hold it back: T-3, T-1, T+2 and what was put off."""
    again: bool = False
    """The person put these tasks off until now, so they are named however recent they are."""


def wishes(here: Ground) -> tuple[Wish, ...]:
    """Everything the series has to say from the anchor on, by time. What nobody could act on any more is left out."""
    series = _with_visit(here, here.visit) if here.visit else _without_visit(here)
    found = (wish for wish in (*series, *_put_off(here)) if wish.items or wish.always)
    return tuple(sorted(found, key=lambda wish: wish.ready))


def due_by(here: Ground, visit: Appointment, day: dt.date) -> frozenset[str]:
    """The open items that are due on or before that day, as far as they are to be done before the visit."""
    left = min((day - visit.day).days, -1)  # what is due from the visit on is no preparation
    return here.outlook.open_items & _due(here.series, left)


@functools.lru_cache(maxsize=1024)
def _due(series: Series, left: int) -> frozenset[str]:
    """Everything that is first due so many days after the visit (below zero: before it), or earlier."""
    return frozenset(item for item, day in series.due.items() if day <= left)


def named_between(said: Iterable[Said], since: dt.datetime, before: dt.datetime) -> frozenset[str]:
    """The items that were named in that time, its beginning included, its end not."""
    return frozenset(item for text in said if since <= text.at < before for item in text.items)


def _with_visit(here: Ground, visit: Appointment) -> Iterator[Wish]:
    """The touches that are still ahead, and before them ``start`` and ``asked``."""
    first = here.window.day(here.floor)
    ahead: list[tuple[Touch, Wish]] = []
    gone: list[Touch] = []
    for place, wish in _touches(here.series, here.calendar, visit):
        if _ahead(place, first):
            ahead.append((place.touch, wish))
        else:
            gone.append(place.touch)
    late = _late(here, visit, gone)
    starts = bool(late) and here.floor < visit.at
    if starts:
        yield _waiting(here, "start", here.floor, late)
    yield from _asked(here, visit, first if starts else here.window.day(here.anchor))
    for touch, wish in ahead:
        yield _touch(here, visit, touch, wish)


def _ahead(place: Place, first: dt.date) -> bool:
    """Whether the touch is still to come on the first day; what is late before the visit is for ``start`` to gather."""
    slipped = place.day + place.touch.slips * workdays.ONE_DAY
    return (slipped if place.touch.day < 0 else place.until) >= first


# At ten in the morning the visits of all who are due lie on the same few days.
@functools.lru_cache(maxsize=4096)
def _touches(series: Series, calendar: Calendar, visit: Appointment) -> tuple[tuple[Place, Wish], ...]:
    """The touches of a visit in their places, as wishes that name nothing yet."""
    return tuple((place, _nameless(calendar, visit, place)) for place in places(series, calendar, visit))


def _nameless(calendar: Calendar, visit: Appointment, place: Place) -> Wish:
    touch, ready = place.touch, calendar.window.opening(place.day)
    return Wish(
        touch=touch.name,
        ready=ready,
        day=calendar.window.day(ready),
        until=place.until,
        items=frozenset(),
        expires=visit.at if touch.day < 0 else None,
        always=touch.always,
        reserved=touch.reserved and place.day <= place.until,
        dated=True,
        on_workdays=calendar.choosy and touch.moves != "never",
        any_day=touch.day < 0 and touch.moves == "never",
        unpaced=touch.reserved or touch.always,
    )


def _touch(here: Ground, visit: Appointment, touch: Touch, wish: Wish) -> Wish:
    """The wish with what it names, and not before the series began."""
    about = here.outlook.open_items.intersection(touch.items)
    if touch.sweeps:
        about |= due_by(here, visit, visit.day + dt.timedelta(days=touch.day))
    ready = max(wish.ready, here.floor)
    return msgspec.structs.replace(wish, items=about, ready=ready, day=here.window.day(ready))


def _waiting(here: Ground, name: str, ready: dt.datetime, items: Iterable[str]) -> Wish:
    """A text that waits for its chance: until the visit, where there is one ahead."""
    ahead = here.visit if here.visit and ready < here.visit.at else None
    return Wish(
        touch=name,
        ready=ready,
        day=here.window.day(ready),
        until=here.window.day(ahead.at) if ahead else dt.date.max,
        items=frozenset(items),
        expires=ahead.at if ahead else None,
    )


def _late(here: Ground, visit: Appointment, gone: list[Touch]) -> frozenset[str]:
    """The open items whose touch or day has passed, save what was named in the week before the visit was set or moved.

    P00 is late at once where the case is urgent, else it only comes along.
    """
    named = named_between(here.outlook.said, here.anchor - WEEK, here.anchor)
    passed = frozenset(item for touch in gone if touch.day < 0 for item in touch.items)
    # Not every item has a touch of its own: some are only swept up by T-14, and late all the same.
    passed |= due_by(here, visit, here.window.day(here.floor) - workdays.ONE_DAY)
    late = (passed & here.outlook.open_items) - named - {ASK_FIRST}
    asks = here.outlook.open_items & {ASK_FIRST}
    return late | asks if late or (here.outlook.urgent and asks - named) else late


def _asked(here: Ground, visit: Appointment, told: dt.date) -> Iterator[Wish]:
    """Whether they asked: on the working day after they were told to, unless P00 was named in the week before."""
    recently = named_between(here.outlook.said, here.anchor - WEEK, here.anchor)
    day = workdays.later(told, 1)
    ready = here.window.opening(day)
    if ASK_FIRST in here.outlook.open_items - recently and day < visit.day and ready < visit.at:
        wish = _waiting(here, "asked", ready, [ASK_FIRST])
        yield msgspec.structs.replace(wish, until=min(wish.until, visit.day - workdays.ONE_DAY), on_workdays=True)


def _without_visit(here: Ground) -> Iterator[Wish]:
    """The steps before a visit is booked, then once a week until the weeks are over."""
    steps = list(_steps(here))
    following = [day for day, _ in steps[1:]]
    # The last one says that it is the last: it finds its day also where few were chosen.
    end = steps[-1][0] + (2 if here.calendar.choosy else 1) * WEEK
    for (day, items), then in zip(steps, [*following, end], strict=True):
        yield Wish(
            touch="next",
            ready=here.window.opening(day),
            day=day,
            until=then - workdays.ONE_DAY,
            items=here.outlook.open_items.intersection(items),
            on_workdays=True,
        )


def _steps(here: Ground) -> Iterator[tuple[dt.date, tuple[str, ...]]]:
    """The working day and the items of each text without a visit."""
    began = day = here.window.day(here.anchor)
    for step in here.series.before_booking:
        day = workdays.later(day, step.working_days)
        yield day, step.items
    end = began + here.series.weekly_until_weeks * WEEK
    # Counted from the nominal day, so that one holiday does not shift all the weeks after it.
    while workdays.on_or_after(day + WEEK) <= end:
        day += WEEK
        yield workdays.on_or_after(day), here.series.weekly


def _put_off(here: Ground) -> Iterator[Wish]:
    """LATER: what the last text before the snooze named is asked for once more when the snooze ends."""
    until = here.outlook.snoozed_until
    if until is None:
        return
    texts = [text for text in here.outlook.said if here.anchor <= text.at < until and text.touch != "resume"]
    items = [item for item in texts[-1].items if item in here.outlook.open_items] if texts else []
    wish = _waiting(here, "catchup", here.window.hour_after(until, dt.timedelta()), items)
    # What was asked for before the visit makes no sense when the snooze ends after it.
    if not here.visit or not texts or (texts[-1].at < here.visit.at) == (wish.ready < here.visit.at):
        yield msgspec.structs.replace(wish, again=True, unpaced=True)
