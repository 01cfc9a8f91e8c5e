"""Two channels, one person: codes, invitations, and lines that are lost."""

import datetime as dt

import msgspec
import pytest
from acting import AGREED, CHAT, CODE, NOON, PHONE, Actor, asked, known
from talking import LIBRARY

from handlers import linking
from handlers.address import Address
from handlers.messages import Allowed, CodeSent, Consented, Contact, Joined, Reply, Unreachable
from handlers.records import Code, Line, Step
from handlers.scene import Programme

NUMBER = "+12125550199"
THERE = Address("sms", NUMBER)
CHATTING = {"lines": (Line(address=CHAT, state="agreed", agreed_at=NOON),), "remind_on": "telegram"}


def waiting(**changes: object) -> Actor:
    """Somebody on Telegram with a code on its way."""
    code = Code(phone=NUMBER, digest=linking.digest(CODE, "p1"), expires_at=NOON + dt.timedelta(minutes=10))
    person = asked("link.code", code=msgspec.structs.replace(code, **changes), **CHATTING)
    return Actor(person, here=CHAT)


def without(**changes: object) -> Actor:
    """Somebody on Telegram, of a bot that has not both channels."""
    programme = msgspec.structs.replace(LIBRARY.programme, **changes)
    return Actor(known(**CHATTING), here=CHAT, library=msgspec.structs.replace(LIBRARY, programme=programme))


def test_a_typed_number_gets_a_code_and_the_chat_is_not_told_whether_it_is_known() -> None:
    """Only a hash of the code is kept; the code itself goes to the phone alone."""
    actor = Actor(asked("link.number", **CHATTING), here=CHAT)

    actor.says("(212) 555-0199")

    texts = [(reply.to, CODE in reply.text) for reply in actor.turn.replies]
    assert (texts, actor.turn.effects) == ([(THERE, True), (None, False)], (CodeSent(THERE),))
    assert actor.person.code is not None
    assert CODE not in str(msgspec.to_builtins(actor.person))


@pytest.mark.parametrize("typed", [CODE, "123 456", "it is 123-456"])
def test_the_right_code_proves_the_number(typed: str) -> None:
    """The number is asked to opt in by itself."""
    actor = waiting()

    actor.says(typed)

    assert actor.turn.effects == (Joined(THERE),)
    assert actor.person.lines[1:] == (Line(address=THERE),)
    assert (actor.person.invited, actor.person.code, actor.turn.replies[0].to) == ("sms", None, THERE)


def test_five_wrong_codes_end_it() -> None:
    """After the fifth a new code is needed, and the right one of before does not count any more."""
    actor = waiting()

    said = [actor.says("000000") for _ in range(5)]

    assert ["4 more" in said[0], "try once more" in said[3], "start again" in said[4]] == [True, True, True]
    actor.says(CODE)
    assert actor.turn.effects == ()


def test_a_code_is_over_after_ten_minutes() -> None:
    """Also when it is the right one."""
    actor = waiting(expires_at=NOON)

    assert "no longer good" in actor.says(CODE)
    assert actor.turn.effects == ()


def test_other_words_than_a_code_ask_for_it_again() -> None:
    """While it lives; afterwards for the number."""
    alive, over = waiting(), waiting(expires_at=NOON)

    assert ("6 digits" in alive.says("qwxz"), "Share your number" in over.says("qwxz")) == (True, True)


@pytest.mark.parametrize(
    ("contact", "effects"),
    [
        (Contact(NUMBER, own=True), (Joined(THERE),)),
        (Contact("212-555-0199", own=False), (CodeSent(THERE),)),
        (Contact("nonsense", own=False), ()),
    ],
)
def test_a_shared_number_is_proven_only_where_the_provider_vouches(
    contact: Contact, effects: tuple[object, ...]
) -> None:
    """Somebody else's card needs a code like any typed number."""
    actor = Actor(known(**CHATTING), here=CHAT)

    actor.meets(contact)

    assert actor.turn.effects == effects


