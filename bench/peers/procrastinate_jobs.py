"""A peer in alarms on PostgreSQL: Procrastinate as its documentation sets it up, with jobs that do nothing.

Run as a program: python -m bench.peers.procrastinate_jobs fill URL JOBS DUE, or … work URL SIGNAL until SIGTERM.
"""

import asyncio
import datetime as dt
import random
import sys
from pathlib import Path

from procrastinate import App, PsycopgConnector

from bench.relay import Tally, ready, until
from bot.serving import stop_signal

A_BATCH = 2_000
AT_ONCE = 100
"""Jobs under way at the same time; its own default is 1."""


def application(url: str, tally: Tally) -> App:
    """The app with its one task."""
    app = App(connector=PsycopgConnector(conninfo=url))

    @app.task(name="nothing")
    async def nothing() -> None:
        tally.one()

    return app


async def fill(url: str, jobs: int, due: int) -> None:
    """Install its tables and defer; the first ``due`` may run at once. What waits becomes due batch by batch."""
    now, later = dt.datetime.now(dt.UTC), random.Random(0)
    async with application(url, Tally()).open_async() as app:
        await app.schema_manager.apply_schema_async()
        await app.configure_task("nothing").batch_defer_async(*({} for _ in range(due)))
        for start in range(due, jobs, A_BATCH):
            at = now + dt.timedelta(seconds=later.randrange(86_400, 60 * 86_400))
            many = min(A_BATCH, jobs - start)
            await app.configure_task("nothing", schedule_at=at).batch_defer_async(*({} for _ in range(many)))
        await app.connector.execute_query_async("ANALYZE")


async def work(url: str, go: Path) -> None:
    """Deliver until SIGTERM."""
    tally, stop = Tally(), stop_signal()
    async with application(url, tally).open_async() as app, ready(go, tally):
        running = asyncio.create_task(app.run_worker_async(concurrency=AT_ONCE, install_signal_handlers=False))
        await until(stop, running)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def main(command: str, url: str, *rest: str) -> None:
    """Fill or work."""
    if command == "work":
        await work(url, Path(rest[0]))
    else:
        await fill(url, *map(int, rest))
        print("{}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
