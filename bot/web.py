"""The HTTP side: verified webhooks in, health and numbers out. Nothing is acknowledged before it is stored."""

import contextlib
import hmac
import json
from collections.abc import Awaitable, Callable

import msgspec
import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels import sms as texts
from bot.channels.sms import SmsChannel
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Inbound, Malformed, StatusReport
from bot.metrics import REFUSED
from bot.storage.errors import Unavailable

BODY_LIMIT = 64 * 1024
"""Bytes of a body that is read before we know whose it is; no form of Twilio's is as long."""
UPDATE_LIMIT = 1024 * 1024
"""Bytes of an update, whose sender is known first: a long text with a hundred links, quoted in an answer, is large, and
Telegram would repeat a refused one for a day, with the rest of that chat waiting behind it."""

log = structlog.get_logger()


class Doors(msgspec.Struct, frozen=True, kw_only=True):
    """What the web side leads to. A channel that is not configured has no door."""

    take: Callable[[Inbound], Awaitable[bool]]
    report: Callable[[StatusReport], Awaitable[None]]
    quarantine: Callable[[str, bytes], Awaitable[None]]
    alive: Callable[[], bool]
    """Whether the clock still ticks; asks no database, so that one which is down gets nobody killed."""
    state: Callable[[], Awaitable[dict[str, object]]]
    """What /status shows: at least next_due, waiting, ticked_at, ready. Errors: Unavailable."""
    telegram: TelegramChannel | None = None
    sms: SmsChannel | None = None
    admin_token: str = ""


def web(doors: Doors, more: tuple[BaseRoute, ...] = ()) -> Starlette:
    """The ASGI app. ``more`` comes after our own routes (the simulator's, in ``demo``)."""

    def route(path: str, answer: Callable[[Doors, Request], Awaitable[Response]], method: str = "GET") -> Route:
        async def endpoint(request: Request) -> Response:
            return await answer(doors, request)

        return Route(path, endpoint, methods=[method])

    routes: list[BaseRoute] = [
        route("/health/live", live),
        route("/health/ready", ready),
        route("/metrics", metrics),
        route("/status", status),
    ]
    if doors.telegram is not None:
        routes.append(route("/telegram/webhook", telegram_update, "POST"))
    if doors.sms is not None:
        routes += [route("/twilio/sms", sms_in, "POST"), route("/twilio/status", sms_status, "POST")]
    return Starlette(routes=[*routes, *more])


async def body_of(request: Request, limit: int) -> bytes | None:
    """The body, or None where it is larger than anything real; hardly more than the limit is read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            return None
    return body


def refuse(request: Request, status_code: int, reason: str) -> Response:
    """Turn a call away, and count it."""
    REFUSED.labels(request.url.path, reason).inc()
    return Response(status_code=status_code)


async def telegram_update(doors: Doors, request: Request) -> Response:
    """One update. 401 without the secret; 200 for what is malformed, since a repeat would not be any better."""
    channel = doors.telegram
    if channel is None or not channel.verify(request.headers.get("X-Telegram-Bot-Api-Secret-Token")):
        return refuse(request, 401, "secret")
    body = await body_of(request, UPDATE_LIMIT)
    if body is None:
        return refuse(request, 413, "size")
    try:
        inbound = channel.read(body)
    except Malformed:
        return await put_aside(doors, request, "telegram", body)
    if inbound is None:
        return Response(status_code=200)
    answer = await stored(doors.take(inbound))
    # The waiting sign on a tapped button ends after the answer; it must not hold it up.
    answer.background = BackgroundTask(channel.acknowledge, body)
    return answer


async def stored(work: Awaitable[object]) -> Response:
    """Store it, then acknowledge; 503 while nothing can be stored, so that the provider comes back."""
    try:
        await work
    except Unavailable:
        return Response(status_code=503, headers={"Retry-After": "5"})
    return Response(status_code=200)


async def put_aside(doors: Doors, request: Request, channel: str, body: bytes) -> Response:
    """Count and keep what nobody can read."""
    REFUSED.labels(request.url.path, "malformed").inc()
    return await stored(doors.quarantine(channel, body))


async def sms_in(doors: Doors, request: Request) -> Response:
    """One text. The signature covers the configured public address and every field; 403 without it."""
    pairs = await signed_form(doors, request)
    if isinstance(pairs, Response):
        return pairs
    try:
        inbound = texts.read(pairs)
    except Malformed:
        answer = await put_aside(doors, request, "sms", json.dumps(pairs).encode())
    else:
        answer = await stored(doors.take(inbound))
    return answer if answer.status_code != 200 else twiml()  # noqa: PLR2004 - HTTP's own number


def twiml() -> Response:
    """An empty answer: what we say goes out by the REST interface."""
    return Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="text/xml")


async def sms_status(doors: Doors, request: Request) -> Response:
    """One delivery report, in any order, maybe twice."""
    pairs = await signed_form(doors, request)
    if isinstance(pairs, Response):
        return pairs
    try:
        report = texts.read_status(pairs)
    except Malformed:
        return refuse(request, 204, "malformed")
    answer = await stored(doors.report(report)) if report else Response(status_code=204)
    return answer if answer.status_code != 200 else Response(status_code=204)  # noqa: PLR2004 - as above


async def signed_form(doors: Doors, request: Request) -> tuple[tuple[str, str], ...] | Response:
    """The form's pairs where Twilio signed them, else the refusal."""
    body = await body_of(request, BODY_LIMIT)
    if body is None:
        return refuse(request, 413, "size")
    try:
        pairs = texts.parse_form(body)
    except Malformed:
        return refuse(request, 400, "form")
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if doors.sms is None or not doors.sms.verify(target, pairs, request.headers.get("X-Twilio-Signature")):
        return refuse(request, 403, "signature")
    return pairs


async def live(doors: Doors, _: Request) -> Response:
    """Whether the loop turns and the clock ticked within the last minute."""
    alive = doors.alive()
    return JSONResponse({"live": alive}, status_code=200 if alive else 503)


async def ready(doors: Doors, _: Request) -> Response:
    """Whether the database takes writes and the key opens it."""
    try:
        state = await doors.state()
    except Unavailable:
        return JSONResponse({"ready": False}, status_code=503)
    return JSONResponse({"ready": state["ready"]})


async def metrics(doors: Doors, _: Request) -> Response:
    """Prometheus' text, of this moment where the database can be asked. No person in any label."""
    with contextlib.suppress(Unavailable):
        await doors.state()
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def status(doors: Doors, request: Request) -> Response:
    """The operator's view, for those who have the token; without one configured there is no such page."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not doors.admin_token or not hmac.compare_digest(given.encode(), doors.admin_token.encode()):
        return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
    try:
        state = await doors.state()
    except Unavailable:
        return JSONResponse({"live": doors.alive(), "ready": False}, status_code=503)
    return JSONResponse(state, headers={"Cache-Control": "no-store"})
