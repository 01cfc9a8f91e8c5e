"""The Messages API over HTTP: account, faults, sending, one text, the list."""

import base64
import datetime as dt
import re
import secrets
import time
import urllib.parse
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator import bodies
from bot.simulator.faults import Faults, Outage, Reset, bad_gateway
from bot.simulator.people import People
from bot.simulator.sms.carrier import Carrier
from bot.simulator.sms.errors import SmsError
from bot.simulator.sms.messages import VERSION, Query, Sms

E164 = re.compile(r"\+[1-9]\d{7,14}")
NORTH_AMERICA = re.compile(r"\+1[2-9]\d\d[2-9]\d{6}")
BODY_LIMIT = 1600
PAGE_LIMIT = 1000
VALIDITY = range(1, 36_001)
MAGIC_FROM = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}
MAGIC_TO = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
WORKS = "+15005550006"
TAKES = frozenset(
    {
        "To",
        "From",
        "MessagingServiceSid",
        "Body",
        "StatusCallback",
        "ValidityPeriod",
        "ApplicationSid",
        "MaxPrice",
        "ProvideFeedback",
        "Attempt",
        "ForceDelivery",
        "SendAt",
        "SendAsMms",
        "ContentRetention",
        "AddressRetention",
        "SmartEncoded",
        "PersistentAction",
        "TrafficType",
        "ShortenUrls",
        "ScheduleType",
        "ContentVariables",
        "RiskCheck",
        "FallbackFrom",
        "MediaUrl",
        "ContentSid",
    }
)
"""Form fields of the create call, after Twilio's own OpenAPI description (MIT)."""


