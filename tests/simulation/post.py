"""How what people do reaches the bot: webhooks, late, twice, in another order, or not at all."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from random import Random
from urllib.parse import urlencode

import msgspec
from simulation.people import FLAGS
from simulation.providers import NUMBER, Providers
from simulation.running import AUTH, PUBLIC, SECRET, Process
from starlette.types import ASGIApp, Message, Scope

from handlers.address import Address

OK = 200
TWILIO_WAITS, TELEGRAM_WAITS = 15.0, 60.0
OPT_WORDS = {"STOP": "STOP", "START": "START", "help": "HELP"}


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person did: its ids at the provider, and what it must lead to."""

    channel: str
    provider_id: str
    address: Address
    words: str
    at: float

    @property
    def flag(self) -> bool:
        """Whether it is an emergency."""
        return self.words in FLAGS


class Post:
    """Both providers' sending halves. ``process`` gives the bot that runs now, if one does."""

    def __init__(self, random: Random, providers: Providers, process: Callable[[], Process | None]) -> None:
        self.happened: Counter[str] = Counter()
        self.said: dict[tuple[str, str], Said] = {}
        self.reached: Callable[[Said], None] = lambda _: None
        """Called when an emergency reached a process that runs."""
        self.failed: Callable[[str], None] = lambda _: None
        self._random, self._providers, self._process = random, providers, process
        self._numbers = 0
        self._chats: dict[Address, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._texts: dict[Address, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        providers.report = self._report

    def say(self, address: Address, words: str) -> None:
        """They write."""
        if address.channel == "sms":
            self._text(address, words)
        else:
            self._providers.blocked.discard(address.value)
            self._update(address, words, {"message": {**self._under(address), "text": words}})

    def tap(self, address: Address) -> None:
        """They press one of the buttons they saw last."""
        data = self._providers.buttons.get(address.value) or ["0|menu"]
        query = {"id": str(self._numbers), "chat_instance": "c", "data": self._random.choice(data)}
        under = self._under(address)
        self._update(address, "", {"callback_query": {**query, "from": under["from"], "message": under}})

    def read(self, address: Address) -> str:
        """What they read last."""
        return self._providers.read.get(address.value, "")

    def block(self, address: Address) -> None:
        """They block the bot on Telegram."""
        self.happened["blocked"] += 1
        self._providers.blocked.add(address.value)
        under = self._under(address)
        change = {"chat": under["chat"], "date": under["date"], "new_chat_member": {"status": "kicked"}}
        self._update(address, "", {"my_chat_member": change})

    def _under(self, address: Address) -> dict[str, object]:
        self._numbers += 1
        chat = int(address.value)
        sender = {"id": chat, "is_bot": False, "first_name": "A"}
        date = int(self._providers.now().timestamp())
        return {"message_id": self._numbers, "date": date, "chat": {"id": chat, "type": "private"}, "from": sender}

    def _note(self, channel: str, provider_id: str, address: Address, words: str) -> Said:
        at = asyncio.get_running_loop().time()
        said = Said(channel=channel, provider_id=provider_id, address=address, words=words, at=at)
        self.said[channel, provider_id] = said
        return said

    def _update(self, address: Address, words: str, content: Mapping[str, object]) -> None:
        number = self._numbers
        said = self._note("telegram", str(number), address, words)
        self._begin(self._telegram(said, json.dumps({"update_id": number, **content}).encode()))

    def _begin(self, work: object) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.create_task(work)  # type: ignore[arg-type] # a coroutine, whatever its type
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _telegram(self, said: Said, body: bytes) -> None:
        """Telegram repeats what was not taken, in the chat's own order; a copy may come long after."""
        headers = {"x-telegram-bot-api-secret-token": SECRET}
        async with self._chats[said.address]:
            pause = 1.0
            while await self._call(said, "/telegram/webhook", body, headers, TELEGRAM_WAITS) != OK:
                self.happened["update repeated"] += 1
                await asyncio.sleep(pause)
                pause = min(2 * pause, 60)
        if self._random.random() < 0.05:
            await asyncio.sleep(self._random.uniform(0, 900))
            self.happened["update doubled"] += 1
            await self._call(said, "/telegram/webhook", body, headers, TELEGRAM_WAITS)

    def _text(self, address: Address, words: str) -> None:
        text = self._providers.receive(address.value, words)
        opted = OPT_WORDS.get(words, "") if self._providers.answers_opt_out else ""
        if opted in ("STOP", "START"):
            change = self._providers.opted_out.add if opted == "STOP" else self._providers.opted_out.discard
            change(address.value)
        form = {"MessageSid": text.sid, "From": address.value, "To": NUMBER, "Body": words, "NumMedia": "0"}
        said = self._note("sms", text.sid, address, words)
        earlier = self._texts.get(address) if words in OPT_WORDS else None
        task = self._begin(self._twilio(said, form | ({"OptOutType": opted} if opted else {}), earlier))
        self._texts[address] = task

    async def _twilio(self, said: Said, form: dict[str, str], earlier: asyncio.Task[None] | None) -> None:
        """Twilio asks once; some texts overtake others, some come twice."""
        if earlier is not None:
            await earlier
        late = self._random.random() < 0.06
        if late:
            self.happened["text late"] += 1
        await asyncio.sleep(self._random.uniform(5, 60) if late else self._random.uniform(0.1, 1))
        if await self._form(said, "/twilio/sms", form) != OK:
            self.happened["text lost"] += 1
            if (process := self._process()) is not None:
                process.lost()
        elif self._random.random() < 0.04:
            await asyncio.sleep(self._random.uniform(0, 60))
            self.happened["text doubled"] += 1
            await self._form(said, "/twilio/sms", form)

    async def _report(self, form: dict[str, str]) -> int:
        return await self._form(None, "/twilio/status", form)

    async def _form(self, said: Said | None, path: str, form: Mapping[str, str]) -> int:
        signed = PUBLIC + path + "".join(name + form[name] for name in sorted(form))
        signature = base64.b64encode(hmac.new(AUTH.encode(), signed.encode(), hashlib.sha1).digest()).decode()
        return await self._call(said, path, urlencode(form).encode(), {"x-twilio-signature": signature}, TWILIO_WAITS)

    async def _call(
        self, said: Said | None, path: str, body: bytes, headers: Mapping[str, str], patience: float
    ) -> int:
        """The status that the provider gets; 0 where it gets none."""
        process = self._process()
        if process is None:
            return 0
        if said is not None and said.flag:
            self.reached(said)
        task = process.machine.spawn(asked(process.website, path, body, headers))
        await asyncio.wait({task}, timeout=patience)
        if not task.done() or task.cancelled():
            return 0
        if error := task.exception():
            self.failed(f"{path} raised {error!r}")
            return 0
        return int(task.result())


async def asked(website: ASGIApp, path: str, body: bytes, headers: Mapping[str, str]) -> int:
    """POST to the ASGI app; the status of its answer."""
    status = 0
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "https",
        "server": ("bot.example", 443),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "state": {},
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    await website(scope, receive, send)
    return status
