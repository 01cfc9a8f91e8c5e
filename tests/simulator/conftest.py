"""The simulator on a loopback port, a tiny bot's webhooks beside it, and the real clients pointed at it."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import msgspec
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator.app import build
from bot.simulator.config import SimulatorConfig
from bot.simulator.sms.http import basic
from bot.simulator.world import World

TOKEN = "4242:test-token"
SID = "AC" + "0" * 32
AUTH = "twilio-auth-token"
NUMBER = "+12025550100"
RUTH = "+12125550141"
"""The first person's phone."""


@contextlib.asynccontextmanager
async def serve(app: Starlette, listener: socket.socket) -> AsyncIterator[str]:
    """The app on a socket that already listens; yields its origin."""
    config = uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    # Without serve()'s main loop and shutdown(), whose ticks would cost every test a tenth of a second or two.
    await server.startup(sockets=[listener])
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        for each in server.servers:
            each.close()
        for connection in list(server.server_state.connections):
            connection.shutdown()
        await asyncio.gather(*server.server_state.tasks, return_exceptions=True)
        listener.close()


def listening() -> socket.socket:
    """A socket on a free loopback port."""
    # Named as TCP, or asyncio leaves Nagle on and every answer costs 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(64)
    return listener


class Live:
    """A running simulator, and what its webhooks got."""

    def __init__(self, origin: str, hooks: str, world: World, http: aiohttp.ClientSession) -> None:
        self.origin = origin
        self.hooks = hooks
        self.world = world
        self.http = http
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        """(path, headers, body) of every webhook call."""
        self.answers: list[int] = []
        """Statuses the webhooks answer with, in turn; 200 once they are used up."""
        self.says = b""
        """What their answers hold."""
        self.status: dict[str, object] = {"next_due": None, "waiting": 0, "busy": False}

    async def call(self, method: str, **given: object) -> dict[str, Any]:
        """One Bot API call with a JSON body: the whole answer."""
        async with self.http.post(f"{self.origin}/bot{TOKEN}/{method}", json=given) as response:
            return {"http": response.status, **await response.json()}

    async def sim(self, path: str, **given: object) -> dict[str, Any]:
        """One call under /sim."""
        async with self.http.post(f"{self.origin}/sim/{path}", json=given) as response:
            return {"http": response.status, **await response.json()}

    async def text(self, **form: str) -> dict[str, Any]:
        """One Messages create call from the bot's number to Ruth, unless said otherwise."""
        url = f"{self.origin}/2010-04-01/Accounts/{SID}/Messages.json"
        form = {"To": RUTH, "From": NUMBER, "Body": "Hello", **form}
        async with self.http.post(url, data=form, headers={"Authorization": basic(SID, AUTH)}) as response:
            return {"http": response.status, **await response.json()}

    async def eventually(self, fits: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until it is so. Errors: TimeoutError."""
        async with asyncio.timeout(seconds):
            while True:
                version = self.world.journal.version
                if fits():
                    return
                await self.world.journal.wait(version, 0.2)

    def bodies(self, path: str) -> list[bytes]:
        """What came to one webhook, in order."""
        return [body for at, _, body in self.got if at == path]


async def _webhook(request: Request) -> Response:
    live: Live = request.app.state.live
    live.got.append((request.url.path, dict(request.headers), await request.body()))
    if request.url.path == "/status":
        return Response(msgspec.json.encode(live.status), media_type="application/json")
    return Response(live.says, status_code=live.answers.pop(0) if live.answers else 200)


@pytest.fixture
async def live(request: pytest.FixtureRequest) -> AsyncIterator[Live]:
    """The simulator; settings by ``@pytest.mark.parametrize("live", [{…}], indirect=True)``."""
    hooks_at, at = listening(), listening()
    ports = [each.getsockname()[1] for each in (hooks_at, at)]
    config = SimulatorConfig(
        origin=f"http://127.0.0.1:{ports[1]}",
        telegram_token=TOKEN,
        twilio_sid=SID,
        twilio_auth_token=AUTH,
        twilio_from=NUMBER,
        twilio_sms_url=f"http://127.0.0.1:{ports[0]}/twilio/sms",
        bot_status_url=f"http://127.0.0.1:{ports[0]}/status",
        admin_token="admin",
        delivery_seconds=0.01,
        play_pause=0.01,
        reply_seconds=2,
        settled_seconds=0.1,
        reading_seconds=0,
    )
    config = msgspec.structs.replace(config, **getattr(request, "param", {}))
    app = build(config)
    hooks = Starlette(routes=[Route("/{path:path}", _webhook, methods=["GET", "POST"])])
    async with serve(hooks, hooks_at) as hooks_origin, serve(app, at) as origin, aiohttp.ClientSession() as http:
        hooks.state.live = Live(origin, hooks_origin, app.state.world, http)
        yield hooks.state.live
        await app.state.world.close()
