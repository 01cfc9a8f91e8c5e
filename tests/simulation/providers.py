"""Telegram and Twilio in the same thread: what the real client libraries ask is answered here, well or badly."""

import asyncio
import datetime as dt
import email.utils
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any, NoReturn
from urllib.parse import parse_qsl

import aiohttp
import msgspec
from simulation.machine import Machine

TELEGRAM, TWILIO = "http://127.0.0.1:1", "http://127.0.0.1:2"
SID = "AC" + "5" * 32
NUMBER = "+15552014477"
START = dt.datetime(2026, 10, 5, 13, 0, tzinfo=dt.UTC)
"""A Monday four weeks before the clocks are set back."""

FAIL_LATER = ("30003", "30008", "30007", "30001")
RETRIED = frozenset({"30003", "30001"})
"""Codes after which the same text goes out again, by the table of codes."""


class Sms(msgspec.Struct, kw_only=True):
    """One text as Twilio's list shows it."""

    sid: str
    inbound: bool
    sender: str
    to: str
    body: str
    at: dt.datetime

    def shape(self) -> dict[str, object]:
        """As JSON."""
        when = email.utils.format_datetime(self.at)
        direction = "inbound" if self.inbound else "outbound-api"
        return {
            "sid": self.sid,
            "account_sid": SID,
            "body": self.body,
            "direction": direction,
            "from": self.sender,
            "to": self.to,
            "status": "received" if self.inbound else "queued",
            "date_created": when,
            "date_sent": when,
            "date_updated": when,
            "num_media": "0",
            "num_segments": "1",
        }


class Answer:
    """What a request gets, in the shape that the session's user reads."""

    def __init__(self, status: int, told: object, **headers: str) -> None:
        self.status = status
        self.headers = headers
        self._body = json.dumps(told).encode()

    async def read(self) -> bytes:
        """The body."""
        return self._body


class Providers:
    """Both providers, which outlive every machine. ``fault`` says how a request fares, ``report`` posts to the bot."""

    def __init__(self, random: Random, fault: Callable[[str], str]) -> None:
        self.fault = fault
        self.report: Callable[[dict[str, str]], Awaitable[object]] | None = None
        self.arrived: Callable[[str, str], None] = lambda _where, _words: None
        self.happened: Counter[str] = Counter()
        self.texts: list[Sms] = []
        self.buttons: dict[str, list[str]] = {}
        self.read: dict[str, str] = {}
        """The last words that arrived at each address."""
        self.opted_out: set[str] = set()
        self.blocked: set[str] = set()
        self.answers_opt_out = False
        self._random = random
        self._count = 0
        self._later: set[asyncio.Task[None]] = set()

    def now(self) -> dt.datetime:
        """The true time: no clock of the bot's."""
        return START + dt.timedelta(seconds=asyncio.get_running_loop().time())

    def receive(self, sender: str, body: str) -> Sms:
        """Somebody texts the bot's number."""
        self._count += 1
        text = Sms(sid=f"SM{self._count:032x}", inbound=True, sender=sender, to=NUMBER, body=body, at=self.now())
        self.texts.append(text)
        return text

    async def answer(self, provider: str, method: str, path: str, fields: dict[str, str]) -> Answer:
        """Take a request."""
        if provider == "telegram":
            return self._telegram(path.rpartition("/")[2], fields)
        return self._listed(fields) if method == "GET" else await self._create(fields)

    def _telegram(self, method: str, fields: dict[str, str]) -> Answer:
        if method == "answerCallbackQuery":
            return Answer(200, {"ok": True, "result": True})
        chat = fields["chat_id"]
        if chat in self.blocked:
            told = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
            return Answer(403, told)
        self._count += 1
        words = fields.get("text") or fields.get("caption", "")
        markup = json.loads(fields.get("reply_markup") or "{}")
        rows = markup.get("inline_keyboard", [])
        self.buttons[chat] = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
        self.read[chat] = words
        self.arrived(chat, words)
        date = int(self.now().timestamp())
        message = {"message_id": self._count, "date": date, "chat": {"id": int(chat), "type": "private"}, "text": words}
        return Answer(200, {"ok": True, "result": message})

    async def _create(self, fields: dict[str, str]) -> Answer:
        to, body = fields["To"], fields["Body"]
        if to in self.opted_out:
            return Answer(400, {"code": 21610, "message": "unsubscribed", "status": 400})
        self._count += 1
        text = Sms(sid=f"SM{self._count:032x}", inbound=False, sender=NUMBER, to=to, body=body, at=self.now())
        self.texts.append(text)
        self.read[to] = body
        self.arrived(to, body)
        await self._reports(text)
        return Answer(201, text.shape())

    def _listed(self, asked: dict[str, str]) -> Answer:
        since = asked.get("DateSent>") or asked.get("DateSentAfter") or ""
        after = dt.datetime.fromisoformat(since) if since else START - dt.timedelta(days=1)
        found = [text for text in self.texts if asked.get("To") in (None, text.to) and text.at >= after]
        # A text must be old to be missing from the page: who asks without a date wants the newest.
        page = found[::-1][: int(asked.get("PageSize", 500))] if not since else found[::-1]
        uri = f"/2010-04-01/Accounts/{SID}/Messages.json"
        told = {"messages": [text.shape() for text in page], "page": 0, "uri": uri, "next_page_uri": None}
        return Answer(200, told)

    async def _reports(self, text: Sms) -> None:
        """Sent and delivered, or not; now and then repeated, reversed, lost, or before this request's own answer."""
        draw = self._random.random()
        failed = draw < 0.03
        last = {"MessageStatus": "undelivered", "ErrorCode": self._random.choice(FAIL_LATER)} if failed else {}
        steps = [{"MessageStatus": "sent"}, last or {"MessageStatus": "delivered"}]
        if failed:
            self.happened["undelivered"] += 1
        kind = self._random.choices(["plain", "twice", "reversed", "lost", "early"], [80, 6, 6, 4, 4])[0]
        if kind != "plain":
            self.happened[f"reports {kind}"] += 1
        if kind == "twice":
            steps = [step for step in steps for _ in range(2)]
        elif kind == "reversed":
            steps.reverse()
        forms = [] if kind == "lost" else [{"MessageSid": text.sid, **step} for step in steps]
        if kind == "early" and self.report is not None:
            await self.report(forms.pop(0))
        task = asyncio.create_task(self._post(forms))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _post(self, forms: list[dict[str, str]]) -> None:
        for form in forms:
            await asyncio.sleep(self._random.uniform(0.2, 9))
            if self.report is not None:
                await self.report(form)


