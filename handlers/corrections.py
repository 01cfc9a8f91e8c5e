"""A day that only makes sense beside the one just read back: "no, the 3rd", "no, Thursday"."""

import datetime as dt
import re
import zoneinfo

from handlers.understanding import dates
from handlers.understanding.words import bare

_BEFORE = r"(?:no |its |it s |it is |on |the |not \w+ |es |el |dia |para )*"
_WEEKDAY = re.compile(
    rf"{_BEFORE}(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    "|lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
)
_DAY_OF_MONTH = re.compile(rf"{_BEFORE}\d{{1,2}}(?:st|nd|rd|th)?")

Clock = tuple[dt.datetime, str]
"""The moment now and the IANA zone it is seen in."""


def nearby(text: str, day: dt.date, clock: Clock, language: str) -> dt.date | None:
    """The day that is meant: in the month, or the week, of ``day``. None where the text says more, or that is over."""
    words, (now, zone) = bare(text), clock
    if _WEEKDAY.fullmatch(words):
        first = day - dt.timedelta(days=day.weekday())
    elif _DAY_OF_MONTH.fullmatch(words):
        first = day.replace(day=1)
    else:
        return None
    here = zoneinfo.ZoneInfo(zone)
    reading = dates.read(text, dt.datetime.combine(first, dt.time(), here), zone, language)
    # A Monday read on a Monday can be that one or the next: the first is the one in this week.
    found = reading.date or (reading.options[0][0] if reading.options else None)
    return found if found and found >= now.astimezone(here).date() else None
