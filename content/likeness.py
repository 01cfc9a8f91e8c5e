"""How alike texts are: the cosine of word stems, pairs of stems and letter groups, so that a slip costs little. Pure.

All languages share one index: people mix them.
"""

import functools
import itertools
import math
import re
import threading
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec
import snowballstemmer

LETTERS = 4
LETTER_WEIGHT, PAIR_WEIGHT = 0.45, 0.5
NEIGHBOURS = 4

_ALGORITHMS = {"en": "english", "es": "spanish"}
_WORD = re.compile(r"[a-z0-9]+")

Postings = Mapping[str, tuple[tuple[int, float], ...]]
"""A feature → the places that have it, with its weight there."""


class Examples(msgspec.Struct, frozen=True):
    """Labelled texts in searchable form."""

    same: Mapping[str, str]
    rarity: Mapping[str, float]
    unseen: float
    """The rarity of what no example has."""
    labels: tuple[str, ...]
    postings: Postings


def learn(examples: Iterable[tuple[str, str]], same: Mapping[str, str]) -> Examples:
    """Examples from (label, text) pairs; ``same`` are words to read as another."""
    pairs = list(examples)
    bags = [features(text, same) for _, text in pairs]
    rarity = _rarity(bags)
    unseen = max(rarity.values(), default=1.0)
    return Examples(
        same=same,
        rarity=rarity,
        unseen=unseen,
        labels=tuple(label for label, _ in pairs),
        postings=postings(_unit(bag, rarity, unseen) for bag in bags),
    )


def nearest(text: str, known: Examples) -> dict[str, list[float]]:
    """Label → the likeness (0 to 1) of its closest examples, closest first."""
    vector = _unit(features(text, known.same), known.rarity, known.unseen)
    sums: defaultdict[int, float] = defaultdict(float)
    for feature, weight in vector.items():
        for place, theirs in known.postings.get(feature, ()):
            sums[place] += weight * theirs
    near: defaultdict[str, list[float]] = defaultdict(list)
    for place, value in sums.items():
        near[known.labels[place]].append(value)
    return {label: sorted(values, reverse=True)[:NEIGHBOURS] for label, values in near.items()}


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "").casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def words(text: str, same: Mapping[str, str]) -> list[str]:
    """The words of a text, without accents and in one case."""
    return [same.get(word, word) for word in _WORD.findall(_plain(text))]


_stemming = threading.Lock()  # a stemmer holds the word it is at, and turns may run side by side


@functools.cache
def _stemmers() -> tuple[snowballstemmer.stemmer, ...]:
    return tuple(snowballstemmer.stemmer(name) for name in _ALGORITHMS.values())


@functools.lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """The shorter of the two languages' stems: which language a word is in need not be known."""
    with _stemming:
        stems: list[str] = [stemmer.stemWord(word) for stemmer in _stemmers()]
    return min(stems, key=len)


def stems(text: str, same: Mapping[str, str]) -> list[str]:
    """The stems of a text's words."""
    return [_stem(word) for word in words(text, same)]


def features(text: str, same: Mapping[str, str]) -> Counter[str]:
    """What a text is compared by: stems, pairs of stems, and groups of letters."""
    spoken = words(text, same)
    parts = [_stem(word) for word in spoken]
    bag = Counter(parts)
    bag.update(f"{first} {second}" for first, second in itertools.pairwise(parts))
    bag.update(f"<{group}" for word in spoken if len(word) >= LETTERS for group in _letters(word))
    return bag


@functools.lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, ...]:
    padded = f"_{word}_"
    return tuple(padded[i : i + LETTERS] for i in range(len(padded) - LETTERS + 1))


def _rarity(bags: list[Counter[str]]) -> dict[str, float]:
    """How telling a feature is: the logarithm of how few examples have it, less for letters and pairs."""
    count = Counter(feature for bag in bags for feature in bag)
    return {feature: _kind(feature) * math.log(1 + len(bags) / n) for feature, n in count.items()}


def _kind(feature: str) -> float:
    if feature.startswith("<"):
        return LETTER_WEIGHT
    return PAIR_WEIGHT if " " in feature else 1.0


def _unit(bag: Mapping[str, int], rarity: Mapping[str, float], unseen: float) -> dict[str, float]:
    """The bag as a vector of length 1; words no example has still count in its length."""
    weights = {f: (1 + math.log(n)) * rarity.get(f, unseen * _kind(f) * 0.5) for f, n in bag.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {feature: weight / length for feature, weight in weights.items()}


def postings(vectors: Iterable[Mapping[str, float]]) -> dict[str, tuple[tuple[int, float], ...]]:
    """Vectors turned around, to be searched by feature."""
    lists: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for feature, weight in vector.items():
            lists[feature].append((place, weight))
    return {feature: tuple(pairs) for feature, pairs in lists.items()}
