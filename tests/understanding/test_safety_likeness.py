"""The second look for red flags: nearest wordings, with calm ones beside them."""

import pytest

from handlers.understanding.safety_likeness import learned, nearest_key

KNOWN = learned(
    [("head", "she went down and wont answer | he fell out on the floor"), ("fever", "he is burning hot")],
    ["she went to the store | he is hot in that room | the office wont answer the phone"],
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("grandma went down and wont answer me", "head"),
        ("burning hot he is", "fever"),
        ("she went to the store again", ""),
        ("the office wont answer", ""),
        ("zzz", ""),
        ("burning hot", ""),
        ("she went down and wont answer " * 6, ""),
    ],
)
def test_a_sign_must_be_nearer_than_anything_calm(said: str, expected: str) -> None:
    """The nearest sign answers; what is nearer to calm wordings, unknown or a long story does not fire."""
    assert nearest_key(said, KNOWN) == expected
