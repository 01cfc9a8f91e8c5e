"""Backups of a SQLite database, taken while it is in use, and putting one back.

A plain copy of the file in use is malformed; ``VACUUM INTO`` is whole, and carries no trace of erased rows.
"""

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.errors import StorageError


def back_up(database: Path, target: Path) -> None:
    """Write a whole copy to ``target``, which must not exist. The key is not in it. Errors: StorageError."""
    if not database.is_file():
        raise StorageError(f"There is no database at {database}.")
    if target.exists():
        raise StorageError(f"{target} exists already. Choose another name, or remove it first.")
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except (OSError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise StorageError(f"The backup could not be written to {target}: {error}") from error


BACKED_UP = "backed up"
"""Where the database keeps the moment of its last backup, in seconds since 1970."""


def note_backup(database: Path, at: float) -> None:
    """Tell the running bot, which tells its operator. A database that is busy must not make a good backup fail."""
    row = (BACKED_UP, str(at).encode())
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", row)


def restore(backup: Path, database: Path) -> None:
    """Put a backup in the database's place; what was there stays beside it as ``.before``. Errors: StorageError.

    Nothing may run on the database meanwhile (``opening.only_one``).
    """
    check(backup)
    fresh = database.with_name(database.name + ".new")
    fresh.unlink(missing_ok=True)
    back_up(backup, fresh)
    if database.exists():
        _settle(database)
        database.replace(database.with_name(database.name + ".before"))
    for leftover in ("-wal", "-shm"):
        # A log of the old database would be read into the new one.
        database.with_name(database.name + leftover).unlink(missing_ok=True)
    fresh.replace(database)


def check(file: Path, kind: str = "backup") -> None:
    """See that the file is whole, and one of ours; ``kind`` is what it should be. Errors: StorageError."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version")
    except sqlite3.Error as error:
        raise StorageError(f"{file} is no {kind} of SecondStep: {error}") from error
    if found != "ok":
        raise StorageError(f"{file} is damaged: {found}. Try an older backup.")


def close_up(database: Path) -> None:
    """Make one file of a database that nobody uses, without a write-ahead log beside it."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _settle(database: Path) -> None:
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
