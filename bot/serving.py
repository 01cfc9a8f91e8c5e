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

LAST_CALLS = 0.5
"""Seconds for which calls on open connections are still answered, after nobody listens here any more."""
FROM_OUTSIDE = "Leave --fd away, or start it by systemd with deploy/secondstep-serve.socket (--fd 3)."

RUN, SERVE, WORK = app.Duty(), app.Duty(works=False), app.Duty(answers=False)

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


def inherited(descriptor: int) -> socket.socket:
    """The listening socket of whoever started us: calls wait in it while we are restarted. Errors: CannotServe."""
    try:
        bound = socket.socket(fileno=descriptor)
        listening = bound.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    except OSError as error:
        raise CannotServe(f"File descriptor {descriptor} is no socket ({error.strerror}). {FROM_OUTSIDE}") from None
    if not listening:
        bound.close()
        raise CannotServe(f"The socket with file descriptor {descriptor} does not listen. {FROM_OUTSIDE}")
    return bound


@contextlib.asynccontextmanager
async def served(web: ASGIApp, bound: socket.socket, last_calls: float = 0.0) -> AsyncIterator[None]:
    """Serve an ASGI app on a bound socket for as long as the block runs, and then for ``last_calls`` seconds."""
    config = uvicorn.Config(
        web,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=10,
        proxy_headers=False,  # nothing here believes a forwarded address: PUBLIC_URL says where we are
    )
    server = Server(config, last_calls)
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

    def __init__(self, config: uvicorn.Config, last_calls: float) -> None:
        super().__init__(config)
        self._last_calls = last_calls
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, and tell whoever waits for it."""
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening, and answer what was taken but not read yet: it would be cut off otherwise."""
        for server in self.servers:
            server.close()
        # Whoever keeps a connection for more calls is told to make a new one.
        state = self.server_state
        state.default_headers = [*state.default_headers, (b"connection", b"close")]
        await asyncio.sleep(self._last_calls)
        await super().shutdown(sockets)

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


async def run_forever(given: Settings, duty: app.Duty = RUN, descriptor: int | None = None) -> None:
    """The bot with real providers. ``descriptor``: a listening socket from outside.

    Errors: WrongSettings, StorageError, ContentFaults, CannotServe.
    """
    faults: tuple[Fault, ...] = (*settings.faults(given), *([] if duty == RUN else settings.sharing_faults(given)))
    if faults:
        raise WrongSettings(faults)
    logs.set_up(given.log_format)
    stop = stop_signal()
    bound = listen(given.host, given.port) if descriptor is None else inherited(descriptor)
    with contextlib.closing(bound):
        async with app.running(given, app.real_now, duty=duty) as bot, served(app.website(bot), bound, LAST_CALLS):
            sys.stderr.write(said_at_start(given, bound.getsockname()[1]))
            await stop.wait()


def said_at_start(given: Settings, port: int) -> str:
    """What is on and what is off, in words."""
    telegram = f"on ({given.telegram_mode})" if given.has_telegram else "off (no SECONDSTEP_TELEGRAM_TOKEN)"
    sms = "on" if given.has_sms else "off (no SECONDSTEP_TWILIO_… settings)"
    host = f"[{given.host}]" if ":" in given.host else given.host
    return f"SecondStep runs on http://{host}:{port}. Telegram: {telegram}. SMS: {sms}. Ctrl-C stops it.\n"
