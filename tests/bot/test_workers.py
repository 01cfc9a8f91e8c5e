"""Workers that share alarms, messages and the pace of one sender; some are killed, some are stuck."""

import asyncio
import contextlib
import datetime as dt
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator

import msgspec
import pytest
import sqlalchemy as sa
from nodes import Node, node, until_so
from standing import ROOT
from storing import opened
from working import Options, settle

from bot.channels.wire import Outgoing
from bot.storage import post
from bot.storage.opening import Where
from bot.storage.store import Tx
from bot.storage.tables import outbox, seats
from handlers.address import Address
from handlers.messages import Urgency

pytestmark = pytest.mark.parametrize("where", ["postgresql"], indirect=True)


class Sent(msgspec.Struct, frozen=True):
    """One message that arrived."""

    at: float
    by: str
    to: str
    text: str


@contextlib.asynccontextmanager
async def worker(where: Where, options: Options) -> AsyncIterator[Node]:
    """A worker that runs."""
    words = (str(ROOT / "tests" / "working.py"), str(where.data_dir), where.database_url)
    async with node(*words, msgspec.json.encode(options).decode(), env={"PATH": ""}) as made:
        await made.says("SecondStep runs")
        yield made


@contextlib.asynccontextmanager
async def workers(where: Where, number: int, options: Options) -> AsyncIterator[list[Node]]:
    """So many of them."""
    async with contextlib.AsyncExitStack() as stack:
        yield [await stack.enter_async_context(worker(where, options)) for _ in range(number)]


def fill(where: Where, number: int, options: Options) -> None:
    """So many people whose alarms are all due at the same moment, once everybody is there."""
    at = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1 + number / 500)
    with opened(where) as store:
        for first in range(0, number, 500):
            numbers = range(first, min(first + 500, number))
            store.run_here(lambda tx, numbers=numbers: settle(tx, options.channel, numbers, at))


def arrived(where: Where) -> list[Sent]:
    """What the provider has, in order."""
    log = where.data_dir / "provider.log"
    lines = log.read_text().splitlines() if log.exists() else []
    return [Sent(float(at), *rest) for at, *rest in map(str.split, lines)]


async def until(where: Where, number: int, seconds: float) -> list[Sent]:
    """Wait until so many different people have had theirs. Errors: TimeoutError."""
    log = where.data_dir / "provider.log"

    def fits() -> bool:
        # Counted first: reading a hundred thousand lines ten times a second would take a core from the workers.
        there = log.exists() and log.read_bytes().count(b"\n") >= number
        return there and len({sent.to for sent in arrived(where)}) >= number

    await until_so(fits, seconds)
    return arrived(where)


def left(where: Where) -> tuple[int, Counter[str]]:
    """Alarms that are still set, and the messages by state."""

    def look(tx: Tx) -> tuple[int, Counter[str]]:
        due = tx.conn.scalar(sa.select(sa.func.count()).where(seats.c.due_at.is_not(None))) or 0
        return due, Counter(tx.conn.scalars(sa.select(outbox.c.state)))

    with opened(where) as store:
        return store.run_here(look)


def size(request: pytest.FixtureRequest, short: int, long: int) -> int:
    """How many, in which form of the test."""
    return long if request.config.getoption("--long") else short


@pytest.mark.parametrize("number", [2, 4])
async def test_every_alarm_rings_once_whoever_takes_it(
    where: Where, number: int, request: pytest.FixtureRequest
) -> None:
    """Thousands are due at once: none is lost, none said twice, and every worker has had its share."""
    due, options = size(request, 2_000, 100_000), Options()
    async with workers(where, number, options) as running:
        await asyncio.to_thread(fill, where, due, options)
        sent = await until(where, due, 60 + due / 50)
        codes = [await each.terminated() for each in running]

    assert codes == [0] * number
    assert Counter(one.to for one in sent).most_common(1)[0][1] == 1
    assert left(where) == (0, Counter(sent=due))
    assert len({one.by for one in sent}) == number


async def test_workers_that_are_killed_lose_and_double_nothing(where: Where, request: pytest.FixtureRequest) -> None:
    """Every few seconds one dies in the midst of it and another one starts: what it had begun is taken over in 30 s."""
    due, kills, number = size(request, 2_000, 100_000), size(request, 3, 60), size(request, 2, 4)
    options = Options(per_second=due / (8 * kills), burst=10, seconds=0.05)
    async with contextlib.AsyncExitStack() as stack:
        running = [await stack.enter_async_context(worker(where, options)) for _ in range(number)]
        await asyncio.to_thread(fill, where, due, options)
        for _ in range(kills):
            await asyncio.sleep(2)
            await running.pop(0).killed()
            running.append(await stack.enter_async_context(worker(where, options)))
        sent = await until(where, due, 90 + 10 * kills)
        await until_so(lambda: not left(where)[1]["sending"], 60)
        for each in running:
            await each.terminated()

    assert Counter(one.to for one in sent).most_common(1)[0][1] == 1
    assert left(where) == (0, Counter(sent=due))
    assert len({one.by for one in sent}) > 2


