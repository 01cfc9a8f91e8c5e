"""The whole bot, and the operator's commands, on PostgreSQL."""

import asyncio
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from postgres import Server, serving
from storing import opened

from bot.__main__ import main
from bot.storage import people
from bot.storage.opening import Where
from handlers.address import Address

if TYPE_CHECKING:
    from standing import Stand

PHONE = Address("sms", "+12125550141")


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that may be stopped."""
    with serving() as server:
        yield server


@pytest.fixture
def lent(where: Where, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Where:
    """A database and its key, as the only settings; somebody wrote from a phone."""
    for name in [name for name in os.environ if name.startswith("SECONDSTEP_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECONDSTEP_DATA_DIR", str(where.data_dir))
    monkeypatch.setenv("SECONDSTEP_DATABASE_URL", where.database_url)
    with opened(where) as store:
        store.run_here(lambda tx: people.find_or_create(tx, PHONE))
    return where


def ended(*words: str) -> int:
    """The command's exit code."""
    with pytest.raises(SystemExit) as end:
        main(words)
    return int(end.value.code or 0)


def known(where: Where) -> bool:
    """Whether the phone leads to a person."""
    with opened(where) as store:
        return store.run_here(lambda tx: people.person_at(tx, PHONE)) is not None


async def test_a_restart_of_the_server_costs_no_message(stand: "Stand", server: Server) -> None:
    """While it is away webhooks are refused, so that they come again; afterwards the same process answers them."""
    async with stand.bot(database_url=server.database()):
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
        before = len(stand.texts())

        await asyncio.to_thread(server.stop)
        stand.write("hello")
        await stand.settled()
        ready, _ = await stand.get("/health/ready")
        await asyncio.to_thread(server.start)

        await stand.until(lambda: len(stand.chat()) > 0)
        stand.text("menu")
        await stand.until(lambda: len(stand.texts()) > before)
    assert ready == 503


async def test_what_was_begun_before_a_stop_goes_on_after_the_next_start(stand: "Stand", server: Server) -> None:
    """State is in the database: another process knows the person."""
    url = server.database()
    async with stand.bot(database_url=url):
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
    async with stand.bot(database_url=url) as bot:
        found = await bot.operation.store.run(lambda tx: people.person_at(tx, Address("sms", stand.ruth.phone)))

    assert found is not None


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_the_operators_commands_work(lent: Where, capsys: pytest.CaptureFixture[str]) -> None:
    """Bringing up to date, handing out, sealing anew, erasing."""
    assert [ended("db", "upgrade"), ended("export", "--sms", PHONE.value)] == [0, 0]
    told, _, exported = capsys.readouterr().out.partition("\n")
    assert "up to date: postgresql" in told
    assert json.loads(exported)["person"]["lines"][0]["address"]["value"] == PHONE.value

    assert ended("keys", "rotate") == 0
    assert re.search(r"Sealed anew: [1-9]\d* values", capsys.readouterr().out)
    assert known(lent)

    assert ended("erase", "--yes", "--sms", PHONE.value) == 0
    assert not known(lent)
