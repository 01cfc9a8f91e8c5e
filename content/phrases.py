"""Phrases by key from a language's phrases.ftl (Fluent). The only file that knows fluent, which ships few types.

What a person wrote may hold characters of the light markup; ``escape`` takes their meaning away with a backslash, so
whoever renders markup must read a backslash before ASCII punctuation as that character. ``say`` escapes every ``str``
argument by itself, once; words that are markup already (a topic's title, another phrase) are passed as ``Markup``.
"""

import contextlib
import functools
import re
from collections.abc import Iterator, Mapping

import msgspec
from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from content.guide import Guide

MEANS_SOMETHING = re.compile(r"[\\*_`~\[\]<&]|^[ \t]*[>#+-]|^[ \t]*\d+(?=[.)])", re.MULTILINE)
"""Characters that open markup anywhere, and those that do at the start of a line ("- ", "> ", "1.")."""

BOLD_FIRST = re.compile(r"^([ \t]+)(?=\*\*)", re.MULTILINE)
"""Fluent takes a star that begins a line for a variant; two are bold letters, so they are shielded for it."""


HINTS = {
    "E0002": "begin a line with name = words, and indent the lines that go on",
    "E0003": "each { needs its }, each name its =, as in name = Hello { $who }",
    "E0005": "there are no words after the =",
    "E0010": "one of the choices needs a star: *[other]",
    "E0027": 'there is a } too many; as a character write {"}"}',
    "E0028": 'nothing stands between { and }; as characters write {"{"} and {"}"}',
}
"""Codes of the Fluent reader → what to write instead."""


class Markup(str):
    """Text that is light markup already: ``say`` puts it in as it is."""

    __slots__ = ()


def escape(text: str) -> str:
    """What a person wrote, as light markup that shows exactly these characters."""
    return MEANS_SOMETHING.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    words = found.group()
    # A number at a line's start opens a list only with its dot, so the dot is what gets the backslash.
    return f"{words}\\" if words[-1].isdigit() else f"{words[:-1]}\\{words[-1]}"


class Phrases:
    """All phrases of one language, with English behind it."""

    def __init__(self, language: str, source: str, fallback: "Phrases | None" = None) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        resource = _parsed(_shielded(source))
        self._bundle.add_resource(resource)
        plain = {entry.id.name: _parts(entry) for entry in resource.body if isinstance(entry, ast.Message)}
        self._whole = {key: "".join(text for text, _ in parts) for key, parts in plain.items() if _is_whole(parts)}
        self._plain = {key: parts for key, parts in plain.items() if parts and not _is_whole(parts)}
        self._fallback = fallback

    def translated(self, key: str) -> bool:
        """Whether this language has the phrase itself."""
        return bool(self._bundle.has_message(key))

    def has(self, key: str) -> bool:
        """Whether the phrase can be said, in this language or in English."""
        return self.translated(key) or (self._fallback is not None and self._fallback.has(key))

    def say(self, key: str, **words: object) -> str:
        """The phrase as light markup.

        Whole numbers choose plurals and are written without separators; ``str`` is escaped unless it is ``Markup``;
        anything else goes in as its text. A phrase that cannot be completed here is said in English.

        Errors: KeyError, naming the key, where no language has the phrase or an argument is missing.
        """
        whole = self._whole.get(key)
        if whole is not None:
            return whole
        parts = self._plain.get(key, ())
        with contextlib.suppress(KeyError):
            if parts:
                return "".join([_shown(words[name]) if name else text for text, name in parts])
        if not self.translated(key):
            return self._instead(key, f"no phrase {key!r} in any language", words)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            return self._instead(key, f"phrase {key!r} has no text", words)
        said, errors = self._bundle.format_pattern(pattern, {name: _given(word) for name, word in words.items()})
        return str(said) if not errors else self._instead(key, f"phrase {key!r}: {errors[0]}", words)

    def _instead(self, key: str, trouble: str, words: Mapping[str, object]) -> str:
        if self._fallback is None:
            raise KeyError(trouble)
        return self._fallback.say(key, **words)


