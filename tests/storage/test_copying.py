"""A copy of a database is the same row for row, of whichever kind both are, and whenever it was killed on the way."""

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from copying_life import BATCH, Life, contents, fill, live
from recording import NOON, open_at
from storing import Shelf, opened

from bot.storage import copying, ledger
from bot.storage.copying import Digest, Way
from bot.storage.errors import CopyError, StorageError, WrongKeyError
from bot.storage.opening import Where, open_engine, open_store
from bot.storage.store import Store
from bot.storage.tables import metadata
from handlers.address import Address

SMS = Address("sms", "+15550100")
EACH = 10
EVERY = 9
"""The short form dies at every ninth point, the long one at each."""


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A SQLite database with rows in every table."""
    store = open_at(tmp_path / "source")
    fill(store, EACH)
    yield store
    store.engine.dispose()


@pytest.fixture
def target(shelf: Shelf, source: Store, tmp_path: Path) -> Iterator[Where]:
    """An empty database on a server; the key is the source's."""
    with shelf.lent(tmp_path / "target") as lent:
        key = Path(str(source.engine.url.database)).with_name("secondstep.key")
        yield Where(data_dir=tmp_path, database_url=lent.database_url, key_file=key)


def copy(source: Store, target: Where) -> tuple[dict[str, Digest], list[str]]:
    """Copy; what was compared, and what was told."""
    told: list[str] = []
    engine = open_engine(target)
    try:
        with copying.steady(source.engine) as conn:
            done = copying.copy(Way(source=conn, target=engine, tell=told.append, batch=BATCH))
    finally:
        engine.dispose()
    return dict(done), told


def change(where: Where, table: sa.Table, **values: Any) -> None:  # noqa: ANN401 -- whatever the column takes
    """Change some rows behind everybody's back."""
    engine = open_engine(where)
    with engine.begin() as conn:
        conn.execute(sa.update(table).values(values))
    engine.dispose()


def test_every_row_of_every_table_arrives(source: Store, target: Where) -> None:
    """Whatever its values are; what is sealed stays as it is, and the same key opens the copy."""
    done, _ = copy(source, target)

    with opened(target) as copied:
        assert contents(copied) == contents(source)
    assert set(done) == set(metadata.tables)
    assert {digest.rows for name, digest in done.items() if name != "meta"} == {EACH}


def test_no_table_numbers_its_rows_by_itself() -> None:
    """A copied database would begin again with 1."""
    numbered = [table.name for table in metadata.sorted_tables if table.autoincrement_column is not None]

    assert numbered == []


def test_every_table_has_a_key_to_walk_by() -> None:
    """The copy goes on by it."""
    assert [table.name for table in metadata.sorted_tables if not table.primary_key.columns] == []


@pytest.fixture(scope="module")
def processes() -> Iterator[ForkServerContext]:
    """Processes that need not import everything anew."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["copying_life", "sqlalchemy.dialects.postgresql.psycopg"])
    with pytest.MonkeyPatch.context() as patch:
        # The server that preloads does not look where this process looks; it takes only the environment.
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        yield context


def test_a_kill_costs_nothing(
    source: Store, target: Where, processes: ForkServerContext, request: pytest.FixtureRequest
) -> None:
    """Killed at any statement or commit the copy is refused as a database, and goes on; killed again and again too."""
    folder = Path(str(source.engine.url.database)).parent
    step, point, ended = (1 if request.config.getoption("--long") else EVERY), 0, -signal.SIGKILL
    refused = set()
    while ended == -signal.SIGKILL:
        # Each life gets a little further than the one before, on what that one left.
        point += step
        life = Life(folder=folder, database_url=target.database_url, kill_at=point)
        process = processes.Process(target=live, args=(life,))
        process.start()
        process.join(60)
        ended = process.exitcode or 0
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(opened(target))
            except StorageError as error:
                refused.add(type(error))
            else:
                break

    assert ended in (0, -signal.SIGKILL)
    assert point > step
    # Before the copy is marked as begun the target is as it was, and has another key.
    assert refused <= {CopyError, WrongKeyError}
    assert CopyError in refused
    with opened(target) as copied:
        assert contents(copied) == contents(source)


def half_done(source: Store, target: Where) -> None:
    """A copy that broke off while it compared."""
    engine = open_engine(target)
    sa.event.listen(engine, "commit", Breaking(len(metadata.sorted_tables)))
    with copying.steady(source.engine) as conn, pytest.raises(ConnectionError):
        copying.copy(Way(source=conn, target=engine, tell=lambda _: None, batch=BATCH))
    engine.dispose()


class Breaking:
    """Breaks off at the n-th commit."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, _: object) -> None:
        """A commit."""
        self._left -= 1
        if not self._left:
            raise ConnectionError


