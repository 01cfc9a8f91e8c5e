"""Two records of one person become one, and nothing they did is lost."""

import datetime as dt

import msgspec
import pytest
from acting import AGREED, CHAT, NOON, PHONE, VISIT, known, planned

from handlers.merging import merged_person, merged_plan
from handlers.records import Line, OwnItem, Person, Plan
from scheduler.series import Said

DAY = dt.timedelta(days=1)
LATER = msgspec.structs.replace(VISIT, set_at=NOON + DAY, zone="America/Denver")
NEW = Person(id="p2", lines=(Line(address=CHAT), Line(address=PHONE)), role="looking", welcomed=True, invited="sms")
"""Who linked the number from a chat a moment ago."""


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "merged"),
    [
        ("language", "", "es", "es"), ("language", "en", "es", "en"), ("role", "looking", "caregiver", "caregiver"),
        ("role", "patient", "caregiver", "patient"), ("role", "looking", "", "looking"),
        ("relation", "", "mother", "mother"), ("private", False, True, True), ("show_time", True, False, True),
        ("daily", False, True, True), ("paused", False, True, True), ("stopped", False, True, False),
        ("hour", 10, 14, 14), ("hour", 9, 14, 9), ("hour", 12, 10, 12), ("days", (), (0, 2), (0, 2)),
        ("days", (1,), (0, 2), (1,)), ("seldom", False, True, True),
        ("began_at", None, NOON, NOON), ("began_at", NOON, NOON - DAY, NOON - DAY), ("began_at", None, None, None),
        ("share_after", None, NOON, NOON), ("share_after", NOON, NOON - DAY, NOON), ("share_after", None, None, None),
        ("held_since", NOON, NOON - DAY, NOON), ("held_since", None, NOON, NOON),
        ("said", (Said(NOON, "T-3"),), (Said(NOON - DAY, "T-7"),), (Said(NOON - DAY, "T-7"), Said(NOON, "T-3"))),
    ],
)  # fmt: skip
def test_a_field_of_the_merged_person(field: str, mine: object, theirs: object, merged: object) -> None:
    """Mine where both said something else; a hold and an opt-in count wherever they are."""
    both = msgspec.structs.replace(NEW, **{field: mine}), known(**{field: theirs})

    assert getattr(merged_person(*both), field) == merged


def test_the_zone_that_was_confirmed_counts() -> None:
    """A zone that was only taken gives way."""
    guessed = msgspec.structs.replace(NEW, zone="America/Denver")
    confirmed = msgspec.structs.replace(guessed, zone_confirmed=True)

    assert [merged_person(mine, known()).zone for mine in (guessed, confirmed)] == [
        "America/New_York",
        "America/Denver",
    ]


@pytest.mark.parametrize(("state", "kept"), [("agreed", "agreed"), ("stopped", "stopped"), ("dead", "proven")])
def test_what_the_number_agreed_to_or_stopped_stays(state: str, kept: str) -> None:
    """Linking a number does not undo its STOP; a dead line that is proven again is alive."""
    before = known(lines=(msgspec.structs.replace(AGREED, state=state),))

    assert merged_person(NEW, before).lines[1].state == kept


def test_reminders_go_where_they_were_wanted_a_moment_ago() -> None:
    """A number that opted in before is chosen at once; else it stays as it was until the number says OK."""
    proven = known(lines=(Line(address=PHONE),), remind_on="")

    assert (merged_person(NEW, known()).remind_on, merged_person(NEW, proven).remind_on) == ("sms", "")


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ({}, {"visit": VISIT}, {"visit": VISIT}),
        ({"visit": LATER}, {"visit": VISIT}, {"visit": LATER}),
        ({"cleared_at": NOON + DAY}, {"visit": VISIT}, {"cleared_at": NOON + DAY}),
        ({"items": {"P03": "asked"}}, {"items": {"P03": "done"}}, {"items": {"P03": "done"}}),
        ({"items": {"P06": "asked"}}, {"items": {"P03": "done"}}, {"items": {"P03": "done", "P06": "asked"}}),
        ({"items": {"P03": "done"}}, {"items": {"P03": "asked"}}, {"items": {"P03": "done"}}),
        ({"wait": "not_asked"}, {"wait": "days", "wait_days": 9}, {"wait": "days", "wait_days": 9}),
        ({"wait": "start_now"}, {"wait": "days", "wait_days": 9}, {"wait": "start_now"}),
        ({"call": {"a": "no"}}, {"call": {"a": "yes", "b": "2"}}, {"call": {"a": "no", "b": "2"}}),
        ({"call": {"a": ""}}, {"call": {"a": "yes", "b": ""}}, {"call": {"a": "yes", "b": ""}}),
        ({"called_on": NOON.date()}, {"called_on": LATER.at.date()}, {"called_on": LATER.at.date()}),
        ({"acute": True}, {"in_hospital": True}, {"acute": True, "in_hospital": True}),
        ({}, {"outcome": "same", "ended": "death"}, {"outcome": "same", "ended": "death"}),
    ],
)  # fmt: skip
def test_the_merged_plan(mine: dict[str, object], theirs: dict[str, object], merged: dict[str, object]) -> None:
    """The date that was set last, every item in its further state, the answer that says more."""
    assert merged_plan(planned(**mine), planned(**theirs)) == planned(**merged)


def test_my_plan_keeps_its_name() -> None:
    """The store knows it by that."""
    assert merged_plan(Plan(id="a"), Plan(id="b")).id == "a"


def test_what_both_clinics_asked_for_is_kept_once_and_under_ids_of_its_own() -> None:
    """Mine first; theirs with the state it had; the same words are one thing in its further state."""
    mine = planned(own=(OwnItem("C2", "vaccination card"),), own_given=2, items={"P03": "asked"})
    theirs = planned(
        own=(OwnItem("C1", "Vaccination card"), OwnItem("C2", "dental letter")),
        own_given=2,
        items={"C1": "done", "C2": "asked", "P03": "done"},
    )

    both = merged_plan(mine, theirs)

    assert both.own == (OwnItem("C2", "vaccination card"), OwnItem("C4", "dental letter"))
    assert (both.own_given, both.items) == (4, {"C2": "done", "C4": "asked", "P03": "done"})
