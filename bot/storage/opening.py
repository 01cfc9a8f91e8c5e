"""Opening the store: every way in which a start can fail is found here, and told with its remedy."""

import contextlib
import fcntl
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import sqlalchemy as sa

from bot.storage import ledger
from bot.storage.crypto import KEY_BYTES, Keyring, Vault, create_key_file, parse_keys, read_key_file
from bot.storage.errors import FolderError, InUseError, SealError, StorageError, WrongKeyError
from bot.storage.schema import upgrade
from bot.storage.store import Store, connect


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where things are kept. Empty settings take their place in ``data_dir``."""

    data_dir: Path
    database_url: str = ""
    key_file: Path | None = None
    key: str = ""
    """The keys themselves (``id:base64``), for those who inject secrets by the environment."""


def open_store(where: Where) -> Store:
    """Open the store, creating and migrating it as needed.

    Errors: StorageError, whose message says what to do (folder, key, version); Unavailable.
    """
    url, file = _database(where), database_file(where)
    if file:
        _usable(file.parent)
    keys = _keys(where, fresh=file is None or not file.exists())
    if file:
        _private(file)
    engine = _connected(url)
    try:
        upgrade(engine)
        return Store(engine, Vault(keys, _lookup(engine, keys)))
    except sa.exc.DBAPIError as error:
        engine.dispose()
        raise StorageError(f"The database {url!r} cannot be opened: {error.orig}") from error
    except BaseException:
        engine.dispose()
        raise


def only_one(store: Store) -> Callable[[], None]:
    """Claim a SQLite database for this process: a second one would send everything twice. Returns the release.

    Errors: InUseError.
    """
    if store.engine.dialect.name != "sqlite":
        return lambda: None
    return alone_on(Path(str(store.engine.url.database)))


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
    except (sa.exc.ArgumentError, ImportError) as error:
        raise StorageError(
            f"SecondStep cannot speak with a database of the kind {url.drivername!r} ({error}). "
            "Leave SECONDSTEP_DATABASE_URL empty, or write sqlite:////path/to/file.db"
        ) from error


def _database(where: Where) -> sa.URL:
    if not where.database_url:
        return sa.URL.create("sqlite", database=str(where.data_dir / "secondstep.db"))
    try:
        return sa.make_url(where.database_url)
    except sa.exc.ArgumentError as error:
        raise StorageError(
            "SECONDSTEP_DATABASE_URL is no database address. Leave it empty, or write sqlite:////path/to/file.db"
        ) from error


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


def _lookup(engine: sa.Engine, keys: Keyring) -> bytes:
    """The database's own look-up secret, made at the first start; sealed, it is also the canary for a wrong key."""
    with engine.begin() as conn:
        sealed = ledger.meta_get(conn, "lookup")
        if sealed is None:
            secret = secrets.token_bytes(KEY_BYTES)
            ledger.meta_set(conn, "lookup", keys.seal(secret, ledger.LOOKUP))
            return secret
    try:
        return keys.open(sealed, ledger.LOOKUP)
    except SealError as error:
        raise WrongKeyError(
            "This database was sealed with another key. Put back the key file that belongs to it "
            "(SECONDSTEP_KEY_FILE), or point SECONDSTEP_DATABASE_URL to another database."
        ) from error
