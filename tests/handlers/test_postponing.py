"""LATER: until when, by the person's own hour; asked where it cannot be told; taken back by UNDO."""

import datetime as dt

import msgspec
import pytest
from acting import CHAT, NOON, VISIT, Actor, known, planned

from scheduler.series import Said

REMINDED = Said(at=NOON - dt.timedelta(hours=2), touch="T-28", items=("P03", "P06"))
SOON = msgspec.structs.replace(VISIT, at=dt.datetime(2026, 11, 7, 14, 30))  # noqa: DTZ001 - the clinic's wall clock
OVER = msgspec.structs.replace(VISIT, at=dt.datetime(2026, 11, 1, 14, 30))  # noqa: DTZ001 - the clinic's wall clock


def reminded(**changes: object) -> Actor:
    """Somebody with a visit on December 1 who was reminded this morning."""
    offered = {"sms": ("item:P03", "item:P06")}
    return Actor(known(said=(REMINDED,), listed=("P03", "P06"), offered=offered, **changes), planned(visit=VISIT))


@pytest.mark.parametrize("hour", [9, 10, 18])
def test_later_ends_at_the_persons_own_hour(hour: int) -> None:
    """Whoever reads at six in the evening is asked again at six."""
    actor = reminded(hour=hour)

    actor.says("later friday")

    assert actor.person.snoozed_until is not None
    there = actor.person.snoozed_until.astimezone(dt.timezone(dt.timedelta(hours=-5)))
    assert (there.day, there.hour) == (6, hour)
    actor.rings()
    assert actor.now == actor.turn.person.said[-1].at == there


def test_never_so_late_that_nothing_is_said_before_the_visit() -> None:
    """Five days before the visit "in a month" becomes two days, and the answer says why."""
    actor = reminded()
    actor.plan = planned(visit=SOON)

    said = actor.says("later 30 days")

    assert "time before the visit" in said
    assert actor.person.snoozed_until == dt.datetime(2026, 11, 4, 15, tzinfo=dt.UTC)
    assert actor.offered == ("later:1", "later:undo")


def test_after_the_visit_no_visit_limits_it() -> None:
    """What is left to do then can wait."""
    actor = reminded()
    actor.plan = planned(visit=OVER)

    actor.says("later 2 weeks")

    assert actor.person.snoozed_until == dt.datetime(2026, 11, 16, 15, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("later tuesday or wednesday", ("later:1", "later:2")),
        ("remind me in march", ("later:1", "later:3", "later:7")),
    ],
)
def test_a_day_that_cannot_be_told_is_asked_for(words: str, offered: tuple[str, ...]) -> None:
    """Both days that were meant, or the usual ones."""
    actor = reminded()

    actor.says(words)

    assert (actor.offered, actor.person.snoozed_until) == (offered, None)


@pytest.mark.parametrize("way", ["undo", "tap"])
def test_later_is_taken_back(way: str) -> None:
    """By UNDO or its button; a tick before it is not."""
    actor = reminded()
    actor.says("done 1", "later 3 days")

    if way == "undo":
        actor.says("undo")
    else:
        actor.here = CHAT
        actor.taps("later:undo")

    assert "as it was" in actor.heard
    assert (actor.person.snoozed_until, dict(actor.plan.items)) == (None, {"P03": "done"})
    assert "nothing to undo" in actor.says("undo")


def test_a_tick_after_later_is_what_undo_takes_back() -> None:
    """The last thing done counts."""
    actor = reminded()

    actor.says("later 3 days", "done 2", "undo")

    assert actor.person.snoozed_until is not None
    assert actor.plan.items == {}


def test_nothing_planned_is_nothing_to_put_off() -> None:
    """It promises no day."""
    actor = reminded(began_at=None)

    assert "nothing to move" in actor.says("later")
    assert actor.person.snoozed_until is None
