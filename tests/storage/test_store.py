"""One transaction is all or nothing, whatever happens to whoever asked for it."""

import asyncio
import contextlib
import multiprocessing
import threading
from collections.abc import AsyncIterator, Callable

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY
from recording import NOON
from storing import down, opened

from bot.metrics import Holding
from bot.storage import ledger
from bot.storage.errors import Unavailable
from bot.storage.opening import Where, open_store
from bot.storage.store import Store, Tx
from bot.storage.tables import inbox
from handlers.address import Address

HERE = Address("sms", "+15550100")
ON_SQLITE = pytest.mark.parametrize("where", ["sqlite"], indirect=True)


@pytest.fixture
async def store(where: Where) -> AsyncIterator[Store]:
    store = open_store(where)
    yield store
    await store.close()


def seen(tx: Tx) -> int:
    """How many events are noted."""
    return tx.conn.scalar(sa.select(sa.func.count()).select_from(inbox)) or 0


async def test_what_fails_leaves_nothing(store: Store) -> None:
    """An error after a write takes the write back, and comes through as it is."""

    def work(tx: Tx) -> None:
        ledger.note_inbound(tx, HERE, "1", NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.run(work)
    assert await store.run(seen) == 0


async def test_a_takeover_is_counted_once_it_is_kept(store: Store) -> None:
    """The operator sees what was taken over, and nothing of a transaction that failed."""
    kinds: tuple[Holding, ...] = ("alarm", "message")

    def counted() -> list[float]:
        return [REGISTRY.get_sample_value("secondstep_leases_expired_total", {"kind": kind}) or 0 for kind in kinds]

    def work(tx: Tx, *, fails: bool) -> None:
        tx.taken_over.update(alarm=2, message=1)
        if fails:
            raise ZeroDivisionError

    before = counted()
    with pytest.raises(ZeroDivisionError):
        await store.run(lambda tx: work(tx, fails=True))
    assert counted() == before
    await store.run(lambda tx: work(tx, fails=False))
    assert counted() == [before[0] + 2, before[1] + 1]


async def test_a_cancelled_caller_leaves_its_transaction_whole(store: Store) -> None:
    """Cancelled in the midst of it, the transaction ends as if nothing had happened, and the next one runs at once."""
    begun, go_on = threading.Event(), threading.Event()

    def work(tx: Tx) -> None:
        ledger.note_inbound(tx, HERE, "1", NOON)
        begun.set()
        go_on.wait(5)
        ledger.note_inbound(tx, HERE, "2", NOON)

    task = asyncio.create_task(store.run(work))
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()

    assert await asyncio.wait_for(store.run(seen), 1) == 2


async def test_many_cancels_leave_no_lock_behind(store: Store) -> None:
    """Two hundred transactions cancelled at different moments: the next write gets its turn."""
    for number in range(200):
        task = asyncio.create_task(store.run(lambda tx, n=number: ledger.note_inbound(tx, HERE, str(n), NOON)))
        for _ in range(number % 4):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    assert await asyncio.wait_for(store.run(lambda tx: ledger.note_inbound(tx, HERE, "last", NOON)), 30)


async def test_an_error_after_a_cancel_is_nobodys_warning(store: Store) -> None:
    """A transaction that fails after its caller has gone makes no noise (warnings are errors in these tests)."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_: Tx) -> None:
        begun.set()
        go_on.wait(5)
        raise ZeroDivisionError

    task = asyncio.create_task(store.run(work))
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    go_on.set()

    assert await store.run(seen) == 0


def noting(*numbers: int) -> Callable[[Tx], int]:
    """Work that notes these events and returns the last number; a second time it would be a mistake of the test's."""

    def work(tx: Tx) -> int:
        assert all(ledger.note_inbound(tx, HERE, str(number), NOON) for number in numbers)
        return numbers[-1]

    return work


@contextlib.asynccontextmanager
async def busy(store: Store) -> AsyncIterator[None]:
    """The store's thread is at work until the end of this: what is asked meanwhile waits together."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_: Tx) -> None:
        begun.set()
        go_on.wait(5)

    first = asyncio.create_task(store.run(work))
    await asyncio.to_thread(begun.wait, 5)
    yield
    await asyncio.sleep(0)
    go_on.set()
    await first


async def test_what_waits_at_the_same_moment_shares_a_commit(store: Store) -> None:
    """Each gets its own result; the disk is waited for once in sixteen, where one writes at a time."""
    commits: list[object] = []
    async with busy(store):
        sa.event.listen(store.engine, "commit", commits.append)
        tasks = [asyncio.create_task(store.run_together(noting(number))) for number in range(40)]

    assert await asyncio.gather(*tasks) == list(range(40))
    assert (await store.run(seen), store.shared or len(commits)) == (40, store.shared or 1 + 3 + 1)


async def test_one_that_fails_takes_none_of_the_others_with_it(store: Store) -> None:
    """Its error is its own, and nothing of it stays; whoever waited with it is served."""

    def fails(tx: Tx) -> None:
        noting(7)(tx)
        raise ZeroDivisionError

    async with busy(store):
        tasks = [asyncio.create_task(store.run_together(work)) for work in (noting(1), fails, noting(2, 3))]
    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert (results[0], type(results[1]), results[2]) == (1, ZeroDivisionError, 3)
    assert await store.run(seen) == 3


async def test_an_outage_is_told_to_all_who_waited_together(store: Store) -> None:
    """None of them is kept, each is told so, and the next is served."""
    with down(store):
        tasks = [asyncio.create_task(store.run_together(noting(number))) for number in range(3)]
        results = await asyncio.gather(*tasks, return_exceptions=True)

    assert [type(result) for result in results] == [Unavailable] * 3
    assert await store.run(seen) == 0
    assert await store.run_together(noting(1)) == 1


async def test_a_cancelled_caller_takes_nothing_from_those_it_waited_with(store: Store) -> None:
    """Its own work is done too: nobody can tell how far it was."""
    async with busy(store):
        tasks = [asyncio.create_task(store.run_together(noting(number))) for number in range(3)]
        await asyncio.sleep(0)
        tasks[0].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert (type(results[0]), results[1:]) == (asyncio.CancelledError, [1, 2])
    assert await store.run(seen) == 3


async def test_updates_are_not_lost_between_processes(store: Store, where: Where) -> None:
    """Who reads and then writes holds off every other who does, with the name of what is written."""
    other = open_store(where)

    def count_up(tx: Tx) -> None:
        tx.alone(["n"])
        found = ledger.meta_get(tx.conn, "n") or b"0"
        ledger.meta_set(tx.conn, "n", str(int(found) + 1).encode())

    async def twenty(each: Store) -> None:
        for _ in range(20):
            await each.run(count_up)

    await asyncio.gather(twenty(store), twenty(other))
    await other.close()

    assert await store.run(lambda tx: ledger.meta_get(tx.conn, "n")) == b"40"


def count_up(where: Where, times: int) -> None:
    """Read a number and write the next one, so many times."""

    def work(tx: Tx) -> None:
        tx.alone(["n"])
        ledger.meta_set(tx.conn, "n", str(int(ledger.meta_get(tx.conn, "n") or b"0") + 1).encode())

    with opened(where) as store:
        for _ in range(times):
            store.run_here(work)


def test_three_processes_that_write_at_once_lose_nothing(where: Where, pytestconfig: pytest.Config) -> None:
    """None is told that the database is locked, and no write is lost."""
    times = 500 if pytestconfig.getoption("--long") else 50
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=count_up, args=(where, times)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)

    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with opened(where) as store:
        assert store.run_here(lambda tx: ledger.meta_get(tx.conn, "n")) == str(3 * times).encode()


@ON_SQLITE
async def test_a_full_disk_is_told_and_passes(store: Store) -> None:
    """When the disk is full writing is unavailable, reading goes on, and writing recovers by itself."""
    await store.run(lambda tx: ledger.note_inbound(tx, HERE, "1", NOON))
    pages = await store.run(lambda tx: tx.conn.exec_driver_sql("PRAGMA page_count").scalar())
    await store.run(lambda tx: tx.conn.exec_driver_sql(f"PRAGMA max_page_count={pages}"))

    with pytest.raises(Unavailable, match="full"):
        await store.run(lambda tx: ledger.meta_set(tx.conn, "big", b"x" * 100_000))
    assert await store.run(seen) == 1
    await store.run(lambda tx: tx.conn.exec_driver_sql("PRAGMA max_page_count=100000"))
    await store.run(lambda tx: ledger.meta_set(tx.conn, "big", b"x" * 100_000))


async def test_a_database_that_cannot_be_used_is_unavailable(store: Store) -> None:
    """While somebody holds the lock for too long, or the server is away, the answer is "later"; then all is well."""
    with down(store), pytest.raises(Unavailable, match=r"locked|not currently accepting"):
        await store.run(seen)

    assert await store.run(seen) == 0


async def test_a_mistake_is_no_outage(store: Store) -> None:
    """A broken rule of a table comes through: repeating it would not help. Its values are not in the error."""

    def work(tx: Tx) -> None:
        for _ in range(2):
            tx.conn.execute(sa.insert(inbox).values(channel="sms", provider_id="secret-1", received_at=NOON))

    with pytest.raises(sa.exc.IntegrityError) as caught:
        await store.run(work)
    assert "secret-1" not in str(caught.value)


@ON_SQLITE
async def test_what_is_acknowledged_is_safe(store: Store) -> None:
    """The connection syncs at every commit, deletes for good and logs ahead."""

    def settings(tx: Tx) -> list[object]:
        names = ("journal_mode", "synchronous", "secure_delete", "busy_timeout")
        return [tx.conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert await store.run(settings) == ["wal", 2, 1, 5000]
