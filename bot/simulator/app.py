"""The stand-in as one ASGI app: ``build(config)``. Run alone, or mounted at "/" behind the bot's own routes."""

import contextlib
import pathlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.simulator import page_api
from bot.simulator.config import SimulatorConfig
from bot.simulator.sms.http import Api as SmsApi
from bot.simulator.telegram.http import Api as TelegramApi
from bot.simulator.world import World

STATIC = pathlib.Path(__file__).with_name("static")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache"),
]


def build(config: SimulatorConfig) -> Starlette:
    """The app. ``app.state.world`` is everything in it; ``await app.state.world.close()`` before the server stops.

    Where it is mounted its own lifespan does not run, so whoever mounts it must close the world.
    """
    world = World(config)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        yield
        await world.close()

    app = Starlette(
        routes=[
            Route("/", page),
            *page_api.routes(world),
            *TelegramApi(world.telegram, world.faults).routes(),
            *SmsApi(world.carrier, world.faults, world.people).routes(),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guarded)],
        lifespan=lifespan,
    )
    app.state.world = world
    return app


async def page(request: Request) -> FileResponse:
    """The two phones."""
    del request
    return FileResponse(STATIC / "index.html")


class Guarded:
    """Puts the security headers on the page and what belongs to it; the providers' answers stay as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass through, adding headers to a page's answer."""

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        ours = scope["type"] == "http" and (scope["path"] == "/" or scope["path"].startswith("/static"))
        await self._app(scope, receive, adding if ours else send)
