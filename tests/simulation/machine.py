"""One life of the bot's process: its database takes time, its disk and its clock fail, and it dies at any point."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import sqlalchemy as sa
from simulation.loop import VirtualLoop

from bot.storage.store import Store

NO_LIMIT = 1_073_741_823
"""SQLite's own limit of pages."""

TRIGGERS = (
    """CREATE TEMP TRIGGER noted AFTER INSERT ON main.inbox
    BEGIN SELECT note('inbox', NEW.channel, NEW.provider_id, '', ''); END""",
    """CREATE TEMP TRIGGER queued AFTER INSERT ON main.outbox
    BEGIN SELECT note('row', NEW.id, NEW.channel, NEW.state, ''); END""",
    """CREATE TEMP TRIGGER moved AFTER UPDATE OF state ON main.outbox WHEN OLD.state IS NOT NEW.state
    BEGIN SELECT note('move', NEW.id, OLD.state, NEW.state, NEW.code); END""",
    """CREATE TEMP TRIGGER planned AFTER UPDATE OF due_at ON main.seats
    BEGIN SELECT note('alarm', NEW.due_at, '', '', ''); END""",
    """CREATE TEMP TRIGGER set_aside AFTER INSERT ON main.quarantine
    BEGIN SELECT note('quarantine', NEW.error, '', '', ''); END""",
)
"""The database itself tells what happens to its rows, whatever statement does it."""


class Note(msgspec.Struct, frozen=True):
    """What a transaction did: a kind and its details."""

    kind: str
    about: str
    was: str
    now: str
    code: str


class Disk:
    """The folder with the database, which outlives every machine; ``locked`` and ``full`` are faults of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.full = False
        self._lock: sqlite3.Connection | None = None

    @property
    def trouble(self) -> bool:
        """Whether it fails now."""
        return self.full or self._lock is not None

    def lock(self) -> None:
        """Somebody else begins to write, and does not end. Nothing where they already do."""
        if self._lock is None:
            self._lock = sqlite3.connect(self.folder / "secondstep.db", isolation_level=None)
            with contextlib.suppress(sqlite3.OperationalError):
                self._lock.execute("BEGIN IMMEDIATE")

    def release(self) -> None:
        """They end."""
        if self._lock is not None:
            self._lock.close()
        self._lock = None


class Machine:
    """The process. ``kept`` is called with what each transaction did, once it is committed."""

    def __init__(
        self, store: Store, disk: Disk, random: Random, kept: Callable[[list[Note | int]], None], *, slow: float = 1.0
    ) -> None:
        self.store = store
        self.alive = True
        self.ended = asyncio.Event()
        self.dies_in = 0
        """So many points from now it dies; 0: it does not."""
        self.slow = slow
        self.notes: list[Note | int] = []
        self._begun = 0
        """So many notes there were when the transaction under way began."""
        self.tasks: set[asyncio.Task[Any]] = set()
        self._disk, self._random, self._kept = disk, random, kept
        self._free_at = 0.0
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        self._loop = loop
        loop.hosts[store._threads] = self._job
        self._prepare(store.engine)

    def point(self) -> bool:
        """A point at which it may die; whether it lives on."""
        if self.dies_in:
            self.dies_in -= 1
            if self.dies_in == 0:
                self.die()
        return self.alive

    def die(self) -> None:
        """As by a power cut: nothing of it runs any more."""
        self.alive = False
        self.ended.set()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """A task that ends with the machine."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def bury(self) -> None:
        """After the end: its tasks go, without another word to the disk."""
        self.alive = False
        tasks = list(self.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._loop.hosts.pop(self.store._threads, None)
        self.store.engine.dispose()

    async def idle(self) -> None:
        """Wait until the database has nothing left to do."""
        if (left := self._free_at - self._loop.time()) > 0:
            await asyncio.sleep(left)
            await self.idle()

    def _job(self, work: Callable[[], Any]) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = self._loop.create_future()
        self._free_at = max(self._free_at, self._loop.time()) + self._random.uniform(0.0005, 0.004) * self.slow
        self._loop.call_at(self._free_at, self._work, future, work)
        return future

    def _work(self, future: asyncio.Future[Any], work: Callable[[], Any]) -> None:
        if not self.point():
            return
        self.notes = []
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - whoever waits for it gets it
            if self.alive and not future.done():
                future.set_exception(error)
            return
        self._kept(self.notes)
        # The transaction is committed, and the process may die before anybody learns of it.
        if self.point() and not future.done():
            future.set_result(result)

    def _prepare(self, engine: sa.Engine) -> None:
        engine.dispose()
        sa.event.listen(engine, "connect", self._connected)
        sa.event.listen(engine, "checkout", self._checked_out)
        sa.event.listen(engine, "begin", self._begin)
        sa.event.listen(engine, "rollback", self._taken_back)

    def _connected(self, connection: sqlite3.Connection, _: object) -> None:
        # A power cut is not what is looked for here, and waiting for a lock would be real time.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA busy_timeout=0")
        connection.create_function("note", 5, self._told)
        for trigger in TRIGGERS:
            connection.execute(trigger)

    def _begin(self, _: sa.Connection) -> None:
        self._begun = len(self.notes)

    def _taken_back(self, _: sa.Connection) -> None:
        del self.notes[self._begun :]

    def _told(self, *about: object) -> None:
        self.notes.append(Note(*(str(each or "") for each in about)))

    def _checked_out(self, connection: sqlite3.Connection, *_: object) -> None:
        limit = 1 if self._disk.full else NO_LIMIT
        connection.execute(f"PRAGMA max_page_count={limit}").close()


@contextlib.contextmanager
def opened(disk: Disk) -> Iterator[sqlite3.Connection]:
    """The database, for a look from outside."""
    connection = sqlite3.connect(disk.folder / "secondstep.db")
    try:
        yield connection
    finally:
        connection.close()
