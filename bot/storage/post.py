"""The outbox's rows: queued → sending → sent → delivered, or failed, unknown, expired, dropped.

An attempt is written down before the request is made, so a crash leaves a row in ``sending``: its outcome is unknown,
not forgotten. Only sealed requests and keyed hashes are stored; a row that is over loses its request.
"""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa
import structlog

from bot.channels.wire import Outgoing
from bot.storage.crypto import Place
from bot.storage.errors import SealError
from bot.storage.store import Tx
from bot.storage.tables import outbox, reports
from handlers.address import Address, Channel
from handlers.messages import Urgency

State = Literal["queued", "sending", "unknown", "sent", "delivered", "failed", "expired", "dropped"]

PRIORITY: Mapping[Urgency, int] = {"safety": 0, "reply": 1, "reminder": 2}
WAITING: tuple[State, ...] = ("queued", "sending", "unknown")
OVER: tuple[State, ...] = ("delivered", "failed", "expired", "dropped")

LEASE = dt.timedelta(minutes=5)
"""Far above any request's timeout: only a dead process lets it run out."""

KEPT = dt.timedelta(days=3)
"""How long a row stays after its last change, for delivery reports that come late."""

SAFETY_AT_ONCE = 20

log = structlog.get_logger()

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


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One request to be sent to one address."""

    address: Address
    person_id: str
    urgency: Urgency
    message: Outgoing
    expires_at: dt.datetime | None = None


class Want(msgspec.Struct, frozen=True, kw_only=True):
    """What a sender can send now: so many rows, none to the ``busy`` hashes; safety texts come on top of that."""

    channel: Channel
    room: int
    busy: frozenset[str] = frozenset()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One row, opened. ``was`` is its state before the claim; ``attempts`` counts the one that is recorded now."""

    id: str
    hash: str
    person_id: str
    address: Address
    message: Outgoing
    priority: int
    was: State
    attempts: int
    created_at: dt.datetime
    first_at: dt.datetime
    expires_at: dt.datetime | None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a row."""

    state: State
    code: str = ""
    provider_id: str | None = None
    not_before: dt.datetime | None = None


class Report(msgspec.Struct, frozen=True):
    """A delivery report: the provider's message id, its word for the state, and its error code."""

    provider_id: str
    status: str
    code: str = ""


def enqueue(tx: Tx, letter: Letter, now: dt.datetime) -> None:
    """Put a request behind all earlier ones to the same address."""
    row, hashed = secrets.token_hex(16), tx.vault.hashed(letter.address)
    last = tx.conn.scalar(sa.select(sa.func.max(outbox.c.number)).where(outbox.c.address == hashed))
    tx.conn.execute(
        sa.insert(outbox).values(
            address=hashed,
            id=row,
            number=(last or 0) + 1,
            person_id=letter.person_id,
            channel=letter.address.channel,
            priority=PRIORITY[letter.urgency],
            state="queued",
            attempts=0,
            created_at=now,
            not_before=now,
            changed_at=now,
            expires_at=letter.expires_at,
            rank=0,
            target=tx.vault.seal(letter.address.value.encode(), Place("outbox", "target", row, hashed)),
            payload=tx.vault.seal(msgspec.msgpack.encode(letter.message), Place("outbox", "payload", row, hashed)),
        )
    )


def claim(tx: Tx, want: Want, now: dt.datetime) -> tuple[Item, ...]:
    """Take what may be sent now and record the attempt: safety texts always, then the rest by priority and age."""
    rows = _claimable(tx, want, now, outbox.c.priority == PRIORITY["safety"], SAFETY_AT_ONCE)
    if want.room > 0:
        rest = sa.and_(outbox.c.priority > PRIORITY["safety"], outbox.c.address.not_in(want.busy))
        rows = [*rows, *_claimable(tx, want, now, rest, want.room)]
    items = (_attempted(tx, row, now) for row in rows)
    return tuple(item for item in items if item)


