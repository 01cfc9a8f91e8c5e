"""The Bot API over HTTP: the token, the faults, the method, and the file downloads."""

import secrets
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator import bodies
from bot.simulator.faults import Faults, Outage, Reset, bad_gateway
from bot.simulator.telegram.errors import ApiError, bad, too_many
from bot.simulator.telegram.methods import call
from bot.simulator.telegram.state import Telegram

UNAUTHORIZED = {"ok": False, "error_code": 401, "description": "Unauthorized"}
BROKEN = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
PAUSE = 3
QUIET = {"getUpdates"}
"""Long polls would drown the log of the wire."""


class Api:
    """The endpoints of one bot."""

    def __init__(self, telegram: Telegram, faults: Faults) -> None:
        self._telegram = telegram
        self._faults = faults

    def routes(self) -> list[Route]:
        """Methods, and files under the same token."""
        return [
            Route("/bot{token}/{method}", self.method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file),
        ]

    async def method(self, request: Request) -> Response:
        """One call."""
        began = time.monotonic()
        name = request.path_params["method"]
        if not self._knows(request):
            return JSONResponse(UNAUTHORIZED, status_code=401)
        response, sent = await self._under_faults(request, name)
        if name not in QUIET:
            self._telegram.journal.wire(
                way="to Telegram",
                name=name,
                status=response.status_code if not isinstance(response, Reset) else 0,
                ms=round((time.monotonic() - began) * 1000),
                sent=sent,
                got=bytes(response.body).decode(errors="replace")[:4000] if not isinstance(response, Reset) else "",
            )
        return response

    async def file(self, request: Request) -> Response:
        """One download."""
        stored = self._telegram.files.at(request.path_params["path"])
        if not self._knows(request) or stored is None:
            return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, status_code=404)
        return Response(stored.data, media_type="application/octet-stream")

    def _knows(self, request: Request) -> bool:
        given = request.path_params["token"].encode()
        return secrets.compare_digest(given, self._telegram.config.telegram_token.encode())

    async def _under_faults(self, request: Request, name: str) -> tuple[Response, dict[str, Any]]:
        outage = self._faults.state.telegram
        if outage == "hang":
            await self._faults.until_changed(self._telegram.config.hang_seconds)
        try:
            body = await bodies.read(request)
        except bodies.UnreadableError as error:
            return _refused(bad(str(error))), {}
        sent = {**body.fields, **{each: f"({len(file.data)} bytes)" for each, file in body.files.items()}}
        if outage and outage != "500_after":
            return _outage(outage), sent
        response = await self._answer(name, body)
        return (_outage("500") if outage == "500_after" else response), sent

    async def _answer(self, name: str, body: bodies.Body) -> Response:
        try:
            return JSONResponse({"ok": True, "result": await call(self._telegram, name, body)})
        except ApiError as error:
            return _refused(error)


def _refused(error: ApiError) -> JSONResponse:
    return JSONResponse(error.body(), status_code=error.code)


def _outage(outage: Outage) -> Response:
    if outage in {"hang", "reset"}:
        return Reset()
    if outage == "html502":
        return bad_gateway()
    return _refused(too_many(PAUSE)) if outage == "429" else JSONResponse(BROKEN, status_code=500)
