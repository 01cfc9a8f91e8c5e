"""Processes that are measured from outside. Every one that is started is ended by its own id."""

import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
TICKS = os.sysconf("SC_CLK_TCK")


class ChildError(RuntimeError):
    """A child ended, or said nothing in time; its own words are in the message."""


class Child:
    """A running child process: what it says on standard output, what it costs."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.began = time.perf_counter()
        self._process = process
        self._log = log

    async def line(self, seconds: float = 90) -> str:
        """Its next line. Errors: ChildError."""
        if self._process.stdout is None:
            raise ChildError("its output is not read")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                if said := await self._process.stdout.readline():
                    return said.decode()
        raise ChildError(self._log.read_text()[-2000:])

    async def rest(self) -> None:
        """Wait until it ends by itself."""
        await self._process.communicate()

    async def told(self, seconds: float = 90) -> dict[str, Any]:
        """Its next line as JSON. Errors: ChildError."""
        return dict(msgspec.json.decode(await self.line(seconds)))

    def cpu(self) -> float:
        """Processor seconds used so far by this process alone, user and system."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_mb(self) -> float:
        """The highest resident memory so far. Not ru_maxrss, which a child inherits from its parent at the fork."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    async def end(self) -> None:
        """SIGTERM to this process; SIGKILL where it does not heed that in ten seconds."""
        if self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.communicate(), 10)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()


@contextlib.asynccontextmanager
async def child(*command: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> AsyncIterator[Child]:
    """A child for as long as the block runs, without settings of ours from the environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SECONDSTEP_")}
    clean.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.NamedTemporaryFile(prefix="bench-", suffix=".log") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=cwd, env={**clean, **(env or {})}, stdout=asyncio.subprocess.PIPE, stderr=log
        )
        running = Child(process, Path(log.name))
        try:
            yield running
        finally:
            await running.end()


def module(name: str, *arguments: object) -> tuple[str, ...]:
    """The command that runs one of the modules here."""
    return (sys.executable, "-m", name, *map(str, arguments))
