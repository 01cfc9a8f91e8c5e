"""Turns that echo what was written, and an outbox to a provider of the tests."""

import asyncio

from recording import NOON, Recording

from bot.channels.wire import Sent
from bot.outbox import Courier, Outbox
from bot.rates import Rate
from bot.storage.store import Store
from bot.turns import Turns, Voice
from handlers.address import Address
from handlers.messages import Reply, Text, Turn

HERE = Address("sms", "+15550100")
FAST = Rate(per_second=10_000, burst=10_000)


def parts(store: Store, provider: Recording) -> tuple[Turns, Outbox]:
    """Turns that echo, and an outbox."""
    bell = asyncio.Event()
    voice = Voice(
        respond=lambda event, _here, person, plan, *_: Turn(
            person=person, plan=plan, replies=(Reply(text=event.body if isinstance(event, Text) else ""),)
        ),
        senders={"sms": provider},
        apology=lambda _: Reply(text="sorry"),
        emergency=lambda _: None,
        now=lambda: NOON,
    )
    turns = Turns(store, voice, bell)
    courier = Courier(
        senders={"sms": provider},
        rates={"sms": FAST},
        close_line=turns.close_line,
        plan_again=turns.plan_again,
        verdict=lambda _: Sent(""),
        now=lambda: NOON,
    )
    return turns, Outbox(store, courier, bell)


async def emptied(outbox: Outbox) -> None:
    """Everything that waits is sent."""
    async with asyncio.timeout(60):
        while await outbox.depth():
            await outbox.round()
            await asyncio.gather(*outbox._tasks)
