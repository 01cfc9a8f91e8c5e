"""A power cut leaves any part of the write-ahead log: that is a whole earlier state, never half a transaction."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from recording import NOON, open_at

from bot.storage import ledger, people
from bot.storage.opening import Where, open_store
from bot.storage.store import Tx
from bot.storage.tables import inbox, seats
from handlers.address import Address

TURNS = 4
SHORT = 97
"""The short form cuts at each so manieth byte, a prime so that no structure of the file is always met alike."""


def turn(tx: Tx, number: int) -> None:
    """One person comes: an id noted, documents, an address, an alarm, all in one transaction."""
    address = Address("sms", f"+1212555{number:04d}")
    ledger.note_inbound(tx, address, str(number), NOON)
    held = people.create(tx, address)
    tx.conn.execute(seats.update().where(seats.c.person_id == held.person.id).values(due_at=NOON))


def written(folder: Path) -> tuple[Path, bytes]:
    """A database whose log holds some turns, as it lies on the disk while the bot runs; and that log."""
    running, cut = folder / "running", folder / "cut"
    store = open_at(running)
    store.scrub_here()
    for number in range(TURNS):
        store.run_here(lambda tx, n=number: turn(tx, n))  # type: ignore[misc] # the default binds the number
    shutil.copytree(running, cut)
    log = (cut / "secondstep.db-wal").read_bytes()
    store.engine.dispose()
    return cut, log


def left(database: Path) -> tuple[int, ...]:
    """How many rows of each kind there are, in a sound database."""
    with closing(sqlite3.connect(database)) as found:
        assert found.execute("PRAGMA quick_check").fetchone() == ("ok",)
        tables = ("inbox", "people", "plans", "addresses", "seats")
        return tuple(found.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)  # noqa: S608 - our own names


def test_a_log_cut_anywhere_is_a_whole_earlier_state(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """At every length of the log all rows of a turn are there, or none, and never fewer than at a shorter length."""
    folder, log = written(tmp_path)
    database, before = folder / "secondstep.db", 0
    base = database.read_bytes()
    for length in range(0, len(log) + 1, 1 if pytestconfig.getoption("--long") else SHORT * 8):
        database.write_bytes(base)
        (folder / "secondstep.db-shm").unlink(missing_ok=True)
        (folder / "secondstep.db-wal").write_bytes(log[:length])
        rows = left(database)

        assert len(set(rows)) == 1, f"half a turn at {length} bytes: {rows}"
        assert before <= rows[0] <= TURNS
        before = rows[0]


def test_a_whole_log_loses_nothing_and_the_bot_starts(tmp_path: Path) -> None:
    """All that was acknowledged is there after the cut, with some rubbish behind it too."""
    folder, log = written(tmp_path)
    (folder / "secondstep.db-wal").write_bytes(log + b"\xff" * 5000)

    store = open_store(Where(data_dir=folder))
    count = store.run_here(lambda tx: tx.conn.execute(inbox.select()).all())
    store.engine.dispose()

    assert len(count) == TURNS
