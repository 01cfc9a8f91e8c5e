"""SIGKILL at every statement, commit and call: nothing is lost, nothing is half done, an SMS is never doubled."""

import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
import sqlalchemy as sa
from crashing import Life, live
from recording import open_at

from bot.storage import ledger
from bot.storage.store import Tx
from bot.storage.tables import metadata
from handlers.address import Address

SMS = Address("sms", "+15550100")
CHAT = Address("telegram", "4711")

EVERY = 5
"""The short form dies at every fifth point, the long one at each."""


@pytest.fixture(scope="module")
def processes() -> Iterator[ForkServerContext]:
    """Processes that need not import everything anew."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crashing"])
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
    tables = [table for table in metadata.sorted_tables if table.name not in ("meta", "inbox", "outbox")]
    found = {table.name: tx.conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables}
    return {name: count for name, count in found.items() if count}


def after(folder: Path, address: Address) -> tuple[dict[str, int], bool, dict[str, int]]:
    """What is left: rows, whether a STOP stands, and the outbox by state."""

    def work(tx: Tx) -> tuple[dict[str, int], bool, dict[str, int]]:
        states = {
            row[0]: row[1] for row in tx.conn.exec_driver_sql("SELECT state, count(*) FROM outbox GROUP BY state")
        }
        return rows(tx), address in ledger.stopped(tx, [address]), states

    store = open_at(folder)
    try:
        return store.run_here(work)
    finally:
        store.engine.dispose()


LIFE = {"addresses": 1, "people": 1, "plans": 1, "seats": 1}


@pytest.mark.parametrize("address", [SMS, CHAT], ids=["sms", "telegram"])
@pytest.mark.parametrize(
    ("words", "left", "stopped"),
    [
        ("agree", LIFE | {"consents": 1}, False),
        ("stop", LIFE | {"consents": 1, "suppressions": 1}, True),
        ("delete", {"consents": 1, "suppressions": 1}, True),
        ("due", LIFE | {"consents": 1}, False),
    ],
)
def test_a_crash_anywhere_is_made_good(  # noqa: PLR0913, PLR0917 -- a table's columns and pytest's fixtures
    processes: ForkServerContext,
    tmp_path: Path,
    pytestconfig: pytest.Config,
    address: Address,
    words: str,
    left: dict[str, int],
    stopped: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    """After the restart the event had all of its consequences once; Telegram may show one copy more."""
    before = tmp_path / "before"
    open_at(before).engine.dispose()
    if words != "agree":
        assert run(processes, Life(folder=before, address=address, words="agree")) == 0
        for name in ("provider.log", "acknowledged"):
            (before / name).unlink()

    step = 1 if pytestconfig.getoption("--long") else EVERY
    doubled, point, code = 0, 1, -signal.SIGKILL
    while code != 0:
        folder = shutil.copytree(before, tmp_path / str(point))
        code = run(processes, Life(folder=folder, address=address, words=words, kill_at=point))
        assert code in (0, -signal.SIGKILL)
        assert run(processes, Life(folder=folder, address=address, words=words)) == 0
        copies = (folder / "provider.log").read_text().split()
        doubled = max(doubled, len(copies))
        assert set(copies) == {words}, point
        assert after(folder, address)[:2] == (left, stopped), point
        assert not set(after(folder, address)[2]) & {"queued", "sending", "unknown"}, point
        point += step

    assert point > 4 * step
    assert doubled <= (1 if address is SMS else 2)
