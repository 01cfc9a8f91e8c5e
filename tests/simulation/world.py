"""One run: people, providers, weather, and the whole bot between them, on a clock that jumps."""

import asyncio
import contextlib
import datetime as dt
import hashlib
from collections import Counter, deque
from pathlib import Path
from random import Random

import msgspec
from simulation.laws import Broken, Laws
from simulation.machine import Note
from simulation.people import DAY, Somebody
from simulation.post import Post, Said
from simulation.providers import START, Providers
from simulation.running import Needs, Process, heard, new_disk, started
from simulation.watching import UNDER_WAY
from simulation.weather import Weather
from talking import LIBRARY

from bot.settings import WrongSettings
from bot.storage import ledger, people
from bot.storage.errors import StorageError, Unavailable
from bot.storage.store import Tx
from handlers.address import Address
from handlers.outlook import outlook
from handlers.zones import FALLBACK_ZONE
from scheduler import plan as planning

LATE = dt.timedelta(seconds=60)
CLEAN = 6.0
"""Seconds without a fault of the bot's own in which an emergency must be answered."""
AFTER_A_JUMP = 3 * DAY


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to."""

    trace: str
    happened: Counter[str]
    sent: Counter[str]


class World:
    """The run of one seed."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.skew = 0.0
        self.disk = new_disk(folder)
        self.trace = hashlib.sha256()
        self.recent: deque[str] = deque(maxlen=5000)
        self.process: Process | None = None
        self.happened: Counter[str] = Counter()
        self._seed = seed
        self._trouble_at = self._jumped_at = -DAY
        self._answered: dict[Address, float] = {}
        self._stop_for = 5.0
        self._stop = asyncio.Event()
        self._rests = asyncio.Event()
        self._fixed = dice(seed, "world")
        self._laws()
        self.weather = Weather(dice(seed, "weather"))
        self.providers = Providers(dice(seed, "providers"), self.weather.fault)
        self.providers.arrived = self._arrived
        self.providers.answers_opt_out = self._fixed.random() < 0.5
        self.post = Post(dice(seed, "post"), self.providers, self._serving)
        self.post.reached, self.post.failed = self._in_danger, self.laws.fail

    def time(self) -> float:
        """The true time, in seconds."""
        return asyncio.get_running_loop().time()

    def now(self) -> dt.datetime:
        """The bot's clock."""
        return START + dt.timedelta(seconds=self.time() + self.skew)

    def note(self, what: str) -> None:
        """One line of the trace."""
        line = f"{self.time():.4f} {what}"
        self.trace.update(line.encode())
        self.recent.append(f"{START + dt.timedelta(seconds=self.time()):%m-%d %H:%M:%S} {line}")

    async def run(self, days: float) -> Outcome:
        """Live for so many days, then let everything come to rest. Errors: Broken."""
        tasks = [asyncio.create_task(self._keep_running()), asyncio.create_task(self.weather.blow(self))]
        for number in range(self._fixed.randint(1, 3)):
            somebody = Somebody(self.post, dice(self._seed, f"person {number}"), number)
            tasks.append(asyncio.create_task(somebody.live()))
        try:
            await self._watch(days, tasks)
            for task in tasks[1:]:
                task.cancel()
            await self._rest()
        finally:
            await self._end(tasks)
        happened = self.happened + self.weather.happened + self.post.happened + self.providers.happened
        sent = Counter(letter.urgency for letter in self.laws.letters.values() if letter.arrived)
        return Outcome(trace=self.trace.hexdigest(), happened=happened, sent=sent)

    async def _watch(self, days: float, tasks: list[asyncio.Task[None]]) -> None:
        while self.time() < days * DAY:
            await asyncio.sleep(self._fixed.uniform(DAY / 8, DAY / 2))
            self._look()
            for task in tasks:
                if task.done():
                    task.result()

    def _look(self) -> None:
        self._alarms()
        if self.laws.broken:
            raise Broken("\n".join(self.laws.broken))

    async def _rest(self) -> None:
        """No more faults, nobody does anything: what waits must come to its end."""
        self.weather.calm = True
        self._rests.set()
        self.disk.full = False
        self.disk.release()
        self.providers.blocked.clear()
        for _ in range(40):
            await asyncio.sleep(600)
            if self.process is not None and not self.laws.waiting():
                break
        await asyncio.sleep(600)
        self._look()
        self.laws.at_the_end()
        self._all_taken()
        if self.laws.broken:
            raise Broken("\n".join(self.laws.broken))

    def _all_taken(self) -> None:
        for key, said in self.post.said.items():
            if not self.laws.taken[key]:
                self.laws.fail(f"{said} was never taken")
            by_provider = self.providers.answers_opt_out and said.words.upper() in ("STOP", "START", "HELP")
            if said.words and not self.laws.answered[key] and not by_provider:
                self.laws.fail(f"{said} was never answered")

    async def _end(self, tasks: list[asyncio.Task[None]]) -> None:
        rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in {*tasks, *rest}:
            task.cancel()
        await asyncio.gather(*tasks, *rest, return_exceptions=True)
        if self.process is not None:
            await self.process.bury()
        self.disk.release()

    # The bot's process, from start to end, again and again.

    async def _keep_running(self) -> None:
        while True:
            process = await self._start()
            self.process = process
            process.work()
            process.poke()
            self.note("the bot runs")
            await self._until_the_end(process)
            self.process = None
            await process.bury()
            self.note("the bot is down")
            self._trouble_at = self.time()
            await self._pause()

    async def _pause(self) -> None:
        """Down for so long, but not when all comes to rest."""
        await heard(self._rests, self._stop_for)

    async def _start(self) -> Process:
        while True:
            with contextlib.suppress(Unavailable, StorageError, WrongSettings):
                if not self.disk.trouble:
                    return await started(self._needs())
            self._trouble_at = self.time()
            await asyncio.sleep(300)

    async def _until_the_end(self, process: Process) -> None:
        told, died = (asyncio.create_task(event.wait()) for event in (self._stop, process.machine.ended))
        await asyncio.wait({told, died}, return_when=asyncio.FIRST_COMPLETED)
        for task in (told, died):
            task.cancel()
        self._stop.clear()
        if process.machine.alive:
            self.process = None
            await process.stop()

    def _needs(self) -> Needs:
        return Needs(
            disk=self.disk,
            laws=self.laws,
            providers=self.providers,
            random=self._fixed,
            now=self.now,
            kept=self._kept,
            own_opt_out=not self.providers.answers_opt_out,
        )

    def _serving(self) -> Process | None:
        return self.process if self.process and self.process.machine.alive else None

    # What the weather does.

    async def lock(self, seconds: float) -> None:
        """The database is locked."""
        self.disk.lock()
        await self._trouble(seconds)
        self.disk.release()
        self._poke()

    async def fill(self, seconds: float) -> None:
        """The disk is full."""
        self.disk.full = True
        await self._trouble(seconds)
        self.disk.full = False
        self._poke()

    async def slow_down(self, seconds: float) -> None:
        """The disk is slow."""
        if self.process is not None:
            self.process.machine.slow = 200.0
            await self._trouble(seconds)
        if self.process is not None:
            self.process.machine.slow = 1.0

    async def jump(self, seconds: float, by: float) -> None:
        """The clock is off, and set right again."""
        for skew in (by, 0.0):
            self.skew = skew
            self._jumped_at = self.time()
            self.note(f"the clock is {skew:.0f} s off")
            self._poke()
            await asyncio.sleep(seconds if skew else 0)

    async def end(self, seconds: float, points: int) -> None:
        """The process dies, or is told to stop."""
        self._stop_for = seconds
        if self.process is None:
            return
        if points:
            self.process.machine.dies_in = points
        else:
            self._stop.set()

    async def _trouble(self, seconds: float) -> None:
        until = self.time() + seconds
        self.note(f"the disk is in trouble for {seconds:.0f} s")
        while (left := until - self.time()) > 0:
            self._trouble_at = self.time()
            await asyncio.sleep(min(left, 1.0) if left < CLEAN else left - CLEAN / 2)
        self._trouble_at = self.time()

    def _poke(self) -> None:
        if self.process is not None:
            self.process.poke()

    # What is noticed.

    def _laws(self) -> None:
        self.laws = Laws(self.time, self.now, self._whereabouts, self._silenced)
        self.laws.begun = self._begun

    def _begun(self, urgency: str, address: Address) -> None:
        if urgency == "safety":
            self._answered[address] = self.time()

    def _arrived(self, where: str, words: str) -> None:
        number = UNDER_WAY.get()
        if number is not None:
            self.laws.letters[number].arrived += 1
        self.note(f"{where} reads {number} ({len(words.split())} words)")

    def _kept(self, notes: list[Note | int]) -> None:
        plain = [note for note in notes if isinstance(note, int) or note.kind != "alarm"]
        self.laws.kept(plain)
        self._words(notes)
        moves = [note for note in notes if isinstance(note, Note) and note.kind == "move"]
        for note in sorted(moves, key=lambda note: self.laws.rows[note.about].number):
            self.note(f"{self.laws.rows[note.about].number}: {note.was} to {note.now} {note.code}")
        alarms = [int(note.about) for note in notes if isinstance(note, Note) and note.kind == "alarm" and note.about]
        if self.process and any(at < self.process.wakes_at.timestamp() * 1000 for at in alarms):
            self.process.poke()

    def _words(self, notes: list[Note | int]) -> None:
        for note in notes:
            if isinstance(note, Note) and note.kind == "inbox":
                said = self.post.said[note.about, note.was]
                # The digits of a code are the one thing that no seed decides.
                words = "a code" if said.words.isdecimal() else said.words
                self.note(f"{said.address.value} said {words!r}")
                if said.words == "STOP":
                    self.laws.stopped[said.address] = self.time()
                elif said.words in ("START", "/start"):
                    self.laws.stopped.pop(said.address, None)

    def _whereabouts(self, address: Address) -> tuple[str, str] | None:
        def look(tx: Tx) -> tuple[str, str] | None:
            known = people.person_at(tx, address)
            held = people.load(tx, known) if known else None
            return (held.person.id, held.person.zone or FALLBACK_ZONE) if held else None

        return self.process.machine.store.run_here(look) if self.process else None

    def _silenced(self, address: Address) -> bool:
        store = self.process.machine.store if self.process else None
        return store is not None and bool(store.run_here(lambda tx: ledger.stopped(tx, [address])))

    def _in_danger(self, said: Said) -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(CLEAN, self._was_answered, said, self.time(), self.process)

    def _was_answered(self, said: Said, since: float, process: Process | None) -> None:
        """The fixed text went out at once: at the latest so long after the bot's own troubles ended."""
        if self._answered.get(said.address, -1.0) >= said.at or self.laws.broken:
            return
        if process is not self.process or process is None or not process.machine.alive:
            return
        if self._trouble_at > self.time() - CLEAN or self.disk.trouble:
            asyncio.get_running_loop().call_later(CLEAN, self._was_answered, said, since, process)
            return
        self.laws.fail(f"{said} was not answered within {self.time() - since:.0f} s")

    def _alarms(self) -> None:
        """Everybody's alarm is the one that follows from how they stand, and none is overdue."""
        if self.process is None or self.disk.trouble or self._trouble_at > self.time() - 300:
            return
        for held, due_at in self.process.machine.store.run_here(everybody):
            now = self.now()
            view = outlook(held.person, held.plan, LIBRARY.series, now)
            alarm = planning.next_alarm(LIBRARY.series, view, now)
            if due_at is not None and due_at < now - LATE and self._jumped_at < self.time() - 300:
                self.laws.fail(f"an alarm of {due_at} is overdue")
            slack = dt.timedelta(hours=30) if self._jumped_at > self.time() - AFTER_A_JUMP else dt.timedelta(seconds=1)
            if alarm is not None and (due_at is None or due_at > alarm.at + slack):
                self.laws.fail(f"{alarm} is planned, and the alarm is at {due_at}")


def dice(seed: int, use: str) -> Random:
    """Random numbers of their own for each use, so that a change of one does not change all."""
    return Random(f"{seed} {use}")  # noqa: S311 - no secrets: a run must be repeatable


def everybody(tx: Tx) -> list[tuple[people.Held, dt.datetime | None]]:
    """All people and their alarms."""
    ids = tx.conn.exec_driver_sql("SELECT person_id FROM seats").scalars().all()
    return [(held, people.alarm_of(tx, person)) for person in ids if (held := people.load(tx, person))]
