"""Due alarms a second, from the claim to the message on its way: our clock and outbox beside a job store.

And what those cost who only wait: at rest, and for somebody who moves a visit.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.children import child, module
from bench.table import Part, each, row

DUE = 2_000
FILLING = 3600
"""Seconds until a database is full: of a million people, beside other work."""
FEW = 10_000
RUNS = 3

Figures = dict[str, float]


async def measure(people: int) -> Part:
    """Our own with few and many people waiting, the peer with as few: in turn, so that a busy moment meets all."""
    few: list[Figures] = []
    many: list[Figures] = []
    peer: list[Figures] = []
    with tempfile.TemporaryDirectory(prefix="bench-alarms-") as made:
        folder = Path(made)
        moments = {count: await filled(folder, count) for count in (FEW, people)}
        (folder / "jobs").mkdir()
        await figures("bench.peers.job_store", "fill", folder / "jobs" / "jobs.db", FEW, DUE)
        for _ in range(RUNS):
            few.append(await rung(folder, FEW, moments[FEW]))
            many.append(await rung(folder, people, moments[people]))
            peer.append(await theirs(folder))
        for found, count in ((few, FEW), (many, people)):
            settled()
            resting = await figures("bench.resting", folder / str(count), moments[count])
            found[0] |= resting | {"peak": found[0]["peak"]}
    rows = (
        row(f"alarms, {DUE:,} due of {FEW:,}", "1/s", each(few, "rate"), each(peer, "rate"), more=True),
        row(f"alarms, {DUE:,} due of {people:,}", "1/s", each(many, "rate"), more=True),
        row(f"processor time an alarm, of {FEW:,}", "ms", each(few, "cpu"), each(peer, "cpu")),
        row(f"processor time an alarm, of {people:,}", "ms", each(many, "cpu")),
        row("longest stand-still of the event loop", "ms", each(few, "stall"), each(peer, "stall")),
        row(f"peak memory, {FEW:,} waiting", "MB", each(few, "peak"), each(peer, "peak")),
        row(f"peak memory, {people:,} waiting", "MB", each(many, "peak")),
        row(f"processor share at rest, {FEW:,} waiting", "%", each(few[:1], "idle")),
        row(f"processor share at rest, {people:,} waiting", "%", each(many[:1], "idle")),
        row(f"to move a visit, {FEW:,} waiting, p50", "ms", each(few[:1], "move")),
        row(f"to move a visit, {people:,} waiting, p50", "ms", each(many[:1], "move")),
    )
    return Part(
        title="Due alarms (peer: APScheduler, SQLAlchemyJobStore on SQLite, jobs that do nothing)",
        rows=rows,
        remarks=(
            "Ours claims, opens two sealed documents, composes the text, plans the next alarm, seals, commits, queues,",
            "  claims the message, sends it nowhere and commits its outcome. The peer runs an empty function.",
        ),
    )


async def filled(folder: Path, people: int) -> str:
    """Make the database of so many people; the moment at which the alarms are due."""
    async with child(*module("bench.waiting", folder / str(people), people, DUE)) as making:
        return str((await making.told(FILLING))["due"])


async def rung(folder: Path, people: int, moment: str) -> Figures:
    """One run on a fresh copy of that database."""
    with copied(folder / str(people)) as copy:
        return await figures("bench.ringing", copy, DUE, moment)


@contextlib.contextmanager
def copied(full: Path) -> Iterator[Path]:
    """A copy of a folder, once it is on the disk: or the first commits would wait for that."""
    copy = full.with_name("copy")
    shutil.copytree(full, copy)
    settled()
    yield copy
    shutil.rmtree(copy)


def settled() -> None:
    """Everything that was written is on the disk."""
    os.sync()


async def theirs(folder: Path) -> Figures:
    """The same for the job store."""
    with copied(folder / "jobs") as copy:
        return await figures("bench.peers.job_store", "ring", copy / "jobs.db", DUE)


async def figures(program: str, *arguments: object) -> Figures:
    """What one run tells about itself, and its peak memory."""
    async with child(*module(program, *arguments)) as running:
        told = {name: float(value) for name, value in (await running.told(180)).items()}
        return told | {"peak": running.peak_mb()}
