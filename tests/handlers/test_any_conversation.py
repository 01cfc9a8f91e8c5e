"""Whatever people write, press or send, in whatever order: an answer, safety first, silence after a STOP."""

import datetime as dt
import sys

from acting import CHAT, NOON, PHONE, Actor
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from talking import LIBRARY

from bot.channels import sms, telegram_requests
from handlers.address import Address
from handlers.messages import Contact, Due, Reply, Tap, Text, Unreachable, Unreadable
from handlers.records import Line, Person, Plan
from handlers.ways import ACTIONS

COMMANDS = (
    "menu", "help", "back", "privacy", "start", "safe", "export", "english", "español", "list", "date", "more",
    "summary", "pause", "undo", "link", "why", "settings", "skip", "done", "done 1", "done 2 and 3", "not needed 1",
    "later", "later 3 days", "undo 2", "skip 1", "ok", "yes", "no", "not now", "thanks", "hello", "hola", "call",
    "find", "lista", "siguiente", "hecho 1", "luego", "a salvo", "no sé", "I don't know", "delete",
)  # fmt: skip
ANSWERS = (
    "patient", "my mom has it", "looking", "mother", "acute", "CLL", "start now", "10 days", "I'm in the hospital",
    "not asked yet", "eastern", "texas", "December 1 at 2:30 pm", "dec 1", "2", "14", "at 4", "no, the 3rd", "tomorrow",
    "yesterday", "in january", "12/3", "dec 1 or dec 2", "el 9 de diciembre a la 1", "the same", "they differ",
    "212-555-0123", "000000", "123456", "12345678",
)  # fmt: skip
NONSENSE = (
    "qwxz", "?", "👍", "🙏", "what should I bring", "should I stop chemo", "how long do I have to live", "x" * 3000,
    "  ", "**bold** [x](y) `z` <b>", "1", "2", "3", "7", "99", "101.5", "Liked “Hi”", "no entiendo", "\u200b",
)  # fmt: skip
FLAGS = ("I can't breathe", "chest pain", "I want to die", "bleeding won't stop", "me duele el pecho")
STOPS = ("stop", "STOP", "alto", "stop texting me", "wrong number")
MOMENTS = st.sampled_from([dt.timedelta(minutes=1), dt.timedelta(hours=5), dt.timedelta(days=1), dt.timedelta(days=9)])
KINDS = st.sampled_from(["photo", "sticker", "voice", "location", "document", "group", "empty", "other"])
HERE = st.sampled_from([CHAT, PHONE])
LONG = "--long" in sys.argv
"""Hypothesis is told how far to go before pytest has read its options."""


