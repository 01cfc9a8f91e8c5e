"""How much may be sent: one text a day, three in any seven days, and a place kept for T-3 and T-1 (docs/reminders.md).

"Seven days" is read both ways, as seven calendar days of the recipient and as seven times 24 hours: both must hold.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from scheduler.ground import WEEK, Ground
from scheduler.series import Outlook
from scheduler.window import GRACE, Window

DAYS = WEEK.days
ONE_A_WEEK = 1
"""For somebody who chose fewer texts."""


class Text(msgspec.Struct, frozen=True):
    """One proactive text that went out, of this plan or another of the person's."""

    day: dt.date
    at: dt.datetime
    touch: str = ""
    items: tuple[str, ...] = ()


def texts(window: Window, outlook: Outlook) -> tuple[Text, ...]:
    """Everything that went out to this person, with its day in their present zone."""
    own = (Text(window.day(said.at), said.at, said.touch, said.items) for said in outlook.said)
    return (*own, *(Text(window.day(at), at) for at in outlook.said_elsewhere))


def moment(here: Ground, sent: Sequence[Text], earliest: dt.datetime, *, unpaced: bool = False) -> dt.datetime | None:
    """The first moment on the day of ``earliest`` at which a text is allowed, or None where that day is full.

    ``unpaced``: one that one a week, where the person chose that, does not hold back.
    """
    day = here.window.day(earliest)
    if sum(text.day == day for text in sent) >= here.series.a_day:
        return None
    at: dt.datetime | None = earliest
    if not near(here, day):
        at = _room(sent, day, earliest, here.series.in_seven_days)
    if at and here.outlook.seldom and not unpaced:
        at = _room([text for text in sent if text.touch not in _unpaced(here)], day, at, ONE_A_WEEK)
    return at if at and at <= here.window.closing(day) + GRACE else None


def _room(sent: Sequence[Text], day: dt.date, earliest: dt.datetime, most: int) -> dt.datetime | None:
    """When on that day, not before ``earliest``, there were fewer than ``most`` in the seven days before it."""
    week = sum(0 < (day - text.day).days < DAYS for text in sent)
    if week >= most:
        return None
    # The text of this day a week ago counts until its hour has passed.
    hours = [text.at + WEEK for text in sent if (day - text.day).days == DAYS]
    return max([earliest, *hours]) if week + len(hours) >= most else earliest


def _unpaced(here: Ground) -> frozenset[str]:
    """The touches that one a week neither holds back nor counts."""
    return frozenset(touch.name for touch in here.series.touches if touch.reserved or touch.always) | {"resume"}


def near(here: Ground, day: dt.date) -> bool:
    """Whether one text a day is agreed on for that day: the visit is less than seven days ahead."""
    if not here.outlook.agreed or here.visit is None:
        return False
    return (here.visit.day - day).days < DAYS and dt.timedelta() < here.visit.at - here.window.opening(day) < WEEK


def spares(here: Ground, sent: Sequence[Text], day: dt.date, kept: Iterable[dt.date]) -> bool:
    """Whether a text on that day leaves room for those on the ``kept`` days after it."""
    # Where a text a day was agreed on, nobody can take another's place.
    later = [other for other in kept if other > day and not near(here, other)]
    return all(_beside(here, sent, [day, *later], keep) < here.series.in_seven_days for keep in later)


def _beside(here: Ground, sent: Sequence[Text], planned: Sequence[dt.date], keep: dt.date) -> int:
    """How many texts, sent or planned, would stand in the seven days that end with ``keep``."""
    last = here.window.closing(keep)
    before = sum(text.day < keep and ((keep - text.day).days < DAYS or text.at + WEEK > last) for text in sent)
    return before + sum(0 < (keep - other).days < DAYS for other in planned)
