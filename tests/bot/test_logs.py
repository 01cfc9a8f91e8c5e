"""Logs hold no secrets and no numbers, whoever wrote the line."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.logs import HIDDEN, hidden, set_up

SECRETS = [
    "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "AC0123456789abcdef0123456789abcdef",
    "SM0123456789abcdef0123456789abcdef",
    "MG0123456789ABCDEF0123456789ABCDEF",
    "0123456789abcdef0123456789abcdef",
    "+12125550141",
]
SENTENCES = [
    "POST https://api.telegram.org/bot{}/getUpdates 200",
    "https://api.twilio.com/2010-04-01/Accounts/{}/Messages.json",
    "{}",
    "sent to '{}', twice",
    "To={}&Body=hello",
]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The logging of the other tests is as it was."""
    root, before = logging.getLogger(), logging.getLogger().handlers[:]
    yield
    root.handlers[:] = before
    structlog.reset_defaults()


def raised(words: str) -> Exception:
    """An error with a traceback."""
    try:
        Path(words).stat()
    except OSError as error:
        return error
    raise AssertionError(words)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_secrets_are_hidden_wherever_they_stand(sentence: str, secret: str) -> None:
    """Bare, in an address, in quotes, in a form."""
    assert hidden(sentence.format(secret)) == sentence.format(HIDDEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authorization: Basic QUMwMTIzOjAxMjM0NQ==", f"Authorization: Basic {HIDDEN}"),
        ("To=%2B12125550141&Body=x", f"To={HIDDEN}&Body=x"),
        ("/bot12:short/sendMessage", f"/bot{HIDDEN}/sendMessage"),
        ("/bot<token>x", f"/bot{HIDDEN}"),
    ],
)
def test_other_forms_of_secrets(text: str, expected: str) -> None:
    """A login, a number in a form, a token of any length behind /bot."""
    assert hidden(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "turn taken at 2026-11-02T14:00:00+00:00 in 12:30:45",
        "outbox.py:123 Unavailable",
        "T+2 and T-28, 45 % of 1,000",
        "http://127.0.0.1:8080",
    ],
)
def test_ordinary_lines_stay(line: str) -> None:
    """Times, places, figures and our own address are no secrets."""
    assert hidden(line) == line


@pytest.mark.parametrize("form", ["console", "json"])
@pytest.mark.parametrize("secret", SECRETS)
def test_our_own_events_are_redacted_however_deep(form: str, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a value, in a list, in an error's text."""
    set_up("json" if form == "json" else "console")
    log = structlog.get_logger()

    log.warning("refused", where=secret, more=[{"to": secret}])
    log.error("failed", exc_info=raised(f"cannot reach {secret}"))

    written = capsys.readouterr().err
    assert secret not in written
    assert written.count(HIDDEN) == 3


def test_json_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object a line, with level and time."""
    set_up("json")

    structlog.get_logger().info("began", number=4)

    event = json.loads(capsys.readouterr().err)
    assert (event["event"], event["level"], event["number"]) == ("began", "info", 4)
    assert event["timestamp"].endswith("Z")


@pytest.mark.parametrize("secret", SECRETS)
def test_what_libraries_log_is_redacted(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the text, in the arguments, in an exception's text."""
    set_up("console")
    log = logging.getLogger("some.library")

    log.warning("calling %s", f"https://host/bot{secret}/x")
    log.warning("to %(number)s", {"number": secret})
    log.error("failed for %s", secret, exc_info=raised(f"no route to {secret}"))

    written = capsys.readouterr().err
    assert secret not in written
    assert written.count(HIDDEN) == 4


def test_a_record_that_does_not_fit_its_arguments_breaks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The line is written as far as it goes; whoever logged it goes on."""
    set_up("console")
    nothing = (None, None, None)

    logging.getLogger("some.library").warning("%s of %s", *["three"])
    logging.getLogger("some.library").handle(logging.makeLogRecord({"msg": "bare", "levelno": 30, "exc_info": nothing}))

    assert capsys.readouterr().err.splitlines()[:2] == ["%s of %s", "bare"]


@pytest.mark.parametrize("library", ["httpx", "telegram", "twilio", "aiohttp.access"])
def test_talkative_libraries_are_heard_only_when_they_warn(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What they say at INFO holds tokens and what people wrote."""
    set_up("console")

    logging.getLogger(library).info("GET /secret")
    logging.getLogger(library).warning("trouble")

    assert capsys.readouterr().err == "trouble\n"
