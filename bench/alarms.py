"""Due alarms a second, from the claim to the message on its way: our clock and outbox beside a job store."""

import shutil
import tempfile
from pathlib import Path

from bench.children import child, module
from bench.table import Part, each, row

DUE = 1_000
FEW, MANY = 10_000, 100_000
RUNS = {FEW: 2, MANY: 1}

Figures = dict[str, float]


async def measure() -> Part:
    """Our own with few and many people waiting, the peer with as few."""
    few, many, peer = await ours(FEW), await ours(MANY), await theirs()
    rows = (
        row(f"alarms, {DUE:,} due of {FEW:,}", "1/s", each(few, "rate"), each(peer, "rate"), more=True),
        row(f"alarms, {DUE:,} due of {MANY:,}", "1/s", each(many, "rate"), more=True),
        row("processor time an alarm", "ms", each(few, "cpu"), each(peer, "cpu")),
        row("longest stand-still of the event loop", "ms", each(few, "stall"), each(peer, "stall")),
        row(f"peak memory, {FEW:,} waiting", "MB", each(few, "peak"), each(peer, "peak")),
        row(f"peak memory, {MANY:,} waiting", "MB", each(many, "peak")),
    )
    return Part(
        title="Due alarms (peer: APScheduler, SQLAlchemyJobStore on SQLite, jobs that do nothing)",
        rows=rows,
        remarks=(
            "Ours claims, opens two sealed documents, composes the text, plans the next alarm, seals, commits, queues,",
            "  claims the message, sends it nowhere and commits its outcome. The peer runs an empty function.",
        ),
    )


async def ours(people: int) -> list[Figures]:
    """Several runs, each on a fresh copy of the same database."""
    runs = []
    with tempfile.TemporaryDirectory(prefix="bench-alarms-") as folder:
        full = Path(folder) / "full"
        async with child(*module("bench.waiting", full, people, DUE)) as making:
            moment = (await making.told(180))["due"]
        for run in range(RUNS[people]):
            copy = shutil.copytree(full, Path(folder) / f"run{run}")
            runs.append(await figures("bench.ringing", copy, DUE, moment))
            shutil.rmtree(copy)
    return runs


async def theirs() -> list[Figures]:
    """The same for the job store."""
    runs = []
    with tempfile.TemporaryDirectory(prefix="bench-jobs-") as folder:
        full, copy = Path(folder) / "full.db", Path(folder) / "copy.db"
        await figures("bench.peers.job_store", "fill", full, FEW, DUE)
        for _ in range(RUNS[FEW]):
            shutil.copy(full, copy)
            runs.append(await figures("bench.peers.job_store", "ring", copy, DUE))
    return runs


async def figures(program: str, *arguments: object) -> Figures:
    """What one run tells about itself, and its peak memory."""
    async with child(*module(program, *arguments)) as running:
        told = {name: float(value) for name, value in (await running.told(180)).items()}
        return told | {"peak": running.peak_mb()}
