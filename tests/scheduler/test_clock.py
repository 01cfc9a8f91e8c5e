"""The clock on a real event loop, with short intervals; what is asserted never depends on how fast the machine is."""

import asyncio
import datetime as dt

import structlog

from scheduler.clock import Clock, Job

FAR = dt.timedelta(days=300)
LONG = 3600.0


class Watch:
    """Counts ticks, tells a time that can be set, and lets a test wait for what it expects."""

    def __init__(self) -> None:
        self.ticks = self.under_way = self.most_under_way = 0
        self.time = dt.datetime(2026, 3, 2, 15, 0, tzinfo=dt.UTC)
        self.next_at: dt.datetime | None = None
        self.changed = asyncio.Condition()
        self.gate = asyncio.Event()
        self.gate.set()

    def now(self) -> dt.datetime:
        """The time of the demo: it stands still unless it is set."""
        return self.time

    async def tick(self) -> dt.datetime | None:
        """One tick, held up while the gate is closed."""
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        async with self.changed:
            self.ticks += 1
            self.changed.notify_all()
        await self.gate.wait()
        self.under_way -= 1
        return self.next_at

    async def reach(self, ticks: int) -> None:
        """Wait until there were so many ticks."""
        async with asyncio.timeout(20), self.changed:
            await self.changed.wait_for(lambda: self.ticks >= ticks)


async def test_it_ticks_at_once_and_goes_on() -> None:
    """The first tick comes with the start, others follow at the latest after the interval, and none after the stop."""
    watch = Watch()
    clock = Clock(watch.tick, watch.now, at_most=0.05)

    clock.start()
    await watch.reach(4)
    await clock.stop()
    ended = watch.ticks
    await asyncio.sleep(0.15)

    assert (watch.ticks, clock.last_tick, watch.most_under_way) == (ended, watch.time, 1)
    assert clock.quiet_for() >= 0.1


async def test_it_ticks_when_the_next_alarm_is_due() -> None:
    """An alarm due shortly is not left waiting for the interval."""
    watch = Watch()
    watch.next_at = watch.time + dt.timedelta(seconds=0.1)
    clock = Clock(watch.tick, watch.now, at_most=LONG)

    clock.start()
    await watch.reach(3)
    await clock.stop()

    assert watch.ticks >= 3


async def test_a_jump_of_the_wall_clock() -> None:
    """Time that jumps by months is seen at the next tick: the clock re-reads it, and does not sleep it out."""
    watch = Watch()
    watch.next_at = watch.time + FAR
    clock = Clock(watch.tick, watch.now, at_most=0.05)

    clock.start()
    await watch.reach(1)
    watch.time += FAR
    seen = watch.ticks
    await watch.reach(seen + 2)
    await clock.stop()

    assert clock.last_tick == watch.time


async def test_waking() -> None:
    """An earlier alarm wakes the clock; during a tick it makes another one follow; after the stop it does nothing."""
    watch = Watch()
    clock = Clock(watch.tick, watch.now, at_most=LONG)
    clock.wake()
    clock.start()
    await watch.reach(1)

    clock.wake()
    await watch.reach(2)
    watch.gate.clear()
    clock.wake()
    await watch.reach(3)
    clock.wake()
    watch.gate.set()
    await watch.reach(4)
    await clock.stop()
    clock.wake()

    assert (watch.most_under_way, clock.last_tick) == (1, watch.time)


async def test_being_woken_again_and_again() -> None:
    """However often and whenever the clock is woken, ticks never overlap and none is lost."""
    watch = Watch()
    clock = Clock(watch.tick, watch.now, at_most=LONG)
    clock.start()
    watch.gate.clear()
    for _ in range(5):  # in each pass of the loop: one of them falls between the ring and the tick
        asyncio.get_running_loop().call_soon(clock.wake)
        await asyncio.sleep(0)
    watch.gate.set()

    for count in range(200):
        clock.wake()
        await asyncio.sleep(0.001 * (count % 3))
    last = watch.ticks
    clock.wake()
    await watch.reach(last + 1)
    await clock.stop()

    assert watch.most_under_way == 1


async def test_a_failing_tick() -> None:
    """A tick that fails is logged by its kind alone, and the next one comes."""
    watch = Watch()

    async def failing() -> dt.datetime | None:
        await watch.tick()
        raise RuntimeError("what a person wrote")

    clock = Clock(failing, watch.now, at_most=0.05)
    with structlog.testing.capture_logs() as logs:
        clock.start()
        await watch.reach(2)
        await clock.stop()

    assert logs[0] == {"event": "clock_job_failed", "job": "tick", "error": "RuntimeError", "log_level": "error"}


async def test_housekeeping() -> None:
    """Jobs run at their own pace beside the tick, and one that fails comes again."""
    watch, swept = Watch(), Watch()

    async def sweep() -> None:
        await swept.tick()
        raise OSError

    clock = Clock(watch.tick, watch.now, [Job("sweep", 0.05, sweep)], at_most=0.05)
    with structlog.testing.capture_logs() as logs:
        clock.start()
        await swept.reach(2)
        await watch.reach(2)
        await clock.stop()

    assert {(entry["job"], entry["error"]) for entry in logs} == {("sweep", "OSError")}


async def test_stopping_lets_a_tick_finish() -> None:
    """What runs when the clock stops is let finish; where it takes too long it is cancelled."""
    ended: list[bool] = []
    for patience, finishes in ((20.0, True), (0.05, False)):
        watch = Watch()
        watch.gate.clear()
        clock = Clock(watch.tick, watch.now, at_most=LONG)
        clock.start()
        await watch.reach(1)
        if finishes:
            asyncio.get_running_loop().call_later(0.05, watch.gate.set)
        await clock.stop(patience)
        ended.append(watch.under_way == 0)

    assert ended == [True, False]


async def test_stopping_twice_or_unstarted() -> None:
    """Stopping a clock that does not run is no error."""
    watch = Watch()
    clock = Clock(watch.tick, watch.now)

    await clock.stop()
    await clock.stop()

    assert watch.ticks == 0


async def test_a_wall_clock_that_was_set_back() -> None:
    """Where the next tick lies in a future that was taken back, it comes after a short while all the same.

    So does the housekeeping.
    """
    watch, swept = Watch(), Watch()
    clock = Clock(watch.tick, watch.now, [Job("sweep", LONG, swept.tick)], at_most=0.05)
    clock.start()
    await watch.reach(1)

    with structlog.testing.capture_logs() as logs:
        async with asyncio.timeout(20):
            while not logs:
                clock._ring_in(LONG)
                await asyncio.sleep(0.01)
        seen = watch.ticks
        await watch.reach(seen + 1)
        await swept.reach(1)
        await clock.stop()

    assert {entry["event"] for entry in logs} == {"clock_set_back"}
