"""Telegram without a server: updates are fetched, stored, and only then forgotten at Telegram."""

import asyncio

import structlog

from bot.channels.telegram import Pulled, TelegramChannel
from bot.channels.wire import Malformed, Refused
from bot.storage.errors import Unavailable, place_of
from bot.web import Doors

PAUSE = 3.0
"""Seconds to wait when Telegram or the database cannot be reached."""

log = structlog.get_logger()


async def poll(channel: TelegramChannel, doors: Doors, pause: float = PAUSE) -> None:
    """Fetch and take updates for ever, in their order."""
    offset = 0
    while True:
        try:
            for pulled in await channel.poll(offset):
                await take(channel, doors, pulled)
                # Only now may Telegram forget it: the next poll's offset says so.
                offset = pulled.update_id + 1
        except (Refused, Unavailable) as trouble:
            log.warning("polling_waits", why=type(trouble).__name__)
            await asyncio.sleep(pause)
        except Exception as error:  # noqa: BLE001 - a loop that ends would leave the bot deaf without a word
            log.error("polling_failed", error=place_of(error))  # noqa: TRY400 - a traceback may hold what was written
            await asyncio.sleep(pause)


async def take(channel: TelegramChannel, doors: Doors, pulled: Pulled) -> None:
    """One update; a malformed one is put aside, since it would come back for ever. Errors: Unavailable."""
    try:
        inbound = channel.read(pulled.body)
    except Malformed:
        await doors.quarantine("telegram", pulled.body)
        return
    if inbound is not None:
        await doors.take(inbound)
        await channel.acknowledge(pulled.body)
