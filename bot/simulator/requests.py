"""Bodies of the calls under /sim; unknown fields are refused."""

import datetime as dt

import msgspec

from bot.simulator.openings import Channel
from bot.simulator.playing import Until
from bot.simulator.telegram.phone import Thing


class Write(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text of one person's; ``message_id`` names the one to edit."""

    person: str
    text: str
    message_id: int = 0


class TapOn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A button: by ``data``, ``label`` or ``place`` (1 is the first), on a message or the last one with buttons."""

    person: str
    message_id: int = 0
    data: str = ""
    label: str = ""
    place: int = 0
    stale: bool = False


class Share(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contact: the person's own or somebody else's."""

    person: str
    own: bool = True


class Give(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is no text."""

    person: str
    thing: Thing


class Shut(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Block the bot, or not."""

    person: str
    blocked: bool


class Play(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``steps`` is the most jumps it makes."""

    until: Until = "end"
    steps: int = 40
    visit: dt.datetime | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of: go to a moment, by so many seconds, back to now, to the next reminder, play, stop."""

    set: dt.datetime | None = None
    advance_seconds: float = 0
    reset: bool = False
    next: bool = False
    play: Play | None = None
    stop: bool = False


class Newcomer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One more person; without a phone they get a number of their own."""

    name: str
    language: str = "en"
    zone: str = "America/New_York"
    phone: str = ""
    note: str = ""


class Open(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Play an opening, or stop the one that runs."""

    person: str
    opening: str = ""
    channel: Channel = "telegram"
    stop: bool = False
