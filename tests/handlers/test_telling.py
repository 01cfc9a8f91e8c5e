"""Telling the doctor: words to choose from, what else to ask, and the ticks for afterwards."""

import msgspec
import pytest
from acting import CHAT, PHONE, VISIT, Actor, known, planned
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS

from bot.channels import segments, sms
from handlers.address import Address
from handlers.records import Plan
from handlers.telling import WAYS

COPIED = 256
"""Characters that a button of Telegram's copies at most."""


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("role", ["patient", "caregiver"])
@pytest.mark.parametrize("way", WAYS)
def test_every_way_fits_a_text_message_and_a_copy_button(way: str, role: str, language: str) -> None:
    """In the most urgent case, which says the most."""
    person = known(language=language, role=role, relation="other")
    actor, chat = Actor(person, planned(acute=True)), Actor(person, here=CHAT)

    actor.taps(f"tell:{way}")
    chat.taps(f"tell:{way}")

    sent = [str(out.fields["body"]) for reply in actor.turn.replies for out in sms.render(reply, "http://127.0.0.1:1/")]
    assert [body for body in sent if segments.count(body).segments > MOST_SEGMENTS or NAMES_ILLNESS.search(body)] == []
    copied = [choice.copy for reply in chat.turn.replies for choice in reply.choices if choice.copy]
    assert [0 < len(words) <= COPIED for words in copied] == [True]


@pytest.mark.parametrize(
    ("plan", "urgent"),
    [
        (planned(), False), (planned(acute=True), True), (planned(in_hospital=True), True),
        (planned(wait="start_now"), True), (planned(visit=VISIT), False),
        (planned(visit=msgspec.structs.replace(VISIT, pace="short")), True),
    ],
)  # fmt: skip
def test_a_call_from_doctor_to_doctor_when_time_is_short(plan: Plan, urgent: bool) -> None:  # noqa: FBT001 - a column of the table
    """And only then."""
    actor = Actor(plan=plan)

    assert ("from doctor to doctor" in actor.taps("tell:short")) is urgent


@pytest.mark.parametrize(
    ("action", "state"), [("tick:P01", "done"), ("asked:P01", "asked")],
)  # fmt: skip
def test_afterwards_it_is_ticked(action: str, state: str) -> None:
    """With a name it is done, without one it is on its way."""
    actor = Actor()

    actor.taps("tell:gentle")
    assert action in actor.offered
    actor.taps(action)

    assert actor.plan.items == {"P01": state}


@pytest.mark.parametrize("opened", ["tell", "tell:nurse", "tell:of-another-time"])
def test_done_means_the_doctor(opened: str) -> None:
    """The word ticks what is on the screen, also before any words were chosen."""
    actor = Actor()

    actor.taps(opened)
    actor.says("done")

    assert actor.plan.items == {"P01": "done"}


@pytest.mark.parametrize(("here", "last"), [(CHAT, "back"), (PHONE, "tell:nurse")])
def test_the_ways(here: Address, last: str) -> None:
    """Three, and on a chat a way back."""
    actor = Actor(here=here)

    actor.taps("tell")

    assert (actor.offered[: len(WAYS)], actor.offered[-1]) == (tuple(f"tell:{way}" for way in WAYS), last)
