"""Conversations as text files, played through the real router, turns, store and both channels' rendering.

A transcript is a list of lines, readable by anyone:

    # a title, and what it shows; "# only telegram" in the first line: it is played there alone
    at 2026-11-02 09:00 America/New_York     the clock (once at the start, or later to move it)
    next                                     the clock goes to the next reminder, which rings
    date 2026-11-30 10:00 America/New_York   that is the time now (the hour and zone may be left out)
    quiet                                    nothing is planned: no reminder will come
    on sms                                   from here on the person writes there
    > words                                  the person writes
    > [Label]                                the person chooses: a button on Telegram, its number by SMS
    > <code>                                 the person types the six digits that were sent last
    >> photo                                 the person sends something that is no text; also voice, sticker, group …
    >> edited words                          the person changes a message sent before (Telegram)
    >> old [Label]                           the person presses a button of an earlier message (Telegram)
    >> long                                  the person writes 3,000 characters
    < words                                  somewhere in the bot's last answers stand these words
    ! words                                  these words do not stand there
    -                                        the bot says nothing

A line that begins with ``>sms``, ``>>sms``, ``<sms``, ``!sms``, or the same with ``telegram``, counts on that channel
alone. "Last answers" are all messages since the person's last line. On Telegram an answer's buttons belong to its
words. Of every text message it is checked that it is short and names no illness.
"""

import asyncio
import datetime as dt
import html
import itertools
import json
import re
import zoneinfo
from pathlib import Path
from typing import cast

from bot.channels import segments, sms, telegram_requests, telegram_updates
from bot.channels.wire import Inbound, Outcome, Outgoing, Sent
from bot.library import apology, from_memory, read_library, responder
from bot.outbox import Courier, Outbox
from bot.rates import Rate
from bot.storage import people
from bot.storage.opening import Where, open_store
from bot.storage.store import Store
from bot.turns import Turns, Voice
from handlers.address import Address, Channel
from handlers.messages import Reply
from handlers.scene import Library, Programme

PROGRAMME = Programme(name="SecondStep", contact="555-201-4400", telegram="SecondStepBot", phone="+15552014477")
LIBRARY = read_library(PROGRAMME)
CHAT, PHONE = 1001, "+12125550123"
HOME: dict[Channel, Address] = {"telegram": Address("telegram", str(CHAT)), "sms": Address("sms", PHONE)}
TAGS = re.compile(r"<[^>]+>")
NUMBERED = re.compile(r"^(\d+) (.+)$", re.MULTILINE)
SENT_CODE = re.compile(r"\b(\d{6})\b")
NAMES_ILLNESS = re.compile(r"leuk|leuc|cancer|cáncer|tumor|oncolog|hematolog", re.IGNORECASE)
MOST_SEGMENTS = 3
FILES: dict[str, object] = {
    "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
    "location": {"latitude": 1.0, "longitude": 1.0},
}
MIMES = {"photo": "image/jpeg", "voice": "audio/ogg"}
LONG = "I have so much to tell you about all this. " * 70
FAST = Rate(per_second=10_000, burst=10_000, at_once=1)


class Provider:
    """A provider that takes everything: what the real channel rendered is what arrives on the phone."""

    def __init__(self, name: Channel) -> None:
        self.name: Channel = name
        self.arrived: list[tuple[Address, Outgoing]] = []

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """As the real channel does."""
        if self.name == "sms":
            return sms.render(reply, "http://127.0.0.1:1/twilio/status")
        return telegram_requests.render(reply, version, edits)

    async def send(self, kind: str) -> None:
        """Something that is no plain new text."""
        kind, _, words = kind.partition(" ")
        if kind == "long":
            await self.write(LONG[:3000])
        elif kind == "edited":
            await self.post({"text": words, "edit_date": 2}, kind="edited_message")
        elif kind == "old":
            await self.tap(self.seen[words.strip("[]")])
        elif kind == "group":
            await self.post({"text": "hello"}, chat="group")
        elif self.channel == "telegram":
            await self.post({kind: FILES.get(kind, {"file_id": "a", "file_unique_id": "b"})})
        else:
            mime = MIMES.get(kind, "application/pdf")
            await self.text({} if kind == "empty" else {"NumMedia": "1", "MediaContentType0": mime})

    async def choose(self, label: str) -> None:
        """The person chooses by label: the button on Telegram, its number by SMS."""
        if self.channel == "sms":
            numbers = {
                words: number for _, message in self.heard for number, words in NUMBERED.findall(text_of(message))
            }
            assert label in numbers, f"no choice {label!r} among {list(numbers)}"
            await self.write(numbers[label])
            return
        data = {button["text"]: button.get("callback_data", "") for _, sent in self.heard for button in buttons(sent)}
        assert data.get(label), f"no button {label!r} among {list(data)}"
        await self.tap(data[label])

    async def tap(self, data: str) -> None:
        """A button that carries this data is pressed."""
        number = next(self._ids)
        sender = {"id": CHAT, "is_bot": False, "first_name": "A"}
        under = {"message_id": 77, "date": 1, "chat": {"id": CHAT, "type": "private"}}
        query = {"id": str(number), "from": sender, "chat_instance": "c", "data": data, "message": under}
        await self.take(telegram_updates.read(json.dumps({"update_id": number, "callback_query": query}).encode()))

    async def planned(self) -> dt.datetime | None:
        """When the alarm rings next."""
        return await self.store.run(lambda tx: people.next_due(tx, self.now))

    async def ring(self) -> None:
        """The clock goes to the next alarm, which rings."""
        due = await self.planned()
        assert due is not None, "nothing is planned"
        self.now = max(self.now, due)
        for person_id in await self.store.run(lambda tx: people.claim_due(tx, self.now, 10)):
            await self.turns.ring(person_id)
        await self.listen()


