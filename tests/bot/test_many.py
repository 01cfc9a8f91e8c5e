"""Many processes on one PostgreSQL: some answer webhooks, some do the work, and any of them may end."""

import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from nodes import secondstep
from standing import environment
from storing import opened

from bot.storage.opening import Where
from bot.storage.tables import inbox

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
