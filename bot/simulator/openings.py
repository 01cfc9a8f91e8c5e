"""Openings: short conversations played by real taps and texts, so that a visitor soon sees a first reminder.

They are data, in static/openings.json; its form is told in docs/simulator.md.
"""

import asyncio
import datetime as dt
import pathlib
import re
import time
import zoneinfo
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from bot.simulator.journal import Journal
from bot.simulator.people import Person
from bot.simulator.playing import Player
from bot.simulator.posting import Poster
from bot.simulator.sms.carrier import Carrier
from bot.simulator.telegram import phone
from bot.simulator.telegram.state import Telegram

SOURCE = pathlib.Path(__file__).with_name("static") / "openings.json"
Channel = Literal["telegram", "sms"]
NUMBERED = re.compile(r"(?<![\d:])(\d{1,2})[.):]?\s+([^\d\n]+)")
DAY_AHEAD = re.compile(r"\{day\+(\d+)\}")
FRIDAY = 5


class Choose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which button: by its action (what it sends), else its label, else its place (1 is the first, -1 the last).

    By SMS the label's number is texted, or ``say`` where the bot asks for a word.
    """

    action: str = ""
    label: str = ""
    at: int = 0
    say: str = ""


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to do. ``when`` does it only if the bot's last words match.

    In ``send``, ``{day+24}`` becomes the working day 24 days ahead, written out in the opening's language.
    """

    send: str = ""
    by_sms: str = ""
    """What to send instead on the SMS phone."""
    choose: Choose | None = None
    jump: bool = False
    when: str = ""
    optional: bool = False


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One conversation; ``on`` names the phones that offer it."""

    id: str
    label: str
    hint: str
    steps: tuple[Step, ...]
    language: Literal["en", "es"] = "en"
    on: tuple[Channel, ...] = ("telegram", "sms")


class LostError(Exception):
    """The bot said something the script has no answer to; the text says what was looked for."""


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. ``months`` holds the twelve names by language, for the dates that are sent."""

    months: dict[str, tuple[str, ...]]
    openings: tuple[Opening, ...]


def load() -> Script:
    """All openings. Errors: msgspec.ValidationError naming what is wrong in the file."""
    return msgspec.json.decode(SOURCE.read_bytes(), type=Script)


