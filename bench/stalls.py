"""How long an event loop stood still: what everybody who wrote meanwhile had to wait."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

STEP = 0.005
"""Seconds between two looks."""


@contextlib.asynccontextmanager
async def longest_stall() -> AsyncIterator[list[float]]:
    """A list with one figure, the longest stall in seconds so far."""
    worst = [0.0]

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(STEP)
            worst[0] = max(worst[0], time.perf_counter() - began - STEP)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    try:
        yield worst
    finally:
        # One more look, so that a stall that lasted until now counts.
        await asyncio.sleep(0)
        watching.cancel()
