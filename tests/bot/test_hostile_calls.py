"""Spoiled updates, forms and requests at the real web side, with the real router behind it: never a 5xx."""

from collections import Counter
from pathlib import Path
from random import Random

import aiohttp
import pytest
import structlog
from mutating import Call, Secrets, call
from recording import NOON, open_at
from standing import AUTH, SECRET, settings
from starlette.types import ASGIApp, Message
from talking import LIBRARY

from bot import app
from bot.channels.sms import SmsChannel
from bot.channels.telegram import TelegramChannel
from bot.outbox import Outbox
from bot.storage import post

SHORT, LONG = 1_500, 100_000
NOBODY = "http://127.0.0.1:9"
"""Where no provider is: what the bot would say is only queued here."""
BROKEN = {"event_quarantined", "apology_failed", "outbox_row_damaged"}
"""What the log says where a handler failed, or what it left cannot be read."""
KNOWN = {200, 204, 307, 400, 401, 403, 404, 405, 413}


async def status(website: ASGIApp, made: Call) -> int:
    """What the web side answers, without a socket in between. Errors: whatever the app raises."""
    path, _, query = made.path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": made.method,
        "scheme": "https",
        "server": ("bot.example", 443),
        "client": ("192.0.2.1", 1),
        "root_path": "",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in made.headers.items()],
    }
    told: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": made.body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])

    await website(scope, receive, send)
    return told[0]


def wired(folder: Path, session: aiohttp.ClientSession) -> tuple[app.Bot, Outbox]:
    """The whole bot, but for its providers."""
    given = settings(folder, NOBODY, "http://127.0.0.1:8")
    account = app.TelegramAccount(
        token=given.telegram_token, api_url=given.telegram_api_url, secret=given.telegram_secret
    )
    channels = app.Channels(
        telegram=TelegramChannel(account, session),
        sms=SmsChannel(app.twilio_account(given), session, lambda: NOON),
    )
    return app.wired(given, open_at(folder), channels, lambda: NOON, LIBRARY)


async def test_whatever_is_called_is_answered_and_nothing_breaks(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Each call has one of the answers that are meant, no handler fails, and afterwards the bot answers as before."""
    dice, secrets = Random(3), Secrets(telegram=SECRET, twilio=AUTH, url="http://127.0.0.1:8")  # noqa: S311 - no secrets
    found: Counter[int] = Counter()
    async with aiohttp.ClientSession() as session:
        bot, _ = wired(tmp_path, session)
        website, store = app.website(bot), bot.operation.store
        with structlog.testing.capture_logs() as logs:
            for number in range(LONG if pytestconfig.getoption("--long") else SHORT):
                made = call(dice, number, secrets)
                try:
                    found[await status(website, made)] += 1
                except Exception as error:
                    error.add_note(f"call {number}: {made}")
                    raise
                broken = [entry for entry in logs if entry["event"] in BROKEN]
                if broken or found.keys() - KNOWN:
                    pytest.fail(f"call {number}: {made} was answered {dict(found)}; {broken}")
                logs.clear()
        waiting = await store.run(post.depth)
        await store.close()

    assert found[200] > found.total() / 3
    assert all(found[code] for code in (204, 400, 401, 403, 404, 405))
    assert sum(waiting.values()) > 100
