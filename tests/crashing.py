"""A bot in a process of its own that kills itself at the n-th point: a statement, a commit, a call of the provider.

What it did is told by files that outlive it: ``provider.log`` holds what arrived, ``acknowledged`` that the event was.
"""

import asyncio
import datetime as dt
import os
import signal
from pathlib import Path

import msgspec
import sqlalchemy as sa

from bot.channels.wire import Inbound, Outcome, Outgoing, Sent
from bot.outbox import Courier, Outbox
from bot.rates import Rate
from bot.storage import people, upkeep
from bot.storage.opening import Where, open_store
from bot.storage.store import Store
from bot.turns import Turns, Voice
from handlers.address import Address
from handlers.messages import Allowed, Consented, Due, Erased, Event, Reply, Suppressed, Text, Turn
from handlers.records import Person, Plan
from scheduler.series import Alarm

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
FAST = Rate(per_second=1000, burst=1000)


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """What one process does: which words come in (``due``: the alarm rings), and where it dies (0: nowhere).

    ``beside`` is what somebody else writes at the same moment.
    """

    folder: Path
    database_url: str
    address: Address
    words: str
    beside: str = ""
    now: dt.datetime = NOON
    kill_at: int = 0


class Points:
    """Counts the points, and dies at the chosen one as by a power cut."""

    def __init__(self, kill_at: int) -> None:
        self._left = kill_at

    def __call__(self, *_: object) -> None:
        """One point is reached."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, engine: sa.Engine) -> None:
        """Before and after every statement, and before every commit."""
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            sa.event.listen(engine, name, lambda *_: self())


class Provider:
    """A provider that keeps what arrived in a file, and a sender to it that can be killed in between."""

    def __init__(self, life: Life, point: Points) -> None:
        self.name = life.address.channel
        self._log = life.folder / "provider.log"
        self._point = point

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """As it is."""
        del version, edits
        return (Outgoing(method="send", fields={"text": reply.text}),)

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """It arrives between two points."""
        del address
        self._point()
        with self._log.open("a") as log:
            log.write(f"{message.fields['text']}\n")
        self._point()
        return Sent(str(message.fields["text"]), final=self.name == "telegram")

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
        """By SMS the provider's list can be asked."""
        del address, since
        text = str(message.fields["text"])
        there = self._log.exists() and text in self._log.read_text().split("\n")
        return (Sent(text),) if there and self.name == "sms" else ()


def respond(event: Event, here: Address, person: Person, plan: Plan, now: dt.datetime, *_: str) -> Turn:
    """One answer for each word, and everything that goes with it."""
    word = event.body if isinstance(event, Text) else "due" if isinstance(event, Due) else ""
    effects = {
        "agree": (Consented(here, "v1", "ok"), Allowed(here)),
        "stop": (Suppressed(),),
        "delete": (Suppressed(), Erased()),
    }.get(word, ())
    alarm = Alarm(now, "start") if word == "agree" else None
    return Turn(person=person, plan=plan, replies=(Reply(text=word),), effects=effects, alarm=alarm)


def live(life: Life) -> None:
    """Start as after any crash, take the event until it is acknowledged, ring, and send until nothing waits."""
    asyncio.run(_live(life))


async def _live(life: Life) -> None:
    point = Points(life.kill_at)
    store = open_store(Where(data_dir=life.folder, database_url=life.database_url))
    point.watch(store.engine)
    await store.run(lambda tx: upkeep.void_leases(tx, life.now))
    provider, bell = Provider(life, point), asyncio.Event()
    senders = {life.address.channel: provider}
    voice = Voice(respond=respond, senders=senders, apology=_sorry, emergency=lambda _: None, now=lambda: life.now)
    turns = Turns(store, voice, bell)
    await _event(life, store, turns, point)
    rates = {life.address.channel: FAST}
    courier = Courier(
        senders=senders,
        rates=rates,
        close_line=turns.close_line,
        plan_again=turns.plan_again,
        verdict=lambda _: Sent(""),
        now=lambda: life.now,
    )
    outbox = Outbox(store, courier, bell)
    await outbox.round()
    while outbox._tasks or outbox._done:
        await asyncio.gather(*outbox._tasks)
        await outbox.round()
    await store.close()


async def _event(life: Life, store: Store, turns: Turns, point: Points) -> None:
    acknowledged = life.folder / "acknowledged"
    if life.words == "due":
        for person in await store.run(lambda tx: people.claim_due(tx, life.now, 10)):
            await turns.ring(person)
    elif not acknowledged.exists():
        events = [(life.address, life.words)]
        if life.beside:
            events.append((Address(life.address.channel, f"{life.address.value}9"), life.beside))
        both = (turns.take(Inbound(provider_id=words, address=who, event=Text(words))) for who, words in events)
        await asyncio.gather(*both)
        point()
        acknowledged.touch()


def _sorry(_: Inbound) -> Reply:
    return Reply(text="sorry")
