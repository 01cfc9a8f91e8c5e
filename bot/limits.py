"""What may leave now: each process by itself on SQLite, all of them together on a server (docs/operations.md).

Two implementations of ``Limits``. Safety texts ask neither; what they use delays what comes after them.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec
import sqlalchemy as sa
import structlog

from bot.channels.wire import Halt, Later, Sent
from bot.outcomes import HALT_WAIT, LONGEST_HALT, Result, halt_pause
from bot.rates import Pace, Rate
from bot.storage import senders
from bot.storage.errors import Unavailable
from bot.storage.post import Item
from bot.storage.store import Store
from handlers.address import Channel

REFUSALS = 3
"""After so many "too fast" in a row the whole sender waits, not only the chat."""
SPANS = {"longest": 900.0, "probe": 30.0, "ahead": 0.5}
"""Seconds: of debt after many safety texts; until another message finds out whether the configuration is right again,
should what became of the first never be told; for which a slot is reserved ahead, so that nobody has to race for it."""

Rates = Mapping[Channel, Rate]

log = structlog.get_logger()


class Grant(msgspec.Struct, frozen=True):
    """How many messages may leave now, apart from safety texts, and which chats had their share."""

    room: int
    busy: frozenset[str] = frozenset()


class Limits(Protocol):
    """Who says what may leave. A grant is used at once, and ``book`` tells what was made of it."""

    async def reserve(self, channel: Channel, most: int) -> Grant:
        """At most so many. Errors: Unavailable."""
        ...

    async def book(self, channel: Channel, items: Sequence[Item], granted: int) -> None:
        """These leave now, of so many that were granted."""
        ...

    async def heed(self, channel: Channel, result: Result) -> None:
        """What the provider said: too fast, a wrong configuration, or that all is well."""
        ...

    def waits(self) -> list[float]:
        """Seconds until what is held back may leave, for each sender that holds something back."""
        ...

    def paused(self) -> dict[Channel, float]:
        """Seconds for which each sender still pauses, as far as this process knows."""
        ...

    async def look(self) -> dict[Channel, float]:
        """The same as everybody knows it. Errors: Unavailable."""
        ...


def limits(store: Store, rates: Rates) -> Limits:
    """Those that fit the database."""
    return SharedPaces(store, rates) if store.shared else OwnPaces(rates)


class OwnPaces:
    """Kept in memory, on a monotonic clock: nobody else sends."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._paces: dict[Channel, Pace] = {}

    async def reserve(self, channel: Channel, most: int) -> Grant:
        """See ``Limits``."""
        pace, at = self._pace(channel), _clock()
        return Grant(min(pace.room(at), most), pace.busy(at))

    async def book(self, channel: Channel, items: Sequence[Item], granted: int) -> None:
        """See ``Limits``."""
        del granted  # nothing was taken yet
        pace, at = self._pace(channel), _clock()
        for item in items:
            pace.sent(item.hash, item.message, at)

    async def heed(self, channel: Channel, result: Result) -> None:
        """See ``Limits``."""
        pace, at = self._pace(channel), _clock()
        if isinstance(result, Sent):
            pace.went_well()
        elif isinstance(result, Later) and result.seconds is not None:
            pace.refusals += 1
            if pace.refusals >= REFUSALS:
                pace.pause(result.seconds, at)
        elif isinstance(result, Halt) and pace.pause_left(at) == 0:
            pace.halts += 1
            pace.pause(halt_pause(pace.halts), at)
            _tell_halt(channel, result)

    def waits(self) -> list[float]:
        """See ``Limits``."""
        return [wait for pace in self._paces.values() if (wait := pace.ready_in(_clock())) > 0]

    def paused(self) -> dict[Channel, float]:
        """See ``Limits``."""
        at = _clock()
        return {channel: pace.pause_left(at) for channel, pace in self._paces.items()}

    async def look(self) -> dict[Channel, float]:
        """See ``Limits``."""
        return self.paused()

    def _pace(self, channel: Channel) -> Pace:
        if channel not in self._paces:
            self._paces[channel] = Pace(self._rates[channel], _clock())
        return self._paces[channel]


class Seen(msgspec.Struct, frozen=True):
    """What this process saw last of a sender's row; moments by the loop's clock."""

    at: float = 0.0
    """When to ask again, or when our slot comes."""
    slot: bool = False
    """Whether one is reserved."""
    more: bool = False
    """Whether something may be held back: then ``at`` is waited for."""
    chat_at: float = 0.0
    """When a chat that had its share may be written to again; 0 where none waits."""
    paused_until: float = 0.0
    troubled: bool = False
    """Whether refusals or halts are counted, which the next success ends."""


