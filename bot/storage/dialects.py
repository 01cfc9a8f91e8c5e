"""What differs between the two databases, all of it: SQLite beside the bot, or a PostgreSQL server that many share.

SQLite's transactions come one after the other, so that nothing there can happen in between. PostgreSQL's run side by
side (READ COMMITTED): they lock the rows that they work on, the plan before its people, and ``alone`` on names where
there is no row yet (docs/storage.md).
"""

import functools
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

PATIENCE = 5
"""Seconds: so long a transaction waits for another one, and an engine for the server."""

FROZEN = 20
"""Seconds after which the server takes the locks from a process that stands still in the midst of a transaction."""


Topic = Literal["post", "alarms"]
"""What there may be to do at once: messages to send, alarms that are due soon."""


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """One database's ways."""

    threads: int
    """So many transactions run side by side."""
    arguments: Callable[[sa.URL], Mapping[str, Any]]
    """What the engine is made with."""
    prepare: Callable[[sa.Engine], None]
    """Listeners that keep connections and transactions safe."""
    insert: Callable[[sa.Table], Any]
    """The insert that knows ON CONFLICT."""
    alone: Callable[[sa.Connection, Sequence[str]], None]
    """Nobody else gets past this with one of the names until the transaction ends."""
    begin_opening: Callable[[sa.Connection], None]
    """The same for everybody who opens the database, however long somebody's migration takes."""
    scrub: Callable[[sa.Engine], None]
    """Empty the write-ahead log where it is in our hands."""
    is_full: Callable[[Exception], bool]
    """Whether the disk had no room, where that is in our hands."""
    make_room: Callable[[sa.Engine], bool]
    """Give back what can be; False where even that finds no room yet."""
    steady: Mapping[str, Any]
    """Options of a connection that sees everything as it was at its first statement."""
    shared: bool
    """Whether other processes work on the same database."""
    join: Callable[[sa.Engine], None]
    """From now on every connection tells that this process runs. Errors: DBAPIError while somebody is ``apart``."""
    apart: Callable[[sa.Connection], bool]
    """Keep running processes away for as long as this connection lives; False where some run."""
    notify: Callable[[sa.Connection, Topic, str], None]
    """Tell every process that listens (``sessions.listen``), once the transaction is committed, and whose it was."""


@functools.cache
def insert_new(dialect: str, table: sa.Table) -> sa.Insert:
    """An insert that passes over a row whose key exists, and tells by its row count whether it did."""
    fresh: sa.Insert = DIALECTS[dialect].insert(table).on_conflict_do_nothing()
    # Without being asked the count of an insert is kept on SQLite only.
    return fresh.execution_options(preserve_rowcount=True)


@functools.cache
def insert_or_change(dialect: str, table: sa.Table, column: str) -> sa.Insert:
    """An insert that overwrites this column where the key exists."""
    insert = DIALECTS[dialect].insert(table)
    keys = [key.name for key in table.primary_key]
    fresh: sa.Insert = insert.on_conflict_do_update(index_elements=keys, set_={column: insert.excluded[column]})
    return fresh


def _sqlite_insert(table: sa.Table) -> Any:  # noqa: ANN401 -- the two inserts share no type with ON CONFLICT
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 -- only the dialect in use is loaded

    return sqlite.insert(table)


def _prepare_sqlite(engine: sa.Engine) -> None:
    sa.event.listen(engine, "connect", _sqlite_session)
    sa.event.listen(engine, "begin", _begin_immediate)


