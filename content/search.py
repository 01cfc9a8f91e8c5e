"""Which topic a question is about: example wordings by likeness, and BM25 over the topics' own words. Pure.

Likeness is the cosine of word stems, pairs of stems and letter groups, so that a slip of the thumb costs little. All
languages share one index: people mix them.
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

from content.guide import Language

ROUTES = ("care_team", "elsewhere")
"""Labels beside the topics' ids: a question for the person's own doctors, and what the guide is not about."""

LETTERS = 4
LETTER_WEIGHT, PAIR_WEIGHT = 0.45, 0.5
NEIGHBOURS = 4
NEIGHBOUR_SHARE, TEXT_SHARE = 0.35, 0.25
K1, B = 1.2, 0.75

_ALGORITHMS = {"en": "english", "es": "spanish"}
_WORD = re.compile(r"[a-z0-9]+")
_MARKUP = re.compile(r"\]\([^)]*\)|[*_>#\[]")


class Asks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """asks.toml: more wordings of questions by topic, wordings that lead elsewhere, and words to read as the same."""

    same: Mapping[str, str] = {}
    topics: Mapping[str, tuple[str, ...]] = {}
    routes: Mapping[str, tuple[str, ...]] = {}


class Index(msgspec.Struct, frozen=True):
    """The searchable form of the guide. ``examples`` and ``texts`` map a feature to (place, weight) pairs."""

    same: Mapping[str, str]
    rarity: Mapping[str, float]
    unseen: float
    """The rarity of what no example has."""
    labels: tuple[str, ...]
    examples: Mapping[str, tuple[tuple[int, float], ...]]
    topics: tuple[str, ...]
    texts: Mapping[str, tuple[tuple[int, float], ...]]
    titles: Mapping[str, str]
    """Words of a title or an example, in their order → the label they stand for."""


class Match(msgspec.Struct, frozen=True):
    """How well a label fits a question: ``score`` orders, ``likeness`` (0 to 1) is that of its closest example."""

    label: str
    score: float
    likeness: float


def build_index(*languages: Language) -> Index:
    """An index over these languages' topics and asks. Errors: msgspec.ValidationError for a wrong asks.toml."""
    asks = [msgspec.convert(language.asks, Asks) for language in languages]
    same = {word: name for one in asks for name, line in one.same.items() for word in line.split()}
    examples = [pair for language, one in zip(languages, asks, strict=True) for pair in _examples(language, one)]
    bags = [_features(text, same) for _, text in examples]
    rarity = _rarity(bags)
    unseen = max(rarity.values(), default=1.0)
    texts = [(topic.id, f"{topic.title} {topic.full}") for language in languages for topic in language.topics.values()]
    return Index(
        same=same,
        rarity=rarity,
        unseen=unseen,
        labels=tuple(label for label, _ in examples),
        examples=_postings(_unit(bag, rarity, unseen) for bag in bags),
        topics=tuple(topic for topic, _ in texts),
        texts=_postings(_bm25([_stems(_MARKUP.sub(" ", text), same) for _, text in texts])),
        titles={" ".join(_words(text, same)): label for label, text in reversed(examples)},
    )


def matches(text: str, index: Index) -> tuple[Match, ...]:
    """Every label that shares something with the text, best first."""
    likeness = _likeness(_unit(_features(text, index.same), index.rarity, index.unseen), index)
    spoken = _text_scores(text, index)
    found = [
        Match(label, near[0] + NEIGHBOUR_SHARE * sum(near) / NEIGHBOURS + TEXT_SHARE * spoken.get(label, 0.0), near[0])
        for label, near in likeness.items()
    ]
    return tuple(sorted(found, key=lambda match: -match.score))


def named(text: str, index: Index) -> str:
    """The label whose title or example the text is, word for word; empty where it is none."""
    return index.titles.get(" ".join(_words(text, index.same)), "")


def _examples(language: Language, asks: Asks) -> Iterable[tuple[str, str]]:
    for topic in language.topics.values():
        yield from ((topic.id, text) for text in (topic.title, *topic.asks))
    for table in (asks.topics, asks.routes):
        yield from ((label, text) for label, texts in table.items() for text in texts)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "").casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _words(text: str, same: Mapping[str, str]) -> list[str]:
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


def _stems(text: str, same: Mapping[str, str]) -> list[str]:
    return [_stem(word) for word in _words(text, same)]


def _features(text: str, same: Mapping[str, str]) -> Counter[str]:
    words = _words(text, same)
    stems = [_stem(word) for word in words]
    bag = Counter(stems)
    bag.update(f"{first} {second}" for first, second in itertools.pairwise(stems))
    bag.update(f"<{group}" for word in words if len(word) >= LETTERS for group in _letters(word))
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


def _postings(vectors: Iterable[Mapping[str, float]]) -> dict[str, tuple[tuple[int, float], ...]]:
    lists: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for feature, weight in vector.items():
            lists[feature].append((place, weight))
    return {feature: tuple(pairs) for feature, pairs in lists.items()}


def _bm25(documents: list[list[str]]) -> list[dict[str, float]]:
    """Each document's BM25 weight for every stem it has."""
    mean = sum(map(len, documents)) / max(1, len(documents))
    having = Counter(stem for document in documents for stem in set(document))
    rows = []
    for document in documents:
        room = K1 * (1 - B + B * len(document) / (mean or 1))
        rows.append(
            {
                stem: math.log(1 + (len(documents) - having[stem] + 0.5) / (having[stem] + 0.5))
                * n
                * (K1 + 1)
                / (n + room)
                for stem, n in Counter(document).items()
            }
        )
    return rows


def _likeness(vector: Mapping[str, float], index: Index) -> dict[str, list[float]]:
    """Label → the likeness of its closest examples, closest first."""
    sums: defaultdict[int, float] = defaultdict(float)
    for feature, weight in vector.items():
        for place, theirs in index.examples.get(feature, ()):
            sums[place] += weight * theirs
    near: defaultdict[str, list[float]] = defaultdict(list)
    for place, value in sums.items():
        near[index.labels[place]].append(value)
    return {label: sorted(values, reverse=True)[:NEIGHBOURS] for label, values in near.items()}


def _text_scores(text: str, index: Index) -> dict[str, float]:
    """Topic → its BM25 score for the text, the best topic's being 1."""
    sums: defaultdict[str, float] = defaultdict(float)
    for stem in set(_stems(text, index.same)):
        for place, weight in index.texts.get(stem, ()):
            sums[index.topics[place]] += weight
    best = max(sums.values(), default=0.0) or 1.0
    return {topic: score / best for topic, score in sums.items()}
