"""One attempt at a provider, over real sockets."""

import socket
import traceback

import aiohttp
import pytest
from channels.loopback import TOKEN, Answer, Provider

from bot.channels import http
from bot.channels.http import UNTIL_IT_EXPIRES, Ask, Failed, attempt
from bot.channels.wire import Halt, Later, Outcome, Unknown

NOW, LATER = "Tue, 10 Mar 2026 15:00:00 GMT", "Tue, 10 Mar 2026 15:00:30 GMT"


async def failure(session: aiohttp.ClientSession, url: str, seconds: float = 5) -> Failed:
    """What an attempt that must fail raises."""
    with pytest.raises(Failed) as caught:
        await attempt(session, Ask(method="POST", url=url, data=b"x", seconds=seconds))
    return caught.value


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(429, headers={"Retry-After": "7"}), Later("429", 7, UNTIL_IT_EXPIRES)),
        (Answer(429, {"parameters": {"retry_after": 3}}, {"Retry-After": "7"}), Later("429", 3, UNTIL_IT_EXPIRES)),
        (
            Answer(429, headers={"Retry-After": LATER, "Date": NOW}),
            Later("429", 30, UNTIL_IT_EXPIRES),
        ),
        (
            Answer(429, headers={"Retry-After": NOW, "Date": LATER}),
            Later("429", 0, UNTIL_IT_EXPIRES),
        ),
        (Answer(429, headers={"Retry-After": "soon"}), Later("429", None, UNTIL_IT_EXPIRES)),
        (Answer(429, b'{"parameters": {"retry_after": NaN}}'), Later("429", None, UNTIL_IT_EXPIRES)),
        (Answer(429), Later("429", None, UNTIL_IT_EXPIRES)),
        (Answer(500), Unknown("500")),
        (Answer(503, headers={"Retry-After": "7"}), Unknown("503")),
        (Answer(502, b"<html>Bad Gateway</html>"), Unknown("502")),
        (Answer(reset=True), Unknown("connection_lost")),
        (Answer(hang=True), Unknown("timeout")),
    ],
)  # fmt: skip
async def test_a_failure_says_whether_it_may_have_worked(
    provider: Provider, session: aiohttp.ClientSession, answer: Answer, expected: Outcome
) -> None:
    """Throttled is safe to repeat, after the time the provider names; a broken answer leaves the matter open."""
    provider.answers = [answer]

    assert (await failure(session, provider.origin, seconds=0.2)).outcome == expected
    assert len(provider.asked) == 1


async def test_nobody_there_means_nothing_was_sent(session: aiohttp.ClientSession) -> None:
    """A refused connection is safe to repeat for as long as the message is worth sending."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    assert (await failure(session, f"http://127.0.0.1:{port}/")).outcome == Later("unreachable", tries=UNTIL_IT_EXPIRES)


async def test_an_address_that_is_none_is_a_setting_to_mend(session: aiohttp.ClientSession) -> None:
    """Repeating would not help."""
    assert (await failure(session, "ftp://127.0.0.1/")).outcome == Halt("address")


@pytest.mark.parametrize("answer", [Answer(hang=True), Answer(reset=True), Answer(429), Answer(500)])
async def test_no_token_is_in_a_failure(provider: Provider, session: aiohttp.ClientSession, answer: Answer) -> None:
    """The library's errors quote the address; ours, and the whole chain of causes, do not."""
    provider.answers = [answer]

    failed = await failure(session, f"{provider.origin}/bot{TOKEN}/getMe", seconds=0.2)

    chain = "".join(traceback.format_exception(failed)) + repr(failed) + repr(failed.__context__)
    assert TOKEN not in chain


async def test_a_redirect_is_not_followed(provider: Provider, session: aiohttp.ClientSession) -> None:
    """Following one would carry the token to somewhere else."""
    provider.answers = [Answer(302, headers={"Location": "/elsewhere"})]

    answer = await attempt(session, Ask(method="GET", url=provider.origin))

    assert (answer.status, len(provider.asked)) == (302, 1)


def test_a_proxy_serves_the_world_and_not_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's proxy is used, save for loopback and for hosts that are excepted."""
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "internal.example")
    http._proxy.cache_clear()

    found = [
        http._proxy("https", origin) for origin in ("api.telegram.org", "127.0.0.1:9", "[::1]:9", "internal.example")
    ]

    http._proxy.cache_clear()
    assert found == ["http://proxy.example:3128", None, None, None]
