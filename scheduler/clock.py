"""The clock of one process, and the only file that knows APScheduler (docs/reminders.md, "The clock").

It ticks when the next alarm is due and at the latest every few seconds, because a timer sleeps through a jump of the
wall clock. It holds no reminder: those live in the database, and a tick asks there for what is due.
"""

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable, Sequence

import msgspec
import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = structlog.get_logger()

TICK = "tick"
A_BREATH = 0.05
"""Seconds between two ticks at least, should something stay due however often it is asked for."""


class Job(msgspec.Struct, frozen=True):
    """Housekeeping: a coroutine function that runs every so many seconds, never twice at once."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[object]]


class Clock:
    """Ticks until stopped, one tick at a time.

    ``tick`` does what is due and returns when the next alarm is, an aware moment or None; ``now`` tells the time that
    those alarms are measured by, which may jump. A tick or job that fails is logged, and the next comes all the same.
    """

    def __init__(
        self,
        tick: Callable[[], Awaitable[dt.datetime | None]],
        now: Callable[[], dt.datetime],
        jobs: Sequence[Job] = (),
        at_most: float = 5.0,
    ) -> None:
        self.last_tick: dt.datetime | None = None
        """When the last tick ended, by ``now``."""
        self._tick = tick
        self._now = now
        self._jobs = tuple(jobs)
        self._at_most = at_most
        self._ticked = time.monotonic()
        self._ticking = self._again = self._stopping = False
        self._running: set[asyncio.Task[None] | None] = set()
        self._watch: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(timezone=dt.UTC)

    def quiet_for(self) -> float:
        """Seconds since the last tick ended, on a clock that nobody can turn."""
        return time.monotonic() - self._ticked

    def start(self) -> None:
        """Begin with a tick at once. Needs a running event loop."""
        for job in self._jobs:
            every = IntervalTrigger(seconds=job.seconds, timezone=dt.UTC)
            self._scheduler.add_job(self._housekeep, every, [job], id=job.name, coalesce=True, misfire_grace_time=None)
        self._scheduler.start()
        self._ring_in(0)
        self._watch_over()

    def wake(self) -> None:
        """Tick now, because an alarm that is due earlier was set; during a tick, once more right after it."""
        self._again = True
        if self._scheduler.running and not self._ticking:
            self._ring_in(0)

    async def stop(self, patience: float = 10.0) -> None:
        """Begin nothing more; let what runs finish for so many seconds, then cancel it."""
        self._stopping = True
        if self._watch:
            self._watch.cancel()
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        if tasks := [task for task in self._running if task]:
            await asyncio.wait(tasks, timeout=patience)
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # APScheduler shuts down in a callback of the loop

    async def _run_tick(self) -> None:
        if self._ticking:  # woken between the ring and the tick
            self._again = True
            return
        next_at = None
        self._ticking, self._again = True, False
        with _Tracked(self._running, TICK):
            next_at = await self._tick()
        self._ticking, self._ticked, self.last_tick = False, time.monotonic(), self._now()
        if not self._stopping:
            self._ring_in(A_BREATH if self._again else self._until(next_at))

    async def _housekeep(self, job: Job) -> None:
        with _Tracked(self._running, job.name):
            await job.run()

    def _until(self, next_at: dt.datetime | None) -> float:
        """Seconds to the next tick."""
        wanted = (next_at - self._now()).total_seconds() if next_at else self._at_most
        return min(max(wanted, A_BREATH), self._at_most)

    def _ring_in(self, seconds: float) -> None:
        """Set the tick's one job; none is set while a tick runs, so that ticks cannot overlap."""
        at = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
        # Two instances, because APScheduler still counts a tick for a moment after it has ended, and would skip ours.
        limits = {"max_instances": 2, "misfire_grace_time": None}
        self._scheduler.add_job(self._run_tick, DateTrigger(at, dt.UTC), id=TICK, replace_existing=True, **limits)

    def _watch_over(self) -> None:
        """Where the wall clock was set back, APScheduler would wait until the old time comes again: ring it all now."""
        if self.quiet_for() > self._at_most + 1 and not self._ticking:
            log.warning("clock_set_back")
            for job in self._jobs:
                self._scheduler.modify_job(job.name, next_run_time=dt.datetime.now(dt.UTC))
            self._ring_in(0)
        self._watch = asyncio.get_running_loop().call_later(self._at_most / 2, self._watch_over)


class _Tracked:
    """What runs now: ``stop`` waits for it, and a failure of it is logged by its kind alone, never with its locals."""

    def __init__(self, running: set[asyncio.Task[None] | None], name: str) -> None:
        self._running = running
        self._name = name
        self._task = asyncio.current_task()

    def __enter__(self) -> None:
        self._running.add(self._task)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        self._running.discard(self._task)
        if kind and issubclass(kind, Exception):
            log.error("clock_job_failed", job=self._name, error=kind.__name__)
            return True
        return False
