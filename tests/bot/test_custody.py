"""The operator's commands on stored data: copies, keys, handing out, erasing; and every mistake told in words."""

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.storage import ledger, people, shared
from bot.storage.opening import Where, only_one, open_store
from handlers.address import Address
from handlers.messages import Consented, Shared

PHONE = Address("sms", "+12125550141")
CHAT = Address("telegram", "810000102")
NOW = dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, in an environment without other settings."""
    for name in [name for name in os.environ if name.startswith("SECONDSTEP_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECONDSTEP_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def ended(*words: str) -> int:
    """The command's exit code."""
    with pytest.raises(SystemExit) as end:
        main(words)
    return int(end.value.code or 0)


def known(folder: Path, *addresses: Address, **keys: str) -> list[bool]:
    """Which of the addresses lead to a person."""
    store = open_store(Where(data_dir=folder, **keys))
    try:
        return store.run_here(lambda tx: [people.person_at(tx, address) is not None for address in addresses])
    finally:
        store.engine.dispose()


def meet(folder: Path, *addresses: Address) -> None:
    """Somebody wrote from each of these addresses, and agreed to reminders."""
    store = open_store(Where(data_dir=folder))
    try:
        for address in addresses:
            held = store.run_here(lambda tx, at=address: people.find_or_create(tx, at))
            consent = Consented(address, "v1", "yes please")
            store.run_here(lambda tx, said=consent, id_=held.person.id: ledger.log_consent(tx, said, id_, NOW))
    finally:
        store.engine.dispose()


