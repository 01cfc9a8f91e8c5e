"""When the visit is: what a person wrote, read as a day and a time. It asks rather than guesses.

English and Spanish are both read, also mixed; the language only decides what "12/3" can mean. Origin of the rules:
docs/understanding.md.
"""

import datetime as dt
import re
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from handlers.understanding import clock_times, day_phrases
from handlers.understanding.calendar_days import nearest, weekday_after
from handlers.understanding.clock_times import Clock
from handlers.understanding.date_asides import without_asides
from handlers.understanding.date_clauses import (
    asks_for_today,
    asks_to_wait,
    attended,
    corrected,
    holiday_first,
    of_other_events,
    of_the_next,
    of_the_visit,
    only_of_the_lab,
    parted,
    tells_two,
    told_aside,
    unbooked,
)
from handlers.understanding.date_spellings import this_year
from handlers.understanding.date_tenses import calls_first, is_over, told_as_past, without_the_call
from handlers.understanding.date_words import signs
from handlers.understanding.day_meanings import Found, Today
from handlers.understanding.words import plain

Status = Literal["ok", "date_only", "time_only", "ambiguous", "none", "past"]
Option = tuple[dt.date, dt.time | None]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood. ``date`` and ``time`` are local wall clock, in the zone of ``zone_word`` where it is named.

    ``past`` carries the day that is over; ``ambiguous`` its ``options``, best first, none for a range ("in December").
    """

    status: Status
    date: dt.date | None = None
    time: dt.time | None = None
    part: str = ""
    """``morning``, ``afternoon`` or ``evening``, where the text says no more than that."""
    options: tuple[Option, ...] = ()
    inferred: bool = False
    """Whether AM or PM is our guess, by clinic hours: say so when confirming."""
    zone_word: str = ""


NONE = Reading(status="none")


def read(text: str, now: dt.datetime, zone: str, language: str, *, visit: bool = True) -> Reading:
    """The day and time that a text names, as seen from ``now`` (an aware moment) in the writer's IANA ``zone``.

    Unless ``visit``, any day counts, also the one in "ask me again on Friday".
    """
    here = now.astimezone(ZoneInfo(zone))
    said = this_year(plain(text), here.year)
    told = of_the_next(holiday_first(told_aside(without_asides(said) if visit else said)))
    told = without_the_call(told)
    past = told_as_past(told)
    named = _settled(told, language, Today(here.date(), language == "es", past))
    reading = _read(named, here.replace(tzinfo=None))
    if past and reading.status == "ambiguous" and not reading.options:
        reading = Reading(status="past")
    if reading.date == here.date() and not reading.time and (past or is_over(told, here.time())):
        reading = Reading(status="past", date=reading.date)
    two_days = reading.status == "ambiguous" and reading.options
    if (reading.status != "past" and not two_days and calls_first(told)) or asks_for_today(told) or asks_to_wait(told):
        reading = NONE
    if reading.status != "past" and not two_days and unbooked(told):
        reading = NONE
    return msgspec.structs.replace(reading, zone_word=clock_times.zone_word(told))


class _Named(msgspec.Struct, frozen=True):
    """All that a text names: phrases about days, times, a part of the day."""

    found: tuple[Found, ...]
    clocks: tuple[Clock, ...]
    part: str
    line: str = ""
    """The signs that it was read from, and ``rest``: what was read as neither."""
    rest: str = ""


_DAY_OF_ITS_OWN = re.compile(r"\b(?:M\d|W\d|TODAY|TOMORROW|\d{1,2}/\d)")
"""More than "the 10th", whose month another clause may have named."""


def _settled(told: str, language: str, today: Today) -> _Named:
    """What the text names after its corrections, and of two times the visit's own."""
    named = _all_named(told, language, today)
    for before, after in corrected(told):
        mended = _corrected(_all_named(before, language, today), _all_named(after, language, today))
        if mended:
            named = mended
            break
    if tells_two(told):
        return named
    if len({found.days for found in named.found if found.days}) > 1:
        named = _named_by_the_visit(named, _all_named(" , ".join(of_the_visit(told)), language, today))
    others, ours = parted(told)
    return _of_the_visit(named, _all_named(" , ".join(ours), language, today), others) if others else named


def _named_by_the_visit(named: _Named, visit: _Named) -> _Named:
    """Of several days the one beside "visit": "I was diagnosed December 9, the visit is February 3"."""
    months = bool(re.search(r"\bM\d", named.line))
    whole = _DAY_OF_ITS_OWN.search(visit.line) or not months
    return msgspec.structs.replace(named, found=visit.found) if whole and len(visit.found) == 1 else named


def _of_the_visit(named: _Named, ours: _Named, others: list[str]) -> _Named:
    """Without the days and times of other things, where the visit has its own or the others cannot be meant."""
    unsaid = not ours.clocks and not any(f.days or f.weekday is not None for f in ours.found)
    if unsaid and any(f.vague for f in ours.found):
        return ours
    if unsaid and of_other_events(others):
        whole = named.found and len(named.clocks) == 1 and attended(others)
        return named if whole else _Named((), (), "")
    whole_day = _DAY_OF_ITS_OWN.search(ours.line) or not re.search(r"\bM\d", named.line)
    told = {f.days for f in ours.found if f.days}
    days = ours.found if whole_day and told and len(told) <= max(1, len(named.found)) else named.found
    own = len(ours.clocks) == 1 or (not ours.clocks and only_of_the_lab(others))
    clocks = ours.clocks if own else named.clocks
    return msgspec.structs.replace(named, found=days, clocks=clocks)


