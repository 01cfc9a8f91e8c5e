"""What keeps the database in order: leases of the dead, old rows, and re-sealing after a new key."""

import datetime as dt
import functools

import msgspec
import sqlalchemy as sa

from bot.storage import leases, ledger, post, senders, shared, tables
from bot.storage.crypto import Keyring, Place, key_name
from bot.storage.dialects import DIALECTS
from bot.storage.ledger import LOOKUP, meta_get, meta_set
from bot.storage.store import Store, Tx


class Columns(msgspec.Struct, frozen=True):
    """The sealed columns of a table, and those that say whose row it is."""

    row: sa.Column[str]
    owner: sa.Column[str]
    sealed: tuple[sa.Column[bytes], ...]


def _of(table: sa.Table, row: str, owner: str, *sealed: str) -> Columns:
    return Columns(table.c[row], table.c[owner], tuple(table.c[name] for name in sealed))


SEALED = (
    _of(tables.people, "id", "id", "document"),
    _of(tables.plans, "id", "id", "document"),
    _of(tables.addresses, "hash", "person_id", "sealed"),
    _of(tables.outbox, "id", "address", "target", "payload"),
    _of(tables.consents, "id", "address", "detail"),
    _of(tables.quarantine, "id", "address", "event"),
    _of(tables.shared, "id", "id", "words"),
)

BATCH = 500


def void_leases(tx: Tx, now: dt.datetime) -> int:
    """At the start of the only process on a SQLite database: take over what a dead one left. How many messages."""
    if DIALECTS[tx.conn.dialect.name].shared:
        return 0
    return leases.void(tx, now)


def forget_old(tx: Tx, now: dt.datetime) -> bool:
    """Remove rows that nothing asks for any more; whether people's words were among them, so that a scrub is due."""
    ledger.forget_old(tx, now)
    post.forget_old(tx, now)
    if DIALECTS[tx.conn.dialect.name].shared:
        senders.forget_quiet(tx.conn)
    return shared.forget_old(tx, now) > 0


def reseal(store: Store, keys: Keyring) -> int:
    """Seal everything with the current key of ``keys``, in batches that let others in between; how many values.

    Run it after ``crypto.add_key``, with nothing else running that does not know the new key. Errors: SealError.
    """
    count = store.run_here(lambda tx: _reseal_lookup(tx, keys))
    for columns in SEALED:
        after: str | None = ""
        while after is not None:
            done, after = store.run_here(functools.partial(_batch, keys=keys, columns=columns, after=after))
            count += done
    store.scrub_here()
    return count


def _reseal_lookup(tx: Tx, keys: Keyring) -> int:
    sealed = meta_get(tx.conn, "lookup")
    if sealed is None or key_name(sealed) == keys.current:
        return 0
    meta_set(tx.conn, "lookup", keys.seal(keys.open(sealed, LOOKUP), LOOKUP))
    return 1


def _batch(tx: Tx, *, keys: Keyring, columns: Columns, after: str) -> tuple[int, str | None]:
    query = sa.select(columns.row.table).where(columns.row > after).order_by(columns.row).limit(BATCH)
    found = tx.conn.execute(query.with_for_update()).mappings().all()
    count = 0
    for values in found:
        fresh = _resealed(values, keys, columns)
        if fresh:
            mine = columns.row == values[columns.row.name]
            tx.conn.execute(sa.update(columns.row.table).where(mine).values(fresh))
            count += len(fresh)
    return count, found[-1][columns.row.name] if len(found) == BATCH else None


def _resealed(values: sa.RowMapping, keys: Keyring, columns: Columns) -> dict[str, bytes]:
    fresh = {}
    for column in columns.sealed:
        sealed = values[column.name]
        if sealed is not None and key_name(sealed) != keys.current:
            place = Place(columns.row.table.name, column.name, values[columns.row.name], values[columns.owner.name])
            fresh[column.name] = keys.seal(keys.open(sealed, place), place)
    return fresh
