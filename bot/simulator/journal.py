"""Everything that happens, in order: what the page and the tests follow live, and the requests on the wire."""

import asyncio
import time
from collections import deque
from typing import Any

import msgspec

from bot.simulator.waiting import until

KEPT = 3000
WIRE_KEPT = 400


class Happening(msgspec.Struct, frozen=True):
    """One change: ``version`` counts from 1, ``data`` is JSON-able."""

    version: int
    kind: str
    data: dict[str, Any]


class Journal:
    """A bounded log that can be waited on."""

    def __init__(self) -> None:
        self.version = 0
        self.closed = False
        self._happenings: deque[Happening] = deque(maxlen=KEPT)
        self._wire: deque[dict[str, Any]] = deque(maxlen=WIRE_KEPT)
        self._changed = asyncio.Event()

    def add(self, kind: str, **data: Any) -> None:  # noqa: ANN401 - any JSON value
        """Record one change and wake everyone who waits."""
        self.version += 1
        self._happenings.append(Happening(self.version, kind, data))
        self._wake()

    def wire(self, **entry: Any) -> None:  # noqa: ANN401 - any JSON value
        """Record one request on the wire: ``way`` (in, out), ``name``, ``status``, ``ms``, ``sent``, ``got``."""
        entry = {"at": time.time(), **entry}
        self._wire.append(entry)
        self.add("wire", entry=entry)

    def recent_wire(self) -> list[dict[str, Any]]:
        """The last requests, oldest first."""
        return list(self._wire)

    def since(self, version: int) -> list[Happening]:
        """Changes after ``version``, oldest first."""
        return [happening for happening in self._happenings if happening.version > version]

    def reaches_back_to(self, version: int) -> bool:
        """Whether nothing after ``version`` was dropped or belongs to an earlier run."""
        oldest = self._happenings[0].version if self._happenings else self.version + 1
        return oldest - 1 <= version <= self.version

    async def wait(self, version: int, seconds: float) -> list[Happening]:
        """Changes after ``version``; waits up to ``seconds`` for the first. Empty when the time is over."""
        deadline = time.monotonic() + seconds
        while not self.closed and self.version <= version:
            left = deadline - time.monotonic()
            if left <= 0:
                break
            await until(self._changed, left)
        return self.since(version)

    def close(self) -> None:
        """Let all who wait go home."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        # A fresh event each time: whoever waits on the old one wakes once and looks again.
        waiting, self._changed = self._changed, asyncio.Event()
        waiting.set()
