"""Arithmetic on days: which Tuesday, which third of the month, when Thanksgiving is."""

import calendar
import datetime as dt
from collections.abc import Callable

STILL_PAST = dt.timedelta(days=90)
"""A day without a year that passed no longer ago than this is taken as past, not as next year's."""

_DAY = dt.timedelta(days=1)
_MONTHS, LONGEST_MONTH = 12, 31


def on(year: int, month: int, day: int) -> dt.date | None:
    """That day, or None where the month has no such day."""
    if not 1 <= month <= _MONTHS or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def without_year(month: int, day: int, today: dt.date) -> dt.date | None:
    """The day meant by "nov 10": this year's, or next year's when this year's is long past."""
    this, following = on(today.year, month, day), on(today.year + 1, month, day)
    last = on(today.year - 1, month, day)
    if last and today - last <= STILL_PAST:
        return last
    if this and today - this <= STILL_PAST:
        return this
    # "feb 29" where the coming February has none is a slip, not a plan for a later leap year.
    return following if this or (month, day) < (today.month, today.day) else None


def without_month(day: int, today: dt.date) -> tuple[dt.date, ...]:
    """The days meant by "the 4th": the next one; today and the next one where today is such a day; none for "45th"."""
    months = ((today.year + (today.month + i - 1) // 12, (today.month + i - 1) % 12 + 1) for i in range(13))
    ahead = [found for year, month in months if (found := on(year, month, day)) and found >= today]
    return tuple(ahead[: 2 if today.day == day else 1])


def last_without_month(day: int, today: dt.date) -> dt.date | None:
    """The last such day, today or before: "I went on the 4th"."""
    days = (found for back in range(3) if (found := on(*_month_back(today, back), day)))
    return next((found for found in days if found <= today), None)


def _month_back(today: dt.date, months: int) -> tuple[int, int]:
    month = month_later(today.replace(day=1), -months)
    return month.year, month.month


def weekday_after(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday after that day, never the day itself."""
    return day + _DAY * ((weekday - day.weekday() - 1) % 7 + 1)


def weekday_before(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday before that day, never the day itself."""
    return day - _DAY * ((day.weekday() - weekday - 1) % 7 + 1)


def nearest(day: dt.date, weekday: int) -> dt.date:
    """The such weekday that lies closest to that day."""
    return weekday_after(day - _DAY * 4, weekday)


def in_week_of(day: dt.date, weekday: int) -> dt.date:
    """That weekday of the day's own week, Monday to Sunday."""
    return day + _DAY * (weekday - day.weekday())


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The nth such weekday of a month; -1 is the last."""
    days = [dt.date(year, month, d) for d in range(1, calendar.monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    return fitting[nth - 1 if nth > 0 else nth] if nth <= len(fitting) else None


def month_later(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or that month's last day."""
    year, month = day.year + (day.month + months - 1) // 12, (day.month + months - 1) % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], dt.date | None]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _fixed(month: int, day: int) -> Callable[[int], dt.date | None]:
    return lambda year: on(year, month, day)


def _after_thanksgiving(days: int) -> Callable[[int], dt.date | None]:
    def day(year: int) -> dt.date | None:
        thursday = nth_weekday(year, 11, 3, 4)
        return thursday + days * _DAY if thursday else None

    return day


_HOLIDAYS: dict[str, Callable[[int], dt.date | None]] = {
    "HNYE": _fixed(12, 31),
    "HNY": _fixed(1, 1),
    "HXE": _fixed(12, 24),
    "HX": _fixed(12, 25),
    "HBF": _after_thanksgiving(1),
    "HT": _nth(11, 3, 4),
    "HH": _fixed(10, 31),
    "HL": _nth(9, 0, 1),
    "HM": _nth(5, 0, -1),
    "HP": _nth(2, 0, 3),
    "HK": _nth(1, 0, 3),
    "HV": _fixed(2, 14),
    "HVD": _fixed(11, 11),
    "HI": _fixed(7, 4),
    "HR": _fixed(1, 6),
    "HSP": _fixed(3, 17),
    "HJ": _fixed(6, 19),
    "HCD": _nth(10, 0, 2),
    "HMD": _nth(5, 6, 2),
    "HFD": _nth(6, 6, 3),
    "HGD": _fixed(2, 2),
    "HCM": _fixed(5, 5),
    "HDM": _fixed(11, 2),
    "HCY": _after_thanksgiving(4),
    "HBX": _fixed(12, 26),
    "HTX": _fixed(4, 15),
    "HED": _fixed(4, 22),
    "HAF": _fixed(4, 1),
    "HFL": _fixed(6, 14),
}
HOLIDAY_SIGNS = "|".join(sorted(_HOLIDAYS, key=len, reverse=True))


def holiday(sign: str, today: dt.date) -> dt.date:
    """The holiday's next day, or its last one when that was only days ago. Errors: KeyError for an unknown sign."""
    days = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _HOLIDAYS[sign](year))]
    return next(day for day in days if day >= today - dt.timedelta(days=14))
