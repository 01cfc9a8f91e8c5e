"""On which days an office answers: Monday to Friday without the eleven US federal holidays (docs/reminders.md)."""

import datetime as dt
import functools

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6

FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
"""New Year, Juneteenth, Independence Day, Veterans Day, Christmas: (month, day)."""

NTH = ((1, MONDAY, 3), (2, MONDAY, 3), (9, MONDAY, 1), (10, MONDAY, 2), (11, THURSDAY, 4))
"""King, Washington, Labor Day, Columbus, Thanksgiving: (month, weekday, which)."""

ONE_DAY = dt.timedelta(days=1)

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(SATURDAY))
WEEKEND = EVERY_DAY - WEEKDAYS


def is_workday(day: dt.date) -> bool:
    """Whether offices are open that day."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@functools.cache
def holidays(year: int) -> frozenset[dt.date]:
    """The days on which federal holidays are kept in that year: the days themselves and those they are moved to."""
    days = {dt.date(year, month, day) for month, day in FIXED}
    days |= {_nth(year, month, weekday, which) for month, weekday, which in NTH}
    days.add(_last_monday_of_may(year))
    moved = {observed(day) for day in days}
    new_year = observed(dt.date(year, 12, 31) + ONE_DAY) if year < dt.MAXYEAR else None
    # A New Year's Day on a Saturday is kept on the last day of the year before.
    return frozenset(days | moved | ({new_year} if new_year and new_year.year == year else set()))


def observed(holiday: dt.date) -> dt.date:
    """The working day on which a holiday is kept: Friday for a Saturday, Monday for a Sunday (5 U.S.C. 6103)."""
    return holiday + {SATURDAY: -ONE_DAY, SUNDAY: ONE_DAY}.get(holiday.weekday(), dt.timedelta())


def _nth(year: int, month: int, weekday: int, which: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _last_monday_of_may(year: int) -> dt.date:
    last = dt.date(year, 5, 31)
    return last - dt.timedelta(days=last.weekday())


def on_or_before(day: dt.date) -> dt.date:
    """That day if offices are open, else the working day before it."""
    while not is_workday(day):
        day -= ONE_DAY
    return day


def on_or_after(day: dt.date) -> dt.date:
    """That day if offices are open, else the next working day."""
    while not is_workday(day):
        day += ONE_DAY
    return day


def later(day: dt.date, working_days: int) -> dt.date:
    """The day that is so many working days (1 or more) after ``day``."""
    for _ in range(working_days):
        day = on_or_after(day + ONE_DAY)
    return day
