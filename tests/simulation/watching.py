"""The real channels, with a number on every request, so that each copy of it can be told apart on its way."""

import contextvars
import datetime as dt
from collections.abc import Callable

import msgspec
from simulation.laws import Laws
from simulation.machine import Machine
from simulation.providers import Line

from bot.channels.accounts import TelegramAccount, TwilioAccount
from bot.channels.sms import SmsChannel
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Outcome, Outgoing
from handlers.address import Address, Channel
from handlers.messages import Reply

UNDER_WAY: contextvars.ContextVar[int | None] = contextvars.ContextVar("under_way", default=None)
"""The number of the request that is being made."""


class Numbers:
    """Puts the numbers on and takes them off."""

    def __init__(self, laws: Laws, machine: Machine) -> None:
        self._laws = laws
        self._machine = machine

    def on(self, channel: Channel, reply: Reply, requests: tuple[Outgoing, ...]) -> tuple[Outgoing, ...]:
        """The requests of a reply, numbered."""
        numbers = self._laws.rendered(channel, reply.urgency, len(requests), reply.to)
        self._machine.notes.extend(numbers)
        return tuple(
            msgspec.structs.replace(request, fields={**request.fields, "number": number})
            for number, request in zip(numbers, requests, strict=True)
        )

    def off(self, address: Address, message: Outgoing) -> tuple[int, Outgoing]:
        """The number, and the request as it was rendered; an attempt begins."""
        fields = dict(message.fields)
        number = fields.pop("number")
        assert isinstance(number, int)
        UNDER_WAY.set(number)
        self._laws.begins(number, address)
        return number, msgspec.structs.replace(message, fields=fields)

    def done(self, number: int, outcome: Outcome) -> Outcome:
        """The attempt is over."""
        self._laws.ended(number, outcome)
        return outcome


class WatchedTelegram(TelegramChannel):
    """Telegram, numbered."""

    def __init__(self, account: TelegramAccount, line: Line, numbers: Numbers) -> None:
        super().__init__(account, line)  # type: ignore[arg-type] # it offers what is used of a session
        self._numbers = numbers

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """As it is, with numbers."""
        return self._numbers.on(self.name, reply, super().render(reply, version, edits))

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """As it is, without them."""
        number, bare = self._numbers.off(address, message)
        return self._numbers.done(number, await super().send(address, bare))


class WatchedSms(SmsChannel):
    """Twilio, numbered."""

    def __init__(self, account: TwilioAccount, line: Line, now: Callable[[], dt.datetime], numbers: Numbers) -> None:
        super().__init__(account, line, now)  # type: ignore[arg-type] # it offers what is used of a session
        self._numbers = numbers

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """As it is, with numbers."""
        return self._numbers.on(self.name, reply, super().render(reply, version, edits))

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """As it is, without them."""
        number, bare = self._numbers.off(address, message)
        return self._numbers.done(number, await super().send(address, bare))
