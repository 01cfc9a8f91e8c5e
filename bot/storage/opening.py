"""Opening the store: every way in which a start can fail is found here, and told with its remedy."""

import contextlib
import fcntl
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import sqlalchemy as sa

from bot.storage import ledger
from bot.storage.crypto import KEY_BYTES, Keyring, Vault, create_key_file, parse_keys, read_key_file
from bot.storage.dialects import DIALECTS
from bot.storage.errors import CopyError, FolderError, InUseError, SealError, StorageError, WrongKeyError
from bot.storage.schema import hold_back_others, upgrade
from bot.storage.store import Store, connect

DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
"""The kinds of address, and what speaks with them."""

_FORMS = "Leave it empty, or write sqlite:////path/to/file.db or postgresql://user:password@host:5432/database"


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where things are kept. Empty settings take their place in ``data_dir``."""

    data_dir: Path
    database_url: str = ""
    key_file: Path | None = None
    key: str = ""
    """The keys themselves (``id:base64``), for those who inject secrets by the environment."""


def open_store(where: Where) -> Store:
    """Open the store, creating and migrating it as needed.

    Errors: StorageError, whose message says what to do (folder, key, version, server).
    """
    engine = open_engine(where)
    with _closed_on_error(engine):
        return Store(engine, _vault(engine, where))


def open_engine(where: Where) -> sa.Engine:
    """The database itself, with today's tables, whoever sealed what is in it. Errors: StorageError."""
    url, file = _database(where), database_file(where)
    if file:
        _usable(file.parent)
        _private(file)
    engine = _connected(url)
    with _closed_on_error(engine):
        upgrade(engine)
    return engine


@contextlib.contextmanager
def _closed_on_error(engine: sa.Engine) -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        engine.dispose()
        url = engine.url
        raise StorageError(f"The database {url!r} cannot be opened: {error.orig}{_remedy(url)}") from error
    except BaseException:
        engine.dispose()
        raise


def only_one(store: Store) -> Callable[[], None]:
    """Claim a SQLite database for this process: a second one would send everything twice. Returns the release.

    On a server, where there may be many, be counted among them. Errors: InUseError; StorageError where keys change.
    """
    if store.shared:
        with _closed_on_error(store.engine):
            DIALECTS[store.engine.dialect.name].join(store.engine)
        return lambda: None
    return alone_on(Path(str(store.engine.url.database)))


@contextlib.contextmanager
def nobody_else(store: Store) -> Iterator[None]:
    """No bot runs on this database meanwhile, and none starts. Errors: InUseError."""
    with contextlib.ExitStack() as stack:
        if store.shared:
            stack.enter_context(nobody_on(store.engine))
        else:
            stack.callback(only_one(store))
        yield


@contextlib.contextmanager
def nobody_on(server: sa.Engine) -> Iterator[None]:
    """The same for a server's database, whoever sealed what is in it. Errors: InUseError."""
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        if not DIALECTS[server.dialect.name].apart(conn):
            raise InUseError("SecondStep is running on this database. Stop every run, serve and work first.")
        yield
        conn.invalidate()  # the lock ends with its connection


def alone_on(database: Path) -> Callable[[], None]:
    """The same for a SQLite file that may be missing or damaged. Errors: InUseError, FolderError."""
    _usable(database.parent)
    file = database.with_name(database.name + ".lock").open("a")
    try:
        # The system lets go of it when the process dies, however it dies.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise InUseError(
            f"Another SecondStep is running on {database}. Stop it first, or set SECONDSTEP_DATA_DIR."
        ) from error
    return file.close


def database_file(where: Where) -> Path | None:
    """The SQLite file, or None on a database server. Errors: StorageError."""
    url = _database(where)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _connected(url: sa.URL) -> sa.Engine:
    try:
        return connect(url)
    except ImportError as error:
        raise StorageError(f"What speaks with the database is not installed ({error}). Run: make run") from error


def _database(where: Where) -> sa.URL:
    if not where.database_url:
        return sa.URL.create("sqlite", database=str(where.data_dir / "secondstep.db"))
    try:
        url = sa.make_url(where.database_url)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise StorageError(f"SECONDSTEP_DATABASE_URL is no database address. {_FORMS}") from error
    driver = DRIVERS.get(url.drivername)
    if driver is None:
        raise StorageError(f"SecondStep cannot speak with a database of the kind {url.drivername!r}. {_FORMS}")
    return url.set(drivername=driver)


def _remedy(url: sa.URL) -> str:
    if url.get_backend_name() == "sqlite":
        return ""
    return (
        ". See that PostgreSQL runs and can be reached from here, that the database exists, and that this user may "
        "log in and make tables in it; or correct SECONDSTEP_DATABASE_URL."
    )


def _usable(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise FolderError(
            f"SecondStep cannot write to the folder {folder} ({error.strerror}). "
            "Give its owner the right to write there, or set SECONDSTEP_DATA_DIR to another folder."
        ) from error


def _private(file: Path) -> None:
    # Created before SQLite does, so that nobody else can read it; its -wal file takes over these rights.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))


def _keys(where: Where, *, fresh: bool) -> Keyring:
    if where.key:
        return parse_keys(where.key, "SECONDSTEP_KEY")
    path = where.key_file or where.data_dir / "secondstep.key"
    # Beside an existing database a new key would only hide that the right one is gone.
    if fresh and where.key_file is None and not path.exists():
        _usable(path.parent)
        create_key_file(path)
    return read_key_file(path)


def _vault(engine: sa.Engine, where: Where) -> Vault:
    """Sealing with the key that belongs to this database; at the first start both secrets are made.

    The database's own look-up secret is sealed, so that it is the canary for a wrong key as well.
    """
    with engine.begin() as conn:
        # Of several that start on a new database one makes the key; the others need a copy of it.
        hold_back_others(conn)
        if ledger.meta_get(conn, ledger.COPYING):
            raise CopyError(
                "The copy to this database was not finished. Run secondstep db copy (or db restore) again: "
                "it goes on where it stopped."
            )
        sealed = ledger.meta_get(conn, "lookup")
        keys = _keys(where, fresh=sealed is None)
        if sealed is None:
            sealed = keys.seal(secrets.token_bytes(KEY_BYTES), ledger.LOOKUP)
            ledger.meta_set(conn, "lookup", sealed)
    try:
        return Vault(keys, keys.open(sealed, ledger.LOOKUP))
    except SealError as error:
        raise WrongKeyError(
            "This database was sealed with another key. Put back the key file that belongs to it "
            "(SECONDSTEP_KEY_FILE), or point SECONDSTEP_DATABASE_URL to another database."
        ) from error
