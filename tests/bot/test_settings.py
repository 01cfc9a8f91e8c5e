"""Settings: every wrong or missing one is named, with what to write instead."""

import os
from pathlib import Path

import pytest

from bot.settings import Fault, Settings, WrongSettings, faults, is_number, is_safe, read

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
TELEGRAM = {"telegram_token": TOKEN}
TWILIO = {
    "twilio_account_sid": "AC" + "0" * 32,
    "twilio_auth_token": "f" * 32,
    "twilio_from": "+12025550100",
    "public_url": "https://bot.example.org",
}
WEBHOOK = {**TELEGRAM, "telegram_mode": "webhook", "public_url": "https://bot.example.org", "telegram_secret": "s" * 22}


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without any .env, and an environment without our names."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SECONDSTEP_")]:
        monkeypatch.delenv(name)
    return tmp_path


def settings(**given: str) -> Settings:
    """Settings with these values; no fault of form among them."""
    return Settings.model_validate(given)


def named(given: dict[str, str]) -> list[str]:
    """The faulty settings' names."""
    return [fault.setting.removeprefix("SECONDSTEP_").lower() for fault in faults(settings(**given))]


@pytest.mark.parametrize("given", [TELEGRAM, TWILIO, WEBHOOK, TELEGRAM | TWILIO], ids=["poll", "sms", "hook", "both"])
def test_one_channel_is_enough(given: dict[str, str]) -> None:
    """Telegram alone, SMS alone, and both: nothing more is asked for."""
    assert faults(settings(**given)) == ()


FAULTY: list[tuple[str, dict[str, str], list[str]]] = [
    ("nothing set up", {}, ["telegram_token"]),
    ("a token without its number", {"telegram_token": "AAHdq"}, ["telegram_token"]),
    ("a token with a space", {"telegram_token": "1:AA bb"}, ["telegram_token"]),
    ("an account of another kind", TWILIO | {"twilio_account_sid": "SK" + "0" * 32}, ["twilio_account_sid"]),
    ("an account cut short", TWILIO | {"twilio_account_sid": "AC0"}, ["twilio_account_sid"]),
    ("no Twilio token", TWILIO | {"twilio_auth_token": ""}, ["twilio_auth_token"]),
    ("no sender", TWILIO | {"twilio_from": ""}, ["twilio_from"]),
    ("two senders", TWILIO | {"twilio_messaging_service_sid": "MG" + "0" * 32}, ["twilio_from"]),
    ("a sender in words", TWILIO | {"twilio_from": "the clinic"}, ["twilio_from"]),
    (
        "no service",
        TWILIO | {"twilio_from": "", "twilio_messaging_service_sid": "+1"},
        ["twilio_messaging_service_sid"],
    ),
    ("Twilio without a public address", TWILIO | {"public_url": ""}, ["public_url"]),
    ("only a sender", {"twilio_from": "+12025550100"}, ["twilio_account_sid", "twilio_auth_token", "public_url"]),
    ("http from outside", TWILIO | {"public_url": "http://bot.example.org"}, ["public_url"]),
    ("a path in the address", TWILIO | {"public_url": "https://example.org/bot"}, ["public_url"]),
    ("an address that is none", TWILIO | {"public_url": "https://[bot"}, ["public_url"]),
    ("a provider by http", TELEGRAM | {"telegram_api_url": "http://api.example.org"}, ["telegram_api_url"]),
    ("another provider by ftp", TWILIO | {"twilio_api_url": "ftp://127.0.0.1"}, ["twilio_api_url"]),
    ("a webhook without an address", WEBHOOK | {"public_url": ""}, ["public_url"]),
    ("a webhook without a secret", WEBHOOK | {"telegram_secret": ""}, ["telegram_secret"]),
    ("a short secret", WEBHOOK | {"telegram_secret": "short"}, ["telegram_secret"]),
    ("a secret that Telegram refuses", TELEGRAM | {"telegram_secret": "ñ" * 30}, ["telegram_secret"]),
    ("a guessable operator's token", TELEGRAM | {"admin_token": "admin"}, ["admin_token"]),
]


