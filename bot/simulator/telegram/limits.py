"""How fast a bot may send: per chat with a short burst, and over all chats. Counted in real time."""

import math
import time

from bot.simulator.config import SimulatorConfig
from bot.simulator.telegram.errors import too_many


class Bucket:
    """Tokens that come back at ``rate`` a second, at most ``burst`` of them."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._seen = time.monotonic()

    def take(self) -> float:
        """Take one: 0, or the seconds until there is one again."""
        now = time.monotonic()
        self._tokens = min(self._burst, self._tokens + (now - self._seen) * self._rate)
        self._seen = now
        if self._tokens >= 1:
            self._tokens -= 1
            return 0.0
        return (1 - self._tokens) / self._rate


class Limits:
    """The buckets of one bot."""

    def __init__(self, config: SimulatorConfig) -> None:
        self._config = config
        self._overall = Bucket(config.overall_rate, config.overall_rate)
        self._chats: dict[int, Bucket] = {}

    def count(self, chat_id: int) -> None:
        """One message to one chat. Errors: ApiError 429 with the pause to make."""
        chat = self._chats.setdefault(chat_id, Bucket(self._config.chat_rate, self._config.chat_burst))
        wait = self._overall.take() or chat.take()
        if wait:
            raise too_many(math.ceil(wait))