class AnyConversation(RuleBasedStateMachine):
    """One person on both channels, the pure router, and time that goes on."""

    @initialize(here=HERE)
    def begins(self, here: Address) -> None:
        """Somebody new."""
        lines = (Line(address=CHAT), Line(address=PHONE))
        self.actor = Actor(Person(id="p1", lines=lines), Plan(id="v1"), here)
        self.seen: list[tuple[str, int]] = [("menu", 0), ("gone:x", 3), ("topic:gone", 0), ("item:P99", 0)]

    def met(self, event: Text | Tap | Contact | Unreadable | Due) -> tuple[Reply, ...]:
        """The event happens; what is said can be rendered for its channel, and every choice can be made."""
        replies = self.actor.meets(event).replies
        for reply in replies:
            there = reply.to or self.actor.here
            assert sms.render(reply, "") if there.channel == "sms" else telegram_requests.render(reply, 1, "")
            self.seen += [(choice.action, self.actor.person.version) for choice in reply.choices if choice.action]
        assert self.actor.turn.then == ""
        return replies

    @rule(words=st.sampled_from((*COMMANDS, *ANSWERS, *NONSENSE)), edited=st.integers(0, 9))
    def writes(self, words: str, edited: int) -> None:
        """Almost anything; now and then they change a message. There is an answer, save to what no one wrote."""
        replies = self.met(Text(words, edited=edited == 0))

        assert replies or words.startswith("Liked")

    @rule(number=st.integers(0, 10_000), offset=st.integers(0, 3))
    def presses(self, number: int, offset: int) -> None:
        """A button of any age."""
        action, version = self.seen[-1 - number % min(len(self.seen), 30)]

        assert self.met(Tap(action, max(0, version - offset), "77"))

    @rule(kind=KINDS)
    def sends(self, kind: str) -> None:
        """Something that is no text."""
        assert self.met(Unreadable(kind))

    @rule(phone=st.sampled_from(["+12125550123", "212 555 0199", "nonsense"]), own=st.booleans())
    def shares(self, phone: str, own: bool) -> None:  # noqa: FBT001 - hypothesis names the arguments
        """A phone number by button."""
        self.met(Contact(phone, own))

    @rule(here=HERE)
    def turns_to(self, here: Address) -> None:
        """They write on the other channel from now on."""
        self.actor.here = here

    @rule(reason=st.sampled_from(["blocked", "closed"]), address=HERE)
    def is_lost(self, reason: str, address: Address) -> None:
        """A channel is dead, and comes back with the next message from there."""
        self.actor.meets(Unreachable(address, reason))

    @rule(words=st.sampled_from(FLAGS))
    def is_in_danger(self, words: str) -> None:
        """The fixed text, and nothing else, whatever went before; reminders are held."""
        replies = self.met(Text(words))

        assert [reply.urgency for reply in replies] == ["safety"]
        assert self.actor.person.held_since == self.actor.now

    @rule(words=st.sampled_from(STOPS))
    def stops(self, words: str) -> None:
        """One confirmation."""
        assert len(self.met(Text(words))) == 1
        assert self.actor.person.stopped

    @precondition(lambda self: self.actor.person.stopped)
    @rule()
    def comes_back(self) -> None:
        """START, and only START, brings the messages back."""
        assert self.met(Text("START"))
        assert not self.actor.person.stopped

    @rule()
    def menu_always_comes(self) -> None:
        """Nobody is stuck: MENU shows the menu, or the way back after a STOP."""
        new = not self.actor.person.welcomed
        said = self.actor.says("MENU")

        way_back = "START" if self.actor.person.stopped else "1 " if new else "?"
        assert way_back.strip() in said or new
        assert self.actor.turn.replies

    @rule(gone=MOMENTS)
    def time_goes_on(self, gone: dt.timedelta) -> None:
        """And whatever is due then is said."""
        self.actor.now += gone
        alarm = self.actor.turn.alarm
        if alarm is not None and alarm.at <= self.actor.now:
            self.met(Due())

    @precondition(lambda self: self.actor.person.stopped)
    @rule(days=st.integers(0, 40))
    def nothing_rings_after_a_stop(self, days: int) -> None:
        """Even if an old alarm rang."""
        self.actor.now += dt.timedelta(days=days)

        assert self.met(Due()) == ()

    @invariant()
    def silence_is_kept(self) -> None:
        """Who stopped, who is held and unanswered, and who is gone has no alarm but the one question."""
        person, plan, alarm = self.actor.person, self.actor.plan, self.actor.turn.alarm
        if person.stopped or plan.ended or plan.in_hospital or person.began_at is None:
            assert alarm is None
        if alarm is not None and person.held_since is not None:
            assert alarm.touch == "resume"
            assert alarm.at >= person.held_since + dt.timedelta(days=1)

    @invariant()
    def what_is_stored_can_be_used(self) -> None:
        """Every number offered leads into the registry."""
        offered = [action for actions in self.actor.person.offered.values() for action in actions]
        assert [action for action in offered if action.partition(":")[0] not in ACTIONS] == []


AnyConversation.TestCase.settings = settings(
    max_examples=5000 if LONG else 500,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyConversation = AnyConversation.TestCase


def test_the_guide_is_the_real_one() -> None:
    """The conversations above talk about something."""
    assert (len(LIBRARY.guide.languages["en"].topics) > 40, NOON.tzinfo) == (True, dt.UTC)
