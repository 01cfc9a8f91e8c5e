"""Due alarms on PostgreSQL by one and by two processes, beside two queue libraries that deliver empty jobs.

All on the same server, which waits for the disk at each commit; each from a database of its own, copied for each run.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg
import sqlalchemy as sa

from bench.alarms import DUE, FILLING, Figures, settled
from bench.children import child, module
from bench.relay import race
from bench.table import Part, Row, row
from tests.postgres import QUICK, Server, serving

WORKERS = (1, 2)
PEERS = {"PgQueuer": "bench.peers.pgqueuer_jobs", "Procrastinate": "bench.peers.procrastinate_jobs"}
DURABLE = {**QUICK, "fsync": "on", "full_page_writes": "on", "shared_buffers": "256MB", "max_wal_size": "4GB"}

Work = Callable[[str], Sequence[str]]
"""The command of one worker on the database with this address; the signal's path is added."""


async def measure(people: int) -> Part:
    """Ours and each peer, with as many waiting and as many due."""
    with serving(DURABLE) as server:
        ours = await our_runs(server, people)
        peers = {name: await peer_runs(server, program, people) for name, program in PEERS.items()}
    rows = [each for name, runs in peers.items() for each in compared(ours, runs, name)]
    return Part(
        title=f"Due alarms on PostgreSQL, {DUE:,} due of {people:,} (peers: empty jobs)",
        rows=tuple(rows),
        remarks=("Ours does for each what it does on SQLite (above). The workers' processor time, not the server's.",),
    )


def compared(ours: Sequence[Figures], peer: Sequence[Figures], name: str) -> list[Row]:
    """The rows beside one peer."""
    rows = []
    for workers, mine, theirs in zip(WORKERS, ours, peer, strict=True):
        who = f"{workers} worker{'s' if workers > 1 else ''}, peer {name}"
        rows.append(row(f"alarms, {who}", "1/s", [mine["rate"]], [theirs["rate"]], more=True))
        rows.append(row(f"processor time an alarm, {who}", "ms", [mine["cpu"]], [theirs["cpu"]]))
    return rows


async def our_runs(server: Server, people: int) -> list[Figures]:
    """By one worker, by two."""
    with tempfile.TemporaryDirectory(prefix="bench-server-") as folder:
        full = server.database()
        async with child(*module("bench.waiting", folder, people, DUE, full)) as making:
            moment = (await making.told(FILLING))["due"]

        def work(url: str) -> Sequence[str]:
            return module("bench.working", Path(folder), url, moment)

        return [await one_run(server, full, work, workers) for workers in WORKERS]


async def peer_runs(server: Server, program: str, people: int) -> list[Figures]:
    """The same for a peer."""
    full = server.database()
    async with child(*module(program, "fill", full, people, DUE)) as making:
        await making.told(FILLING)
    return [await one_run(server, full, lambda url: module(program, "work", url), workers) for workers in WORKERS]


async def one_run(server: Server, full: str, work: Work, workers: int) -> Figures:
    """A race on a fresh copy. Errors: AssertionError where one of our messages was not written down as delivered."""
    copy = server.database(str(sa.make_url(full).database))
    server.ask("CHECKPOINT")
    settled()
    figures = await race([work(copy)] * workers, DUE)
    if "bench.working" in work(copy) and (noted := delivered(copy)) != DUE:
        raise AssertionError(f"{noted} of {DUE} are noted as delivered")
    server.ask(f"DROP DATABASE {sa.make_url(copy).database} WITH (FORCE)")
    return figures


def delivered(url: str) -> int:
    """Messages whose outcome was committed."""
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM outbox WHERE state = 'delivered'").fetchone()
    return int(found[0]) if found else 0
