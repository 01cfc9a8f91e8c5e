"""The fake time: real time plus an offset that the buttons move. The bot follows it through ``GET /sim/now``."""

import asyncio
import datetime as dt
import time

from bot.simulator.journal import Journal
from bot.simulator.waiting import until


class Clock:
    """Now, as the two phones and the bot see it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._offset = dt.timedelta(0)
        self._moved = asyncio.Event()
        self.version = 1

    def now(self) -> dt.datetime:
        """The fake moment, aware, in UTC."""
        return dt.datetime.now(dt.UTC) + self._offset

    def unix(self) -> int:
        """The fake moment as Telegram counts it: whole seconds."""
        return int(self.now().timestamp())

    def jump(self, moment: dt.datetime) -> None:
        """Make it ``moment`` (aware) now."""
        self._move(moment - dt.datetime.now(dt.UTC))

    def advance(self, by: dt.timedelta) -> None:
        """Go forward (or back) by so much."""
        self._move(self._offset + by)

    def reset(self) -> None:
        """Back to the real time."""
        self._move(dt.timedelta(0))

    def state(self) -> dict[str, object]:
        """``version``, the fake ``now`` and the ``offset`` to real time in seconds."""
        return {"version": self.version, "now": self.now().isoformat(), "offset": self._offset.total_seconds()}

    async def wait(self, after: int | None, seconds: float) -> dict[str, object]:
        """The state, as soon as its version is not ``after``, at the latest after ``seconds``."""
        deadline = time.monotonic() + seconds
        while after == self.version and not self._journal.closed:
            left = deadline - time.monotonic()
            if left <= 0:
                break
            await until(self._moved, left)
        return self.state()

    def close(self) -> None:
        """Answer whoever still waits."""
        self._moved.set()

    def _move(self, offset: dt.timedelta) -> None:
        self._offset = offset
        self.version += 1
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        self._journal.add("clock", **self.state())
