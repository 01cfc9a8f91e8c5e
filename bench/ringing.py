"""Our alarms as they are measured: clock, claim, composing, sealing, commit, outbox, and a send that does nothing.

Run as a program: python -m bench.ringing FOLDER DUE MOMENT. It prints what it did as JSON, then waits.
"""

import asyncio
import datetime as dt
import sys
import time
from pathlib import Path

import aiohttp
import msgspec
import uvloop

from bench.ours import telegram_only, unpaced
from bench.pages import library
from bench.stalls import longest_stall
from bot import app, logs
from bot.channels.accounts import TelegramAccount
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Outcome, Outgoing, Sent
from bot.serving import stop_signal
from bot.storage import post
from bot.storage.opening import open_store
from handlers.address import Address


class Silent(TelegramChannel):
    """Telegram's channel, rendering as ever; what it sends goes nowhere, at once."""

    def __init__(self, session: aiohttp.ClientSession, until: int) -> None:
        super().__init__(TelegramAccount(token="1:none"), session)  # noqa: S106 - made up
        self.everything = asyncio.Event()
        self._left = until

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Take it."""
        del address, message
        self._left -= 1
        if not self._left:
            self.everything.set()
        return Sent(str(self._left), final=True)


async def main(folder: Path, due: int, moment: dt.datetime) -> None:
    """Ring everything that is due."""
    logs.set_up("json")
    unpaced()
    began = time.perf_counter()
    settings = telegram_only("http://127.0.0.1:9", folder)
    async with aiohttp.ClientSession() as session:
        silent, store = Silent(session, due), open_store(app.where(settings))
        channels = app.Channels(telegram=silent)
        bot, outbox = app.wired(settings, store, channels, lambda: _since(moment, began), library())
        library().index()  # made in the background after a start, it would count as these alarms' work
        began, cpu = time.perf_counter(), time.process_time()
        async with longest_stall() as stall, app.at_work(bot, outbox, channels, settings):
            await silent.everything.wait()
        seconds = time.perf_counter() - began
        waits = await store.run(post.depth)
        await store.close()
    if waits:
        raise AssertionError(f"{waits} still wait")
    done = {"rate": due / seconds, "cpu": (time.process_time() - cpu) / due * 1000, "stall": stall[0] * 1000}
    print(msgspec.json.encode(done).decode(), flush=True)
    await stop_signal().wait()


def _since(moment: dt.datetime, began: float) -> dt.datetime:
    """A minute after everything was due, and going on."""
    return moment + dt.timedelta(seconds=60 + time.perf_counter() - began)


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1]), int(sys.argv[2]), dt.datetime.fromisoformat(sys.argv[3])))