@pytest.mark.parametrize(("changes", "told"), [({"stopped": True}, "still"), ({"welcomed": False}, "welcome")])
def test_a_shared_number_changes_nothing_for_who_stopped_or_is_new(changes: dict[str, object], told: str) -> None:
    """They are told where they are."""
    actor = Actor(known(**CHATTING, **changes), here=CHAT)

    actor.meets(Contact(NUMBER, own=True))

    assert (actor.turn.effects, {"still": "You asked me to stop", "welcome": "Hi, I am"}[told] in actor.heard) == (
        (),
        True,
    )


def test_a_bot_without_the_other_channel_says_so() -> None:
    """On Telegram without texts, and by text without Telegram."""
    no_texts, no_chat = without(phone=""), without(telegram="")
    no_chat.here = PHONE

    assert "not set up here" in no_texts.taps("link")
    assert "not on Telegram" in no_chat.says("link")


@pytest.mark.parametrize(
    ("word", "state", "effects"),
    [("ok", "agreed", 2), ("START", "agreed", 2), ("no", "proven", 0), ("what is this?", "proven", 0)],
)
def test_an_invited_number_opts_in_by_itself(word: str, state: str, effects: int) -> None:
    """OK or START there, and nothing else."""
    person = known(lines=(Line(address=CHAT), Line(address=PHONE)), invited="sms", remind_on="", began_at=None)
    actor = Actor(person)

    actor.says(word)

    line = next(line for line in actor.person.lines if line.address == PHONE)
    assert (line.state, len(actor.turn.effects)) == (state, effects)
    assert {type(effect) for effect in actor.turn.effects} <= {Allowed, Consented}


LOST_PHONE, LOST_CHAT = Line(address=PHONE, state="agreed"), Line(address=CHAT, state="agreed")


@pytest.mark.parametrize(
    ("lines", "dead", "reason", "told"),
    [
        ((LOST_PHONE, LOST_CHAT), PHONE, "closed", [(CHAT, "Reminders come here now")]),
        ((LOST_PHONE, LOST_CHAT), CHAT, "blocked", [(PHONE, "Reminders come here now")]),
        ((LOST_PHONE, Line(address=CHAT)), PHONE, "closed", [(CHAT, "May I send the reminders here instead?")]),
        # Nobody opted in for that phone: a question there is a text unasked too.
        ((Line(address=PHONE), LOST_CHAT), CHAT, "blocked", []),
        ((LOST_PHONE,), PHONE, "closed", []),
        ((LOST_PHONE, LOST_CHAT), PHONE, "opted_out", []),
    ],
)
def test_a_dead_line_hands_over_to_one_that_opted_in(
    lines: tuple[Line, ...], dead: Address, reason: str, told: list[tuple[Address, str]]
) -> None:
    """A STOP at the provider is a STOP everywhere, and nobody is told."""
    actor = Actor(known(lines=lines))

    actor.meets(msgspec.convert({"type": "Unreachable", "address": dead, "reason": reason}, Unreachable))

    said: tuple[Reply, ...] = actor.turn.replies
    assert [(reply.to, words in reply.text) for reply, (_, words) in zip(said, told, strict=True)] == [
        (to, True) for to, _ in told
    ]
    assert actor.person.stopped == (reason == "opted_out")


def test_who_is_asked_on_the_chat_says_yes_there() -> None:
    """The chat's own opt-in, and reminders come there."""
    actor = Actor(known(lines=(AGREED, Line(address=CHAT))), here=CHAT)
    actor.meets(Unreachable(PHONE, "closed"))

    actor.says("yes")

    assert (actor.person.remind_on, actor.person.lines[1].state) == ("telegram", "agreed")


def test_directions_name_the_bot() -> None:
    """As one finds it on Telegram."""
    actor = Actor()

    assert "@SecondStepBot" in actor.says("link")
    assert Programme().telegram == ""


def test_a_step_without_its_code_asks_for_the_number() -> None:
    """After a restart of the question."""
    actor = Actor(known(step=Step("link.code"), asking=True, **CHATTING), here=CHAT)

    assert "Share your number" in actor.says("qwxz")
