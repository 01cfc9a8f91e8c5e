"""What must hold at every step, whatever fails. A law that is broken is told once and ends the run."""

import datetime as dt
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Literal

import msgspec
from simulation.machine import Note
from simulation.providers import RETRIED

from bot.channels.wire import Halt, Later, Outcome
from bot.storage.errors import Unavailable
from handlers.address import Address
from handlers.messages import Urgency

AT_ONCE = 1.0
"""Seconds in which what had left the database before a STOP may still leave the house."""

FORWARD: dict[str, frozenset[str]] = {
    "queued": frozenset({"sending", "dropped", "failed", "expired"}),
    "sending": frozenset({"queued", "unknown", "sent", "delivered", "failed", "expired", "dropped"}),
    "unknown": frozenset({"sending", "sent", "delivered", "failed", "dropped", "expired"}),
    # "queued" again only where a report says that it did not arrive, and the code that it may be tried again.
    "sent": frozenset({"delivered", "failed", "queued"}),
}
OVER = frozenset({"delivered", "failed", "expired", "dropped"})
FINE = frozenset({"sent", "delivered"})


class Letter(msgspec.Struct, kw_only=True):
    """One request that was rendered: a row of the outbox once its transaction is committed."""

    number: int
    urgency: Urgency
    group: int
    """The reply that it is a part of."""
    at: float
    to: Address | None = None
    """Where it goes, if not to where the event came from: a code, an invitation."""
    address: Address | None = None
    row: str = ""
    state: str = ""
    code: str = ""
    person: str = ""
    arrived: int = 0
    begun: int = 0
    channel: str
    unknown: int = 0
    """Attempts whose outcome was never written down, or was unknown."""
    again: int = 0
    """Reports after which it may go out once more."""
    last: Outcome | Literal["never", "under way"] = "never"


class Broken(AssertionError):  # noqa: N818 - it reads as what it is
    """A law was broken."""