@pytest.mark.parametrize(("given", "expected"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_what_is_wrong_is_named(given: dict[str, str], expected: list[str]) -> None:
    """Each fault names its setting and says what to write."""
    assert named(given) == expected
    assert all(fault.fix for fault in faults(settings(**given)))


def test_a_fault_reads_as_a_sentence() -> None:
    """Name, problem, remedy."""
    assert str(Fault("SECONDSTEP_X", "missing", "Write it.")) == "SECONDSTEP_X: missing. Write it."
    assert str(Fault("database", "It is locked.", "")) == "database: It is locked."


@pytest.mark.parametrize(
    ("number", "sends"),
    [("+12025550100", True), ("12345", True), ("123456", True), ("1234", False), ("2025550100", False), ("+1", False)],
)
def test_senders(number: str, sends: bool) -> None:  # noqa: FBT001 - a column of the table
    """Numbers with their country, and short codes."""
    assert is_number(number) is sends


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://bot.example.org", True),
        ("https://bot.example.org:8443/", True),
        ("http://127.0.0.1:8080", True),
        ("http://[::1]:8080", True),
        ("http://localhost", True),
        ("http://10.0.0.1", False),
        ("https://", False),
        ("bot.example.org", False),
        ("https://bot.example.org/?a=b", False),
        ("https://bot.example.org/#here", False),
        ("https://me@bot.example.org", False),
        ("https://bot.example.org:port", False),
        ("http://127.0.0.1:0", False),
    ],
)
def test_addresses(url: str, safe: bool) -> None:  # noqa: FBT001 - a column of the table
    """An origin by https, or by http on this machine."""
    assert is_safe(url) is safe


def problems() -> dict[str, str]:
    """What ``read`` says about each setting."""
    with pytest.raises(WrongSettings) as raised:
        read()
    return {fault.setting: f"{fault.problem}. {fault.fix}" for fault in raised.value.faults}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("SECONDSTEP_TELEGRAM_TOKN", "Did you mean SECONDSTEP_TELEGRAM_TOKEN?"),
        ("SECONDSTEP_COLOUR", "Remove it"),
        ("SECONDSTEP_FAKE_NOW_URL", "there is no such setting"),
    ],
)
def test_a_name_that_does_not_exist_is_told(name: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt name would silently do nothing; time travel exists only in the demo."""
    monkeypatch.setenv(name, "1")

    assert says in problems()[name]


def test_a_misspelt_name_in_the_file_is_told_too(clean: Path) -> None:
    """``.env`` is looked at like the environment; what others keep there is theirs."""
    (clean / ".env").write_text("SECONDSTEP_PROT=1\nOTHER=2\nSECONDSTEP_CONTACT=\n")

    assert problems() == {"SECONDSTEP_PROT": "there is no such setting. Did you mean SECONDSTEP_PORT?"}


def test_a_file_that_is_no_text_is_told(clean: Path) -> None:
    """A ``.env`` that cannot be read is a fault of its own."""
    (clean / ".env").write_bytes(b"SECONDSTEP_KEY=\xff\xfe")

    assert problems() == {".env": "it cannot be read. Check its owner, and that it is text."}


def test_values_of_the_wrong_kind_are_told_together_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fault at once; a value may be a secret that stands in the wrong place."""
    monkeypatch.setenv("SECONDSTEP_PORT", "hunter2")
    monkeypatch.setenv("SECONDSTEP_TELEGRAM_MODE", "hunter2")
    monkeypatch.setenv("SECONDSTEP_X", "hunter2")

    told = problems()

    assert list(told) == ["SECONDSTEP_PORT", "SECONDSTEP_TELEGRAM_MODE", "SECONDSTEP_X"]
    assert "hunter2" not in str(told)


@pytest.mark.parametrize("segments", ["0", "-1", "fast", "nan"])
def test_a_sender_carries_something(segments: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pace at which nothing would ever leave is told, not tried."""
    monkeypatch.setenv("SECONDSTEP_TWILIO_SEGMENTS_PER_SECOND", segments)

    with pytest.raises(WrongSettings, match="SECONDSTEP_TWILIO_SEGMENTS_PER_SECOND"):
        read()


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_is_a_port(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number no port can have is told, not tried."""
    monkeypatch.setenv("SECONDSTEP_PORT", port)

    assert list(problems()) == ["SECONDSTEP_PORT"]


def test_the_environment_wins_over_the_file_and_empty_means_unset(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a copied ``.env.example`` leaves empty is the default."""
    (clean / ".env").write_text("SECONDSTEP_PORT=1000\nSECONDSTEP_CONTACT=555\nSECONDSTEP_TELEGRAM_MODE=\n")
    monkeypatch.setenv("SECONDSTEP_PORT", "2000")

    found = read()

    assert (found.port, found.contact, found.telegram_mode) == (2000, "555", "polling")
