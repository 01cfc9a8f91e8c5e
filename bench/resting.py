"""What many who wait cost a bot that has nothing to do for them, and somebody who moves their visit among them.

Run as a program: python -m bench.resting FOLDER MOMENT. It prints its figures as JSON, then waits.
"""

import asyncio
import datetime as dt
import statistics
import sys
import time
from pathlib import Path

import msgspec
import uvloop

from bench.relay import Tally
from bench.ringing import Idle, wired
from bench.waiting import address
from bot.channels.wire import Inbound
from bot.serving import stop_signal
from bot.storage import people
from handlers.messages import Text

IDLE = 10.0
"""Seconds at rest."""
MOVED = range(5_000, 5_100)
"""People who move their visit; the first ones are about to be reminded."""
EARLIER = dt.timedelta(hours=2)
"""Nothing is due yet."""
WORDS = "my visit was moved to December 17 at 2:30 pm"
NEW = dt.datetime(2026, 12, 17, 14, 30)  # noqa: DTZ001 - wall time at the clinic


async def main(folder: Path, moment: dt.datetime) -> None:
    """Rest, then let people move their visits."""
    began = time.perf_counter()

    def now() -> dt.datetime:
        return moment - EARLIER + dt.timedelta(seconds=time.perf_counter() - began)

    async with wired(folder, "", now, Tally()) as idle, idle.work():
        share = await resting()
        figures = {"idle": share * 100, "move": statistics.median([await moving(idle, who) for who in MOVED])}
    print(msgspec.json.encode(figures).decode(), flush=True)
    await stop_signal().wait()


async def resting() -> float:
    """The share of one core that is used while nothing is due."""
    await asyncio.sleep(2)  # what a start does once is over
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.sleep(IDLE)
    return (time.process_time() - cpu) / (time.perf_counter() - began)


async def moving(idle: Idle, who: int) -> float:
    """Milliseconds of the turn that moves the visit: the yes to the date that was read back, until it is committed."""
    here = address(who)

    def said(words: str) -> Inbound:
        return Inbound(provider_id=f"{who} {words}", address=here, event=Text(words))

    await idle.bot.doors.take(said(WORDS))
    await asyncio.sleep(0.05)  # people answer what they have read
    began = time.perf_counter()
    await idle.bot.doors.take(said("yes"))
    took = (time.perf_counter() - began) * 1000
    held = await idle.store.run(lambda tx: people.find_or_create(tx, here))
    if held.plan.visit is None or held.plan.visit.at != NEW:
        raise AssertionError(f"the visit is still {held.plan.visit}")
    return took


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1]), dt.datetime.fromisoformat(sys.argv[2])))
