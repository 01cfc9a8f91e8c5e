"""Many processes on one PostgreSQL: some answer webhooks, some do the work, and any of them may end."""

import asyncio
import contextlib
import datetime as dt
import re
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from calling import Load
from nodes import node, secondstep, until_so
from standing import command, environment
from storing import opened

from bot.serving import listen
from bot.storage import people, post
from bot.storage.opening import Where
from bot.storage.tables import inbox
from handlers.address import Address

if TYPE_CHECKING:
    from standing import Stand

pytestmark = pytest.mark.parametrize("where", ["postgresql"], indirect=True)


def env(stand: "Stand", where: Where, **changes: str) -> dict[str, str]:
    """The settings that all processes share."""
    return environment(
        stand.settings.model_copy(update={"data_dir": where.data_dir}),
        SECONDSTEP_DATABASE_URL=where.database_url,
        **changes,
    )


def noted(where: Where) -> int:
    """How many events were taken."""
    with opened(where) as store:
        return store.run_here(lambda tx: tx.conn.scalar(sa.select(sa.func.count()).select_from(inbox)) or 0)


def waiting(where: Where) -> int:
    """How many messages are not sent yet."""
    with opened(where) as store:
        return sum(store.run_here(post.depth).values())


async def answered(stand: "Stand", times: int) -> None:
    """Ruth has had so many texts."""
    await stand.until(lambda: len(stand.texts()) >= times)


async def test_a_worker_that_sleeps_is_woken_by_an_answer(stand: "Stand", where: Where) -> None:
    """What one process was told another one says, long before it would have looked by itself."""
    took = []
    given = env(stand, where)
    async with secondstep("serve", env=given), secondstep("work", env={**given, "SECONDSTEP_PORT": "0"}):
        for asked in range(1, 5):
            began = time.monotonic()
            stand.text("menu")
            await answered(stand, asked)
            took.append(time.monotonic() - began)
            await stand.settled()

    assert sorted(took)[1] < 0.5, took


async def test_who_only_answers_tells_that_nobody_rings(stand: "Stand", where: Where) -> None:
    """Without any worker the operator sees how late the oldest alarm is, where webhooks are still answered."""
    due = dt.datetime(2026, 3, 2, 15, 0, tzinfo=dt.UTC)
    with opened(where) as store:
        held = store.run_here(lambda tx: people.find_or_create(tx, Address("sms", "+12125550141")))
        store.run_here(lambda tx: people.set_alarm(tx, held.person.id, held.plan.id, due))
    async with secondstep("serve", env=env(stand, where)):
        _, page = await stand.get("/metrics")

    (told,) = re.findall(r"^secondstep_oldest_due_timestamp (\S+)$", page, re.MULTILINE)
    assert float(told) == due.timestamp()


async def test_a_restart_of_serve_refuses_no_webhook(
    stand: "Stand", where: Where, request: pytest.FixtureRequest
) -> None:
    """Whoever started it holds the socket, so that calls wait in it for the next one; each is answered and kept."""
    given, load = env(stand, where), Load(stand, "menu")
    with contextlib.closing(listen("127.0.0.1", stand.settings.port)) as bound:
        fd = bound.fileno()
        posting = asyncio.create_task(load.run())
        for _ in range(20 if request.config.getoption("--long") else 2):
            async with secondstep("serve", "--fd", str(fd), env=given, fds=(fd,)) as serving:
                await asyncio.sleep(1.5)
                code = await serving.terminated()
        async with secondstep("serve", "--fd", str(fd), env=given, fds=(fd,)):
            before = len(load.answers)
            await until_so(lambda: len(load.answers) > before + 3, 20)
            posting.cancel()
            await asyncio.gather(posting, return_exceptions=True)

    assert code == 0
    assert set(load.answers.values()) == {200}
    # Some may have been under way at the end.
    assert 12 < len(load.answers) <= noted(where) <= len(load.answers) + 4


async def test_keys_are_not_changed_under_a_running_bot(stand: "Stand", where: Where) -> None:
    """It could read nothing afterwards. Once everybody has stopped they are."""
    given = env(stand, where, SECONDSTEP_PORT="0")
    async with secondstep("work", env=given) as working:
        refused = await command("keys", "rotate", env=given)
        ended = await working.terminated()
    done = await command("keys", "rotate", env=given)

    assert (refused[0], ended, done[0]) == (2, 0, 0)
    assert "Stop every run, serve and work first" in refused[2]
    assert "Sealed anew" in done[1]


async def test_telegram_is_polled_by_one_process_at_a_time(stand: "Stand", where: Where) -> None:
    """The other one takes over as soon as it ends, however it ends."""
    given = env(stand, where, SECONDSTEP_PORT="0", SECONDSTEP_TELEGRAM_MODE="polling", SECONDSTEP_LOG_FORMAT="json")
    async with secondstep("work", env=given) as one:
        await one.says("alone_on")
        async with secondstep("work", env=given) as other:
            stand.write("hello")
            await stand.until(lambda: len(stand.chat()) > 0)
            await until_so(lambda: not waiting(where), 20)
            waited = "alone_on" not in other.said
            await one.killed()
            began = time.monotonic()
            await other.says("alone_on", 10)
            took = time.monotonic() - began
            before = len(stand.chat())
            stand.write("menu")
            await stand.until(lambda: len(stand.chat()) > before)

    assert waited
    assert took < 3


@pytest.mark.parametrize("what", ["serve", "work"])
@pytest.mark.usefixtures("where")
async def test_a_file_belongs_to_one_process(stand: "Stand", what: str) -> None:
    """On SQLite there is nothing to share; what to do instead is said."""
    code, _, told = await command(what, env=environment(stand.settings))

    assert code == 2
    assert "SECONDSTEP_DATABASE_URL: serve and work need PostgreSQL" in told
    assert "secondstep run" in told


@pytest.mark.parametrize("kind", ["nothing", "a file", "silent"])
async def test_a_wrong_socket_is_told(stand: "Stand", where: Where, kind: str, tmp_path: Path) -> None:
    """In words, with the remedy: a number nobody has, a file, a socket that does not listen."""
    with (tmp_path / "file").open("w") as file, socket.socket() as silent:
        fd = {"nothing": 99, "a file": file.fileno(), "silent": silent.fileno()}[kind]
        held = () if kind == "nothing" else (fd,)
        async with node("-m", "bot", "serve", "--fd", str(fd), env=env(stand, where), fds=held) as made:
            code = await made.ended(60)

    assert code == 2
    assert "Leave --fd away" in made.said
