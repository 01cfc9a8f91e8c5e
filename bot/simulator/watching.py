"""What the bot says about itself: its next reminder, what it still has to send, the next visit."""

import asyncio
import datetime as dt

import msgspec

from bot.simulator.config import SimulatorConfig
from bot.simulator.journal import Journal
from bot.simulator.posting import Poster

EVERY = 1.5


class BotStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The part of ``GET /status`` that is read here. ``known`` is false while the bot does not answer."""

    next_due: dt.datetime | None = None
    next_visit: dt.datetime | None = None
    """Optional: lets "play to the visit" know where to stop."""
    waiting: int = 0
    busy: bool = False
    known: bool = True


class Watcher:
    """Asks the bot, while somebody looks at the page."""

    def __init__(self, config: SimulatorConfig, journal: Journal, poster: Poster) -> None:
        self.latest = BotStatus(known=False)
        self._config = config
        self._journal = journal
        self._poster = poster
        self._viewers = 0
        self._task: asyncio.Task[None] | None = None

    async def ask(self) -> BotStatus:
        """The status now; tells the page when it has changed."""
        status = await self._fetch()
        if status != self.latest:
            self.latest = status
            self._journal.add("bot", bot=msgspec.to_builtins(status))
        return status

    def arrive(self) -> None:
        """Somebody looks."""
        self._viewers += 1
        if self._task is None or self._task.done():
            self._task = self._poster.spawn(self._watch())

    def leave(self) -> None:
        """They went away."""
        self._viewers -= 1

    async def _fetch(self) -> BotStatus:
        if not self._config.bot_status_url:
            return BotStatus(known=False)
        headers = {"Authorization": f"Bearer {self._config.admin_token}"}
        answer = await self._poster.fetch(self._config.bot_status_url, headers, 5)
        try:
            return msgspec.json.decode(answer.text, type=BotStatus) if answer.fine else BotStatus(known=False)
        except msgspec.MsgspecError:
            return BotStatus(known=False)

    async def _watch(self) -> None:
        while self._viewers > 0 and not self._journal.closed:
            await self.ask()
            await asyncio.sleep(EVERY)
