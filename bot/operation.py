"""What keeps the bot going and shows how it goes: the tick, housekeeping, the operator's view."""

import asyncio
import datetime as dt
from collections.abc import Callable

import msgspec
import structlog
from prometheus_client import Gauge

from bot.channels.sms import SmsChannel
from bot.metrics import LAST_BACKUP, OLDEST_DUE, PAUSED, QUARANTINED, ClockWatch, show_waiting
from bot.outbox import Outbox
from bot.storage import backup, ledger, people, post, shared, upkeep
from bot.storage.store import Store, Tx
from bot.turns import Turns
from handlers.address import Channel
from scheduler.clock import Clock
from scheduler.dispatch import Work, dispatch

STILL_TICKS = 60.0
"""Seconds without a tick after which the process counts as dead."""

OVERLAP = dt.timedelta(minutes=10)
"""So much before the last look texts are looked for again: their times are Twilio's clock, and some arrive late."""
LOOKED = "texts fetched"
"""Where the database keeps the moment of the last look."""

CHANNELS: tuple[Channel, ...] = ("telegram", "sms")

log = structlog.get_logger()

SHARED = Gauge("secondstep_shared_messages", "Messages that people shared to improve the guide, ever", ["language"])

Counted = dict[tuple[str, str], int]
"""How many by two words: channel and state, month and language."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """The parts that run by themselves."""

    store: Store
    turns: Turns
    outbox: Outbox
    now: Callable[[], dt.datetime]
    sms: SmsChannel | None = None
    closing: asyncio.Event = msgspec.field(default_factory=asyncio.Event)
    """Set when the process is told to stop: nothing more is begun."""
    watch: ClockWatch = msgspec.field(default_factory=ClockWatch)

    async def tick(self) -> dt.datetime | None:
        """Ring everything that is due; when the next alarm is."""
        work: Work[str] = Work(
            claim=self.claim, turns=self.turns.ring_all, turn=self.turns.ring, upcoming=self.upcoming, now=self.now
        )
        await self.pulse()
        done = await dispatch(work)
        show_due(done.next_at)
        return done.next_at

    async def pulse(self) -> None:
        """Show that the loop turns; all that a tick is in a process that only answers."""
        self.watch.tick(self.now(), asyncio.get_running_loop().time())

    async def claim(self, now: dt.datetime, limit: int) -> tuple[str, ...]:
        """Take due alarms."""
        if self.closing.is_set():
            return ()
        return await self.store.run(lambda tx: people.claim_due(tx, now, limit))

    async def upcoming(self) -> dt.datetime | None:
        """The earliest alarm."""
        return await self.store.run(lambda tx: people.next_due(tx, self.now()))

    async def take_over(self) -> None:
        """At the start: what a process that died had begun is ours at once, instead of when its lease ends."""
        begun = await self.store.run(lambda tx: upkeep.void_leases(tx, self.now()))
        if begun:
            log.warning("messages_of_unknown_outcome", count=begun)

    async def tidy(self) -> None:
        """Forget what nothing asks for any more."""
        if await self.store.run(lambda tx: upkeep.forget_old(tx, self.now())):
            await self.store.scrub()
        count_shared(await self.store.run(shared.counts))

    async def catch_up(self) -> None:
        """Take the texts that found nobody here: Twilio does not repeat them (docs/channels.md).

        Those that were taken already end at their id. Errors: Refused; Unavailable, and all is asked for again.
        """
        if self.sms is None:
            return
        now = self.now()
        since = await self.store.run(lambda tx: last_look(tx, now))
        for inbound in await self.sms.fetch_inbound(since - OVERLAP):
            await self.turns.take(inbound)
        await self.store.run(lambda tx: ledger.meta_set(tx.conn, LOOKED, now.isoformat().encode()))

    async def quarantine(self, channel: str, body: bytes) -> None:
        """Keep a malformed request, sealed, for the operator. Errors: Unavailable."""
        poison = ledger.Poison("", "", f"malformed {channel}", body)
        await self.store.run(lambda tx: ledger.put_aside(tx, poison, self.now()))

    async def state(self, clock: Clock) -> dict[str, object]:
        """The operator's view: numbers only, no person. Errors: Unavailable."""

        def look(tx: Tx) -> tuple[dt.datetime | None, Counted, int, Counted]:
            # A write, so that "ready" means that the database takes writes.
            ledger.meta_set(tx.conn, "seen", self.now().isoformat().encode())
            LAST_BACKUP.set(last_backup(tx))
            return people.next_due(tx, self.now()), post.depth(tx), ledger.quarantined(tx), shared.counts(tx)

        due, depth, quarantined, given = await self.store.run(look)
        show_due(due)
        count_shared(given)
        QUARANTINED.set(quarantined)
        show_waiting(depth)
        paused = await self.outbox.pauses()
        for channel, seconds in (dict.fromkeys(CHANNELS, 0.0) | paused).items():
            PAUSED.labels(channel).set(seconds)
        return {
            "live": alive(clock),
            "ready": True,
            "next_due": due.isoformat() if due else None,
            "waiting": sum(count for (_, state), count in depth.items() if state in ("queued", "sending")),
            "busy": any(state == "sending" for _, state in depth),
            "outbox": {f"{channel} {state}": count for (channel, state), count in sorted(depth.items())},
            "quarantined": quarantined,
            "shared": {f"{month} {language}": count for (month, language), count in given.items()},
            "paused": paused,
            "ticked_at": clock.last_tick.isoformat() if clock.last_tick else None,
        }


def show_due(at: dt.datetime | None) -> None:
    """Show when the next alarm is; a process that only answers shows it too, should nobody be left to ring it."""
    OLDEST_DUE.set(at.timestamp() if at else 0)


def count_shared(counts: Counted) -> None:
    """Show how many messages were shared, by language: counts by month and language, added up."""
    for language in {language for _, language in counts}:
        SHARED.labels(language).set(sum(count for (_, spoken), count in counts.items() if spoken == language))


def last_backup(tx: Tx) -> float:
    """When the last backup was made, in seconds since 1970; 0 for never."""
    found = ledger.meta_get(tx.conn, backup.BACKED_UP)
    return float(found) if found else 0.0


def last_look(tx: Tx, now: dt.datetime) -> dt.datetime:
    """When texts were last fetched; now at the first start, since what came before was never meant for this bot."""
    found = ledger.meta_get(tx.conn, LOOKED)
    return min(now, dt.datetime.fromisoformat(found.decode())) if found else now


def alive(clock: Clock) -> bool:
    """Whether the clock ticked lately, well or not."""
    return clock.quiet_for() < STILL_TICKS
