"""One moment of a conversation as a value: what came, from where, who it is, and everything that can be said."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from content.guide import Guide, Item, Question, Topic
from content.phrases import Markup, Phrases, escape
from content.search import Index
from content.voice import Voice, item_for, question_for
from handlers.address import Address
from handlers.messages import Choice, Effect, Event, OptOutType, Reply, Turn, Urgency
from handlers.records import Person, Plan
from handlers.understanding.safety_signs import SafetyRules
from handlers.veiling import spelled, veiled
from scheduler import additions
from scheduler.series import Series

FIRST_QUESTIONS = frozenset({"role", "relation", "kind", "wait", "wait.days", "consent", "zone", "visit.known"})
"""The steps of the first minutes. Who wanders off to read comes back to them: nothing is prepared before."""


class Programme(msgspec.Struct, frozen=True):
    """Who runs this bot, as it introduces itself: a name, a human contact, and how to reach the bot on each channel."""

    name: str = "SecondStep"
    contact: str = ""
    telegram: str = ""
    phone: str = ""
    provider_answers_opt_out: bool = False
    """The SMS provider sends the confirmations of STOP, START and HELP itself."""


class FixedText(msgspec.Struct, frozen=True):
    """A safety text as the clinician owns it, for each channel."""

    telegram: str
    sms: str


class Library(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is the same for everyone: the guide, its phrases by language, the series, the safety rules, the index.

    Two are the same only if they are one object, as with the series in it.
    """

    guide: Guide
    phrases: Mapping[str, Phrases]
    series: Series
    rules: SafetyRules
    fixed: Mapping[str, Mapping[str, FixedText]]
    """Language → key → the fixed safety text."""
    index: Callable[[], Index]
    """One search index for all languages, since people mix them; made when it is first asked for."""
    programme: Programme
    words: Mapping[str, str] = {}
    """What languages call the bot's words and themselves, as ``words.bare`` leaves it: "liste" → "LIST"."""


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One event with all that an answer depends on. Every flow is a function from a Scene to a Turn."""

    event: Event
    here: Address
    person: Person
    plan: Plan
    library: Library
    now: dt.datetime
    hint: str = ""
    """The language of the sender's app (BCP 47), where the channel tells."""
    opt_out: OptOutType = ""
    code: str = ""
    """Six fresh random digits, for the case that this turn needs a code."""

    @property
    def by_sms(self) -> bool:
        """Whether the answer goes out as a text message."""
        return self.here.channel == "sms"

    @property
    def language(self) -> str:
        """The person's language, English until we know."""
        return self.person.language or "en"

    @property
    def phrases(self) -> Phrases:
        """The phrases in the person's language."""
        return self.library.phrases[self.language]

    def say(self, key: str, **words: object) -> str:
        """The phrase in the person's language and voice. Errors: KeyError where no language has it."""
        named = {"name": self.library.programme.name, "who": self.who if self.cares else "", **words}
        return self.phrases.say(self.voiced(key), **named)

    @property
    def cares(self) -> bool:
        """Whether it is someone who cares for a patient."""
        return self.person.role == "caregiver"

    @property
    def unfinished(self) -> bool:
        """Whether one of the first questions is still open, however far the talk has moved on."""
        return self.person.step is not None and self.person.step.name in FIRST_QUESTIONS

    def voiced(self, key: str) -> str:
        """The key's wording for a caregiver, where there is one: "your mother" in place of "you"."""
        base = key.removesuffix("-sms")
        own = f"{base}-caregiver{key[len(base) :]}"
        return own if self.cares and self.phrases.has(own) else key

    @property
    def who(self) -> str:
        """Whom a caregiver cares for, as in "your mother"."""
        return self.phrases.say(f"who-{self.person.relation or 'other'}")

    @property
    def voice(self) -> Voice:
        """How a caregiver's texts name the one they care for."""
        return Voice(self.who, self.phrases.say(f"mine-{self.person.relation or 'other'}"))

    def item(self, item_id: str) -> Item:
        """The checklist item in the person's language; a step for two opinions that differ is made of phrases."""
        if item_id.startswith("S"):
            return self.step(item_id)
        if additions.is_own(item_id):
            return self.own(item_id)
        found = self.library.guide.item(item_id, self.language)[0]
        return item_for(found, self.voice) if self.cares else found

    def own(self, item_id: str) -> Item:
        """What the person added: its words, which no reminder tells, only an answer."""
        words = next((own.words for own in self.plan.own if own.id == item_id), "")
        shown = spelled(veiled(self.library.guide, words)) if self.by_sms else words
        task, whom, lead, why = (self.say(f"own-{part}") for part in ("task", "whom", "lead", "why"))
        return Item(id=item_id, title=escape(shown) or task, task=task, whom=whom, lead=lead, why=why)

    def titles(self, items: Iterable[str]) -> Markup:
        """Their titles, one after the other."""
        return Markup("; ".join(self.item(item).title for item in items))

    def questions(self) -> tuple[Question, ...]:
        """The guide's questions in the person's language, as the person would ask them."""
        every = self.library.guide.questions(self.language)
        return tuple(question_for(question, self.voice) for question in every) if self.cares else every

    def step(self, step_id: str) -> Item:
        """One of the seven steps as an item, so that it is opened, ticked and taken back like one."""
        title, why, script = (self.say(f"step-{step_id}{part}") for part in ("", "-why", "-say"))
        whom, lead = self.say("step-whom"), self.say("step-lead")
        return Item(id=step_id, title=title, task=title, whom=whom, lead=lead, why=why, script=script)

    def topic(self, topic_id: str) -> tuple[Topic, bool]:
        """The topic, and whether it is in the person's language."""
        return self.library.guide.topic(topic_id, self.language)

    def choice(self, key: str, action: str, **words: object) -> Choice:
        """A choice whose label is a phrase."""
        return Choice(label=self.say(key, **words), action=action)

    def reply(self, key: str, *choices: Choice, urgency: Urgency = "reply", columns: int = 1, **words: Any) -> Reply:  # noqa: ANN401 - whatever a phrase can show
        """The phrase ``key`` with choices; ``key-sms``, where there is one, is what SMS says instead."""
        key = self.voiced(key)
        text = self.say(key, **words)
        short = self.say(f"{key}-sms", **words) if self.phrases.has(f"{key}-sms") else ""
        if self.language != "en":
            # A translator may have come to one of the two only.
            note = self.say("in-english")
            text = text if self.phrases.translated(key) else f"{note}\n\n{text}"
            short = short if not short or self.phrases.translated(f"{key}-sms") else f"{note} {short}"
        return Reply(text=text, short=short, choices=choices, urgency=urgency, columns=columns)

    def page(self, key: str, *choices: Choice, columns: int = 1, **words: Any) -> Reply:  # noqa: ANN401 - as in reply
        """A reply that one leafs through: on a tap it takes the place of the page before."""
        return msgspec.structs.replace(self.reply(key, *choices, columns=columns, **words), replaces=True)

    def turn(
        self,
        *replies: Reply,
        person: Person | None = None,
        plan: Plan | None = None,
        effects: tuple[Effect, ...] = (),
        then: str = "",
    ) -> Turn:
        """A turn that changes what is named and keeps the rest."""
        return Turn(person=person or self.person, plan=plan or self.plan, replies=replies, effects=effects, then=then)

    def told(self, **changes: object) -> Person:
        """The person with these fields changed."""
        return msgspec.structs.replace(self.person, **changes)

    def numbering(self, items: tuple[str, ...], **changes: object) -> Person:
        """The person with these items numbered: 1 opens the first, DONE 1 ticks it."""
        offered = {**self.person.offered, self.here.channel: tuple(f"item:{item}" for item in items)}
        return self.told(listed=items, offered=offered, **changes)

    def planned(self, **changes: object) -> Plan:
        """The plan with these fields changed."""
        return msgspec.structs.replace(self.plan, **changes)
