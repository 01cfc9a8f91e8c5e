"""Which topic a question is about: example wordings by likeness, and BM25 over the topics' own words. Pure."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from content import likeness
from content.guide import Language
from content.likeness import NEIGHBOURS, Examples

ROUTES = ("care_team", "elsewhere")
"""Labels beside the topics' ids: a question for the person's own doctors, and what the guide is not about."""

NEIGHBOUR_SHARE, TEXT_SHARE = 0.35, 0.25
K1, B = 1.2, 0.75
_TWO = 2

UNCLEAR = 0.3
"""Where the first label leads the next by less, the second voice is heard."""

FAR = 0.2
"""Where no example is more like it than this, nobody is asked."""

Near = Callable[[str], Mapping[str, list[float]]]
"""A text → label → the nearness (0 to 1) of its closest examples, closest first, by whatever measure."""
Compare = Callable[[Iterable[tuple[str, str]]], Near | None]
"""What makes one of (label, text) pairs, where it can."""

_MARKUP = re.compile(r"\]\([^)]*\)|[*_>#\[]")


class Asks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """asks.toml: more wordings of questions by topic, wordings that lead elsewhere, and words to read as the same."""

    same: Mapping[str, str] = {}
    topics: Mapping[str, tuple[str, ...]] = {}
    routes: Mapping[str, tuple[str, ...]] = {}


class Index(msgspec.Struct, frozen=True):
    """The searchable form of the guide: wordings by likeness, and the topics' own texts by their stems."""

    examples: Examples
    topics: tuple[str, ...]
    texts: likeness.Postings
    titles: Mapping[str, str]
    """Words of a title or an example, in their order → the label they stand for."""
    second: Near | None = None
    """A second voice where the words leave it unclear: what sentences mean."""


class Match(msgspec.Struct, frozen=True):
    """How well a label fits a question: ``score`` orders, ``likeness`` (0 to 1) is that of its closest example."""

    label: str
    score: float
    likeness: float


def build_index(*languages: Language, compare: Compare | None = None) -> Index:
    """An index over these languages' topics and asks. Errors: msgspec.ValidationError for a wrong asks.toml."""
    asks = [msgspec.convert(language.asks, Asks) for language in languages]
    same = {word: name for one in asks for name, line in one.same.items() for word in line.split()}
    examples = [pair for language, one in zip(languages, asks, strict=True) for pair in _examples(language, one)]
    texts = [(topic.id, f"{topic.title} {topic.full}") for language in languages for topic in language.topics.values()]
    return Index(
        examples=likeness.learn(examples, same),
        topics=tuple(topic for topic, _ in texts),
        texts=likeness.postings(_bm25([likeness.stems(_MARKUP.sub(" ", text), same) for _, text in texts])),
        titles={" ".join(likeness.words(text, same)): label for label, text in reversed(examples)},
        second=compare(examples) if compare else None,
    )


def matches(text: str, index: Index) -> tuple[Match, ...]:
    """Every label that shares something with the text, best first."""
    spoken = _text_scores(text, index)
    found = [
        Match(label, _nearness(near) + TEXT_SHARE * spoken.get(label, 0.0), near[0])
        for label, near in likeness.nearest(text, index.examples).items()
    ]
    return _sorted(_with_second(text, _sorted(found), index))


def _with_second(text: str, found: tuple[Match, ...], index: Index) -> tuple[Match, ...]:
    if not index.second or len(found) < _TWO or found[0].score - found[1].score >= UNCLEAR:
        return found
    if max(match.likeness for match in found) < FAR:
        return found
    near = index.second(text)
    return tuple(Match(each.label, each.score + _nearness(near.get(each.label, [])), each.likeness) for each in found)


def _sorted(found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(found, key=lambda match: -match.score))


def _nearness(near: list[float]) -> float:
    return max(near, default=0.0) + NEIGHBOUR_SHARE * sum(near) / NEIGHBOURS


def named(text: str, index: Index) -> str:
    """The label whose title or example the text is, word for word; empty where it is none."""
    return index.titles.get(" ".join(likeness.words(text, index.examples.same)), "")


def _examples(language: Language, asks: Asks) -> Iterable[tuple[str, str]]:
    for topic in language.topics.values():
        yield from ((topic.id, text) for text in (topic.title, *topic.asks))
    for table in (asks.topics, asks.routes):
        yield from ((label, text) for label, texts in table.items() for text in texts)


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


def _text_scores(text: str, index: Index) -> dict[str, float]:
    """Topic → its BM25 score for the text, the best topic's being 1."""
    sums: defaultdict[str, float] = defaultdict(float)
    for stem in set(likeness.stems(text, index.examples.same)):
        for place, weight in index.texts.get(stem, ()):
            sums[index.topics[place]] += weight
    best = max(sums.values(), default=0.0) or 1.0
    return {topic: score / best for topic, score in sums.items()}
