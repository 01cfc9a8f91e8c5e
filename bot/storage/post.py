"""The outbox's rows: queued → sending → sent → delivered, or failed, unknown, expired, dropped.

An attempt is written down before the request is made, so a crash leaves a row in ``sending``: its outcome is unknown,
not forgotten. Only sealed requests and keyed hashes are stored; a row that is over loses its request.
"""

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa
import structlog

from bot.channels.wire import Outgoing
from bot.storage.crypto import Place
from bot.storage.errors import SealError
from bot.storage.store import Tx
from bot.storage.tables import Moment, outbox, still_waiting
from handlers.address import Address, Channel
from handlers.messages import Urgency

State = Literal["queued", "sending", "unknown", "sent", "delivered", "failed", "expired", "dropped"]

PRIORITY: Mapping[Urgency, int] = {"safety": 0, "reply": 1, "reminder": 2}
WAITING: tuple[State, ...] = ("queued", "sending", "unknown")
OVER: tuple[State, ...] = ("delivered", "failed", "expired", "dropped")

LEASE = dt.timedelta(seconds=30)
"""After so long another worker looks what became of it. An attempt takes less (``outbox.LONGEST``)."""

KEPT = dt.timedelta(days=3)
"""How long a row stays after its last change, for delivery reports that come late."""

SAFETY_AT_ONCE = 20

log = structlog.get_logger()


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


_ROW = sa.and_(outbox.c.address == sa.bindparam("hash"), outbox.c.id == sa.bindparam("row"))
_LAST = (
    sa.select(outbox.c.address, sa.func.max(outbox.c.number))
    .where(outbox.c.address.in_(sa.bindparam("hashes", expanding=True)))
    .group_by(outbox.c.address)
)
_PUT = sa.insert(outbox)


def enqueue(tx: Tx, letters: Sequence[Letter], now: dt.datetime) -> None:
    """Put each request behind all earlier ones to the same address, and wake who sends."""
    if not letters:
        return
    hashes = [tx.vault.hashed(letter.address) for letter in letters]
    tx.alone(hashes)
    last = Counter(dict(tx.conn.execute(_LAST, {"hashes": sorted(set(hashes))}).all()))
    rows = []
    for letter, hashed in zip(letters, hashes, strict=True):
        last[hashed] += 1
        rows.append(_row(tx, letter, (hashed, last[hashed]), now))
    tx.conn.execute(_PUT, rows)
    tx.wake("post")


def _row(tx: Tx, letter: Letter, key: tuple[str, int], now: dt.datetime) -> dict[str, Any]:
    row, (hashed, number) = secrets.token_hex(16), key
    return {
        "address": hashed,
        "id": row,
        "number": number,
        "person_id": letter.person_id,
        "channel": letter.address.channel,
        "priority": PRIORITY[letter.urgency],
        "state": "queued",
        "attempts": 0,
        "created_at": now,
        "not_before": now,
        "changed_at": now,
        "expires_at": letter.expires_at,
        "rank": 0,
        "target": tx.vault.seal(letter.address.value.encode(), Place("outbox", "target", row, hashed)),
        "payload": tx.vault.seal(msgspec.msgpack.encode(letter.message), Place("outbox", "payload", row, hashed)),
    }


