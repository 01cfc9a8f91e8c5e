"""The run of one seed, from an empty disk to its trace."""

import asyncio
import tempfile
from collections import Counter
from pathlib import Path

import structlog
from simulation.loop import VirtualLoop
from simulation.world import Outcome, World


def live(seed: int, days: float) -> Outcome:
    """The run of one seed. Errors: Broken, with what happened last."""
    worlds: list[World] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        structlog.testing.capture_logs() as logs,
        asyncio.Runner(loop_factory=VirtualLoop) as runner,
    ):
        try:
            outcome = runner.run(_live(seed, days, Path(folder), worlds))
        except BaseException as error:
            error.add_note("\n".join(worlds[0].recent if worlds else ()))
            raise
    strange = Counter(entry["event"] for entry in logs if entry["log_level"] in ("warning", "error"))
    outcome.happened.update({f"log {event}": count for event, count in strange.items()})
    return outcome


async def _live(seed: int, days: float, folder: Path, worlds: list[World]) -> Outcome:
    worlds.append(World(seed, folder))
    return await worlds[0].run(days)
