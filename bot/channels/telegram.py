"""Telegram: updates in, messages with buttons out. Everything that needs its library is in telegram_api.py."""

import hmac
from typing import Literal

import aiohttp
import msgspec

from bot.channels import telegram_requests, telegram_updates
from bot.channels.accounts import Profile, TelegramAccount
from bot.channels.wire import Inbound, Malformed, Outcome, Outgoing, Sent
from handlers.address import Address, Channel
from handlers.messages import Reply

WEBHOOK = "/telegram/webhook"


class Pulled(msgspec.Struct, frozen=True):
    """One update fetched by polling, unread. The next poll's offset is ``update_id + 1``, once it is stored."""

    update_id: int
    body: bytes


class TelegramChannel:
    """The Telegram side of the bot."""

    name: Channel = "telegram"

    def __init__(self, account: TelegramAccount, session: aiohttp.ClientSession) -> None:
        from bot.channels.telegram_api import Api  # noqa: PLC0415 - 500 ms that an SMS bot need not pay

        self._secret = account.secret
        self._api = Api(account.token, account.api_url, session)

    def verify(self, header: str | None) -> bool:
        """Whether the webhook call carries our secret, compared in constant time. Without a secret none does."""
        return bool(self._secret) and hmac.compare_digest((header or "").encode(), self._secret.encode())

    def read(self, body: bytes) -> Inbound | None:
        """The update as our event; None where there is nothing to answer. Errors: Malformed."""
        return telegram_updates.read(body)

    async def acknowledge(self, body: bytes) -> None:
        """End the waiting sign on a tapped button, as well as that can be done; never raises."""
        try:
            query = telegram_updates.decode(body, telegram_updates.Tapped).callback_query
        except Malformed:
            return
        if query:
            await self._api.answer(query.id)

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """See ``telegram_requests.render``."""
        return telegram_requests.render(reply, version, edits)

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Make one attempt."""
        return await self._api.send(int(address.value), message)

    async def find(self, address: Address, message: Outgoing, since: object) -> tuple[Sent, ...]:
        """Telegram cannot be asked what it delivered: always nothing."""
        del address, message, since
        return ()

    async def poll(self, offset: int, wait: int = 25) -> tuple[Pulled, ...]:
        """Updates from ``offset`` on, in order, waiting up to so many seconds for one.

        Asking with an offset makes Telegram forget everything before it: store first. Errors: Refused.
        """
        return tuple(Pulled(number, body) for number, body in await self._api.updates(offset, wait))

    async def username(self) -> str:
        """The bot's name for t.me links; also proof that token and network work. Errors: Refused."""
        return await self._api.username()

    async def set_up(self, profiles: tuple[Profile, ...], mode: Literal["polling", "webhook"], public_url: str) -> None:
        """Tell Telegram the bot's words in each language, its menu button, and where updates go. Errors: Refused."""
        for profile in profiles:
            await self._api.introduce(profile)
        await self._api.receive_at(public_url.rstrip("/") + WEBHOOK if mode == "webhook" else "", self._secret)
