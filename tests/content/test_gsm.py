"""What a text message takes, by length."""

import pytest

from content.gsm import Size, size


@pytest.mark.parametrize(
    ("text", "footer", "expected"),
    [
        ("", 0, Size(0, 1, "")),
        ("a" * 160, 0, Size(160, 1, "")),
        ("a" * 161, 0, Size(161, 2, "")),
        ("a" * 400, 59, Size(400, 3, "")),
        ("a" * 401, 59, Size(401, 4, "")),
        ("[a]", 0, Size(5, 1, "")),
        ("¿Qué? ñ ü", 0, Size(9, 1, "")),
        ("más días más", 0, Size(12, 1, "áí")),
        ("á" * 71, 0, Size(71, 2, "á")),
        ("á" * 160, 59, Size(160, 3, "á")),
        ("á" * 161, 59, Size(161, 4, "á")),
        ("😀", 0, Size(2, 1, "😀")),
    ],
)
def test_a_text_is_measured_with_room_for_its_footer(text: str, footer: int, expected: Size) -> None:
    """One character outside the alphabet makes the whole message hold less than half."""
    assert size(text, footer, 41 if footer else 0) == expected
