"""Dates and times in words, in the person's language, the same everywhere so that ``dates.read`` reads them back."""

import datetime as dt
import zoneinfo

from babel.dates import format_date, format_time, get_timezone_location

from handlers.records import Visit

LOCALES = {"en": "en_US", "es": "es_US"}


def in_words(at: dt.datetime, language: str, *, timed: bool = True, now: dt.datetime | None = None) -> str:
    """As in "Tuesday, December 1 at 2:30 PM": the year only where it is not this one, or where ``now`` is not told."""
    locale = LOCALES.get(language, "en_US")
    with_year = now is None or now.year != at.year
    day = format_date(at.date(), format=pattern(language, with_year=with_year), locale=locale)
    if not timed:
        return day
    clock = format_time(at.time(), format="h:mm a", locale=locale).replace("\u202f", " ").replace("\xa0", " ")
    if language == "es":
        # "p.m." would end the sentence before its time.
        return f"{day} {'a la' if at.hour % 12 == 1 else 'a las'} {clock.replace('.', '')}"
    return f"{day} at {clock}"


def pattern(language: str, *, with_year: bool) -> str:
    """The date pattern (CLDR letters) with weekday, day and month."""
    if language == "es":
        return "EEEE, d 'de' MMMM 'de' y" if with_year else "EEEE, d 'de' MMMM"
    return "EEEE, MMMM d, y" if with_year else "EEEE, MMMM d"


def moment(words: str, at: dt.datetime) -> str:
    """Markup for an aware moment: a channel may show it in the reader's own zone."""
    return f"[{words}](time:{int(at.timestamp())})"


def visit_in_words(visit: Visit, language: str, now: dt.datetime) -> str:
    """Markup for the visit's moment in words, one that a channel may show in the reader's own zone too."""
    words = in_words(visit.at, language, timed=visit.timed, now=now)
    return moment(words, visit.at.replace(tzinfo=zoneinfo.ZoneInfo(visit.zone))) if visit.timed else words


def city(zone: str, language: str) -> str:
    """The city that stands for an IANA zone, as the person's language calls it: "New York", "Nueva York"."""
    found = get_timezone_location(zone, locale=LOCALES.get(language, "en_US"), return_city=True)
    return found.rpartition("/")[2]
