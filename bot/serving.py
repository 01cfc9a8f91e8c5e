"""Running the bot for real: all in one process, until it is told to stop; what is under way is finished first."""

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator

import structlog
import uvicorn
from starlette.types import ASGIApp

from bot import app, logs, settings
from bot.settings import Fault, Settings, WrongSettings

BACKLOG = 2048
"""Calls that may wait while the bot is starting."""

log = structlog.get_logger()


class CannotServe(Exception):  # noqa: N818 - it reads as what it is where it is caught
    """The port cannot be used; the message says what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything starts: a busy port is told at once. Errors: CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer may wait 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        # Listening at once: two that have only bound do not notice each other.
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        raise CannotServe(
            f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it, or choose another port "
            "(SECONDSTEP_PORT, or --port for the demo)."
        ) from None
    return bound


@contextlib.asynccontextmanager
async def served(web: ASGIApp, bound: socket.socket) -> AsyncIterator[None]:
    """Serve an ASGI app on a bound socket for as long as the block runs."""
    config = uvicorn.Config(web, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=10)
    server = Server(config)
    task = asyncio.create_task(server.serve(sockets=[bound]))
    # A server that fails at its start is never ready.
    task.add_done_callback(lambda _: server.ready.set())
    try:
        await server.ready.wait()
        if task.done():
            task.result()
        yield
    finally:
        server.should_exit = True
        await task


class Server(uvicorn.Server):
    """uvicorn without its signal handlers: the whole bot is stopped by ours, in order."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, and tell whoever waits for it."""
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def stop_signal() -> asyncio.Event:
    """Set when SIGINT or SIGTERM comes, from now on: a stop during the start is heard too."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    return stop


async def run_forever(given: Settings) -> None:
    """The bot with real providers. Errors: WrongSettings, StorageError, ContentFaults, CannotServe."""
    faults: tuple[Fault, ...] = settings.faults(given)
    if faults:
        raise WrongSettings(faults)
    logs.set_up(given.log_format)
    stop = stop_signal()
    bound = listen(given.host, given.port)
    with contextlib.closing(bound):
        async with app.running(given, app.real_now) as bot, served(app.website(bot), bound):
            sys.stderr.write(said_at_start(given, bound.getsockname()[1]))
            await stop.wait()


def said_at_start(given: Settings, port: int) -> str:
    """What is on and what is off, in words."""
    telegram = f"on ({given.telegram_mode})" if given.has_telegram else "off (no SECONDSTEP_TELEGRAM_TOKEN)"
    sms = "on" if given.has_sms else "off (no SECONDSTEP_TWILIO_… settings)"
    host = f"[{given.host}]" if ":" in given.host else given.host
    return f"SecondStep runs on http://{host}:{port}. Telegram: {telegram}. SMS: {sms}. Ctrl-C stops it.\n"
