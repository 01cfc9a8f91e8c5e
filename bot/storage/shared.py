"""Messages that people shared to improve the guide (docs/privacy.md): the words, sealed, for 30 days; then a count.

A row holds the words, the day, the language and the channel. Nothing in it, nor in the order of the rows, leads back to
a person: so nobody can find one again, and a deletion cannot reach it.
"""

import datetime as dt
import secrets

import msgspec
import sqlalchemy as sa

from bot.storage.crypto import Place
from bot.storage.store import Tx
from bot.storage.tables import shared, shared_counts
from handlers.messages import Shared

KEPT_DAYS = 30
"""The day of sharing counts, so that nothing is kept for longer than 30 days."""


class Given(msgspec.Struct, frozen=True):
    """A shared message, as those read it who write the guide."""

    day: dt.date
    language: str
    text: str


# Built once, as everywhere here.
_ADD = sa.insert(shared)
_MONTH = sa.and_(
    shared_counts.c.month == sa.bindparam("in_month"), shared_counts.c.language == sa.bindparam("in_language")
)
_COUNT = sa.update(shared_counts).where(_MONTH).values(number=shared_counts.c.number + 1)
_COUNTS = sa.select(shared_counts).order_by(shared_counts.c.month, shared_counts.c.language)
_READ = sa.select(shared).where(shared.c.day > sa.bindparam("last_gone")).order_by(shared.c.day, shared.c.id)
_FORGET = sa.delete(shared).where(shared.c.day <= sa.bindparam("last_gone"))


def keep(tx: Tx, given: Shared, now: dt.datetime) -> None:
    """Keep the words, and count them in their month and language."""
    row, month = secrets.token_hex(16), f"{now:%Y-%m}"
    sealed = tx.vault.seal(given.text.encode(), _place(row))
    values = {"id": row, "day": now.date(), "language": given.language, "channel": given.channel, "words": sealed}
    tx.conn.execute(_ADD, values)
    tx.added(shared_counts, {"month": month, "language": given.language, "number": 0})
    tx.conn.execute(_COUNT, {"in_month": month, "in_language": given.language})


def read(tx: Tx, now: dt.datetime) -> tuple[Given, ...]:
    """What is there to read, the oldest day first. Errors: SealError."""
    rows = tx.conn.execute(_READ, {"last_gone": _last_gone(now)})
    return tuple(Given(row.day, row.language, tx.vault.open(row.words, _place(row.id)).decode()) for row in rows)


def counts(tx: Tx) -> dict[tuple[str, str], int]:
    """How many were shared by month ("2026-11") and language; this stays."""
    return {(row.month, row.language): row.number for row in tx.conn.execute(_COUNTS)}


def forget_old(tx: Tx, now: dt.datetime) -> int:
    """Remove what is over; how many. The log of the database still holds them until it is emptied."""
    return tx.conn.execute(_FORGET, {"last_gone": _last_gone(now)}).rowcount


def _last_gone(now: dt.datetime) -> dt.date:
    return now.date() - dt.timedelta(days=KEPT_DAYS)


def _place(row: str) -> Place:
    return Place(shared.name, "words", row, row)