def _all_named(told: str, language: str, today: Today) -> _Named:
    line = signs(told, language)
    rest, found = day_phrases.take(line, today)
    part = clock_times.part_of_day(rest)
    return _Named(found, clock_times.take(rest, part), part, line, rest)


_ANOTHER_HOUR = re.compile(r"^[a-zA-Z, ]*\b(1[0-2]|[1-9])[.! ]*$")


def _corrected(first: _Named, last: _Named) -> _Named | None:
    """What stands of both; None where the second names nothing, and so corrects nothing."""
    if last.found or last.clocks:
        days = last.found if any(not found.denied for found in last.found) else first.found
        return _Named(days, last.clocks or first.clocks, last.part or first.part)
    hour = _ANOTHER_HOUR.search(last.rest)
    if hour and first.found and len(first.clocks) == 1 and not first.rest.endswith(day_phrases.MARK):
        return msgspec.structs.replace(first, clocks=clock_times.take(f"AT {hour[1]}", first.part))
    if re.search(r"\d", last.rest) and (first.found or first.clocks):
        # "At 2, no wait 3": a day or an hour?
        return _Named((Found(vague=True),), (), "")
    return None


_OR_ANOTHER = re.compile(rf"(?:{day_phrases.MARK}\W*|\b\d{{1,2}} )OR (?:maybe )?(?:the |an? )?\d{{1,2}}\b(?!:)")
"""A second day, named by its number alone: "dec 3? or 4", "cant tell if its an 8 or a 9"."""
_OR_ELSE = re.compile(
    rf"{day_phrases.MARK}\W*OR (?:(?:maybe|the|el|la) )*(?:\d{{1,2}}(?:th)? AT\b|NEXT\b|otr[oa]\b|other\b|(?:one|"
    r"1) AFTER\b)"
)
"""A second day beside an hour of its own: "el 11 o 12 a la 1", "this friday or next"."""
FARTHEST = dt.timedelta(days=3 * 366)
"""What is farther ahead is no visit: a birthday, "3/4/61"."""


def _read(named: _Named, now: dt.datetime) -> Reading:
    stated = [f for f in named.found if not f.denied]
    days = _days(stated, now, named.clocks)
    if days and max(days) - now.date() > FARTHEST:
        return NONE
    if days is None and any(f.impossible for f in stated):
        return NONE
    if days is None:
        return _time_only(named)
    window = len(days) == 1 and len(named.clocks) > 1 and clock_times.WINDOW.search(named.rest)
    if window:
        named = msgspec.structs.replace(named, clocks=())
    if len(days) != 1 or len(named.clocks) > 1:
        times: list[dt.time | None] = [clock.time for clock in named.clocks] or [None]
        return Reading(
            status="ambiguous", part=named.part, options=tuple(dict.fromkeys((d, t) for d in days for t in times))
        )
    if _OR_ELSE.search(named.rest) or (not named.clocks and _OR_ANOTHER.search(named.rest) and not window):
        return Reading(status="ambiguous", part=named.part, options=((days[0], None),))
    return _one_day(days[0], named, now)


def _time_only(named: _Named) -> Reading:
    if len(named.clocks) == 1:
        clock = named.clocks[0]
        return Reading(status="time_only", time=clock.time, inferred=clock.inferred)
    return Reading(status="ambiguous" if named.clocks else "none", part=named.part)


def _one_day(day: dt.date, named: _Named, now: dt.datetime) -> Reading:
    clock = named.clocks[0] if named.clocks else None
    time = clock.time if clock else None
    if day < now.date() or (time and dt.datetime.combine(day, time) < now):
        return Reading(status="past", date=day, time=time)
    if not clock:
        return Reading(status="date_only", date=day, part=named.part)
    return Reading(status="ok", date=day, time=time, inferred=clock.inferred)


def _days(stated: list[Found], now: dt.datetime, clocks: tuple[Clock, ...]) -> tuple[dt.date, ...] | None:
    """The days that can be meant; empty for a range; None where no day is named."""
    exact = list(dict.fromkeys(f.days for f in stated if f.days))
    weekdays = list(dict.fromkeys(f.weekday for f in stated if f.weekday is not None))
    if exact:
        days = tuple(dict.fromkeys(day for days in exact for day in days))
        unsure = any(f.vague for f in stated if f.days)
        return _by_weekday(days, weekdays) if not unsure or len(days) > 1 else (*days, days[0])
    if weekdays and not any(f.vague for f in stated):
        return _coming(weekdays, now, clocks)
    return () if weekdays or any(f.vague for f in stated) else None


def _by_weekday(days: tuple[dt.date, ...], weekdays: list[int]) -> tuple[dt.date, ...]:
    """Let a named weekday choose between days; where it fits none, both it and they may be the slip."""
    if not weekdays:
        return days
    fitting = tuple(day for day in days if day.weekday() in weekdays)
    return fitting or (*days, nearest(days[0], weekdays[0]))


def _coming(weekdays: list[int], now: dt.datetime, clocks: tuple[Clock, ...]) -> tuple[dt.date, ...]:
    days: list[dt.date] = []
    over = bool(clocks) and clocks[0].time < now.time()
    for weekday in weekdays:
        # On a Wednesday "Wednesday" can be today, unless the hour named is over.
        if weekday == now.weekday() and not over:
            days.append(now.date())
        days.append(weekday_after(now.date(), weekday))
    return tuple(days)
