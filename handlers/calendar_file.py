"""The visit as a calendar file (RFC 5545): discreet, since calendars are shared and stand on lock screens."""

import datetime as dt
import zoneinfo

from handlers.records import Visit

LENGTH = dt.timedelta(hours=1)
"""Nobody told how long it takes; a calendar wants to know."""
AROUND = dt.timedelta(days=400)
"""The zone's rules are written for the year around the visit, not from 1970 on."""


def calendar_file(visit: Visit, title: str, uid: str, now: dt.datetime) -> bytes:
    """One appointment in the clinic's own zone; a whole day where the hour is not known. The same ``uid`` moves it."""
    import icalendar  # noqa: PLC0415 - half a second that only who asks for the file need wait

    event = icalendar.Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("dtstamp", now)
    # The file sent later wins: a moved visit takes the place of the old one.
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", start(visit))
    event.add("dtend", start(visit) + (LENGTH if visit.timed else dt.timedelta(days=1)))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//SecondStep//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    day = visit.at.date()
    calendar.add_missing_timezones(first_date=day - AROUND, last_date=day + AROUND)
    return bytes(calendar.to_ical())


def start(visit: Visit) -> dt.date | dt.datetime:
    """The moment with its zone, or the day alone."""
    return visit.at.replace(tzinfo=zoneinfo.ZoneInfo(visit.zone)) if visit.timed else visit.at.date()
