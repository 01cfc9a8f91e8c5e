"""Reading when the visit is. Wednesday, November 18, 2026, 10:15 in New York, unless told otherwise."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_time
from hypothesis import given
from hypothesis import strategies as st

from handlers.moments import in_words
from handlers.understanding.dates import Reading, read

ZONE = "America/New_York"
NOW = dt.datetime(2026, 11, 18, 10, 15, tzinfo=ZoneInfo(ZONE))
LOCALES = {"en": "en_US", "es": "es_US"}
SHORT = {"en": "EEE MMM d", "es": "EEE d MMM"}


def reading(text: str, language: str = "en") -> Reading:
    return read(text, NOW, ZONE, language)


def told(text: str, language: str = "en") -> str:
    """The reading in one line: status, day, time, then its options."""
    found = reading(text, language)
    moments = [(found.date, found.time), *found.options]
    shown = [f"{day or '-'} {time.strftime('%H:%M') if time else '-'}" for day, time in moments]
    return " | ".join([f"{found.status} {shown[0]}", *shown[1:]])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("black friday at 9", "en", "ok 2026-11-27 09:00"),
        ("cyber monday at 10", "en", "ok 2026-11-30 10:00"),
        ("tuesday week at 2pm", "en", "ambiguous - - | 2026-12-01 14:00 | 2026-11-24 14:00"),
        ("Wednesday 9 10am", "en", "ok 2026-12-09 10:00"),
        ("friday 9 10am", "en", "ambiguous - - | 2026-11-20 09:00 | 2026-11-20 10:00"),
        ("jueves 10", "es", "date_only 2026-12-10 -"),
        ("the 24th, a tuesday", "en", "date_only 2026-11-24 -"),
    ],
)
def test_a_weekday_beside_a_number_and_the_days_of_the_shops(text: str, language: str, expected: str) -> None:
    """The number is a day where that day is such a weekday, else an hour; what both could be is asked."""
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/3 9am", "ok 2026-12-03 09:00"),
        ("15/12 9am", "ok 2026-12-15 09:00"),
        ("12-3", "date_only 2026-12-03 -"),
        ("2026-12-03T14:30", "ok 2026-12-03 14:30"),
        ("feb 30", "none - -"),
        ("feb 29", "none - -"),
        ("the 45th", "none - -"),
        ("the 18th", "ambiguous - - | 2026-11-18 - | 2026-12-18 -"),
        ("the 31st at 2", "ok 2026-12-31 14:00"),
        ("wednesday at 9", "ok 2026-11-25 09:00"),
        ("wednesday at 11", "ambiguous - - | 2026-11-18 11:00 | 2026-11-25 11:00"),
        ("thursday of this week 9am", "ok 2026-11-19 09:00"),
        ("this week on friday at 9", "ok 2026-11-20 09:00"),
        ("next friday", "ambiguous - - | 2026-11-27 - | 2026-11-20 -"),
        ("the monday after next", "date_only 2026-11-30 -"),
        ("the 24th a tuesday", "date_only 2026-11-24 -"),
        ("the 24th, friday", "ambiguous - - | 2026-11-24 - | 2026-11-27 -"),
        ("monday the 25th", "ambiguous - - | 2026-11-25 - | 2026-11-23 -"),
        ("friday 12/3", "ambiguous - - | 2026-12-03 - | 2026-12-04 -"),
        ("fifth monday in february", "none - -"),
        ("second tuesday of next month", "date_only 2026-12-08 -"),
        ("dec 3 to 5", "ambiguous - - | 2026-12-03 - | 2026-12-05 -"),
        ("3 or 4 december", "ambiguous - - | 2026-12-03 - | 2026-12-04 -"),
        ("two weeks from friday", "date_only 2026-12-04 -"),
        ("in a month", "date_only 2026-12-18 -"),
        ("in a few days", "ambiguous - -"),
        ("in a couple of weeks", "ambiguous - - | 2026-12-02 -"),
        ("chemo every monday", "none - -"),
        ("not thursday, friday at 2", "ok 2026-11-20 14:00"),
        ("moved from monday to friday at 2", "ok 2026-11-20 14:00"),
        ("not thursday", "none - -"),
        ("thanksgiving week", "ambiguous - -"),
        ("the day before thanksgiving", "date_only 2026-11-25 -"),
        ("labor day", "date_only 2027-09-06 -"),
        ("presidents day", "date_only 2027-02-15 -"),
        ("day before yesterday", "past 2026-11-16 -"),
        ("thursday last week", "past 2026-11-12 -"),
        ("last week thursday", "past 2026-11-12 -"),
        ("today at 9am", "past 2026-11-18 09:00"),
        ("i saw her monday, it was short", "past 2026-11-16 -"),
        ("it was moved to monday", "date_only 2026-11-23 -"),
        ("at Mayo on monday at 2", "ok 2026-11-23 14:00"),
        ("mar 3 2pm", "ok 2027-03-03 14:00"),
        ("monday in december", "ambiguous - -"),
        ("", "none - -"),
    ],
)
def test_days_are_read_or_asked_about(text: str, expected: str) -> None:
    """A day is taken only where one can be meant; else the options are offered, or the question comes again."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tuesday the 8th no wait the 9th at 2:45", "ok 2026-12-09 14:45"),
        ("dec 3 at 2, no wait, 3pm", "ok 2026-12-03 15:00"),
        ("dec 3 at 2 no wait 3", "ok 2026-12-03 15:00"),
        ("dec 3 at 2, sorry for the delay", "ok 2026-12-03 14:00"),
        ("was today but it got pushed to tomorrow at 11:20", "ok 2026-11-19 11:20"),
        ("it was friday now its dec 7 10am", "ok 2026-12-07 10:00"),
        ("12/29 -> 1/5 at 9", "ok 2027-01-05 09:00"),
        ("not dec 3, dec 10", "date_only 2026-12-10 -"),
        ("not this friday the one after, 10am", "ok 2026-11-27 10:00"),
        ("week after next on tuesday", "date_only 2026-12-01 -"),
        ("the day after dec 3", "date_only 2026-12-04 -"),
        ("sometime after the 4th", "ambiguous - -"),
        ("last day of february", "date_only 2027-02-28 -"),
        ("i went on the 12th", "past 2026-11-12 -"),
        ("i went on the 20th", "past 2026-10-20 -"),
        ("i went tuesday the 10th", "past 2026-11-10 -"),
        ("dec 3 before noon", "date_only 2026-12-03 -"),
    ],
)
def test_the_last_word_counts(text: str, expected: str) -> None:
    """A correction, a move and "not this one" are taken at their word; what bounds a day or an hour is neither."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dec 15, check in 8:30 and then the doctor at 9", "ok 2026-12-15 09:00"),
        ("be there at 8:45 dec 9 for a 9 oclock", "ok 2026-12-09 09:00"),
        ("chemo dec 3, visit dec 10 at 1", "ok 2026-12-10 13:00"),
        ("diagnosed december 9, the visit is feb 3", "date_only 2027-02-03 -"),
        ("my birthday is december 9", "none - -"),
        ("they told me yesterday, dec 3", "date_only 2026-12-03 -"),
        ("they said theyd call by friday", "none - -"),
        ("not booked, they close at noon", "none - -"),
        ("whats today", "none - -"),
        ("dec 9 ten to eleven", "ambiguous - - | 2026-12-09 10:00 | 2026-12-09 10:50"),
    ],
)
def test_other_things_of_the_day_are_not_the_visit(text: str, expected: str) -> None:
    """The lab's hour, the chemo's day, a call and a birthday are told beside it, or instead of it."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:30", "time_only - 08:30"),
        ("6:45", "time_only - 18:45"),
        ("12:30 noon", "time_only - 12:30"),
        ("midnight", "time_only - 00:00"),
        ("7 in the evening", "time_only - 19:00"),
        ("12 in the afternoon", "time_only - 12:00"),
        ("ten to three", "time_only - 14:50"),
        ("20 past 9", "time_only - 09:20"),
        ("1400", "time_only - 14:00"),
        ("230pm", "time_only - 14:30"),
        ("at 25:00", "none - -"),
        ("2470pm", "none - -"),
        ("three oh five pm", "time_only - 15:05"),
        ("between 9 and 10", "ambiguous - -"),
        ("monday 9 to 11am", "ambiguous - - | 2026-11-23 09:00 | 2026-11-23 11:00"),
        ("monday 11am to 1pm", "ambiguous - - | 2026-11-23 11:00 | 2026-11-23 13:00"),
        ("monday at 9 or 10:30", "ambiguous - - | 2026-11-23 09:00 | 2026-11-23 10:30"),
        ("1030 friday", "ok 2026-11-20 10:30"),
        ("10 friday", "ok 2026-11-20 10:00"),
        ("friday 9.30", "ok 2026-11-20 09:30"),
    ],
)
def test_times_follow_the_hours_of_clinics(text: str, expected: str) -> None:
    """A bare hour from 7 to 11 is the morning, from 12 to 6 the afternoon; a range is asked about."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/3", "ambiguous - - | 2026-12-03 - | 2027-03-12 -"),
        ("12/3/2027", "ambiguous - - | 2027-12-03 - | 2027-03-12 -"),
        ("3/3", "date_only 2027-03-03 -"),
        ("jueves 10", "date_only 2026-12-10 -"),
        ("jueves 11", "ok 2026-11-19 11:00"),
        ("mar 24 a las 9", "ok 2026-11-24 09:00"),
        ("24 mar a las 9", "ok 2027-03-24 09:00"),
        ("mar 3 mar", "ambiguous - - | 2027-03-03 - | 2027-03-02 -"),
        ("5 ago", "date_only 2027-08-05 -"),
        ("5 de mayo", "date_only 2027-05-05 -"),
        ("en ocho dias", "ambiguous - - | 2026-11-25 - | 2026-11-26 -"),
        ("de mañana en ocho", "date_only 2026-11-26 -"),
        ("treinta y uno de diciembre", "date_only 2026-12-31 -"),
        ("el lunes a las once", "ok 2026-11-23 11:00"),
        ("el viernes próximo", "ambiguous - - | 2026-11-27 - | 2026-11-20 -"),
        ("el 3 del mes que viene", "date_only 2026-12-03 -"),
    ],
)
def test_spanish_is_read_its_own_way(text: str, expected: str) -> None:
    """Day before month is possible, weeks count eight days, and "mar" is mostly Tuesday."""
    assert told(text, "es") == expected


def test_a_day_just_over_is_not_next_years() -> None:
    """Early in January "dec 20" is past, and the bot asks; it is not taken for eleven months ahead."""
    january = dt.datetime(2027, 1, 10, 9, tzinfo=ZoneInfo(ZONE))

    assert read("dec 20", january, ZONE, "en") == Reading(status="past", date=dt.date(2026, 12, 20))


def test_what_is_inferred_is_told() -> None:
    """The guess of AM or PM, the part of the day and a named zone come with the reading."""
    bare, part, zoned = reading("friday at 2"), reading("friday morning"), reading("friday 2pm Pacific")

    assert (bare.inferred, part.part, part.status, zoned.inferred, zoned.zone_word) == (
        True,
        "morning",
        "date_only",
        False,
        "pacific",
    )


@given(
    day=st.dates(NOW.date() + dt.timedelta(days=1), NOW.date() + dt.timedelta(days=270)),
    time=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    written=st.sampled_from(("en", "es")),
    speaks=st.sampled_from(("en", "es")),
)
def test_what_the_bot_prints_reads_back(day: dt.date, time: dt.time, written: str, speaks: str) -> None:
    """Every way in which a date is shown, copied back in any language, is that date again."""
    clock = format_time(time, "h:mm a", locale=LOCALES[written])
    forms = [
        in_words(dt.datetime.combine(day, time), written),
        in_words(dt.datetime.combine(day, time), written, now=NOW),
        f"{format_date(day, 'full', locale=LOCALES[written])}, {clock}",
        f"{format_date(day, SHORT[written], locale=LOCALES[written])}, {clock}",
    ]

    assert [read(form, NOW, ZONE, speaks) for form in forms] == [Reading(status="ok", date=day, time=time)] * len(forms)


@given(st.text(max_size=60), st.sampled_from(("en", "es")))
def test_no_text_breaks_the_reading(text: str, language: str) -> None:
    """Whatever is typed, the reading is whole: a status, and what that status promises."""
    found = reading(text, language)

    assert (found.status in {"ok", "date_only"}) <= (found.date is not None)
    assert (found.status in {"ok", "time_only"}) <= (found.time is not None)