class Api:
    """The endpoints of one account."""

    def __init__(self, carrier: Carrier, faults: Faults, people: People) -> None:
        self._carrier = carrier
        self._config = carrier.config
        self._faults = faults
        self._people = people

    def routes(self) -> list[Route]:
        """The three calls."""
        base = f"/{VERSION}/Accounts/{{account}}/Messages"
        return [
            Route(f"{base}.json", self.collection, methods=["GET", "POST"]),
            Route(f"{base}/{{sid}}.json", self.one),
        ]

    async def collection(self, request: Request) -> Response:
        """Send a text (201), or list texts."""
        if request.method == "POST":
            return await self._logged(request, await request.body())
        return await self._logged(request, b"")

    async def one(self, request: Request) -> Response:
        """One text."""
        return await self._logged(request, b"")

    async def _logged(self, request: Request, content: bytes) -> Response:
        began = time.monotonic()
        response = await self._under_faults(request, content)
        quiet = isinstance(response, Reset)
        self._carrier.journal.wire(
            way="to Twilio",
            name=f"{request.method} {request.url.path.rpartition('/')[2]}",
            status=0 if quiet else response.status_code,
            ms=round((time.monotonic() - began) * 1000),
            sent=dict(urllib.parse.parse_qsl(content.decode(errors="replace") or request.url.query)),
            got="" if quiet else bytes(response.body).decode(errors="replace")[:4000],
        )
        return response

    async def _under_faults(self, request: Request, content: bytes) -> Response:
        outage = self._faults.state.sms
        if outage == "hang":
            await self._faults.until_changed(self._config.hang_seconds)
        if outage and outage != "500_after":
            return _outage(outage)
        try:
            self._authenticate(request)
            response = self._work(request, content)
        except SmsError as error:
            response = JSONResponse(error.body(), status_code=error.status)
        return _outage("500") if outage == "500_after" else response

    def _work(self, request: Request, content: bytes) -> Response:
        if request.method == "POST":
            pairs = bodies.form_pairs(content)
            return JSONResponse(self._send(dict(pairs)).shape(self._config.twilio_sid), status_code=201)
        if sid := request.path_params.get("sid"):
            sms = self._carrier.messages.get(sid)
            if sms is None:
                raise SmsError(20404, request.url.path)
            return JSONResponse(sms.shape(self._config.twilio_sid))
        return self._list(request)

    def _authenticate(self, request: Request) -> None:
        wanted = secrets.compare_digest(
            request.headers.get("authorization", "").encode(),
            basic(self._config.twilio_sid, self._config.twilio_auth_token).encode(),
        )
        if not wanted or request.path_params["account"] != self._config.twilio_sid:
            raise SmsError(20003)

    def _send(self, form: Mapping[str, str]) -> Sms:
        self._check_form(form)
        sender = self._sender(form)
        to = self._recipient(form["To"])
        carrier = self._carrier
        sms = carrier.messages.add("outbound-api", "queued", sender, to, form["Body"])
        service = form.get("MessagingServiceSid")
        sms = carrier.messages.change(sms.sid, callback=form.get("StatusCallback", ""), service=service)
        carrier.send(sms)
        return sms

    def _check_form(self, form: Mapping[str, str]) -> None:
        if unknown := set(form) - TAKES:
            raise SmsError(20001, f"Unknown parameter {min(unknown)}")
        if not form.get("To"):
            raise SmsError(21604)
        if not form.get("Body", "").strip():
            raise SmsError(21602)
        if len(form["Body"]) > BODY_LIMIT:
            raise SmsError(21617)
        validity = form.get("ValidityPeriod", "14400")
        if not validity.isdigit() or int(validity) not in VALIDITY:
            raise SmsError(20001, "ValidityPeriod must be between 1 and 36000")
        _check_callback(form.get("StatusCallback", ""))
        if "SendAt" in form or "ScheduleType" in form:
            raise SmsError(35118)

    def _sender(self, form: Mapping[str, str]) -> str:
        service, sender = form.get("MessagingServiceSid", ""), form.get("From", "")
        if service and service != self._config.twilio_service_sid:
            raise SmsError(21701, service)
        if not service and not sender:
            raise SmsError(21603)
        if sender in MAGIC_FROM:
            raise SmsError(MAGIC_FROM[sender], sender)
        if sender and sender not in {self._config.twilio_from, WORKS}:
            raise SmsError(21606, sender)
        return sender or self._config.twilio_from

    def _recipient(self, to: str) -> str:
        if to in MAGIC_TO:
            raise SmsError(MAGIC_TO[to], to)
        if not E164.fullmatch(to) or (to.startswith("+1") and not NORTH_AMERICA.fullmatch(to)):
            raise SmsError(21211, to)
        if to == self._config.twilio_from:
            raise SmsError(21612, to)
        if to in self._carrier.opted_out:
            raise SmsError(21610)
        if self._config.trial and self._people.by_phone(to) is None:
            raise SmsError(21608, to)
        return to

    def _list(self, request: Request) -> Response:
        given = request.query_params
        query = Query(
            to=given.get("To", ""),
            sender=given.get("From", ""),
            after=_moment(given.get("DateSent>") or given.get("DateSent", "")),
            before=_moment(given.get("DateSent<") or given.get("DateSent", ""), end=True),
        )
        found = self._carrier.messages.find(query)
        page, size = _number(given.get("Page"), 0), min(_number(given.get("PageSize"), 50), PAGE_LIMIT)
        rows = found[page * size : (page + 1) * size]
        return JSONResponse(
            {
                "messages": [sms.shape(self._config.twilio_sid) for sms in rows],
                "page": page,
                "page_size": size,
                "start": page * size,
                "end": page * size + max(len(rows) - 1, 0),
                "uri": _page_uri(request, page),
                "first_page_uri": _page_uri(request, 0),
                "previous_page_uri": _page_uri(request, page - 1) if page else None,
                "next_page_uri": _page_uri(request, page + 1) if len(found) > (page + 1) * size else None,
            }
        )


def basic(user: str, password: str) -> str:
    """The value of a basic ``Authorization`` header."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _check_callback(url: str) -> None:
    if url and urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
        raise SmsError(21609, url)


def _page_uri(request: Request, page: int) -> str:
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "Page"]
    return f"{request.url.path}?{urllib.parse.urlencode([*pairs, ('Page', str(page))])}"


def _number(text: str | None, fallback: int) -> int:
    return int(text) if text and text.isdigit() else fallback


def _moment(text: str, *, end: bool = False) -> dt.datetime | None:
    """A date (its start, or its end) or a moment in UTC. Errors: SmsError 20001."""
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise SmsError(20001, f"DateSent is not a date: {text}") from None
    if end and len(text) == len("2026-01-31"):
        moment += dt.timedelta(days=1)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _outage(outage: Outage) -> Response:
    if outage in {"hang", "reset"}:
        return Reset()
    if outage == "html502":
        return bad_gateway()
    error = SmsError(20429 if outage == "429" else 20500)
    return JSONResponse(error.body(), status_code=error.status)
