"""A peer in alarms on PostgreSQL: PgQueuer as its documentation sets it up, with jobs that do nothing.

Run as a program: python -m bench.peers.pgqueuer_jobs fill URL JOBS DUE, or … work URL SIGNAL until SIGTERM.
"""

import asyncio
import datetime as dt
import random
import sys
from pathlib import Path

import asyncpg
from pgqueuer import AsyncpgDriver, Job, Queries, QueueManager

from bench.relay import Tally, ready, until
from bot.serving import stop_signal

A_BATCH = 10_000
BATCH_SIZE = 100
"""Jobs in one claim, as many as ours takes; its own default is 10."""


async def fill(url: str, jobs: int, due: int) -> None:
    """Install its tables and enqueue; the first ``due`` may run at once."""
    connection, later = await asyncpg.connect(url), random.Random(0)
    queries = Queries(AsyncpgDriver(connection))
    await queries.install()
    for start in range(0, jobs, A_BATCH):
        numbers = range(start, min(start + A_BATCH, jobs))
        waits = [dt.timedelta(seconds=0 if n < due else later.randrange(86_400, 60 * 86_400)) for n in numbers]
        await queries.enqueue(["nothing"] * len(waits), [None] * len(waits), [0] * len(waits), list(waits))
    await connection.execute("ANALYZE")
    await connection.close()


async def work(url: str, go: Path) -> None:
    """Deliver until SIGTERM."""
    queries = Queries(AsyncpgDriver(await asyncpg.connect(url)))
    manager, tally, stop = QueueManager(queries), Tally(), stop_signal()

    @manager.entrypoint("nothing")
    async def nothing(job: Job) -> None:
        del job
        tally.one()

    async with ready(go, tally):
        running = asyncio.create_task(manager.run(batch_size=BATCH_SIZE))
        await until(stop, running)
        manager.shutdown.set()
        await running


async def main(command: str, url: str, *rest: str) -> None:
    """Fill or work."""
    if command == "work":
        await work(url, Path(rest[0]))
    else:
        await fill(url, *map(int, rest))
        print("{}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
