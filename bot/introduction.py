"""The first words with the providers: who we are to them, and what people see of the bot before they write."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.channels.accounts import Profile
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Halt, Refused, Unknown
from bot.settings import Fault, Settings, WrongSettings, name
from handlers.scene import Library

Answer = TypeVar("Answer")

log = structlog.get_logger()

COMMANDS = ("menu", "list", "date", "questions", "coming", "settings", "privacy", "help", "stop")
PATIENCE = 5.0
"""Seconds for which a start waits for each provider: one that hangs must not keep the others' people waiting."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0
"""Seconds until a set-up that failed is tried again, doubled each time: it can be repeated without harm."""


def profiles(library: Library) -> tuple[Profile, ...]:
    """One profile a language; English is also the one for all others."""
    english = profile(library, "en", shown_for="")
    others = (profile(library, code, shown_for=code) for code in library.phrases if code != "en")
    return (english, *others)


def profile(library: Library, language: str, *, shown_for: str) -> Profile:
    """The profile in that language, shown to apps set to ``shown_for``."""
    phrases = library.phrases[language]
    return Profile(
        language=shown_for,
        commands=tuple((command, phrases.say(f"command-{command}")) for command in COMMANDS),
        description=phrases.say("bot-description", name=library.programme.name),
        short_description=phrases.say("bot-short-description"),
    )


async def in_time(answer: Awaitable[Answer], seconds: float = PATIENCE) -> Answer:
    """The answer of a provider that does not take its time. Errors: Refused, also where it does."""
    try:
        async with asyncio.timeout(seconds):
            return await answer
    except TimeoutError:
        raise Refused(Unknown("timeout")) from None


async def own_name(channel: TelegramChannel | None) -> str:
    """The bot's user name on Telegram, for links; empty where there is no Telegram or it cannot be reached now.

    Errors: WrongSettings where Telegram does not know the token.
    """
    if channel is None:
        return ""
    try:
        return await in_time(channel.username())
    except Refused as trouble:
        if isinstance(trouble.outcome, Halt):
            raise WrongSettings((refused("telegram_token", "Telegram", trouble),)) from None
        log.warning("telegram_unreachable", outcome=type(trouble.outcome).__name__)
        return ""


async def greet_twilio(catch_up: Callable[[], Awaitable[None]]) -> None:
    """Fetch what came while the bot was away, which also shows whether Twilio knows us; one that is down is logged.

    Errors: WrongSettings where Twilio does not know the account; Unavailable.
    """
    try:
        await in_time(catch_up())
    except Refused as trouble:
        if isinstance(trouble.outcome, Halt):
            raise WrongSettings((refused("twilio_auth_token", "Twilio", trouble),)) from None
        log.warning("twilio_unreachable", outcome=type(trouble.outcome).__name__)


def refused(setting: str, provider: str, trouble: Refused) -> Fault:
    """What a provider's refusal says about a setting."""
    if isinstance(trouble.outcome, Halt):
        return Fault(name(setting), f"{provider} does not know it", "Copy it again from the provider.")
    return Fault(name(setting), f"{provider} cannot be reached now", "Check the network and try again.")


async def introduce(
    channel: TelegramChannel | None, settings: Settings, library: Library, patience: float = PATIENCE
) -> bool:
    """Register commands, descriptions and the webhook; whether that is done.

    A provider that is down must not keep the bot from starting.
    """
    if channel is None:
        return True
    try:
        await in_time(channel.set_up(profiles(library), settings.telegram_mode, settings.public_url), patience)
    except Refused as trouble:
        log.warning("telegram_not_set_up", outcome=type(trouble.outcome).__name__)
        return False
    return True


async def keep_introducing(channel: TelegramChannel | None, settings: Settings, library: Library) -> None:
    """Try again until it is done: without its webhook the bot would stay deaf after Telegram is back."""
    pause = FIRST_PAUSE
    while True:
        await asyncio.sleep(pause)
        if await introduce(channel, settings, library, LONGEST_PAUSE):
            return
        pause = min(2 * pause, LONGEST_PAUSE)
