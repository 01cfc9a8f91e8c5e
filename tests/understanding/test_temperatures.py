"""Numbers that are a fever, and numbers that are something else."""

import pytest

from handlers.understanding.temperatures import finding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fever 101.5", "fever"),
        ("temp 38,5", "fever"),
        ("temperatura 38.0", "fever"),
        ("100.4f", "fever"),
        ("102.3 celsius", "fever"),
        ("one hundred and two temperature", "fever"),
        ("tengo treinta y nueve de temperatura", "fever"),
        ("room 102 and a fever of 101", "fever"),
        ("101.5", "ask"),
        ("its 102 now", "ask"),
        ("38.9", "ask"),
        ("39", ""),
        ("platelets 103", ""),
        ("its 101 degrees outside", ""),
        ("call 101.5 main office", ""),
        ("temp 98.6", "normal"),
        ("fiebre no, 36.8", "normal"),
        ("fever", ""),
        ("12/102", ""),
        ("100.7 oral", "fever"),
        ("mom has 100.6, she says it is nothing", "fever"),
        ("the sheet says call if temp is over 100.4", ""),
        ("he had a temp of 104 last summer", ""),
        ("the sheet says call if temp is over 100.4, its 101 now", "fever"),
        ("water heater set at 104", ""),
    ],
)
def test_numbers_are_read_as_what_they_are(text: str, expected: str) -> None:
    """100.4 °F or 38 °C beside a word of heat is a fever, alone a question, beside something else nothing."""
    assert finding(text) == expected
