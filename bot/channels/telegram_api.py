"""The only file that knows python-telegram-bot. Its client makes every request, over the session both channels share.

Its Application, queue and polling are not used: they acknowledge an update before anything is stored. Its transport is
replaced: on aiohttp a message costs a quarter of the processor time, and httpx logs the token with every address.
"""

import json
from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import aiohttp
import structlog
from telegram import Bot, BotCommand, InputFile, MenuButtonCommands
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.channels import markup
from bot.channels.accounts import Profile
from bot.channels.http import ANSWER, Ask, Failed, attempt
from bot.channels.telegram_updates import WANTED
from bot.channels.wire import Dead, Halt, Outcome, Outgoing, Over, Refused, Sent, Unknown

T = TypeVar("T")

log = structlog.get_logger(__name__)

REFUSALS = frozenset({400, 401, 403, 404, 409})
"""Statuses with an explanation from Telegram; others, such as 413, come from something in between."""

SAME = ("message is not modified",)
UNEDITABLE = ("message to edit not found", "message can't be edited", "no text in the message", "message_id_invalid")
UNPARSED = ("can't parse entities",)
CLOSED = ("chat not found", "user not found", "peer_id_invalid", "deactivated", "chat_id_invalid", "kicked", "to bots")

PLAIN_ERRORS: Mapping[type[TelegramError], Outcome] = {
    InvalidToken: Halt("401"),
    # Somebody else polls with our token, or a webhook is set while we poll.
    Conflict: Halt("409"),
    # Groups only: the chat has another id now.
    ChatMigrated: Dead("400", "closed"),
}

FORM = {"Content-Type": "application/x-www-form-urlencoded"}

ODD = (ValueError, TypeError, LookupError, AttributeError)
"""What the library raises over an answer that is not of the documented shape."""


class Settled(TelegramError):  # noqa: N818 - it tells its catcher what to do
    """A request without an answer to judge, on its way through the library; ``outcome`` says what that means."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(repr(outcome))
        self.outcome = outcome


class SessionRequest(BaseRequest):
    """The library's transport over our session: one attempt, with a time limit."""

    __slots__ = ("_session",)

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @property
    def read_timeout(self) -> float:
        """Seconds an answer may take, where the caller says nothing else."""
        return ANSWER

    async def initialize(self) -> None:
        """Nothing to do: whoever opened the session closes it."""

    async def shutdown(self) -> None:
        """As above."""

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make the request. Errors: Settled."""
        del write_timeout, connect_timeout, pool_timeout
        seconds = float(read_timeout) if isinstance(read_timeout, int | float) else ANSWER
        headers, data = _form(request_data) if request_data else ({}, None)
        ask = Ask(method=method, url=url, headers=headers, data=data, seconds=seconds)
        try:
            answer = await attempt(self._session, ask)
        except Failed as failed:
            raise Settled(failed.outcome) from None
        if answer.status // 100 == 4 and answer.status not in REFUSALS:  # noqa: PLR2004 - what we sent is wrong
            raise Settled(Over(str(answer.status)))
        return answer.status, answer.body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. The library's own version logs all of an answer that is none."""
        try:
            return dict(json.loads(payload))
        except (ValueError, TypeError):
            raise TelegramError("unreadable answer") from None


def _form(data: RequestData) -> tuple[Mapping[str, str], bytes | aiohttp.FormData]:
    """The body's own headers, and the body."""
    if not data.multipart_data:
        # The session's own form costs five times as much for the same bytes.
        return FORM, urlencode(data.json_parameters).encode()
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, mime) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=mime)
    return {}, form


class Client(Bot):
    """The library's client, save that it never shows its token and can hand out updates unparsed."""

    def __repr__(self) -> str:
        return "Client()"

    async def carry_out(self, method: str, fields: dict[str, Any]) -> object:
        """A method by the Bot API's own names, and its answer as it came.

        The library would make a whole message of it, with chat, sender and entities; we need its number alone.
        """
        return await self._post(method, fields)

    async def raw_updates(self, offset: int, wait: int) -> list[tuple[int, bytes]]:
        """Ids and bodies from ``offset`` on: where the library does not understand one update, it loses all.

        Written as ASCII, whatever text came in can be stored; whether it is an update, ``read`` decides.
        """
        asked = {"offset": offset, "timeout": wait, "allowed_updates": list(WANTED)}
        found = await self._post("getUpdates", asked, read_timeout=wait + ANSWER)
        return [(int(each["update_id"]), json.dumps(each).encode()) for each in found]


async def send(client: Client, chat_id: int, message: Outgoing) -> Outcome:
    """Make one attempt; what Telegram refuses because of its form is sent in a plainer one at once."""
    while True:
        try:
            return await _once(client, chat_id, message)
        except TelegramError as refused:
            plainer = _plainer(message, refused)
            if plainer is None:
                return outcome_of(refused, message)
            message = plainer
        except ODD:
            return Unknown("unreadable")


