"""Going along with an admission, a "not today" and a grief, whatever is being talked about."""

import pytest
from acting import CHAT, KNOWN, PHONE, Actor, asked, known, planned

from handlers.address import Address
from handlers.messages import Erased
from handlers.records import Person

HERE = pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])


@HERE
@pytest.mark.parametrize("said", ["they admitted me", "lo internaron hoy", "I'm in the hospital"])
@pytest.mark.parametrize("step", ["kind", "visit.when", "questions.write", "call"])
def test_an_admission_is_heard_in_any_flow(said: str, step: str, here: Address) -> None:
    """What was asked has no answer then, and nothing is noted for one."""
    actor = Actor(asked(step), here=here)

    actor.says(said)

    assert (actor.plan.in_hospital, actor.plan.to_ask, actor.plan.call) == (True, (), {})


def test_where_the_visit_is_comes_first() -> None:
    """Asked "where is the visit?", "at the hospital" is the place; asked something else, it is an admission."""
    answered, told = Actor(asked("place")), Actor(asked("visit.when"))

    answered.says("at the hospital")
    told.says("at the hospital")

    assert (answered.plan.in_hospital, told.plan.in_hospital) == (False, True)


def test_in_the_hospital_again_is_told_that_there_is_no_list() -> None:
    """The sentence for the ward was said before."""
    actor = Actor(KNOWN, planned(in_hospital=True))

    assert "no list" in actor.says("I am in the hospital")


@HERE
@pytest.mark.parametrize("said", ["she's in hospice now", "ya está en hospicio"])
def test_hospice_brings_no_more_reminders_until_they_are_wanted(said: str, here: Address) -> None:
    """Kind words, people to call, nothing asked, whatever was talked about; START is the way back."""
    actor = Actor(asked("visit.when"), here=here)

    heard = actor.says(said)
    paused = (actor.person.paused, actor.person.step, actor.turn.alarm)
    actor.says("start")

    assert ("hospi" in heard, "988" in heard, paused, actor.person.paused) == (True, True, (True, None, None), False)


@pytest.mark.parametrize(("away", "there"), [(True, False), (False, False)])
def test_home_again(*, away: bool, there: bool) -> None:
    """The list is back; somebody who was not away says it about something else."""
    actor = Actor(KNOWN, planned(in_hospital=away))

    assert ("list is back" in actor.says("I am home")) is away
    assert actor.plan.in_hospital is there


@HERE
@pytest.mark.parametrize(
    ("person", "first"), [(KNOWN, "pause"), (known(began_at=None), "help"), (known(paused=True), "help")]
)
def test_not_today_asks_nothing(person: Person, first: str, here: Address) -> None:
    """Reminders can rest, where any come; somebody to talk to is named; nothing is asked."""
    actor = Actor(person, here=here)

    heard = actor.says("I don't want to talk about it")

    assert ("?" in heard, "800-955-4572" in heard, "988" in heard) == (False, True, True)
    assert actor.offered[0] == first


@pytest.mark.parametrize("said", ["I do not know what to do", "what should I bring to the visit", "zxqv plomk"])
def test_nobody_who_mourns_is_shown_a_page_about_the_visit(said: str) -> None:
    """Kind words, and START where it was misread."""
    actor = Actor(KNOWN, planned(ended="death"))

    assert "Take good care of yourself" in actor.says(said)


@pytest.mark.parametrize(("ended", "wishes"), [("", "all the best"), ("death", "take good care of yourself")])
def test_the_receipt_of_a_deletion_fits_what_happened(ended: str, wishes: str) -> None:
    """No best wishes and no "begin again" after a death."""
    actor = Actor(KNOWN, planned(ended=ended))

    assert wishes in actor.says("delete", "yes")
    assert actor.turn.effects == (Erased(),)


@pytest.mark.parametrize(
    ("person", "stays"),
    [
        (KNOWN, False),
        (known(role="caregiver", relation="mother"), False),
        (known(role="caregiver", relation="other"), True),
    ],
)
def test_a_friend_in_the_hospital_is_the_patient_only_where_one_may_be(person: Person, *, stays: bool) -> None:
    """A list that ends because of somebody else's stay is missed by the one whose it is."""
    actor = Actor(person)

    actor.says("my friend is in the hospital")

    assert actor.plan.in_hospital is stays


@HERE
@pytest.mark.parametrize(("said", "language"), [("she is in remission!", "en"), ("Ya está en remisión", "es")])
@pytest.mark.parametrize("step", ["kind", "visit.when", "questions.write", "call"])
def test_good_news_is_shared_in_any_flow(said: str, language: str, step: str, here: Address) -> None:
    """Glad words, and nothing is noted, judged or changed: what was asked is still open."""
    actor = Actor(asked(step, language=language), here=here)
    before = (actor.plan, actor.person.step)

    heard = actor.says(said)

    assert ("glad" in heard or "alegra" in heard, (actor.plan, actor.person.step)) == (True, before)


def test_good_news_after_a_death_is_not_cheered() -> None:
    """It may be bitter, or about somebody else."""
    assert "glad" not in Actor(KNOWN, planned(ended="death")).says("good news")