def _parts(entry: ast.Message) -> tuple[tuple[str, str], ...]:
    """A phrase that only puts words in, as (text, "") and ("", name); nothing for one that chooses.

    Most are such, and joining them by hand is many times as fast as Fluent's resolver.
    """
    elements = entry.value.elements if entry.value else ()
    parts = tuple(_part(element) for element in elements)
    return tuple(part for part in parts if part) if None not in parts else ()


def _part(element: ast.TextElement | ast.Placeable) -> tuple[str, str] | None:
    if isinstance(element, ast.TextElement):
        return (element.value, "")
    match element.expression:
        case ast.StringLiteral():
            return (str(element.expression.parse()["value"]), "")
        case ast.VariableReference():
            return ("", element.expression.id.name)
        case _:
            return None


def _is_whole(parts: tuple[tuple[str, str], ...]) -> bool:
    """Whether nothing is put into the phrase."""
    return bool(parts) and not any(name for _, name in parts)


def _given(word: object) -> object:
    # Only a number can choose among variants.
    return fluent_number(word, useGrouping=False) if isinstance(word, int) else _shown(word)


def _shown(word: object) -> str:
    return str(word) if isinstance(word, Markup | int) else escape(str(word))


def phrases_of(guide: Guide) -> dict[str, Phrases]:
    """The phrases of every language of the guide, by code."""
    english = _read("en", guide.languages["en"].phrases, None)
    others = {code: language.phrases for code, language in guide.languages.items() if code != "en"}
    return {"en": english} | {code: _read(code, source, english) for code, source in others.items()}


# A megabyte of Fluent takes a second to read; the tests load the same guide hundreds of times.
@functools.lru_cache(maxsize=32)
def _read(language: str, source: str, fallback: Phrases | None) -> Phrases:
    return Phrases(language, source, fallback)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One phrase as its author wrote it: its line, its bare words, and the names it expects."""

    line: int
    words: str
    names: frozenset[str]


def written(source: str) -> dict[str, Written]:
    """Every phrase of a Fluent source by key; where one has variants, ``words`` holds them all."""
    source = _shielded(source)
    entries = _parsed(source).body
    return {entry.id.name: _written(source, entry) for entry in entries if isinstance(entry, ast.Message)}


def _written(source: str, entry: ast.Message) -> Written:
    seen = _Seen()
    seen.visit(entry)
    return Written(line=_line(source, entry), words=" ".join(seen.texts), names=frozenset(seen.names))


class _Seen(Visitor):
    """Collects the text and the argument names under one phrase, in the library's own visiting style."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.names: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the visitor finds it by this name
        self.texts.append(node.value)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - as above
        self.names.append(node.id.name)


def unreadable(source: str) -> Iterator[tuple[int, str]]:
    """Parts of a Fluent source that say nothing because they are written wrongly, and keys written twice."""
    source = _shielded(source)
    known: set[str] = set()
    for entry in _parsed(source).body:
        if isinstance(entry, ast.Junk):
            trouble = entry.annotations[0]
            hint = f" ({HINTS[trouble.code]})" if trouble.code in HINTS else ""
            yield _line(source, entry), f"not a phrase: {trouble.message}{hint}"
        elif isinstance(entry, ast.Message):
            if entry.id.name in known:
                yield _line(source, entry), f"phrase {entry.id.name!r} is written twice"
            known.add(entry.id.name)


# Reading Fluent is slow (0.2 s a language): checking a source and speaking from it share one reading.
@functools.lru_cache(maxsize=32)
def _parsed(source: str) -> ast.Resource:
    return FluentParser(with_spans=True).parse(source)


def _shielded(source: str) -> str:
    return BOLD_FIRST.sub(r'\1{""}', source)


def _line(source: str, entry: ast.SyntaxNode) -> int:
    start = entry.span.start if entry.span else 0
    return source.count("\n", 0, start) + 1
