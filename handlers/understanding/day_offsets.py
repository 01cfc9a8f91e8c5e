"""Days told by their distance from another: "a week after Thanksgiving", "two Mondays from now", "the other Monday"."""

import datetime as dt
import re

from handlers.understanding import calendar_days as cal
from handlers.understanding import day_meanings as means
from handlers.understanding.day_meanings import Found, Match, Today

_SUNDAY = 6
_MOVED = re.compile(r"\b(?:moved|pushed|bumped|changed|switched)\b")


def beside_holiday(found: Match, today: Today) -> Found:
    """Read "two days after Christmas" and "a week before Thanksgiving"."""
    return means.later(cal.holiday(found[4], today.date), found[1], found[2], sign=1 if found[3] == "AFTER" else -1)


def beside_day(found: Match, today: Today) -> Found | None:
    """Read "a week from the 23rd" and "two days after December 3"; not "moved up a day from the 10th"."""
    if found[3] == "FROM" and _MOVED.search(found.string):
        return None
    day = int(found[5])
    starts = (cal.without_year(int(found[4]), day, today.date),) if found[4] else cal.without_month(day, today.date)[:1]
    sign = -1 if found[3] == "BEFORE" else 1
    return means.later(starts[0], found[1], found[2], sign=sign) if starts and starts[0] else means.exactly()


def weekdays_from_now(found: Match, today: Today) -> Found:
    """Read "two Mondays from now": the second that comes."""
    first = cal.weekday_after(today.date, int(found[2]))
    return means.exactly(first + dt.timedelta(days=7 * (int(found[1]) - 1)))


def last_of_this_month(found: Match, today: Today) -> Found:
    """Read "the last day of the month"."""
    following = cal.month_later(today.date.replace(day=1), 2 if found[1] == "NEXT" else 1)
    return means.exactly(following - dt.timedelta(days=1))


def weekday_by_its_holiday(found: Match, today: Today) -> Found:
    """Read "Monday of Thanksgiving week"."""
    return means.exactly(cal.in_week_of(cal.holiday(found[2] or found[3], today.date), int(found[1])))


def weekday_after_its_holiday(found: Match, today: Today) -> Found:
    """Read "Thanksgiving week Monday"."""
    return means.exactly(cal.in_week_of(cal.holiday(found[1], today.date), int(found[2])))


def weekday_beside_its_holiday(found: Match, today: Today) -> Found:
    """Read "the week after Thanksgiving on Thursday"."""
    step = dt.timedelta(days=7 if found[1] == "AFTER" else -7)
    return means.exactly(cal.in_week_of(cal.holiday(found[2], today.date) + step, int(found[3])))


def weekday_next_week(found: Match, today: Today) -> Found:
    """Read "Tuesday next week": weeks begin on Monday."""
    day = cal.in_week_of(today.date, int(found[1])) + dt.timedelta(days=7)
    # On a Sunday the next week has begun to some, and begins in a week to others.
    return means.exactly(day, day + dt.timedelta(days=7)) if _on_a_sunday(today) else means.exactly(day)


def weekday_this_week(found: Match, today: Today) -> Found:
    """Read "Thursday of this week"."""
    day = cal.in_week_of(today.date, int(found[1]))
    return means.exactly(day + dt.timedelta(days=7) if _on_a_sunday(today) and not today.past else day)


def _on_a_sunday(today: Today) -> bool:
    return today.date.weekday() == _SUNDAY and not today.day_first


def weekday_last_week(found: Match, today: Today) -> Found:
    """Read "Thursday last week"."""
    return means.exactly(cal.in_week_of(today.date, int(found[1])) - dt.timedelta(days=7))


def weekday_after_next(found: Match, today: Today) -> Found:
    """Read "Monday after next"."""
    return means.exactly(cal.weekday_after(today.date, int(found[1])) + dt.timedelta(days=7))


def weekday_in_two_weeks(found: Match, today: Today) -> Found:
    """Read "week after next on Tuesday"."""
    return means.exactly(cal.in_week_of(today.date, int(found[1])) + dt.timedelta(days=14))
