"""The content folder read into one Guide. Everything wrong in it is found and told at once (docs/content.md)."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from content.crossing import crossed, rule_faults
from content.faults import ContentFaults, Fault
from content.guide import MENU, Finder, Guide, Item, Language, Never, Question, Topic
from content.phrases import unreadable
from content.tables import Page, Places, line_of, open_page, parse, row, rows
from content.topicfile import read_topic

CODE = re.compile("[a-z]{2}")
"""What both providers and people's apps call a language by (ISO 639-1)."""
Named = TypeVar("Named", Item, Question, Finder)


class _Name(msgspec.Struct, frozen=True):
    """language.toml: a folder that has one is a language."""

    code: str
    name: str
    still_english: tuple[str, ...] | None = None
    words: Mapping[str, str] = {}


class Survey(msgspec.Struct, frozen=True):
    """A guide that can be read, where its things stand, and what in it points at nothing."""

    guide: Guide
    places: Places
    faults: tuple[Fault, ...]


def load(folder: Path, *, whole: bool = True) -> Guide:
    """Read every file of the guide; ``whole`` as for ``survey``.

    Errors: ContentFaults with everything that is wrong.
    """
    found = survey(folder, whole=whole)
    if found.faults:
        raise ContentFaults(found.faults)
    return found.guide


def survey(folder: Path, *, whole: bool = True) -> Survey:
    """Read every file, and tell apart what cannot be read and what points at nothing: the second can still be checked.

    ``whole=False`` lets files be absent, save a language's language.toml and its topics: enough for a test's guide,
    never for a bot that speaks to people.

    Errors: ContentFaults with every place that cannot be read.
    """
    reader = _Reader(folder, whole=whole)
    codes = {path.parent.name for path in folder.glob("*/language.toml")} | {"en"}
    guide = Guide(
        languages={code: reader.language(code) for code in sorted(codes, key=lambda code: (code != "en", code))},
        series=reader.mapping("series.toml", needed=True),
        finders=reader.named("finders.toml", "finder", Finder, needed=True),
        never=reader.rules("never.toml"),
    )
    # What points at a file that cannot be read is no fault of its own.
    if reader.faults:
        raise ContentFaults(tuple(sorted(set(reader.faults))))
    return Survey(in_order(guide), reader.places, tuple(sorted(set(crossed(guide, reader.places)))))


def in_order(guide: Guide) -> Guide:
    """The guide with every language's topics in English's order: by menu entry, then by place."""
    english = guide.languages["en"].topics.values()
    order = [topic.id for topic in sorted(english, key=lambda topic: (MENU.index(topic.menu), topic.place, topic.id))]
    languages = {code: _ordered(language, order) for code, language in guide.languages.items()}
    return msgspec.structs.replace(guide, languages=languages)


def _ordered(language: Language, order: list[str]) -> Language:
    topics = {name: language.topics[name] for name in order if name in language.topics}
    return msgspec.structs.replace(language, topics=topics)


class _Reader:
    """Reads file after file, keeping what was wrong and where each thing stands."""

    def __init__(self, folder: Path, *, whole: bool) -> None:
        self.faults: list[Fault] = []
        self.places: Places = {}
        self._folder = folder
        self._whole = whole

    def language(self, code: str) -> Language:
        """Everything of one language. Others than English may lack what English has, but never their safety texts."""
        english = code == "en"
        own = self._facts(f"{code}/language.toml")
        if own and own.code != code:
            self.faults.append(Fault(f"{code}/language.toml", 1, f"code {own.code!r} differs from the folder's name"))
        elif not CODE.fullmatch(code):
            trouble = f'code {code!r}: the folder\'s name is two small letters, as in "fr"'
            self.faults.append(Fault(f"{code}/language.toml", 1, trouble))
        items = self.named(f"{code}/items.toml", "item", Item, needed=english)
        return Language(
            code=code,
            name=own.name if own else code,
            topics=self._topics(code),
            items={item.id: item for item in items},
            questions=self.named(f"{code}/questions.toml", "question", Question, needed=english),
            phrases=self._phrases(f"{code}/phrases.ftl", needed=english),
            safety=self.mapping(f"{code}/safety.toml", needed=True),
            asks=self.mapping(f"{code}/asks.toml", needed=False),
            words=own.words if own else {},
            still_english=own.still_english if own else None,
        )

    def mapping(self, name: str, *, needed: bool) -> Mapping[str, object]:
        """A TOML file as it is: what it means is its reader's to say."""
        page = self._page(name, needed=needed)
        return parse(page, self.faults) if page else {}

    def rules(self, name: str) -> tuple[Never, ...]:
        """What must never be said."""
        page = self._page(name, needed=True)
        found = rows(page, "never", Never, self.faults) if page else []
        self.faults += [Fault(name, line, text) for rule, line in found for text in rule_faults(rule)]
        return tuple(rule for rule, _ in found)

    def named(self, name: str, heading: str, kind: type[Named], *, needed: bool) -> tuple[Named, ...]:
        """Entries with an id each; a second one with the same id is a fault."""
        page = self._page(name, needed=needed)
        if page is None:
            return ()
        found: dict[str, Named] = {}
        for entry, line in rows(page, heading, kind, self.faults):
            if entry.id in found:
                self.faults.append(Fault(name, line, f"id {entry.id!r} is there twice"))
            found[entry.id] = entry
            keys = msgspec.structs.asdict(entry)
            self.places |= {(name, f"{entry.id} {key}"): line_of(page, key, line) for key in keys}
            self.places[name, entry.id] = line
        return tuple(found.values())

    def _page(self, name: str, *, needed: bool) -> Page | None:
        if (needed and self._whole) or (self._folder / name).exists():
            return open_page(self._folder, name, self.faults)
        return None

    def _facts(self, name: str) -> _Name | None:
        page = open_page(self._folder, name, self.faults)
        return row(page, parse(page, self.faults), _Name, self.faults) if page else None

    def _phrases(self, name: str, *, needed: bool) -> str:
        page = self._page(name, needed=needed)
        if page is None:
            return ""
        self.faults += [page.fault(line, text) for line, text in unreadable(page.text)]
        return page.text

    def _topics(self, code: str) -> Mapping[str, Topic]:
        names = sorted(path.name for path in (self._folder / code / "topics").glob("*.md"))
        if not names and code == "en":
            self.faults.append(Fault(f"{code}/topics", 0, "there is no topic here"))
        pages = [open_page(self._folder, f"{code}/topics/{name}", self.faults) for name in names]
        found = [read_topic(page, self.faults, self.places) for page in pages if page]
        return {topic.id: topic for topic in found if topic}
