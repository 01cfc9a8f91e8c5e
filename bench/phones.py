"""The other side of Telegram: many chats that tap real buttons, and the smallest Bot API that shows them answers.

Both live in this one process, apart from the bot's, so that one clock sees the tap and the answer to it.
"""

import asyncio
import contextlib
import itertools
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence

import aiohttp
import msgspec
from aiohttp import web

SHOWN = frozenset({"sendMessage", "editMessageText"})
SCRIPT = ("section:", "topic:", "menu")
"""What everybody taps again and again: open a section, read a topic, go back to the menu."""
ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
PATIENCE = 60.0
"""Seconds after which an answer counts as lost."""


class Button(msgspec.Struct, frozen=True):
    """A button, as far as we tap it."""

    callback_data: str = ""


class Keyboard(msgspec.Struct, frozen=True):
    """The buttons under a message."""

    inline_keyboard: Sequence[Sequence[Button]] = ()


class Chat:
    """One person's phone: the last message's buttons, and the answer that is awaited."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.message = 1
        self.buttons: list[str] = []
        self.answered_at = 0.0
        self.wants = itertools.cycle(SCRIPT)
        self.turn = asyncio.Lock()
        self.answer = asyncio.Event()

    def show(self, fields: Mapping[str, object]) -> None:
        """A message came in."""
        keyboard = msgspec.json.decode(str(fields.get("reply_markup", "{}")), type=Keyboard)
        self.buttons = [button.callback_data for row in keyboard.inline_keyboard for button in row]
        self.answered_at = time.perf_counter()
        self.answer.set()


class Phones:
    """All chats. ``bot_url`` and ``secret`` are set once the bot is there."""

    def __init__(self, count: int, session: aiohttp.ClientSession, seed: int) -> None:
        self.chats = {1000 + number: Chat(1000 + number) for number in range(count)}
        self.origin = ""
        self.bot_url = ""
        self.secret = ""
        self.shown = 0
        self._session = session
        self._random = random.Random(seed)
        self._ids = itertools.count(1)

    async def answer(self, request: web.Request) -> web.Response:
        """The Bot API, as far as a bot looks at its answers."""
        method = request.match_info["method"]
        if method not in SHOWN:
            return _result(ME if method == "getMe" else True)
        fields = await request.post()
        chat = self.chats[int(str(fields["chat_id"]))]
        self.shown += 1
        chat.show(fields)
        return _result({"message_id": chat.message, "date": int(time.time()), "chat": _private(chat)})

    async def write(self, chat: Chat, words: str) -> float:
        """The person writes; seconds until the answer."""
        message = {"message_id": chat.message, "date": int(time.time()), "chat": _private(chat), "from": _user(chat)}
        if words.startswith("/"):
            message |= {"entities": [{"type": "bot_command", "offset": 0, "length": len(words)}]}
        return await self._turn(chat, {"message": {**message, "text": words}}, time.perf_counter())

    async def tap(self, chat: Chat, since: float | None = None) -> float:
        """The person taps a button that leads on; seconds from ``since`` until the answer."""
        async with chat.turn:
            wanted = next(chat.wants)
            buttons = [data for data in chat.buttons if data.partition("|")[2].startswith(wanted)]
            query = {
                "id": str(next(self._ids)),
                "from": _user(chat),
                "chat_instance": "1",
                "message": {"message_id": chat.message, "date": 1, "chat": _private(chat), "text": "…"},
                "data": self._random.choice(buttons),
            }
            return await self._turn(chat, {"callback_query": query}, since or time.perf_counter())

    async def _turn(self, chat: Chat, update: dict[str, object], since: float) -> float:
        chat.answer.clear()
        body = msgspec.json.encode({"update_id": next(self._ids), **update})
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret, "Content-Type": "application/json"}
        async with asyncio.timeout(PATIENCE):
            async with self._session.post(self.bot_url, data=body, headers=headers) as taken:
                taken.raise_for_status()
            await chat.answer.wait()
        return chat.answered_at - since


def _private(chat: Chat) -> dict[str, object]:
    return {"id": chat.number, "type": "private", "first_name": "Bench"}


def _user(chat: Chat) -> dict[str, object]:
    return {"id": chat.number, "is_bot": False, "first_name": "Bench", "language_code": "en"}


def _result(value: object) -> web.Response:
    body = msgspec.json.encode({"ok": True, "result": value})
    return web.Response(body=body, content_type="application/json")


@contextlib.asynccontextmanager
async def phones(count: int, seed: int) -> AsyncIterator[Phones]:
    """The chats and the Bot API that a bot reaches at ``origin``."""
    # The bots' server closes connections that idle for 5 s; one must not be reused at that very moment.
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=2)
    async with aiohttp.ClientSession(connector=connector, trust_env=False) as session:
        crowd = Phones(count, session, seed)
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", crowd.answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            crowd.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield crowd
        finally:
            await runner.cleanup()
