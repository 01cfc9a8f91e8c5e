"""How hard a text is to read: Flesch-Kincaid's grade for English, INFLESZ (Szigriszt) for Spanish.

Own counters, because those at hand fetch word lists when run, drop short sentences, or are too kind to Spanish
(docs/content.md). Syllables are counted by rule, so a single word may be off; over a text it evens out.
"""

import re

import msgspec

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARK = re.compile(r"\\([^\w\s])|\*+|^[ \t]*(?:[->]|\d+\.)[ \t]+", re.MULTILINE)
END = re.compile(r"(?<=[.!?:])[\"')]*\s+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SILENT = re.compile(
    r"(?<=[aeiouy])[^aeiouy]*[^aeiouyl]e$|(?<=[aeiouy])le$|[^aeiouytd]ed$|[^aeiouyscxzghl]es$|[aeiouy]les$"
)
SILENT_INSIDE = re.compile(r"[^aeiouyl]e(?=(?:ly|less|ful|ments?)$)|\bsome(?=\w)")
APART = re.compile(
    r"ia(?!l|n|r)|(?<=[dr])ial|io(?!n|us)|(?<![ctg])ious|(?<![tcf])ien(?!d)|ier(?=s?$)|iet"
    r"|eo(?!p)|(?<![gq])ua|(?<![gq])uo|[aeiouy]ing"
)
SPANISH = re.compile(
    r"[iuü]?[aeoáéíóú][iuyü]?(?![áéíóú])|[iuü]?[aeoáéíóú]"
    r"|[iuü]+(?:y(?![aeoáéíóú]))?|y(?![aeiouáéíóú])"
)


class Measure(msgspec.Struct, frozen=True):
    """What a text counts up to. ``longest`` is its longest sentence, in words."""

    sentences: int
    words: int
    syllables: int
    longest: int


def plain(markup: str) -> str:
    """Light markup as bare words: what a person reads aloud."""
    return MARK.sub(lambda mark: mark[1] or "", LINK.sub(r"\1", markup))


def sentences(markup: str) -> list[list[str]]:
    """The words of each sentence. A line's end, as in a list, ends a sentence too; numbers are no words."""
    found = [WORD.findall(piece) for piece in END.split(plain(markup))]
    return [words for words in found if words]


def measure(markup: str, language: str) -> Measure:
    """Count a text."""
    parts = sentences(markup)
    count = spanish_syllables if language == "es" else english_syllables
    return Measure(
        sentences=len(parts),
        words=sum(map(len, parts)),
        syllables=sum(count(word) for words in parts for word in words),
        longest=max(map(len, parts), default=0),
    )


def grade(counted: Measure) -> float:
    """Flesch-Kincaid's school grade of an English text; 0 where there is nothing to read."""
    if not counted.words:
        return 0.0
    return 0.39 * counted.words / counted.sentences + 11.8 * counted.syllables / counted.words - 15.59


def inflesz(counted: Measure) -> float:
    """The INFLESZ score of a Spanish text, 0 hard to 100 easy; 100 where there is nothing to read."""
    if not counted.words:
        return 100.0
    return 206.835 - 62.3 * counted.syllables / counted.words - counted.words / counted.sentences


def english_syllables(word: str) -> int:
    """Groups of vowels, less the silent endings, plus vowels that are spoken apart."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", letters))
    silent = len(SILENT.findall(letters)) + len(SILENT_INSIDE.findall(letters))
    return max(1, groups - silent + len(APART.findall(letters)))


def spanish_syllables(word: str) -> int:
    """Vowel cores: a weak vowel leans on a strong one, two strong ones or a stressed weak one stand apart."""
    letters = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word.lower())
    return max(1, len(SPANISH.findall(letters)))
