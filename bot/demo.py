"""``secondstep demo``: the whole bot and the stand-in for both providers in one process, on this machine only.

The bot talks to the stand-in as it would to Telegram and Twilio: by HTTP, through their client libraries. Time travel
exists only here: the bot follows the stand-in's clock.
"""

import asyncio
import contextlib
import datetime as dt
import os
import secrets
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from pathlib import Path

import aiohttp
import structlog
from starlette.routing import Mount

from bot import app, logs
from bot.serving import listen, served, stop_signal
from bot.settings import PREFIX, Settings
from bot.simulator.app import build
from bot.simulator.config import SimulatorConfig

FAKE_NOW_URL = f"{PREFIX}FAKE_NOW_URL"
"""Where the bot reads the time from; known only here, so that no real bot can be made to live in another time."""
NUMBER = "+15552014477"

log = structlog.get_logger()


class FollowedClock:
    """The time as the stand-in has it: real time plus the offset that its buttons set."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._offset = dt.timedelta(0)
        self._version = 0

    def now(self) -> dt.datetime:
        """The followed moment, aware, in UTC."""
        return dt.datetime.now(dt.UTC) + self._offset

    async def follow(self, moved: Callable[[], None]) -> None:
        """Ask for the next change of the clock, for ever; ``moved`` is called after each."""
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    await self._ask(session)
                    moved()
                except (aiohttp.ClientError, TimeoutError):
                    await asyncio.sleep(0.2)

    async def _ask(self, session: aiohttp.ClientSession) -> None:
        async with session.get(self._url, params={"after": str(self._version)}) as answer:
            told = await answer.json()
        self._version = int(told["version"])
        self._offset = dt.timedelta(seconds=float(told["offset"]))


def settings_for(origin: str, port: int, data_dir: Path) -> Settings:
    """Settings of a demo: made-up accounts at the stand-in, nothing read from the environment or ``.env``."""
    # Built without its sources: a .env that is meant for a real bot must not reach this one, nor keep it from starting.
    return Settings.model_construct(
        data_dir=data_dir,
        database_url="",
        key="",
        key_file=None,
        host="127.0.0.1",
        port=port,
        public_url=origin,
        telegram_token=f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}",
        telegram_api_url=origin,
        telegram_secret=secrets.token_urlsafe(24),
        telegram_mode="webhook",
        twilio_account_sid=f"AC{secrets.token_hex(16)}",
        twilio_auth_token=secrets.token_hex(16),
        twilio_api_url=origin,
        twilio_from=NUMBER,
        twilio_messaging_service_sid="",
        twilio_opt_out="provider",
        program_name="SecondStep",
        contact="800-955-4572",
        admin_token=secrets.token_urlsafe(24),
        log_format="console",
    )


def stand_in(given: Settings) -> SimulatorConfig:
    """The stand-in's side of the same accounts."""
    return SimulatorConfig(
        origin=given.public_url,
        telegram_token=given.telegram_token,
        twilio_sid=given.twilio_account_sid,
        twilio_auth_token=given.twilio_auth_token,
        twilio_from=given.twilio_from,
        twilio_sms_url=f"{given.public_url}/twilio/sms",
        bot_status_url=f"{given.public_url}/status",
        admin_token=given.admin_token,
    )


async def play(port: int, *, open_browser: bool) -> None:
    """Serve the page and the bot until told to stop. What is played is forgotten at the end. Errors: CannotServe."""
    logs.set_up("console")
    stop = stop_signal()
    bound = listen("127.0.0.1", port)
    origin = f"http://127.0.0.1:{bound.getsockname()[1]}"
    with contextlib.closing(bound), tempfile.TemporaryDirectory(prefix="secondstep-demo-") as folder:
        given = settings_for(origin, bound.getsockname()[1], Path(folder))
        simulator = build(stand_in(given))
        clock = FollowedClock(os.environ.get(FAKE_NOW_URL, f"{origin}/sim/now"))
        # The stand-in must answer before the bot starts, since the bot introduces itself to it.
        front = app.Front(simulator)
        async with served(front, bound), app.running(given, clock.now) as bot:
            front.open(app.website(bot, (Mount("/", simulator),)))
            following = asyncio.create_task(clock.follow(bot.clock.wake))
            sys.stdout.write(f"SecondStep is at {origin} - open it in your browser. Ctrl-C stops it.\n")
            sys.stdout.flush()
            if open_browser:
                await asyncio.to_thread(webbrowser.open, origin)
            await stop.wait()
            following.cancel()
            await simulator.state.world.close()
