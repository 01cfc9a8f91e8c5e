"""The whole bot as one process of a run: wired by the composition root, its loops on the made-up clock."""

import asyncio
import base64
import contextlib
import datetime as dt
import functools
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import msgspec
from simulation.laws import Laws
from simulation.machine import Disk, Machine
from simulation.providers import NUMBER, SID, TELEGRAM, TWILIO, Line, Providers
from simulation.watching import Numbers, WatchedSms, WatchedTelegram
from starlette.types import ASGIApp
from talking import LIBRARY

from bot import app, introduction
from bot.channels.accounts import TelegramAccount
from bot.channels.wire import Refused
from bot.outbox import LOOK_AGAIN, Outbox
from bot.settings import Settings
from bot.storage import ledger, post
from bot.storage.crypto import KEY_BYTES
from bot.storage.errors import Unavailable
from bot.storage.opening import Where, open_store
from handlers.scene import Library

SECRET = "a-secret-for-the-webhook-0001"
AUTH = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://bot.example"
KEY = "k1:" + base64.urlsafe_b64encode(bytes(range(KEY_BYTES))).decode()
IDLE = 6 * 3600.0
"""Where nothing is waited for, a loop looks again after so long: to save time, the run does not look every 5 s."""
LEASE = 150.0
"""An alarm whose turn failed is anybody's again after its lease."""


class Needs(msgspec.Struct, frozen=True, kw_only=True):
    """What a process is started with."""

    disk: Disk
    laws: Laws
    providers: Providers
    random: Random
    now: Callable[[], dt.datetime]
    kept: Callable[[list[object]], None]
    own_opt_out: bool


class Process:
    """A machine with the bot on it."""

    def __init__(self, machine: Machine, bot: app.Bot, outbox: Outbox, needs: Needs) -> None:
        self.machine = machine
        self.bot = bot
        self.website: ASGIApp = app.website(bot)
        self.wakes_at = dt.datetime.max.replace(tzinfo=dt.UTC)
        self._outbox = outbox
        self._needs = needs
        self._poked = asyncio.Event()
        self._lost = asyncio.Event()
        self._lost.set()  # what was lost before the start

    def poke(self) -> None:
        """The clock ticks within its five seconds, and once more after an alarm's lease."""
        self._poked.set()
        self._bell().set()
        asyncio.get_running_loop().call_later(LEASE, self._poked.set)

    def lost(self) -> None:
        """A text found nobody: it is fetched at the next look."""
        self._lost.set()

    def work(self) -> None:
        """All loops run."""
        for loop in (self._tick, self._send, self._fetch, self._tidy):
            self.machine.spawn(loop())

    async def stop(self) -> None:
        """Told to stop: what is under way is finished."""
        await self._outbox.drain()
        await self.machine.idle()

    async def bury(self) -> None:
        """It has ended: nothing of it runs on."""
        self.machine.tasks.update(self._outbox._tasks)
        await self.machine.bury()

    def _bell(self) -> asyncio.Event:
        return self._outbox._bell

    async def _tick(self) -> None:
        while True:
            next_at = await self._tried(self.bot.operation.tick, LEASE)
            self._poked.clear()
            self.wakes_at = next_at or dt.datetime.max.replace(tzinfo=dt.UTC)
            wait = (self.wakes_at - self._needs.now()).total_seconds()
            if await heard(self._poked, min(max(wait, 0.05), IDLE)):
                await asyncio.sleep(self._needs.random.uniform(0, 5))

    async def _tried(self, work: Callable[[], Awaitable[dt.datetime | None]], again: float) -> dt.datetime | None:
        """As the real clock does it: a job that fails is logged, and the next comes all the same."""
        try:
            return await work()
        except (Unavailable, Refused):
            asyncio.get_running_loop().call_later(5, self._poked.set)
            asyncio.get_running_loop().call_later(again, self._poked.set)
            return None

    async def _send(self) -> None:
        bell = self._bell()
        while not self._outbox._stopping:
            bell.clear()
            wait = await self._outbox.round()
            await heard(bell, wait if wait < LOOK_AGAIN else await self._until())

    async def _until(self) -> float:
        """How long the outbox has nothing to do: what it would find out by looking every five seconds."""
        now = self._needs.now()
        if not self._needs.laws.waiting():
            return IDLE
        try:
            soonest = await self.machine.store.run(lambda tx: post.next_moment(tx, now))
        except Unavailable:
            return LOOK_AGAIN
        waits = [IDLE, *(left for left in self._outbox.paused().values() if left > 0)]
        return max(0.05, min([*waits, *([(soonest - now).total_seconds()] if soonest else [])]))

    async def _fetch(self) -> None:
        while True:
            await heard(self._lost, IDLE)
            self._lost.clear()
            await asyncio.sleep(self._needs.random.uniform(1, 300))
            try:
                await self.bot.operation.catch_up()
            except (Unavailable, Refused):
                self._lost.set()

    async def _tidy(self) -> None:
        while True:
            with contextlib.suppress(Unavailable):
                await self.bot.operation.tidy()
            await asyncio.sleep(IDLE)


