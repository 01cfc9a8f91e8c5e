"""Posts to the bot's webhooks, and the tasks that do so in the background."""

import asyncio
import time
from collections.abc import Coroutine, Mapping
from typing import Any

import aiohttp
import msgspec

from bot.simulator.journal import Journal

SHOWN = 4000


class Answer(msgspec.Struct, frozen=True):
    """What the bot answered: ``status`` 0 when there was no connection or none came back, -1 when it took too long."""

    status: int
    text: str = ""

    @property
    def fine(self) -> bool:
        """Whether it is a 2xx."""
        return self.status // 100 == 2  # noqa: PLR2004 - the hundreds of an HTTP status


class Poster:
    """One HTTP session towards the bot, made in the loop that uses it first."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Run in the background until done or closed."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def post(self, name: str, url: str, content: bytes, headers: Mapping[str, str], seconds: float) -> Answer:
        """One POST. Never raises for what the bot or the network does."""
        began = time.monotonic()
        answer = await self._attempt(url, content, headers, seconds)
        self._journal.wire(
            way="to the bot",
            name=name,
            status=answer.status,
            ms=round((time.monotonic() - began) * 1000),
            sent=content.decode(errors="replace")[:SHOWN],
            got=answer.text[:SHOWN],
        )
        return answer

    async def fetch(self, url: str, headers: Mapping[str, str], seconds: float) -> Answer:
        """One GET, not logged: the page asks every other second."""
        try:
            async with self._open().get(url, headers=headers, timeout=_within(seconds)) as response:
                return Answer(response.status, await response.text())
        except (aiohttp.ClientError, OSError, TimeoutError):
            return Answer(0)

    async def close(self) -> None:
        """Cancel what runs and close the connections."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(trust_env=False)
        return self._session

    async def _attempt(self, url: str, content: bytes, headers: Mapping[str, str], seconds: float) -> Answer:
        try:
            async with self._open().post(url, data=content, headers=headers, timeout=_within(seconds)) as response:
                return Answer(response.status, await response.text())
        except TimeoutError:
            return Answer(-1, "took too long")
        except (aiohttp.ClientError, OSError) as error:
            return Answer(0, f"no connection: {error}")


def _within(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds)