def _sqlite_session(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the driver's own connection
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # what is acknowledged survives a power cut
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _begin_immediate(conn: sa.Connection) -> None:
    # A plain BEGIN loses the race for the write lock only at the first write, and then fails at once.
    conn.exec_driver_sql("BEGIN IMMEDIATE")


def _empty_log(engine: sa.Engine) -> None:
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        raw.close()


def _is_full(error: Exception) -> bool:
    return getattr(getattr(error, "orig", None), "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _make_room(engine: sa.Engine) -> bool:
    # The log holds a page as often as it was changed, and is emptied by itself only when it holds a thousand: on a disk
    # that was full before that, whatever room somebody makes would be filled with log.
    try:
        _empty_log(engine)
    except sqlite3.Error:
        return False  # the file itself has to grow and cannot
    return True


SQLITE = Dialect(
    threads=1,  # there is one writer at a time: more threads would only wait for each other
    arguments=lambda _: {},
    prepare=_prepare_sqlite,
    insert=_sqlite_insert,
    alone=lambda _conn, _names: None,  # BEGIN IMMEDIATE has made us alone already
    begin_opening=lambda _: None,
    scrub=_empty_log,
    is_full=_is_full,
    make_room=_make_room,
    steady={},  # BEGIN IMMEDIATE lets nobody else write
    shared=False,
    join=lambda _: None,
    apart=lambda _: True,  # its file has a lock of its own
    notify=lambda _conn, _topic, _owner: None,
)


def _postgresql_insert(table: sa.Table) -> Any:  # noqa: ANN401 -- as above
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 -- as above

    return postgresql.insert(table)


_CONNECT: Mapping[str, int | str] = {
    "client_encoding": "utf8",  # a database made without a locale would hand out bytes
    "connect_timeout": PATIENCE,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 3 * PATIENCE * 1000,  # a server that vanished is given up, not waited for by a thread
}

_SESSION = f"""SELECT set_config('lock_timeout', '{PATIENCE}s', false),
    set_config('idle_in_transaction_session_timeout', '{FROZEN}s', false),
    CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END"""


def _postgresql_arguments(url: sa.URL) -> Mapping[str, Any]:
    mine = {name: value for name, value in _CONNECT.items() if name not in url.query}
    pool = {"pool_size": POSTGRESQL.threads, "max_overflow": 2, "pool_timeout": PATIENCE}
    return {"connect_args": mine, "isolation_level": "READ COMMITTED", **pool}


def _prepare_postgresql(engine: sa.Engine) -> None:
    sa.event.listen(engine, "connect", _postgresql_session)
    sa.event.listen(engine, "handle_error", _understand)
    sa.event.listen(engine, "commit", _refuse_failed)


def _postgresql_session(connection: Any, _record: object) -> None:  # noqa: ANN401 -- as above
    connection.execute(_SESSION).close()
    connection.commit()


def _understand(context: sa.ExceptionContext) -> None:
    if getattr(context.original_exception, "sqlstate", None) == "25006":
        # The server has become somebody's standby: the next connection finds the one that takes writes.
        context.is_disconnect = True
    # What stands behind DETAIL are the values of a row.
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\nDETAIL:")[0], *error.args[1:])


def _refuse_failed(conn: sa.Connection) -> None:
    from psycopg.pq import TransactionStatus  # noqa: PLC0415 -- as above

    # COMMIT after a failed statement is a rollback that nobody notices, and the event would be acknowledged.
    driver: Any = conn.connection.driver_connection
    if driver.info.transaction_status == TransactionStatus.INERROR:
        raise sa.exc.InvalidRequestError("a failed statement was passed over in this transaction")


_ALONE = sa.text(
    "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM (SELECT unnest(:names) AS name ORDER BY 1) AS named"
).bindparams(sa.bindparam("names", type_=sa.ARRAY(sa.String)))


def _lock_names(conn: sa.Connection, names: Sequence[str]) -> None:
    conn.execute(_ALONE, {"names": sorted(names)})


_RUNNING = "(hashtextextended('secondstep runs', 0))"


def _join(engine: sa.Engine) -> None:
    engine.dispose()
    sa.event.listen(engine, "connect", _be_present)
    with engine.connect():
        pass


def _be_present(connection: Any, _record: object) -> None:  # noqa: ANN401 -- as above
    from psycopg import OperationalError  # noqa: PLC0415 -- as above

    free = connection.execute(f"SELECT pg_try_advisory_lock_shared{_RUNNING}").fetchone()[0]
    connection.commit()
    if not free:
        connection.close()
        raise OperationalError("its keys are being changed, or data is copied to it: start again when that is done")


_NOTIFY = sa.text("SELECT pg_notify(:topic, :owner)")


def _notify(conn: sa.Connection, topic: Topic, owner: str) -> None:
    conn.execute(_NOTIFY, {"topic": f"secondstep_{topic}", "owner": owner})


def _wait_for_opening(conn: sa.Connection) -> None:
    conn.exec_driver_sql("SET LOCAL lock_timeout = 0")
    _lock_names(conn, ["the database is being opened"])
    conn.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")


POSTGRESQL = Dialect(
    threads=4,
    arguments=_postgresql_arguments,
    prepare=_prepare_postgresql,
    insert=_postgresql_insert,
    alone=_lock_names,
    begin_opening=_wait_for_opening,
    scrub=lambda _: None,  # the server's log is in the hands of its operator
    is_full=lambda _: False,
    make_room=lambda _: True,
    steady={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    shared=True,
    join=_join,
    apart=lambda conn: bool(conn.exec_driver_sql(f"SELECT pg_try_advisory_lock{_RUNNING}").scalar()),
    notify=_notify,
)

DIALECTS: Mapping[str, Dialect] = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
"""By SQLAlchemy's name for it."""
