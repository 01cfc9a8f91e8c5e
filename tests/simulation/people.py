"""People of a run: they come, agree, forget, move their visit, stop and start again, and get into danger."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from random import Random
from typing import Protocol

from simulation.providers import START

from handlers.address import Address

DAY = 86_400.0
ZONES = ("eastern", "central", "mountain", "pacific", "hawaii", "alaska")
FLAGS = ("I can't breathe", "chest pain", "I want to die", "me duele el pecho")
USUAL = (
    "list", "menu", "done", "done 1", "done 1", "done 2", "later", "later 3 days", "coming", "why", "settings", "help",
    "1", "2", "3", "4", "ok", "no", "undo", "not needed 1", "what should I bring", "qwxz", "español", "english",
    "hello", "date", "questions", "back", "more", "thanks", "call",
)  # fmt: skip


class Town(Protocol):
    """What people can do."""

    def say(self, address: Address, words: str) -> None:
        """They write."""
        ...

    def tap(self, address: Address) -> None:
        """They press one of the buttons they saw last."""
        ...

    def read(self, address: Address) -> str:
        """What they read last."""
        ...

    def block(self, address: Address) -> None:
        """They block the bot on Telegram."""
        ...


class Somebody:
    """One person of the run, on Telegram, by SMS, or both."""

    def __init__(self, town: Town, random: Random, number: int) -> None:
        self.chat = Address("telegram", str(1000 + number))
        self.phone = Address("sms", f"+121255501{number:02d}")
        self.both = random.random() < 0.4
        self.here = random.choice([self.chat, self.phone]) if not self.both else self.chat
        self._town, self._random = town, random

    async def live(self) -> None:
        """From the first hello on, for ever."""
        await asyncio.sleep(self._random.uniform(0, 4 * DAY))
        await self._come()
        while True:
            await asyncio.sleep(self._random.expovariate(1 / (3 * DAY)))
            for _ in range(self._random.randint(1, 3)):
                await self._act()
                await asyncio.sleep(self._random.choice([3, 20, 90]))

    async def _come(self) -> None:
        who = self._random.choice([["patient"], ["caregiver", "mother"]])
        first = ["hi", *who, self._random.choice(["acute", "chronic"]), "not asked yet", "ok"]
        rest = [self._random.choice(ZONES), self._date(), "ok"]
        await self._write(first + rest)
        if self.both:
            await self._link()

    async def _link(self) -> None:
        """The phone is proven by its code, and agrees by itself."""
        await self._write(["link", self.phone.value.removeprefix("+1")])
        await asyncio.sleep(30)
        code = "".join(char for char in self._town.read(self.phone) if char.isdecimal())[:6]
        await self._write([code or "menu"])
        self.here = self.phone
        await self._write(["ok"])

    async def _write(self, lines: Sequence[str]) -> None:
        for words in lines:
            self._town.say(self.here, words)
            await asyncio.sleep(self._random.uniform(4, 40))

    def _date(self) -> str:
        ahead = dt.timedelta(seconds=asyncio.get_running_loop().time(), days=self._random.randint(2, 45))
        day = START + ahead
        return f"{day:%B} {day.day} at {self._random.randint(1, 5)}:30 pm"

    async def _act(self) -> None:
        deed = self._random.choices(
            ["words", "tap", "date", "flag", "stop", "pause", "clear", "block", "turn"], [48, 25, 8, 4, 4, 4, 3, 4, 4]
        )[0]
        await {"date": self._move, "flag": self._flag, "stop": self._stop, "pause": self._pause}.get(deed, self._small)(
            deed
        )

    async def _small(self, deed: str) -> None:
        if deed == "tap" and self.here is self.chat:
            self._town.tap(self.here)
        elif deed == "turn" and self.both:
            self.here = self.phone if self.here is self.chat else self.chat
        elif deed == "block" and self.here is self.chat:
            self._town.block(self.here)
            await asyncio.sleep(self._random.uniform(0, 5 * DAY))
            self._town.say(self.here, "/start")
        elif deed == "clear":
            await self._write(["date", "2", "1"])
        else:
            self._town.say(self.here, self._random.choice(USUAL))

    async def _move(self, _: str) -> None:
        await self._write([self._date(), "ok"])

    async def _flag(self, _: str) -> None:
        self._town.say(self.here, self._random.choice(FLAGS))
        if self._random.random() < 0.6:
            await asyncio.sleep(self._random.uniform(10, 2 * DAY))
            self._town.say(self.here, self._random.choice(["SAFE", "ok"]))

    async def _stop(self, _: str) -> None:
        self._town.say(self.here, "STOP")
        await asyncio.sleep(self._random.choice([30, DAY, 5 * DAY]))
        if self._random.random() < 0.8:
            self._town.say(self.here, "START")

    async def _pause(self, _: str) -> None:
        self._town.say(self.here, "PAUSE")
        await asyncio.sleep(self._random.uniform(60, 4 * DAY))
        self._town.say(self.here, "unpause")
