"""Tasks are cancelled at any await; the store works on, and no connection is lost."""

import asyncio
import random
from pathlib import Path

import pytest
from echoing import HERE, emptied, parts
from recording import NOON, Recording, open_at

from bot.channels.wire import Inbound
from bot.storage import ledger, post
from bot.storage.errors import Unavailable
from bot.storage.opening import Where, open_store
from bot.turns import Turns
from handlers.messages import Text

LONG, SHORT = 2000, 200


async def fill_up(turns: Turns) -> None:
    """Long messages until there is no room. Errors: Unavailable."""
    for number in range(2, 200):
        await turns.take(Inbound(provider_id=str(number), address=HERE, event=Text("x" * 2000)))


async def test_cancels_at_random_awaits(where: Where, pytestconfig: pytest.Config) -> None:
    """Turns and reports are cut off anywhere: each was done or was not, and the next write has its turn at once."""
    dice = random.Random(1)  # noqa: S311 - no secrets: a run must be repeatable
    store = open_store(where)
    turns, outbox = parts(store, provider := Recording("sms"))
    for number in range(LONG if pytestconfig.getoption("--long") else SHORT):
        inbound = Inbound(provider_id=str(number), address=HERE, event=Text(f"word {number}"))
        work = turns.take(inbound) if dice.random() < 0.5 else outbox.report(str(number), "sent")
        task: asyncio.Task[object] = asyncio.create_task(work)
        for _ in range(dice.randrange(6)):
            await asyncio.sleep(dice.choice([0, 0, 0.0005]))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    # Cancelled or not, what had begun is finished first: it may stand in a long queue.
    await store.run(post.depth)
    async with asyncio.timeout(1):
        assert await store.run(lambda tx: ledger.note_inbound(tx, HERE, "last", NOON))
    for _ in range(1000):  # a server has several threads, and the others may still be at it
        await asyncio.sleep(0.01 if store.engine.pool.checkedout() else 0)  # type: ignore[attr-defined] # both pools count
    assert store.engine.pool.checkedout() == 0  # type: ignore[attr-defined] # both pools count
    await emptied(outbox)
    noted = await store.run(lambda tx: tx.conn.exec_driver_sql("SELECT count(*) FROM inbox").scalar())
    assert len(provider.texts()) == len(set(provider.texts())) == int(noted or 0) - 1
    await store.close()


async def test_a_full_disk_keeps_what_is_known_and_goes_on(tmp_path: Path) -> None:
    """While nothing can be written events are refused and nothing is sent twice; afterwards all goes on by itself."""
    store = open_at(tmp_path)
    turns, outbox = parts(store, provider := Recording("sms"))
    await turns.take(Inbound(provider_id="1", address=HERE, event=Text("before")))
    await outbox.round()
    pages = await store.run(lambda tx: tx.conn.exec_driver_sql("PRAGMA page_count").scalar())
    await store.run(lambda tx: tx.conn.exec_driver_sql(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(Unavailable):
        await fill_up(turns)
    waiting = sum((await store.run(post.depth)).values())
    await store.run(lambda tx: tx.conn.exec_driver_sql("PRAGMA max_page_count=100000"))
    assert await turns.take(Inbound(provider_id="after", address=HERE, event=Text("after")))
    await emptied(outbox)
    await store.close()

    assert len(provider.texts()) == waiting + 1
    assert provider.texts()[0] == "before"
    assert provider.texts()[-1] == "after"
    assert provider.texts().count("before") == 1
