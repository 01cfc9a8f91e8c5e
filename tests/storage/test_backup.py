"""A backup is whole although the bot is at work, and a restored one is row for row the same."""

import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from recording import NOON, open_at

from bot.storage import ledger, people
from bot.storage.backup import back_up, restore
from bot.storage.errors import StorageError
from bot.storage.store import Store
from handlers.address import Address

pytestmark = pytest.mark.parametrize("where", ["sqlite"], indirect=True)  # a server's: tests/bot/test_moving.py

SMS = Address("sms", "+15550100")


def rows(path: Path) -> list[str]:
    """A database's whole content."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.iterdump())


def test_a_backup_under_load_is_whole(store: Store, tmp_path: Path) -> None:
    """Taken while another thread writes, the copy passes SQLite's own check and is for its owner alone."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            store.run_here(lambda tx, n=number: ledger.note_inbound(tx, SMS, str(n), NOON))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        back_up(tmp_path / "secondstep.db", tmp_path / "copy.db")
    finally:
        stop.set()
        writer.join()

    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_restored_backup_is_the_same_row_for_row(store: Store, tmp_path: Path) -> None:
    """What came after the backup is gone, what was before is back; the replaced database stays beside it."""
    store.run_here(lambda tx: people.find_or_create(tx, SMS))
    database, copy = tmp_path / "secondstep.db", tmp_path / "copy.db"
    back_up(database, copy)
    before = rows(copy)
    store.run_here(lambda tx: ledger.note_inbound(tx, SMS, "later", NOON))
    store.engine.dispose()
    restore(copy, database)

    assert rows(database) == before
    assert (tmp_path / "secondstep.db.before").exists()
    reopened = open_at(tmp_path)
    assert reopened.run_here(lambda tx: people.person_at(tx, SMS)) is not None
    reopened.engine.dispose()


def test_a_backup_can_go_where_nothing_is(store: Store, tmp_path: Path) -> None:
    """On a new machine there is no database to put aside."""
    back_up(tmp_path / "secondstep.db", tmp_path / "copy.db")
    (tmp_path / "elsewhere").mkdir()
    restore(tmp_path / "copy.db", tmp_path / "elsewhere" / "secondstep.db")

    assert rows(tmp_path / "elsewhere" / "secondstep.db") == rows(tmp_path / "copy.db")
    assert store.engine.dialect.name == "sqlite"


@pytest.mark.usefixtures("store")
def test_a_backup_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """No database, a name that is taken, a folder that is not there: each is said, and nothing is overwritten."""
    (tmp_path / "taken").write_text("mine")
    cases = [
        (tmp_path / "none.db", tmp_path / "copy.db", "no database"),
        (tmp_path / "secondstep.db", tmp_path / "taken", "exists already"),
        (tmp_path / "secondstep.db", tmp_path / "no folder" / "copy.db", "could not be written"),
    ]

    for database, target, says in cases:
        with pytest.raises(StorageError, match=says):
            back_up(database, target)
    assert (tmp_path / "taken").read_text() == "mine"


def test_what_is_no_backup_is_not_restored(store: Store, tmp_path: Path) -> None:
    """A foreign, missing or damaged file leaves the database as it is."""
    before = rows(tmp_path / "secondstep.db")
    (tmp_path / "text").write_text("hello" * 1000)
    back_up(tmp_path / "secondstep.db", tmp_path / "damaged")
    raw = bytearray((tmp_path / "damaged").read_bytes())
    raw[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    (tmp_path / "damaged").write_bytes(raw)

    for name in ("text", "missing", "damaged"):
        with pytest.raises(StorageError, match=name):
            restore(tmp_path / name, tmp_path / "secondstep.db")
    assert rows(tmp_path / "secondstep.db") == before
    assert store.engine.dialect.name == "sqlite"
