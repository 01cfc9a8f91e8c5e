"""People, their addresses, their plans, and their seat in the plan, which holds the next moment to speak."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from bot.storage.crypto import Place
from bot.storage.documents import decode, encode
from bot.storage.errors import StaleError
from bot.storage.store import Tx
from bot.storage.tables import addresses, people, plans, seats
from handlers.address import Address
from handlers.records import Line, Person, Plan

LEASE = dt.timedelta(minutes=2)
"""After so long another worker may take over a claimed alarm."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """The two documents a turn works on, locked, with the versions they were read at."""

    person: Person
    plan: Plan
    person_version: int
    plan_version: int


def person_at(tx: Tx, address: Address) -> str | None:
    """The id of the person behind the address."""
    return tx.conn.scalar(sa.select(addresses.c.person_id).where(addresses.c.hash == tx.vault.hashed(address)))


def find_or_create(tx: Tx, address: Address) -> Held:
    """The person behind the address; a new one, with an empty plan, for an address never seen."""
    known = person_at(tx, address)
    held = load(tx, known) if known else None
    return held or create(tx, address)


def create(tx: Tx, address: Address) -> Held:
    """A new person with this one proven line, and an empty plan."""
    person = Person(id=secrets.token_hex(16), lines=(Line(address=address),))
    plan = Plan(id=secrets.token_hex(16))
    lead_to(tx, address, person.id)
    for table, document in ((people, person), (plans, plan)):
        values = {"id": document.id, "version": 1, "document": _sealed(tx, table, document)}
        tx.conn.execute(sa.insert(table).values(values))
    tx.conn.execute(sa.insert(seats).values(person_id=person.id, plan_id=plan.id, tries=0))
    return Held(person=person, plan=plan, person_version=1, plan_version=1)


def load(tx: Tx, person_id: str) -> Held | None:
    """The person and their plan, locked: the plan first, as everywhere. Errors: SealError."""
    plan_id = tx.conn.scalar(sa.select(seats.c.plan_id).where(seats.c.person_id == person_id).limit(1))
    plan_row = _locked(tx, plans, plan_id)
    person_row = _locked(tx, people, person_id)
    if plan_row is None or person_row is None:
        return None
    return Held(
        person=decode(tx.vault.open(person_row.document, _place(people, person_id)), Person),
        plan=decode(tx.vault.open(plan_row.document, _place(plans, plan_row.id)), Plan),
        person_version=person_row.version,
        plan_version=plan_row.version,
    )


def save(tx: Tx, held: Held, person: Person, plan: Plan) -> None:
    """Write what changed. Errors: StaleError when somebody else wrote in between."""
    if plan != held.plan:
        _write(tx, plans, plan, held.plan_version)
    if person != held.person:
        _write(tx, people, person, held.person_version)


def lead_to(tx: Tx, address: Address, person_id: str) -> None:
    """Let the address lead to this person, whomever it led to before."""
    hashed = tx.vault.hashed(address)
    tx.conn.execute(sa.delete(addresses).where(addresses.c.hash == hashed))
    sealed = tx.vault.seal(address.value.encode(), Place("addresses", "sealed", hashed, person_id))
    row = {"hash": hashed, "channel": address.channel, "person_id": person_id, "sealed": sealed}
    tx.conn.execute(sa.insert(addresses).values(row))


def release(tx: Tx, address: Address, person_id: str) -> None:
    """The address is no longer this person's."""
    mine = sa.and_(addresses.c.hash == tx.vault.hashed(address), addresses.c.person_id == person_id)
    tx.conn.execute(sa.delete(addresses).where(mine))


def hashes(tx: Tx, person_id: str) -> Sequence[str]:
    """The keyed hashes of all addresses that lead to the person."""
    return tx.conn.scalars(sa.select(addresses.c.hash).where(addresses.c.person_id == person_id)).all()


def set_alarm(tx: Tx, person_id: str, plan_id: str, at: dt.datetime | None) -> None:
    """When to speak next to this person in this plan: replaces what was set, and ends the lease."""
    seat = sa.and_(seats.c.person_id == person_id, seats.c.plan_id == plan_id)
    tx.conn.execute(sa.update(seats).where(seat).values(due_at=at, tries=0, lease_owner=None, lease_until=None))


def alarm_of(tx: Tx, person_id: str) -> dt.datetime | None:
    """The person's next alarm."""
    return tx.conn.scalar(sa.select(seats.c.due_at).where(seats.c.person_id == person_id).limit(1))


def postpone(tx: Tx, person_id: str, now: dt.datetime) -> None:
    """A ring failed: try again after 1, 2, 4 … hours, at most a day. Never at once: it would fail for ever."""
    tries = tx.conn.scalar(sa.select(seats.c.tries).where(seats.c.person_id == person_id).limit(1)) or 0
    wait = dt.timedelta(hours=min(2**tries, 24))
    change = {"due_at": now + wait, "tries": tries + 1, "lease_owner": None, "lease_until": None}
    tx.conn.execute(sa.update(seats).where(seats.c.person_id == person_id).values(change))


def claim_due(tx: Tx, now: dt.datetime, limit: int) -> tuple[str, ...]:
    """Take up to ``limit`` people whose alarm is due, the oldest first; each is ours until the lease ends."""
    free = sa.or_(seats.c.lease_until.is_(None), seats.c.lease_until <= now)
    due = (
        sa.select(seats.c.person_id, seats.c.plan_id)
        .where(seats.c.due_at <= now, free)
        .order_by(seats.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = tx.conn.execute(due).all()
    keys = [(row.person_id, row.plan_id) for row in found]
    taken = sa.tuple_(seats.c.person_id, seats.c.plan_id).in_(keys)
    tx.conn.execute(sa.update(seats).where(taken).values(lease_owner=tx.owner, lease_until=now + LEASE))
    return tuple(row.person_id for row in found)


def next_due(tx: Tx, now: dt.datetime) -> dt.datetime | None:
    """The earliest alarm that nobody has claimed."""
    free = sa.or_(seats.c.lease_until.is_(None), seats.c.lease_until <= now)
    soonest: dt.datetime | None = tx.conn.scalar(sa.select(sa.func.min(seats.c.due_at)).where(free))
    return soonest


def void_leases(tx: Tx) -> None:
    """At the start with SQLite nobody else is alive: every lease is a dead process's."""
    tx.conn.execute(sa.update(seats).where(seats.c.lease_owner.is_not(None)).values(lease_owner=None, lease_until=None))


def _place(table: sa.Table, row: str) -> Place:
    return Place(table.name, "document", row, row)


def _sealed(tx: Tx, table: sa.Table, document: Person | Plan) -> bytes:
    return tx.vault.seal(encode(document), _place(table, document.id))


def _locked(tx: Tx, table: sa.Table, row: str | None) -> sa.Row[Any] | None:
    return tx.conn.execute(sa.select(table).where(table.c.id == row).with_for_update()).one_or_none()


def _write(tx: Tx, table: sa.Table, document: Person | Plan, version: int) -> None:
    same = sa.and_(table.c.id == document.id, table.c.version == version)
    change = {"version": version + 1, "document": _sealed(tx, table, document)}
    if tx.conn.execute(sa.update(table).where(same).values(change)).rowcount != 1:
        raise StaleError(f"{table.name}: saved by somebody else in between")
