"""``setup`` and ``check``: tell the providers about the bot, and find what is wrong before people do."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from bot import app, introduction
from bot import settings as wanted
from bot.app import Channels, real_now
from bot.channels.http import open_session
from bot.channels.wire import Refused
from bot.library import CONTENT, programme_of, read_library
from bot.settings import Settings, WrongSettings
from bot.storage import ledger
from bot.storage.errors import StorageError, Unavailable
from bot.storage.opening import open_store
from content.faults import ContentFaults

Say = Callable[[str], object]


@contextlib.asynccontextmanager
async def channels_of(settings: Settings) -> AsyncIterator[Channels]:
    """The configured channels, for a moment."""
    async with open_session() as session:
        yield app.open_channels(settings, session, real_now)


async def set_up(settings: Settings) -> None:
    """Register the bot's words and webhook at Telegram. Errors: WrongSettings, also where Telegram refuses."""
    faults = wanted.faults(settings)
    if faults:
        raise WrongSettings(faults)
    async with channels_of(settings) as channels:
        if channels.telegram is None:
            return
        library = read_library(programme_of(settings))
        try:
            words = introduction.profiles(library)
            await channels.telegram.set_up(words, settings.telegram_mode, settings.public_url)
        except Refused as trouble:
            raise WrongSettings((introduction.refused("telegram_token", "Telegram", trouble),)) from None


async def check_all(say: Say) -> int:
    """Check everything, say each result, and return how many things are wrong."""
    try:
        settings = wanted.read()
    except WrongSettings as error:
        say(str(error))
        return len(error.faults)
    faults = list(wanted.faults(settings))
    faults += [*check_content(settings, say), *check_database(settings, say)]
    if not faults:
        faults += await check_providers(settings, say)
    for fault in faults:
        say(f"wrong  {fault}")
    say(summary(settings, len(faults)))
    return len(faults)


def summary(settings: Settings, faults: int) -> str:
    """The last line: what works, or how much does not."""
    if faults:
        return f"{faults} to mend."
    channels = [name for name, there in (("Telegram", settings.has_telegram), ("SMS", settings.has_sms)) if there]
    return f"All well. The bot will run with {' and '.join(channels)}."


def check_content(settings: Settings, say: Say, folder: Path = CONTENT) -> list[wanted.Fault]:
    """Whether the guide loads."""
    try:
        read_library(programme_of(settings), folder)
    except ContentFaults as error:
        return [wanted.Fault("content", str(error), "See docs/content.md.")]
    say("well   content")
    return []


def check_database(settings: Settings, say: Say) -> list[wanted.Fault]:
    """Whether the database opens and takes writes with this key."""
    try:
        store = open_store(app.where(settings))
        store.run_here(lambda tx: ledger.meta_set(tx.conn, "checked", b"yes"))
        store.engine.dispose()
    except (StorageError, Unavailable) as error:
        return [wanted.Fault("database", str(error), "")]
    say("well   database")
    return []


async def check_providers(settings: Settings, say: Say) -> list[wanted.Fault]:
    """Whether each configured provider knows us."""
    faults = []
    async with channels_of(settings) as channels:
        telegram, sms = channels.telegram, channels.sms
        probes: list[tuple[str, str, Callable[[], Awaitable[object]]]] = []
        if telegram is not None:
            probes.append(("Telegram", "telegram_token", telegram.username))
        if sms is not None:
            # Asking for the texts since now costs nothing and needs the same rights as sending.
            probes.append(("Twilio", "twilio_auth_token", lambda: sms.fetch_inbound(real_now())))
        for provider, setting, probe in probes:
            try:
                await probe()
                say(f"well   {provider}")
            except Refused as trouble:
                faults.append(introduction.refused(setting, provider, trouble))
    return faults
