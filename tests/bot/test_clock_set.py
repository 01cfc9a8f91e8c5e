"""The real bot under a clock that is wrong or is set while it runs, by libfaketime (Debian's package ``faketime``)."""

import asyncio
import datetime as dt
import os
import shutil
import sys
from pathlib import Path

import pytest

LIBRARIES = (
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
)
ROOT = Path(__file__).parents[2]
SCRIPT = """
import asyncio, datetime as dt, sys, time
from scheduler.clock import Clock
due = [dt.datetime.now(dt.UTC) + dt.timedelta(minutes=30)]
rung = []
def now(): return dt.datetime.now(dt.UTC)
async def tick():
    if due and due[0] <= now():
        rung.append(due.pop())
        print("rang", flush=True)
    return due[0] if due else None
async def main():
    clock = Clock(tick, now)
    clock.start()
    print("started", now().isoformat(), flush=True)
    await asyncio.sleep(float(sys.argv[1]))
    await clock.stop()
    print("rung", len(rung), flush=True)
asyncio.run(main())
"""


@pytest.fixture
def library() -> str:
    """Where libfaketime is; tests that need it are skipped where it is not installed."""
    found = next((path for path in LIBRARIES if Path(path).exists()), "")
    if not found or not shutil.which("faketime"):
        pytest.skip("libfaketime is not installed (Debian's package 'faketime')")
    return found


async def told(process: asyncio.subprocess.Process, seconds: float) -> str:
    """The next line. Errors: TimeoutError."""
    assert process.stdout is not None
    async with asyncio.timeout(seconds):
        return (await process.stdout.readline()).decode().strip()


async def test_a_clock_set_forward_rings_within_seconds_and_set_back_rings_nothing_twice(
    library: str, tmp_path: Path
) -> None:
    """Ten minutes off from the start; an hour on, and what is due rings at once; back, and it rings no more."""
    offset = tmp_path / "offset"
    offset.write_text("-600\n")
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "LD_PRELOAD": library,
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_NO_CACHE": "1",
        # The clock that nobody can turn stays real, as on a machine whose wall clock is set.
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SCRIPT, "16", cwd=ROOT, env=env, stdout=asyncio.subprocess.PIPE
    )
    try:
        started = dt.datetime.fromisoformat((await told(process, 20)).partition(" ")[2])
        off = (dt.datetime.now(dt.UTC) - started).total_seconds()
        offset.write_text("+3000\n")
        rang = await told(process, 8)
        offset.write_text("-600\n")
        async with asyncio.timeout(25):
            last = (await process.communicate())[0].decode().split("\n")[-2]
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()

    assert 590 < off < 620
    assert (rang, last) == ("rang", "rung 1")
