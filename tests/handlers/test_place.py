"""Where the visit is, whose clock it goes by, and its calendar file."""

import datetime as dt

import icalendar
import msgspec
import pytest
from acting import CHAT, NOON, PHONE, VISIT, Actor, known, planned

from handlers.calendar_file import calendar_file
from handlers.records import Visit

WEST = msgspec.structs.replace(VISIT, zone="America/Los_Angeles")
DAY_ONLY = msgspec.structs.replace(WEST, timed=False)


@pytest.mark.parametrize("action", ["place", "place:video", "place.zone", "visit.ics", "visit"])
def test_without_a_date_the_date_is_asked_for(action: str) -> None:
    """Also where an old button is pressed after the date was removed."""
    assert "When is the visit?" in Actor().taps(action)


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("on Zoom", "video"), ("video visit", "video"), ("they will call me", "phone"), ("por teléfono", "phone"),
        ("at the hospital", "clinic"), ("en persona", "clinic"), ("video call", "video"), ("no idea whatsoever", ""),
        ("what time is it there", ""), ("y a qué hora abre el hospital", ""), ("how do I call the clinic", ""),
        ("my phone is dying", ""), ("what do you call a noodle", ""), ("by phone", "phone"),
    ],
)  # fmt: skip
def test_the_place_is_told_in_words(words: str, by: str) -> None:
    """In either language; what is none changes nothing."""
    actor = Actor(plan=planned(visit=VISIT))

    actor.taps("place")
    actor.says(words)

    assert actor.plan.visit is not None
    assert actor.plan.visit.by == by


def test_another_zone_keeps_the_clinics_clock() -> None:
    """The hour the clinic told stays; what it is at home is told."""
    actor = Actor(plan=planned(visit=VISIT))

    actor.taps("place.zone")
    assert "Sorry" in actor.says("qwertz")
    heard = actor.says("Los Angeles")

    assert actor.plan.visit == WEST
    assert "For you it is 5:30 PM." in heard


@pytest.mark.parametrize(
    ("visit", "zone", "told"),
    [(WEST, "America/New_York", True), (WEST, "", False), (DAY_ONLY, "America/New_York", False),
     (WEST, "America/Los_Angeles", False), (VISIT, "America/Detroit", False)],
)  # fmt: skip
def test_the_other_clock_is_told_where_it_differs(visit: Visit, zone: str, told: bool) -> None:  # noqa: FBT001 - a column
    """Not for a zone of another name with the same clock, and not without an hour."""
    actor = Actor(known(zone=zone), planned(visit=visit))

    assert ("For you it is" in actor.taps("visit")) == told


def test_the_other_day_is_told_with_the_other_clock() -> None:
    """Late there is tomorrow here."""
    late = msgspec.structs.replace(WEST, at=WEST.at.replace(hour=22))

    assert "For you it is Wednesday, December 2 at 1:30 AM." in Actor(plan=planned(visit=late)).taps("visit")


def test_moving_the_visit_keeps_its_place() -> None:
    """The place is asked for once."""
    actor = Actor(plan=planned(visit=msgspec.structs.replace(WEST, by="video")), here=CHAT)

    actor.says("December 8 at 9 am")
    actor.taps("visit.confirm")

    assert actor.plan.visit is not None
    assert (actor.plan.visit.by, actor.plan.visit.zone) == ("video", "America/Los_Angeles")
    assert "place:clinic" not in actor.offered


def read(visit: Visit) -> icalendar.Event:
    """The appointment in the file for this visit."""
    calendar = icalendar.Calendar.from_ical(calendar_file(visit, "Appointment", "v1@secondstep", NOON))
    return next(part for part in calendar.walk() if part.name == "VEVENT")


def test_the_file_tells_the_moment_in_the_clinics_zone_and_nothing_else() -> None:
    """A shared calendar learns an hour, not an illness."""
    event = read(WEST)

    assert event["dtstart"].dt.astimezone(dt.UTC) == dt.datetime(2026, 12, 1, 22, 30, tzinfo=dt.UTC)
    assert event["dtstart"].params["TZID"] == "America/Los_Angeles"
    assert (event["summary"], event["class"], event["uid"]) == ("Appointment", "PRIVATE", "v1@secondstep")
    assert set(event) == {"UID", "SUMMARY", "CLASS", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND"}


def test_without_an_hour_it_is_a_whole_day() -> None:
    """The day alone is what is known."""
    event = read(DAY_ONLY)

    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2026, 12, 1), dt.date(2026, 12, 2))


@pytest.mark.parametrize(("language", "title"), [("en", "Appointment"), ("es", "Cita")])
def test_telegram_gets_the_file_and_a_text_message_the_words(language: str, title: str) -> None:
    """The same moment both ways, under a title that tells nothing."""
    plan = planned(visit=VISIT)
    there, here = (Actor(known(language=language), plan, where) for where in (CHAT, PHONE))

    there.taps("visit.ics")
    here.taps("visit.ics")

    document = there.turn.replies[0].document
    assert document is not None
    assert (document.name, document.mime) == ("visit.ics", "text/calendar")
    assert f"SUMMARY:{title}".encode() in document.data
    assert here.turn.replies[0].document is None
    assert "2:30" in here.heard
