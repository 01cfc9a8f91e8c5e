"""Sending what waits in the outbox: in order for each address, within the providers' limits, safety texts first.

What a request may have done decides what happens next (``outcomes.mark_of``): retry later, close the address, give the
message up, stop the sender, or find out first whether it went out.
"""

import asyncio
import contextlib
import datetime as dt
import random
from collections import Counter as Count
from collections.abc import Awaitable, Callable, Mapping, Sequence

import msgspec
import structlog

from bot.channels.wire import Dead, Halt, Later, Outcome, Over, Refused, Sender, Sent, Unknown
from bot.metrics import DELIVERIES, SEGMENTS, THROTTLED
from bot.outcomes import Expired, Result, halt_pause, mark_of
from bot.rates import Pace, Rate
from bot.storage import ledger, post
from bot.storage.errors import Unavailable, place_of
from bot.storage.reports import Report, accounted_for, early_reports, reported
from bot.storage.store import Store, Tx
from handlers.address import Address, Channel

LOOK_AGAIN = 5.0
"""At the latest after so many seconds the outbox is looked at again: clocks jump, other processes write."""

WITHOUT_DATABASE = 1.0
"""Seconds until a database that is down or full is tried again."""

REFUSALS = 3
"""After so many "too fast" in a row the whole sender waits, not only the chat."""

log = structlog.get_logger()


Done = tuple[post.Item, Result]
"""A message, and what became of the attempt."""

Claimed = tuple[tuple[post.Item, ...], dt.datetime | None]
"""What may leave now, and when the next wait ends."""


class Courier(msgspec.Struct, frozen=True, kw_only=True):
    """What the outbox asks of the rest."""

    senders: Mapping[Channel, Sender]
    rates: Mapping[Channel, Rate]
    close_line: Callable[[Tx, Address, str], None]
    """This address is dead, for that reason: called inside the transaction that keeps the outcome."""
    plan_again: Callable[[str, dt.datetime], Awaitable[object]]
    """A reminder to this person expired."""
    verdict: Callable[[str], Outcome]
    """What an error code in a delivery report means."""
    now: Callable[[], dt.datetime]
    jitter: Callable[[], float] = random.SystemRandom().random
    """Spreads the repeats of what failed together: 0 to 1."""


