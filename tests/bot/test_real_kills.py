"""SIGKILL of the whole bot under load, again and again: what it has acknowledged it answers, and once."""

import asyncio
import contextlib
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from calling import Load
from nodes import node, until_so
from standing import environment
from storing import opened

from bot.storage import post
from bot.storage.opening import Where

if TYPE_CHECKING:
    from nodes import Node
    from standing import Stand

SHORT, LONG = 3, 100
IN_DANGER = "I can't breathe"
"""Its answer waits for no pace of the sender, so that the pace sets no limit to the load."""


def answered(stand: "Stand") -> Counter[str]:
    """How many texts each number has had."""
    texts = stand.world.carrier.messages.everything()
    return Counter(text.to for text in texts if text.direction == "outbound-api")


def waiting(where: Where) -> int:
    """How many messages are not over."""
    with opened(where) as store:
        return sum(store.run_here(post.depth).values())


async def lives_and_dies(bot: "Node", stand: "Stand", load: Load, dice: random.Random) -> None:
    """It takes some texts, or dies while it starts."""
    starts = dice.random() < 0.2
    enough = len(load.acknowledged) + (0 if starts else dice.randint(1, 12))
    await stand.until(lambda: len(load.acknowledged) >= enough, 60)
    await asyncio.sleep(dice.uniform(0, 3 if starts else 0.3))
    await bot.killed()


async def test_what_was_acknowledged_is_answered_however_often_the_bot_is_killed(
    stand: "Stand", where: Where, request: pytest.FixtureRequest
) -> None:
    """People in danger write all the time; everybody whose text was taken reads the answer, nobody reads it twice."""
    dice, load = random.Random(2), Load(stand, IN_DANGER, 0.02)  # noqa: S311 - no secrets: a run must be repeatable
    given = environment(
        stand.settings.model_copy(update={"data_dir": where.data_dir}), SECONDSTEP_DATABASE_URL=where.database_url
    )
    posting = asyncio.create_task(load.run())
    for _ in range(LONG if request.config.getoption("--long") else SHORT):
        async with node("-m", "bot", "run", env=given) as bot:
            await lives_and_dies(bot, stand, load, dice)
    posting.cancel()
    await asyncio.gather(posting, return_exceptions=True)
    async with node("-m", "bot", "run", env=given) as last:
        await last.says("SecondStep runs on")
        with contextlib.suppress(TimeoutError):
            await stand.until(lambda: load.acknowledged <= answered(stand).keys(), 90)
            await until_so(lambda: waiting(where) == 0, 90)
        code = await last.terminated()

    had = answered(stand)
    assert len(load.acknowledged) > SHORT
    assert load.acknowledged - had.keys() == set()
    assert {number: times for number, times in had.items() if times > 1} == {}
    assert (waiting(where), code) == (0, 0)
