"""Updates on their way to the bot: by webhook, retried until it answers 2xx, or by getUpdates.

As on the real server, one person's messages and one person's taps wait in two queues: within one the order is kept and
an update that is not taken blocks those behind it; between them there is no order. A tap is dropped when it is too old.
"""

import asyncio
import itertools
import time
from typing import Any

import msgspec

from bot.simulator.config import SimulatorConfig
from bot.simulator.faults import Faults
from bot.simulator.posting import Poster
from bot.simulator.telegram.errors import ApiError
from bot.simulator.waiting import until

BACK_OFF = (0.5, 1, 2, 4, 8, 16, 32, 60)
MESSAGE_SECONDS = 24 * 3600
FIRST_UPDATE = 730_000_001


class Webhook(msgspec.Struct, frozen=True, kw_only=True):
    """Where updates go, and what to say there."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    allowed: tuple[str, ...] = ()


class Pending(msgspec.Struct, frozen=True):
    """One update that the bot has not confirmed. ``made`` is monotonic."""

    key: str
    made: float
    lives: float
    update: dict[str, Any]


class Updates:
    """The queues."""

    def __init__(self, config: SimulatorConfig, faults: Faults, poster: Poster) -> None:
        self.webhook = Webhook(url=config.telegram_webhook_url, secret=config.telegram_secret)
        self.last_error = ""
        self._config = config
        self._faults = faults
        self._poster = poster
        self._ids = itertools.count(FIRST_UPDATE)
        self._pending: dict[int, Pending] = {}
        self._carrying: set[str] = set()
        self._poll = 0
        self._changed = asyncio.Event()

    def push(self, kind: str, payload: dict[str, Any], key: str) -> int | None:
        """Queue one update; its id, or None when the bot does not want that kind."""
        if self.webhook.allowed and kind not in self.webhook.allowed:
            return None
        update_id = next(self._ids)
        lives = self._config.tap_seconds if kind == "callback_query" else MESSAGE_SECONDS
        update = {"update_id": update_id, kind: payload}
        self._pending[update_id] = Pending(f"{kind == 'callback_query'}:{key}", time.monotonic(), lives, update)
        self._wake()
        return update_id

    def waiting(self) -> list[Pending]:
        """What is not confirmed and not too old, oldest first."""
        now = time.monotonic()
        for update_id in [each for each, one in self._pending.items() if now - one.made > one.lives]:
            del self._pending[update_id]
        return [self._pending[update_id] for update_id in sorted(self._pending)]

    def point(self, webhook: Webhook, *, drop: bool = False) -> None:
        """Send to another place from now on (an empty URL: nowhere), perhaps forgetting what waits."""
        self.webhook = webhook
        self.last_error = ""
        if drop:
            self._pending.clear()
        self._poll += 1
        self._wake()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """What getUpdates answers. Errors: ApiError 409 beside a webhook or when another poll takes over."""
        if self.webhook.url:
            hint = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise ApiError(409, f"Conflict: {hint}")
        self._poll += 1
        mine = self._poll
        self._wake()
        self._confirm(offset)
        deadline = time.monotonic() + seconds
        while not self.waiting() and (left := deadline - time.monotonic()) > 0:
            await until(self._changed, left)
            if mine != self._poll:
                hint = "terminated by other getUpdates request; make sure that only one bot instance is running"
                raise ApiError(409, f"Conflict: {hint}")
        twice = 2 if self._faults.state.duplicates else 1
        return [one.update for one in self.waiting()[:limit] for _ in range(twice)]

    def close(self) -> None:
        """Let polls end."""
        self._poll += 1
        self._wake()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            kept = self.waiting()[offset:]
            self._pending = {int(one.update["update_id"]): one for one in kept}
        elif offset:
            self._pending = {each: one for each, one in self._pending.items() if each >= offset}

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        if self.webhook.url:
            for key in {one.key for one in self.waiting()} - self._carrying:
                self._carrying.add(key)
                self._poster.spawn(self._carry(key))

    async def _carry(self, key: str) -> None:
        """Deliver one queue in order until it is empty or the webhook is gone."""
        failures = 0
        try:
            while self.webhook.url and (one := next((each for each in self.waiting() if each.key == key), None)):
                changed = self._changed
                if await self._deliver(one):
                    self._pending.pop(int(one.update["update_id"]), None)
                    failures = 0
                else:
                    await until(changed, BACK_OFF[min(failures, len(BACK_OFF) - 1)])
                    failures += 1
        finally:
            self._carrying.discard(key)

    async def _deliver(self, one: Pending) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook.secret
        content = msgspec.json.encode(one.update)
        kind = next(name for name in one.update if name != "update_id")
        for _ in range(2 if self._faults.state.duplicates else 1):
            answer = await self._poster.post(kind, self.webhook.url, content, headers, self._config.webhook_seconds)
            if not answer.fine:
                self.last_error = f"Wrong response from the webhook: {answer.status} {answer.text[:80]}".strip()
                return False
        return True