def _claimable(*which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    now, earlier = sa.bindparam("now", type_=Moment), outbox.alias()
    waits_for = (
        sa.select(earlier.c.id)
        .where(earlier.c.address == outbox.c.address, earlier.c.priority == outbox.c.priority)
        .where(earlier.c.number < outbox.c.number, earlier.c.state.in_(("queued", "sending")))
    )
    # An unknown one neither waits nor holds up: nobody knows how long its outcome takes to be found.
    ready = sa.or_(
        sa.and_(outbox.c.state == "queued", outbox.c.not_before <= now, ~waits_for.exists()),
        sa.and_(outbox.c.state == "unknown", outbox.c.not_before <= now),
        sa.and_(outbox.c.state == "sending", outbox.c.lease_until <= now, outbox.c.lease_owner != sa.bindparam("me")),
    )
    return (
        sa.select(outbox)
        .where(still_waiting, outbox.c.channel == sa.bindparam("by"), *which, ready)
        .order_by(outbox.c.priority, outbox.c.created_at, outbox.c.number)
        .limit(sa.bindparam("most", type_=sa.Integer))
        .with_for_update(skip_locked=True)
    )


_IS_SAFETY = outbox.c.priority == PRIORITY["safety"]
_SAFETY_ALONE = _claimable(_IS_SAFETY)
_SAFETY_FIRST = _claimable(sa.or_(_IS_SAFETY, outbox.c.address.not_in(sa.bindparam("busy", expanding=True))))
# By the address too, which is what the table is looked up and split by; an id occurs but once anyway.
_CLAIMED = sa.and_(
    outbox.c.address.in_(sa.bindparam("hashes", expanding=True)), outbox.c.id.in_(sa.bindparam("rows", expanding=True))
)
_ATTEMPT = (
    sa.update(outbox)
    .where(_CLAIMED)
    .values(
        state="sending",
        attempts=outbox.c.attempts + 1,
        first_at=sa.func.coalesce(outbox.c.first_at, sa.bindparam("now", type_=Moment)),
        changed_at=sa.bindparam("now", type_=Moment),
        lease_owner=sa.bindparam("me"),
        lease_until=sa.bindparam("until"),
    )
)


def claim(tx: Tx, want: Want, now: dt.datetime) -> tuple[Item, ...]:
    """Take what may be sent now and record the attempt: safety texts always, then the rest by priority and age."""
    about = {"now": now, "me": tx.owner, "by": want.channel, "most": max(want.room, 0) + SAFETY_AT_ONCE}
    if want.room > 0:
        found = tx.conn.execute(_SAFETY_FIRST, {**about, "busy": sorted(want.busy)}).all()
    else:
        found = tx.conn.execute(_SAFETY_ALONE, about).all()
    safety = [row for row in found if row.priority == PRIORITY["safety"]]
    rows = found[: len(safety) + max(want.room, 0)]
    if rows:
        tx.taken_over["message"] += sum(row.state == "sending" for row in rows)
        these = {"hashes": sorted({row.address for row in rows}), "rows": [row.id for row in rows]}
        tx.conn.execute(_ATTEMPT, {**these, "now": now, "me": tx.owner, "until": now + LEASE})
    items = (_item(tx, row, now) for row in rows)
    return tuple(item for item in items if item)


def _item(tx: Tx, row: sa.Row[Any], now: dt.datetime) -> Item | None:
    try:
        return opened(tx, row, row.attempts + 1, now)
    except (SealError, msgspec.MsgspecError) as error:
        # One damaged row must not hold up everybody's messages.
        log.error("outbox_row_damaged", error=str(error))  # noqa: TRY400 -- said in full
        change = {"state": "failed", "code": "damaged", "payload": None, "target": None}
        tx.conn.execute(sa.update(outbox).where(outbox.c.address == row.address, outbox.c.id == row.id).values(change))
        return None


def opened(tx: Tx, row: sa.Row[Any], attempts: int, now: dt.datetime) -> Item:
    """A row as an item. Errors: SealError, msgspec.MsgspecError for a damaged one."""
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


# Whoever was taken over has nothing to say any more, also when the other one is done and its lease is gone.
_MINE = sa.and_(outbox.c.lease_owner == sa.bindparam("me"), outbox.c.attempts == sa.bindparam("tries"))
_NOBODYS = outbox.c.lease_owner.is_(None)
_KEPT: dict[str, Any] = {
    "state": sa.bindparam("to"),
    "code": sa.bindparam("why"),
    "changed_at": sa.bindparam("now"),
    "lease_owner": None,
    "lease_until": None,
    "not_before": sa.func.coalesce(sa.bindparam("again", type_=Moment), outbox.c.not_before),
    # An answer of the provider begins a new count of delivery reports.
    "rank": sa.case((sa.bindparam("by_name", type_=sa.String).is_(None), outbox.c.rank), else_=0),
    "provider_id": sa.func.coalesce(sa.bindparam("by_name", type_=sa.String), outbox.c.provider_id),
}
_ENDED: dict[str, Any] = {**_KEPT, "payload": None, "target": None}
_SETTLE, _END = (sa.update(outbox).where(_ROW, _MINE).values(values) for values in (_KEPT, _ENDED))
_MOVE, _STOP = (sa.update(outbox).where(_ROW, _NOBODYS).values(values) for values in (_KEPT, _ENDED))


def settle(tx: Tx, item: Item, mark: Mark, now: dt.datetime) -> bool:
    """Write down what became of an attempt; False when its row is gone (erased) or another process has taken it over.

    An item without an attempt of ours (``was`` sent) is moved where nobody works on it: a delivery report came.
    """
    move, stop = (_MOVE, _STOP) if item.was == "sent" else (_SETTLE, _END)
    return tx.conn.execute(stop if mark.state in OVER else move, _settled(tx, item, mark, now)).rowcount == 1


def settle_all(tx: Tx, marks: Sequence[tuple[Item, Mark]], now: dt.datetime) -> None:
    """The same for many rows; those that are gone or somebody else's are passed over."""
    for statement, over in ((_END, True), (_SETTLE, False)):
        rows = [_settled(tx, item, mark, now) for item, mark in marks if (mark.state in OVER) is over]
        if rows:
            tx.conn.execute(statement, rows)


def _settled(tx: Tx, item: Item, mark: Mark, now: dt.datetime) -> dict[str, Any]:
    values = {"hash": item.hash, "row": item.id, "now": now, "to": mark.state, "why": mark.code}
    mine = {} if item.was == "sent" else {"me": tx.owner, "tries": item.attempts}
    return {**values, **mine, "again": mark.not_before, "by_name": mark.provider_id}


def drop(tx: Tx, address_hash: str, mark: Mark, now: dt.datetime, *, safety: bool = False) -> None:
    """End everything that waits for this address; ``safety`` texts only where asked. What is on its way expires."""
    mine = sa.and_(outbox.c.address == address_hash, sa.true() if safety else outbox.c.priority > PRIORITY["safety"])
    waiting = sa.and_(mine, outbox.c.state.in_(("queued", "unknown")))
    over = {"state": mark.state, "code": mark.code, "changed_at": now, "payload": None, "target": None}
    tx.conn.execute(sa.update(outbox).where(waiting).values(over))
    tx.conn.execute(sa.update(outbox).where(mine, outbox.c.state == "sending").values(expires_at=now))


_DEADLINE = sa.select(outbox.c.expires_at).where(_ROW)


def still_wanted(tx: Tx, item: Item, now: dt.datetime) -> bool:
    """Whether a row that is on its way has neither expired nor gone since it was claimed."""
    row = tx.conn.execute(_DEADLINE, {"hash": item.hash, "row": item.id}).one_or_none()
    return row is not None and (row.expires_at is None or now < row.expires_at)


_NEXT = sa.select(sa.func.min(outbox.c.not_before)).where(
    still_waiting, outbox.c.state.in_(("queued", "unknown")), outbox.c.not_before > sa.bindparam("now")
)


def next_moment(tx: Tx, now: dt.datetime) -> dt.datetime | None:
    """When the next row's wait ends."""
    soonest: dt.datetime | None = tx.conn.scalar(_NEXT, {"now": now})
    return soonest


def depth(tx: Tx) -> dict[tuple[str, str], int]:
    """How many rows wait, by channel and state."""
    count = sa.select(outbox.c.channel, outbox.c.state, sa.func.count()).where(outbox.c.state.in_(WAITING))
    return {(row[0], row[1]): row[2] for row in tx.conn.execute(count.group_by(outbox.c.channel, outbox.c.state))}


def forget_old(tx: Tx, now: dt.datetime) -> None:
    """Remove rows that are over, or for which no report will come any more."""
    old = sa.and_(outbox.c.state.not_in(WAITING), outbox.c.changed_at < now - KEPT)
    tx.conn.execute(sa.delete(outbox).where(old))
