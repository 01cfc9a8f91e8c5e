"""Moving all data between a SQLite file and a database server: to the server for good, and as a backup both ways.

A server's backup is a SQLite file of the same tables, so it needs no program of the server's, and opens anywhere.
"""

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import sqlalchemy as sa

from bot.storage import backup, copying
from bot.storage.copying import Digest, Tell
from bot.storage.errors import CopyError, StorageError
from bot.storage.opening import Where, alone_on, database_file, nobody_on, open_engine, open_store

_AGAIN = "Nothing is lost: run the same command again, and it goes on where it stopped."


def to_server(where: Where, file: Path | None, tell: Tell) -> None:
    """Copy a SQLite database, by default the data folder's, to the configured server. It is only read.

    Errors: StorageError: a bot runs on either, the file is none of ours, the key does not open it, the server cannot be
    reached or holds something else.
    """
    if database_file(where) is not None:
        raise CopyError(
            "Set SECONDSTEP_DATABASE_URL to the PostgreSQL database that the data goes to, like "
            "postgresql://user:password@host:5432/database. Where it comes from is --from, or the data folder."
        )
    file = file or where.data_dir / "secondstep.db"
    if not file.is_file():
        raise CopyError(f"There is no database at {file}. Name the SQLite file by --from, or set SECONDSTEP_DATA_DIR.")
    with contextlib.ExitStack() as stack:
        stack.callback(alone_on(file))
        backup.check(file, "database")
        _transfer(where, file, tell)


def back_up(where: Where, target: Path, tell: Tell) -> None:
    """Write the server's rows, all of one moment, into a new SQLite file; bots may be at work. Errors: StorageError."""
    if target.exists():
        raise StorageError(f"{target} exists already. Choose another name, or remove it first.")
    if not target.parent.is_dir():
        raise StorageError(f"The backup could not be written to {target}: there is no such folder.")
    with opened(where) as source, _beside(target.parent) as folder:
        part = folder / "copy.db"
        with _told("The backup was not written"), _disposed(open_engine(_of_file(where, part))) as engine:
            _say(_copied(source, engine, tell), tell)
        backup.close_up(part)
        part.replace(target)


def restore(where: Where, source: Path, tell: Tell) -> None:
    """Put a backup, of either kind of database, into the configured server's empty one. Errors: StorageError."""
    backup.check(source)
    with _beside(where.data_dir) as folder:
        # The backup itself stays as it is, also where an older version made it.
        file = folder / "copy.db"
        backup.back_up(source, file)
        _transfer(where, file, tell)


def _transfer(where: Where, file: Path, tell: Tell) -> None:
    with (
        opened(_of_file(where, file)) as source,
        _disposed(open_engine(where)) as target,
        _told(_AGAIN),
        nobody_on(target),
    ):
        done = _copied(source, target, tell)
    with opened(where):
        _say(done, tell)


def _copied(source: sa.Engine, target: sa.Engine, tell: Tell) -> Mapping[str, Digest]:
    with copying.steady(source) as conn:
        return copying.copy(copying.Way(source=conn, target=target, tell=tell))


def _say(done: Mapping[str, Digest], tell: Tell) -> None:
    for name, digest in done.items():
        tell(f"{name:14} {digest.rows:>12,} rows, the same on both sides ({digest.short})")


@contextlib.contextmanager
def opened(where: Where) -> Iterator[sa.Engine]:
    """A database that the key opens. Errors: StorageError."""
    with _disposed(open_store(where).engine) as engine:
        yield engine


@contextlib.contextmanager
def _disposed(engine: sa.Engine) -> Iterator[sa.Engine]:
    try:
        yield engine
    finally:
        engine.dispose()


@contextlib.contextmanager
def _told(remedy: str) -> Iterator[None]:
    """Whatever a database says in the midst of it, with the remedy. Errors: CopyError."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise CopyError(f"The copying broke off: {str(error.orig).strip()}. {remedy}") from error


def _of_file(where: Where, file: Path) -> Where:
    return msgspec.structs.replace(where, database_url=f"sqlite:///{file.absolute()}")


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder for as long as the block runs, in one with room for a database. Errors: StorageError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(prefix=".secondstep-", dir=folder)
    except OSError as error:
        raise StorageError(f"Nothing can be written to the folder {folder}: {error.strerror}.") from error
    with made as name:
        yield Path(name)
