"""What an outcome leads to, inside the transaction that keeps it: the row, the dead line, the early report."""

import datetime as dt
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence

import msgspec

from bot.channels.wire import Dead, Later, Outcome, Over, Sender, Sent, Unknown
from bot.metrics import DELIVERIES
from bot.outcomes import Result, mark_of
from bot.rates import Rate
from bot.storage import ledger, post, recall
from bot.storage.reports import Report, early_reports, reported
from bot.storage.store import Tx
from handlers.address import Address, Channel

Done = tuple[post.Item, Result]
"""A message, and what became of the attempt."""


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


def keep_all(tx: Tx, courier: Courier, done: Sequence[Done]) -> None:
    """Keep many outcomes; those of rows that are gone or somebody else's are passed over."""
    now = courier.now()
    plain = [(item, result) for item, result in done if not isinstance(result, Dead)]
    marks = [(item, mark_of(item, result, now, courier.jitter())) for item, result in plain]
    post.settle_all(tx, marks, now)
    _take_early(tx, courier, [result for _, result in plain])
    for item, result in done:
        if isinstance(result, Dead):
            keep(tx, courier, item, result)


def keep(tx: Tx, courier: Courier, item: post.Item, result: Result) -> None:
    """Keep one outcome and what follows from it."""
    now = courier.now()
    if not post.settle(tx, item, mark_of(item, result, now, courier.jitter()), now):
        return
    if isinstance(result, Dead):
        recall.drop(tx, item.hash, post.Mark(state="failed", code=result.code), now, safety=True)
        courier.close_line(tx, item.address, result.reason)
    _take_early(tx, courier, [result])


def _take_early(tx: Tx, courier: Courier, results: Sequence[Result]) -> None:
    # Where no report will follow none can have come before.
    for early in early_reports(tx, [one.provider_id for one in results if isinstance(one, Sent) and not one.final]):
        apply(tx, courier, early)


def apply(tx: Tx, courier: Courier, report: Report) -> None:
    """Keep a delivery report; what did not arrive may be tried once more, or close a line."""
    now = courier.now()
    item = reported(tx, report, now)
    if item is None:
        return
    if report.status in ("delivered", "read"):
        post.settle(tx, item, post.Mark(state="delivered"), now)
    elif report.status in ("undelivered", "failed", "canceled"):
        verdict = courier.verdict(report.code) if report.code else Over("")
        # The provider says that it did not arrive: nothing about that is open any more.
        over = Over(report.code) if isinstance(verdict, Sent | Unknown) else verdict
        if isinstance(over, Later) and ledger.stopped_after(tx, item.hash, item.created_at):
            over = Over("stopped")
        DELIVERIES.labels(item.address.channel, "undelivered", report.code).inc()
        keep(tx, courier, item, over)
