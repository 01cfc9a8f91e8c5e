"""Claim what is due, give each its turn, until nothing is left. Knows no words, no vendor and no database."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import msgspec
import structlog

Seat = TypeVar("Seat")
"""Whatever the store names a due alarm by."""

log = structlog.get_logger()


class Work(msgspec.Struct, Generic[Seat], frozen=True, kw_only=True):
    """What the store and the turns offer. A claim carries a lease: it is not repeated for a while."""

    claim: Callable[[dt.datetime, int], Awaitable[Sequence[Seat]]]
    """Due alarms at that moment, at most so many, taken from everybody else."""
    turns: Callable[[Sequence[Seat]], Awaitable[object]]
    """Say what is due now for all of them at once, and set their next alarms; where it fails, nothing was done."""
    turn: Callable[[Seat], Awaitable[object]]
    """The same for one of them: what is left where they cannot be done together."""
    upcoming: Callable[[], Awaitable[dt.datetime | None]]
    """When the earliest alarm that nobody holds is due."""
    now: Callable[[], dt.datetime]
    batch: int = 100
    at_once: int = 4
    """Turns under way at the same time."""


class Round(msgspec.Struct, frozen=True):
    """What one round did, and when the next alarm is due: in UTC, None where none is set."""

    turned: int
    failed: int
    next_at: dt.datetime | None


async def dispatch(work: Work[Seat]) -> Round:
    """Give every due alarm its turn. One that fails is logged and left to its lease; the others go on.

    Errors: whatever ``claim`` and ``upcoming`` raise.
    """
    turned = failed = 0
    while seats := await work.claim(work.now(), work.batch):
        results = await _turns(work, seats)
        turned += sum(results)
        failed += len(results) - sum(results)
        if not any(results):
            break  # the turns cannot work at present, and a round without end would help nobody
    return Round(turned, failed, await work.upcoming())


async def _turns(work: Work[Seat], seats: Sequence[Seat]) -> list[bool]:
    """Whether each turn succeeded."""
    if await _together(work, seats):
        return [True] * len(seats)
    places = asyncio.Semaphore(work.at_once)

    async def one(seat: Seat) -> bool:
        async with places:
            return await _turn(work, seat)

    return list(await asyncio.gather(*(one(seat) for seat in seats)))


async def _together(work: Work[Seat], seats: Sequence[Seat]) -> bool:
    try:
        await work.turns(seats)
    except Exception as error:  # noqa: BLE001 -- one person's broken turn must not silence everybody else
        log.warning("alarms_are_rung_one_by_one", error=type(error).__name__)
        return False
    return True


async def _turn(work: Work[Seat], seat: Seat) -> bool:
    try:
        await work.turn(seat)
    except Exception as error:  # noqa: BLE001 -- one person's broken turn must not silence everybody else
        # Without the traceback: its locals could hold what a person wrote.
        log.error("alarm_turn_failed", error=type(error).__name__)  # noqa: TRY400 -- as above
        return False
    return True