def _claimable(
    tx: Tx, want: Want, now: dt.datetime, which: sa.ColumnElement[bool], limit: int
) -> Sequence[sa.Row[Any]]:
    earlier = outbox.alias()
    waits_for = (
        sa.select(earlier.c.id)
        .where(earlier.c.address == outbox.c.address, earlier.c.priority == outbox.c.priority)
        .where(earlier.c.number < outbox.c.number, earlier.c.state.in_(("queued", "sending")))
    )
    # An unknown one neither waits nor holds up: nobody knows how long its outcome takes to be found.
    ready = sa.or_(
        sa.and_(outbox.c.state == "queued", outbox.c.not_before <= now, ~waits_for.exists()),
        sa.and_(outbox.c.state == "unknown", outbox.c.not_before <= now),
        sa.and_(outbox.c.state == "sending", outbox.c.lease_until <= now, outbox.c.lease_owner != tx.owner),
    )
    query = (
        sa.select(outbox)
        .where(outbox.c.state.in_(WAITING), outbox.c.channel == want.channel, which, ready)
        .order_by(outbox.c.priority, outbox.c.created_at, outbox.c.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return tx.conn.execute(query).all()


def _attempted(tx: Tx, row: sa.Row[Any], now: dt.datetime) -> Item | None:
    _record_attempt(tx, row, now)
    try:
        return _opened(tx, row, row.attempts + 1, now)
    except (SealError, msgspec.MsgspecError) as error:
        # One damaged row must not hold up everybody's messages.
        log.error("outbox_row_damaged", error=str(error))  # noqa: TRY400 -- said in full
        change = {"state": "failed", "code": "damaged", "payload": None, "target": None}
        tx.conn.execute(sa.update(outbox).where(outbox.c.address == row.address, outbox.c.id == row.id).values(change))
        return None


def _record_attempt(tx: Tx, row: sa.Row[Any], now: dt.datetime) -> None:
    tx.conn.execute(
        sa.update(outbox)
        .where(outbox.c.address == row.address, outbox.c.id == row.id)
        .values(
            state="sending",
            attempts=row.attempts + 1,
            first_at=row.first_at or now,
            changed_at=now,
            lease_owner=tx.owner,
            lease_until=now + LEASE,
        )
    )


def _opened(tx: Tx, row: sa.Row[Any], attempts: int, now: dt.datetime) -> Item:
    target = tx.vault.open(row.target, Place("outbox", "target", row.id, row.address))
    payload = tx.vault.open(row.payload, Place("outbox", "payload", row.id, row.address))
    return Item(
        id=row.id,
        hash=row.address,
        person_id=row.person_id,
        address=Address(row.channel, target.decode()),
        message=msgspec.msgpack.decode(payload, type=Outgoing),
        priority=row.priority,
        was="queued" if row.state == "queued" else "unknown",
        attempts=attempts,
        created_at=row.created_at,
        first_at=row.first_at or now,
        expires_at=row.expires_at,
    )


def settle(tx: Tx, item: Item, mark: Mark, now: dt.datetime) -> bool:
    """Write down what became of a row; False when it is gone (erased) or another process has taken it over."""
    own = sa.or_(outbox.c.lease_owner == tx.owner, outbox.c.lease_owner.is_(None))
    change: dict[str, Any] = {"state": mark.state, "code": mark.code, "changed_at": now, "lease_owner": None}
    if mark.provider_id is not None:
        change |= {"provider_id": mark.provider_id, "rank": 0}
    if mark.not_before is not None:
        change["not_before"] = mark.not_before
    if mark.state in OVER:
        change |= {"payload": None, "target": None}
    row = sa.and_(outbox.c.address == item.hash, outbox.c.id == item.id, own)
    return tx.conn.execute(sa.update(outbox).where(row).values({**change, "lease_until": None})).rowcount == 1


def reported(tx: Tx, report: Report, now: dt.datetime) -> Item | None:
    """Note a delivery report; the row it moves a step forward, or None: a repeat, a step back, or nothing to move.

    A report without a row came before the provider's answer: it is kept until ``early_report`` asks for it.
    """
    rank = RANKS.get(report.status, 0)
    row = tx.conn.execute(sa.select(outbox).where(outbox.c.provider_id == report.provider_id)).first()
    if row is None:
        _keep_report(tx, report, rank, now)
        return None
    if rank <= row.rank:
        return None
    same = sa.and_(outbox.c.address == row.address, outbox.c.id == row.id)
    tx.conn.execute(sa.update(outbox).where(same).values(rank=rank, changed_at=now))
    return _opened(tx, row, row.attempts, now) if row.state in ("sent", "unknown") else None


def _keep_report(tx: Tx, report: Report, rank: int, now: dt.datetime) -> None:
    values = {"status": report.status, "rank": rank, "code": report.code, "at": now}
    if not tx.added(reports, {"provider_id": report.provider_id, **values}):
        older = sa.and_(reports.c.provider_id == report.provider_id, reports.c.rank < rank)
        tx.conn.execute(sa.update(reports).where(older).values(values))


def early_report(tx: Tx, provider_id: str) -> Report | None:
    """The report that came before the provider's answer, taken out."""
    mine = reports.c.provider_id == provider_id
    row = tx.conn.execute(sa.select(reports).where(mine)).one_or_none()
    tx.conn.execute(sa.delete(reports).where(mine))
    return Report(provider_id, row.status, row.code) if row else None


def drop(tx: Tx, address_hash: str, mark: Mark, now: dt.datetime, *, safety: bool = False) -> None:
    """End everything that waits for this address; ``safety`` texts only where asked. What is on its way expires."""
    mine = sa.and_(outbox.c.address == address_hash, sa.true() if safety else outbox.c.priority > PRIORITY["safety"])
    waiting = sa.and_(mine, outbox.c.state.in_(("queued", "unknown")))
    over = {"state": mark.state, "code": mark.code, "changed_at": now, "payload": None, "target": None}
    tx.conn.execute(sa.update(outbox).where(waiting).values(over))
    tx.conn.execute(sa.update(outbox).where(mine, outbox.c.state == "sending").values(expires_at=now))


def void_leases(tx: Tx, now: dt.datetime) -> int:
    """At the start with SQLite: what a dead process was sending has an unknown outcome. How many there were."""
    change = {"state": "unknown", "not_before": now, "changed_at": now, "lease_owner": None, "lease_until": None}
    return tx.conn.execute(sa.update(outbox).where(outbox.c.state == "sending").values(change)).rowcount


def next_moment(tx: Tx, now: dt.datetime) -> dt.datetime | None:
    """When the next row's wait ends."""
    later = sa.and_(outbox.c.state.in_(("queued", "unknown")), outbox.c.not_before > now)
    soonest: dt.datetime | None = tx.conn.scalar(sa.select(sa.func.min(outbox.c.not_before)).where(later))
    return soonest


def depth(tx: Tx) -> dict[tuple[str, str], int]:
    """How many rows wait, by channel and state."""
    count = sa.select(outbox.c.channel, outbox.c.state, sa.func.count()).where(outbox.c.state.in_(WAITING))
    return {(row[0], row[1]): row[2] for row in tx.conn.execute(count.group_by(outbox.c.channel, outbox.c.state))}


def forget_old(tx: Tx, now: dt.datetime) -> None:
    """Remove rows that are over, or for which no report will come any more."""
    old = sa.and_(outbox.c.state.not_in(WAITING), outbox.c.changed_at < now - KEPT)
    tx.conn.execute(sa.delete(outbox).where(old))
