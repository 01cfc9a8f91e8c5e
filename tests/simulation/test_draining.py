"""After an outage of the provider what waited is gone soon, in the order of each address."""

import asyncio
import datetime as dt
from pathlib import Path

from recording import Recording, open_at
from simulation.loop import VirtualLoop
from simulation.providers import START

from bot.channels.wire import Later, Outcome, Outgoing, Sent
from bot.outbox import Courier, Outbox
from bot.rates import Rate
from bot.storage import post
from handlers.address import Address

OUTAGE = 1800.0
EVERY = 10.0
"""Seconds between two texts."""
PEOPLE = 12


class Down(Recording):
    """A provider that cannot be reached for half an hour."""

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Taken once the outage is over."""
        if asyncio.get_running_loop().time() < OUTAGE:
            return Later("unreachable", tries=10_000)
        return await super().send(address, message)


async def drained(folder: Path) -> tuple[float, list[str]]:
    """Texts come all the time; when the last that was queued in the outage arrived, and what one person read."""
    loop, store, provider, bell = asyncio.get_running_loop(), open_at(folder), Down("sms"), asyncio.Event()

    def now() -> dt.datetime:
        return START + dt.timedelta(seconds=loop.time())

    async def nothing(*_: object) -> None:
        return None

    courier = Courier(
        senders={"sms": provider},
        rates={"sms": Rate(per_second=1.0, burst=30)},
        close_line=lambda *_: None,
        plan_again=nothing,
        verdict=lambda _: Sent(""),
        now=now,
    )
    outbox = Outbox(store, courier, bell)
    sending = asyncio.create_task(outbox.run())
    number = queued = 0
    while len(provider.reached) < queued or not queued:
        to = Address("sms", f"+121255501{number % PEOPLE:02d}")
        message = Outgoing(method="send", fields={"text": f"{number:05d}", "edits": ""})
        letter = post.Letter(address=to, person_id="p", urgency="reply", message=message)
        await store.run(lambda tx, it=letter: post.enqueue(tx, (it,), now()))  # type: ignore[misc] # the default binds
        bell.set()
        number += 1
        queued = number if loop.time() <= OUTAGE else queued
        await asyncio.sleep(EVERY)
    ended = loop.time()
    await outbox.drain()
    await sending
    await store.close()
    return ended, provider.texts("+12125550107")


def test_half_an_hour_drains_within_twice_its_length(tmp_path: Path) -> None:
    """All that was queued in the outage has arrived an hour after it at the latest, each person's in order."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        ended, read = runner.run(drained(tmp_path))

    assert OUTAGE < ended <= OUTAGE + 2 * OUTAGE
    assert read == sorted(read)
    assert len(read) >= OUTAGE / EVERY / PEOPLE