class SharedPaces:
    """Kept in the database, one row a sender, on the server's clock: all processes together keep to it."""

    def __init__(self, store: Store, rates: Rates) -> None:
        self._store = store
        self._rates = rates
        self._seen: dict[Channel, Seen] = {}

    async def reserve(self, channel: Channel, most: int) -> Grant:
        """See ``Limits``. What is granted counts as used until ``book`` says otherwise."""
        seen = self._seen.get(channel, Seen())
        if most <= 0:
            # Whatever ends next asks again.
            self._note(channel, more=False)
            return Grant(0)
        if seen.at > _clock():
            self._note(channel, more=True)
            return Grant(0)
        if seen.slot:
            self._note(channel, slot=False)
            return await self._grant(channel, 1)
        row = await self._asked(channel, most)
        self._see(channel, row)
        rate = self._rates[channel]
        wait = row["full_at"] - rate.burst / rate.per_second if row["granted"] == 1 else 0.0
        if wait > 0:
            self._note(channel, at=_clock() + wait, slot=True, more=True)
            return Grant(0)
        return await self._grant(channel, row["granted"])

    async def book(self, channel: Channel, items: Sequence[Item], granted: int) -> None:
        """See ``Limits``. Where the database is away it is left as it is: the pace is wrong by a moment."""
        rate = self._rates[channel]
        owed = sum(rate.weigh(item.message) for item in items) - granted
        try:
            if owed:
                values = {"by": channel, "owed": owed, "rate": rate.per_second}
                await self._store.at_once(senders.BOOK, values)
            if items and rate.chat_per_second:
                addresses = sorted({item.hash for item in items})
                about = {"addresses": addresses, "rate": rate.chat_per_second}
                await self._store.at_once(senders.BOOK_CHATS, about)
        except Unavailable as error:
            log.warning("pace_not_kept", error=str(error))
        if granted:
            # Where less was there than could leave nothing waits for the pace.
            self._note(channel, at=0.0, more=len(items) >= granted)

    async def _asked(self, channel: Channel, most: int) -> sa.RowMapping:
        rate = self._rates[channel]
        values = {"by": channel, "most": most, "rate": rate.per_second, "burst": rate.burst, **SPANS}
        while (row := await self._store.at_once(senders.RESERVE, values)) is None:
            await senders.make(self._store, channel)
        return row

    async def _grant(self, channel: Channel, room: int) -> Grant:
        rate = self._rates[channel]
        if not room or not rate.chat_per_second:
            return Grant(room)
        found = await self._store.at_once(senders.BUSY, {"slack": rate.slack})
        if found is None or not found["busy"]:
            self._note(channel, chat_at=0.0)
            return Grant(room)
        self._note(channel, chat_at=_clock() + found["seconds"])
        return Grant(room, frozenset(found["busy"]))

    async def heed(self, channel: Channel, result: Result) -> None:
        """See ``Limits``."""
        seen = self._seen.get(channel, Seen())
        statement, more = _lesson(result)
        if statement in (senders.WENT_WELL, senders.UNDECIDED) and not seen.troubled:
            return
        try:
            row = await self._store.at_once(statement, {"by": channel, **more})
        except Unavailable as error:
            log.warning("pace_not_kept", error=str(error))
            return
        if row is None:
            return
        if isinstance(result, Halt):
            _tell_halt(channel, result)
        self._see(channel, row)

    def waits(self) -> list[float]:
        """See ``Limits``."""
        at = _clock()
        slots = [max(0.0, seen.at - at) for seen in self._seen.values() if seen.more]
        return slots + [seen.chat_at - at for seen in self._seen.values() if seen.chat_at > at]

    def paused(self) -> dict[Channel, float]:
        """See ``Limits``."""
        at = _clock()
        return {channel: max(0.0, seen.paused_until - at) for channel, seen in self._seen.items()}

    async def look(self) -> dict[Channel, float]:
        """See ``Limits``."""
        found = await self._store.run(lambda tx: tx.conn.execute(senders.PAUSES).all())
        return {row.channel: row.seconds for row in found}

    def _see(self, channel: Channel, row: sa.RowMapping) -> None:
        at, rate = _clock(), self._rates[channel]
        far = row["full_at"] - (rate.burst - 1) / rate.per_second - SPANS["ahead"]
        wait = max(0.0, far, row["paused_until"], row["probe_until"] if row["halts"] else 0.0)
        self._note(
            channel,
            at=at + wait,
            slot=False,
            more=wait > 0,
            paused_until=at + row["paused_until"],
            troubled=bool(row["halts"] or row["refusals"]),
        )

    def _note(self, channel: Channel, **changes: float) -> None:
        self._seen[channel] = msgspec.structs.replace(self._seen.get(channel, Seen()), **changes)


def _lesson(result: Result) -> tuple[sa.TextClause, dict[str, float]]:
    if isinstance(result, Sent):
        return senders.WENT_WELL, {}
    if isinstance(result, Later) and result.seconds is not None:
        return senders.TOO_FAST, {"many": REFUSALS, "seconds": result.seconds}
    if isinstance(result, Halt):
        return senders.HALTED, {"first": HALT_WAIT, "most": LONGEST_HALT}
    return senders.UNDECIDED, {}


def _tell_halt(channel: Channel, halt: Halt) -> None:
    log.error("sender_halted", channel=channel, code=halt.code, hint="run: secondstep check")


def _clock() -> float:
    return asyncio.get_running_loop().time()
