"""The store: one transaction is one synchronous function, run in one hop in the store's own thread.

Why in threads: a task cancelled inside an async transaction keeps the write lock until the garbage collector runs, and
every statement would cost its own hop (docs/storage.md).
"""

import asyncio
import functools
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from bot.storage.crypto import Vault
from bot.storage.errors import Unavailable

Result = TypeVar("Result")

BUSY_MS = 5_000
"""How long SQLite waits for another process's transaction before it gives up."""

_MISTAKES = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.ProgrammingError)


class Tx(msgspec.Struct, frozen=True):
    """One open transaction: what every function on the tables takes first."""

    conn: sa.Connection
    vault: Vault
    owner: str
    """This process's name on leases."""

    def added(self, table: sa.Table, values: dict[str, Any]) -> bool:
        """Insert a row unless its key exists already; whether it was inserted."""
        return self.conn.execute(_insert_new(self.conn.dialect.name, table), values).rowcount == 1


@functools.cache
def _insert_new(dialect: str, table: sa.Table) -> sa.Insert:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 -- only the dialect in use is loaded

        return postgresql.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 -- as above

    return sqlite.insert(table).on_conflict_do_nothing()


class Store:
    """The open database. Build it with ``opening.open_store``; end it with ``close``."""

    def __init__(self, engine: sa.Engine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault
        self.owner = secrets.token_hex(8)
        # SQLite has one writer at a time: more threads would only wait for each other.
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[[Tx], Result]) -> Result:
        """Run ``work`` in one transaction: all of it is kept, or nothing.

        A cancelled caller does not stop it half-way. Errors: Unavailable when the database is down, locked or full;
        whatever ``work`` raises, after a rollback.
        """
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._threads, functools.partial(self.run_here, work))
        # Nobody may be left to look at the error once the caller is cancelled.
        future.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(future)

    def run_here(self, work: Callable[[Tx], Result]) -> Result:
        """The same in the calling thread, for the command line. Errors: as ``run``."""
        try:
            with self.engine.begin() as conn:
                return work(Tx(conn, self.vault, self.owner))
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            if not is_outage(error):
                raise
            raise Unavailable(f"the database cannot be used now: {_reason(error)}") from error

    async def scrub(self) -> None:
        """Empty the write-ahead log, so that what was erased is in no file any more. Does nothing elsewhere."""
        loop = asyncio.get_running_loop()
        await asyncio.shield(loop.run_in_executor(self._threads, self.scrub_here))

    def scrub_here(self) -> None:
        """See ``scrub``. A reader in another process may delay it to the next time; no error."""
        if self.engine.dialect.name != "sqlite":
            return
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        finally:
            raw.close()

    async def close(self) -> None:
        """Finish what runs, then let go of the database."""
        await asyncio.to_thread(self._threads.shutdown, wait=True)
        self.engine.dispose()


def is_outage(error: Exception) -> bool:
    """Whether the database itself fails (down, locked, full), not what was asked of it."""
    return isinstance(error, sa.exc.DBAPIError | sa.exc.TimeoutError) and not isinstance(error, _MISTAKES)


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", error) or error)


def connect(url: sa.URL) -> sa.Engine:
    """The engine, with what keeps SQLite safe. Errors come with the first use."""
    # Parameters stay out of errors and logs: they hold sealed values and hashes of addresses.
    engine = sa.create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the driver's own connection
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # what is acknowledged survives a power cut
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _begin_immediate(conn: sa.Connection) -> None:
    # A plain BEGIN loses the race for the write lock only at the first write, and then fails at once.
    conn.exec_driver_sql("BEGIN IMMEDIATE")
