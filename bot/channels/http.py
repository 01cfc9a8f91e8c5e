"""One HTTP attempt, the same for both providers: a time limit, no repeats, and failures as outcomes.

The session is opened and closed in the event loop that uses it. Addresses of requests hold tokens, so no error raised
here carries the library's own error, whose text would print them.
"""

import email.utils
import functools
import json
import math
import urllib.parse
import urllib.request
from collections.abc import Mapping

import aiohttp
import msgspec

from bot.channels.wire import Halt, Later, Outcome, Unknown

CONNECT = 5.0
"""Seconds to reach a provider, a free connection in the pool included."""
ANSWER = 20.0
"""Seconds a provider may be silent once it has the request. Twilio's own limit is 15."""
CONNECTIONS = 64
UNTIL_IT_EXPIRES = 10_000
"""Tries for what was certainly not processed: an outage must cost nothing but time."""

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
WRONG_ADDRESS = (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError)


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One request. ``seconds`` is how long the answer may take to begin, or to go on."""

    method: str
    url: str
    params: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    data: object = None
    seconds: float = ANSWER


class Answer(msgspec.Struct, frozen=True):
    """What came back: any status below 500 except 429."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Failed(Exception):  # noqa: N818 - it tells its catcher what to do
    """There is no answer to judge: ``outcome`` says whether the request may have been processed."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(repr(outcome))
        self.outcome = outcome


def open_session() -> aiohttp.ClientSession:
    """A session for both providers, to be closed by ``async with`` in the same event loop."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=CONNECTIONS),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


async def attempt(session: aiohttp.ClientSession, ask: Ask) -> Answer:
    """Ask once.

    Errors: Failed with Later where the provider never got or never processed it, with Unknown where it may have
    (a broken connection, silence, 5xx), with Halt where the address is none.
    """
    try:
        answer = await _exchange(session, ask)
    except NEVER_SENT:
        failure: Outcome = Later("unreachable", tries=UNTIL_IT_EXPIRES)
    except WRONG_ADDRESS:
        failure = Halt("address")
    except TimeoutError:
        failure = Unknown("timeout")
    except (aiohttp.ClientError, OSError):
        failure = Unknown("connection_lost")
    else:
        return _usable(answer)
    # Raised out here: inside the handlers the library's error, with the address in its text, would come along.
    raise Failed(failure)


async def _exchange(session: aiohttp.ClientSession, ask: Ask) -> Answer:
    limits = aiohttp.ClientTimeout(total=CONNECT + 2 * ask.seconds, connect=CONNECT, sock_read=ask.seconds)
    async with session.request(
        ask.method,
        ask.url,
        params=dict(ask.params),
        headers=dict(ask.headers),
        data=ask.data,
        timeout=limits,
        allow_redirects=False,
        proxy=_proxy(*urllib.parse.urlsplit(ask.url)[:2]),
    ) as got:
        return Answer(got.status, got.headers, await got.read())


def _usable(answer: Answer) -> Answer:
    if answer.status == 429:  # noqa: PLR2004 - Too Many Requests
        raise Failed(Later("429", _pause(answer), tries=UNTIL_IT_EXPIRES))
    if answer.status >= 500:  # noqa: PLR2004 - the provider's own fault
        raise Failed(Unknown(str(answer.status)))
    return answer


def _pause(answer: Answer) -> float | None:
    """The seconds to wait: Telegram tells them in the body, Twilio in the header, as a number or as a date."""
    told = _told(answer.body) or answer.headers.get("Retry-After", "")
    try:
        seconds = float(told)
    except ValueError:
        return _until(told, answer.headers.get("Date", ""))
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def _told(body: bytes) -> str:
    try:
        return str(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return ""


def _until(moment: str, now: str) -> float | None:
    """Seconds from the answer's own date to that moment: our clock need not agree with theirs."""
    try:
        distance = email.utils.parsedate_to_datetime(moment) - email.utils.parsedate_to_datetime(now)
    except (ValueError, TypeError):
        return None
    return max(distance.total_seconds(), 0.0)


# Environment and system settings are read once per origin; they do not change while the bot runs.
@functools.lru_cache(maxsize=16)
def _proxy(scheme: str, origin: str) -> str | None:
    """The proxy the system names for that origin. Nothing on this machine goes through one."""
    host = urllib.parse.urlsplit(f"//{origin}").hostname or ""
    if host in LOCAL or urllib.request.proxy_bypass(host):
        return None
    return urllib.request.getproxies().get(scheme)
