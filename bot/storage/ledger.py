"""What is written down about events and addresses: seen ids, STOPs, consents, code limits, the quarantine, settings."""

import datetime as dt
import secrets
from collections.abc import Collection

import msgspec
import sqlalchemy as sa

from bot.storage.crypto import Place
from bot.storage.dialects import insert_or_change
from bot.storage.store import Tx
from bot.storage.tables import code_sends, consents, inbox, meta, quarantine, reports, suppressions
from handlers.address import Address
from handlers.messages import Consented

CODES = ((dt.timedelta(hours=1), 3), (dt.timedelta(days=1), 5))
"""At most so many codes to one number within each span."""

LOOKUP = Place("meta", "value", "lookup", "")
"""Where the database's own look-up secret is sealed; it is the canary for a wrong key as well."""

COPYING = "copying"
"""What ``meta`` holds while the database is still being copied here (copying.py): nothing may start on it."""

REMEMBERED = dt.timedelta(days=7)
"""How long seen ids are kept: Telegram repeats for 24 h."""


def note_inbound(tx: Tx, address: Address, provider_id: str, now: dt.datetime) -> bool:
    """Note an event's id; False when it was seen before."""
    return tx.added(inbox, {"channel": address.channel, "provider_id": provider_id, "received_at": now})


def suppress(tx: Tx, address_hash: str, at: dt.datetime) -> None:
    """A STOP given ``at`` that moment: nothing goes to this address any more."""
    tx.alone([address_hash])
    if not tx.added(suppressions, {"hash": address_hash, "since": at}):
        older = sa.and_(suppressions.c.hash == address_hash, suppressions.c.since < at)
        tx.conn.execute(sa.update(suppressions).where(older).values(since=at))


def allow(tx: Tx, address_hash: str, at: dt.datetime) -> None:
    """A START given ``at`` that moment: the address may be written to again, unless a STOP was given after it."""
    tx.alone([address_hash])
    older = sa.and_(suppressions.c.hash == address_hash, suppressions.c.since <= at)
    tx.conn.execute(sa.delete(suppressions).where(older))


_STOPPED = sa.select(suppressions.c.hash).where(suppressions.c.hash.in_(sa.bindparam("hashes", expanding=True)))


def stopped(tx: Tx, addresses: Collection[Address]) -> frozenset[Address]:
    """Those of the addresses for which a STOP stands. Nobody else can give one until the transaction ends."""
    if not addresses:
        return frozenset()
    by_hash = {tx.vault.hashed(address): address for address in addresses}
    tx.alone(by_hash)
    return frozenset(by_hash[found] for found in tx.conn.scalars(_STOPPED, {"hashes": sorted(by_hash)}))


def stopped_after(tx: Tx, address_hash: str, moment: dt.datetime) -> bool:
    """Whether a STOP stands that was given after that moment."""
    since = tx.conn.scalar(sa.select(suppressions.c.since).where(suppressions.c.hash == address_hash))
    return since is not None and since > moment


class ConsentDetail(msgspec.Struct, frozen=True):
    """The part of a consent that names the person: gone after a deletion."""

    address: str
    reply: str


def log_consent(tx: Tx, consent: Consented, person_id: str, now: dt.datetime) -> None:
    """Write down who agreed, when, where, to which text, by which words."""
    row, hashed = secrets.token_hex(16), tx.vault.hashed(consent.address)
    detail = msgspec.json.encode(ConsentDetail(consent.address.value, consent.reply))
    tx.conn.execute(
        sa.insert(consents).values(
            id=row,
            address=hashed,
            person_id=person_id,
            channel=consent.address.channel,
            at=now,
            text_version=consent.text_version,
            detail=tx.vault.seal(detail, Place("consents", "detail", row, hashed)),
        )
    )


def count_code(tx: Tx, address_hash: str, now: dt.datetime) -> bool:
    """Count a code to this number; False, and not counted, when it had too many."""
    tx.alone([address_hash])
    for span, most in CODES:
        recent = sa.and_(code_sends.c.address == address_hash, code_sends.c.at > now - span)
        if (tx.conn.scalar(sa.select(sa.func.count()).where(recent)) or 0) >= most:
            return False
    tx.conn.execute(sa.insert(code_sends).values(address=address_hash, id=secrets.token_hex(16), at=now))
    return True


class Poison(msgspec.Struct, frozen=True):
    """An event whose handler failed: ``event`` is its JSON, ``error`` the kind of failure, without any content."""

    address: str
    person_id: str
    error: str
    event: bytes


def put_aside(tx: Tx, poison: Poison, now: dt.datetime) -> None:
    """Keep the event, sealed, for the operator."""
    row = secrets.token_hex(16)
    tx.conn.execute(
        sa.insert(quarantine).values(
            id=row,
            address=poison.address,
            person_id=poison.person_id,
            at=now,
            error=poison.error[:128],
            event=tx.vault.seal(poison.event, Place("quarantine", "event", row, poison.address)),
        )
    )


def quarantined(tx: Tx) -> int:
    """How many events were put aside."""
    return tx.conn.scalar(sa.select(sa.func.count()).select_from(quarantine)) or 0


def meta_get(conn: sa.Connection, key: str) -> bytes | None:
    """A setting of the database itself."""
    return conn.scalar(sa.select(meta.c.value).where(meta.c.key == key))


def meta_set(conn: sa.Connection, key: str, value: bytes) -> None:
    """Write a setting of the database itself."""
    conn.execute(insert_or_change(conn.dialect.name, meta, "value"), {"key": key, "value": value})


def forget_old(tx: Tx, now: dt.datetime) -> None:
    """Remove what nothing asks for any more: old ids, reports without a message, old code counts."""
    for column in (inbox.c.received_at, reports.c.at, code_sends.c.at):
        tx.conn.execute(sa.delete(column.table).where(column < now - REMEMBERED))