async def heard(bell: asyncio.Event, seconds: float) -> bool:
    """Wait for the bell, at most so long; whether it rang."""
    try:
        await asyncio.wait_for(bell.wait(), timeout=seconds)
    except TimeoutError:
        return False
    return True


async def started(needs: Needs) -> Process:
    """The bot starts, as ``app.running`` starts it. Errors: Unavailable."""
    store = open_store(Where(data_dir=needs.disk.folder, key=KEY))
    machine = Machine(store, needs.disk, needs.random, needs.kept)  # type: ignore[arg-type] # a list of more
    line, numbers = Line(machine, needs.providers, needs.random), Numbers(needs.laws, machine)
    settings = settings_for(needs)
    channels = app.Channels(
        telegram=WatchedTelegram(telegram_account(settings), line, numbers),
        sms=WatchedSms(app.twilio_account(settings), line, needs.now, numbers),
    )
    bot, outbox = app.wired(settings, store, channels, needs.now, library(needs))
    # The jitter comes from the run's seed.
    outbox._courier = msgspec.structs.replace(outbox._courier, jitter=needs.random.random)
    process = Process(machine, bot, outbox, needs)
    try:
        await bot.operation.take_over()
        await introduction.greet_twilio(bot.operation.catch_up)
    except BaseException:
        await process.bury()
        raise
    return process


def settings_for(needs: Needs) -> Settings:
    """Both channels, at the run's own providers."""
    return Settings(
        data_dir=needs.disk.folder,
        key=KEY,
        public_url=PUBLIC,
        telegram_token="110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
        telegram_api_url=TELEGRAM,
        telegram_secret=SECRET,
        telegram_mode="webhook",
        twilio_account_sid=SID,
        twilio_auth_token=AUTH,
        twilio_api_url=TWILIO,
        twilio_from=NUMBER,
        twilio_opt_out="own" if needs.own_opt_out else "provider",
    )


def telegram_account(settings: Settings) -> TelegramAccount:
    """The account at Telegram."""
    return TelegramAccount(
        token=settings.telegram_token, api_url=settings.telegram_api_url, secret=settings.telegram_secret
    )


def library(needs: Needs) -> Library:
    """The real guide, under the run's settings."""
    programme = msgspec.structs.replace(LIBRARY.programme, provider_answers_opt_out=not needs.own_opt_out)
    return msgspec.structs.replace(LIBRARY, programme=programme)


@functools.cache
def _template() -> tempfile.TemporaryDirectory[str]:
    """A database whose secrets are the same in every run, so that nothing is ordered differently."""
    folder = tempfile.TemporaryDirectory()
    store = open_store(Where(data_dir=Path(folder.name), key=KEY))
    sealed = store.vault.keys.seal(bytes(range(KEY_BYTES)), ledger.LOOKUP)
    store.run_here(lambda tx: ledger.meta_set(tx.conn, "lookup", sealed))
    store.engine.dispose()
    return folder


def new_disk(folder: Path) -> Disk:
    """A disk with an empty database on it."""
    shutil.copytree(_template().name, folder, dirs_exist_ok=True)
    return Disk(folder)
