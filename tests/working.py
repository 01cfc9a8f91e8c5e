"""A worker in a process of its own: it rings what is due and sends it, to a provider that is a file.

Run as a program: python working.py FOLDER DATABASE_URL OPTIONS.

What arrived is in ``provider.log``: when, whence, whither, words.
"""

import asyncio
import datetime as dt
import os
import signal
import sys
import time
from pathlib import Path

import msgspec

from bot.channels.wire import Outcome, Outgoing, Sent
from bot.courier import Courier
from bot.operation import Operation
from bot.outbox import Outbox
from bot.rates import Rate
from bot.storage import people
from bot.storage.opening import Where, only_one, open_store
from bot.storage.sessions import listen
from bot.storage.store import Store, Tx
from bot.turns import Turns, Voice
from handlers.address import Address, Channel
from handlers.messages import Event, Reply, Turn
from handlers.records import Person, Plan
from scheduler.clock import Clock

ONE_LINE = 200
"""A line of this many bytes at most is written by the system in one piece."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How this worker is, and what its provider is like."""

    channel: Channel = "sms"
    per_second: float = 1e4
    burst: float = 1e4
    chat_per_second: float = 0
    seconds: float = 0
    """How long each request takes."""


class Provider:
    """It takes everything. By SMS it can be asked afterwards."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.name = options.channel
        self._options = options
        self._path = folder / "provider.log"
        self._log = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """As it is."""
        del version, edits
        return (Outgoing(method="send", fields={"text": reply.text}),)

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """It has arrived, and then the answer takes its time."""
        text = str(message.fields["text"])
        line = f"{time.time():.6f} {os.getpid()} {address.value} {text}\n".encode()
        assert len(line) < ONE_LINE
        os.write(self._log, line)
        await asyncio.sleep(self._options.seconds)
        return Sent(text, final=self.name == "telegram")

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
        """Its list of messages."""
        del since
        text = str(message.fields["text"])
        there = f" {address.value} {text}\n" in self._path.read_text()
        return (Sent(text),) if there and self.name == "sms" else ()


def respond(_event: Event, here: Address, person: Person, plan: Plan, *_: object) -> Turn:
    """One message, and never again."""
    return Turn(person=person, plan=plan, replies=(Reply(text=f"for-{here.value}", urgency="reminder"),))


def now() -> dt.datetime:
    """The wall clock."""
    return dt.datetime.now(dt.UTC)


def settle(tx: Tx, channel: Channel, numbers: range, at: dt.datetime | None) -> None:
    """People with an alarm at that moment."""
    for number in numbers:
        held = people.create(tx, Address(channel, f"{number:08d}"))
        people.set_alarm(tx, held.person.id, held.plan.id, at)


def parts(store: Store, folder: Path, options: Options) -> tuple[Operation, Outbox]:
    """All that a worker consists of, besides its loops."""
    provider, bell = Provider(folder, options), asyncio.Event()
    senders = {options.channel: provider}
    sorry = Reply(text="sorry")
    voice = Voice(respond=respond, senders=senders, apology=lambda _: sorry, emergency=lambda _: None, now=now)
    turns = Turns(store, voice, bell)
    rate = Rate(per_second=options.per_second, burst=options.burst, chat_per_second=options.chat_per_second)
    courier = Courier(
        senders=senders,
        rates={options.channel: rate},
        close_line=turns.close_line,
        plan_again=turns.plan_again,
        verdict=Sent,
        now=now,
    )
    outbox = Outbox(store, courier, bell)
    return Operation(store=store, turns=turns, outbox=outbox, now=now), outbox


async def work(folder: Path, url: str, options: Options) -> None:
    """Work until told to stop, as ``secondstep work`` does."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    store = open_store(Where(data_dir=folder, database_url=url))
    only_one(store)
    operation, outbox = parts(store, folder, options)
    clock = Clock(operation.tick, now)
    wake = {"post": outbox.look, "alarms": clock.wake}
    tasks = [asyncio.create_task(outbox.run()), asyncio.create_task(listen(store, lambda topic, _: wake[topic]()))]
    clock.start()
    sys.stderr.write("SecondStep runs on its own\n")
    await stop.wait()
    operation.closing.set()
    await clock.stop()
    await outbox.drain()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await store.close()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), sys.argv[2], msgspec.json.decode(sys.argv[3], type=Options)))
