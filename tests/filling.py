"""The bot on a file system that fills up: it writes until nothing fits, then somebody makes room.

Run as a program: python filling.py FOLDER. What it met is printed as JSON.
"""

import asyncio
import json
import sys
from pathlib import Path

import sqlalchemy as sa
from echoing import HERE, emptied, parts
from recording import Recording, open_at

from bot.channels.wire import Inbound
from bot.storage.errors import Unavailable
from bot.storage.store import Store
from bot.storage.tables import inbox
from bot.turns import Turns
from handlers.messages import Text

BALLAST = 256 * 1024
"""Bytes that somebody removes."""


async def taken(turns: Turns, words: str) -> bool:
    """Whether a text could be kept."""
    try:
        return await turns.take(Inbound(provider_id=words, address=HERE, event=Text(f"{words} {'x' * 1000}")))
    except Unavailable:
        return False


async def noted(store: Store) -> int:
    """How many texts were kept. Errors: Unavailable."""
    return int(await store.run(lambda tx: tx.conn.scalar(sa.select(sa.func.count()).select_from(inbox))) or 0)


async def main(folder: Path) -> None:
    """Fill it up, look, make room, look again."""
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * BALLAST)
    store = open_at(folder)
    turns, outbox = parts(store, provider := Recording("sms"))
    kept = 0
    while await taken(turns, f"{kept}"):
        kept += 1
    still = [await taken(turns, f"full {number}") for number in range(3)]
    read = await noted(store)
    await outbox.round()
    ballast.unlink()
    after = await taken(turns, "after")
    await emptied(outbox)
    last = await noted(store)
    await store.close()
    told = [text.split(" x")[0] for text in provider.texts()]
    print(json.dumps({"kept": kept, "still": still, "read": read, "after": after, "last": last, "told": told}))  # noqa: T201 - a program's output


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
