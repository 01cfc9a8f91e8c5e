"""Several processes that deliver from one database: all begin at the same moment, and each tells how far it is."""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec

from bench.children import Child, child

LOOK = 0.02
"""Seconds between two looks at the signal, and between two words about the number."""

Figures = dict[str, float]


class Tally:
    """How many this process has delivered; ``all`` is set when that is ``due``."""

    def __init__(self, due: int = 0) -> None:
        self.count = 0
        self.all = asyncio.Event()
        self._due = due

    def one(self) -> None:
        """One more."""
        self.count += 1
        if self.count == self._due:
            self.all.set()


@contextlib.asynccontextmanager
async def ready(go: Path, tally: Tally) -> AsyncIterator[None]:
    """In a process: say that all is prepared, wait for the signal, and tell the number while the block runs."""
    print("{}", flush=True)
    while not go.exists():  # noqa: ASYNC110, ASYNC240 -- it comes from another process, and nothing else is done
        await asyncio.sleep(LOOK)
    telling = asyncio.create_task(_tell(tally))
    try:
        yield
    finally:
        telling.cancel()


async def until(stop: asyncio.Event, work: asyncio.Task[None]) -> None:
    """Wait for the stop. Errors: whatever ends the work before."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait((stopping, work), return_when=asyncio.FIRST_COMPLETED)
    if not stop.is_set():
        work.result()


async def _tell(tally: Tally) -> None:
    told = 0
    while True:
        await asyncio.sleep(LOOK)
        if told != tally.count:
            told = tally.count
            print(msgspec.json.encode({"done": told}).decode(), flush=True)


async def race(commands: Sequence[Sequence[str]], due: int) -> Figures:
    """Start them all, and let them deliver ``due`` together. Each command gets the signal's path as its last word."""
    with tempfile.TemporaryDirectory(prefix="bench-go-") as folder:
        go = Path(folder) / "go"
        async with contextlib.AsyncExitStack() as stack:
            racers = [await stack.enter_async_context(child(*command, str(go))) for command in commands]
            for racer in racers:
                await racer.told()
            used, began = sum(racer.cpu() for racer in racers), time.perf_counter()
            go.touch()
            shares = await _until(racers, due)
            seconds = time.perf_counter() - began
            used = sum(racer.cpu() for racer in racers) - used
    return {"rate": due / seconds, "cpu": used / due * 1000, "least": min(shares) / due}


async def _until(racers: Sequence[Child], due: int) -> list[int]:
    """The number that each has delivered once all is. Errors: ChildError where one says nothing for too long."""
    shares, enough = [0] * len(racers), asyncio.Event()

    async def follow(place: int) -> None:
        while True:
            shares[place] = int((await racers[place].told(120))["done"])
            if sum(shares) >= due:
                enough.set()

    async with asyncio.TaskGroup() as group:
        following = [group.create_task(follow(place)) for place in range(len(racers))]
        await enough.wait()
        for task in following:
            task.cancel()
    if sum(shares) > due:
        raise AssertionError(f"{sum(shares)} were delivered, {due} were due")
    return shares