class Outbox:
    """The sending half of the bot. ``bell`` wakes it; ``run`` is its loop, ``drain`` its end."""

    def __init__(self, store: Store, courier: Courier, bell: asyncio.Event) -> None:
        self._store = store
        self._courier = courier
        self._bell = bell
        self._paces: dict[Channel, Pace] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way: Count[Channel] = Count()
        self._done: list[Done] = []
        self._stopping = False

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
        done, self._done = self._done, []
        try:
            items, soonest = await self._exchange(done)
        except Unavailable as error:
            # The outcomes are known only here: they are kept until the database takes them.
            self._done = [*done, *self._done]
            log.error("outbox_waits_for_database", error=str(error))  # noqa: TRY400 -- expected, and its cause is said
            return WITHOUT_DATABASE
        for item in items:
            self._start(item)
        return self._wait(soonest)

    async def drain(self, seconds: float = 10.0) -> None:
        """Start nothing new and let what is under way end; what takes longer is unknown, and looked up next time."""
        self._stopping = True
        self._bell.set()
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

    async def report(self, provider_id: str, status: str, code: str = "") -> None:
        """Take a delivery report: repeated, unordered, or early ones do no harm. Errors: Unavailable."""
        report = Report(provider_id, status, code)
        await self._store.run(lambda tx: self._apply(tx, report))
        self._bell.set()

    async def depth(self) -> dict[tuple[str, str], int]:
        """How many messages wait, by channel and state. Errors: Unavailable."""
        return await self._store.run(post.depth)

    def paused(self) -> dict[Channel, float]:
        """Seconds for which each sender still pauses, for the operator's page."""
        at = _clock()
        return {channel: pace.pause_left(at) for channel, pace in self._paces.items()}

    def _pace(self, channel: Channel) -> Pace:
        if channel not in self._paces:
            self._paces[channel] = Pace(self._courier.rates[channel], _clock())
        return self._paces[channel]

    def _want(self, channel: Channel) -> post.Want:
        pace, at = self._pace(channel), _clock()
        room = min(pace.room(at), pace.rate.at_once - self._under_way[channel])
        return post.Want(channel=channel, room=room, busy=pace.busy(at))

    def _wait(self, soonest: dt.datetime | None) -> float:
        waits = [LOOK_AGAIN, *(wait for pace in self._paces.values() if (wait := pace.ready_in(_clock())) > 0)]
        if soonest is not None:
            waits.append(max(0.0, (soonest - self._courier.now()).total_seconds()))
        return min(waits)

    def _start(self, item: post.Item) -> None:
        channel = item.address.channel
        self._pace(channel).sent(item.hash, item.message, _clock())
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
                SEGMENTS.inc(self._pace(channel).rate.weigh(item.message))
            self._heed(channel, result)
            self._done.append((item, result))
        finally:
            self._under_way[channel] -= 1
            self._bell.set()

    async def _attempt(self, item: post.Item) -> Result:
        sender = self._courier.senders[item.address.channel]
        try:
            if item.was == "unknown" and (found := await self._found(sender, item)):
                return found
            if item.expires_at is not None and self._courier.now() >= item.expires_at:
                return Expired()
            return await sender.send(item.address, item.message)
        except Refused as refused:
            # The list of messages could not be asked: sending now might send it twice.
            return Unknown(getattr(refused.outcome, "code", "refused"))
        except Unavailable:
            return Unknown("database")
        except Exception as error:  # noqa: BLE001 -- a sender that fails in an unforeseen way may have sent
            log.error("sender_failed", error=place_of(error))  # noqa: TRY400 -- a traceback may hold what was written
            return Unknown("internal")

    async def _found(self, sender: Sender, item: post.Item) -> Sent | None:
        """The copy that an attempt of unknown outcome left behind; the same words of another message are not it."""
        copies = await sender.find(item.address, item.message, item.first_at)
        ids = [copy.provider_id for copy in copies]
        taken = await self._store.run(lambda tx: accounted_for(tx, ids)) if ids else ()
        return next((copy for copy in copies if copy.provider_id not in taken), None)

    def _heed(self, channel: Channel, result: Result) -> None:
        pace, at = self._pace(channel), _clock()
        if isinstance(result, Sent):
            pace.went_well()
        elif isinstance(result, Later) and result.seconds is not None:
            pace.refusals += 1
            THROTTLED.labels(channel).inc(result.seconds)
            if pace.refusals >= REFUSALS:
                pace.pause(result.seconds, at)
        elif isinstance(result, Halt) and pace.pause_left(at) == 0:
            pace.halts += 1
            pace.pause(halt_pause(pace.halts), at)
            log.error("sender_halted", channel=channel, code=result.code, hint="run: secondstep check")

    async def _exchange(self, done: Sequence[Done]) -> Claimed:
        now = self._courier.now()
        wants = [self._want(channel) for channel in self._courier.senders]

        def work(tx: Tx) -> Claimed:
            self._settle_all(tx, done)
            return _claim(tx, wants, now)

        try:
            claimed = await self._store.run(work)
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
            await self._insist(lambda tx: self._settle(tx, item, result))
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

    def _settle_all(self, tx: Tx, done: Sequence[Done]) -> None:
        now = self._courier.now()
        plain = [(item, result) for item, result in done if not isinstance(result, Dead)]
        marks = [(item, mark_of(item, result, now, self._courier.jitter())) for item, result in plain]
        post.settle_all(tx, marks, now)
        for early in early_reports(tx, [result.provider_id for _, result in plain if isinstance(result, Sent)]):
            self._apply(tx, early)
        for item, result in done:
            if isinstance(result, Dead):
                self._settle(tx, item, result)

    def _settle(self, tx: Tx, item: post.Item, result: Result) -> None:
        now = self._courier.now()
        if not post.settle(tx, item, mark_of(item, result, now, self._courier.jitter()), now):
            return
        if isinstance(result, Dead):
            post.drop(tx, item.hash, post.Mark(state="failed", code=result.code), now, safety=True)
            self._courier.close_line(tx, item.address, result.reason)
        elif isinstance(result, Sent):
            for early in early_reports(tx, [result.provider_id]):
                self._apply(tx, early)

    def _apply(self, tx: Tx, report: Report) -> None:
        now = self._courier.now()
        item = reported(tx, report, now)
        if item is None:
            return
        if report.status in ("delivered", "read"):
            post.settle(tx, item, post.Mark(state="delivered"), now)
        elif report.status in ("undelivered", "failed", "canceled"):
            verdict = self._courier.verdict(report.code) if report.code else Over("")
            # The provider says that it did not arrive: nothing about that is open any more.
            over = Over(report.code) if isinstance(verdict, Sent | Unknown) else verdict
            if isinstance(over, Later) and ledger.stopped_after(tx, item.hash, item.created_at):
                over = Over("stopped")
            DELIVERIES.labels(item.address.channel, "undelivered", report.code).inc()
            self._settle(tx, item, over)


def _claim(tx: Tx, wants: Sequence[post.Want], now: dt.datetime) -> Claimed:
    items = tuple(item for want in wants for item in post.claim(tx, want, now))
    return items, post.next_moment(tx, now)


def _clock() -> float:
    return asyncio.get_running_loop().time()
