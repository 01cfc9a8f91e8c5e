"""Red flags in what a person wrote, by fixed rules that fire too often on purpose (docs/safety.md).

The rules are data: ``content/<language>/safety.toml``. All languages' patterns are tried on every text, whatever
language the person chose, and a relative's "it's nothing" never lowers anything.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from content.likeness import Examples
from handlers.understanding import safety_likeness, temperatures
from handlers.understanding.word_patterns import PAUSE, expression, words_of
from handlers.understanding.words import mend, plain

Level = Literal["emergency", "urgent", "crisis", "crisis_means", "overdose", "apl", "ask_fever"]

ORDER: tuple[Level, ...] = ("crisis_means", "overdose", "crisis", "emergency", "apl", "urgent", "ask_fever")
"""Which sign answers where a text shows several: the one whose text carries the other's advice comes first."""


SHORTEST_STEM = 3
"""A beginning shorter than this would spare too many words."""

_WIDE = 6
"""How many words may stand between the parts of what silences a sign."""


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
    alike: str = ""
    """More wordings of it, parted by |, for the second look."""
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
    calm: str = ""
    """Wordings that are no red flag, parted by |."""
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


class _Tongue(msgspec.Struct, frozen=True):
    """One language's rules; ``known`` are the words that slips are mended to, in signs and in what silences them."""

    rules: tuple[_Rule, ...]
    known: frozenset[str]


class SafetyRules(msgspec.Struct, frozen=True):
    """The rules of all languages, compiled. ``spared`` words, and those that begin like ``stems``, are no slips."""

    tongues: tuple[_Tongue, ...]
    spared: frozenset[str]
    stems: tuple[str, ...]
    alike: Examples
    levels: Mapping[str, Level]


def compile_rules(mappings: Iterable[Mapping[str, object]]) -> SafetyRules:
    """The rules of every language's safety.toml.

    Errors: msgspec.ValidationError or ValueError naming what is wrong in it.
    """
    sheets = [msgspec.convert(mapping, _Sheet) for mapping in mappings]
    # "no tengo fever": what silences a sign in one language does so in all, and so does what ends a "no".
    barred = {row.name: " ".join(_barred(sheets, row.name)) for sheet in sheets for row in sheet.silence}
    silences = [(row.name, _silence(row, sheet.lists, barred[row.name])) for sheet in sheets for row in sheet.silence]
    tongues = tuple(_Tongue(_rules(sheet, silences), _known(sheet)) for sheet in sheets)
    ordinary = frozenset(word for sheet in sheets for word in sheet.ordinary.split())
    words = frozenset().union(*(_words(sheet) for sheet in sheets))
    stems = tuple(sorted(word[:-1] for word in words if word.endswith("*") and len(word) > SHORTEST_STEM))
    alike = safety_likeness.learned(_wordings(sheets), (sheet.calm for sheet in sheets))
    levels = {row.key: row.level for sheet in sheets for row in sheet.sign}
    return SafetyRules(tongues, ordinary | words, stems, alike, levels)


def _wordings(sheets: Sequence[_Sheet]) -> list[tuple[str, str]]:
    return [(row.key, " | ".join((*row.examples, row.alike))) for sheet in sheets for row in sheet.sign]


def _words(sheet: _Sheet) -> frozenset[str]:
    rows = [(*row.patterns, *row.unless) for row in sheet.sign]
    rows += [(*row.before, *row.clause, *row.void) for row in sheet.silence]
    return words_of((pattern for row in rows for pattern in row), sheet.lists)


def _known(sheet: _Sheet) -> frozenset[str]:
    return frozenset(word for word in _words(sheet) if not word.endswith("*"))


def _rules(sheet: _Sheet, silences: Sequence[tuple[str, _Silence]]) -> tuple[_Rule, ...]:
    rules = []
    for row in sheet.sign:
        missing = set(row.silenced_by) - {name for name, _ in silences}
        found = expression(row.patterns, sheet.lists)
        if missing or not found:
            raise ValueError(f"sign {row.key!r}: no patterns, or no silence named {sorted(missing)}")
        quiet = tuple(silence for name, silence in silences if name in row.silenced_by)
        rules.append(_Rule(Sign(row.level, row.key), found, expression(row.unless, sheet.lists), quiet))
    return tuple(rules)


def _barred(sheets: Sequence[_Sheet], name: str) -> list[str]:
    return [row.between for sheet in sheets for row in sheet.silence if row.name == name]


def _silence(row: _SilenceRow, lists: Mapping[str, str], between: str) -> _Silence:
    before = None
    if row.before:
        first = expression(row.before, lists)
        # Up to three words may stand between "no" and the sign, but none that begins a new thought.
        barred = "|".join(map(re.escape, between.split())) or "$"
        before = re.compile(rf"{first.pattern if first else ''}(?:(?!(?:{barred}) )\S+ ){{0,3}}$")
    return _Silence(before, expression(row.clause, lists, _WIDE), expression(row.void, lists))


def read(text: str, rules: SafetyRules) -> Sign | None:
    """The gravest sign in the text, or None. What no rule knows is compared with the wordings."""
    said = plain(text)
    heat = temperatures.finding(said)
    lines = [(tongue, _line(said, tongue, rules)) for tongue in rules.tongues]
    signs = [rule.sign for tongue, line in lines for rule in tongue.rules if _fires(rule, line)]
    if not signs and not heat and not any(_knows(rule, line) for tongue, line in lines for rule in tongue.rules):
        key = safety_likeness.nearest_key(said, rules.alike)
        return Sign(rules.levels[key], key) if key else None
    return min(_with_heat(signs, heat), key=lambda sign: ORDER.index(sign.level), default=None)


def _with_heat(signs: list[Sign], heat: temperatures.Finding) -> list[Sign]:
    """The signs, and what a temperature adds or takes away."""
    if heat == "fever":
        return [*signs, Sign("urgent", "fever")]
    if heat == "normal":
        return [sign for sign in signs if sign.key != "fever"]
    return [*signs, Sign("ask_fever", "ask_fever")] if heat == "ask" else signs


def _knows(rule: _Rule, line: str) -> bool:
    """Whether a rule has its own view of the line: it found its sign there and let it be."""
    return bool(rule.found.search(line) or (rule.unless and rule.unless.search(line)))


_PAUSES = re.compile(r"[.!?;,]+(?= |$)|\n| (?=but |pero |though |aunque )| - ")
_LETTERS = re.compile(rf"[^a-z0-9.{PAUSE}]+")


def _decimals(said: str) -> str:
    """Commas out of numbers: "180,000" is one number, "38,5" a Spanish decimal."""
    return re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"(?<=\d),(?=\d{3}\b)", "", said))


def _line(said: str, tongue: _Tongue, rules: SafetyRules) -> str:
    """Words between single spaces, slips mended, pauses (and the end) as words of their own; a space at both ends."""
    words = _LETTERS.sub(" ", _PAUSES.sub(f" {PAUSE} ", _decimals(said))).split()
    return f" {' '.join(_mended(word, tongue, rules) for word in words)} {PAUSE} "


def _mended(word: str, tongue: _Tongue, rules: SafetyRules) -> str:
    whole = f"{word}g" if word.endswith("in") else word
    if whole in tongue.known:  # "bleedin"
        return whole
    return word if word.startswith(rules.stems) else mend(word, tongue.known, rules.spared)


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