async def _once(client: Client, chat_id: int, message: Outgoing) -> Outcome:
    fields: dict[str, Any] = {"chat_id": chat_id, **message.fields}
    if message.method == "sendDocument":
        fields["document"] = InputFile(message.file or b"", filename=fields.pop("filename"))
    done = await client.carry_out(message.method, fields)
    number = done["message_id"] if isinstance(done, dict) else fields["message_id"]
    return Sent(str(int(number)), final=True)


def _plainer(message: Outgoing, refused: TelegramError) -> Outgoing | None:
    """An edit of what is gone as a new message, HTML that a server does not know as bare words; else None."""
    fields = dict(message.fields)
    if message.method == "editMessageText" and _says(refused, UNEDITABLE):
        del fields["message_id"]
        return Outgoing(method="sendMessage", fields=fields)
    if "parse_mode" in fields and _says(refused, UNPARSED):
        log.error("telegram_markup_refused", method=message.method)
        del fields["parse_mode"]
        written = "caption" if "caption" in fields else "text"
        return Outgoing(
            method=message.method,
            fields=fields | {written: markup.visible(str(fields[written]))},
            file=message.file,
        )
    return None


def _says(refused: TelegramError, phrases: tuple[str, ...]) -> bool:
    return isinstance(refused, BadRequest | Forbidden) and any(each in refused.message.lower() for each in phrases)


def outcome_of(refused: TelegramError, message: Outgoing | None = None) -> Outcome:
    """What an error means for a message and its chat. BadRequest is a NetworkError to the library."""
    match refused:
        case Settled():
            return refused.outcome
        case BadRequest():
            return _bad(refused, message)
        case Forbidden():
            return Dead("403", "closed" if _says(refused, CLOSED) else "blocked")
        case _:
            return PLAIN_ERRORS.get(type(refused), Unknown("unreadable"))


def _bad(refused: BadRequest, message: Outgoing | None) -> Outcome:
    if message and _says(refused, SAME):
        return Sent(str(message.fields.get("message_id", "")), final=True)
    if _says(refused, CLOSED):
        return Dead("400", "closed")
    # Behind a colon Telegram may quote what the message said.
    log.error("telegram_refused", reason=refused.message.partition(":")[0][:80])
    return Over("400")


class Api:
    """The bot's account at Telegram: what we ask of it, in our own values."""

    def __init__(self, token: str, origin: str, session: aiohttp.ClientSession) -> None:
        request = SessionRequest(session)
        self._client = Client(
            token,
            base_url=f"{origin.rstrip('/')}/bot",
            base_file_url=f"{origin.rstrip('/')}/file/bot",
            request=request,
            get_updates_request=request,
        )

    async def send(self, chat_id: int, message: Outgoing) -> Outcome:
        """See ``send``."""
        return await send(self._client, chat_id, message)

    async def answer(self, query_id: str) -> None:
        """Answer a tap; too late, twice or not at all is nobody's harm."""
        try:
            await self._client.answer_callback_query(query_id)
        except (TelegramError, *ODD) as refused:
            log.info("tap_unanswered", why=type(refused).__name__)

    async def updates(self, offset: int, wait: int) -> list[tuple[int, bytes]]:
        """Ids and bodies of what waits at Telegram. Errors: Refused."""
        return await _asked(self._client.raw_updates(offset, wait))

    async def username(self) -> str:
        """The bot's public name. Errors: Refused."""
        return (await _asked(self._client.get_me())).username or ""

    async def introduce(self, profile: Profile) -> None:
        """Set commands and descriptions of one language. Errors: Refused."""
        language = profile.language or None
        commands = [BotCommand(name, tells) for name, tells in profile.commands]
        await _asked(self._client.set_my_commands(commands, language_code=language))
        await _asked(self._client.set_my_description(profile.description, language_code=language))
        await _asked(self._client.set_my_short_description(profile.short_description, language_code=language))

    async def receive_at(self, url: str, secret: str) -> None:
        """Have updates posted to the address, or keep them for polling if it is empty. Errors: Refused."""
        await _asked(self._client.set_chat_menu_button(menu_button=MenuButtonCommands()))
        if url:
            await _asked(self._client.set_webhook(url, secret_token=secret or None, allowed_updates=WANTED))
        else:
            await _asked(self._client.delete_webhook())


async def _asked(answer: Awaitable[T]) -> T:
    try:
        return await answer
    except TelegramError as refused:
        raise Refused(outcome_of(refused)) from None
    except ODD:
        raise Refused(Unknown("unreadable")) from None
