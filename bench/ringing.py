"""Our alarms as they are measured: clock, claim, composing, sealing, commit, outbox, and a send that does nothing.

Run as a program: python -m bench.ringing FOLDER DUE MOMENT. It prints what it did as JSON, then waits.
"""

import contextlib
import datetime as dt
import functools
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import msgspec
import uvloop

from bench.ours import telegram_only, unpaced
from bench.pages import library
from bench.relay import Tally
from bench.stalls import longest_stall
from bot import app, logs
from bot.channels.accounts import TelegramAccount
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Outcome, Outgoing, Sent
from bot.library import make_ready
from bot.serving import stop_signal
from bot.storage import post
from bot.storage.opening import open_store
from bot.storage.store import Store
from handlers.address import Address


class Silent(TelegramChannel):
    """Telegram's channel, rendering as ever; what it sends goes nowhere, at once, and is counted."""

    def __init__(self, session: aiohttp.ClientSession, tally: Tally) -> None:
        super().__init__(TelegramAccount(token="1:none"), session)  # noqa: S106 - made up
        self._tally = tally

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Take it."""
        del address, message
        self._tally.one()
        return Sent(str(self._tally.count), final=True)


class Idle(msgspec.Struct, frozen=True):
    """A whole bot that is wired and does not work yet."""

    bot: app.Bot
    store: Store
    work: Callable[[], contextlib.AbstractAsyncContextManager[None]]
    """While this lasts clock and outbox are at work."""


@contextlib.asynccontextmanager
async def wired(folder: Path, url: str, now: app.Now, tally: Tally) -> AsyncIterator[Idle]:
    """The real parts over a channel that sends nowhere. Everything that is made once at a start is made before."""
    logs.set_up("json")
    unpaced()
    settings = telegram_only("http://127.0.0.1:9", folder).model_copy(update={"database_url": url})
    async with aiohttp.ClientSession() as session:
        store, channels = open_store(app.where(settings)), app.Channels(telegram=Silent(session, tally))
        bot, outbox = app.wired(settings, store, channels, now, library())
        make_ready(library())
        yield Idle(bot, store, functools.partial(app.at_work, bot, outbox, channels, settings))
        await store.close()


def since(moment: dt.datetime) -> app.Now:
    """A clock that begins a minute after everything was due, and goes on."""
    began = time.perf_counter()
    return lambda: moment + dt.timedelta(seconds=60 + time.perf_counter() - began)


async def main(folder: Path, due: int, moment: dt.datetime) -> None:
    """Ring everything that is due."""
    tally = Tally(due)
    async with wired(folder, "", since(moment), tally) as idle:
        began, cpu = time.perf_counter(), time.process_time()
        async with longest_stall() as stall, idle.work():
            await tally.all.wait()
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        waits = await idle.store.run(post.depth)
    if waits:
        raise AssertionError(f"{waits} still wait")
    done = {"rate": due / seconds, "cpu": cpu / due * 1000, "stall": stall[0] * 1000}
    print(msgspec.json.encode(done).decode(), flush=True)
    await stop_signal().wait()


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1]), int(sys.argv[2]), dt.datetime.fromisoformat(sys.argv[3])))
