"""Sending what waits in the outbox: in order for each address, within the providers' limits, safety texts first.

What a request may have done decides what happens next (``outcomes.mark_of``): retry later, close the address, give the
message up, stop the sender, or find out first whether it went out.
"""

import asyncio
import contextlib
import datetime as dt
from collections import Counter as Count
from collections.abc import Callable, Mapping, Sequence

import structlog

from bot import courier as following
from bot.channels.wire import Later, Refused, Sender, Sent, Unknown
from bot.courier import Courier, Done
from bot.limits import Grant, limits
from bot.metrics import DELIVERIES, SEGMENTS, THROTTLED
from bot.outcomes import Expired, Result, mark_of
from bot.storage import leases, post
from bot.storage.errors import Unavailable, place_of
from bot.storage.reports import Report, accounted_for
from bot.storage.store import Store, Tx
from handlers.address import Channel

LOOK_AGAIN = 5.0
"""At the latest after so many seconds the outbox is looked at again: clocks jump, other processes write."""

WITHOUT_DATABASE = 1.0
"""Seconds until a database that is down or full is tried again."""

LONGEST = 25.0
"""Seconds for an attempt with all that belongs to it: it ends before its lease does, however slow the provider is."""

log = structlog.get_logger()


Claimed = tuple[tuple[post.Item, ...], dt.datetime | None]
"""What may leave now, and when the next wait ends."""


