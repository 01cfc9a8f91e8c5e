"""What people see of the bot on Telegram before they write: its commands and descriptions, in each language."""

import structlog

from bot.channels.accounts import Profile
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Refused
from bot.settings import Settings
from handlers.scene import Library

log = structlog.get_logger()

COMMANDS = ("menu", "list", "date", "coming", "settings", "privacy", "help", "stop")


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


async def own_name(channel: TelegramChannel | None) -> str:
    """The bot's user name on Telegram, for links; empty where there is no Telegram or it cannot be reached now."""
    if channel is None:
        return ""
    try:
        return await channel.username()
    except Refused as trouble:
        log.warning("telegram_unreachable", outcome=type(trouble.outcome).__name__)
        return ""


async def introduce(channel: TelegramChannel | None, settings: Settings, library: Library) -> None:
    """Register commands, descriptions and the webhook. A provider that is down must not keep the bot from starting."""
    if channel is None:
        return
    try:
        await channel.set_up(profiles(library), settings.telegram_mode, settings.public_url)
    except Refused as trouble:
        log.warning("telegram_not_set_up", outcome=type(trouble.outcome).__name__)
