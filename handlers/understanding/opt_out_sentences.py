"""Sentences that ask for no more messages: a verb of ending, removing or refusing, and an object that is ours.

Any reasonable wording counts (docs/safety.md). The forms are data, ``opt_outs.toml`` beside this file: a form counts in
a clause that is not about somebody else's messages, no question about treatment, no "not so many" and no "don't stop".
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from handlers.understanding.word_patterns import PAUSE, expression, words_of
from handlers.understanding.words import mend, plain

_GAP = 4
"""Words that may stand between a verb and its object: "want to receive any more messages"."""


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cries_before: str
    cries: str
    cries_after: str
    foreign: str
    courtesy: str
    long: str
    spared: str
    forms: tuple[str, ...]
    threats: tuple[str, ...]
    strong: tuple[str, ...]
    weakens: str
    unless: tuple[str, ...]
    lists: Mapping[str, str]
    spelled: Mapping[str, str]


_SHEET = msgspec.convert(tomllib.loads(Path(__file__).with_name("opt_outs.toml").read_text(encoding="utf-8")), _Sheet)
_FORMS = expression(_SHEET.forms, _SHEET.lists, _GAP)
_THREATS = expression(_SHEET.threats, _SHEET.lists, _GAP)
_STRONG = expression(_SHEET.strong, _SHEET.lists, _GAP)
_WEAKENS = frozenset(_SHEET.weakens.split())
_UNLESS = expression(_SHEET.unless, _SHEET.lists)
FOREIGN = frozenset(_SHEET.foreign.split())
_OURS = frozenset(_SHEET.lists["ours"].split())
_LONG = frozenset(_SHEET.long.split())
_KNOWN = frozenset(_SHEET.spared.split()) | words_of((*_SHEET.forms, *_SHEET.strong, *_SHEET.unless), _SHEET.lists)
_SPELLED = {typed: meant for meant, line in _SHEET.spelled.items() for typed in line.split()}


def _any(words: str) -> str:
    return "|".join(word.replace("_", " ") for word in sorted(words.split(), key=len, reverse=True))


_CRY = re.compile(rf"(?:(?:{_any(_SHEET.cries_before)}) )*(?:{_any(_SHEET.cries)})(?: (?:{_any(_SHEET.cries_after)}))*")
_TAIL = re.compile(rf"(?: (?:{_any(_SHEET.courtesy)}|por(?= favor)|you(?<=thank you)))+$")
_STOP_FIRST = re.compile(
    r"(?:please )?(?:stop|alto) (?:please |now |por favor )?(?:i|im|you|this is|we|he|she|its|yo|ya|no) (?!the\b|if\b)"
)
_SENDING = re.compile(
    r"(?:please |just |pls |kindly |now |ok )*(?:stop|quit|cease) "
    r"(?:texting|sending|messaging|contacting|writing|bothering) (?:me|us|this number|my phone|here|these|stuff|"
    r"messages|texts)\b(?!.* (?:so|night|before|until|early|late|morning|while|during|on|about (?:the|my|that))\b)"
)
"""Said to us at once, so that what they are about takes nothing back: "stop sending me stuff about hospital visits"."""
_HOW = re.compile(r"\b(how|where|what) (?:do|can|could|would|should|to) (?:i|you|we)\b")
"""How to stop is a wish; whether to stop is a question."""
_POLITE = re.compile(
    r"\b(?:is there (?:a|any|no) way|is it possible|(?:do|would) you mind|what (?:word|do i (?:type|send|text)))\b"
)
"""A wish put as a question."""
_BREAKS = re.compile(
    r"[.!?;,:\n]+| (?=(?:but|pero|because|porque|cause|though|aunque) )| (?=so (?:you|u|please|stop)\b)|"
    r" (?=why (?:are|do) you\b)"
    r"|(?:^| )(?:comma|question mark|exclamation (?:point|mark)|full stop)(?= |$)"
)
"""Where a thought ends; voice writes its marks as words."""
_THEIRS = re.compile(
    r"\b(?:pharmacy|clinic|hospital|office|insurance|portal|doctors?|nurse|walgreens|cvs|farmacia|clinica|oficina|"
    r"seguro)"
    r" (?:\w+ ){0,2}(?:keeps?|sends?|texts?|texting|calls?|calling|emails?|sigue|siguen|mandan?|llaman?|escriben?)\b"
)
_ENOUGH = re.compile(
    r"(?:(?:ok|and|so|just|please|y|pero|but) )*(?:no more|enough(?: is enough)?|thats enough|no mas|ya no(?: mas)?|"
    r"ya basta)"
    r"(?: (?:ok|please|now|already|por favor|porfa|thanks|gracias))*"
)
"""An end, beside a clause that names our messages."""
_OFF = re.compile(
    r"(?:(?:so|please|and|just|por favor|pues) )*(?:(?:take|get|remove|delete|erase|lose|drop) (?:it|that|"
    r"this)(?: one)?"
    r"(?: off| out| from there| from your (?:list|system|phone))?|(?:quitenlo|borrenlo|eliminenlo|quitelo|borrelo))"
    r"(?: (?:now|please|there|already|ya|por favor))*"
)
_NUMBERS = frozenset({"number", "phone", "cell", "numero", "telefono", "celular"})
_LETTERS = re.compile(r"[^a-z0-9]+")


def asks_no_more(text: str) -> bool:
    """Whether any clause of the text asks it, and nothing in that clause takes it back."""
    parts = clauses(text)
    # "Who gave you my number? Take it off."
    if any(_OFF.fullmatch(part) for part in parts) and any(not _NUMBERS.isdisjoint(part.split()) for part in parts):
        return True
    # "The pharmacy keeps texting me, how do I make them stop": "them" are not we.
    if any(_ENOUGH.fullmatch(part) for part in parts) and any(_of_ours(part) for part in parts):
        return True
    theirs = any(_THEIRS.search(part) for part in parts)
    return any(_ends(part) for part in parts if not (theirs and "them" in part.split()))


def _of_ours(clause: str) -> bool:
    return not _OURS.isdisjoint(clause.split()) and not taken_back(clause)


def clauses(text: str) -> list[str]:
    """The text's clauses as bare words, slips mended and short spellings written out."""
    parts = (_LETTERS.sub(" ", part).split() for part in _BREAKS.split(plain(text)))
    spelled = (" ".join(_SPELLED.get(word) or mend(word, _LONG, _KNOWN) for word in part) for part in parts if part)
    return [_TAIL.sub("", clause) or clause for clause in spelled]


def taken_back(clause: str) -> bool:
    """Whether a clause speaks of something else, of somebody else, or against stopping."""
    said = frozenset(clause.split())
    return bool(said & FOREIGN and not said & _OURS) or turned(clause)


def turned(clause: str) -> bool:
    """Whether a clause speaks against stopping, of fewer messages or of somebody else's."""
    return bool(_UNLESS and _UNLESS.search(_line(clause)))


def _ends(clause: str) -> bool:
    if (
        _CRY.fullmatch(clause)
        or _STOP_FIRST.match(clause)
        or _SENDING.match(clause)
        or _threatens(clause)
        or _insists(clause)
    ):
        return True
    return bool(_FORMS and _FORMS.search(_line(clause))) and not taken_back(clause)


def _threatens(clause: str) -> bool:
    return bool(_THREATS and _THREATS.search(_line(clause)))


def _insists(clause: str) -> bool:
    """Whether it is said so plainly that even "so many" or a question takes nothing back."""
    return bool(_STRONG and _STRONG.search(_line(clause))) and _WEAKENS.isdisjoint(clause.split())


def _line(clause: str) -> str:
    return f" {_HOW.sub(lambda found: found[1], _POLITE.sub('please', clause))} {PAUSE} "
