"""On which days the touches of a visit stand in the recipient's calendar: offices, chosen days and the date line.

Origin of the rules: content-map §6, in docs/reminders.md.
"""

import datetime as dt

import msgspec

from scheduler import workdays
from scheduler.ground import WEEK, Appointment, Calendar
from scheduler.series import Series, Touch

NEAR = (0, -1, -2, 1)
"""Where T-3 may stand, in this order: from T-5 to T-2, no further from the visit and no nearer."""
LONGEST = 3 * WEEK
"""By then somebody who chose few days or texts has got the last one."""


class Place(msgspec.Struct, frozen=True):
    """A touch in the recipient's calendar: its day, and the last on which it goes out under its own name.

    Where no day that the person chose is near enough, ``until`` is before ``day``: it then comes along with the next.
    """

    touch: Touch
    day: dt.date
    until: dt.date


def places(series: Series, calendar: Calendar, visit: Appointment) -> tuple[Place, ...]:
    """Every touch of the series with its days."""
    found: list[Place] = []
    following = visit.day + LONGEST
    for touch, day in reversed(_touch_days(series, calendar, visit)):
        until = (day or following - workdays.ONE_DAY) + touch.slips * workdays.ONE_DAY
        if calendar.choosy and day and not touch.reserved:
            until = max(until, following - workdays.ONE_DAY)
        found.append(Place(touch, day or following, until))
        following = day or following
    return tuple(reversed(found))


def _touch_days(series: Series, calendar: Calendar, visit: Appointment) -> list[tuple[Touch, dt.date | None]]:
    """The day of each touch; None for T-3 where none of its days was chosen. Two after the visit never share one."""
    days: list[tuple[Touch, dt.date | None]] = []
    earliest = visit.day + workdays.ONE_DAY
    for touch in series.touches:
        day = touch_day(calendar, visit, touch, earliest)
        if touch.day > 0 and day:
            earliest = day + workdays.ONE_DAY
        days.append((touch, day))
    return days


def touch_day(calendar: Calendar, visit: Appointment, touch: Touch, earliest: dt.date) -> dt.date | None:
    """The recipient's calendar day of a touch, on a chosen day, and when offices are open where the touch wants that.

    After the visit it is not before ``earliest``.
    """
    nominal, window = visit.day + dt.timedelta(days=touch.day), calendar.window
    if touch.moves == "back":
        return _stepped(calendar, nominal, -workdays.ONE_DAY, office=True)
    if touch.moves == "near":
        near = (nominal + days * workdays.ONE_DAY for days in NEAR)
        return next((day for day in near if _stands(calendar, day, office=True)), None)
    if touch.day > 0:
        return _stepped(calendar, max(nominal, earliest), workdays.ONE_DAY, office=False)
    # Across the date line the day before, at the clinic, can be after the visit for a recipient far west of it.
    while touch.day < 0 and (window.opening(nominal) >= visit.at or not window.has(nominal)):
        nominal -= workdays.ONE_DAY
    return nominal


def _stepped(calendar: Calendar, day: dt.date, step: dt.timedelta, *, office: bool) -> dt.date:
    """The first day from that one on, backwards or forwards, on which such a text may come."""
    while not _stands(calendar, day, office=office):
        day += step
    return day


def _stands(calendar: Calendar, day: dt.date, *, office: bool) -> bool:
    return calendar.suits(day, office=office) and calendar.window.has(day)
