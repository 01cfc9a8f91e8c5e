"""What people shared, from the talk to the operator: kept with nobody's name, shown as a number, and gone by itself."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY
from recording import open_at
from talking import CHAT, PHONE, Talk

from bot.operation import Operation
from bot.storage import erasure, shared
from bot.storage.store import Tx
from bot.storage.tables import metadata, people
from bot.storage.tables import shared as table
from handlers.address import Channel
from scheduler.clock import Clock

WORDS = "do you like soccer"
WELCOME = ("hi", "me", "skip", "not asked yet", "not now", "not yet")


@pytest.fixture
async def talk(tmp_path: Path, channel: Channel) -> AsyncIterator[Talk]:
    """Somebody who came through the first questions."""
    talk = Talk(open_at(tmp_path), channel)
    for words in WELCOME:
        await talk.write(words)
    yield talk
    await talk.store.close()


def operation(talk: Talk) -> Operation:
    """What runs by itself beside this talk."""
    return Operation(store=talk.store, turns=talk.turns, outbox=talk.outbox, now=lambda: talk.now)


async def share(talk: Talk) -> None:
    """Write what nobody understands, and share it."""
    await talk.write(WORDS)
    await talk.choose("Share it" if talk.channel == "telegram" else "Share this, without my name, to help")
    await talk.choose("Share it")


def everything(folder: Path) -> bytes:
    """The bytes of the database and of its log."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("secondstep.db*")))


def sealed(tx: Tx) -> bytes:
    """The words as they are stored."""
    return bytes(tx.conn.scalar(sa.select(table.c.words)) or b"")


@pytest.mark.parametrize("channel", ["telegram", "sms"])
async def test_a_shared_message_is_kept_and_gone_after_thirty_days(talk: Talk, tmp_path: Path) -> None:
    """Neither the words nor their sealed bytes are in any file after the tidying of that day; the count is."""
    await share(talk)
    given = await talk.store.run(lambda tx: shared.read(tx, talk.now))
    found = await talk.store.run(sealed)
    before = everything(tmp_path)
    seen = []
    for days in (29, 1):
        talk.now += dt.timedelta(days=days)
        await operation(talk).tidy()
        seen.append(await talk.store.run(sealed) == found)

    after = everything(tmp_path)
    assert [(one.language, one.text) for one in given] == [("en", WORDS)]
    assert (found in before, seen, found in after, WORDS.encode() in before + after) == (
        True,
        [True, False],
        False,
        False,
    )
    assert await talk.store.run(shared.counts) == {("2026-11", "en"): 1}


@pytest.mark.parametrize("channel", ["telegram", "sms"])
async def test_a_message_that_is_not_shared_is_kept_for_nothing(talk: Talk) -> None:
    """After the next message the words are in no document either."""
    await talk.write(WORDS)
    await talk.write("menu")

    def documents(tx: Tx) -> str:
        ids = tx.conn.scalars(sa.select(people.c.id)).all()
        return str([erasure.export(tx, person) for person in ids])

    assert WORDS not in await talk.store.run(documents)
    assert await talk.store.run(lambda tx: shared.read(tx, talk.now)) == ()


@pytest.mark.parametrize("channel", ["telegram", "sms"])
async def test_nothing_leads_from_a_shared_message_to_its_person(talk: Talk) -> None:
    """The row says the day, the language and the channel; no number, hash or id of anybody stands in it."""
    await share(talk)

    def row_and_rest(tx: Tx) -> tuple[dict[str, object], set[object]]:
        row = dict(tx.conn.execute(sa.select(table)).mappings().one())
        others = [each for each in metadata.sorted_tables if each is not table]
        return row, {value for each in others for found in tx.conn.execute(sa.select(each)) for value in found}

    row, elsewhere = await talk.store.run(row_and_rest)
    assert row.keys() == {"id", "day", "language", "channel", "words"}
    assert {row["id"], row["words"]} & elsewhere == set()
    assert (row["day"], row["language"], row["channel"]) == (dt.date(2026, 11, 2), "en", talk.channel)
    assert not any(str(number) in str(row) for number in (CHAT, PHONE))


@pytest.mark.parametrize("channel", ["telegram"])
async def test_a_deletion_leaves_what_was_shared(talk: Talk) -> None:
    """Nobody can tell whose it was; it goes when its days are over, as PRIVACY says."""
    await share(talk)
    await talk.write("delete")
    await talk.write("yes")

    assert [one.text for one in await talk.store.run(lambda tx: shared.read(tx, talk.now))] == [WORDS]


@pytest.mark.parametrize("channel", ["sms"])
async def test_the_operator_sees_how_many(talk: Talk) -> None:
    """By month and language on the page, by language in the metrics; without any words."""
    running = operation(talk)
    await share(talk)

    told = await running.state(Clock(running.tick, lambda: talk.now))

    assert told["shared"] == {"2026-11 en": 1}
    assert WORDS not in str(told)
    assert REGISTRY.get_sample_value("secondstep_shared_messages", {"language": "en"}) == 1