def test_a_backup_is_written_and_put_back(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came after the backup is gone, what was before is back, and nothing was lost on the way."""
    meet(data, PHONE)
    assert ended("db", "backup", str(tmp_path / "copy.db")) == 0
    meet(data, CHAT)

    assert ended("db", "restore", str(tmp_path / "copy.db")) == 0

    assert known(data, PHONE, CHAT) == [True, False]
    assert (data / "secondstep.db.before").is_file()
    assert "Restored" in capsys.readouterr().out


def test_a_backup_can_be_put_where_nothing_is_yet(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a new machine: the key first, then the copy; no new key takes the old one's place."""
    meet(data, PHONE)
    ended("db", "backup", str(tmp_path / "copy.db"))
    key = (data / "secondstep.key").read_text()
    monkeypatch.setenv("SECONDSTEP_DATA_DIR", str(tmp_path / "new"))

    assert ended("db", "restore", str(tmp_path / "copy.db")) == 2
    (tmp_path / "new" / "secondstep.key").touch(mode=0o600)
    (tmp_path / "new" / "secondstep.key").write_text(key)
    assert ended("db", "restore", str(tmp_path / "copy.db")) == 0

    assert known(tmp_path / "new", PHONE) == [True]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("db", "backup", "taken.db"), "exists already"),
        (("db", "backup", "no/such/folder/copy.db"), "could not be written"),
        (("db", "restore", "missing.db"), "no backup of SecondStep"),
        (("db", "restore", "taken.db"), "no backup of SecondStep"),
        (("export",), "--telegram"),
        (("export", "--sms", "+12125550141", "--telegram", "1"), "--telegram"),
        (("export", "--sms", "212 555 0141"), "with its country"),
        (("export", "--telegram", "ruth"), "is a number"),
        (("export", "--telegram", "5"), "Nobody"),
        (("erase", "--yes", "--sms", "+12125550199"), "Nobody"),
    ],
)
def test_a_wrong_use_is_told_in_words(
    words: tuple[str, ...], told: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and a sentence; the data is as it was."""
    meet(data, PHONE)
    (tmp_path / "taken.db").write_text("something else")

    assert ended(*words) == 2

    assert told in capsys.readouterr().err
    assert known(data, PHONE) == [True]


def test_nothing_is_restored_or_rotated_under_a_running_bot(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both say to stop it first."""
    meet(data, PHONE)
    ended("db", "backup", str(tmp_path / "copy.db"))
    store = open_store(Where(data_dir=data))
    release = only_one(store)
    capsys.readouterr()

    codes = [ended("db", "restore", str(tmp_path / "copy.db")), ended("keys", "rotate")]
    release()
    store.engine.dispose()

    assert codes == [2, 2]
    assert capsys.readouterr().err.count("Stop it first") == 2


def test_a_backup_of_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No empty file is written where there is no database."""
    assert ended("db", "backup", str(tmp_path / "copy.db")) == 2

    assert "no database" in capsys.readouterr().err
    assert not (tmp_path / "copy.db").exists()


def test_a_restore_that_cannot_be_written_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands in the way is named, and the database stays."""
    meet(data, PHONE)
    ended("db", "backup", str(tmp_path / "copy.db"))
    (data / "secondstep.db.before").mkdir()

    assert ended("db", "restore", str(tmp_path / "copy.db")) == 2

    assert "could not be put" in capsys.readouterr().err
    assert known(data, PHONE) == [True]


def test_keys_are_rotated(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new key stands first in the file, everything is sealed with it, and all can still be read."""
    meet(data, PHONE)
    before = (data / "secondstep.key").read_text()

    assert ended("keys", "rotate") == 0

    lines = [line for line in (data / "secondstep.key").read_text().splitlines() if line and not line.startswith("#")]
    assert re.search(r"Sealed anew: [1-9]\d* values", capsys.readouterr().out)
    assert before.splitlines()[-1] == lines[1]
    (data / "secondstep.key").write_text(lines[0])
    assert known(data, PHONE) == [True]


def test_keys_from_the_environment_are_rotated_too(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator puts the new key in front; afterwards the old one is not needed."""
    meet(data, PHONE)
    old = (data / "secondstep.key").read_text().splitlines()[-1]
    new = "k2:" + "A" * 43 + "="
    monkeypatch.setenv("SECONDSTEP_KEY", f"{new},{old}")

    assert ended("keys", "rotate") == 0

    assert known(data, PHONE, key=new) == [True]


@pytest.mark.parametrize("address", [PHONE, CHAT], ids=["sms", "telegram"])
def test_a_person_s_data_is_handed_out(address: Address, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, by either address, however the number is written."""
    meet(data, PHONE, CHAT)
    written = "+1 (212) 555-0141" if address == PHONE else address.value

    assert ended("export", f"--{address.channel}", written) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["person"]["lines"][0]["address"]["value"] == address.value
    assert found["consents"][0]["reply"] == "yes please"


def test_shared_messages_are_handed_out(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object a line with day, language and words; what is older than 30 days is not shown any more."""
    today = dt.datetime.now(dt.UTC)
    store = open_store(Where(data_dir=data))
    for days, words in ((31, "too old"), (1, "¿hay wifi?"), (0, "is there wifi")):
        given = Shared(words, "es" if "¿" in words else "en", "sms")
        store.run_here(lambda tx, given=given, days=days: shared.keep(tx, given, today - dt.timedelta(days=days)))
    store.engine.dispose()

    assert ended("shared") == 0

    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["language"], line["text"]) for line in shown] == [("es", "¿hay wifi?"), ("en", "is there wifi")]
    assert {key for line in shown for key in line} == {"day", "language", "text"}


def test_where_nothing_was_shared_nothing_is_shown(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even an empty line."""
    meet(data, PHONE)

    assert (ended("shared"), capsys.readouterr().out) == (0, "")


def test_a_person_is_erased(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only that person."""
    meet(data, PHONE, CHAT)

    assert ended("erase", "--sms", PHONE.value, "--yes") == 0

    assert capsys.readouterr().out == "Erased.\n"
    assert known(data, PHONE, CHAT) == [False, True]


def test_the_database_is_brought_up_to_date(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new one is made; the answer names it."""
    assert ended("db", "upgrade") == 0

    assert str(data / "secondstep.db") in capsys.readouterr().out


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("SECONDSTEP_DATABASE_URL=nonsense", "no database address"),
        ("SECONDSTEP_DATABASE_URL=mysql://me:hunter2@db/bot", "cannot speak"),
        ("SECONDSTEP_DATABASE_URL=postgresql://me:hunter2@127.0.0.1:1/bot", "See that PostgreSQL runs"),
        ("SECONDSTEP_DATABASE_URL=postgresql+asyncpg://me:hunter2@db/bot", "cannot speak"),
        ("SECONDSTEP_DATABASE_URL=postgresql://me:hunter2@db:port/bot", "no database address"),
        ("SECONDSTEP_DATABASE_URL=oracle9://db", "cannot speak"),
        ("SECONDSTEP_DATA_DIR=file/data", "cannot write to the folder"),
        ("SECONDSTEP_DATA_DIR=/proc/secondstep", "cannot write to the folder"),
        ("SECONDSTEP_KEY=garbled", "SECONDSTEP_KEY is garbled"),
        ("SECONDSTEP_KEY=k2:" + "A" * 43 + "=", "sealed with another key"),
        ("SECONDSTEP_KEY_FILE=missing.key", "is missing"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told(
    setting: str, told: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Folder, address, key: each with its remedy, none with a password or a traceback."""
    meet(data, PHONE)
    (data.parent / "file").write_text("no folder")
    monkeypatch.setenv(*setting.split("=", 1))

    assert ended("db", "upgrade") == 2

    said = capsys.readouterr().err
    assert told in said
    assert "hunter2" not in said
    assert "Traceback" not in said


def test_a_database_of_a_newer_version_is_left_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named; nothing is touched."""
    store = open_store(Where(data_dir=data))
    with store.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.engine.dispose()

    assert ended("db", "upgrade") == 2

    assert "newer SecondStep" in capsys.readouterr().err
