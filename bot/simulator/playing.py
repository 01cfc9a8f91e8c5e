"""Time travel from reminder to reminder: one jump, or many with a pause so that people can read."""

import asyncio
import datetime as dt
import time
from collections.abc import Callable
from typing import Literal

import msgspec

from bot.simulator.clock import Clock
from bot.simulator.config import SimulatorConfig
from bot.simulator.journal import Journal
from bot.simulator.posting import Poster
from bot.simulator.watching import BotStatus, Watcher

Until = Literal["visit", "after", "end"]
SPARE = dt.timedelta(milliseconds=400)
AFTER_VISIT = dt.timedelta(days=8)
SETTLE_SECONDS = 25.0
ASK_EVERY = 0.15


class Playing(msgspec.Struct, frozen=True, kw_only=True):
    """How it goes: ``step`` jumps made; ``note`` says why it ended."""

    on: bool = False
    until: Until = "end"
    step: int = 0
    note: str = ""


class Player:
    """The tape deck under the clock."""

    def __init__(
        self, config: SimulatorConfig, journal: Journal, clock: Clock, watcher: Watcher, poster: Poster
    ) -> None:
        self.state = Playing()
        self._config = config
        self._journal = journal
        self._clock = clock
        self._watcher = watcher
        self._poster = poster
        self._task: asyncio.Task[None] | None = None
        self._last_visit: dt.datetime | None = None

    async def jump(self) -> bool:
        """Go to the next reminder and wait until the bot has spoken. False when there is none."""
        status = await self._quiet()
        if status.next_due is None:
            return False
        due = status.next_due
        if due > self._clock.now():
            self._clock.jump(due + SPARE)
        await self._spoken(due)
        return True

    def play(self, until: Until, steps: int, visit: dt.datetime | None) -> None:
        """Begin; ``steps`` is the most it makes, ``visit`` a moment for a bot that does not tell its own."""
        self.stop("")
        self._last_visit = visit
        self._say(Playing(on=True, until=until))
        self._task = self._poster.spawn(self._run(until, steps))

    def stop(self, note: str = "stopped") -> None:
        """Press stop."""
        if self._task and not self._task.done():
            self._task.cancel()
        if self.state.on:
            self._say(msgspec.structs.replace(self.state, on=False, note=note))

    async def _run(self, until: Until, steps: int) -> None:
        note = f"made {steps} steps"
        for step in range(1, steps + 1):
            reason = self._why_not(until, await self._quiet())
            if reason:
                note = reason
                break
            await self.jump()
            self._say(msgspec.structs.replace(self.state, step=step))
            await asyncio.sleep(self._config.play_pause)
        self._say(msgspec.structs.replace(self.state, on=False, note=note))

    def _why_not(self, until: Until, status: BotStatus) -> str:
        """Why playing ends before the next jump; empty to go on."""
        self._last_visit = status.next_visit or self._last_visit
        if status.next_due is None:
            return "no reminder is planned" if status.known else "the bot does not answer"
        if until == "end" or self._last_visit is None:
            return ""
        limit = self._last_visit + (AFTER_VISIT if until == "after" else dt.timedelta(0))
        return (
            "the visit is next"
            if until == "visit" and status.next_due > limit
            else ("a week after the visit" if status.next_due > limit else "")
        )

    async def _quiet(self) -> BotStatus:
        """The bot's status, once it has nothing left to send."""
        return await self._until(lambda status: not status.busy and status.waiting == 0)

    async def _spoken(self, due: dt.datetime) -> None:
        await self._until(
            lambda status: (status.next_due is None or status.next_due > due) and not status.busy and not status.waiting
        )

    async def _until(self, fits: Callable[[BotStatus], bool]) -> BotStatus:
        deadline = time.monotonic() + SETTLE_SECONDS
        status = await self._watcher.ask()
        while not fits(status) and time.monotonic() < deadline:
            await asyncio.sleep(ASK_EVERY)
            status = await self._watcher.ask()
        return status

    def _say(self, state: Playing) -> None:
        self.state = state
        self._journal.add("playing", playing=msgspec.to_builtins(state))
