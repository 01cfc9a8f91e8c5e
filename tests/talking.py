"""A person who talks with the real router, turns and store, over both channels; the providers take everything."""

import asyncio
import datetime as dt
import html
import itertools
import json
import re
from typing import cast

from bot.channels import segments, sms, telegram_requests, telegram_updates
from bot.channels.wire import Inbound, Outcome, Outgoing, Sent
from bot.library import apology, from_memory, read_library, responder
from bot.outbox import Courier, Outbox
from bot.rates import Rate
from bot.storage import people
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

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Deliver it. Errors: AssertionError for a text message that costs too much or names the illness."""
        if self.name == "sms":
            body = str(message.fields["body"])
            assert segments.count(body).segments <= MOST_SEGMENTS, f"{segments.count(body)} for:\n{body}"
            assert not NAMES_ILLNESS.search(body), f"names the illness:\n{body}"
        self.arrived.append((address, message))
        return Sent(f"m{len(self.arrived)}", final=True)

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
        """Nothing is ever lost here."""
        del address, message, since
        return ()


class Talk:
    """One person talking with the real bot on its real store; both channels are there, they write on ``channel``."""

    def __init__(self, store: Store, channel: Channel, library: Library = LIBRARY) -> None:
        self.channel: Channel = channel
        self.now = dt.datetime(2026, 11, 2, 14, 0, tzinfo=dt.UTC)
        self.store = store
        self.providers: dict[Channel, Provider] = {name: Provider(name) for name in HOME}
        self.heard: list[tuple[Address, Outgoing]] = []
        self.code = ""
        self.seen: dict[str, str] = {}
        """Every button ever seen, by its label: what it carries."""
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
            verdict=Sent,
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
        for _, message in self.heard:
            self.seen |= {button["text"]: button.get("callback_data", "") for button in buttons(message)}
            self.code = (SENT_CODE.findall(text_of(message)) or [self.code])[-1]

    async def write(self, words: str) -> None:
        """The person writes."""
        await self.post({"text": words}) if self.channel == "telegram" else await self.text({"Body": words})

    async def post(self, content: dict[str, object], *, chat: str = "private", kind: str = "message") -> None:
        """A Telegram message with this content."""
        number = next(self._ids)
        sender = {"id": CHAT, "is_bot": False, "first_name": "A"}
        where = {"id": CHAT, "type": chat, **({"title": "Family"} if chat != "private" else {})}
        message = {"message_id": number, "date": int(self.now.timestamp()), "chat": where, "from": sender, **content}
        await self.take(telegram_updates.read(json.dumps({"update_id": number, kind: message}).encode()))

    async def text(self, form: dict[str, str]) -> None:
        """An SMS with this form."""
        sid = f"SM{next(self._ids):032x}"
        pairs = {"MessageSid": sid, "From": PHONE, "To": "+15552014477", "NumMedia": "0", "Body": "", **form}
        await self.take(sms.read(tuple(pairs.items())))

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


def everything_in(message: Outgoing) -> str:
    """The words of a message and the labels under it."""
    return "\n".join([text_of(message), *(button["text"] for button in buttons(message))])
