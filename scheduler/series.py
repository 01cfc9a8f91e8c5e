"""The values that planning works on: what the series of reminders is, and how one person stands towards it.

Origin of every rule: content-map §6 (kept, with its evidence, in docs/reminders.md).
"""

import datetime as dt
from typing import Literal

import msgspec

Pace = Literal["standard", "short", "fast"]


class Touch(msgspec.Struct, frozen=True, kw_only=True):
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


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One text of the series without a visit: ``working_days`` after the one before it, or weekly at the end."""

    items: tuple[str, ...]
    working_days: int


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The series of reminders as series.toml tells it."""

    touches: tuple[Touch, ...]
    before_booking: tuple[Step, ...]
    weekly_until_weeks: int = 6
    order: tuple[str, ...] = ()
    """The order of naming, and of keeping when a cap is full: P00 > P03, P06, P07 > slides > attend > rest."""
    due: dict[str, int] = {}
    """Item id → the day (offset from the visit) on which it is first due."""
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
    """When the visit was last set or moved."""
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


class Alarm(msgspec.Struct, frozen=True):
    """The next moment to speak: an aware UTC moment, the touch's name, and the open items that it names, in order.

    ``touch`` is one of start, asked, T-28 … T+7, next, catchup, resume.
    """

    at: dt.datetime
    touch: str
    items: tuple[str, ...] = ()
