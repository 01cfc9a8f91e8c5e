"""What keeps the bot going and shows how it goes: the tick, housekeeping, the operator's view."""

import datetime as dt
from collections.abc import Callable

import msgspec
from prometheus_client import Gauge

from bot.outbox import Outbox
from bot.storage import ledger, people, post
from bot.storage.store import Store, Tx
from bot.turns import Turns
from scheduler.clock import Clock
from scheduler.dispatch import Work, dispatch

STILL_TICKS = 60.0
"""Seconds without a tick after which the process counts as dead."""

OLDEST_DUE = Gauge("secondstep_oldest_due_timestamp", "When the oldest alarm that nobody has taken was due")


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """The parts that run by themselves."""

    store: Store
    turns: Turns
    outbox: Outbox
    now: Callable[[], dt.datetime]

    async def tick(self) -> dt.datetime | None:
        """Ring everything that is due; when the next alarm is."""
        work: Work[str] = Work(claim=self.claim, turn=self.turns.ring, upcoming=self.upcoming, now=self.now)
        done = await dispatch(work)
        OLDEST_DUE.set(done.next_at.timestamp() if done.next_at else 0)
        return done.next_at

    async def claim(self, now: dt.datetime, limit: int) -> tuple[str, ...]:
        """Take due alarms."""
        return await self.store.run(lambda tx: people.claim_due(tx, now, limit))

    async def upcoming(self) -> dt.datetime | None:
        """The earliest alarm."""
        return await self.store.run(lambda tx: people.next_due(tx, self.now()))

    async def tidy(self) -> None:
        """Forget what nothing asks for any more."""

        def work(tx: Tx) -> None:
            ledger.forget_old(tx, self.now())
            post.forget_old(tx, self.now())

        await self.store.run(work)

    async def quarantine(self, channel: str, body: bytes) -> None:
        """Keep a malformed request, sealed, for the operator. Errors: Unavailable."""
        poison = ledger.Poison("", "", f"malformed {channel}", body)
        await self.store.run(lambda tx: ledger.put_aside(tx, poison, self.now()))

    async def state(self, clock: Clock) -> dict[str, object]:
        """The operator's view: numbers only, no person. Errors: Unavailable."""

        def look(tx: Tx) -> tuple[dt.datetime | None, dict[tuple[str, str], int], int]:
            # A write, so that "ready" means that the database takes writes.
            ledger.meta_set(tx.conn, "seen", self.now().isoformat().encode())
            return people.next_due(tx, self.now()), post.depth(tx), ledger.quarantined(tx)

        due, depth, quarantined = await self.store.run(look)
        return {
            "live": clock.quiet_for() < STILL_TICKS,
            "ready": True,
            "next_due": due.isoformat() if due else None,
            "waiting": sum(count for (_, state), count in depth.items() if state in ("queued", "sending")),
            "busy": any(state == "sending" for _, state in depth),
            "outbox": {f"{channel} {state}": count for (channel, state), count in sorted(depth.items())},
            "quarantined": quarantined,
            "paused": dict(self.outbox.paused()),
            "ticked_at": clock.last_tick.isoformat() if clock.last_tick else None,
        }
