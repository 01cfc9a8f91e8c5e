"""What only a database server does: it goes away and comes back, and others are connected to it as well."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from postgres import Server, serving
from recording import NOON
from storing import Shelf, opened

from bot.storage import ledger, people
from bot.storage.crypto import new_key
from bot.storage.errors import KeyFileError, StorageError, Unavailable
from bot.storage.opening import Where, only_one, open_store
from bot.storage.store import Store, Tx
from bot.storage.tables import inbox, metadata
from handlers.address import Address

ON_POSTGRESQL = pytest.mark.parametrize("where", ["postgresql"], indirect=True)

SMS = Address("sms", "+15550100")


@pytest.fixture
async def store(where: Where) -> AsyncIterator[Store]:
    store = open_store(where)
    yield store
    await store.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of this file's own, which may be stopped; with the wheel's programs, so that these are tried too."""
    with serving(ours=True) as server:
        yield server


def note(tx: Tx) -> bool:
    """A write."""
    return ledger.note_inbound(tx, SMS, "1", NOON)


def hang_up(tx: Tx) -> None:
    """The server ends this transaction's connection."""
    tx.conn.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_restarted_server_is_found_again(server: Server, tmp_path: Path) -> None:
    """While it is away the answer is "later"; afterwards the same store goes on, and what was kept is there."""
    store = open_store(Where(data_dir=tmp_path, database_url=server.database()))
    await asyncio.gather(*(store.run(lambda tx: tx.conn.exec_driver_sql("SELECT pg_sleep(0.05)")) for _ in range(4)))
    assert await store.run(note)

    server.stop()
    with pytest.raises(Unavailable):
        await store.run(note)
    server.start()

    assert [await store.run(note) for _ in range(4)] == [False] * 4
    await store.close()


async def test_a_restart_between_two_transactions_is_not_noticed(server: Server, tmp_path: Path) -> None:
    """A connection that died while nobody used it is replaced, and the work runs as if nothing had been."""
    store = open_store(Where(data_dir=tmp_path, database_url=server.database()))
    assert await store.run(note)

    server.stop()
    server.start()

    assert not await store.run(note)
    await store.close()


@ON_POSTGRESQL
async def test_a_connection_that_is_lost_on_the_way_is_taken_anew(store: Store) -> None:
    """Nothing was kept, so the work runs again, once, on another connection."""
    runs = []

    def work(tx: Tx) -> bool:
        runs.append(note(tx))
        if len(runs) == 1:
            hang_up(tx)
        return runs[-1]

    assert await store.run(work)
    assert runs == [True, True]


@ON_POSTGRESQL
async def test_a_commit_that_nobody_heard_of_is_not_repeated(store: Store) -> None:
    """The connection is lost at the very end: it may have been kept, so the caller decides, not the store."""
    runs = []

    def work(tx: Tx) -> None:
        runs.append(note(tx))
        driver = tx.conn.connection.driver_connection
        assert driver is not None
        driver.pgconn.finish()

    with pytest.raises(Unavailable, match="at the end"):
        await store.run(work)
    assert runs == [True]


@ON_POSTGRESQL
async def test_a_server_that_became_a_standby_is_left(store: Store) -> None:
    """A connection that takes no writes any more is given up for a new one, which may lead to the right server."""
    runs = []

    def work(tx: Tx) -> bool:
        runs.append(1)
        if len(runs) == 1:
            tx.conn.exec_driver_sql("SET TRANSACTION READ ONLY")
        return note(tx)

    assert await store.run(work)
    assert len(runs) == 2


@ON_POSTGRESQL
async def test_a_failed_statement_that_was_passed_over_is_not_taken_for_kept(store: Store) -> None:
    """The server would answer the commit by a silent rollback."""

    def work(tx: Tx) -> None:
        note(tx)
        try:
            tx.conn.execute(sa.insert(inbox).values(channel="sms", provider_id="1", received_at=NOON))
        except sa.exc.IntegrityError:
            return

    with pytest.raises(sa.exc.InvalidRequestError, match="passed over"):
        await store.run(work)


@ON_POSTGRESQL
async def test_several_transactions_run_side_by_side(store: Store) -> None:
    """Four at once: each waits for the others in the midst of its own."""
    together = threading.Barrier(4)

    assert await asyncio.gather(*(store.run(lambda _: together.wait(10) >= 0) for _ in range(4))) == [True] * 4


