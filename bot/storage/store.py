"""The store: one transaction is one synchronous function, run in one hop in the store's own thread.

Why in threads: a task cancelled inside an async transaction keeps the write lock until the garbage collector runs, and
every statement would cost its own hop (docs/storage.md).
"""

import asyncio
import functools
import random
import secrets
import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from bot.metrics import LEASES, Holding
from bot.storage.crypto import Vault
from bot.storage.dialects import DIALECTS, Topic, insert_new
from bot.storage.errors import Unavailable

Result = TypeVar("Result")

AT_ONCE = 16
"""So many works at the most share one commit: the first of them waits for the last."""

TRIES = 5
"""So often a transaction runs that another one got in the way of; the first try counts."""

_MISTAKES = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.ProgrammingError)
_CLASHES = ("40001", "40P01")
"""Serialization failure and deadlock: the database took the transaction back for another one's sake."""

_random = random.SystemRandom()


class Tx(msgspec.Struct, frozen=True):
    """One open transaction: what every function on the tables takes first."""

    conn: sa.Connection
    vault: Vault
    owner: str
    """This process's name on leases."""
    names: set[str] = msgspec.field(default_factory=set)
    """What ``alone`` has been called with."""
    taken_over: Counter[Holding] = msgspec.field(default_factory=Counter)
    """What others had taken and did not finish within their lease; shown to the operator once this is committed."""

    def added(self, table: sa.Table, values: dict[str, Any]) -> bool:
        """Insert a row unless its key exists already; whether it was inserted."""
        return self.conn.execute(insert_new(self.conn.dialect.name, table), values).rowcount == 1

    def alone(self, names: Collection[str]) -> None:
        """Until the end no other transaction gets past this with one of the names: an address's hash, a message's id.

        What was read before may be stale: read it again. Errors: as any statement's, where others take too long.
        """
        missing = set(names) - self.names
        if not missing:
            return
        DIALECTS[self.conn.dialect.name].alone(self.conn, sorted(missing))
        if not self.conn.in_nested_transaction():
            # A savepoint that is taken back gives its locks back too.
            self.names.update(missing)

    def wake(self, whom: Topic) -> None:
        """Once this is committed, let every process look at once instead of at its next round."""
        DIALECTS[self.conn.dialect.name].notify(self.conn, whom, self.owner)


class _Job(msgspec.Struct, eq=False):
    """Work that waits for the store's thread, and its end."""

    work: Callable[[Tx], Any]
    end: Future[Any] = msgspec.field(default_factory=Future)


