"""A provider on a loopback port that answers what a test tells it to, and the channels pointed at one."""

import asyncio
import datetime as dt
from collections.abc import Mapping
from typing import Any

import aiohttp
import msgspec
from aiohttp import web

from bot.channels.accounts import TelegramAccount, TwilioAccount
from bot.channels.sms import SmsChannel
from bot.channels.telegram import TelegramChannel
from bot.simulator.world import World

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
AUTH = "twilio-auth-token"
SID = "AC" + "0" * 32
NUMBER = "+12025550100"
NOW = dt.datetime(2026, 3, 10, 15, tzinfo=dt.UTC)


class Answer(msgspec.Struct, frozen=True):
    """What the provider answers once; ``reset`` breaks the connection off instead, ``hang`` keeps silent."""

    status: int = 200
    body: object = None
    headers: Mapping[str, str] = {}
    reset: bool = False
    hang: bool = False


class Asked(msgspec.Struct, frozen=True):
    """One request that came in."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, Any]
    authorization: str


class Provider:
    """Answers in turn what the test put there, and remembers what was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[Asked] = []
        self.origin = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One request."""
        form = {
            name: value if isinstance(value, str) else (value.filename, value.content_type, value.file.read())
            for name, value in (await request.post()).items()
        }
        authorization = request.headers.get("Authorization", "")
        self.asked.append(Asked(request.method, request.path, dict(request.query), form, authorization))
        answer = self.answers.pop(0) if self.answers else Answer(500)
        if answer.hang:
            await asyncio.sleep(30)
        if answer.reset and request.transport:
            request.transport.abort()
        content = answer.body if isinstance(answer.body, bytes) else msgspec.json.encode(answer.body)
        return web.Response(status=answer.status, body=content, headers=answer.headers)


def telegram_at(origin: str, session: aiohttp.ClientSession) -> TelegramChannel:
    """The Telegram channel of a provider there."""
    return TelegramChannel(TelegramAccount(token=TOKEN, api_url=origin, secret="s3cret"), session)


def sms_at(origin: str, session: aiohttp.ClientSession, **other: str) -> SmsChannel:
    """The SMS channel of a provider there, at ``NOW``."""
    account = {"sender": NUMBER, "public_url": "https://bot.example.org", **other}
    return SmsChannel(TwilioAccount(sid=SID, token=AUTH, api_url=origin, **account), session, lambda: NOW)


class Simulated(msgspec.Struct, frozen=True):
    """The simulator, and both channels pointed at it."""

    world: World
    telegram: TelegramChannel
    sms: SmsChannel