@ON_POSTGRESQL
async def test_connections_are_safe(store: Store) -> None:
    """Commits are synced whatever the server's default, waits end, and a frozen process loses its locks."""
    names = ("synchronous_commit", "lock_timeout", "idle_in_transaction_session_timeout", "transaction_isolation")
    database = store.engine.url.database
    await store.run(lambda tx: tx.conn.exec_driver_sql(f"ALTER DATABASE {database} SET synchronous_commit = off"))
    store.engine.dispose()

    def settings(tx: Tx) -> list[object]:
        return [tx.conn.exec_driver_sql(f"SHOW {name}").scalar() for name in names]

    found = await store.run(settings)
    await store.run(lambda tx: tx.conn.exec_driver_sql(f"ALTER DATABASE {database} RESET synchronous_commit"))
    assert found == ["on", "5s", "20s", "read committed"]


@ON_POSTGRESQL
async def test_several_processes_may_serve_one_database(store: Store) -> None:
    """A second one is not refused: that is what the server is for."""
    release = only_one(store)

    only_one(store)()
    release()


def test_whoever_comes_second_waits_for_the_migration(shelf: Shelf, tmp_path: Path) -> None:
    """Three start at once on an empty database: one makes the tables, and all of them open it."""
    where = Where(data_dir=tmp_path, database_url=shelf.server.database(), key=new_key())
    failed: list[Exception] = []

    def start() -> None:
        try:
            open_store(where).engine.dispose()
        except StorageError as error:
            failed.append(error)

    starts = [threading.Thread(target=start) for _ in range(3)]
    for one in starts:
        one.start()
    for one in starts:
        one.join(30)
    assert failed == []


def test_the_key_is_made_once_a_database(shelf: Shelf, tmp_path: Path) -> None:
    """The first start makes it; on another machine it has to be copied, and no second one is made up there."""
    url = shelf.server.database()
    with opened(Where(data_dir=tmp_path / "one", database_url=url)) as store:
        store.run_here(lambda tx: people.find_or_create(tx, SMS))

    with pytest.raises(KeyFileError, match="is missing"):
        open_store(Where(data_dir=tmp_path / "two", database_url=url))
    assert not (tmp_path / "two" / "secondstep.key").exists()


def test_a_database_without_a_locale_is_fine(shelf: Shelf, tmp_path: Path) -> None:
    """Text comes back as text although the server knows no encoding."""
    where = Where(data_dir=tmp_path, database_url=shelf.server.database(encoding="SQL_ASCII"))
    with opened(where) as store:
        ids = [store.run_here(lambda tx: people.find_or_create(tx, SMS)).person.id for _ in range(2)]

    assert ids[0] == ids[1]


@pytest.mark.parametrize("prefix", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_may_be_written_in_every_usual_way(shelf: Shelf, tmp_path: Path, prefix: str) -> None:
    """The providers of databases do not agree on its first word."""
    url = shelf.server.database().replace("postgresql", prefix, 1)

    with opened(Where(data_dir=tmp_path, database_url=url)) as store:
        assert store.run_here(note)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"database": "nothing"}, "does not exist"),
        ({"username": "nobody_known"}, "does not exist"),
        ({"query": {"host": "/nowhere"}}, "connection"),
    ],
)
def test_a_server_that_cannot_be_used_is_told(
    shelf: Shelf, tmp_path: Path, change: dict[str, object], says: str
) -> None:
    """What PostgreSQL said, and what to look at."""
    url = sa.make_url(shelf.server.address()).set(**change)  # type: ignore[arg-type] # a column of the table

    with pytest.raises(StorageError, match=says) as caught:
        open_store(Where(data_dir=tmp_path, database_url=url.render_as_string(hide_password=False)))
    assert "SECONDSTEP_DATABASE_URL" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_user_who_may_not_make_tables_is_told(shelf: Shelf, tmp_path: Path) -> None:
    """Since PostgreSQL 15 only the owner may, until told otherwise."""
    url = sa.make_url(shelf.server.database())
    shelf.server.ask("CREATE ROLE visitor LOGIN")
    with pytest.raises(StorageError, match="permission denied"):
        open_store(Where(data_dir=tmp_path, database_url=str(url.set(username="visitor"))))
    shelf.server.ask("DROP ROLE visitor")


def test_the_migrations_lead_to_the_tables(shelf: Shelf, tmp_path: Path) -> None:
    """What the revisions build is what the code expects."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 -- a third of a second, only for this test
    from alembic.migration import MigrationContext  # noqa: PLC0415 -- as above

    where = Where(data_dir=tmp_path, database_url=shelf.server.database())
    with opened(where) as store, store.engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_a_migration_that_fails_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    """A table in the way stops the first migration, and no other table is left behind."""
    where = Where(data_dir=tmp_path, database_url=shelf.server.database())
    engine = sa.create_engine(where.database_url.replace("postgresql", "postgresql+psycopg", 1))
    with engine.begin() as conn:
        conn.exec_driver_sql("CREATE TABLE meta (x int)")

    with pytest.raises(StorageError, match="cannot be opened"):
        open_store(where)
    assert sa.inspect(engine).get_table_names() == ["meta"]
    engine.dispose()
