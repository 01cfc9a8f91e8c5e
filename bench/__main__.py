"""``make bench``: all measures, one table. ``--json FILE`` keeps it for machines; a name runs one part alone."""

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import uvloop

from bench import alarms, servers, starting, table, turns
from bench.table import Part

PARTS: dict[str, Callable[[int], Awaitable[Part]]] = {
    "start": lambda _: starting.measure(),
    "turns": lambda _: turns.measure(),
    "alarms": alarms.measure,
    "server": servers.measure,
}
"""By name; each is told how many people wait where many do."""


async def measured(names: list[str], people: int) -> list[Part]:
    """The named parts, one after another: two at once would measure each other."""
    parts = []
    for name in names:
        began = time.perf_counter()
        print(f"measuring: {name} …", end="", file=sys.stderr, flush=True)
        parts.append(await PARTS[name](people))
        print(f" {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--people", type=int, default=100_000, help="how many wait where many do (default: 100,000)")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these: {', '.join(PARTS)}")
    given = parser.parse_args()
    if wrong := set(given.parts) - set(PARTS):
        parser.error(f"there is no part named {', '.join(sorted(wrong))}")
    about = table.machine()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        parts = runner.run(measured(given.parts or list(PARTS), given.people))
    print(table.text(parts, about))
    if given.json:
        given.json.write_bytes(msgspec.json.format(msgspec.json.encode({"about": about, "parts": parts})))


if __name__ == "__main__":
    main()