def test_what_changed_at_the_source_meanwhile_is_copied_anew(source: Store, target: Where) -> None:
    """The bot ran between a broken copy and the next one: rows arrive as they are now, changed and gone ones too."""
    half_done(source, target)
    with source.engine.begin() as conn:
        first = sa.select(metadata.tables["people"].c.id).limit(1).scalar_subquery()
        conn.execute(sa.delete(metadata.tables["people"]).where(metadata.tables["people"].c.id == first))
        conn.execute(sa.update(metadata.tables["addresses"]).values(channel="sms"))

    _, told = copy(source, target)

    assert [words for words in told if "anew" in words]
    with opened(target) as copied:
        assert contents(copied) == contents(source)


def test_a_copy_that_differs_is_not_taken_for_whole(source: Store, target: Where) -> None:
    """Somebody writes there in the midst of it: the table is named, and the next run puts it right."""
    engine = open_engine(target)

    def meddle(words: str) -> None:
        if words.startswith("Comparing"):
            with engine.begin() as other:
                other.execute(sa.insert(metadata.tables["suppressions"]), {"hash": "x", "since": NOON})

    with copying.steady(source.engine) as conn, pytest.raises(CopyError, match="table suppressions"):
        copying.copy(Way(source=conn, target=engine, tell=meddle))
    engine.dispose()

    copy(source, target)

    with opened(target) as copied:
        assert contents(copied) == contents(source)


def test_a_database_with_people_is_no_target(source: Store, target: Where) -> None:
    """It is left alone, and the tables with rows are named; a finished copy is such a database too."""
    copy(source, target)
    with opened(target) as before:
        held = contents(before)

    with pytest.raises(CopyError, match=r"not empty.*people"):
        copy(source, target)
    with opened(target) as after:
        assert contents(after) == held


def test_a_begun_copy_of_another_database_is_no_target(source: Store, target: Where, tmp_path: Path) -> None:
    """Two people's databases must not become one."""
    half_done(source, target)
    other = open_store(Where(data_dir=tmp_path / "other"))

    with pytest.raises(CopyError, match="another database"):
        copy(other, target)
    other.engine.dispose()


def test_a_target_that_a_bot_has_only_looked_at_is_empty(source: Store, target: Where, tmp_path: Path) -> None:
    """Its start left a look-up secret, which belongs to nobody yet."""
    with opened(Where(data_dir=tmp_path / "target", database_url=target.database_url)) as looked:
        looked.run_here(lambda tx: ledger.meta_set(tx.conn, "seen", b"today"))

    copy(source, target)

    with opened(target) as copied:
        assert contents(copied)["meta"] == contents(source)["meta"]


def test_the_digest_tells_values_apart_and_not_their_order() -> None:
    """Null and nothing, a number and its text, one row and two of the same."""
    engine = sa.create_engine("sqlite://")

    def digest(*values: str) -> Digest:
        with engine.connect() as conn:
            found = [conn.exec_driver_sql(f"SELECT {value}").all() for value in values]
        result = Digest()
        for rows in found:
            result = result.more(rows)
        return result

    assert digest("1", "'1'") == digest("'1'", "1")
    assert len({digest(value) for value in ("NULL", "''", "1", "'1'", "x'31'", "1.5")}) == 6
    assert digest("1") != digest("1", "1")
    assert len(digest("1").short) == 12
    engine.dispose()


def test_the_other_way_too(source: Store, target: Where, tmp_path: Path) -> None:
    """From a server into a file."""
    copy(source, target)
    back = Where(data_dir=tmp_path / "back", key_file=target.key_file)

    with opened(target) as there:
        copy(there, back)

    with opened(back) as copied:
        assert contents(copied) == contents(source)
