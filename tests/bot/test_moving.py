"""The operator moves everything from a file to a server, makes the server's backups, and puts them back."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from copying_life import contents, fill
from postgres import Server, serving
from recording import NOON, open_at
from standing import ROOT, command, environment
from storing import Shelf, opened

from bot import moving
from bot.__main__ import main
from bot.storage import ledger, people
from bot.storage.errors import CopyError
from bot.storage.opening import Where, only_one, open_store
from bot.storage.store import Tx
from handlers.address import Address

if TYPE_CHECKING:
    from standing import Stand

PHONE = Address("sms", "+12125550141")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a SQLite database in which somebody is known, as the only setting."""
    for name in [name for name in os.environ if name.startswith("SECONDSTEP_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECONDSTEP_DATA_DIR", str(tmp_path / "data"))
    store = open_at(tmp_path / "data")
    fill(store, 5)
    store.run_here(lambda tx: people.find_or_create(tx, PHONE))
    store.engine.dispose()
    return tmp_path / "data"


@pytest.fixture
def server(shelf: Shelf, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Where]:
    """An empty database on a server, as the configured one; its key is in the data folder."""
    key = (folder / "secondstep.key").read_bytes()
    with shelf.lent(folder.with_name("lent")) as lent:
        monkeypatch.setenv("SECONDSTEP_DATABASE_URL", lent.database_url)
        yield Where(data_dir=folder, database_url=lent.database_url)
    assert (folder / "secondstep.key").read_bytes() == key


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server that may be stopped."""
    with serving() as server:
        yield server


def ended(*words: str) -> int:
    """The command's exit code."""
    with pytest.raises(SystemExit) as end:
        main(words)
    return int(end.value.code or 0)


def held(where: Where) -> dict[str, list[tuple[object, ...]]]:
    """Every row."""
    with opened(where) as store:
        return contents(store)


def test_everything_is_copied_to_the_server(folder: Path, server: Where, capsys: pytest.CaptureFixture[str]) -> None:
    """The file stays as it is; each table is told with its rows and digest."""
    assert ended("db", "copy") == 0

    assert held(server) == held(Where(data_dir=folder))
    told = capsys.readouterr()
    assert "never start a bot on it again" in told.out
    assert "people                    6 rows, the same on both sides (" in told.err


def test_any_file_can_be_copied(folder: Path, server: Where, tmp_path: Path) -> None:
    """It need not lie in the data folder."""
    shutil.move(folder / "secondstep.db", tmp_path / "old.db")

    assert ended("db", "copy", "--from", str(tmp_path / "old.db")) == 0

    assert [name for name, rows in held(server).items() if not rows] == []


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "case",
    [
        ("SECONDSTEP_DATABASE_URL=", "", "Set SECONDSTEP_DATABASE_URL to the PostgreSQL database"),
        ("SECONDSTEP_DATABASE_URL=postgresql://me:hunter2@127.0.0.1:1/bot", "", "See that PostgreSQL runs"),
        ("SECONDSTEP_DATA_DIR=empty", "", "There is no database at"),
        ("", "--from none.db", "There is no database at none.db"),
        ("", "--from text.db", "text.db is no database of SecondStep"),
        ("", "--from foreign.db", "foreign.db is no database of SecondStep"),
        ("", "--from damaged.db", "damaged.db is"),
        ("SECONDSTEP_KEY=k2:" + "A" * 43 + "=", "", "sealed with another key"),
        ("SECONDSTEP_KEY_FILE=none.key", "", "is missing"),
    ],
)
def test_what_cannot_be_copied_is_told(
    case: tuple[str, str, str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and a sentence with the remedy; nothing is written anywhere."""
    setting, words, told = case
    before = held(Where(data_dir=folder))
    spoil(folder)
    if setting:
        monkeypatch.setenv(*setting.split("=", 1))

    assert ended("db", "copy", *words.split()) == 2

    said = capsys.readouterr().err
    assert told in said
    assert "hunter2" not in said
    assert "Traceback" not in said
    assert held(Where(data_dir=folder)) == before


def spoil(folder: Path) -> None:
    """Files that are no databases of ours, beside the data folder."""
    folder.with_name("text.db").write_text("hello" * 1000)
    with contextlib.closing(sqlite3.connect(folder.with_name("foreign.db"))) as connection:
        connection.execute("CREATE TABLE songs (name)")
    raw = bytearray((folder / "secondstep.db").read_bytes())
    raw[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    folder.with_name("damaged.db").write_bytes(raw)


@pytest.mark.usefixtures("server")
def test_nothing_is_copied_under_a_running_bot(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it did meanwhile would be missing there."""
    store = open_store(Where(data_dir=folder))
    release = only_one(store)

    code = ended("db", "copy")
    release()
    store.engine.dispose()

    assert code == 2
    assert "Stop it first" in capsys.readouterr().err


def test_nothing_is_copied_to_a_database_that_a_bot_runs_on(
    folder: Path, server: Where, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it met meanwhile would be mixed with what is copied."""
    with opened(msgspec.structs.replace(server, data_dir=folder.with_name("lent"))) as store:
        only_one(store)
        code = ended("db", "copy")

    assert code == 2
    assert "SecondStep is running on this database" in capsys.readouterr().err
    assert ended("db", "copy") == 0


def test_a_server_with_people_is_left_alone(server: Where, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a copy nor a backup is put on top of them."""
    assert [ended("db", "copy"), ended("db", "backup", "copy.db")] == [0, 0]
    before = held(server)

    assert [ended("db", "restore", "copy.db"), ended("db", "copy")] == [2, 2]

    assert capsys.readouterr().err.count("The database there is not empty: it has rows in addresses, code_sends") == 2
    assert held(server) == before


def test_a_servers_backup_is_put_back_on_either_database(
    folder: Path, server: Where, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Row for row; the backup is one file, for its owner alone, and the server's operator sees when it was made."""
    ended("db", "copy")
    before = held(server)
    assert ended("db", "backup", "copy.db") == 0

    with shelf.lent(tmp_path / "lent again") as empty:
        monkeypatch.setenv("SECONDSTEP_DATABASE_URL", empty.database_url)
        assert ended("db", "restore", "copy.db") == 0
        on_server = held(msgspec.structs.replace(server, database_url=empty.database_url))
    monkeypatch.setenv("SECONDSTEP_DATABASE_URL", "")
    assert ended("db", "restore", "copy.db") == 0

    assert on_server == before
    assert held(Where(data_dir=folder)) == before
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "data", "lent", "lent again"]
    with opened(server) as store:
        assert store.run_here(lambda tx: ledger.meta_get(tx.conn, "backed up")) is not None


def test_a_servers_backup_under_load_is_of_one_moment(server: Where, tmp_path: Path) -> None:
    """What one transaction wrote is in it whole or not at all."""
    ended("db", "copy")
    stop = threading.Event()

    def both(tx: Tx, number: int) -> None:
        ledger.note_inbound(tx, PHONE, f"load {number}", NOON)
        ledger.suppress(tx, f"load {number}", NOON)

    def write() -> None:
        number = 0
        with opened(server) as store:
            while not stop.is_set():
                number += 1
                store.run_here(lambda tx, n=number: both(tx, n))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        codes = [ended("db", "backup", f"copy{number}.db") for number in range(3)]
    finally:
        stop.set()
        writer.join()

    assert codes == [0, 0, 0]
    counts = [loaded(tmp_path / f"copy{number}.db") for number in range(3)]
    assert all(ids == stops for ids, stops in counts)
    assert counts[0] < counts[-1]


def loaded(file: Path) -> tuple[set[str], set[str]]:
    """What the load has left in both tables."""
    with contextlib.closing(sqlite3.connect(file)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        queries = ("SELECT provider_id FROM inbox", "SELECT hash FROM suppressions")
        ids, stops = ({row[0] for row in copy.execute(query) if row[0].startswith("load")} for query in queries)
    return ids, stops


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("backup text.db", "exists already"),
        ("backup no/such/folder/copy.db", "no such folder"),
        ("restore none.db", "no backup of SecondStep"),
        ("restore text.db", "no backup of SecondStep"),
        ("restore damaged.db", "damaged.db is"),
    ],
)
def test_a_servers_backup_that_cannot_be_made_or_used_is_told(
    words: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words; and no half file is left."""
    ended("db", "copy")
    spoil(folder)
    files = left(folder)

    assert ended("db", *words.split()) == 2

    assert told in capsys.readouterr().err
    assert left(folder) == files


def left(folder: Path) -> list[Path]:
    """All files there are; what SQLite lays beside an opened one comes and goes."""
    return sorted(path for path in folder.parent.rglob("*") if not path.name.endswith(("-shm", "-wal")))


def test_a_server_that_goes_away_is_told_with_what_to_do(
    folder: Path, own_server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same command goes on afterwards."""
    url = own_server.database()
    monkeypatch.setenv("SECONDSTEP_DATABASE_URL", url)
    where = Where(data_dir=folder, database_url=url)
    with pytest.raises(CopyError, match="run the same command again"):
        moving.to_server(where, None, lambda _: own_server.stop())
    own_server.start()

    assert ended("db", "copy") == 0

    assert "Going on with the copy that was begun." in capsys.readouterr().err
    assert held(where) == held(Where(data_dir=folder))


async def test_a_bot_goes_on_where_it_was_after_a_killed_and_repeated_copy(stand: "Stand", own_server: Server) -> None:
    """Who wrote before is known, by both their lines, with all that is stored; nothing is said to them anew."""
    url = own_server.database()
    async with stand.bot():
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
        stand.write("/start")
        await stand.until(lambda: len(stand.chat()) > 0)
    env = environment(stand.settings)
    before = (await command("export", "--sms", stand.ruth.phone, env=env))[1]
    there = environment(stand.settings, SECONDSTEP_DATABASE_URL=url)

    killed = await killed_in_the_midst("db", "copy", env=there)
    code, said, _ = await command("db", "copy", env=there)
    texts, chat = list(stand.texts()), list(stand.chat())

    assert (killed, code) == (-signal.SIGKILL, 0), said
    assert (await command("export", "--sms", stand.ruth.phone, env=there))[1] == before
    async with stand.bot(database_url=url):
        await stand.settled()
        assert (stand.texts(), stand.chat()) == (texts, chat)
        stand.text("menu")
        await stand.until(lambda: len(stand.texts()) > len(texts))
    assert json.loads(before)["person"]["lines"][0]["address"]["value"] == stand.ruth.phone


async def killed_in_the_midst(*words: str, env: dict[str, str]) -> int:
    """Run the command and kill it as soon as it tells that a table is copied; its exit code."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words), cwd=ROOT, env=env, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    await process.stderr.readline()
    process.kill()
    return await process.wait()
