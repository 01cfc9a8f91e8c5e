"""How hard a text is to read, counted by rule and held against counts by hand."""

import pytest

from content.reading import Measure, english_syllables, grade, inflesz, measure, plain, sentences, spanish_syllables

ENGLISH = {
    1: "ask the else while twelve you rule watched plan talked these whose",
    2: "doctor people someone table language patient trial quiet being watches closely worried samples",
    3: "opinion hospital video serious medicine easier another usual insurance",
    4: "leukemia emergency information original",
    5: "hematology university",
}
SPANISH = {
    1: "ya yo muy rey quién bien dos",
    2: "leyó día guía oír aún país causa agua sangre",
    3: "médico opinión cuidado ayuda agüero doctora exige leucemia",
    4: "tratamiento",
    5: "enfermedades hematóloga",
    6: "universitario",
}


def cases(table: dict[int, str]) -> list[tuple[str, int]]:
    """Single words with their count."""
    return [(word, count) for count, words in table.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), cases(ENGLISH))
def test_english_syllables(word: str, count: int) -> None:
    """Silent endings do not count, vowels spoken apart do."""
    assert english_syllables(word) == count


@pytest.mark.parametrize(("word", "count"), cases(SPANISH))
def test_spanish_syllables(word: str, count: int) -> None:
    """Diphthongs are one syllable, a stressed weak vowel stands apart, the u of que and gui is mute."""
    assert spanish_syllables(word) == count


def test_marks_are_not_read_aloud() -> None:
    """Bold, links, lists, quotes and backslashes leave their words only."""
    assert plain("**Ask** *now*: [the line](https://x.org)\n- a \\* b\n> say\n1. one") == (
        "Ask now: the line\na * b\nsay\none"
    )


def test_sentences_end_at_stops_and_lines() -> None:
    """A list's entries are sentences of their own, numbers are no words, an apostrophe keeps a word whole."""
    assert sentences('Say: "Don\'t wait." Call 911!\n- one\n- two words\n\n') == [
        ["Say"], ["Don't", "wait"], ["Call"], ["one"], ["two", "words"],
    ]  # fmt: skip


def test_a_text_is_measured() -> None:
    """Sentences, words, syllables and the longest sentence."""
    assert measure("Call your doctor. Ask today.", "en") == Measure(sentences=2, words=5, syllables=7, longest=3)
    assert measure("Llame a su médico.", "es") == Measure(sentences=1, words=4, syllables=7, longest=4)


def test_the_formulas() -> None:
    """Flesch-Kincaid's grade and the Szigriszt-INFLESZ score as published; nothing to read is easy to read."""
    counted = Measure(sentences=4, words=40, syllables=60, longest=12)
    nothing = measure("911", "en")

    assert grade(counted) == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert inflesz(counted) == pytest.approx(206.835 - 62.3 * 1.5 - 10)
    assert (grade(nothing), inflesz(nothing), nothing.longest) == (0.0, 100.0, 0)
