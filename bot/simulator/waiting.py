"""Waiting for something to happen, but not for ever."""

import asyncio


async def until(event: asyncio.Event, seconds: float) -> None:
    """Return when the event is set, at the latest after ``seconds``."""
    # Not wait_for: in Python 3.11 it swallows a cancellation that comes in the moment the event is set.
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
