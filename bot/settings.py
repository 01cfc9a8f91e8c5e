"""Settings from the environment or ``.env``: every wrong or missing one is named, with what to write instead."""

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
import phonenumbers
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

PREFIX = "SECONDSTEP_"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET_LENGTH = 22
"""Characters of a token of at least 128 bits (docs/operations.md)."""
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")
SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{22,256}")


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with the settings: which, what is wrong, and what to write instead."""

    setting: str
    problem: str
    fix: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.problem.rstrip('.')}. {self.fix}".rstrip()


class WrongSettings(Exception):  # noqa: N818 - it reads as what it is where it is caught
    """The settings do not make a bot. ``faults`` holds everything that is wrong, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Settings(BaseSettings):
    """Everything that can be set. The names are a contract: people script against them (.env.example)."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    database_url: str = ""
    data_dir: Path = Path("data")
    key_file: Path | None = None
    key: str = ""
    public_url: str = ""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    telegram_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    telegram_secret: str = ""
    telegram_mode: Literal["polling", "webhook"] = "polling"
    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_api_url: str = "https://api.twilio.com"
    twilio_from: str = ""
    twilio_messaging_service_sid: str = ""
    twilio_opt_out: Literal["provider", "own"] = "provider"
    twilio_segments_per_second: Annotated[float, Field(ge=0.1, le=1000)] = 1
    program_name: str = "SecondStep"
    contact: str = ""
    admin_token: str = ""
    log_format: Literal["console", "json"] = "console"

    @property
    def has_telegram(self) -> bool:
        """Whether Telegram is configured."""
        return bool(self.telegram_token)

    @property
    def has_sms(self) -> bool:
        """Whether any part of Twilio is configured; ``faults`` tells when it is only a part."""
        return bool(
            self.twilio_account_sid or self.twilio_auth_token or self.twilio_from or self.twilio_messaging_service_sid
        )


def read() -> Settings:
    """The settings from the environment and ``.env``.

    Errors: WrongSettings for values of the wrong kind and for names that do not exist.
    """
    try:
        unknown = tuple(unknown_names({*os.environ, *names_in_file()}))
    except (OSError, UnicodeDecodeError):
        raise WrongSettings((Fault(".env", "it cannot be read", "Check its owner, and that it is text."),)) from None
    try:
        settings = Settings()
    except ValidationError as error:
        raise WrongSettings((*mistyped(error), *unknown)) from None
    if unknown:
        raise WrongSettings(unknown)
    return settings


def names_in_file() -> Iterator[str]:
    """The names that ``.env`` sets, in the environment's spelling."""
    return (written.upper() for written in DotEnvSettingsSource(Settings).env_vars)


def mistyped(error: ValidationError) -> Iterator[Fault]:
    """Values of the wrong kind, in words. The value itself is never shown: it may be a secret."""
    for found in error.errors(include_url=False, include_input=False):
        yield Fault(
            name(str(found["loc"][0])), found["msg"][0].lower() + found["msg"][1:], "See .env.example for the form."
        )


def unknown_names(names: Iterable[str]) -> Iterator[Fault]:
    """Names with our prefix that are no setting: most are spelling mistakes that would silently do nothing."""
    known = [field.upper() for field in Settings.model_fields]
    for key in sorted(names):
        bare = key.removeprefix(PREFIX)
        if key.startswith(PREFIX) and bare not in known:
            near = difflib.get_close_matches(bare, known, n=1)
            fix = f"Did you mean {name(near[0])}?" if near else "Remove it; .env.example lists all."
            yield Fault(key, "there is no such setting", fix)


def name(field: str) -> str:
    """The environment's name of a field."""
    return f"{PREFIX}{field.upper()}"


def faults(settings: Settings) -> tuple[Fault, ...]:
    """Everything that keeps a bot with real providers from starting."""
    return (*channel_faults(settings), *url_faults(settings), *secret_faults(settings))


