"""What the project does with a whole life of data: erase it, hand it out, or let an address move between people.

Rules: safety §4 (docs/privacy.md): deletion is at once; a keyed hash keeps a STOP; consents shrink to hash and time.
"""

import datetime as dt
from typing import Any

import msgspec
import sqlalchemy as sa

from bot.channels.wire import Outgoing
from bot.storage import people
from bot.storage.crypto import Place
from bot.storage.store import Tx
from bot.storage.tables import addresses, chats, consents, outbox, plans, quarantine, seats
from bot.storage.tables import people as people_table
from handlers.address import Address
from handlers.records import Person, Plan


def erase(tx: Tx, person_id: str) -> None:
    """Remove the person: documents, plan, addresses, alarms, waiting messages, events put aside."""
    people.hold(tx, [person_id])  # whoever works with this person has finished, and nobody begins
    hashes = people.hashes(tx, person_id)
    tx.alone(hashes)
    mine = tx.conn.scalars(sa.select(seats.c.plan_id).where(seats.c.person_id == person_id)).all()
    for table in (outbox, quarantine):
        theirs = sa.or_(table.c.person_id == person_id, table.c.address.in_(hashes))
        tx.conn.execute(sa.delete(table).where(theirs))
    agreed = sa.or_(consents.c.person_id == person_id, consents.c.address.in_(hashes))
    tx.conn.execute(sa.update(consents).where(agreed).values(person_id=None, detail=None))
    tx.conn.execute(sa.delete(seats).where(seats.c.person_id == person_id))
    tx.conn.execute(sa.delete(chats).where(chats.c.address.in_(hashes)))
    # A plan that somebody else still prepares stays theirs.
    shared = sa.select(seats.c.plan_id)
    tx.conn.execute(sa.delete(plans).where(plans.c.id.in_(mine), plans.c.id.not_in(shared)))
    tx.conn.execute(sa.delete(addresses).where(addresses.c.person_id == person_id))
    tx.conn.execute(sa.delete(people_table).where(people_table.c.id == person_id))


def join(tx: Tx, address: Address, person_id: str) -> people.Held | None:
    """Let a proven address lead to this person.

    Whoever was known by that address alone is the same person: their record ends here, and what it held is returned
    to be merged. Somebody with other addresses keeps their state and loses this one.
    """
    tx.alone([tx.vault.hashed(address)])
    other = people.person_at(tx, address)
    if other == person_id:
        return None
    alone = other is not None and len(people.hashes(tx, other)) == 1
    held = people.load(tx, other) if other and alone else None
    if other is not None and not alone:
        _part(tx, address, other)
    people.lead_to(tx, address, person_id)
    if held is not None:
        _hand_over(tx, held.person.id, person_id)
    return held


def _hand_over(tx: Tx, former: str, person_id: str) -> None:
    """Consents and messages follow the person; what else the former record has is erased."""
    for table in (consents, outbox, quarantine):
        tx.conn.execute(sa.update(table).where(table.c.person_id == former).values(person_id=person_id))
    erase(tx, former)


def _part(tx: Tx, address: Address, person_id: str) -> None:
    held = people.load(tx, person_id)
    if held is None:
        return
    lines = tuple(line for line in held.person.lines if line.address != address)
    people.save(tx, held, msgspec.structs.replace(held.person, lines=lines), held.plan)
    tx.conn.execute(sa.delete(outbox).where(outbox.c.address == tx.vault.hashed(address)))


def export(tx: Tx, person_id: str) -> dict[str, Any]:
    """Everything stored about the person, as plain values for JSON. Errors: KeyError for an unknown person."""
    held = people.load(tx, person_id)
    if held is None:
        raise KeyError(person_id)
    alarm = people.alarm_of(tx, person_id)
    return {
        "person": _plain(held.person),
        "plan": _plain(held.plan),
        "next_reminder_at": alarm.isoformat() if alarm else None,
        "consents": [_consent(tx, row) for row in _rows(tx, consents, person_id)],
        "messages": [_message(tx, row) for row in _rows(tx, outbox, person_id)],
    }


def _rows(tx: Tx, table: sa.Table, person_id: str) -> list[sa.Row[Any]]:
    return list(tx.conn.execute(sa.select(table).where(table.c.person_id == person_id)))


def _consent(tx: Tx, row: sa.Row[Any]) -> dict[str, Any]:
    detail = tx.vault.open(row.detail, Place("consents", "detail", row.id, row.address))
    return {"at": _iso(row.at), "channel": row.channel, "text_version": row.text_version, **msgspec.json.decode(detail)}


def _message(tx: Tx, row: sa.Row[Any]) -> dict[str, Any]:
    kept = {"at": _iso(row.created_at), "channel": row.channel, "state": row.state, "code": row.code}
    if row.payload is None:
        return kept
    request = tx.vault.open(row.payload, Place("outbox", "payload", row.id, row.address))
    return {**kept, "request": _plain(msgspec.msgpack.decode(request, type=Outgoing))}


def _plain(value: Person | Plan | Outgoing) -> Any:  # noqa: ANN401 -- whatever JSON has
    return msgspec.json.decode(msgspec.json.encode(value))


def _iso(moment: dt.datetime) -> str:
    return moment.isoformat()
