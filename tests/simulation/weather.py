"""What goes wrong in a run, and when: each seed has its own selection of faults, so that none hides another."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from random import Random
from typing import Protocol

import msgspec

HOUR = 3600.0
PROVIDERS = ("telegram", "twilio")
REQUESTS = ("refused", "silent lost", "silent taken", "5xx lost", "5xx taken", "429", "auth", "slow", "broken")
"""How one request can fare."""
OUTAGES = ("refused", "silent lost", "5xx lost", "429", "auth")
"""What a whole outage can look like."""
DEEDS = ("outage", "flaky", "locked", "full", "slow disk", "jump", "crash", "restart", "down")
LAST = {
    "outage": (60, 600, HOUR, 5 * HOUR),
    "flaky": (600, 3 * HOUR),
    "locked": (2, 40, 300),
    "full": (20, 300, HOUR),
    "slow disk": (600, 2 * HOUR),
    "jump": (120, HOUR, 8 * HOUR),
    "crash": (1,),
    "restart": (1,),
    "down": (600, 6 * HOUR, 30 * HOUR),
}
"""How many seconds each takes."""
JUMPS = (600, HOUR, 3 * HOUR)


class Victim(Protocol):
    """What the weather can do to the bot. Each returns when it is over."""

    async def lock(self, seconds: float) -> None:
        """The database is locked."""
        ...

    async def fill(self, seconds: float) -> None:
        """The disk is full."""
        ...

    async def slow_down(self, seconds: float) -> None:
        """The disk is slow."""
        ...

    async def jump(self, seconds: float, by: float) -> None:
        """The bot's clock is off."""
        ...

    async def end(self, seconds: float, points: int) -> None:
        """The process dies after so many points (0: it is told to stop), and starts again that much later."""
        ...


class Window(msgspec.Struct, frozen=True):
    """Until when a provider is how, and for which share of its requests."""

    until: float
    kind: str
    share: float


class Weather:
    """The faults of one run. ``happened`` counts those that did strike."""

    def __init__(self, random: Random) -> None:
        self.happened: Counter[str] = Counter()
        self.calm = False
        self._random = random
        self._deeds = random.sample(DEEDS, random.randint(3, len(DEEDS)))
        self._every = random.choice([8, 24, 60]) * HOUR
        self._rare = random.choice([0.0, 0.005, 0.03])
        self._windows: dict[str, Window] = {}

    def fault(self, provider: str) -> str:
        """How the next request to this provider fares; "" for well."""
        now = asyncio.get_running_loop().time()
        window = self._windows.get(provider, Window(0, "", 0))
        strikes = window.until > now and self._random.random() < window.share
        kind = window.kind if strikes else ""
        if kind == "any" or (not kind and self._random.random() < self._rare):
            kind = self._random.choice(REQUESTS)
        if self.calm or not kind:
            return ""
        self.happened[kind] += 1
        return kind

    async def blow(self, victim: Victim) -> None:
        """One fault after the other, for ever."""
        while True:
            await asyncio.sleep(self._random.expovariate(1 / self._every))
            deed = self._random.choice(self._deeds)
            self.happened[deed] += 1
            await self._do(victim, deed, self._random.choice(LAST[deed]) * self._random.uniform(0.5, 1.5))

    async def _do(self, victim: Victim, deed: str, seconds: float) -> None:
        works: Mapping[str, Callable[[], Awaitable[None]]] = {
            "locked": lambda: victim.lock(seconds),
            "full": lambda: victim.fill(seconds),
            "slow disk": lambda: victim.slow_down(seconds),
            "jump": lambda: victim.jump(seconds, self._random.choice([-1, 1]) * self._random.choice(JUMPS)),
            "crash": lambda: victim.end(seconds, self._random.randint(1, 40)),
            "restart": lambda: victim.end(seconds, 0),
            "down": lambda: victim.end(seconds, 1),
        }
        if deed in works:
            await works[deed]()
        else:
            await self._provider(deed, seconds)

    async def _provider(self, deed: str, seconds: float) -> None:
        kind = self._random.choice(OUTAGES) if deed == "outage" else "any"
        until = asyncio.get_running_loop().time() + seconds
        share = 1.0 if deed == "outage" else 0.4
        self._windows[self._random.choice(PROVIDERS)] = Window(until, kind, share)
