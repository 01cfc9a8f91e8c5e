"""Turns through webhook, commit and send, over real HTTP: our bot beside stock python-telegram-bot.

Each bot runs in a process of its own and is used by the same chats, which tap the same buttons under the same words.
"""

import asyncio
import itertools
import statistics
import tempfile
import time
from pathlib import Path

import msgspec

from bench.children import Child, child, module
from bench.pages import pages
from bench.phones import Chat, Phones, phones
from bench.table import Part, each, row

CHATS = 200
AT_ONCE = 32
LOAD_SECONDS = 8.0
RATES = {25: 6, 100: 5}
"""Turns a second, and for how many seconds: what Telegram lets one bot send, and four times that."""
RUNS = 2

Figures = dict[str, float]


async def measure() -> Part:
    """Both bots in turn, so that a busy moment of the machine meets both."""
    ours: list[Figures] = []
    peer: list[Figures] = []
    for run in range(RUNS):
        ours.append(await one_run("bench.ours", run))
        peer.append(await one_run("bench.peers.telegram_bot", run))
    rows = (
        row(f"turns, {CHATS} chats, {AT_ONCE} at once", "1/s", each(ours, "rate"), each(peer, "rate"), more=True),
        row("processor time of the bot's process a turn", "ms", each(ours, "cpu"), each(peer, "cpu")),
        *(
            row(
                f"tap to answer at {rate} turns/s, {name}",
                "ms",
                each(ours, f"{name} {rate}"),
                each(peer, f"{name} {rate}"),
            )
            for rate in RATES
            for name in ("p50", "p99")
        ),
        row("peak memory after all this", "MB", each(ours, "peak"), each(peer, "peak")),
    )
    return Part(
        title="Turns (peer: python-telegram-bot, ConversationHandler + PicklePersistence)",
        rows=rows,
        remarks=(
            "Ours commits state and answer to disk (synchronous=FULL, sealed) before it acknowledges; the peer's state",
            "  is in memory, saved every 60 s, and it acknowledges before it works. It answers one update at a time.",
            "Telegram takes about 30 messages/s; our own pace for that is lifted here. The peer gets its updates as in",
            "  its Starlette example (its start_webhook needs tornado), on the server and loop that we use.",
        ),
    )


async def one_run(bot: str, seed: int) -> Figures:
    """Start the bot, let all chats come in, measure what it can do, then how it answers at a steady rate."""
    with tempfile.TemporaryDirectory(prefix="bench-turns-") as folder:
        (Path(folder) / "pages.json").write_bytes(msgspec.json.encode(pages()))
        async with phones(CHATS, seed) as crowd, child(*module(bot, crowd.origin, folder)) as running:
            told = await running.told()
            crowd.bot_url, crowd.secret = str(told["url"]), str(told["secret"])
            await arrive(crowd)
            figures = await capacity(crowd, running)
            for rate, seconds in RATES.items():
                figures |= await steadily(crowd, rate, seconds)
            return figures | {"peak": running.peak_mb()}


async def arrive(crowd: Phones) -> None:
    """Everybody says hello and opens the menu, a bounded number of them at once."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(chat: Chat) -> None:
        async with places:
            await crowd.write(chat, "/start")
            await crowd.write(chat, "/menu")

    await asyncio.gather(*map(one, crowd.chats.values()))


async def capacity(crowd: Phones, bot: Child) -> Figures:
    """Turns a second, and processor milliseconds a turn, with as much as the bot can take."""
    shown, cpu, began = crowd.shown, bot.cpu(), time.perf_counter()
    places, turns = asyncio.Semaphore(AT_ONCE), itertools.count()

    async def converse(chat: Chat) -> None:
        while time.perf_counter() - began < LOAD_SECONDS:
            async with places:
                next(turns)
                await crowd.tap(chat)

    await asyncio.gather(*map(converse, crowd.chats.values()))
    seconds, answers, asked = time.perf_counter() - began, crowd.shown - shown, next(turns)
    await asyncio.sleep(0.3)  # what follows the last answer belongs to its turn
    if answers != asked:
        raise AssertionError(f"{asked} turns had {answers} answers")
    return {"rate": answers / seconds, "cpu": (bot.cpu() - cpu) / answers * 1000}


async def steadily(crowd: Phones, rate: int, seconds: int) -> Figures:
    """Milliseconds from the moment a tap was due to its answer, at a fixed rate whatever the bot does."""
    chats, tasks, began = list(crowd.chats.values()), [], time.perf_counter()
    for number in range(rate * seconds):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(crowd.tap(chats[number % CHATS], due)))
    waits = [wait * 1000 for wait in await asyncio.gather(*tasks)]
    return {f"p50 {rate}": statistics.median(waits), f"p99 {rate}": statistics.quantiles(waits, n=100)[98]}
