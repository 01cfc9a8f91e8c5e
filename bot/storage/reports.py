"""Delivery reports: they come unordered, repeated, late, and sometimes before the provider's answer to the request."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa

from bot.storage.post import Item, opened
from bot.storage.store import Tx
from bot.storage.tables import outbox, reports

RANKS: Mapping[str, int] = {
    "accepted": 1,
    "scheduled": 1,
    "queued": 2,
    "sending": 3,
    "sent": 4,
    "delivered": 5,
    "undelivered": 5,
    "failed": 5,
    "canceled": 5,
    "read": 6,
}
"""Delivery reports come unordered and repeated: only steps forward count."""


class Report(msgspec.Struct, frozen=True):
    """A delivery report: the provider's message id, its word for the state, and its error code."""

    provider_id: str
    status: str
    code: str = ""


_MESSAGE = sa.select(outbox).where(outbox.c.provider_id == sa.bindparam("id"))


def reported(tx: Tx, report: Report, now: dt.datetime) -> Item | None:
    """Note a delivery report; the row it moves a step forward, or None: a repeat, a step back, or nothing to move.

    A report without a row came before the provider's answer: it is kept until ``early_report`` asks for it.
    """
    # The answer to the request may be under way to the same row: one of the two sees the other.
    tx.alone([report.provider_id])
    rank = RANKS.get(report.status, 0)
    row = tx.conn.execute(_MESSAGE, {"id": report.provider_id}).first()
    if row is None:
        _keep_report(tx, report, rank, now)
        return None
    if rank <= row.rank:
        return None
    same = sa.and_(outbox.c.address == row.address, outbox.c.id == row.id)
    tx.conn.execute(sa.update(outbox).where(same).values(rank=rank, changed_at=now))
    if row.state not in ("sent", "unknown"):
        return None
    return msgspec.structs.replace(opened(tx, row, row.attempts, now), was="sent")


def _keep_report(tx: Tx, report: Report, rank: int, now: dt.datetime) -> None:
    values = {"status": report.status, "rank": rank, "code": report.code, "at": now}
    if not tx.added(reports, {"provider_id": report.provider_id, **values}):
        older = sa.and_(reports.c.provider_id == report.provider_id, reports.c.rank < rank)
        tx.conn.execute(sa.update(reports).where(older).values(values))


_KNOWN = sa.select(outbox.c.provider_id).where(outbox.c.provider_id.in_(sa.bindparam("ids", expanding=True)))


def accounted_for(tx: Tx, provider_ids: Sequence[str]) -> frozenset[str]:
    """Those of the provider's ids that belong to a message already."""
    found = tx.conn.scalars(_KNOWN, {"ids": provider_ids}) if provider_ids else ()
    return frozenset(each for each in found if each)


_EARLY = reports.c.provider_id.in_(sa.bindparam("ids", expanding=True))
_READ_EARLY = sa.select(reports).where(_EARLY)
_TAKE_EARLY = sa.delete(reports).where(_EARLY)


def early_reports(tx: Tx, provider_ids: Sequence[str]) -> tuple[Report, ...]:
    """The reports that came before the provider's answers about these messages, taken out."""
    tx.alone(provider_ids)
    about = {"ids": provider_ids}
    rows = tx.conn.execute(_READ_EARLY, about).all() if provider_ids else ()
    if rows:
        tx.conn.execute(_TAKE_EARLY, about)
    return tuple(Report(row.provider_id, row.status, row.code) for row in rows)
