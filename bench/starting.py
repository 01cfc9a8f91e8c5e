"""From the command to a bot that is ready, the memory of one that has nothing to do, and the size of what it needs."""

import asyncio
import contextlib
import itertools
import re
import secrets
import socket
import tempfile
import time
from importlib import metadata
from pathlib import Path

import aiohttp

from bench.children import BIN, ROOT, Child, child
from bench.phones import phones
from bench.table import Part, row

RUNS = 3
IDLE = 1.0
"""Seconds that a bot idles before its memory is read."""
NAMED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)

SecondsAndPeak = tuple[float, float]


async def measure() -> Part:
    """Each command several times; ``run`` finds the database that its first start made."""
    with tempfile.TemporaryDirectory(prefix="bench-start-") as folder:
        helps = [await told_help(Path(folder)) for _ in range(2 * RUNS)]
        demos = [await demo(Path(folder)) for _ in range(RUNS)]
        _first, *runs = [await run(Path(folder)) for _ in range(RUNS + 1)]
    packages, size = installed()
    rows = (
        row("secondstep --help", "s", helps),
        row("secondstep demo, to ready (new database)", "s", [seconds for seconds, _ in demos]),
        row("secondstep run, to ready", "s", [seconds for seconds, _ in runs]),
        row("peak memory, idle demo with simulator", "MB", [peak for _, peak in demos]),
        row("peak memory, idle bot", "MB", [peak for _, peak in runs]),
        row(f"installed size of {packages} runtime packages", "MB", [size]),
    )
    return Part(title="Start", rows=rows)


async def told_help(folder: Path) -> float:
    """Seconds from the command to the end of its help."""
    async with child(BIN / "secondstep", "--help", cwd=folder) as helping:
        await helping.rest()
        return time.perf_counter() - helping.began


async def demo(folder: Path) -> SecondsAndPeak:
    """Seconds to ready, and peak memory after some idling."""
    port = free_port()
    async with child(BIN / "secondstep", "demo", "--no-open", "--port", str(port), cwd=folder) as playing:
        return await ready(playing, port)


async def run(folder: Path) -> SecondsAndPeak:
    """The same for the bot alone, with the smallest stand-in for Telegram."""
    port = free_port()
    async with phones(0, 0) as telegram:
        settings = {
            "DATA_DIR": str(folder / "data"),
            "PORT": str(port),
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "TELEGRAM_API_URL": telegram.origin,
            "TELEGRAM_MODE": "webhook",
            "TELEGRAM_SECRET": secrets.token_urlsafe(24),
            "TELEGRAM_TOKEN": f"1234567890:{secrets.token_urlsafe(26)}",
        }
        env = {f"SECONDSTEP_{name}": value for name, value in settings.items()}
        async with child(BIN / "secondstep", "run", env=env, cwd=folder) as running:
            return await ready(running, port)


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def ready(bot: Child, port: int) -> SecondsAndPeak:
    """Ask until it says that it is ready. Errors: TimeoutError."""
    async with aiohttp.ClientSession(trust_env=False) as session, asyncio.timeout(60):
        for pause in itertools.chain([0.0], itertools.repeat(0.01)):
            await asyncio.sleep(pause)
            if await says_ready(session, f"http://127.0.0.1:{port}/health/ready"):
                break
    seconds = time.perf_counter() - bot.began
    await asyncio.sleep(IDLE)
    return seconds, bot.peak_mb()


async def says_ready(session: aiohttp.ClientSession, url: str) -> bool:
    """Whether it answers 200 now."""
    with contextlib.suppress(aiohttp.ClientError, OSError):
        async with session.get(url) as answer:
            return answer.status == 200
    return False


def installed() -> tuple[int, float]:
    """How many packages the runtime lock installs here, and their megabytes without compiled copies."""
    count, size = 0, 0
    for name in NAMED.findall((ROOT / "requirements.lock").read_text()):
        with contextlib.suppress(metadata.PackageNotFoundError):
            files = metadata.distribution(name).files or []
            size += sum(file.size or 0 for file in files)
            count += 1
    return count, size / 2**20
