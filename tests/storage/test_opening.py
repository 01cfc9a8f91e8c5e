"""Every way in which a start fails is told, with its remedy; nothing starts half."""

import contextlib
import multiprocessing
import os
import pwd
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.storage import ledger, schema
from bot.storage.crypto import new_key
from bot.storage.errors import (
    FolderError,
    InUseError,
    KeyFileError,
    NewerDatabaseError,
    StorageError,
    WrongKeyError,
)
from bot.storage.opening import Where, only_one, open_store
from bot.storage.tables import HEAD, metadata
from handlers.address import Address


def close(where: Where) -> None:
    """Open and close once."""
    open_store(where).engine.dispose()


def test_a_first_start_makes_everything_and_only_for_its_owner(tmp_path: Path) -> None:
    """An empty folder becomes a database and a key that nobody else can read."""
    close(Where(data_dir=tmp_path / "new"))

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    assert modes.items() >= {"secondstep.db": 0o600, "secondstep.key": 0o600}.items()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_second_start_finds_the_same_hashes(tmp_path: Path) -> None:
    """The look-up secret is kept: an address is found again after a restart."""
    hashes = []
    for _ in range(2):
        store = open_store(Where(data_dir=tmp_path))
        hashes.append(store.vault.hashed(Address("sms", "+15550100")))
        store.engine.dispose()

    assert hashes[0] == hashes[1]


def test_a_wrong_key_stops_the_start(tmp_path: Path) -> None:
    """A database sealed with another key is noticed before anything is read or written."""
    close(Where(data_dir=tmp_path))

    with pytest.raises(WrongKeyError, match="another key"):
        open_store(Where(data_dir=tmp_path, key=new_key()))


def test_a_missing_key_is_not_replaced_by_a_new_one(tmp_path: Path) -> None:
    """Beside an existing database a lost key is said to be lost."""
    close(Where(data_dir=tmp_path))
    (tmp_path / "secondstep.key").unlink()

    with pytest.raises(KeyFileError, match="is missing"):
        open_store(Where(data_dir=tmp_path))
    assert not (tmp_path / "secondstep.key").exists()


def test_a_configured_key_file_must_exist(tmp_path: Path) -> None:
    """A key file that was named but is not there is never made up."""
    with pytest.raises(KeyFileError, match="is missing"):
        open_store(Where(data_dir=tmp_path, key_file=tmp_path / "mine.key"))


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    """A database from a newer version stops the start, with what to do."""
    close(Where(data_dir=tmp_path))
    with closing(sqlite3.connect(tmp_path / "secondstep.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(NewerDatabaseError, match="9999"):
        open_store(Where(data_dir=tmp_path))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where nothing can be written the folder is named, and the setting that changes it."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    with pytest.raises(FolderError, match="SECONDSTEP_DATA_DIR"):
        open_store(Where(data_dir=blocked / "data"))


@contextlib.contextmanager
def bound_by_permissions() -> Iterator[None]:
    """Root may write everywhere: for once it is nobody."""
    me = os.geteuid()
    os.seteuid(me or pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_read_only_folder_is_told() -> None:
    """A folder without the right to write is told as such."""
    # Not in pytest's own folder, which only its owner may enter.
    with bound_by_permissions(), tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o500)

        with pytest.raises(FolderError, match="cannot write"):
            open_store(Where(data_dir=Path(folder)))


@pytest.mark.parametrize(
    ("url", "says"), [("nonsense", "no database address"), ("sqlite:////dev/null/x.db", "cannot write to the folder")]
)
def test_a_wrong_database_address_is_told(tmp_path: Path, url: str, says: str) -> None:
    """An address that leads nowhere is a mistake in the settings, said without a traceback."""
    with pytest.raises(StorageError, match=says):
        open_store(Where(data_dir=tmp_path, database_url=url))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """Some other file in the database's place is not touched."""
    (tmp_path / "secondstep.db").write_bytes(b"hello" * 2000)
    (tmp_path / "secondstep.key").write_text(new_key())
    (tmp_path / "secondstep.key").chmod(0o600)

    with pytest.raises(StorageError, match="cannot be opened"):
        open_store(Where(data_dir=tmp_path))
    assert (tmp_path / "secondstep.db").read_bytes() == b"hello" * 2000


def test_only_one_process_serves_a_database(tmp_path: Path) -> None:
    """A second one is refused until the first lets go."""
    store = open_store(Where(data_dir=tmp_path))
    release = only_one(store)

    with pytest.raises(InUseError, match="Another SecondStep"):
        only_one(store)
    release()
    only_one(store)()
    store.engine.dispose()


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    """What the revisions build is what the code expects, and HEAD names the last of them."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 -- a third of a second, only for this test
    from alembic.migration import MigrationContext  # noqa: PLC0415 -- as above

    store = open_store(Where(data_dir=tmp_path))
    with store.engine.connect() as conn:
        differences = compare_metadata(MigrationContext.configure(conn), metadata)
        found = schema.revision(conn)
    store.engine.dispose()

    assert (differences, found) == ([], HEAD)


def test_a_current_database_is_not_migrated_again(tmp_path: Path) -> None:
    """The second start finds nothing to do."""
    store = open_store(Where(data_dir=tmp_path))

    assert schema.upgrade(store.engine) is False
    store.engine.dispose()


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """A table in the way stops the first migration, and no other table is left behind."""
    url = sa.URL.create("sqlite", database=str(tmp_path / "secondstep.db"))
    with closing(sqlite3.connect(tmp_path / "secondstep.db")) as connection:
        connection.execute("CREATE TABLE meta (x)")

    with pytest.raises(StorageError, match="cannot be opened"):
        open_store(Where(data_dir=tmp_path, key=new_key()))
    engine = sa.create_engine(url)
    assert sa.inspect(engine).get_table_names() == ["meta"]
    engine.dispose()


def _start(folder: str, key: str) -> None:
    close(Where(data_dir=Path(folder), key=key))


def test_several_processes_may_start_at_once(tmp_path: Path) -> None:
    """Whoever comes second waits for the first one's migration and finds it done."""
    spawn = multiprocessing.get_context("spawn")
    key = new_key()
    starts = [spawn.Process(target=_start, args=(str(tmp_path), key)) for _ in range(3)]
    for start in starts:
        start.start()
    for start in starts:
        start.join(30)

    assert [start.exitcode for start in starts] == [0, 0, 0]


def test_settings_of_the_database_can_be_changed(tmp_path: Path) -> None:
    """A value is written, overwritten and read back; an unknown one is None."""
    store = open_store(Where(data_dir=tmp_path))
    with store.engine.begin() as conn:
        for value in (b"1", b"2"):
            ledger.meta_set(conn, "last-backup", value)
        found = (ledger.meta_get(conn, "last-backup"), ledger.meta_get(conn, "other"))
    store.engine.dispose()

    assert found == (b"2", None)
