"""``content check`` and ``content preview``: the guide looked at from the command line."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from bot.library import CONTENT, fixed_texts, meant
from content import checking, preview
from content.checking import Report
from content.faults import ContentFaults, Fault
from content.guide import Guide, Language
from content.loading import survey
from content.phrases import written
from content.tables import Page, located
from handlers.understanding import commands, safety_signs
from handlers.understanding.words import bare
from handlers.ways import ALWAYS, PRINTED, USUAL
from scheduler import series

LETTERS = re.compile(r"[^\W\d_]{3,}")
NAMES = frozenset({"APL", "LPA", "SMS", "PDF"})
"""What is written in capitals and is no word to answer with."""
COMMANDS = frozenset({*ALWAYS, *USUAL, "STOP", "DONE", "LATER", "NOT_NEEDED", "YES", "NO"})
CONTEXTS = ("any", "checklist", "confirm", "date")


class NotInGuide(Exception):  # noqa: N818 - it reads as what it is where it is caught
    """There is no such topic or language; the message names what there is."""


def check(*, as_json: bool, folder: Path = CONTENT) -> tuple[str, bool]:
    """The report on the guide, and whether there is any fault in it (warnings are none)."""
    report = look(folder, dt.datetime.now(dt.UTC))
    return (in_json(report) if as_json else in_words(report)), bool(report.faults)


def look(folder: Path, now: dt.datetime) -> Report:
    """The whole report; where files cannot be read it holds their faults alone, with empty lists and figures of 0."""
    try:
        found = survey(folder)
    except ContentFaults as error:
        return Report(
            languages=(),
            topics={},
            covers={},
            items={},
            grade_max=0.0,
            inflesz_min=0.0,
            segments_max=0,
            faults=error.faults,
            warnings=(),
        )
    report = checking.check(found.guide, now, found.places)
    faults = {*report.faults, *found.faults, *meaningless(found.guide, folder), *unheard(found.guide)}
    return msgspec.structs.replace(report, faults=tuple(sorted(faults)))


def meaningless(guide: Guide, folder: Path) -> Iterator[Fault]:
    """What can be read and yet means nothing to those who use it, each in its file."""
    english = guide.languages["en"]
    readers: dict[str, Callable[[], object]] = {"series.toml": functools.partial(series.read, guide.series)}
    for own in guide.languages.values():
        readers[f"{own.code}/safety.toml"] = functools.partial(emergencies, own, english)
    for file, read in readers.items():
        try:
            meant(file, read)
        except ContentFaults as error:
            page = Page(file, (folder / file).read_text(encoding="utf-8"))
            yield from (located(page, fault.text) for fault in error.faults)
            if file == "en/safety.toml":
                # The others are read beside it, and would only repeat its fault.
                return


def emergencies(own: Language, english: Language) -> None:
    """Read a language's signs and texts. Errors: ValueError, msgspec.ValidationError."""
    # What silences a sign in English does so in every language, so the one is read beside the other.
    safety_signs.compile_rules([own.safety] if own is english else [english.safety, own.safety])
    fixed_texts(own)


def unheard(guide: Guide) -> Iterator[Fault]:
    """Words in capitals that phrases tell people to write and that the bot would not understand, and its own words."""
    for language in guide.languages.values():
        yield from _own_words(language)
        file, own = f"{language.code}/phrases.ftl", {bare(word) for word in told_words(language)}
        for key, phrase in written(language.phrases).items():
            for word in LETTERS.findall(phrase.words):
                if word.isupper() and word not in NAMES and bare(word) not in own and not understood(word):
                    trouble = f"{key}: {word} is no word that the bot understands: keep English's, or give it under"
                    yield Fault(file, phrase.line, f"{trouble} [words] in {language.code}/language.toml")


def _own_words(language: Language) -> Iterator[Fault]:
    file = f"{language.code}/language.toml"
    for name, line in language.words.items():
        if name not in COMMANDS:
            yield Fault(file, 0, f"[words] {name} is none of {', '.join(sorted(COMMANDS))}")
        for word in line.split(","):
            if not bare(word) or (understood(word) and name not in meanings(word)):
                yield Fault(file, 0, f"[words] {name}: {word.strip()!r} means something else already")


def told_words(language: Language) -> list[str]:
    """What people may write in this language, by its language.toml."""
    return [word for line in language.words.values() for word in line.split(",")]


def understood(word: str) -> bool:
    """Whether the bot knows the word by itself, whatever it was asked last."""
    return bool(meanings(word))


def meanings(word: str) -> set[str]:
    """What a word by itself can mean to the bot."""
    found = {command.word for context in CONTEXTS if (command := commands.read(word, "", context))}
    return found | ({PRINTED[bare(word)]} if bare(word) in PRINTED else set())


def in_json(report: Report) -> str:
    """One object, for scripts: the lists and figures, and the faults; warnings are for people."""
    plain = {name: value for name, value in msgspec.structs.asdict(report).items() if name != "warnings"}
    return msgspec.json.encode({**plain, "faults": [str(fault) for fault in report.faults]}).decode()


def in_words(report: Report) -> str:
    """Faults first, then what is still open, then the figures."""
    lines = [f"fault    {fault}" for fault in report.faults]
    lines += [f"warning  {fault}" for fault in report.warnings]
    if not report.languages:
        return "\n".join([*lines, f"{counted(report)}: mend these first, then run the check again."])
    lines.append(
        f"{counted(report)} in {len(report.topics['en'])} topics, languages {', '.join(report.languages)}; "
        f"grade at most {report.grade_max}, INFLESZ at least {report.inflesz_min}, "
        f"at most {report.segments_max} segments a text."
    )
    return "\n".join(lines)


def counted(report: Report) -> str:
    """How many faults there are, in words."""
    return "1 fault" if len(report.faults) == 1 else f"{len(report.faults)} faults"


def show(topic: str, language: str) -> str:
    """A topic as each channel would show it. Errors: NotInGuide."""
    # What points at nothing elsewhere must not keep an author from seeing this topic.
    guide = survey(CONTENT).guide
    if language not in guide.languages:
        raise NotInGuide(f"There is no language {language!r}; there are {', '.join(guide.languages)}.")
    if topic not in guide.languages["en"].topics:
        raise NotInGuide(f"There is no topic {topic!r}. Topics: {', '.join(guide.languages['en'].topics)}.")
    return preview.preview(guide, topic, language)