class Line:
    """The session of one machine: the network between it and the providers."""

    def __init__(self, machine: Machine, providers: Providers, random: Random) -> None:
        self._machine = machine
        self._providers = providers
        self._random = random

    def request(self, method: str, url: str, **given: Any) -> "_Exchange":  # noqa: ANN401 - as aiohttp's session
        """One request."""
        return _Exchange(self, method, url, given)

    async def exchange(self, method: str, url: str, given: dict[str, Any]) -> Answer:
        """The request and its answer. Errors: aiohttp's, and TimeoutError."""
        provider = "telegram" if url.startswith(TELEGRAM) else "twilio"
        kind = self._providers.fault(provider)
        await self._point()
        await asyncio.sleep(self._random.uniform(0.02, 0.2))
        await self._before(kind, given["timeout"], provider)
        answer = await self._providers.answer(provider, method, url, _fields(given))
        await self._point()
        await self._after(kind, given["timeout"])
        return answer if kind != "5xx taken" else Answer(503, {})

    async def refused(self, kind: str, provider: str) -> Answer | None:
        """The answer of a provider that did not take the request; None where it does."""
        if kind == "429":
            pause = self._random.choice([1, 5, 30, 120])
            if provider == "twilio":
                return Answer(429, {"code": 20429}, **{"Retry-After": str(pause)})
            return Answer(429, {"ok": False, "error_code": 429, "parameters": {"retry_after": pause}})
        if kind == "auth":
            told = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return Answer(401, told if provider == "telegram" else {"code": 20003, "message": "no", "status": 401})
        return Answer(500, {}) if kind == "5xx lost" else None

    async def _before(self, kind: str, limits: aiohttp.ClientTimeout, provider: str) -> None:
        if kind == "refused":
            raise aiohttp.ConnectionTimeoutError
        if kind == "silent lost":
            await asyncio.sleep(limits.sock_read or 0)
            raise TimeoutError
        if (answer := await self.refused(kind, provider)) is not None:
            raise _EarlyError(answer)

    async def _after(self, kind: str, limits: aiohttp.ClientTimeout) -> None:
        await asyncio.sleep(self._random.uniform(0.02, 0.2))
        if kind == "slow":
            await asyncio.sleep(self._random.uniform(1, 15))
        elif kind == "silent taken":
            await asyncio.sleep(limits.sock_read or 0)
            raise TimeoutError
        elif kind == "broken":
            raise aiohttp.ServerDisconnectedError

    async def _point(self) -> None:
        if not self._machine.point():
            await _never()


class _EarlyError(Exception):
    """The request was answered without being taken."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class _Exchange:
    """What ``async with session.request(…)`` enters."""

    def __init__(self, line: Line, method: str, url: str, given: dict[str, Any]) -> None:
        self._line, self._method, self._url, self._given = line, method, url, given

    async def __aenter__(self) -> Answer:
        try:
            return await self._line.exchange(self._method, self._url, self._given)
        except _EarlyError as early:
            return early.answer

    async def __aexit__(self, *_: object) -> None:
        return None


def _fields(given: dict[str, Any]) -> dict[str, str]:
    data = given["data"]
    if isinstance(data, aiohttp.FormData):
        return {options["name"]: value for options, _, value in data._fields if isinstance(value, str)}
    return dict(given["params"]) | dict(parse_qsl((data or b"").decode(), keep_blank_values=True))


async def _never() -> NoReturn:
    """The answer to a process that is dead."""
    await asyncio.get_running_loop().create_future()
    raise AssertionError
