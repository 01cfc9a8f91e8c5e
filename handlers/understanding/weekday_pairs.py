"""A weekday beside a number: "the 24th, a Tuesday", "jueves 10", "Wednesday 9 10am", "Tuesday week"."""

import datetime as dt

from handlers.understanding import calendar_days as cal
from handlers.understanding import day_meanings as means
from handlers.understanding.day_meanings import Found, Match, Today


def day_then_weekday(found: Match, today: Today) -> Found:
    """Read "the 24th, a Tuesday"."""
    day, weekday = int(found[1]), int(found[2])
    days = cal.without_month(day, today.date)
    fitting = [d for d in days if d.weekday() == weekday]
    return means.exactly(*fitting[:1]) if fitting or not days else means.exactly(days[0], cal.nearest(days[0], weekday))


def spanish_weekday_day(found: Match, today: Today) -> Found | None:
    """Read "jueves 10" is the tenth where that is a Thursday; else the ten is an hour, as it is in English."""
    return means.weekday_bare_day(found, today) if _fits(int(found[1]), int(found[2]), today) else None


def weekday_day(found: Match, today: Today) -> Found | None:
    """Read "Wednesday 9 10am": the nine is a day where that is a Wednesday, since the hour is told behind it."""
    return means.weekday_bare_day(found, today) if _falls_on(int(found[1]), int(found[2]), today) else None


def weekday_week(found: Match, today: Today) -> Found:
    """Offer both for "Tuesday week" and "el otro martes": eight days and more to some, this Tuesday to others."""
    coming = cal.weekday_after(today.date, int(found[1] or found[2]))
    return means.exactly(coming + dt.timedelta(days=7), coming)


def _fits(weekday: int, day: int, today: Today) -> bool:
    return today.day_first and _falls_on(weekday, day, today)


def _falls_on(weekday: int, day: int, today: Today) -> bool:
    days = cal.without_month(day, today.date)
    return any(d.weekday() == weekday for d in days)
