"""Backups of a SQLite database, taken while it is in use, and putting one back.

A plain copy of the file in use is malformed; ``VACUUM INTO`` is whole, and carries no trace of erased rows.
"""

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


def restore(backup: Path, database: Path) -> None:
    """Put a backup in the database's place; what was there stays beside it as ``.before``. Errors: StorageError.

    Nothing may run on the database meanwhile (``opening.only_one``).
    """
    _check(backup)
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


def _check(backup: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version")
    except sqlite3.Error as error:
        raise StorageError(f"{backup} is no backup of SecondStep: {error}") from error
    if found != "ok":
        raise StorageError(f"{backup} is damaged: {found}. Try an older backup.")


def _settle(database: Path) -> None:
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