class Openings:
    """Plays them, one a person at a time."""

    def __init__(self, journal: Journal, telegram: Telegram, carrier: Carrier, player: Player, poster: Poster) -> None:
        script = load()
        self.all = {opening.id: opening for opening in script.openings}
        self._months = script.months
        self._journal = journal
        self._telegram = telegram
        self._carrier = carrier
        self._player = player
        self._clock = telegram.clock
        self._config = telegram.config
        self._poster = poster
        self._running: dict[str, asyncio.Task[None]] = {}

    def start(self, opening: Opening, person: Person, channel: Channel) -> None:
        """Begin; one that still runs for that person ends."""
        self.stop(person)
        self._running[person.id] = self._poster.spawn(self._play(opening, person, channel))

    def stop(self, person: Person) -> None:
        """End what runs for that person."""
        running = self._running.pop(person.id, None)
        if running and not running.done():
            running.cancel()
            self._tell(person, on=False, note="stopped")

    async def _play(self, opening: Opening, person: Person, channel: Channel) -> None:
        note = ""
        for number, step in enumerate(opening.steps, 1):
            self._tell(person, on=True, step=number, of=len(opening.steps))
            try:
                await self._do(dated(step, self._today(person), self._months[opening.language]), person, channel)
            except (LostError, phone.NotThereError) as lost:
                if not step.optional:
                    note = str(lost)
                    break
        self._tell(person, on=False, note=note)

    async def _do(self, step: Step, person: Person, channel: Channel) -> None:
        words = self._last_words(person, channel)
        if step.when and not re.search(step.when, words, re.IGNORECASE):
            return
        before = self._journal.version
        if step.send:
            self._write(person, channel, (channel == "sms" and step.by_sms) or step.send)
        if step.choose:
            self._choose(step.choose, person, channel)
        if step.jump and not await self._player.jump():
            raise LostError("no reminder is planned yet")
        await self._settled(person, before)
        await asyncio.sleep(self._config.reading_seconds)

    def _today(self, person: Person) -> dt.date:
        return self._clock.now().astimezone(zoneinfo.ZoneInfo(person.zone)).date()

    def _write(self, person: Person, channel: Channel, text: str) -> None:
        if channel == "telegram":
            phone.send_text(self._telegram, person, text)
        else:
            self._carrier.receive(person.phone, text)

    def _choose(self, choose: Choose, person: Person, channel: Channel) -> None:
        if channel == "sms":
            self._carrier.receive(person.phone, _number(choose, self._last_words(person, channel)))
            return
        message = self._last_with_buttons(person)
        offered = [button for button in phone.buttons(message) if "callback_data" in button]
        phone.tap(self._telegram, person, message["message_id"], _picked(choose, offered)["callback_data"])

    def _last_with_buttons(self, person: Person) -> dict[str, Any]:
        messages = reversed(self._telegram.chat_of(person).messages.values())
        found = next((message for message in messages if phone.buttons(message)), None)
        if found is None:
            raise LostError("the bot offers no buttons")
        return found

    def _last_words(self, person: Person, channel: Channel) -> str:
        if channel == "telegram":
            messages = reversed(self._telegram.chat_of(person).messages.values())
            return next((str(m.get("text", m.get("caption", ""))) for m in messages if m["from"]["is_bot"]), "")
        texts = reversed(self._carrier.messages.everything())
        return next((sms.body for sms in texts if sms.to == person.phone), "")

    async def _settled(self, person: Person, version: int) -> None:
        """Wait for what the bot says to this person, and until it has been silent for a moment."""
        deadline = time.monotonic() + self._config.reply_seconds
        patience = self._config.reply_seconds
        while (left := min(patience, deadline - time.monotonic())) > 0:
            happenings = await self._journal.wait(version, left)
            if not happenings:
                return
            version = happenings[-1].version
            if any(_is_reply(happening.data, happening.kind, person) for happening in happenings):
                patience = self._config.settled_seconds

    def _tell(self, person: Person, **how: Any) -> None:  # noqa: ANN401 - any JSON value
        self._journal.add("opening", person=person.id, **how)


def _is_reply(data: dict[str, Any], kind: str, person: Person) -> bool:
    if kind == "telegram":
        return bool(data["person"] == person.id and data["message"]["from"]["is_bot"])
    return kind == "sms" and data["sms"]["phone"] == person.phone and not data["sms"]["mine"]


def _picked(choose: Choose, offered: list[dict[str, Any]]) -> dict[str, Any]:
    for pattern, field in ((choose.action, "callback_data"), (choose.label, "text")):
        for button in offered:
            if pattern and re.search(pattern, button[field], re.IGNORECASE):
                return button
    place = choose.at - 1 if choose.at > 0 else choose.at
    if choose.at and -len(offered) <= place < len(offered):
        return offered[place]
    raise LostError(f"no button like “{choose.label or choose.action}”")


def dated(step: Step, today: dt.date, months: Sequence[str]) -> Step:
    """The step with its dates filled in; a day at the weekend becomes the Monday after it."""

    def day(found: re.Match[str]) -> str:
        ahead = today + dt.timedelta(days=int(found[1]))
        if ahead.isoweekday() > FRIDAY:
            ahead += dt.timedelta(days=8 - ahead.isoweekday())
        month = months[ahead.month - 1]
        return f"{month} {ahead.day}" if month[0].isupper() else f"{ahead.day} de {month}"

    return msgspec.structs.replace(step, send=DAY_AHEAD.sub(day, step.send))


def _number(choose: Choose, words: str) -> str:
    """What to text for a choice: the number before the label, else the word to say, else the place."""
    lines = NUMBERED.findall(words)
    for number, label in lines:
        if choose.label and re.search(choose.label, label, re.IGNORECASE):
            return str(number)
    if choose.say:
        return choose.say
    if choose.at > 0:
        return str(choose.at)
    if choose.at and lines:
        return str(lines[choose.at][0])
    raise LostError(f"no numbered choice like “{choose.label}”")
