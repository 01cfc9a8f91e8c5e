"""Where a test's store is: a SQLite file in its folder, or an empty database of the tests' own PostgreSQL."""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from postgres import Server

from bot.storage import ledger
from bot.storage.opening import Where, open_store
from bot.storage.store import Store
from bot.storage.tables import metadata

KEY = "secondstep.key"


class Shelf:
    """Databases that are lent to one test after the other: emptying one is quicker than making one."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._free: list[str] = []
        with tempfile.TemporaryDirectory() as folder:
            where = Where(data_dir=Path(folder), database_url=server.database())
            open_store(where).engine.dispose()
            self._key = (Path(folder) / KEY).read_bytes()
        self._template = str(sa.make_url(where.database_url).database)
        with _connected(where.database_url) as conn:
            self._lookup = ledger.meta_get(conn, "lookup") or b""

    @contextlib.contextmanager
    def lent(self, folder: Path) -> Iterator[Where]:
        """A migrated database without any rows, whose key is in the folder."""
        url = self._free.pop() if self._free else self.server.database(self._template)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / KEY).write_bytes(self._key)
        (folder / KEY).chmod(0o600)
        yield Where(data_dir=folder, database_url=url)
        self._empty(url)
        self._free.append(url)

    @contextlib.contextmanager
    def copied(self, where: Where, folder: Path) -> Iterator[Where]:
        """A database with the same rows, and a copy of the folder."""
        with self.lent(folder) as copy:
            self._copy_rows(where.database_url, copy.database_url)
            shutil.copytree(where.data_dir, folder, dirs_exist_ok=True)
            yield copy

    def _copy_rows(self, source: str, target: str) -> None:
        with _connected(source) as there, _connected(target) as here:
            for table in metadata.sorted_tables:
                here.execute(sa.delete(table))
                if rows := there.execute(sa.select(table)).mappings().all():
                    here.execute(sa.insert(table), [dict(row) for row in rows])

    def _empty(self, url: str) -> None:
        with _connected(url) as conn:
            for table in metadata.sorted_tables:
                conn.execute(sa.delete(table))
            ledger.meta_set(conn, "lookup", self._lookup)


@contextlib.contextmanager
def _connected(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as conn:
        yield conn


@contextlib.contextmanager
def down(store: Store) -> Iterator[None]:
    """While this lasts nothing can be written, and nobody has the patience to wait."""
    url = store.engine.url
    if url.get_backend_name() == "sqlite":
        with _locked(store):
            yield
        return
    with _connected(str(url.set(database="postgres"))) as conn:
        conn.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
    _hang_up(url)
    yield
    with _connected(str(url.set(database="postgres"))) as conn:
        conn.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")


def _hang_up(url: sa.URL) -> None:
    with _connected(str(url.set(database="postgres"))) as conn:
        ended = sa.text("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = :name")
        conn.execute(ended, {"name": url.database})


@contextlib.contextmanager
def _locked(store: Store) -> Iterator[None]:
    def hurry(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout=1").close()

    sa.event.listen(store.engine, "checkout", hurry)
    with contextlib.closing(sqlite3.connect(str(store.engine.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    sa.event.remove(store.engine, "checkout", hurry)


@contextlib.contextmanager
def opened(where: Where) -> Iterator[Store]:
    """The store, let go of at the end."""
    store = open_store(where)
    try:
        yield store
    finally:
        store.engine.dispose()
