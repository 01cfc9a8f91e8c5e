"""One of several of our workers on one database of a server, as it is measured.

Run as a program: python -m bench.working FOLDER URL MOMENT SIGNAL. It works until SIGTERM.
"""

import datetime as dt
import sys
from pathlib import Path

import uvloop

from bench.relay import Tally, ready
from bench.ringing import since, wired
from bot.serving import stop_signal


async def main(folder: Path, url: str, moment: dt.datetime, go: Path) -> None:
    """Ring what this one can get."""
    tally, stop = Tally(), stop_signal()
    async with wired(folder, url, since(moment), tally) as idle, ready(go, tally), idle.work():
        await stop.wait()


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1]), sys.argv[2], dt.datetime.fromisoformat(sys.argv[3]), Path(sys.argv[4])))
