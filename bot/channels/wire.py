"""What every channel speaks with the rest of the bot: verified events in, rendered requests out, outcomes back."""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

import msgspec

from handlers.address import Address, Channel
from handlers.messages import Event, OptOutType, Reply


class Inbound(msgspec.Struct, frozen=True, kw_only=True):
    """One verified event from outside. (``address.channel``, ``provider_id``) is unique: a repeat is not answered."""

    provider_id: str
    address: Address
    event: Event
    sent_at: dt.datetime | None = None
    language: str = ""
    """The sender's app language, as a hint (BCP 47), where the channel tells."""
    opt_out: OptOutType = ""


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """One request to a provider, rendered: ``method`` and JSON-able ``fields`` (plus an optional file)."""

    method: str
    fields: Mapping[str, object]
    file: bytes | None = None


class Sent(msgspec.Struct, frozen=True, tag=True):
    """The provider took it. ``final`` when no delivery report will follow (Telegram)."""

    provider_id: str
    final: bool = False


class Later(msgspec.Struct, frozen=True, tag=True):
    """Never processed, safe to repeat: after ``seconds`` where the provider said so, else with back-off."""

    code: str
    seconds: float | None = None
    tries: int = 8


class Dead(msgspec.Struct, frozen=True, tag=True):
    """This address takes nothing any more: close it and tell the person elsewhere."""

    code: str
    reason: str
    """``opted_out``, ``blocked`` or ``closed``, as in ``handlers.messages.Unreachable``."""


class Over(msgspec.Struct, frozen=True, tag=True):
    """This message will never go out; the address stays."""

    code: str


class Halt(msgspec.Struct, frozen=True, tag=True):
    """Our configuration is wrong: stop sending on this channel, keep what waits, alert the operator."""

    code: str


class Unknown(msgspec.Struct, frozen=True, tag=True):
    """The request may or may not have been processed (timeout, 5xx)."""

    code: str


Outcome = Sent | Later | Dead | Over | Halt | Unknown


class Sender(Protocol):
    """The sending half of a channel. Two implementations: Telegram and SMS."""

    name: Channel

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """Turn a reply into requests; pure. ``edits`` is the message to edit in place, or empty."""
        ...

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Make one attempt. Never raises for what a provider or a network does; cancellation passes through."""
        ...

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> Sent | None:
        """Look up whether an attempt of unknown outcome did go out; None where it did not or cannot be asked."""
        ...
