"""When reminders come: what the person chose, by button, number or words, is what the next alarm follows."""

import datetime as dt
import itertools
import zoneinfo

import pytest
from acting import CHAT, NOON, PHONE, VISIT, Actor, asked, known, planned
from talking import LIBRARY

from bot.channels import segments, sms
from handlers.messages import Text
from handlers.outlook import EARLIEST, LATEST, outlook
from handlers.rhythm import HOURS
from scheduler.workdays import EVERY_DAY

LANGUAGES = tuple(LIBRARY.guide.languages)
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
SUBSETS = [days for size in range(1, 8) for days in itertools.combinations(range(7), size)]


def planned_at(actor: Actor) -> str:
    """The weekday and time of the next alarm, on the person's clock."""
    assert actor.turn.alarm
    return f"{actor.turn.alarm.at.astimezone(NEW_YORK):%a %H:%M}"


@pytest.mark.parametrize(
    ("text", "hour"), [("3 pm", 15), ("4", 15), ("1", 9), ("7", 9), ("11", 11), ("17:30", 18), ("22", 18), ("6 am", 9)]
)
def test_an_hour_is_chosen_by_sms(text: str, hour: int) -> None:
    """One of the five by its number, any other as a number or in words; out of bounds becomes the nearest."""
    actor = Actor(known())
    actor.taps("hour")

    actor.says(text)

    assert (actor.person.hour, actor.person.step) == (hour, None)


@pytest.mark.parametrize(("text", "hour"), [("3", 15), ("9", 9), ("5", 17), ("noon", 12)])
def test_an_hour_is_chosen_on_a_chat(text: str, hour: int) -> None:
    """Its buttons have no numbers, so a number is an hour, counted as clinics do."""
    actor = Actor(known(), here=CHAT)
    actor.taps("hour")

    actor.says(text)

    assert actor.person.hour == hour


@pytest.mark.parametrize("text", ["purple", "31", "what should I bring"])
def test_no_hour_changes_nothing(text: str) -> None:
    """What is no hour is not taken for one, and the talk goes on."""
    actor = Actor(known())
    actor.taps("hour")

    actor.says(text)

    assert (actor.person.hour, bool(actor.turn.replies)) == (10, True)


def test_the_offered_hours_can_be_had() -> None:
    """Each hour that is offered lies within the bounds that are told."""
    assert [hour for hour in HOURS if not EARLIEST <= hour <= LATEST] == []


@pytest.mark.parametrize("hour", range(EARLIEST, LATEST + 1))
def test_the_open_hours_stay_within_the_quiet_hours_laws(hour: int) -> None:
    """From nine at the earliest to eight in the evening at the latest, two hours at least."""
    seen = outlook(known(hour=hour), planned(), LIBRARY.series, NOON)

    assert dt.time(9) <= seen.opens < seen.closes <= dt.time(20)
    assert seen.closes.hour - seen.opens.hour >= 2


def test_the_next_text_follows_the_choice() -> None:
    """Another hour, then other days, then the pace: each time the alarm is computed anew and told."""
    actor = Actor(known(), planned(visit=VISIT, wait="days", items={"P00": "done"}))
    seen = []
    for action in ("hour:15", "days:1,3", "pace:fewer", "days:any", "pace:usual", "hour:10"):
        actor.taps(action)
        seen.append(planned_at(actor))

    assert seen == ["Tue 15:00", "Tue 15:00", "Tue 15:00", "Tue 15:00", "Tue 15:00", "Tue 10:00"]
    assert actor.person == known(**{name: getattr(actor.person, name) for name in ("seen_at", "version", "offered")})


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [("day:4", "day:0", (1, 2, 3, 5, 6)), ("days:3", "day:3", (3,)), ("days:3", "day:5", (3, 5))],
)
def test_days_are_chosen_one_by_one(first: str, second: str, left: tuple[int, ...]) -> None:
    """Each tap adds a day or takes it away; the last one stays, and all of them are any day."""
    actor = Actor(known(), here=CHAT)
    actor.taps(first, second)

    assert actor.person.days == left


