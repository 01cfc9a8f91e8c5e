"""The peer in alarms: APScheduler's SQLAlchemyJobStore on a SQLite file, with jobs that do nothing.

Run as a program: python -m bench.peers.job_store FOLDER JOBS DUE. It prints what it did as JSON, then waits.
"""

import asyncio
import datetime as dt
import random
import sys
import time
from pathlib import Path

import msgspec
import sqlalchemy as sa
import uvloop
from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bench.stalls import longest_stall
from bot.serving import stop_signal


async def nothing() -> None:
    """The job."""


def scheduler(engine: sa.Engine) -> AsyncIOScheduler:
    """As its documentation sets it up; only the grace time is lifted, or jobs due for more than 1 s are dropped."""
    stores = {"default": SQLAlchemyJobStore(engine=engine)}
    return AsyncIOScheduler(jobstores=stores, job_defaults={"misfire_grace_time": None}, timezone=dt.UTC)


async def fill(file: Path, jobs: int, due: int) -> None:
    """Add the jobs while nothing runs, without waiting for the disk: this part is not measured."""
    engine = sa.create_engine(f"sqlite:///{file}")
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    filling, now, later = scheduler(engine), dt.datetime.now(dt.UTC), random.Random(0)
    filling.start(paused=True)
    for number in range(jobs):
        wait = -1 if number < due else later.randrange(86_400, 60 * 86_400)
        filling.add_job("bench.peers.job_store:nothing", "date", run_date=now + dt.timedelta(seconds=wait))
    filling.shutdown()
    await asyncio.sleep(0)
    engine.dispose()


async def ring(file: Path, due: int) -> dict[str, float]:
    """Run what is due."""
    engine, everything, left = sa.create_engine(f"sqlite:///{file}"), asyncio.Event(), [due]
    ringing = scheduler(engine)

    def ran(_: object) -> None:
        left[0] -= 1
        if not left[0]:
            everything.set()

    ringing.add_listener(ran, EVENT_JOB_EXECUTED)
    began, cpu = time.perf_counter(), time.process_time()
    async with longest_stall() as stall:
        ringing.start()
        await everything.wait()
        seconds = time.perf_counter() - began
    used = time.process_time() - cpu
    ringing.shutdown()
    await asyncio.sleep(0)
    return {"rate": due / seconds, "cpu": used / due * 1000, "stall": stall[0] * 1000}


async def main(command: str, file: Path, *numbers: int) -> None:
    """Fill or ring."""
    done: dict[str, float] = {}
    if command == "ring":
        done = await ring(file, *numbers)
    else:
        await fill(file, *numbers)
    print(msgspec.json.encode(done).decode(), flush=True)
    await stop_signal().wait()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])))
