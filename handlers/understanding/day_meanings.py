"""What each phrase about a day means: functions from the words found and today to the days that can be meant."""

import datetime as dt
import re
from collections.abc import Callable

import msgspec

from handlers.understanding import calendar_days as cal


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One day that a text names. Several ``days`` are alternatives; none means a range or no such day."""

    days: tuple[dt.date, ...] = ()
    weekday: int | None = None
    """A bare weekday, 0 is Monday: which one depends on the rest of the text."""
    vague: bool = False
    impossible: bool = False
    denied: bool = False
    """"not Thursday": named only to be ruled out."""


class Today(msgspec.Struct, frozen=True):
    """Where in time the writer is, whether they may put the day before the month, and whether they tell of the past."""

    date: dt.date
    day_first: bool
    past: bool


Match = re.Match[str]
Meaning = Callable[[Match, Today], Found | None]
"""None: this phrase was not meant after all, and its words stay for others."""

_HAS_A_DAY = re.compile(r"(?<![:\d])\b\d{1,2}(?:th)?,? (?:OF )?$")
_HAS_A_MONTH = re.compile(r"\bM\d{1,2},? (?:the )?$")


def exactly(*days: dt.date | None) -> Found:
    """These days; a None among them is a day that no calendar has."""
    real = tuple(dict.fromkeys(day for day in days if day))
    return Found(days=real, impossible=not real)


def _year(text: str) -> int:
    return int(text) % 100 + 2000


def iso(found: Match, _today: Today) -> Found:
    """Read "2026-12-03"."""
    return exactly(cal.on(int(found[1]), int(found[2]), int(found[3])))


def both_orders(first: int, second: int, today: Today, year: str | None) -> Found:
    """Two numbers: month first, and where the writer may put the day first, also the other way round."""

    def at(month: int, day: int) -> dt.date | None:
        return cal.on(_year(year), month, day) if year else cal.without_year(month, day, today.date)

    us_order, day_order = at(first, second), at(second, first)
    if not today.day_first or not us_order or not day_order:
        return exactly(us_order or day_order)
    return exactly(us_order, day_order)


def numeric_year(found: Match, today: Today) -> Found:
    """Read "12/3/2026"."""
    return both_orders(int(found[1]), int(found[3]), today, found[4])


def numeric(found: Match, today: Today) -> Found:
    """Read "12/3"."""
    return both_orders(int(found[1]), int(found[2]), today, None)


def _month_day(month: str, day: str, year: str | None, today: Today) -> Found:
    if year:
        return exactly(cal.on(int(year), int(month), int(day)))
    return exactly(cal.without_year(int(month), int(day), today.date))


def day_month(found: Match, today: Today) -> Found | None:
    """Read "3 December" and "3 December 2026"; in "December 3, December 10" the three has its month already."""
    if _HAS_A_MONTH.search(found.string[: found.start()]):
        return None
    return _month_day(found[2], found[1], found[3], today)


def month_then_day(found: Match, today: Today) -> Found:
    """Read "December 3" and "December 3, 2026"."""
    return _month_day(found[1], found[2], found[3], today)


def two_days_of_month(found: Match, today: Today) -> Found | None:
    """Read "December 3 or 4": one of them is meant; in "Dec 9 - 9" and "3 dic 9 y 15" there is an hour."""
    if ("-" in found[0] and int(found[3]) <= int(found[2])) or _HAS_A_DAY.search(found.string[: found.start()]):
        return None
    first, last = (_month_day(found[1], found[i], None, today) for i in (2, 3))
    return Found(days=first.days + last.days, vague=True)


def day_to_day_month(found: Match, today: Today) -> Found:
    """Read "3 or 4 December": one of them is meant."""
    first, last = (_month_day(found[3], found[i], None, today) for i in (1, 2))
    return Found(days=first.days + last.days, vague=True)


def last_day(found: Match, today: Today) -> Found:
    """Read "the last day of September"."""
    month = int(found[1])
    return exactly(next(filter(None, (cal.without_year(month, day, today.date) for day in (31, 30, 29, 28))), None))


def day_of_next_month(found: Match, today: Today) -> Found:
    """Read "the 3rd of next month"."""
    month = cal.month_later(today.date.replace(day=1), 1 if found[2] == "NEXT" else 0)
    return exactly(cal.on(month.year, month.month, int(found[1])))


def bare_day(found: Match, today: Today) -> Found:
    """Read "the 30th"; the last one where the text tells of the past."""
    day = int(found[1])
    return exactly(cal.last_without_month(day, today.date) if today.past else None, *_ahead(day, today))


def _ahead(day: int, today: Today) -> tuple[dt.date, ...]:
    return () if today.past else cal.without_month(day, today.date)


def weekday_bare_day(found: Match, today: Today) -> Found:
    """Read "Tuesday the 24th"."""
    weekday, day = int(found[1]), int(found[2])
    last = cal.last_without_month(day, today.date)
    if today.past and last and last.weekday() == weekday:
        return exactly(last)
    days = cal.without_month(day, today.date)
    fitting = [d for d in days if d.weekday() == weekday]
    if fitting or not days:
        return exactly(*fitting[:1])
    # "Friday the 15th", where only the next month's is a Friday: that one first, but asked about.
    following = cal.without_month(day, days[0] + dt.timedelta(days=1))[:1]
    return exactly(*(d for d in following if d.weekday() == weekday), days[0], cal.nearest(days[0], weekday))


def nth_weekday(found: Match, today: Today) -> Found:
    """Read "first Monday in December"."""
    nth = -1 if found[1].startswith("LAST") else int(found[1])
    weekday, month = int(found[2]), int(found[3])
    days = (cal.nth_weekday(year, month, weekday, nth) for year in (today.date.year, today.date.year + 1))
    return exactly(next((day for day in days if day and day >= today.date), None))


def nth_weekday_of_this(found: Match, today: Today) -> Found:
    """Read "last Monday of the month"."""
    nth = -1 if found[1].startswith("LAST") else int(found[1])
    month = cal.month_later(today.date.replace(day=1), 1 if "NEXT" in found[0] else 0)
    return exactly(cal.nth_weekday(month.year, month.month, int(found[2]), nth))


def beside(found: Found, sign: str) -> Found:
    """Read "the day after December 3"; "after December 3" says no day."""
    step = {"DAYAFTER": 1, "DAYBEFORE": -1}.get(sign)
    return exactly(*(day + dt.timedelta(days=step) for day in found.days)) if step and found.days else Found(vague=True)


def next_weekday(found: Match, today: Today) -> Found:
    """Offer both for "next Thursday": said on a Wednesday it is tomorrow to some, eight days later to others."""
    coming = cal.weekday_after(today.date, int(found[1]))
    if coming > cal.in_week_of(today.date, 6):
        return exactly(coming)
    return exactly(coming + dt.timedelta(days=7), coming)


def last_weekday(found: Match, today: Today) -> Found:
    """Read "last Monday"."""
    return exactly(cal.weekday_before(today.date, int(found[1])))


def weekday(found: Match, today: Today) -> Found:
    """A weekday alone: the coming one, or the last one where the text tells of the past."""
    weekday = int(found[1])
    return exactly(cal.weekday_before(today.date, weekday)) if today.past else Found(weekday=weekday)


def weekday_by_holiday(found: Match, today: Today) -> Found:
    """Read "Tuesday after Thanksgiving"."""
    step = cal.weekday_after if found[2] == "AFTER" else cal.weekday_before
    return exactly(step(cal.holiday(found[3], today.date), int(found[1])))


def day_by_holiday(found: Match, today: Today) -> Found:
    """Read "the day after Thanksgiving"."""
    step = 1 if found[1] == "DAYAFTER" else -1
    return exactly(cal.holiday(found[2], today.date) + dt.timedelta(days=step))


def holiday(found: Match, today: Today) -> Found:
    """Read "Christmas Eve"."""
    return exactly(cal.holiday(found[1], today.date))


def later(day: dt.date, count: str, unit: str, sign: int = 1) -> Found:
    """So many days, weeks or months after that day, or before it."""
    if count == "FEW":
        return Found(vague=True)
    number = {"COUPLE": 2, "a": 1, "an": 1, "": 1}.get(count) or int(count)
    if unit == "MONTH":
        there = cal.month_later(day, sign * number)
    else:
        there = day + dt.timedelta(days=sign * number * (7 if unit == "WEEK" else 1))
    return Found(days=(there,), vague=count == "COUPLE")


def from_today(found: Match, today: Today) -> Found:
    """Read "in two weeks"."""
    if found[2] == "DAY" and today.day_first and found[1] in {"8", "15"}:
        # "en ocho días" and "en quince días" are how Spanish says one and two weeks.
        weeks, days = (today.date + dt.timedelta(days=n) for n in (int(found[1]) - 1, int(found[1])))
        return exactly(weeks, days)
    return later(today.date, found[1], found[2])


def from_tomorrow(found: Match, today: Today) -> Found:
    """Read "two weeks from tomorrow"."""
    return later(today.date + dt.timedelta(days=1), found[1], found[2])


def from_weekday(found: Match, today: Today) -> Found:
    """Read "a week from Friday"."""
    count = found[1] or "1"
    return _or_today(later(cal.weekday_after(today.date, int(found[2])), count, "WEEK"), int(found[2]), today)


def _or_today(day: Found, weekday: int, today: Today) -> Found:
    """On a Wednesday "a week from Wednesday" may count from today."""
    if not day.days or weekday != today.date.weekday():
        return day
    return exactly(day.days[0] - dt.timedelta(days=7), *day.days)


def week_later(found: Match, today: Today) -> Found:
    """Read "de hoy en ocho" and "en quince": the Spanish count includes both ends, so it is one week, or two."""
    start = {"TODAY": today.date, "TOMORROW": today.date + dt.timedelta(days=1)}.get(found[1])
    if start:
        return exactly(start + dt.timedelta(days=int(found[2]) - 1))
    weekday = int(found[1][1:])
    coming = cal.weekday_after(today.date, weekday)
    return _or_today(exactly(coming + dt.timedelta(days=int(found[2]) - 1)), weekday, today)


def ago(found: Match, today: Today) -> Found:
    """Read "two weeks ago"."""
    return later(today.date, found[1], found[2], sign=-1)


def offset(days: int) -> Meaning:
    """Read "tomorrow" and its like: so many days from today."""
    return lambda _found, today: exactly(today.date + dt.timedelta(days=days))


def vague(_found: Match, _today: Today) -> Found:
    """Read "next week", "in December": a range, to be asked about."""
    return Found(vague=True)


def nothing(_found: Match, _today: Today) -> Found:
    """Read "every Monday", "for two weeks": no day of a visit."""
    return Found(denied=True)
