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

import datetime as dt
import zoneinfo
from pathlib import Path
from typing import NamedTuple, cast

from talking import HOME, LIBRARY, Talk, everything_in

from bot.storage.opening import Where, open_store
from handlers.address import Channel

__all__ = ["LIBRARY", "Transcript", "play"]


class Transcript(NamedTuple):
    """A conversation: the file's name and its lines."""

    name: str
    lines: tuple[str, ...]


async def play(transcript: Transcript, channel: Channel, folder: Path) -> Talk:
    """Play a transcript on one channel, on a new store. Errors: AssertionError naming the line."""
    store = open_store(Where(data_dir=folder))
    talk = Talk(store, channel)
    try:
        for number, line in enumerate(transcript.lines, 1):
            try:
                await step(talk, line)
            except AssertionError as error:
                said = "\n".join(f"[{address.channel}] {everything_in(sent)}" for address, sent in talk.heard)
                where = f"{transcript.name}:{number} on {channel}: {line}"
                raise AssertionError(f"{where}\n{error}\nThe bot said:\n{said}") from None
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


def squeezed(text: str) -> str:
    """Text in small letters, every run of white space as one: line breaks are not what a transcript is about."""
    return " ".join(text.split()).casefold()
