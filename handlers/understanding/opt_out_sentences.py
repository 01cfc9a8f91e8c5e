"""Sentences that ask for no more messages: a verb of ending, removing or refusing, and an object that is ours.

Any reasonable wording counts (docs/safety.md). The forms are data, ``opt_outs.toml`` beside this file: a form counts in
a clause that is not about somebody else's messages, no question about treatment, no "not so many" and no "don't stop".
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
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
    wholly: tuple[str, ...]
    unless: tuple[str, ...]
    lists: Mapping[str, str]
    spelled: Mapping[str, str]


_SHEET = msgspec.convert(tomllib.loads(Path(__file__).with_name("opt_outs.toml").read_text(encoding="utf-8")), _Sheet)
_FORMS = expression(_SHEET.forms, _SHEET.lists, _GAP)
_THREATS = expression(_SHEET.threats, _SHEET.lists, _GAP)
_STRONG = expression(_SHEET.strong, _SHEET.lists, _GAP)
_WEAKENS = frozenset(_SHEET.weakens.split())
_WHOLLY = expression(_SHEET.wholly, _SHEET.lists)
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
_CLOSING = frozenset(_SHEET.courtesy.split()) | {"favor", "you", "plz", "pls", "xfa"}
_STOP_FIRST = re.compile(
    r"(?:please )?(?:stop|alto) (?:please |now |por favor )?(?:i|im|you|this is|we|he|she|its|yo|ya|no) (?!the\b|if\b)"
)
_SENDING = re.compile(
    r"(?:please |just |pls |kindly |now |ok )*(?:stop|quit|cease) "
    r"(?:texting|sending|messaging|contacting|writing|bothering) (?:me|us|this number|my phone|here|these|stuff|"
    r"messages|texts)\b(?!.* (?:so|night|before|until|to the|home|back|bills?|early|late|morning|while|during|on|"
    r"about (?:the|my|that)|"
    r"two|twice|double|duplicates?|same|both|copies|in (?:english|spanish)|pictures|links?|at (?:work|dinner|\d)|"
    r"after)\b)"
)
"""Said to us at once, so that what they are about takes nothing back: "stop sending me stuff about hospital visits"."""
_HOW = re.compile(
    r"\b(how|where|what|who|whom|which \w+)(?: (?:the|in the) (?:heck|hell|world|f\w*|devil)| on earth| exactly)?"
    r" (?:do|can|could|would|should|to) (?:i|you|we)\b|\b(?:and |but )?(?:neither|so|nor) (?:do|does|did) (?:i|we|he|"
    r"she|they)\b"
)
"""How to stop is a wish; whether to stop is a question."""
_POLITE = re.compile(
    r"\b(?:is there (?:a|any|no|some|not a) (?:way|number|place|button|word|person|one|human|somebody|someone|anyone)|"
    r"is there (?:somebody|someone|anyone|anybody)|"
    r"do (?:i|we) (?:just |have to |need to )?(?:text|type|send|say|reply|press|push|call|write|click)|(?:is it|"
    r"would it be) (?:possible|ok|okay)|am i able|(?:do|would) you mind|its (?:ok|okay|fine|time|all right) to|"
    r"how (?:does|can|would|could) (?:a|an|one|some)(?: \w+){0,2}? (?=make|get|stop|quit)|what (?:word|do i (?:type|"
    r"send|text)))\b"
)
"""A wish put as a question."""
_DOTTED = re.compile(r"\b(?:[a-z]\.){3,}(?:[a-z]\b)?")
"""Shouted letter by letter: "s.t.o.p."."""
_BREAKS = re.compile(
    r"[.!?;,:\n]+| (?=(?:but|pero|because|porque|cause|though|aunque) )| (?=so (?:you|u|please|stop|(?:we|i|he|she|"
    r"they) (?:wont|dont|will not|do not|no longer|doesnt))\b)|"
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
    if limited(parts):
        return False
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
    return list(_clauses(text))


@functools.lru_cache(maxsize=4)
def _clauses(text: str) -> tuple[str, ...]:
    typed = plain(text)
    if _DOTTED.search(typed):
        typed = _DOTTED.sub(lambda found: found[0].replace(".", "") + ".", typed)
    parts = [_LETTERS.sub(" ", part).split() for part in _BREAKS.split(typed)]
    return tuple(_spelled(part) for part in parts if part)


def _spelled(words: list[str]) -> str:
    clause = " ".join([_SPELLED.get(word) or mend(word, _LONG, _KNOWN) for word in words])
    return (_TAIL.sub("", clause) or clause) if words[-1] in _CLOSING else clause


def taken_back(clause: str) -> bool:
    """Whether a clause speaks of something else, of somebody else, or against stopping."""
    said = frozenset(clause.split())
    return bool(said & FOREIGN and not said & _OURS) or turned(clause)


def limited(parts: Iterable[str]) -> bool:
    """Whether a text's clauses say that messages are to go on: "no texts before eight, the rest is fine"."""
    return bool(_WHOLLY and _WHOLLY.search(_line(f" {PAUSE} ".join(parts))))


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
    asked = _HOW.sub(lambda found: found[1] or "", _POLITE.sub("please", clause))
    return f" {asked} {PAUSE} "
