"""What comes in and what goes out, as frozen values that do nothing. A reply says what; the channel decides how."""

import datetime as dt
from typing import Literal

import msgspec

from handlers.address import Address, Channel
from handlers.records import Person, Plan
from scheduler.series import Alarm


class Text(msgspec.Struct, frozen=True, tag=True):
    """Words that somebody wrote; ``edited`` when they changed a message sent before."""

    body: str
    edited: bool = False
    sent_at: dt.datetime | None = None
    """When, by the channel's clock, where it tells."""


class Tap(msgspec.Struct, frozen=True, tag=True):
    """A button was pressed: ``version`` is the state's version it was made for, ``message`` the one that carries it."""

    action: str
    version: int
    message: str


class Contact(msgspec.Struct, frozen=True, tag=True):
    """A phone number shared by button. ``own`` only when the provider vouches that it is the sender's."""

    phone: str
    own: bool


class Unreadable(msgspec.Struct, frozen=True, tag=True):
    """Something that is no text: nothing of it is kept. ``kind`` says what it was, for the answer."""

    kind: Literal["photo", "sticker", "voice", "location", "document", "group", "empty", "other"]


class Due(msgspec.Struct, frozen=True, tag=True):
    """The person's alarm rang. ``unsaid``: the text of about that moment could not leave in time, and was not said."""

    unsaid: dt.datetime | None = None


class Unreachable(msgspec.Struct, frozen=True, tag=True):
    """An address is proven dead: ``opted_out`` at the provider, ``blocked`` by the person, or ``closed`` for good."""

    address: Address
    reason: Literal["opted_out", "blocked", "closed"]


Event = Text | Tap | Contact | Unreadable | Due | Unreachable

OptOutType = Literal["", "STOP", "START", "HELP"]
"""What the provider already answered by itself (Twilio's Advanced Opt-Out); empty where it did not."""


class Choice(msgspec.Struct, frozen=True):
    """One thing the person can choose: a button on Telegram, a number by SMS; ``url`` and ``copy`` need no answer."""

    label: str
    action: str = ""
    url: str = ""
    copy: str = ""
    style: Literal["", "primary", "danger", "success"] = ""


class Document(msgspec.Struct, frozen=True):
    """A file to hand over on channels that can; elsewhere the reply's text stands alone."""

    name: str
    mime: str
    data: bytes


Urgency = Literal["safety", "reply", "reminder"]
"""The outbox's priorities, highest first."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one person.

    ``text`` is light markup: ``**bold**``, ``*italic*``, ``[label](url)``, ``- `` lists, ``> `` quotes,
    ``[words](time:UNIX)`` for a moment that a channel may show in the reader's own zone. ``short`` is what SMS says
    instead, also markup. What a person wrote must have gone through ``content.phrases.escape`` before it gets in here.
    """

    text: str
    short: str = ""
    choices: tuple[Choice, ...] = ()
    columns: int = 1
    to: Address | None = None
    """None: back to where the event came from."""
    urgency: Urgency = "reply"
    replaces: bool = False
    """The message whose button was tapped may be edited in place instead of sending a new one."""
    ask_contact: str = ""
    """Label of a button that shares the person's own phone number, where the channel has one."""
    document: Document | None = None
    expires_at: dt.datetime | None = None
    """A reminder that has not left by then must not leave any more."""


class Consented(msgspec.Struct, frozen=True, tag=True):
    """To be logged for good: this address agreed to reminders, by these words, to that text's version."""

    address: Address
    text_version: str
    reply: str


class Joined(msgspec.Struct, frozen=True, tag=True):
    """The address is proven to be this person's and now leads to them. Somebody else's state behind it ends there."""

    address: Address


class Suppressed(msgspec.Struct, frozen=True, tag=True):
    """STOP: nothing but a confirmation goes to any of the person's addresses from now on. Survives deletion."""


class Allowed(msgspec.Struct, frozen=True, tag=True):
    """START from this address: it may be written to again."""

    address: Address


class CodeSent(msgspec.Struct, frozen=True, tag=True):
    """A code goes out to a number: the store counts it and holds the reply back where the number had too many."""

    address: Address


class Erased(msgspec.Struct, frozen=True, tag=True):
    """The person asked for deletion: everything of theirs goes, save the keyed hashes that keep a STOP."""


class Shared(msgspec.Struct, frozen=True, tag=True):
    """The person gives these words, masked, to improve the guide: kept without who said them, and for 30 days."""

    text: str
    language: str
    channel: Channel


Effect = Consented | Joined | Suppressed | Allowed | CodeSent | Erased | Shared


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one event leads to: the new state, what to say, what else to record, and when to speak next."""

    person: Person
    plan: Plan
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()
    alarm: Alarm | None = None
    then: str = ""
    """An action to go on with in the same turn: flows lead to each other by name, the router walks."""
