"""The stand-in for both providers on a loopback port, and the whole bot on another, which can come and go."""

import asyncio
import contextlib
import hashlib
import hmac
import io
import json
import os
import sqlite3
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

import aiohttp
import msgspec
import sqlalchemy as sa
from conversing import LIBRARY

from bot import app
from bot.serving import listen, served
from bot.settings import Settings
from bot.simulator.app import build
from bot.simulator.config import SimulatorConfig
from bot.simulator.people import Person
from bot.simulator.telegram import phone
from bot.simulator.world import World

ROOT = Path(__file__).parents[1]
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = "a-secret-for-the-webhook-0001"
SID = "AC" + "5" * 32
AUTH = "0123456789abcdef0123456789abcdef"
NUMBER = "+12025550100"
ADMIN = "the-operators-token-0000000001"
FORM = "application/x-www-form-urlencoded"


class Stand:
    """Providers, and what the bot that talks with them is told at its start."""

    def __init__(self, world: World, settings: Settings, http: aiohttp.ClientSession) -> None:
        self.world = world
        self.settings = settings
        self.http = http
        self.ruth: Person = world.people.everyone()[0]

    @contextlib.asynccontextmanager
    async def bot(self, **changes: object) -> AsyncIterator[app.Bot]:
        """The bot is running, and reached at the address that the providers know."""
        given = self.settings.model_copy(update=changes)
        with contextlib.closing(listen(given.host, given.port)) as bound:
            async with app.running(given, app.real_now, LIBRARY) as bot, served(app.website(bot), bound):
                yield bot

    def text(self, words: str) -> None:
        """Ruth sends a text message."""
        self.world.carrier.receive(self.ruth.phone, words)

    def write(self, words: str) -> None:
        """Ruth writes on Telegram."""
        phone.send_text(self.world.telegram, self.ruth, words)

    def texts(self) -> list[str]:
        """What the bot has texted to Ruth."""
        ours = [text for text in self.world.carrier.messages.everything() if text.direction == "outbound-api"]
        return [text.body for text in ours if text.to == self.ruth.phone]

    def chat(self) -> list[str]:
        """What the bot has written to Ruth on Telegram."""
        told = self.world.telegram.chat_of(self.ruth).messages.values()
        return [str(message["text"]) for message in told if message["from"]["is_bot"]]

    def calls(self) -> list[str]:
        """What the bot has asked of the providers, by name."""
        return [str(entry["name"]) for entry in self.world.journal.recent_wire()]

    async def until(self, fits: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until it is so. Errors: TimeoutError."""
        async with asyncio.timeout(seconds):
            while not fits():
                await self.world.journal.wait(self.world.journal.version, 0.1)

    async def settled(self) -> None:
        """Wait a moment, in which nothing more should happen."""
        await asyncio.sleep(0.5)

    async def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """A call of the bot: status and body of its answer."""
        async with self.http.post(
            self.settings.public_url + path, data=io.BytesIO(body), headers=dict(headers)
        ) as answer:
            return answer.status, await answer.text()

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        """A look at the bot."""
        async with self.http.get(self.settings.public_url + path, headers=headers) as answer:
            return answer.status, await answer.text()

    async def form(self, path: str, pairs: Mapping[str, str], signature: str | None = None) -> tuple[int, str]:
        """A form as Twilio posts it, signed by it unless said otherwise."""
        signed = sign(self.settings.public_url + path, pairs) if signature is None else signature
        return await self.post(path, urlencode(pairs).encode(), {"Content-Type": FORM, "X-Twilio-Signature": signed})

    async def update(self, body: bytes, secret: str = SECRET) -> int:
        """An update as Telegram posts it; the answer's status."""
        return (await self.post("/telegram/webhook", body, {"X-Telegram-Bot-Api-Secret-Token": secret}))[0]


def sign(url: str, pairs: Mapping[str, str], token: str = AUTH) -> str:
    """Twilio's signature, from its own description: the address, then every field by name."""
    text = url + "".join(name + pairs[name] for name in sorted(pairs))
    return b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def message(words: str, number: int = 1) -> bytes:
    """An update with a text from Ruth's chat."""
    person = {"id": 810000102, "is_bot": False, "first_name": "Ruth", "language_code": "en"}
    chat = {"id": 810000102, "type": "private"}
    said = {"message_id": number, "date": 1_780_000_000, "chat": chat, "from": person, "text": words}
    return json.dumps({"update_id": number, "message": said}).encode()


def sms_form(words: str, number: int = 1, **more: str) -> dict[str, str]:
    """The form of an inbound text, with the blank fields that Twilio sends too."""
    return {
        "MessageSid": f"SM{number:032x}",
        "From": "+12125550141",
        "To": NUMBER,
        "Body": words,
        "NumMedia": "0",
        "FromCity": "",
        **more,
    }


@contextlib.asynccontextmanager
async def standing(folder: Path, **changes: object) -> AsyncIterator[Stand]:
    """The providers run; the bot does not yet. ``changes`` are settings of the stand-in."""
    with contextlib.ExitStack() as sockets:
        at, bots = (sockets.enter_context(contextlib.closing(listen("127.0.0.1", 0))) for _ in range(2))
        origin, own = (f"http://127.0.0.1:{bound.getsockname()[1]}" for bound in (at, bots))
        bots.close()
        given = settings(folder, origin, own)
        simulator = build(msgspec.structs.replace(stand_in(origin, own), **changes))
        world = cast("World", simulator.state.world)
        async with served(simulator, at), aiohttp.ClientSession() as http:
            try:
                yield Stand(world, given, http)
            finally:
                await world.close()


def stand_in(origin: str, own: str) -> SimulatorConfig:
    """The stand-in's settings."""
    return SimulatorConfig(
        origin=origin,
        telegram_token=TOKEN,
        twilio_sid=SID,
        twilio_auth_token=AUTH,
        twilio_from=NUMBER,
        twilio_sms_url=f"{own}/twilio/sms",
        delivery_seconds=0.01,
    )


def settings(folder: Path, origin: str, own: str) -> Settings:
    """A bot with both channels, whose providers are at ``origin`` and which is itself at ``own``."""
    return Settings(
        data_dir=folder,
        port=int(own.rpartition(":")[2]),
        public_url=own,
        telegram_token=TOKEN,
        telegram_api_url=origin,
        telegram_secret=SECRET,
        telegram_mode="webhook",
        twilio_account_sid=SID,
        twilio_auth_token=AUTH,
        twilio_api_url=origin,
        twilio_from=NUMBER,
        admin_token=ADMIN,
    )


def environment(given: Settings, **changes: str) -> dict[str, str]:
    """A clean environment that holds these settings and nothing else of the tests'."""
    plain = {
        f"SECONDSTEP_{field.upper()}": str(value) for field, value in given.model_dump(exclude_defaults=True).items()
    }
    measured = {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}
    return {"PATH": os.environ["PATH"], **measured, **plain, **changes}


async def command(*words: str, env: Mapping[str, str], stdin: str = "", cwd: Path = ROOT) -> tuple[int, str, str]:
    """Run ``secondstep`` as a process of its own: exit code, standard output, standard error."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=cwd,
        env={**env, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(60):
            out, told = await process.communicate(stdin.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, out.decode(), told.decode()


@contextlib.contextmanager
def locked(bot: app.Bot) -> Iterator[None]:
    """Another process holds the database's write lock, and nobody has the patience to wait for it."""
    engine = bot.operation.store.engine
    impatient = "PRAGMA busy_timeout=0"
    sa.event.listen(engine, "checkout", lambda connection, *_: connection.execute(impatient).close())
    with contextlib.closing(sqlite3.connect(str(engine.url.database))) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
