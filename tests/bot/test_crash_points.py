"""SIGKILL at every statement, commit and call: nothing is lost, nothing is half done, an SMS is never doubled."""

import contextlib
import datetime as dt
import multiprocessing
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing.context import ForkServerContext
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from crashing import Life, live
from recording import NOON
from storing import opened

from bot.storage import ledger
from bot.storage.opening import Where
from bot.storage.store import Tx
from bot.storage.tables import metadata
from handlers.address import Address

SMS = Address("sms", "+15550100")
CHAT = Address("telegram", "4711")

EVERY, SECOND = 7, 41
"""The short form dies at every seventh point, the long one at each, and then once more on the way back."""


@pytest.fixture(scope="module")
def processes() -> Iterator[ForkServerContext]:
    """Processes that need not import everything anew."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crashing", "sqlalchemy.dialects.postgresql.psycopg"])
    with pytest.MonkeyPatch.context() as patch:
        # The server that preloads does not look where this process looks; it takes only the environment.
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        yield context


def run(processes: ForkServerContext, life: Life) -> int:
    """Live once in a process; its exit code."""
    process = processes.Process(target=live, args=(life,))
    process.start()
    process.join(60)
    return process.exitcode or 0


def rows(tx: Tx) -> dict[str, int]:
    """How many rows there are."""
    tables = [table for table in metadata.sorted_tables if table.name not in ("meta", "inbox", "outbox", "senders")]
    found = {table.name: tx.conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables}
    return {name: count for name, count in found.items() if count}


def after(where: Where, address: Address) -> tuple[dict[str, int], bool, dict[str, int]]:
    """What is left: rows, whether a STOP stands, and the outbox by state."""

    def work(tx: Tx) -> tuple[dict[str, int], bool, dict[str, int]]:
        states = {
            row[0]: row[1] for row in tx.conn.exec_driver_sql("SELECT state, count(*) FROM outbox GROUP BY state")
        }
        return rows(tx), address in ledger.stopped(tx, [address]), states

    with opened(where) as store:
        return store.run_here(work)


@contextlib.contextmanager
def copied(where: Where, folder: Path, request: pytest.FixtureRequest) -> Iterator[Where]:
    """Folder and database once more."""
    if not where.database_url:
        shutil.copytree(where.data_dir, folder)
        yield Where(data_dir=folder)
    else:
        with request.getfixturevalue("shelf").copied(where, folder) as copy:
            yield copy


def lived_through(processes: ForkServerContext, life: Life, deaths: Sequence[int], lease: int) -> int:
    """Die at each of these points, one life after the other, then live to the end; how many copies of one arrived.

    0 where the first life had no such point any more.
    """
    codes = []
    for lives, point in enumerate(deaths):
        now = NOON + lives * dt.timedelta(minutes=lease)
        codes.append(run(processes, msgspec.structs.replace(life, kill_at=point, now=now)))
    assert {0, -signal.SIGKILL} >= set(codes)
    end = NOON + len(deaths) * dt.timedelta(minutes=lease)
    assert run(processes, msgspec.structs.replace(life, now=end)) == 0
    copies = (life.folder / "provider.log").read_text().split()
    assert set(copies) == {life.words, life.beside} - {""}, deaths
    return max(Counter(copies).values()) if codes[0] else 0


LIFE = {"addresses": 1, "people": 1, "plans": 1, "seats": 1}
TWO = dict.fromkeys(LIFE, 2)


@pytest.mark.parametrize(
    ("where", "lease"), [("sqlite", 0), ("postgresql", 5)], indirect=["where"], ids=["sqlite", "postgresql"]
)
@pytest.mark.parametrize("address", [SMS, CHAT], ids=["sms", "telegram"])
@pytest.mark.parametrize(
    ("words", "left", "stopped"),
    [
        ("agree", LIFE | {"consents": 1}, False),
        ("stop", LIFE | {"consents": 1, "suppressions": 1}, True),
        ("delete", {"consents": 1, "suppressions": 1}, True),
        ("due", LIFE | {"consents": 1}, False),
        ("agree beside", TWO | {"consents": 1}, False),  # somebody else writes at the same moment: on SQLite one commit
    ],
)
def test_a_crash_anywhere_is_made_good(  # noqa: PLR0913, PLR0917 -- a table's columns and pytest's fixtures
    processes: ForkServerContext,
    where: Where,
    lease: int,
    request: pytest.FixtureRequest,
    address: Address,
    words: str,
    left: dict[str, int],
    stopped: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    """After the restart the event had all of its consequences once; Telegram may show one copy more.

    On PostgreSQL others may be alive, so that what was under way is taken over when its lease ends (minutes).
    """
    words, _, beside = words.partition(" ")
    before = Life(folder=where.data_dir, database_url=where.database_url, address=address, words="agree")
    if words != "agree":
        assert run(processes, before) == 0
        for name in ("provider.log", "acknowledged"):
            (where.data_dir / name).unlink()

    long = request.config.getoption("--long")
    step = 1 if long else EVERY
    point, again, copies = 1, False, 1
    while copies:
        with copied(where, where.data_dir.with_name(f"{where.data_dir.name}-{point}-{again}"), request) as copy:
            life = msgspec.structs.replace(
                before, folder=copy.data_dir, database_url=copy.database_url, words=words, beside=beside
            )
            deaths = (point, 1 + point * EVERY % SECOND) if again else (point,)
            copies = lived_through(processes, life, deaths, lease)
            assert copies <= (1 if address is SMS else 1 + len(deaths)), deaths
            rows_left, stands, states = after(copy, address)
            assert (rows_left, stands) == (left, stopped), deaths
            assert not set(states) & {"queued", "sending", "unknown"}, deaths
        again = bool(long) and not again
        point += 0 if again else step

    assert point > 4 * step