def text_of(message: Outgoing) -> str:
    """The words of a rendered request, without tags."""
    if "body" in message.fields:
        return str(message.fields["body"])
    return html.unescape(TAGS.sub("", str(message.fields.get("text") or message.fields.get("caption") or "")))


def buttons(message: Outgoing) -> list[dict[str, str]]:
    """The buttons under a rendered Telegram request."""
    markup = cast("dict[str, list[list[dict[str, str]]]]", message.fields.get("reply_markup") or {})
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [button for row in rows for button in row] if isinstance(rows, list) else []


async def play(path: Path, channel: Channel, folder: Path) -> Talk:
    """Play a transcript on one channel, on a new store. Errors: AssertionError naming the line."""
    store = open_store(Where(data_dir=folder))
    talk = Talk(store, channel)
    try:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            try:
                await step(talk, line)
            except AssertionError as error:
                said = "\n".join(f"[{address.channel}] {everything_in(sent)}" for address, sent in talk.heard)
                raise AssertionError(
                    f"{path.name}:{number} on {channel}: {line}\n{error}\nThe bot said:\n{said}"
                ) from None
    finally:
        await store.close()
    return talk


async def step(talk: Talk, line: str) -> None:
    """One line of a transcript."""
    kind, _, rest = line.partition(" ")
    for name in HOME:
        if kind.endswith(name):
            kind = kind.removesuffix(name) if name == talk.channel else "#"
    if kind in (">", ">>", "next", "at", "on"):
        await act(talk, kind, rest.strip())
    elif kind == "quiet":
        assert await talk.planned() is None, f"something comes at {await talk.planned()}"
    elif kind == "date":
        assert told(talk.now, rest.split()) == rest.strip(), f"it is {talk.now}"
    else:
        look(talk, kind, rest.strip())


async def act(talk: Talk, kind: str, rest: str) -> None:
    """A line in which something happens."""
    if kind == "at":
        talk.now = moment(*rest.split())
    elif kind == "on":
        talk.channel = cast("Channel", rest)
    elif kind == "next":
        await talk.ring()
    elif kind == ">>":
        await talk.send(rest)
    elif rest.startswith("["):
        await talk.choose(rest[1:-1])
    else:
        await talk.write(talk.code if rest == "<code>" else rest)


def moment(day: str, clock: str, zone: str) -> dt.datetime:
    """As in ``2026-11-02 09:00 America/New_York``, in UTC."""
    return dt.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)


def told(now: dt.datetime, wanted: list[str]) -> str:
    """The moment in the form in which a line tells it: the day alone, or with its hour and zone."""
    zone = wanted[2] if len(wanted) > 1 else "America/New_York"
    return now.astimezone(zoneinfo.ZoneInfo(zone)).strftime(
        "%Y-%m-%d" if len(wanted) == 1 else f"%Y-%m-%d %H:%M {zone}"
    )


def look(talk: Talk, kind: str, words: str) -> None:
    """A line about what the bot said."""
    heard = squeezed("\n".join(everything_in(sent) for _, sent in talk.heard))
    if kind == "-":
        assert not talk.heard, "the bot said something"
    elif kind == "<":
        assert squeezed(words) in heard, "the bot did not say this"
    elif kind == "!":
        assert squeezed(words) not in heard, "the bot said this"
    else:
        assert kind in ("", "#"), "no such kind of line"


def everything_in(message: Outgoing) -> str:
    """The words of a message and the labels under it."""
    return "\n".join([text_of(message), *(button["text"] for button in buttons(message))])


def squeezed(text: str) -> str:
    """Text with every run of white space as one space: line breaks are not what a transcript is about."""
    return " ".join(text.split())