def test_all_days_are_any_day() -> None:
    """Adding the last missing day leaves no choice of days behind."""
    actor = Actor(known(days=(0, 1, 2, 3, 4, 5)), here=CHAT)

    assert "any day" in actor.taps("day:6")
    assert (actor.person.days, outlook(actor.person, actor.plan, LIBRARY.series, NOON).days) == ((), EVERY_DAY)


@pytest.mark.parametrize(
    ("text", "days"), [("Tuesday and Friday", (1, 4)), ("not on weekends", (0, 1, 2, 3, 4)), ("2", (0, 1, 2, 3, 4))]
)
def test_days_in_words(text: str, days: tuple[int, ...]) -> None:
    """After the question a day needs no word about reminders; a number is one of the choices."""
    actor = Actor(known())
    actor.taps("days")

    actor.says(text)

    assert (actor.person.days, actor.person.step) == (days, None)


def test_days_that_are_none_change_nothing() -> None:
    """Other words are answered as always."""
    actor = Actor(asked("days"))

    assert actor.says("what should I bring") != ""
    assert actor.person.days == ()


def test_fewer_takes_back_one_a_day() -> None:
    """Who once agreed to a text a day before the visit, and now wants fewer, gets fewer."""
    actor = Actor(known(daily=True))

    assert "at most one reminder a week" in actor.says("too many texts")
    assert (actor.person.seldom, actor.person.daily) == (True, False)
    assert "Reminders as before" not in actor.says("more reminders")
    assert (actor.person.seldom, actor.person.daily) == (False, False)


@pytest.mark.parametrize(("seldom", "asks"), [(False, True), (True, False)])
def test_one_a_day_is_not_offered_to_who_wanted_fewer(seldom: bool, asks: bool) -> None:  # noqa: FBT001 -- a column of the table
    """A visit in a few days asks for one text a day, save where somebody has just said that there are too many."""
    actor = Actor(known(seldom=seldom))

    actor.says("my visit is in 4 days at 10 am")
    said = actor.says("yes")

    assert (actor.person.step is not None and actor.person.step.name == "daily") is asks, said


def test_what_was_asked_comes_first() -> None:
    """In answer to the visit's day "not on Sundays" or a time are about the visit."""
    actor = Actor(asked("visit.when"))

    actor.says("Tuesday at 3 pm")

    assert (actor.person.hour, actor.person.days) == (10, ())


@pytest.mark.parametrize("text", ["fewer reminders", "reminders at 3 pm", "only on weekdays"])
def test_nothing_is_promised_where_nothing_comes(text: str) -> None:
    """While paused, or before any opt-in, the choice is kept and no next text is told."""
    for person in (known(paused=True), known(began_at=None)):
        actor = Actor(person)
        assert "Next one" not in actor.says(text)
        assert actor.turn.alarm is None


def test_a_tap_is_no_wish() -> None:
    """Only words can be a wish in words."""
    actor = Actor(known(), here=CHAT)

    assert "Settings" in actor.taps("settings")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_days_fits_a_text_message(language: str) -> None:
    """All 127 choices of days, early and late, often and seldom, settings in a city with an accent: three segments."""
    long = []
    for days in SUBSETS:
        person = known(language=language, days=days, hour=18, seldom=len(days) % 2 == 0, zone="America/Bogota")
        actor = Actor(person, planned(visit=VISIT))
        for action in ("settings", "rhythm", "hour", "days", "day", "hour:3", "hour:12", "pace:usual", "pace:fewer"):
            actor.taps(action)
            bodies = [str(out.fields["body"]) for reply in actor.turn.replies for out in sms.render(reply, "")]
            long += [body for body in bodies if segments.count(body).segments > 3]
    assert long == []


@pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])
def test_the_settings_lead_there(here: object) -> None:
    """The page says how it is, and offers the hour, the days, the pace, what comes, and the way back."""
    actor = Actor(known(hour=12, days=(5, 6), seldom=True), here=CHAT if here == CHAT else PHONE)
    actor.meets(Text("settings"))
    assert "rhythm" in actor.offered

    assert "12 PM" in actor.taps("rhythm")
    assert "Saturday and Sunday" in actor.heard
    assert actor.offered == ("hour", "days", "pace:usual", "coming", "settings")
