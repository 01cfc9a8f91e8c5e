"""An event loop whose time is made up: where nothing is left to do it jumps to the next moment something waits for."""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

MOST_WITHOUT_TIME = 200_000
"""Rounds at one and the same moment: more is something that goes round in a circle."""

SHORTEST = 1e-6


class StuckError(RuntimeError):
    """Nothing will ever happen again, or the same happens for ever."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop. ``hosts`` runs what an executor is given; without one the work is done at once, in this thread."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        self.hosts: dict[Executor, Callable[[Callable[[], Any]], asyncio.Future[Any]]] = {}
        self._rounds = 0
        super().__init__(_Jumping(self))

    def time(self) -> float:
        """Seconds since the beginning of the made-up time."""
        return self.elapsed

    def pass_by(self, seconds: float | None) -> None:
        """Nothing is left to do for so long. Errors: StuckError."""
        self._rounds = 0 if seconds else self._rounds + 1
        if seconds is None or self._rounds > MOST_WITHOUT_TIME:
            raise StuckError("nothing is left to wait for" if seconds is None else "time stands still")
        # A real clock always goes on: a wait too short to be added to the time would come again and again.
        self.elapsed += max(seconds, SHORTEST) if seconds else 0.0

    def run_in_executor(  # type: ignore[override] # the library's own type names a generic that cannot be met here
        self, executor: Executor | None, func: Callable[..., Any], *args: object
    ) -> asyncio.Future[Any]:
        """The work, done by its host when that sees fit."""
        if executor is not None and executor in self.hosts:
            return self.hosts[executor](lambda: func(*args))
        done = self.create_future()
        done.set_result(func(*args))
        return done


class _Jumping(selectors.SelectSelector):
    """Waits for no file: all that happens is a timer of the loop's."""

    def __init__(self, owner: VirtualLoop) -> None:
        super().__init__()
        self._owner = owner

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._owner.pass_by(timeout)
        return []
