"""Every row of one database into another, whichever kinds they are; a kill between two batches costs nothing.

Values are copied as they are, sealed ones unopened. How far it got is found by counting, since the source is walked by
key; at the end each table's rows are compared by number and digest. Until then a mark in the target's ``meta`` keeps
every bot from starting on it (``opening.open_store``).
"""

import hashlib
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from bot.storage.dialects import DIALECTS, insert_new
from bot.storage.errors import CopyError
from bot.storage.ledger import COPYING, meta_get, meta_set
from bot.storage.tables import chats, meta, metadata, senders

BATCH = 2_000
"""Rows in one commit."""

EVERY = 5.0
"""Seconds between two words about a long table."""

Tell = Callable[[str], object]
Rows = Sequence[sa.Row[Any]]


class Digest(msgspec.Struct, frozen=True):
    """What a table holds: how many rows, and the sum of their SHA-256, which does not depend on their order."""

    rows: int = 0
    total: int = 0

    def more(self, rows: Rows) -> "Digest":
        """With these rows as well."""
        total = self.total + sum(map(_number, rows))
        return Digest(self.rows + len(rows), total % 2**256)

    @property
    def short(self) -> str:
        """Enough of it to compare by eye."""
        return f"{self.total:064x}"[:12]


def _number(row: sa.Row[Any]) -> int:
    return int.from_bytes(hashlib.sha256(msgspec.msgpack.encode(tuple(row))).digest(), "big")


LEFT_BEHIND = (meta, senders, chats)
"""What a bot's start on an empty database leaves in it: a look-up secret, and its pace."""


def tables() -> list[sa.Table]:
    """All that are copied in batches: ``meta`` goes last, and at once."""
    return [table for table in metadata.sorted_tables if table is not meta]


def steady(engine: sa.Engine) -> sa.Connection:
    """A connection that sees the database as it is at its first statement, whatever others write meanwhile."""
    return engine.connect().execution_options(**DIALECTS[engine.dialect.name].steady)


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """From where to where."""

    source: sa.Connection
    """A ``steady`` one, to a database with today's tables."""
    target: sa.Engine
    """A database with today's tables."""
    tell: Tell
    batch: int = BATCH


def copy(way: Way) -> Mapping[str, Digest]:
    """Copy what is still missing in the target, and compare; what each table holds.

    Errors: CopyError where the target holds something else, or differs in the end; sa.exc.DBAPIError.
    """
    again = _begin(way)
    if again:
        way.tell("Going on with the copy that was begun.")
    for table in tables():
        _pour(way, table)
    way.tell("Comparing every row.")
    done = {table.name: _compared(way, table, again=again) for table in tables()}
    return {**done, meta.name: _finish(way)}


def _begin(way: Way) -> bool:
    """Mark the target as not whole; whether it was. Errors: CopyError."""
    mark = _mark(way.source)
    with way.target.begin() as conn:
        found = meta_get(conn, COPYING)
        if found is None:
            _require_empty(conn)
            for table in LEFT_BEHIND:
                conn.execute(sa.delete(table))
            meta_set(conn, COPYING, mark)
        elif found != mark:
            raise CopyError(
                "A copy of another database was begun there and never finished. Copy from that one again, "
                "or choose an empty database."
            )
        return found is not None


def _mark(source: sa.Connection) -> bytes:
    """What tells one database from another: its own secret, hashed."""
    return hashlib.sha256(meta_get(source, "lookup") or b"").digest()


def _require_empty(conn: sa.Connection) -> None:
    people_s = (table for table in tables() if table not in LEFT_BEHIND)
    held = [table.name for table in people_s if conn.scalar(sa.select(sa.exists().select_from(table)))]
    if held:
        raise CopyError(
            f"The database there is not empty: it has rows in {', '.join(held)}. Nothing was changed. "
            "Choose an empty database."
        )


def _pour(way: Way, table: sa.Table) -> None:
    """Add the rows that are missing, a batch a commit, in the order of their key."""
    with way.target.begin() as conn:
        have = _count(conn, table)
    total, said = _count(way.source, table), time.monotonic()
    insert = insert_new(way.target.dialect.name, table)
    for batch in _batches(way.source, sa.select(table).order_by(*table.primary_key).offset(have), way.batch):
        with way.target.begin() as conn:
            conn.execute(insert, _values(batch))
        have += len(batch)
        if time.monotonic() - said > EVERY:
            said = time.monotonic()
            way.tell(f"{table.name}: {have:,} of {total:,} rows")
    if total:
        way.tell(f"{table.name}: {total:,} rows copied")


def _compared(way: Way, table: sa.Table, *, again: bool) -> Digest:
    """What the table holds on both sides. Errors: CopyError where they differ."""
    here, there = _digests(way, table)
    if here != there and again:
        way.tell(f"{table.name} was changed since the copy was begun: copying it anew")
        with way.target.begin() as conn:
            conn.execute(sa.delete(table))
        _pour(way, table)
        here, there = _digests(way, table)
    if here != there:
        raise CopyError(
            f"The copy differs in the table {table.name}: {here.rows:,} rows here, {there.rows:,} there. "
            "Does something else write to it? See that nothing does, and run the same command again."
        )
    return here


def _digests(way: Way, table: sa.Table) -> tuple[Digest, Digest]:
    here = there = Digest()
    with steady(way.target) as conn:
        # Batch by batch on both sides: a server hangs up on a transaction that is silent for a minute.
        sides = (_batches(side, sa.select(table), way.batch) for side in (way.source, conn))
        for mine, theirs in itertools.zip_longest(*sides, fillvalue=()):
            here, there = here.more(mine), there.more(theirs)
    return here, there


def _finish(way: Way) -> Digest:
    """Copy ``meta``, which makes the target whole, and compare it before anybody can see it. Errors: CopyError."""
    rows = way.source.execute(sa.select(meta)).all()
    with way.target.begin() as conn:
        conn.execute(sa.delete(meta))
        conn.execute(sa.insert(meta), _values(rows))
        copied = Digest().more(conn.execute(sa.select(meta)).all())
        if copied != Digest().more(rows):
            raise CopyError("The copy differs in the table meta. Run the same command again.")
    return copied


def _batches(conn: sa.Connection, query: sa.Select[Any], size: int) -> Iterator[Rows]:
    found: Iterable[Rows] = conn.execute(query, execution_options={"yield_per": size}).partitions()
    yield from found


def _values(rows: Rows) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 -- the public name for it in SQLAlchemy


def _count(conn: sa.Connection, table: sa.Table) -> int:
    return conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0
