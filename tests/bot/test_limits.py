"""The pace that all processes share: two of them here, on one database."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.channels.wire import Halt, Later, Outcome, Over, Sent
from bot.limits import SharedPaces, limits
from bot.rates import Rate
from bot.storage import senders
from bot.storage.opening import Where, open_store
from bot.storage.store import Store

pytestmark = pytest.mark.parametrize("where", ["postgresql"], indirect=True)

RATE = Rate(per_second=10, burst=2)


@pytest.fixture
async def shared(where: Where) -> AsyncIterator[Store]:
    store = open_store(where)
    yield store
    await store.close()


def two(store: Store, rate: Rate = RATE) -> tuple[SharedPaces, SharedPaces]:
    """The limits of two processes."""
    made = limits(store, {"telegram": rate}), limits(store, {"telegram": rate})
    assert all(isinstance(each, SharedPaces) for each in made)
    return made  # type: ignore[return-value] # just asserted


async def room(paces: SharedPaces, most: int = 5) -> int:
    """How many messages may leave now."""
    return (await paces.reserve("telegram", most)).room


async def test_what_one_takes_the_other_does_not_get(shared: Store) -> None:
    """Both burst slots are gone; the other one's slot is reserved ahead, and comes when it should."""
    one, other = two(shared)

    assert (await room(one), await room(other)) == (2, 0)
    (wait,) = other.waits()
    assert 0 < wait <= 0.1
    await asyncio.sleep(wait)
    assert await room(other) == 1


async def test_what_was_taken_in_vain_is_given_back(shared: Store) -> None:
    """Nothing waited for it: the next one has it all, and nobody waits for a slot."""
    one, other = two(shared)

    await one.book("telegram", (), await room(one))
    assert (await room(other), one.waits()) == (2, [])


@pytest.mark.parametrize(
    ("outcomes", "pauses"),
    [
        ((Later("429", seconds=30),), 0),
        ((Later("429", seconds=30), Sent("1"), Later("429", seconds=30), Later("429", seconds=30)), 0),
        ((Later("429", seconds=30),) * 3, 30),
        ((Later("503"),) * 3, 0),
        ((Halt("401"),), 60),
        ((Halt("401"), Halt("401")), 60),
        ((Over("400"),), 0),
    ],
)
async def test_a_pause_is_everybody_s(shared: Store, outcomes: tuple[Outcome, ...], pauses: float) -> None:
    """Whoever was refused: nobody sends until it ends, and everybody's page shows it."""
    one, other = two(shared)
    await one.book("telegram", (), await room(one))
    for outcome in outcomes:
        await one.heed("telegram", outcome)
        await one.book("telegram", (), await room(one))

    assert (await room(other) > 0) == (pauses == 0)
    assert (await other.look()).get("telegram", 0) == pytest.approx(pauses, abs=3)
    assert other.paused()["telegram"] == pytest.approx(pauses, abs=3)


@pytest.mark.parametrize(("outcome", "after"), [(Sent("1"), [2, 0]), (Over("400"), [1, 0]), (Halt("401"), [0, 0])])
async def test_after_a_halt_one_message_of_one_process_goes_ahead(
    shared: Store, outcome: Outcome, after: list[int]
) -> None:
    """It finds out for all of them whether the configuration is right now."""
    one, other = two(shared)
    await one.book("telegram", (), await room(one))
    await one.heed("telegram", Halt("401"))
    shared.run_here(lambda tx: tx.conn.execute(senders.senders.update().values(paused_until=0)))
    one, other = two(shared)

    assert [await room(one), await room(other)] == [1, 0]
    await one.heed("telegram", outcome)
    await asyncio.sleep(0.25)
    assert [await room(paces) for paces in two(shared)] == after
