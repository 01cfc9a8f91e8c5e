"""Making what people type comparable, and mending small slips."""

import pytest

from handlers.understanding.words import bare, distance, mend, plain

KNOWN = frozenset({"fever", "breathing", "wednesday", "tomorrow"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  I CAN’T   breathe!!! ", "i cant breathe!!!"),
        ("Sí, mañana", "si, manana"),
        ("soooo tired", "so tired"),
        ("1️⃣", "1"),
        ("2:30\u202fPM", "2:30 pm"),
    ],
)
def test_plain_takes_off_what_does_not_matter(text: str, expected: str) -> None:
    """Case, accents, apostrophes, drawn-out letters and odd spaces make no difference."""
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("S.T.O.P", "stop"), ("s t o p", "stop"), ("done! 🙏", "done"), ("a b", "a b"), ("👍", "")]
)
def test_bare_keeps_letters_and_digits_alone(text: str, expected: str) -> None:
    """Emoji and punctuation go, and a word spelled out is a word."""
    assert bare(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("feaver", "fever"),
        ("brething", "breathing"),
        ("wendesday", "wednesday"),
        ("tommorow", "tomorrow"),
        ("never", "never"),
        ("tomato", "tomato"),
        ("fevr", "fevr"),
        ("zebra", "zebra"),
    ],
)
def test_small_slips_are_mended(word: str, expected: str) -> None:
    """One slip in five letters, two in eight; short words, other first letters and spared words stay."""
    assert mend(word, KNOWN) == expected


def test_spared_words_are_never_mended() -> None:
    """A real word that lies close to a known one is no slip."""
    assert mend("favor", frozenset({"fever"}), frozenset({"favor"})) == "favor"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abcd", 1), ("abc", "xyz", 2), ("a", "abcd", 2)],
)
def test_distance_counts_slips(first: str, second: str, expected: int) -> None:
    """Swapped neighbours are one slip; more than asked for is told as one more."""
    assert distance(first, second, 1) == expected