class Store:
    """The open database. Build it with ``opening.open_store``; end it with ``close``."""

    def __init__(self, engine: sa.Engine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault
        self.owner = secrets.token_hex(8)
        self._full = False
        """The disk had no room, and none could be made since."""
        self._threads = ThreadPoolExecutor(DIALECTS[engine.dialect.name].threads, thread_name_prefix="store")
        self._waiting: deque[_Job] = deque()

    @property
    def shared(self) -> bool:
        """Whether other processes work on this database too."""
        return DIALECTS[self.engine.dialect.name].shared

    async def run(self, work: Callable[[Tx], Result]) -> Result:
        """Run ``work`` in one transaction: all of it is kept, or nothing.

        A cancelled caller does not stop it half-way. It runs again where another transaction got in its way: it must
        change nothing but the database. Errors: Unavailable when the database is down, locked or full; whatever
        ``work`` raises, after a rollback.
        """
        return await self._in_thread(functools.partial(self.run_here, work))

    async def run_together(self, work: Callable[[Tx], Result]) -> Result:
        """As ``run``, for short work: what waits at the same moment shares one commit, so the disk is waited for once.

        Where one of them raises, that transaction is taken back and each runs alone. Where transactions run side by
        side nothing is shared: it would hold many people's locks for longer. Errors: as ``run``.
        """
        if self.shared:
            return await self.run(work)
        job = _Job(work)
        self._waiting.append(job)
        result: Result = await self._in_thread(functools.partial(self._finished, job))
        return result

    async def at_once(self, statement: sa.Executable, values: Mapping[str, Any]) -> sa.RowMapping | None:
        """One statement that is its own transaction, and the row it returns: it holds locks for no longer than it runs.

        Errors: Unavailable.
        """
        return await self._in_thread(functools.partial(self._at_once, statement, values))

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._threads, work)
        # Nobody may be left to look at the error once the caller is cancelled.
        future.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(future)

    def run_here(self, work: Callable[[Tx], Result]) -> Result:
        """The same in the calling thread, for the command line. Errors: as ``run``."""
        return self._insisted(functools.partial(self._once, work))

    def _finished(self, job: _Job) -> Any:  # noqa: ANN401 -- whatever the job's work returns
        # The thread comes to the jobs in the order in which they wait: this one is the first, unless it is done.
        if not job.end.done():
            self._finish([self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))])
        return job.end.result()

    def _finish(self, jobs: Sequence[_Job]) -> None:
        try:
            results = self.run_here(lambda tx: [job.work(tx) for job in jobs])
        except Exception as error:  # noqa: BLE001 -- whoever waits for it gets it
            if len(jobs) == 1 or isinstance(error, Unavailable):
                for job in jobs:
                    job.end.set_exception(error)
            else:
                for job in jobs:
                    self._finish([job])
        else:
            for job, result in zip(jobs, results, strict=True):
                job.end.set_result(result)

    def _at_once(self, statement: sa.Executable, values: Mapping[str, Any]) -> sa.RowMapping | None:
        def once() -> sa.RowMapping | None:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
                found = conn.execute(statement, values)
                return found.mappings().first() if found.returns_rows else None

        return self._insisted(once)

    def _insisted(self, work: Callable[[], Result]) -> Result:
        ways = DIALECTS[self.engine.dialect.name]
        tries = 0
        while True:
            tries += 1
            if self._full:
                self._full = not ways.make_room(self.engine)
            try:
                return work()
            except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
                if not is_outage(error):
                    raise
                self._full = self._full or ways.is_full(error)
                again = _was_in_the_way(error) or (self._full and tries == 1)
                if tries == TRIES or not again:
                    raise Unavailable(f"the database cannot be used now: {_reason(error)}") from error
            time.sleep(_random.uniform(0, 0.02 * tries))

    def _once(self, work: Callable[[Tx], Result]) -> Result:
        done = False
        try:
            with self.engine.begin() as conn:
                tx = Tx(conn, self.vault, self.owner)
                result = work(tx)
                done = True
        except sa.exc.DBAPIError as error:
            if done and error.connection_invalidated:
                # Nobody knows whether the commit was heard, so it must not run again here.
                raise Unavailable(f"the database was lost at the end: {_reason(error)}") from error
            raise
        for what, number in tx.taken_over.items():
            LEASES.labels(what).inc(number)
        return result

    async def scrub(self) -> None:
        """Empty the write-ahead log, so that what was erased is in no file any more. Does nothing on a server."""
        loop = asyncio.get_running_loop()
        await asyncio.shield(loop.run_in_executor(self._threads, self.scrub_here))

    def scrub_here(self) -> None:
        """See ``scrub``. A reader in another process may delay it to the next time; no error."""
        DIALECTS[self.engine.dialect.name].scrub(self.engine)

    async def close(self) -> None:
        """Finish what runs, then let go of the database."""
        await asyncio.to_thread(self._threads.shutdown, wait=True)
        self.engine.dispose()


def is_outage(error: Exception) -> bool:
    """Whether the database itself fails (down, locked, full), not what was asked of it."""
    return isinstance(error, sa.exc.DBAPIError | sa.exc.TimeoutError) and not isinstance(error, _MISTAKES)


def _was_in_the_way(error: Exception) -> bool:
    lost = isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated
    return lost or getattr(getattr(error, "orig", None), "sqlstate", None) in _CLASHES


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", error) or error)


def connect(url: sa.URL) -> sa.Engine:
    """The engine, with what keeps it safe. Errors come with the first use."""
    ways = DIALECTS[url.get_backend_name()]
    # Parameters stay out of errors and logs: they hold sealed values and hashes of addresses.
    engine = sa.create_engine(url, hide_parameters=True, **ways.arguments(url))
    ways.prepare(engine)
    return engine
