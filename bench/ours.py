"""Our bot as it is measured: the real one in webhook mode, only the pace that Telegram asks for is lifted."""

import contextlib
import sys
from pathlib import Path

import msgspec
import uvloop

from bot import app, logs
from bot.demo import settings_for
from bot.rates import Rate
from bot.serving import listen, served, stop_signal
from bot.settings import Settings

UNPACED = Rate(per_second=1e6, burst=1e6, at_once=100)


def unpaced() -> None:
    """Telegram takes 28 messages a second, and 16 under way are plenty for that; here our own limit is looked for."""
    vars(app)["TELEGRAM"] = UNPACED


def telegram_only(origin: str, folder: Path) -> Settings:
    """Settings for a bot at a stand-in for Telegram, without text messages."""
    no_sms = {"twilio_account_sid": "", "twilio_auth_token": "", "twilio_from": ""}
    return settings_for(origin, 0, folder).model_copy(update=no_sms)


async def main(origin: str, folder: Path) -> None:
    """Run until SIGTERM; the first line on standard output tells where."""
    logs.set_up("json")
    unpaced()
    given = telegram_only(origin, folder)
    bound = listen("127.0.0.1", 0)
    with contextlib.closing(bound):
        async with app.running(given, app.real_now) as bot, served(app.website(bot), bound):
            url = f"http://127.0.0.1:{bound.getsockname()[1]}/telegram/webhook"
            print(msgspec.json.encode({"url": url, "secret": given.telegram_secret}).decode(), flush=True)
            await stop_signal().wait()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], Path(sys.argv[2])))
