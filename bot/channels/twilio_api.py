"""The only file that knows Twilio's library, which ships no types. Imported when SMS is configured: it costs 250 ms.

The library's own asynchronous transport has no time limit, repeats a POST after every 5xx (texts go out twice) and
drops Retry-After; ``SessionHttp`` replaces it by the session that both channels share.
"""

import base64
import datetime as dt
import json
import logging
import urllib.parse
from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import msgspec
from starlette.datastructures import ImmutableMultiDict
from twilio.base.exceptions import TwilioException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from bot.channels.accounts import TwilioAccount
from bot.channels.http import Ask, Failed, attempt
from bot.channels.twilio_codes import outcome_of
from bot.channels.wire import Outcome, Refused, Sent, Unknown

REGIONLESS = {"TWILIO_REGION": "", "TWILIO_EDGE": ""}
"""Given in place of the process's environment, whose region and edge would be spliced into the origin's host name."""


class SessionHttp(AsyncHttpClient):  # type: ignore[misc] # untyped library
    """The library's transport over our session: one attempt, with a time limit."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        super().__init__(logging.getLogger("twilio"), is_async=True)
        self._session = session

    async def request(self, method: str, uri: str, **given: Any) -> Response:  # noqa: ANN401 - the library's own signature
        """Make the request. Errors: Failed, which passes through the library, where there is no answer to judge."""
        ask = Ask(
            method=method,
            url=uri,
            params={name: str(value) for name, value in (given.get("params") or {}).items()},
            headers=(given.get("headers") or {}) | _credentials(given.get("auth")),
            data=urllib.parse.urlencode(given.get("data") or {}, doseq=True).encode(),
        )
        answer = await attempt(self._session, ask)
        return Response(answer.status, answer.body.decode(errors="replace"), answer.headers)


def _credentials(auth: tuple[str, str] | None) -> dict[str, str]:
    if auth is None:
        return {}
    return {"Authorization": "Basic " + base64.b64encode(":".join(auth).encode()).decode()}


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of Twilio's list of messages. ``at`` is when it was sent or, until then, made."""

    sid: str
    direction: str
    sender: str
    body: str
    media: int
    service: str
    """The messaging service it went through, or empty."""
    at: dt.datetime | None


class Api:
    """The account at Twilio: what we ask of it, in our own values."""

    def __init__(self, account: TwilioAccount, session: aiohttp.ClientSession) -> None:
        client = Client(account.sid, account.token, http_client=SessionHttp(session), environment=REGIONLESS)
        client.api.base_url = account.api_url
        self._client = client
        self._validator = RequestValidator(account.token)

    def signed(self, url: str, pairs: Sequence[tuple[str, str]], signature: str) -> bool:
        """Whether Twilio signed this POST to exactly this address. Compared in constant time."""
        return bool(self._validator.validate(url, ImmutableMultiDict(pairs), signature))

    async def create(self, fields: Mapping[str, object]) -> Outcome:
        """Hand one message over; ``fields`` are the library's names."""
        try:
            made = await self._client.messages.create_async(**fields)
        except Failed as failed:
            return failed.outcome
        except TwilioException as refused:
            return outcome_of(_code(refused))
        except (ValueError, TypeError, AttributeError):
            # It was accepted, or we would have a code, but we cannot read under which id.
            return Unknown("unreadable")
        return Sent(str(made.sid)) if made.sid else Unknown("unreadable")

    async def listed(self, limit: int | None, **wanted: object) -> tuple[Listed, ...]:
        """Messages, newest first as Twilio lists them; None for all. Errors: Refused."""
        try:
            found = await self._client.messages.list_async(limit=limit, **wanted)
            return tuple(_listed(entry) for entry in found)
        except Failed as failed:
            raise Refused(failed.outcome) from None
        except TwilioException as refused:
            raise Refused(outcome_of(_code(refused))) from None
        except (ValueError, TypeError, AttributeError, KeyError):
            raise Refused(Unknown("unreadable")) from None


def _code(refused: TwilioException) -> int:
    """Twilio's code, else the HTTP status, else 0."""
    told = getattr(refused, "code", None) or getattr(refused, "status", None) or _of_page(refused)
    return told if isinstance(told, int) else 0


def _of_page(refused: TwilioException) -> object:
    """The code of a refused list, for which the library hands on the whole answer unread."""
    answer = next((part for part in refused.args if isinstance(part, Response)), None)
    if answer is None:
        return None
    try:
        return json.loads(answer.text)["code"]
    except (ValueError, KeyError, TypeError):
        return answer.status_code


def _listed(entry: Any) -> Listed:  # noqa: ANN401 - untyped library
    if not (entry.sid and entry.direction):
        raise ValueError("no message")
    return Listed(
        sid=str(entry.sid),
        direction=str(entry.direction),
        sender=str(entry.from_),
        body=entry.body or "",
        media=int(entry.num_media or 0),
        service=entry.messaging_service_sid or "",
        at=entry.date_sent or entry.date_created,
    )
