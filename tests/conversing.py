"""Conversations as text files, played through the real router, turns, store and both channels' rendering.

A transcript is a list of lines, readable by anyone:

    # a title, and what it shows
    at 2026-11-02 09:00 America/New_York     the clock (once at the start, or later to move it)
    next                                     the clock goes to the next reminder, which rings
    > words                                  the person writes
    > [Label]                                the person chooses: a button on Telegram, its number by SMS
    >> photo                                 the person sends something that is no text
    < words                                  somewhere in the bot's last answers stand these words
    <sms words / <telegram words             the same, only on that channel
    ! words                                  these words do not stand there
    -                                        the bot says nothing

"Last answers" are all messages since the person's last line. On Telegram an answer's buttons belong to its words.
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

from bot.channels import sms, telegram_requests, telegram_updates
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

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Deliver it."""
        self.arrived.append((address, message))
        return Sent(f"m{len(self.arrived)}", final=True)

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> Sent | None:
        """Nothing is ever lost here."""
        del address, message, since
        return None


class Talk:
    """One person talking with the real bot on its real store; both channels are there, ``channel`` is where they write."""

    def __init__(self, store: Store, channel: Channel, library: Library = LIBRARY) -> None:
        self.channel: Channel = channel
        self.now = dt.datetime(2026, 11, 2, 14, 0, tzinfo=dt.UTC)
        self.store = store
        self.providers: dict[Channel, Provider] = {name: Provider(name) for name in HOME}
        self.heard: list[tuple[Address, Outgoing]] = []
        self._ids = itertools.count(1)
        bell = asyncio.Event()
        voice = Voice(
            respond=responder(library),
            senders=self.providers,
            apology=lambda inbound: apology(library, inbound),
            emergency=lambda inbound: from_memory(library, inbound),
            now=lambda: self.now,
        )
        self.turns = Turns(store, voice, bell)
        courier = Courier(
            senders=self.providers,
            rates={"telegram": FAST, "sms": FAST},
            close_line=self.turns.close_line,
            plan_again=self.turns.plan_again,
            verdict=lambda code: Sent(code),
            now=lambda: self.now,
        )
        self.outbox = Outbox(store, courier, bell)

    async def take(self, inbound: Inbound | None) -> None:
        """One event from outside, and everything that is said to it."""
        assert inbound is not None
        await self.turns.take(inbound)
        await self.listen()

    async def listen(self) -> None:
        """Let everything that waits arrive."""
        for provider in self.providers.values():
            provider.arrived.clear()
        for _ in range(100):
            if await self.outbox.round() and not await self.outbox.depth():
                break
            await asyncio.sleep(0)
        else:
            raise AssertionError(f"still waiting: {await self.outbox.depth()}")
        self.heard = [heard for provider in self.providers.values() for heard in provider.arrived]

    async def write(self, words: str) -> None:
        """The person writes."""
        await self.post({"text": words}) if self.channel == "telegram" else await self.text({"Body": words})

    async def post(self, content: dict[str, object]) -> None:
        """A Telegram message with this content."""
        number = next(self._ids)
        sender = {"id": CHAT, "is_bot": False, "first_name": "A"}
        message = {"message_id": number, "date": 1, "chat": {"id": CHAT, "type": "private"}, "from": sender, **content}
        await self.take(telegram_updates.read(json.dumps({"update_id": number, "message": message}).encode()))

    async def text(self, form: dict[str, str]) -> None:
        """An SMS with this form."""
        sid = f"SM{next(self._ids):032x}"
        pairs = {"MessageSid": sid, "From": PHONE, "To": "+15552014477", "NumMedia": "0", "Body": "", **form}
        await self.take(sms.read(tuple(pairs.items())))

    async def send(self, kind: str) -> None:
        """Something that is no text."""
        files = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], "voice": {"file_id": "a"}}
        if self.channel == "telegram":
            await self.post({kind: files.get(kind, {"file_id": "a"})})
        else:
            types = {"photo": "image/jpeg", "voice": "audio/ogg"}
            await self.text({"NumMedia": "1", "MediaContentType0": types.get(kind, "application/pdf")})

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
    rest = rest.strip()
    if kind == "at":
        day, clock, zone = rest.split()
        talk.now = (
            dt.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)
        )
    elif kind == "on":
        talk.channel = cast("Channel", rest)
    elif kind == "next":
        await talk.ring()
    elif kind == ">":
        await (talk.choose(rest[1:-1]) if rest.startswith("[") else talk.write(rest))
    elif kind == ">>":
        await talk.send(rest)
    else:
        look(talk, kind, rest)


def look(talk: Talk, kind: str, words: str) -> None:
    """A line about what the bot said."""
    heard = squeezed("\n".join(everything_in(sent) for _, sent in talk.heard))
    if kind == "-":
        assert not talk.heard, "the bot said something"
    elif kind in ("<", f"<{talk.channel}"):
        assert squeezed(words) in heard, "the bot did not say this"
    elif kind == "!":
        assert squeezed(words) not in heard, "the bot said this"
    elif kind == "date":
        assert talk.now.strftime("%Y-%m-%d") == words, f"it is {talk.now}"
    else:
        assert kind in ("", "#", "<sms", "<telegram"), "no such kind of line"


def everything_in(message: Outgoing) -> str:
    """The words of a message and the labels under it."""
    return "\n".join([text_of(message), *(button["text"] for button in buttons(message))])


def squeezed(text: str) -> str:
    """Text with every run of white space as one space: line breaks are not what a transcript is about."""
    return " ".join(text.split())
