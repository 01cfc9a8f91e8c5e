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

"last answers" are all messages since the person's last line. On Telegram an answer's buttons belong to its words.
"""

import datetime as dt
import html
import re
import zoneinfo
from pathlib import Path
from typing import cast

import msgspec

from bot.channels.sms import render as render_sms
from bot.channels.telegram_requests import render as render_telegram
from bot.channels.wire import Outgoing
from bot.library import read_library, responder
from handlers.address import Address, Channel
from handlers.messages import Choice, Due, Event, Reply, Tap, Text, Turn, Unreadable
from handlers.records import Person, Plan
from handlers.scene import Programme

LIBRARY = read_library(Programme(name="SecondStep", contact="555-201-4400", telegram="SecondStepBot", phone="+15552014477"))
HOME: dict[Channel, Address] = {"telegram": Address("telegram", "1001"), "sms": Address("sms", "+12125550123")}
TAGS = re.compile(r"<[^>]+>")


class Heard(msgspec.Struct, frozen=True):
    """One message as the person sees it: its words, and the choices it offers."""

    words: str
    choices: tuple[Choice, ...]
    to: Address


def shown(channel: Channel, outgoing: Outgoing) -> str:
    """The words of a rendered request, without tags; the labels of its buttons behind them."""
    if channel == "sms":
        return str(outgoing.fields["body"])
    text = html.unescape(TAGS.sub("", str(outgoing.fields.get("text") or outgoing.fields.get("caption") or "")))
    return f"{text}\n{labels(outgoing.fields.get('reply_markup'))}"


def labels(markup: object) -> str:
    """The labels of all buttons."""
    if not isinstance(markup, dict):
        return ""
    rows = cast("list[list[dict[str, str]]]", markup.get("inline_keyboard") or markup.get("keyboard") or [])
    return "\n".join(button["text"] for row in rows for button in row)


class Talk:
    """One person talking on one channel, without a database: state is carried from turn to turn.

    The store's own tests and the end-to-end test play the same transcripts through the database.
    """

    def __init__(self, channel: Channel) -> None:
        self.channel: Channel = channel
        self.here = HOME[channel]
        self.now = dt.datetime(2026, 11, 2, 14, 0, tzinfo=dt.UTC)
        self.person = Person(id="p")
        self.plan = Plan(id="q")
        self.heard: list[Heard] = []
        self.turn: Turn | None = None
        self._respond = responder(LIBRARY)

    def take(self, event: Event, hint: str = "") -> None:
        """Take one event; the state moves on, what is said is kept in ``heard``."""
        turn = self._respond(event, self.here, self.person, self.plan, self.now, hint, "")
        self.turn, self.person, self.plan = turn, turn.person, turn.plan
        self.heard = [heard for reply in turn.replies for heard in self.seen(reply, turn.person.version)]

    def seen(self, reply: Reply, version: int) -> list[Heard]:
        """The reply as it arrives."""
        to = reply.to or self.here
        render = render_sms(reply, "http://127.0.0.1/s") if to.channel == "sms" else render_telegram(reply, version, "")
        return [Heard(shown(to.channel, outgoing), reply.choices, to) for outgoing in render]

    def write(self, words: str) -> None:
        """The person writes."""
        self.take(Text(words))

    def choose(self, label: str) -> None:
        """The person chooses by label: the button, or its number."""
        offered = [choice for heard in self.heard for choice in heard.choices if choice.action]
        labels_seen = [choice.label for choice in offered]
        assert label in labels_seen, f"no choice {label!r} among {labels_seen}"
        if self.channel == "telegram":
            self.take(Tap(offered[labels_seen.index(label)].action, self.person.version, "77"))
        else:
            self.write(str(labels_seen.index(label) + 1))

    def ring(self) -> None:
        """The clock goes to the next alarm, which rings."""
        assert self.turn is not None
        assert self.turn.alarm is not None, "nothing is planned"
        self.now = max(self.now, self.turn.alarm.at)
        self.take(Due())


def play(path: Path, channel: Channel) -> Talk:
    """Play a transcript on one channel. Errors: AssertionError naming the line."""
    talk = Talk(channel)
    for number, line in enumerate(path.read_text().splitlines(), 1):
        try:
            step(talk, line)
        except AssertionError as error:
            said = "\n".join(heard.words for heard in talk.heard)
            raise AssertionError(f"{path.name}:{number} on {channel}: {line}\n{error}\nthe bot said:\n{said}") from None
    return talk


def step(talk: Talk, line: str) -> None:
    """One line of a transcript."""
    kind, _, rest = line.partition(" ")
    rest = rest.strip()
    if kind == "at":
        day, clock, zone = rest.split()
        talk.now = dt.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)
    elif kind == "next":
        talk.ring()
    elif kind == ">":
        talk.choose(rest[1:-1]) if rest.startswith("[") else talk.write(rest)
    elif kind == ">>":
        talk.take(msgspec.convert({"type": "Unreadable", "kind": rest}, Unreadable))
    elif kind == "-":
        assert not talk.heard
    elif kind in ("<", f"<{talk.channel}"):
        assert squeezed(rest) in everything(talk)
    elif kind == "!":
        assert squeezed(rest) not in everything(talk)
    else:
        assert kind in ("", "#", "<sms", "<telegram"), "no such kind of line"


def everything(talk: Talk) -> str:
    """All words of the last answers."""
    return squeezed("\n".join(heard.words for heard in talk.heard))


def squeezed(text: str) -> str:
    """Text with every run of white space as one space: line breaks are not what a transcript is about."""
    return " ".join(text.split())