async def test_four_workers_keep_to_one_pace(where: Where, request: pytest.FixtureRequest) -> None:
    """Together they send what one sender may, one slot more at most in any second, and hardly less."""
    seconds = size(request, 6, 60)
    options = Options(channel="telegram", per_second=28, burst=2, chat_per_second=1)
    async with workers(where, 4, options) as running:
        await asyncio.to_thread(fill, where, 28 * (seconds + 20), options)
        sent = await until(where, 28 * seconds, seconds * 2 + 30)
        for each in running:
            await each.killed()

    moments = [one.at for one in sent]
    steady = [moment for moment in moments if moment > moments[0] + 2]
    most = max(sum(1 for moment in moments if start <= moment < start + 1) for start in moments)
    # A request leaves some milliseconds after its slot was reserved.
    assert most <= 28 + 2 + 1, most
    assert len(steady) / (steady[-1] - steady[0]) > 20  # 28 where nobody else uses the machine
    assert len({one.by for one in sent}) == 4


async def test_a_chat_gets_its_messages_in_order_and_one_a_second_from_all_together(where: Where) -> None:
    """After its burst of three, and whichever worker says each."""
    options = Options(channel="telegram", chat_per_second=1)
    async with workers(where, 3, options):
        with opened(where) as store:
            for number in range(7):
                store.run_here(lambda tx, text=f"{number}": put(tx, "1", text))
        await until_so(lambda: len(arrived(where)) == 7, 30)

    sent = arrived(where)
    assert [one.text for one in sent] == [str(number) for number in range(7)]
    assert sent[-1].at - sent[2].at == pytest.approx(4, abs=0.8)


async def test_an_alarm_that_is_due_soon_wakes_who_sleeps(where: Where) -> None:
    """The workers' clocks look every five seconds; whoever sets an alarm within those tells them."""
    async with worker(where, Options()):
        await asyncio.sleep(1)
        with opened(where) as store:
            began = time.monotonic()
            store.run_here(lambda tx: (settle(tx, "sms", range(1), dt.datetime.now(dt.UTC)), tx.wake("alarms")))
        await until(where, 1, 4)

    assert time.monotonic() - began < 3.5


async def test_a_stuck_worker_harms_nobody_else(where: Where) -> None:
    """One stands still with whatever it holds: new messages are sent at once, and its own within its lease."""
    options = Options(seconds=0.2)
    async with worker(where, options) as stuck, worker(where, options):
        with opened(where) as store:
            for number in range(200):
                store.run_here(lambda tx, number=number: put(tx, f"{number}", f"busy-{number}"))
        await until(where, 20, 20)
        stuck.signal(signal.SIGSTOP)
        with opened(where) as store:
            store.run_here(lambda tx: put(tx, "new", "hello", "reply"))
        began = time.monotonic()
        await until_so(lambda: any(one.to == "new" for one in arrived(where)), 10)
        new = time.monotonic() - began
        sent = await until(where, 201, 60)
        stuck.signal(signal.SIGCONT)
        await asyncio.sleep(1)

    assert new < 3
    assert time.monotonic() - began < 45
    assert Counter(one.to for one in sent).most_common(1)[0][1] == 1


async def test_a_worker_that_is_told_to_stop_gives_back_what_it_holds(where: Where) -> None:
    """Others go on at once; a request that hangs is looked up, not sent again."""
    options = Options(seconds=20)
    async with worker(where, options) as stopped:
        with opened(where) as store:
            store.run_here(lambda tx: put(tx, "1", "hangs"))
        await until(where, 1, 20)
        code = await stopped.terminated()

    states = left(where)[1]
    async with worker(where, Options()):
        await until_so(lambda: left(where)[1] == Counter(sent=1), 20)

    assert (code, states, len(arrived(where))) == (0, Counter(unknown=1), 1)


def put(tx: Tx, to: str, text: str, urgency: Urgency = "reminder") -> None:
    """Queue a message."""
    message, address = Outgoing(method="send", fields={"text": text}), Address("sms", to)
    if text.isdecimal():
        address = Address("telegram", to)
    letter = post.Letter(address=address, person_id="p", urgency=urgency, message=message)
    post.enqueue(tx, (letter,), dt.datetime.now(dt.UTC))
