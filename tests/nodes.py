"""Several real processes of the bot on one database, with the stand-in for both providers."""

import asyncio
import contextlib
import itertools
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping

from standing import ROOT


class Node:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said = ""
        self._reading = asyncio.create_task(self._read())

    def signal(self, sign: signal.Signals) -> None:
        """Send it a signal, unless it has ended."""
        if self.process.returncode is None:
            self.process.send_signal(sign)

    async def ended(self, seconds: float = 30) -> int:
        """Its exit code. Errors: TimeoutError."""
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
            await self._reading
        return code

    async def terminated(self) -> int:
        """Tell it to stop; its exit code."""
        self.signal(signal.SIGTERM)
        return await self.ended()

    async def killed(self) -> None:
        """End it as a power cut does."""
        self.signal(signal.SIGKILL)
        await self.ended()

    async def says(self, words: str, seconds: float = 60) -> None:
        """Wait until it has said this on standard error. Errors: TimeoutError; AssertionError where it ends before."""
        async with asyncio.timeout(seconds):
            while words not in self.said:
                assert self.process.returncode is None, self.said
                await asyncio.sleep(0.02)

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.said += line.decode()


@contextlib.asynccontextmanager
async def node(*words: str, env: Mapping[str, str], fds: tuple[int, ...] = ()) -> AsyncIterator[Node]:
    """``python`` with these words; killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *words),
        cwd=ROOT,
        env={**env, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        pass_fds=fds,
    )
    made = Node(process)
    try:
        yield made
    finally:
        await made.killed()


@contextlib.asynccontextmanager
async def secondstep(*words: str, env: Mapping[str, str], fds: tuple[int, ...] = ()) -> AsyncIterator[Node]:
    """The same for ``secondstep``, once it runs."""
    async with node("-m", "bot", *words, env=env, fds=fds) as made:
        await made.says("SecondStep runs on")
        yield made


async def until_so(fits: Callable[[], bool], seconds: float) -> None:
    """Wait until it is so. Errors: TimeoutError."""
    async with asyncio.timeout(seconds):
        for pause in itertools.repeat(0.1):
            if await asyncio.to_thread(fits):
                return
            await asyncio.sleep(pause)
