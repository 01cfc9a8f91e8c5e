"""What can be said without any state, and what the guide's commands tell where it is faulty."""

import json
import shutil
from pathlib import Path

import pytest
from conversing import LIBRARY

from bot import guidework, provisioning
from bot.channels.wire import Inbound
from bot.library import CONTENT, apology, from_memory, programme_of
from bot.settings import Settings
from handlers.address import Address
from handlers.messages import Event, Tap, Text, Unreadable


def inbound(event: Event, language: str = "") -> Inbound:
    """An event from a phone."""
    return Inbound(provider_id="1", address=Address("sms", "+12125550141"), event=event, language=language)


@pytest.mark.parametrize(
    ("words", "language", "holds"),
    [
        ("I want to kill myself", "", "988"),
        ("quiero suicidarme", "es", "988"),
        ("quiero suicidarme", "es-MX", "988"),
        ("I can't breathe", "en", "911"),
    ],
)
def test_a_red_flag_is_answered_from_memory(words: str, language: str, holds: str) -> None:
    """No person and no database are needed for the fixed safety text."""
    reply = from_memory(LIBRARY, inbound(Text(words), language))

    assert reply is not None
    assert holds in (reply.short or reply.text)
    assert reply.urgency == "safety"


@pytest.mark.parametrize("event", [Text("hello"), Text(""), Tap("menu", 1, "5"), Unreadable("photo")])
def test_anything_else_is_not_answered_from_memory(event: Event) -> None:
    """Only a sign of danger is."""
    assert from_memory(LIBRARY, inbound(event)) is None


def test_an_apology_speaks_the_app_s_language() -> None:
    """English, and Spanish where the app is set to it."""
    english, spanish = (apology(LIBRARY, inbound(Text("?"), code)).text for code in ("", "es-419"))

    assert english != spanish


def test_the_programme_tells_who_answers_a_stop() -> None:
    """The provider does unless it is set otherwise; without SMS nobody but us."""
    sms = {"twilio_account_sid": "AC" + "0" * 32, "twilio_from": "+12025550100"}
    settings = [Settings(), Settings.model_validate(sms), Settings.model_validate({**sms, "twilio_opt_out": "own"})]

    assert [programme_of(each).provider_answers_opt_out for each in settings] == [False, True, False]
    assert programme_of(settings[1], "SecondStepBot").phone == "+12025550100"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The guide with a table that is broken."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (tmp_path / "content" / "en" / "items.toml").write_text("items = 3\n")
    return tmp_path / "content"


def test_a_guide_that_does_not_load_is_told(faulty: Path) -> None:
    """In words and as JSON, naming the file."""
    words, bad = guidework.check(as_json=False, folder=faulty)
    told, also_bad = guidework.check(as_json=True, folder=faulty)

    assert (bad, also_bad) == (True, True)
    assert "items.toml" in words
    assert "items.toml" in json.loads(told)["faults"][0]


def test_check_tells_of_a_guide_that_does_not_load(faulty: Path) -> None:
    """As one fault among the others."""
    said: list[str] = []

    found = provisioning.check_content(Settings(), said.append, faulty)

    assert [fault.setting for fault in found] == ["content"]
    assert "items.toml" in str(found[0])
    assert said == []


@pytest.mark.parametrize(
    ("file", "line", "named"),
    [
        ("series.toml", "names_at_most = 0\n", "series.toml: names_at_most is 0"),
        ("es/safety.toml", "sign = 3\n", "es/safety.toml:1: write a list"),
        ("en/safety.toml", "[texts.crisis]\nfull = 3\n", "en/safety.toml:1: key `telegram` is missing"),
    ],
)
def test_words_that_mean_nothing_are_told_too(tmp_path: Path, file: str, line: str, named: str) -> None:
    """What can be read and yet not used is a fault of its file, not a traceback at the start."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = tmp_path / "content" / file
    before = [] if path.name == "safety.toml" else path.read_text().splitlines(keepends=True)
    path.write_text("".join([line, *(each for each in before if not each.startswith("names_at_most"))]))

    told, bad = guidework.check(as_json=False, folder=tmp_path / "content")

    assert bad
    assert named in told
