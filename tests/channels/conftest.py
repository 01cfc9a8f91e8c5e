"""The scripted provider and the simulator, each on a loopback port, with both channels pointed at them."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import aiohttp
import hypothesis
import pytest
import uvicorn
from aiohttp import web
from channels.loopback import AUTH, NUMBER, SID, TOKEN, Provider, Simulated, sms_at, telegram_at

from bot.channels.http import open_session
from bot.channels.sms import SmsChannel
from bot.channels.telegram import TelegramChannel
from bot.simulator.app import build
from bot.simulator.config import SimulatorConfig
from bot.simulator.world import World

# How long one example takes says more about the machine than about the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    """The scripted provider."""
    made = Provider()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """The session both channels share."""
    async with open_session() as opened:
        yield opened


@pytest.fixture
def telegram(provider: Provider, session: aiohttp.ClientSession) -> TelegramChannel:
    """Telegram against the scripted provider."""
    return telegram_at(provider.origin, session)


@pytest.fixture
def sms(provider: Provider, session: aiohttp.ClientSession) -> SmsChannel:
    """SMS against the scripted provider."""
    return sms_at(provider.origin, session)


@pytest.fixture
async def simulated(session: aiohttp.ClientSession) -> AsyncIterator[Simulated]:
    """The project's own strict stand-in for both providers."""
    listener = socket.create_server(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    app = build(
        SimulatorConfig(
            origin=origin,
            telegram_token=TOKEN,
            twilio_sid=SID,
            twilio_auth_token=AUTH,
            twilio_from=NUMBER,
            delivery_seconds=0.01,
        )
    )
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    async with contextlib.AsyncExitStack() as stack:
        task = asyncio.create_task(server.serve(sockets=[listener]))
        stack.push_async_callback(_stop, server, task, app.state.world)
        while not server.started:  # noqa: ASYNC110 - uvicorn tells it by a flag only
            await asyncio.sleep(0.01)
        yield Simulated(app.state.world, telegram_at(origin, session), sms_at(origin, session))


async def _stop(server: uvicorn.Server, task: asyncio.Task[None], world: World) -> None:
    await world.close()
    server.should_exit = True
    await task