def channel_faults(settings: Settings) -> Iterator[Fault]:
    """Channels that are missing or only half there."""
    if not settings.has_telegram and not settings.has_sms:
        fix = "Get a token from @BotFather on Telegram and write SECONDSTEP_TELEGRAM_TOKEN=… (README, five steps)."
        yield Fault(name("telegram_token"), "no channel is set up", fix)
    if settings.has_telegram and not TOKEN.fullmatch(settings.telegram_token):
        yield Fault(
            name("telegram_token"), "this is no bot token", "It looks like 123456789:AA… and comes from @BotFather."
        )
    if settings.has_sms:
        yield from twilio_faults(settings)


def twilio_faults(settings: Settings) -> Iterator[Fault]:
    """What Twilio needs: account, token, a sender, and an address where it reaches us."""
    if not ACCOUNT.fullmatch(settings.twilio_account_sid):
        fix = "It is AC and 32 more characters; copy it from Twilio's console."
        yield Fault(name("twilio_account_sid"), "missing or wrong", fix)
    if not settings.twilio_auth_token:
        # The signature check would accept a forgery with an empty token (docs/channels.md).
        yield Fault(name("twilio_auth_token"), "missing", "Copy the Auth Token from Twilio's console.")
    yield from sender_faults(settings)
    if not settings.public_url:
        yield Fault(
            name("public_url"), "missing", "Twilio must reach this bot: write the https address it has from outside."
        )


def sender_faults(settings: Settings) -> Iterator[Fault]:
    """Who texts come from: a number or a service, and only one of them."""
    sender, service = settings.twilio_from, settings.twilio_messaging_service_sid
    if not sender and not service:
        fix = "Write your Twilio number like +15552014477, or a Messaging Service SID."
        yield Fault(name("twilio_from"), "no sender", fix)
    if sender and service:
        fix = f"Remove it, or remove {name('twilio_messaging_service_sid')}."
        yield Fault(name("twilio_from"), "a number and a Messaging Service are set, and only one can send", fix)
    if sender and not is_number(sender):
        yield Fault(name("twilio_from"), "this is no number Twilio can send from", "Write it like +15552014477.")
    if service and not SERVICE.fullmatch(service):
        fix = "It is MG and 32 more characters; copy it from Twilio's console."
        yield Fault(name("twilio_messaging_service_sid"), "this is no Messaging Service", fix)


def is_number(text: str) -> bool:
    """Whether it is a number in E.164, or a short code."""
    if text.isdigit():
        return len(text) in (5, 6)
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text))
    except phonenumbers.NumberParseException:
        return False


def url_faults(settings: Settings) -> Iterator[Fault]:
    """Addresses that would not work or not be safe."""
    if settings.telegram_mode == "webhook" and settings.has_telegram and not settings.public_url:
        yield Fault(
            name("public_url"),
            "missing",
            "A webhook needs the bot's https address; or set SECONDSTEP_TELEGRAM_MODE=polling.",
        )
    for field in ("public_url", "telegram_api_url", "twilio_api_url"):
        url = getattr(settings, field)
        if url and not is_safe(url):
            yield Fault(
                name(field),
                "must be https, or http on this machine",
                "Write it like https://bot.example.org, without a path.",
            )


def is_safe(url: str) -> bool:
    """Whether an address is an origin by https, or by http on loopback."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username) and port != 0
    return bool(host) and bare and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))


def sharing_faults(settings: Settings) -> Iterator[Fault]:
    """What keeps several processes from sharing the work."""
    if not settings.database_url.startswith("postgres"):
        fix = (
            "Write postgresql://user:password@host:5432/database, or use secondstep run, which does everything itself."
        )
        yield Fault(name("database_url"), "serve and work need PostgreSQL: a SQLite file belongs to one process", fix)


def secret_faults(settings: Settings) -> Iterator[Fault]:
    """Secrets that are too weak to be any."""
    if settings.admin_token and len(settings.admin_token) < SECRET_LENGTH:
        yield Fault(name("admin_token"), "too short to be a secret", "Use at least 22 random characters.")
    fix = "Use 22 to 256 random letters, digits, - and _."
    if settings.telegram_secret and not SECRET.fullmatch(settings.telegram_secret):
        yield Fault(name("telegram_secret"), "too short, or with characters that Telegram does not take", fix)
    elif not settings.telegram_secret and settings.telegram_mode == "webhook" and settings.has_telegram:
        yield Fault(name("telegram_secret"), "missing: without it anybody could write as Telegram", fix)
