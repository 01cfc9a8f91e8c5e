"""Red flags in what a person wrote, by fixed rules that fire too often on purpose (safety.md §2, docs/understanding.md).

The rules are data: ``content/<language>/safety.toml``. All languages' patterns are tried on every text, whatever
language the person chose, and a relative's "it's nothing" never lowers anything.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from handlers.understanding import temperatures
from handlers.understanding.word_patterns import PAUSE, expression, words_of
from handlers.understanding.words import mend, plain

Level = Literal["emergency", "urgent", "crisis", "crisis_means", "overdose", "apl", "ask_fever"]

ORDER: tuple[Level, ...] = ("crisis_means", "overdose", "crisis", "emergency", "apl", "urgent", "ask_fever")
"""Which sign answers where a text shows several: the one whose text carries the other's advice comes first."""


class Sign(msgspec.Struct, frozen=True):
    """A red flag: ``key`` names the fixed text in safety.toml that answers it."""

    level: Level
    key: str


class _Text(msgspec.Struct, frozen=True):
    telegram: str
    sms: str


class _SignRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    level: Level
    reason: str
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    unless: tuple[str, ...] = ()
    silenced_by: tuple[str, ...] = ()


class _SilenceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    reason: str
    before: tuple[str, ...] = ()
    between: str = ""
    clause: tuple[str, ...] = ()
    void: tuple[str, ...] = ()


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """safety.toml as a value. Errors in it are told by msgspec with the place."""

    sign: tuple[_SignRow, ...]
    silence: tuple[_SilenceRow, ...] = ()
    lists: Mapping[str, str] = {}
    ordinary: str = ""
    texts: Mapping[str, _Text] = {}


class _Silence(msgspec.Struct, frozen=True):
    before: re.Pattern[str] | None
    clause: re.Pattern[str] | None
    void: re.Pattern[str] | None


class _Rule(msgspec.Struct, frozen=True):
    sign: Sign
    found: re.Pattern[str]
    unless: re.Pattern[str] | None
    silences: tuple[_Silence, ...]


class SafetyRules(msgspec.Struct, frozen=True):
    """The rules of all languages, compiled; ``known`` are their words, ``ordinary`` words never taken for a slip."""

    rules: tuple[_Rule, ...]
    known: frozenset[str]
    ordinary: frozenset[str]


def compile_rules(mappings: Iterable[Mapping[str, object]]) -> SafetyRules:
    """The rules of every language's safety.toml.

    Errors: msgspec.ValidationError or ValueError naming what is wrong in it.
    """
    sheets = [msgspec.convert(mapping, _Sheet) for mapping in mappings]
    rules = [rule for sheet in sheets for rule in _rules(sheet)]
    patterns = ((sheet, pattern) for sheet in sheets for row in sheet.sign for pattern in row.patterns)
    known = frozenset().union(*(words_of([pattern], sheet.lists) for sheet, pattern in patterns))
    ordinary = frozenset(word for sheet in sheets for word in sheet.ordinary.split())
    order = {level: place for place, level in enumerate(ORDER)}
    return SafetyRules(tuple(sorted(rules, key=lambda rule: order[rule.sign.level])), known, ordinary)


def _rules(sheet: _Sheet) -> list[_Rule]:
    silences = {row.name: _silence(row, sheet.lists) for row in sheet.silence}
    rules = []
    for row in sheet.sign:
        missing = [name for name in row.silenced_by if name not in silences]
        found = expression(row.patterns, sheet.lists)
        if missing or not found:
            raise ValueError(f"sign {row.key!r}: no patterns, or no silence named {missing}")
        unless = expression(row.unless, sheet.lists)
        rules.append(_Rule(Sign(row.level, row.key), found, unless, tuple(silences[n] for n in row.silenced_by)))
    return rules


def _silence(row: _SilenceRow, lists: Mapping[str, str]) -> _Silence:
    before = None
    if row.before:
        first = expression(row.before, lists)
        # Up to three words may stand between "no" and the sign, but none that begins a new thought.
        barred = "|".join(row.between.split()) or "$"
        before = re.compile(rf"{first.pattern if first else ''}(?:(?!(?:{barred}) )\S+ ){{0,3}}$")
    return _Silence(before, expression(row.clause, lists), expression(row.void, lists))


def read(text: str, rules: SafetyRules) -> Sign | None:
    """The gravest sign in the text, or None."""
    said = plain(text)
    line = _line(said, rules)
    heat = temperatures.finding(said)
    signs = [
        rule.sign for rule in rules.rules if _fires(rule, line) and not (heat == "normal" and rule.sign.key == "fever")
    ]
    if heat == "fever":
        signs.append(Sign("urgent", "fever"))
    elif heat == "ask":
        signs.append(Sign("ask_fever", "ask_fever"))
    return min(signs, key=lambda sign: ORDER.index(sign.level), default=None)


_PAUSES = re.compile(r"[.!?;,]+(?= |$)|\n| (?=but |pero |though |aunque )| - ")
_LETTERS = re.compile(rf"[^a-z0-9.{PAUSE}]+")


def _line(said: str, rules: SafetyRules) -> str:
    """Words between single spaces, slips mended, pauses as words of their own; a space at both ends."""
    words = _LETTERS.sub(" ", _PAUSES.sub(f" {PAUSE} ", re.sub(r"(?<=\d),(?=\d)", ".", said))).split()
    return " " + " ".join(mend(word, rules.known, rules.ordinary) for word in words) + " "


def _fires(rule: _Rule, line: str) -> bool:
    if rule.unless and rule.unless.search(line):
        line = rule.unless.sub(f"{PAUSE} ", line)
    at = 0
    while match := rule.found.search(line, at):
        if not _silenced(rule.silences, line, match.start(), match.end()):
            return True
        at = match.start() + 1
    return False


def _silenced(silences: Sequence[_Silence], line: str, start: int, end: int) -> bool:
    begins = line.rfind(f" {PAUSE} ", 0, start) + 1
    stops = line.find(f" {PAUSE} ", end - 1)
    clause = line[max(0, begins) : stops + 1 if stops >= 0 else len(line)]
    ahead = line[max(0, begins) : start]
    padded = clause if clause.startswith(" ") else f" {clause}"
    return any(_quiet(silence, padded, ahead if ahead.startswith(" ") else f" {ahead}") for silence in silences)


def _quiet(silence: _Silence, clause: str, ahead: str) -> bool:
    if silence.before and silence.before.search(ahead):
        return True
    if not silence.clause or not silence.clause.search(clause):
        return False
    return not (silence.void and silence.void.search(clause))
