"""The pattern language of safety.toml."""

import pytest

from handlers.understanding.word_patterns import expression, words_of

LISTS = {"cant": "cant can_not"}


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        ("cant breathe", " i cant breathe ", True),
        ("{cant} ... breath*", " i can not really even breathing ", True),
        ("cant ... breathe", " cant a b c d breathe ", False),
        ("very? hot", " so hot ", True),
        ("1## degrees", " 102 degrees ", True),
        ("throw_up|puke blood", " throw up blood ", True),
        ("blood", " bloody ", False),
    ],
)
def test_a_pattern_finds_words_in_their_order(pattern: str, line: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """Choices, lists, gaps of up to three words, beginnings, optional words and digits."""
    found = expression([pattern], LISTS)

    assert bool(found and found.search(line)) is expected


def test_no_patterns_are_no_expression() -> None:
    """Nothing to look for is told by None."""
    assert expression([], LISTS) is None


def test_an_unknown_list_is_named() -> None:
    """A slip in the data is told with its name."""
    with pytest.raises(ValueError, match="no list 'kann'"):
        expression(["{kann} go"], LISTS)


def test_words_of_patterns_are_what_slips_are_mended_to() -> None:
    """Whole words and beginnings, no gaps and no digits."""
    assert words_of(["{cant} ... breath* 1##"], LISTS) == {"cant", "can", "not", "breath*"}
