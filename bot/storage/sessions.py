"""Connections to the server beside the store's, for what lasts longer than a transaction. PostgreSQL only.

Each comes back by itself after the server was away; what depends on it stops with it.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import get_args

import psycopg
import structlog

from bot.storage.dialects import DIALECTS, Topic
from bot.storage.store import Store

AGAIN = 3.0
"""Seconds until a lost connection is tried again. Meanwhile everybody looks for work every few seconds anyway."""

# A machine that lost its power lets go after half a minute, not after the two hours that are usual.
_VIGILANT = "SELECT set_config('tcp_keepalives_' || name, '10', false) FROM unnest(ARRAY['idle', 'interval']) AS name"
_LOCK = "SELECT pg_advisory_lock(hashtextextended(%s, 0))"

log = structlog.get_logger()

Heard = Callable[[Topic, str], None]
"""There may be something to do, and which process said so; empty: nobody, but somebody may have while we were deaf."""


async def listen(store: Store, heard: Heard) -> None:
    """Tell what the other processes wake us for (``Tx.wake``), for ever."""

    async def session(connection: psycopg.AsyncConnection) -> None:
        for topic in get_args(Topic):
            await connection.execute(f"LISTEN secondstep_{topic}")
        for topic in get_args(Topic):
            heard(topic, "")
        async for notice in connection.notifies():
            heard(_topic(notice.channel), notice.payload)

    await _for_ever(store, session)


async def alone(store: Store, what: str, work: Callable[[], Awaitable[object]]) -> None:
    """Do this while no other process does; the next one takes over when this one or its connection ends. For ever."""

    async def session(connection: psycopg.AsyncConnection) -> None:
        await connection.execute(_LOCK, (what,))
        log.info("alone_on", what=what)
        task = asyncio.ensure_future(work())
        try:
            # Ends with an error when the connection does, and the lock with it.
            async for _ in connection.notifies():
                pass
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    await _for_ever(store, session)


async def _for_ever(store: Store, session: Callable[[psycopg.AsyncConnection], Awaitable[None]]) -> None:
    engine = store.engine
    _, given = engine.dialect.create_connect_args(engine.url)
    options = {**DIALECTS[engine.dialect.name].arguments(engine.url)["connect_args"], **given}
    while True:
        with contextlib.suppress(psycopg.Error):
            async with await psycopg.AsyncConnection.connect(**options, autocommit=True) as connection:
                await connection.execute(_VIGILANT)
                await session(connection)
        log.warning("session_lost", again_in=AGAIN)
        await asyncio.sleep(AGAIN)


def _topic(channel: str) -> Topic:
    return "post" if channel == "secondstep_post" else "alarms"
