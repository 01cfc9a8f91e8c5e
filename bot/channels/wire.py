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


class StatusReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider reports about one message, in any order and maybe twice."""

    provider_id: str
    status: str
    code: str = ""
    """The provider's error code where the message failed."""


class Malformed(ValueError):  # noqa: N818 - it says what was received, not that we erred
    """What came in is nothing this provider sends: answer 200, quarantine and count it. Its text holds no content."""


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


class Refused(Exception):  # noqa: N818 - it tells its catcher what to do, not that we erred
    """A request that is no message (set-up, polling, a look-up) got no answer to work with: ``outcome`` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(repr(outcome))
        self.outcome = outcome


class Sender(Protocol):
    """The sending half of a channel. Two implementations: Telegram and SMS."""

    name: Channel

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """Turn a reply into requests; pure. ``edits`` is the message to edit in place, or empty."""
        ...

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Make one attempt. Never raises for what a provider or a network does; cancellation passes through."""
        ...

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
        """The copies of it that went out since about then, newest first; none where there is no list to look in.

        The same words may have gone there by another message: whoever asks knows which copies are accounted for.

        Errors: Refused where the provider could not be asked now. Then nothing is known and nothing may be sent again.
        """
        ...
