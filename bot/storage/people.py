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

LEASE = dt.timedelta(seconds=30)
"""After so long another worker may take over a claimed alarm. A slow one does no harm: who rings looks once more."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """The two documents a turn works on, locked, with the versions they were read at, and the alarm that was set."""

    person: Person
    plan: Plan
    person_version: int
    plan_version: int
    due_at: dt.datetime | None = None


class Saved(msgspec.Struct, frozen=True):
    """What a turn made of the two documents it held."""

    held: Held
    person: Person
    plan: Plan


class Alarmed(msgspec.Struct, frozen=True):
    """When to speak next to this person in this plan; None for never."""

    person_id: str
    plan_id: str
    at: dt.datetime | None


# Statements are built once: building one anew costs several times what running it does (docs/benchmarks.md).
_PERSON_AT = sa.select(addresses.c.person_id).where(addresses.c.hash == sa.bindparam("address"))
_PLANS_OF = sa.select(seats.c.plan_id).where(seats.c.person_id.in_(sa.bindparam("ids", expanding=True)))
_SEATS_AT = (
    sa.select(seats.c.person_id, seats.c.plan_id)
    .join_from(addresses, seats, seats.c.person_id == addresses.c.person_id)
    .where(addresses.c.hash == sa.bindparam("address"))
)
_SEAT = sa.and_(seats.c.person_id == sa.bindparam("person"), seats.c.plan_id == sa.bindparam("plan"))
_SET_ALARM = (
    sa.update(seats).where(_SEAT).values(due_at=sa.bindparam("at"), tries=0, lease_owner=None, lease_until=None)
)


# Locked by id in order, so that two transactions never wait for each other.
_READ_PLANS = (
    sa.select(plans).where(plans.c.id.in_(sa.bindparam("ids", expanding=True))).order_by(plans.c.id).with_for_update()
)
# The seat is read with the person's lock: what it said before may have been changed by whoever held the lock.
_READ_PEOPLE = (
    sa.select(people, seats.c.plan_id, seats.c.due_at)
    .join_from(people, seats, seats.c.person_id == people.c.id)
    .where(people.c.id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(people.c.id)
    .with_for_update()
)


def _change(table: sa.Table) -> sa.Update:
    same = sa.and_(table.c.id == sa.bindparam("row"), table.c.version == sa.bindparam("was"))
    return sa.update(table).where(same).values(version=sa.bindparam("now"), document=sa.bindparam("sealed"))


_CHANGE = {table.name: _change(table) for table in (plans, people)}


def person_at(tx: Tx, address: Address) -> str | None:
    """The id of the person behind the address."""
    return tx.conn.scalar(_PERSON_AT, {"address": tx.vault.hashed(address)})


def find_or_create(tx: Tx, address: Address) -> Held:
    """The person behind the address; a new one, with an empty plan, for an address never seen."""
    held = _person_behind(tx, address)
    if held is None or all(line.address != address for line in held.person.lines):
        # Nobody's yet, or just moving: whoever else makes or moves it is waited for.
        tx.alone([tx.vault.hashed(address)])
        held = _person_behind(tx, address)
    return held or create(tx, address)


def _person_behind(tx: Tx, address: Address) -> Held | None:
    known = tx.conn.execute(_SEATS_AT, {"address": tx.vault.hashed(address)}).all()
    rows = _locked(tx, [known[0].person_id], [row.plan_id for row in known]) if known else []
    return _held(tx, *rows[0]) if rows else None


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
    """The person and their plan, locked. Errors: SealError."""
    return load_all(tx, (person_id,)).get(person_id)


def load_all(tx: Tx, person_ids: Sequence[str]) -> dict[str, Held]:
    """These people and their plans by the person's id, locked. Errors: SealError."""
    return {person.id: _held(tx, person, plan) for person, plan in hold(tx, person_ids)}


def hold(tx: Tx, person_ids: Sequence[str]) -> list[tuple[sa.Row[Any], sa.Row[Any]]]:
    """Lock these people and their plans, the plans first, as everywhere; their rows, in the order of the ids."""
    plan_ids = tx.conn.scalars(_PLANS_OF, {"ids": person_ids}).all()
    return _locked(tx, person_ids, plan_ids) if plan_ids else []


def _locked(tx: Tx, person_ids: Sequence[str], plan_ids: Sequence[str]) -> list[tuple[sa.Row[Any], sa.Row[Any]]]:
    plan_rows = {row.id: row for row in tx.conn.execute(_READ_PLANS, {"ids": plan_ids})}
    person_rows = {row.id: row for row in tx.conn.execute(_READ_PEOPLE, {"ids": person_ids})}
    return [
        (row, plan_rows[row.plan_id])
        for person_id in person_ids
        if (row := person_rows.get(person_id)) and row.plan_id in plan_rows
    ]


