"""The values that planning works on: what the series of reminders is, and how one person stands towards it.

Origin of every rule: content-map §6 (kept, with its evidence, in docs/reminders.md).
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from scheduler.workdays import EVERY_DAY

Pace = Literal["standard", "short", "fast"]


class Touch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One planned text: ``day`` is its offset in days from the visit's day, e.g. -25 for T-25."""

    name: str
    day: int
    items: tuple[str, ...] = ()
    sweeps: bool = False
    """Names whatever is still open and due instead of a fixed list (T-14)."""
    always: bool = False
    """Sent even when nothing is open (T-1, T+2)."""
    reserved: bool = False
    """Keeps its place under the caps (T-3, T-1)."""
    moves: Literal["never", "back", "near"] = "never"
    """Where offices are closed that day: ``back`` to the working day before, however far (T-28 … T-7); ``near``: back
    by at most two days, else one day on (T-3)."""
    slips: int = 0
    """So many days later it may still go out under its name, when a cap is full (T+2 … T+4)."""


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text of the series without a visit, ``working_days`` after the one before it."""

    items: tuple[str, ...]
    working_days: int


class Own(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the things take part that people add themselves (``additions``): they have no ids of their own here."""

    day: int
    """The day, counted from the visit, on which they are due."""
    touches: tuple[str, ...] = ()
    """The texts that name them, besides those that sweep."""
    weekly: bool = False
    """Whether the weekly texts without a visit name them too."""
    behind: str
    """The item behind which they stand in the order."""
    names_at_most: int = 1
    """So many of them in one text: their words stand in none, so they say little there."""


class Steps(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is added where two opinions differ (``additions``): steps of the guide that are open for few people."""

    items: tuple[str, ...]
    touches: tuple[str, ...]
    """The texts that name them."""
    behind: str
    """The item behind which they stand in the order."""


class Series(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """The series of reminders as series.toml tells it.

    Two are the same only if they are one object: that is how what follows from one is kept and found again.
    """

    touches: tuple[Touch, ...]
    before_booking: tuple[Step, ...]
    weekly: tuple[str, ...] = ()
    """What the weekly texts after those ask for."""
    weekly_until_weeks: int = 6
    order: tuple[str, ...] = ()
    """The order of naming, and of keeping when a cap is full: P00 > P03, P06, P07 > slides > attend > rest."""
    due: dict[str, int] = {}
    """Item id → the day (offset from the visit) on which it is first due."""
    must: tuple[str, ...] = ()
    """Named before every visit, unless done: P03, P06, P07."""
    own: Own | None = None
    steps: Steps | None = None
    names_at_most: int = 5
    a_day: int = 1
    in_seven_days: int = 3


class Said(msgspec.Struct, frozen=True):
    """One proactive text that went out. ``at`` is an aware UTC moment."""

    at: dt.datetime
    touch: str
    items: tuple[str, ...] = ()


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """How one person in one plan stands: all that planning needs, nothing it does not. Moments are aware, in UTC."""

    zone: str
    """The recipient's IANA zone: windows and caps count in it."""
    began_at: dt.datetime
    """When the person agreed to reminders."""
    visit_at: dt.datetime | None = None
    visit_zone: str = ""
    """The clinic's IANA zone: the visit's day is counted in it."""
    visit_set_at: dt.datetime | None = None
    """When the visit was last set or moved; without a visit, when the last one was called off."""
    pace: Pace = "standard"
    urgent: bool = False
    """P00 leads every text until it is answered."""
    agreed: bool = False
    """The person agreed to one text a day when the visit is less than 7 days ahead."""
    open_items: frozenset[str] = frozenset()
    said: tuple[Said, ...] = ()
    """Proactive texts of this plan to this person, oldest first."""
    said_elsewhere: tuple[dt.datetime, ...] = ()
    """Proactive texts of the person's other plans: they count for the caps."""
    snoozed_until: dt.datetime | None = None
    held_since: dt.datetime | None = None
    """An emergency or crisis text went out then and the hold is not lifted."""
    stopped: bool = False
    """No opt-in, STOP, PAUSE, deletion, a death: nothing is planned."""
    opens: dt.time = dt.time(10, 0)
    closes: dt.time = dt.time(17, 0)
    """The window of the recipient's day, both ends inclusive."""
    days: frozenset[int] = EVERY_DAY
    """The weekdays that the person chose, 0 is Monday; never empty. T-1 and ``resume`` wait for none of them."""
    seldom: bool = False
    """The person chose fewer texts: at most one in seven days, besides T-3, T-1, T+2 and what they put off."""

    @property
    def choosy(self) -> bool:
        """Whether the person narrowed down when texts may come, so that some will be late for their own day."""
        return self.seldom or self.days != EVERY_DAY


class Alarm(msgspec.Struct, frozen=True):
    """The next moment to speak: an aware UTC moment, the touch's name, and the open items that it names, in order.

    ``touch`` is one of start, asked, T-28 … T+7, next, catchup, resume.
    """

    at: dt.datetime
    touch: str
    items: tuple[str, ...] = ()
    last: bool = False
    """No text follows it in the series without a visit: it says so."""


def read(mapping: Mapping[str, object]) -> Series:
    """Turn the plain content of series.toml into the series. Errors: ValueError that lists every fault."""
    try:
        series = msgspec.convert(mapping, Series)
    except msgspec.ValidationError as error:
        raise ValueError(f"series.toml: {error}") from None
    faults = tuple(_faults(series))
    if faults:
        raise ValueError("series.toml: " + "; ".join(faults))
    return series


def _faults(series: Series) -> Iterator[str]:
    names = [touch.name for touch in series.touches]
    days = [touch.day for touch in series.touches]
    # The name is what people and evaluations see, the day is what is planned: they must not drift apart.
    yield from (f"touch {name} stands there twice" for name in _doubles(names))
    yield from (f"item {item} stands twice in the order" for item in _doubles(series.order))
    yield from (
        f"touch {touch.name} has day {touch.day}" for touch in series.touches if touch.name != f"T{touch.day:+d}"
    )
    if days != sorted(days):
        yield "the touches do not stand in the order of their days"
    for place, items in _named(series):
        yield from (f"{place} names {item}, which the order lacks" for item in items if item not in series.order)
    yield from _bare(series)


def _bare(series: Series) -> Iterator[str]:
    """What is missing or below one."""
    known = {touch.name for touch in series.touches}
    if series.own and not (known >= set(series.own.touches) and series.own.behind in series.order):
        yield "own names a touch or an item that is not there"
    if series.steps and not (known >= set(series.steps.touches) and series.steps.behind in series.order):
        yield "steps names a touch or an item that is not there"
    if not series.before_booking:
        yield "before_booking has no step"
    steps = {f"step {number}": step.working_days for number, step in enumerate(series.before_booking, 1)}
    limits = {name: getattr(series, name) for name in ("names_at_most", "a_day", "in_seven_days")}
    yield from (f"{name} is {number}, below 1" for name, number in {**steps, **limits}.items() if number < 1)


def _named(series: Series) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every place that names items, with what it names."""
    yield from ((f"touch {touch.name}", touch.items) for touch in series.touches)
    yield from ((f"step {number}", step.items) for number, step in enumerate(series.before_booking, 1))
    yield from (("weekly", series.weekly), ("due", tuple(series.due)), ("must", series.must))


def _doubles(names: list[str] | tuple[str, ...]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