class Laws:
    """One run's books: ``now`` is the bot's clock, ``time`` the true one, ``whereabouts`` tells person and zone.

    ``silenced`` tells whether a STOP stands.
    """

    def __init__(
        self,
        time: Callable[[], float],
        now: Callable[[], dt.datetime],
        whereabouts: Callable[[Address], tuple[str, str] | None],
        silenced: Callable[[Address], bool],
    ) -> None:
        self.time, self.now, self.whereabouts, self.silenced = time, now, whereabouts, silenced
        self.begun: Callable[[Urgency, Address], None] = lambda _urgency, _address: None
        self.letters: dict[int, Letter] = {}
        self.rows: dict[str, Letter] = {}
        self.broken: list[str] = []
        self.stopped: dict[Address, float] = {}
        self.taken: Counter[tuple[str, str]] = Counter()
        """Inbound events by channel and id: how often a transaction took them."""
        self.answered: Counter[tuple[str, str]] = Counter()
        self.days: dict[tuple[str, dt.date], set[int]] = defaultdict(set)
        self.orders: dict[tuple[Address, Urgency], list[Letter]] = defaultdict(list)
        self._groups = 0
        self._open: set[int] = set()

    def fail(self, what: str) -> None:
        """A law is broken."""
        self.broken.append(f"{self.now():%Y-%m-%d %H:%M:%S} by the bot's clock, {self.time():.3f} s: {what}")

    def waiting(self) -> bool:
        """Whether the outbox holds anything that is not over."""
        return bool(self._open)

    def rendered(self, channel: str, urgency: Urgency, parts: int, to: Address | None) -> list[int]:
        """So many requests were made of a reply; their numbers."""
        self._groups += 1
        numbers = range(len(self.letters), len(self.letters) + parts)
        for number in numbers:
            made = Letter(number=number, channel=channel, urgency=urgency, group=self._groups, at=self.time(), to=to)
            self.letters[number] = made
        return list(numbers)

    def kept(self, notes: list[Note | int]) -> None:
        """A transaction was committed: what it did, the numbers of what was rendered in between."""
        fresh = [self.letters[note] for note in notes if isinstance(note, int)]
        rows = [note for note in notes if isinstance(note, Note) and note.kind == "row"]
        if len(fresh) > len(rows):
            # Nothing that was not asked for from there is queued past a STOP, such as a code.
            fresh = [letter for letter in fresh if letter.to is None or not self.silenced(letter.to)]
        if Counter(letter.channel for letter in fresh) != Counter(note.was for note in rows):
            self.fail(f"{len(fresh)} requests were rendered, {len(rows)} rows written")
        # Within a channel rows are written in the order of rendering.
        fresh.sort(key=lambda letter: letter.channel)
        rows.sort(key=lambda note: note.was)
        for letter, note in zip(fresh, rows, strict=False):
            letter.row, letter.state, letter.at = note.about, "queued", self.time()
            self.rows[note.about] = letter
            self._open.add(letter.number)
        written, event = {letter.number for letter in fresh}, ("", "")
        for note in notes:
            if not isinstance(note, Note):
                # Several events may share a transaction: an answer belongs to the one that was taken before it.
                self.answered[event] += note in written
                continue
            if note.kind == "inbox":
                event = (note.about, note.was)
            self._noted(note)

    def _noted(self, note: Note) -> None:
        if note.kind == "move":
            self._moved(note)
        elif note.kind == "inbox":
            self.taken[note.about, note.was] += 1
            if self.taken[note.about, note.was] > 1:
                self.fail(f"{note.about} event {note.was} was taken twice")
        elif note.kind == "quarantine":
            self.fail(f"a handler failed: {note.about}")

    def _moved(self, note: Note) -> None:
        letter = self.rows[note.about]
        if note.now not in FORWARD.get(note.was, ()):
            self.fail(f"request {letter.number} went from {note.was} to {note.now}")
        if (note.was, note.now) == ("sent", "queued") and note.code not in RETRIED:
            self.fail(f"request {letter.number} is sent again after {note.code}")
        if (note.was, note.now) == ("sent", "queued"):
            letter.again += 1
        letter.unknown += note.now == "unknown"
        letter.state, letter.code = note.now, note.code
        (self._open.discard if note.now in OVER | FINE else self._open.add)(letter.number)

    def begins(self, number: int, address: Address) -> None:
        """An attempt is about to be made."""
        letter = self.letters[number]
        letter.address, letter.begun = address, letter.begun + 1
        self._silence(letter, address)
        if letter.urgency == "reminder":
            self._in_window(letter, address)
        if letter.row:
            self._in_order(letter, address)
        letter.last = "under way"
        self.begun(letter.urgency, address)

    def ended(self, number: int, outcome: Outcome) -> None:
        """The bot has learned what became of the attempt."""
        self.letters[number].last = outcome

    def _silence(self, letter: Letter, address: Address) -> None:
        since = self.stopped.get(address)
        if since is None or letter.urgency == "safety" or self.time() <= since + AT_ONCE:
            return
        if letter.urgency == "reminder" or letter.at < since:
            self.fail(f"{letter.urgency} {letter.number} goes out {self.time() - since:.1f} s after a STOP")

    def _in_window(self, letter: Letter, address: Address) -> None:
        try:
            found = self.whereabouts(address)
        except Unavailable:
            return
        if found is None:
            self.fail(f"reminder {letter.number} goes to somebody unknown")
            return
        person, zone = found
        here = self.now().astimezone(zoneinfo.ZoneInfo(zone))
        if not dt.time(10, 0) <= here.time() < dt.time(17, 1):
            self.fail(f"reminder {letter.number} goes out at {here:%H:%M:%S} in {zone}")
        today = self.days[person, here.date()]
        today.add(letter.group)
        letter.person = person
        if len(today) > 1:
            self.fail(f"a second unasked text on {here:%Y-%m-%d}: {sorted(today)}")

    def _in_order(self, letter: Letter, address: Address) -> None:
        line = self.orders[address, letter.urgency]
        if letter.begun == 1:
            # One whose process died at once has an unknown outcome: it neither waits nor holds up.
            if line and line[-1].number > letter.number and not letter.unknown:
                self.fail(f"request {letter.number} goes out after {line[-1].number}, which is younger")
            held = [each.number for each in line[-20:] if each.state in ("queued", "sending")]
            if held and isinstance(self.letters[held[0]].last, Later | Halt):
                self.fail(f"request {letter.number} overtakes {held}")
            line.append(letter)

    def at_the_end(self) -> None:
        """All is quiet for long: nothing is lost, nothing is doubled, nothing waits."""
        for letter in self.rows.values():
            if letter.state not in OVER | FINE:
                self.fail(f"request {letter.number} is still {letter.state}")
            elif letter.state in FINE and not letter.arrived:
                self.fail(f"request {letter.number} counts as {letter.state} and never arrived")
            elif letter.state not in FINE and not letter.code:
                self.fail(f"request {letter.number} is {letter.state} without a reason")
            self._copies(letter)

    def _copies(self, letter: Letter) -> None:
        most = 1 + (letter.again if letter.channel == "sms" else letter.unknown)
        if letter.arrived > most:
            self.fail(f"request {letter.number} arrived {letter.arrived} times on {letter.address}")