def _held(tx: Tx, person: sa.Row[Any], plan: sa.Row[Any]) -> Held:
    return Held(
        person=decode(tx.vault.open(person.document, _place(people, person.id)), Person),
        plan=decode(tx.vault.open(plan.document, _place(plans, plan.id)), Plan),
        person_version=person.version,
        plan_version=plan.version,
        due_at=person.due_at,
    )


def save(tx: Tx, held: Held, person: Person, plan: Plan) -> None:
    """Write what changed. Errors: StaleError when somebody else wrote in between."""
    save_all(tx, (Saved(held, person, plan),))


def save_all(tx: Tx, changes: Sequence[Saved]) -> None:
    """Write what changed of each. Errors: StaleError when somebody else wrote in between."""
    _write(tx, plans, [(saved.plan, saved.held.plan_version) for saved in changes if saved.plan != saved.held.plan])
    _write(
        tx,
        people,
        [(saved.person, saved.held.person_version) for saved in changes if saved.person != saved.held.person],
    )


def lead_to(tx: Tx, address: Address, person_id: str) -> None:
    """Let the address lead to this person, whomever it led to before."""
    hashed = tx.vault.hashed(address)
    tx.alone([hashed])
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
    set_alarms(tx, (Alarmed(person_id, plan_id, at),))


def set_alarms(tx: Tx, alarms: Sequence[Alarmed]) -> None:
    """The same for each of these people."""
    rows = [{"person": alarm.person_id, "plan": alarm.plan_id, "at": alarm.at} for alarm in alarms]
    if rows:
        tx.conn.execute(_SET_ALARM, rows)


def alarm_of(tx: Tx, person_id: str) -> dt.datetime | None:
    """The person's next alarm."""
    return tx.conn.scalar(sa.select(seats.c.due_at).where(seats.c.person_id == person_id).limit(1))


def postpone(tx: Tx, person_id: str, now: dt.datetime) -> None:
    """A ring failed: try again after 1, 2, 4 … hours, at most a day. Never at once: it would fail for ever.

    An alarm that somebody has set anew meanwhile, and that comes sooner, stays.
    """
    mine = seats.c.person_id == person_id
    seat = tx.conn.execute(sa.select(seats).where(mine).limit(1).with_for_update()).one_or_none()
    if seat is None:
        return
    again = now + dt.timedelta(hours=min(2**seat.tries, 24))
    if seat.due_at is not None and seat.due_at > now:
        again = min(again, seat.due_at)
    change = {"due_at": again, "tries": seat.tries + 1, "lease_owner": None, "lease_until": None}
    tx.conn.execute(sa.update(seats).where(mine).values(change))


_FREE = sa.or_(seats.c.lease_until.is_(None), seats.c.lease_until <= sa.bindparam("now"))
_DUE = (
    sa.select(seats.c.person_id, seats.c.plan_id, seats.c.lease_owner)
    .where(seats.c.due_at <= sa.bindparam("now"), _FREE)
    .order_by(seats.c.due_at)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True)
)
_TAKE = sa.update(seats).where(_SEAT).values(lease_owner=sa.bindparam("owner"), lease_until=sa.bindparam("until"))
_NEXT_DUE = sa.select(sa.func.min(seats.c.due_at)).where(_FREE)


def claim_due(tx: Tx, now: dt.datetime, limit: int) -> tuple[str, ...]:
    """Take up to ``limit`` people whose alarm is due, the oldest first; each is ours until the lease ends."""
    found = tx.conn.execute(_DUE, {"now": now, "most": limit}).all()
    lease = {"owner": tx.owner, "until": now + LEASE}
    if found:
        tx.taken_over["alarm"] += sum(row.lease_owner not in {None, tx.owner} for row in found)
        tx.conn.execute(_TAKE, [{"person": row.person_id, "plan": row.plan_id, **lease} for row in found])
    return tuple(row.person_id for row in found)


def next_due(tx: Tx, now: dt.datetime) -> dt.datetime | None:
    """The earliest alarm that nobody has claimed."""
    soonest: dt.datetime | None = tx.conn.scalar(_NEXT_DUE, {"now": now})
    return soonest


def _place(table: sa.Table, row: str) -> Place:
    return Place(table.name, "document", row, row)


def _sealed(tx: Tx, table: sa.Table, document: Person | Plan) -> bytes:
    return tx.vault.seal(encode(document), _place(table, document.id))


def _write(tx: Tx, table: sa.Table, changes: Sequence[tuple[Person | Plan, int]]) -> None:
    rows = [
        {"row": document.id, "was": version, "now": version + 1, "sealed": _sealed(tx, table, document)}
        for document, version in changes
    ]
    if rows and tx.conn.execute(_CHANGE[table.name], rows).rowcount != len(rows):
        raise StaleError(f"{table.name}: saved by somebody else in between")
