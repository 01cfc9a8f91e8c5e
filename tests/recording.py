"""The one fake of the tests: a channel that records what it is given and answers as it is told; and a clock to set."""

import asyncio
import datetime as dt
import functools
import shutil
import tempfile
from collections import deque
from pathlib import Path

import msgspec

from bot.channels.wire import Outcome, Outgoing, Sent
from bot.storage.opening import Where, open_store
from bot.storage.store import Store
from handlers.address import Address, Channel
from handlers.messages import Reply

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


class Clock:
    """The bot's time, set by the test."""

    def __init__(self, now: dt.datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        """Now."""
        return self.now

    def pass_by(self, **span: float) -> None:
        """Let time pass, or turn it back: arguments as for ``timedelta``."""
        self.now += dt.timedelta(**span)


class Delivered(msgspec.Struct, frozen=True):
    """One message that reached an address."""

    address: Address
    text: str
    edits: str = ""


class Recording:
    """A provider and its sender in one: takes everything, unless told otherwise by ``then``."""

    def __init__(self, name: Channel = "telegram") -> None:
        self.name: Channel = name
        self.reached: list[Delivered] = []
        """What arrived, in order."""
        self.asked: list[Delivered] = []
        """Every attempt, also refused ones."""
        self.gate = asyncio.Event()
        """Cleared, every request hangs before the provider sees it."""
        self.gate.set()
        self._then: deque[tuple[Outcome | Exception, bool]] = deque()
        self._ids: dict[tuple[Address, bytes], list[str]] = {}

    def then(self, *outcomes: Outcome | Exception, arrives: bool = False) -> None:
        """The next requests end like this; ``arrives``: although the provider did take them."""
        self._then.extend((outcome, arrives) for outcome in outcomes)

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """One request a paragraph, so that long replies have parts."""
        parts = (reply.short or reply.text).split("\n\n")
        return tuple(
            Outgoing(method="send", fields={"text": part, "version": version, "edits": edits}) for part in parts
        )

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """One attempt."""
        await self.gate.wait()
        delivered = Delivered(address, str(message.fields["text"]), str(message.fields["edits"]))
        self.asked.append(delivered)
        outcome, arrives = self._then.popleft() if self._then else (None, True)
        sent = self._take(address, message, delivered) if arrives else None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome or sent or Sent("", final=True)

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
        """By SMS the provider can be asked; on Telegram it cannot."""
        del since
        await self.gate.wait()
        found = self._ids.get((address, msgspec.json.encode(message)), ())
        return tuple(Sent(each) for each in reversed(found)) if self.name == "sms" else ()

    def texts(self, value: str = "") -> list[str]:
        """The texts that arrived, at one address or anywhere."""
        return [one.text for one in self.reached if value in ("", one.address.value)]

    def _take(self, address: Address, message: Outgoing, delivered: Delivered) -> Sent:
        self.reached.append(delivered)
        sent = Sent(f"{self.name}-{len(self.reached)}", final=self.name == "telegram")
        self._ids.setdefault((address, msgspec.json.encode(message)), []).append(sent.provider_id)
        return sent


@functools.cache
def _template() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory()
    open_store(Where(data_dir=Path(folder.name))).engine.dispose()
    return folder


def prepared(folder: Path) -> Where:
    """A folder with a SQLite file and its key; a new one is copied, which is quicker than migrating each."""
    if not (folder / "secondstep.db").exists():
        shutil.copytree(_template().name, folder, dirs_exist_ok=True)
    return Where(data_dir=folder)


def open_at(folder: Path) -> Store:
    """A store on a real SQLite file in this folder."""
    return open_store(prepared(folder))
