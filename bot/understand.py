"""The engine of ``secondstep understand``: one JSON line with a text in, one JSON line with what was understood out.

For content authors and evaluations. No database: the same functions as in the running bot, each asked about the text
by itself. In a conversation the order of checks decides between them (docs/safety.md).
"""

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from bot import encoder
from content.loading import load
from content.search import Index, build_index
from handlers.understanding import commands, dates, meaning, safety_signs
from handlers.understanding.dates import Reading
from handlers.understanding.safety_signs import SafetyRules, Sign

CONTENT = Path(__file__).parents[1] / "content"

WORDS = frozenset(
    [
        "STOP",
        "HELP",
        "START",
        "MENU",
        "BACK",
        "DONE",
        "LATER",
        "SKIP",
        "YES",
        "NO",
        "DELETE",
        "LANG_EN",
        "LANG_ES",
        "ACK",
    ]
)
"""The commands that this interface names; other words of the bot are NONE here."""
NEAREST = {"NOT_NEEDED": "SKIP"}
"""What the bot tells apart and this interface does not: what does not apply is skipped. A death: see ``command``."""

SAFETY: dict[safety_signs.Level, Literal["suicide", "emergency", "urgent"]] = {
    "crisis": "suicide",
    "crisis_means": "suicide",
    "overdose": "emergency",
    "emergency": "emergency",
    "apl": "emergency",
    "urgent": "urgent",
    "ask_fever": "urgent",
}
BAD_LINE = (ValueError, KeyError, OSError, OverflowError, RecursionError)
"""What wrong JSON, a wrong shape, an unknown zone or a date beyond the calendar raise."""


class Case(msgspec.Struct, frozen=True):
    """One line. Left out, ``lang`` is English, ``tz`` New York, ``now`` this moment and ``context`` any."""

    text: str
    lang: str | None = None
    now: str | None = None
    tz: str | None = None
    context: str | None = None


class _Id(msgspec.Struct, frozen=True):
    id: msgspec.Raw = msgspec.Raw(b"null")


class Knowledge(msgspec.Struct, frozen=True):
    """What the answers rest on: the safety rules and the search index of the content folder."""

    rules: SafetyRules
    index: Index


def answerer(folder: Path = CONTENT) -> Callable[[str], str]:
    """The function from line to line. Errors: ContentFaults with everything that is wrong in the content folder."""
    languages = tuple(load(folder, whole=False).languages.values())
    rules = safety_signs.compile_rules([language.safety for language in languages])
    return functools.partial(answer, knowledge=Knowledge(rules, build_index(*languages, compare=encoder.learn)))


def answer(line: str, knowledge: Knowledge) -> str:
    """What was understood of one line, as JSON; a line that cannot be read answers ``{"id", "error"}``."""
    try:
        said = _understood(msgspec.json.decode(line, type=Case), knowledge)
    except BAD_LINE as error:
        said = {"error": str(error)}
    return msgspec.json.encode({"id": _id_of(line), **said}).decode()


def _id_of(line: str) -> msgspec.Raw:
    try:
        return msgspec.json.decode(line, type=_Id).id
    except BAD_LINE:
        return msgspec.Raw(b"null")


def _understood(case: Case, knowledge: Knowledge) -> dict[str, object]:
    language = case.lang or "en"
    now = dt.datetime.fromisoformat(case.now) if case.now else dt.datetime.now(dt.UTC)
    if now.tzinfo is None:
        raise ValueError("now needs an offset, as in 2026-11-18T10:15:00-05:00")
    reading = dates.read(case.text, now, case.tz or "America/New_York", language)
    about = meaning.topics(case.text, knowledge.index)
    return {
        "safety": _safety(safety_signs.read(case.text, knowledge.rules)),
        "command": command(case.text, language, case.context or "any"),
        "date": _date(reading),
        "topics": about.topics,
        "route": about.route,
    }


def _safety(sign: Sign | None) -> str:
    return SAFETY[sign.level] if sign else "none"


def command(text: str, language: str, context: str) -> str:
    """The interface's name of what a text asks for. A death is STOP: it too ends all messages for good."""
    if commands.opt_out(text, language) == "death":
        return "STOP"
    found = commands.read(text, language, context)
    if found and found.word == "NUM":
        return f"NUM:{found.number}"
    word = NEAREST.get(found.word, found.word) if found else ""
    return word if word in WORDS else "NONE"


def _date(reading: Reading) -> dict[str, object]:
    return {
        "status": reading.status,
        "date": reading.date,
        "time": _clock(reading.time),
        "part": reading.part,
        "options": [{"date": day, "time": _clock(time)} for day, time in reading.options],
    }


def _clock(time: dt.time | None) -> str | None:
    return time.strftime("%H:%M") if time else None
