"""The second look for an opt-out: a score of the words, learned from wordings that people use and from look-alikes.

The wordings and the meanings of words are data, ``opt_out_examples.toml`` beside this file. More wordings make this
better; no code does. A text that stands there is what it is called there; any other is judged by logistic regression
over words, meanings and their neighbours, learned in half a second, the same each time.
"""

import functools
import itertools
import math
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from handlers.understanding.opt_out_sentences import FOREIGN, clauses
from handlers.understanding.word_patterns import PAUSE

Look = Literal["yes", "doubt", "no"]

SURE, UNSURE, DENIED = 1.5, 0.0, -3.0
"""From where a text is an opt-out, is asked about, and is none although a form says so."""
MOST_WORDS = 30
"""A longer text tells a story."""

_LOOKS: Mapping[str, Look] = {"stop": "yes", "doubt": "doubt", "other": "no"}
_WANTED = {"stop": 1.0, "doubt": 0.6, "other": 0.0}
_ROUNDS, _STEP, _CLOSE, _FOR_STOP, _SEED = 3, 1.0, 0.03, 2.0, 1
"""Passes over the wordings; how far one moves the weights; near enough to move nothing; an opt-out counts double."""
_STEM, _LONG_WORD, _SEEN, _MANY = 5, 6, 2, 6
_NUMBER = re.compile(r"\d+")


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stop: str
    doubt: str
    other: str
    meanings: Mapping[str, str]


def make_ready() -> None:
    """Learn now, not when the first text needs it."""
    _learned()


def listed(parts: Iterable[str]) -> Look | None:
    """What the sheet says of these very clauses; None where they do not stand there. One word alone may be anything."""
    whole = f" {PAUSE} ".join(parts)
    return _learned().looks.get(whole) if " " in whole else None


def look(parts: list[str]) -> Look:
    """What the score of a text's clauses says."""
    points = score(parts)
    if len(" ".join(parts).split()) > MOST_WORDS or points < UNSURE:
        return "no"
    return "yes" if points >= SURE else "doubt"


def denied(parts: list[str]) -> bool:
    """Whether a form fits, but the whole sounds like anything else: "I didn't ask for this cancer"."""
    known = listed(parts)
    return known == "no" or (known is None and score(parts) < DENIED)


def score(parts: Iterable[str]) -> float:
    """How much the clauses (as ``opt_out_sentences.clauses`` leaves them) sound like an opt-out; 0 is even odds."""
    named = _features(parts)
    weights = _learned().weights
    return sum(weights.get(feature, 0.0) for feature in named) / math.sqrt(len(named))


def _features(parts: Iterable[str]) -> list[str]:
    """Words, their meanings, and what stands beside what; a text's marks are words of their own."""
    meanings = _meanings()
    said = [_NUMBER.sub("#", word) for part in parts for word in (*part.split(), PAUSE)]
    meant = [meanings.get(word, word) for word in said]
    meant = ["", *(word for word in meant if word != "PLEASE")]
    found = ["", f"length {min(len(said) // 3, _MANY)}", *said, *(f"meant {word}" for word in meant)]
    found += [f"{first} {second}" for first, second in itertools.pairwise(meant)]
    for first, second, third in zip(meant, meant[1:], meant[2:], strict=False):
        found.append(f"{first} {second} {third}")
        if first.isupper() and third.isupper():
            found.append(f"{first} * {third}")
    found += [f"{word[:_STEM]}~" for word in said if len(word) >= _LONG_WORD]
    return list(dict.fromkeys(found))


@functools.cache
def _sheet() -> _Sheet:
    text = Path(__file__).with_name("opt_out_examples.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _Sheet)


@functools.cache
def _meanings() -> Mapping[str, str]:
    ours = {word: meaning for meaning, line in _sheet().meanings.items() for word in line.split()}
    return dict.fromkeys(FOREIGN, "SICK") | ours


class _Learned(msgspec.Struct, frozen=True):
    looks: Mapping[str, Look]
    """What the sheet's own wordings are."""
    weights: Mapping[str, float]


@functools.cache
def _learned() -> _Learned:
    sheet = _sheet()
    labelled = {"stop": sheet.stop, "doubt": sheet.doubt, "other": sheet.other}
    wordings = [(label, clauses(line)) for label, lines in labelled.items() for line in lines.split("\n") if line]
    return _Learned(
        looks={f" {PAUSE} ".join(parts): _LOOKS[label] for label, parts in wordings},
        weights=learn((_WANTED[label], _features(parts)) for label, parts in wordings),
    )


def learn(examples: Iterable[tuple[float, list[str]]]) -> Mapping[str, float]:
    """Weights of the features from pairs of what is wanted (0 to 1) and the features that were found."""
    named: dict[str, str] = {}  # each feature once in memory, however many wordings have it
    pairs = [(wanted, [named.setdefault(feature, feature) for feature in found]) for wanted, found in examples]
    count = Counter(feature for _, found in pairs for feature in found)
    places = {feature: place for place, feature in enumerate(f for f, n in count.items() if n >= _SEEN)}
    rows = [(wanted, 1 / math.sqrt(len(found)), [places[f] for f in found if f in places]) for wanted, found in pairs]
    weights, moved = [0.0] * len(places), [1e-6] * len(places)
    order, root, power = random.Random(_SEED), math.sqrt, math.exp  # noqa: S311 - an order of learning, no secret
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for wanted, unit, found in rows:
            off = 1 / (1 + power(-unit * sum([weights[place] for place in found]))) - wanted
            if -_CLOSE < off < _CLOSE:
                continue
            step = off * unit * (_FOR_STOP if wanted else 1.0)
            further, step = step * step, _STEP * step
            for place in found:
                moved[place] += further
                weights[place] -= step / root(moved[place])
    return {feature: weights[place] for feature, place in places.items()}
