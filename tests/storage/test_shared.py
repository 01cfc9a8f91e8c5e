"""What was shared: words without anybody's name, for 30 days and in no file afterwards, and a count that stays."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording import NOON, open_at
from storing import opened

from bot.storage import people, shared, upkeep
from bot.storage.backup import back_up, restore
from bot.storage.crypto import add_key, key_name
from bot.storage.opening import Where
from bot.storage.store import Store, Tx
from bot.storage.tables import metadata
from bot.storage.tables import shared as table
from handlers.address import Address
from handlers.messages import Shared

WORDS = "is there a quiet room"
ROW = {"id", "day", "language", "channel", "words"}
DAY = dt.timedelta(days=1)
SQLITE = pytest.mark.parametrize("where", ["sqlite"], indirect=True)


def given_words(words: str = WORDS, language: str = "en") -> Shared:
    """Something shared by text."""
    return Shared(words, language, "sms")


def test_what_was_shared_can_be_read(tx: Tx) -> None:
    """The day, the language and the words, the oldest first."""
    shared.keep(tx, given_words("¿hay wifi?", "es"), NOON + DAY)
    shared.keep(tx, given_words(), NOON)

    found = shared.read(tx, NOON + DAY)
    assert found == (
        shared.Given(NOON.date(), "en", WORDS),
        shared.Given(NOON.date() + DAY, "es", "¿hay wifi?"),
    )


@pytest.mark.parametrize(("days", "left"), [(0, 1), (29, 1), (30, 0), (31, 0)])
def test_words_are_kept_for_thirty_days(tx: Tx, days: int, left: int) -> None:
    """From then on nobody reads them, and the next tidying removes them; the count stays."""
    shared.keep(tx, given_words(), NOON)
    later = NOON + days * DAY

    seen = len(shared.read(tx, later))
    gone = upkeep.forget_old(tx, later)

    rows = tx.conn.scalar(sa.select(sa.func.count()).select_from(table))
    assert (seen, rows, gone) == (left, left, not left)
    assert shared.counts(tx) == {("2026-03", "en"): 1}


def test_they_are_counted_by_month_and_language(tx: Tx) -> None:
    """In the order of the months."""
    for at, language in ((NOON + 40 * DAY, "en"), (NOON, "es"), (NOON, "en"), (NOON + DAY, "en")):
        shared.keep(tx, given_words(language=language), at)

    assert list(shared.counts(tx).items()) == [(("2026-03", "en"), 2), (("2026-03", "es"), 1), (("2026-04", "en"), 1)]


def everything(folder: Path) -> bytes:
    """The bytes of the database and of its log."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("secondstep.db*")))


@SQLITE
def test_the_words_are_never_in_the_files_as_they_are(store: Store, tmp_path: Path) -> None:
    """Sealed like everything that people say."""
    store.run_here(lambda tx: shared.keep(tx, given_words(), NOON))

    assert WORDS.encode() not in everything(tmp_path)


def test_after_a_rotation_the_new_key_alone_opens_them(store: Store, where: Where) -> None:
    """Sealed anew with the others."""
    store.run_here(lambda tx: shared.keep(tx, given_words(), NOON))
    path = where.data_dir / "secondstep.key"
    keys = add_key(path)

    upkeep.reseal(store, keys)

    path.write_text(path.read_text().splitlines()[0])
    sealed = store.run_here(lambda tx: tx.conn.scalar(sa.select(table.c.words)))
    assert key_name(sealed) == keys.current
    with opened(where) as again:
        assert [each.text for each in again.run_here(lambda tx: shared.read(tx, NOON))] == [WORDS]


@SQLITE
def test_a_backup_holds_them_too(store: Store, tmp_path: Path) -> None:
    """Restored, they can be read as before, as long as their days are not over."""
    store.run_here(lambda tx: shared.keep(tx, given_words(), NOON))
    back_up(tmp_path / "secondstep.db", tmp_path / "copy.db")
    store.run_here(lambda tx: tx.conn.execute(sa.delete(table)))
    store.engine.dispose()

    restore(tmp_path / "copy.db", tmp_path / "secondstep.db")

    again = open_at(tmp_path)
    found = [again.run_here(lambda tx, at=at: shared.read(tx, at)) for at in (NOON, NOON + 30 * DAY)]
    again.engine.dispose()
    assert [len(given) for given in found] == [1, 0]


@SQLITE
def test_rows_do_not_tell_which_came_when(store: Store, tmp_path: Path) -> None:
    """They have no running number, which would lead to the messages written beside them."""
    store.run_here(lambda tx: shared.keep(tx, given_words(), NOON))

    with closing(sqlite3.connect(tmp_path / "secondstep.db")) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("SELECT rowid FROM shared")


@SQLITE
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=200),
    number=st.integers(2_000_000_000, 2_009_999_999),
    second=st.integers(0, 86_399),
)
def test_nothing_but_words_day_language_and_channel_is_stored(
    store: Store, words: str, number: int, second: int
) -> None:
    """The row's id is random: it stands nowhere else, and no number, hash or moment stands in the row."""
    address = Address("sms", f"+1{number}")
    at = dt.datetime(2026, 3, 2, tzinfo=dt.UTC) + dt.timedelta(seconds=second)

    def work(tx: Tx) -> tuple[dict[str, object], str, str, list[object]]:
        tx.conn.execute(sa.delete(table))
        held = people.find_or_create(tx, address)
        shared.keep(tx, given_words(words), at)
        row = dict(tx.conn.execute(sa.select(table)).mappings().one())
        others = [each for each in metadata.sorted_tables if each.name != "shared"]
        values = [value for each in others for found in tx.conn.execute(sa.select(each)) for value in found]
        return row, held.person.id, tx.vault.hashed(address), values

    row, person, hashed, elsewhere = store.run_here(work)
    assert row.keys() == ROW
    assert (row["day"], row["language"], row["channel"]) == (dt.date(2026, 3, 2), "en", "sms")
    assert row["id"] not in (*elsewhere, person, hashed)
    assert row["words"] not in elsewhere