class Outbox:
    """The sending half of the bot. ``bell`` wakes it; ``run`` is its loop, ``drain`` its end."""

    def __init__(self, store: Store, courier: Courier, bell: asyncio.Event) -> None:
        self._store = store
        self._courier = courier
        self._bell = bell
        self._limits = limits(store, courier.rates)
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way: Count[Channel] = Count()
        self._done: list[Done] = []
        self._stopping = False
        self._rounds = asyncio.Lock()

    async def run(self) -> None:
        """Send what waits, for ever; returns after ``drain``."""
        while not self._stopping:
            self._bell.clear()
            wait = await self.round()
            try:
                await asyncio.wait_for(self._bell.wait(), timeout=wait)
            except TimeoutError:
                continue

    async def round(self) -> float:
        """Write down what became of the last ones, claim what may leave now and start sending it.

        All of that is one transaction. Returns the seconds until there may be more.
        """
        async with self._rounds:
            return await self._round()

    async def _round(self) -> float:
        done, self._done = self._done, []
        try:
            grants = {channel: await self._grant(channel) for channel in self._courier.senders}
            items, soonest = await self._exchange(done, grants)
        except Unavailable as error:
            # The outcomes are known only here: they are kept until the database takes them.
            self._done = [*done, *self._done]
            log.error("outbox_waits_for_database", error=str(error))  # noqa: TRY400 -- expected, and its cause is said
            return WITHOUT_DATABASE
        for item in items:
            self._start(item)
        for channel, grant in grants.items():
            mine = [item for item in items if item.address.channel == channel]
            await self._limits.book(channel, mine, grant.room)
        return self._wait(soonest)

    async def drain(self, seconds: float = 10.0) -> None:
        """Start nothing new and let what is under way end; what takes longer is unknown, and looked up next time."""
        self._stopping = True
        self._bell.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._rounds:
                pass  # what the last round claimed is under way now
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        done, self._done = self._done, []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                for outcome in done:
                    await self._alone(*outcome)
                await self._insist(lambda tx: leases.give_back(tx, self._courier.now()))

    def look(self) -> None:
        """There may be something to send."""
        self._bell.set()

    async def report(self, provider_id: str, status: str, code: str = "") -> None:
        """Take a delivery report: repeated, unordered, or early ones do no harm. Errors: Unavailable."""
        report = Report(provider_id, status, code)
        await self._store.run(lambda tx: following.apply(tx, self._courier, report))
        self._bell.set()

    async def depth(self) -> dict[tuple[str, str], int]:
        """How many messages wait, by channel and state. Errors: Unavailable."""
        return await self._store.run(post.depth)

    def paused(self) -> dict[Channel, float]:
        """Seconds for which each sender still pauses, for the operator's page."""
        return self._limits.paused()

    async def pauses(self) -> dict[Channel, float]:
        """The same, also where other processes send. Errors: Unavailable."""
        return await self._limits.look()

    async def _grant(self, channel: Channel) -> Grant:
        return await self._limits.reserve(channel, self._courier.rates[channel].at_once - self._under_way[channel])

    def _wait(self, soonest: dt.datetime | None) -> float:
        waits = [LOOK_AGAIN, *self._limits.waits()]
        if soonest is not None:
            waits.append(max(0.0, (soonest - self._courier.now()).total_seconds()))
        return min(waits)

    def _start(self, item: post.Item) -> None:
        channel = item.address.channel
        self._under_way[channel] += 1
        task = asyncio.create_task(self._deliver(item))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, item: post.Item) -> None:
        channel = item.address.channel
        try:
            result = await self._attempt(item)
            DELIVERIES.labels(channel, type(result).__name__.lower(), getattr(result, "code", "")).inc()
            if channel == "sms" and isinstance(result, Sent):
                SEGMENTS.inc(self._courier.rates[channel].weigh(item.message))
            elif isinstance(result, Later) and result.seconds is not None:
                THROTTLED.labels(channel).inc(result.seconds)
            self._done.append((item, result))
            await self._limits.heed(channel, result)
        finally:
            self._under_way[channel] -= 1
            self._bell.set()

    async def _attempt(self, item: post.Item) -> Result:
        try:
            async with asyncio.timeout(LONGEST):
                return await self._asked(item, self._courier.senders[item.address.channel])
        except TimeoutError:
            return Unknown("timeout")
        except Refused as refused:
            # The list of messages could not be asked: sending now might send it twice.
            return Unknown(getattr(refused.outcome, "code", "refused"))
        except Unavailable:
            return Unknown("database")
        except Exception as error:  # noqa: BLE001 -- a sender that fails in an unforeseen way may have sent
            log.error("sender_failed", error=place_of(error))  # noqa: TRY400 -- a traceback may hold what was written
            return Unknown("internal")

    async def _asked(self, item: post.Item, sender: Sender) -> Result:
        if item.was == "unknown":
            if found := await self._found(sender, item):
                return found
            # Looking takes its time, and a STOP in the meantime ends what was waiting.
            if not await self._store.run(lambda tx: post.still_wanted(tx, item, self._courier.now())):
                return Expired()
        if item.expires_at is not None and self._courier.now() >= item.expires_at:
            return Expired()
        return await sender.send(item.address, item.message)

    async def _found(self, sender: Sender, item: post.Item) -> Sent | None:
        """The copy that an attempt of unknown outcome left behind; the same words of another message are not it."""
        copies = await sender.find(item.address, item.message, item.first_at)
        ids = [copy.provider_id for copy in copies]
        taken = await self._store.run(lambda tx: accounted_for(tx, ids)) if ids else ()
        return next((copy for copy in copies if copy.provider_id not in taken), None)

    async def _exchange(self, done: Sequence[Done], grants: Mapping[Channel, Grant]) -> Claimed:
        now = self._courier.now()
        wants = [post.Want(channel=channel, room=grant.room, busy=grant.busy) for channel, grant in grants.items()]

        def work(tx: Tx) -> Claimed:
            following.keep_all(tx, self._courier, done)
            return _claim(tx, wants, now)

        try:
            claimed = await self._store.run_together(work)
        except Unavailable:
            raise
        except Exception as error:
            if not done:
                raise
            log.error("outcomes_are_kept_one_by_one", error=place_of(error))  # noqa: TRY400 -- as in _attempt
            for outcome in done:
                await self._alone(*outcome)
            return await self._store.run(lambda tx: _claim(tx, wants, now))
        await self._plan_again(done)
        return claimed

    async def _alone(self, item: post.Item, result: Result) -> None:
        try:
            await self._insist(lambda tx: following.keep(tx, self._courier, item, result))
            await self._plan_again([(item, result)])
        except Exception as error:  # noqa: BLE001 -- what follows from an outcome must not lose the outcome itself
            log.error("outcome_not_followed_up", error=place_of(error))  # noqa: TRY400 -- as in _attempt
            now = self._courier.now()
            await self._insist(lambda tx: post.settle(tx, item, mark_of(item, result, now, 1.0), now))

    async def _plan_again(self, done: Sequence[Done]) -> None:
        for item, result in done:
            if isinstance(result, Expired) and item.priority == post.PRIORITY["reminder"]:
                await self._courier.plan_again(item.person_id, item.created_at)

    async def _insist(self, work: Callable[[Tx], object]) -> None:
        while True:
            try:
                await self._store.run(work)
            except Unavailable:
                # The outcome is known only here: it is kept until the database takes it.
                await asyncio.sleep(WITHOUT_DATABASE)
            else:
                return


def _claim(tx: Tx, wants: Sequence[post.Want], now: dt.datetime) -> Claimed:
    items = tuple(item for want in wants for item in post.claim(tx, want, now))
    return items, post.next_moment(tx, now)
