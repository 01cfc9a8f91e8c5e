"""Red flags: the rules' shape here, what people write in test_rows."""

import pytest

from handlers.understanding.safety_signs import SafetyRules, Sign, compile_rules, read

SHEET: dict[str, object] = {
    "ordinary": "never",
    "silence": [
        {"name": "negated", "reason": "absent", "before": ["no|not"], "between": "but"},
        {"name": "past", "reason": "old", "clause": ["last year"], "void": ["again"]},
        {"name": "loose", "reason": "says nothing by itself"},
    ],
    "sign": [
        {
            "key": "fever",
            "level": "urgent",
            "reason": "heat",
            "patterns": ["fever*"],
            "examples": ["fever"],
            "unless": ["cabin fever"],
            "silenced_by": ["negated", "past", "loose"],
        },
        {
            "key": "breathing",
            "level": "emergency",
            "reason": "air",
            "patterns": ["cant breathe"],
            "examples": ["cant breathe"],
        },
        {
            "key": "crisis",
            "level": "crisis",
            "reason": "life",
            "patterns": ["want to die"],
            "examples": ["want to die"],
        },
    ],
}
FEVER, BREATHING = Sign("urgent", "fever"), Sign("emergency", "breathing")


@pytest.fixture(scope="module")
def rules() -> SafetyRules:
    return compile_rules([SHEET, {"sign": SHEET["sign"], "silence": SHEET["silence"]}])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i have a fever", FEVER),
        ("I CAN’T BREATHE", BREATHING),
        ("i cant brethe and fever", BREATHING),
        ("fever, and i want to die", Sign("crisis", "crisis")),
        ("no fever", None),
        ("no. fever!", FEVER),
        ("not good but fever", FEVER),
        ("a fever last year", None),
        ("a fever last year, and fever now", FEVER),
        ("fever last year and now again", FEVER),
        ("cabin fever", None),
        ("temp 98.6 so no fevers", None),
        ("feverish but temp 98.6", None),
        ("temp 102", FEVER),
        ("101.5", Sign("ask_fever", "ask_fever")),
        ("never mind", None),
        ("wbc 180,000 and fever", FEVER),
        ("", None),
    ],
)
def test_the_gravest_sign_answers(rules: SafetyRules, text: str, expected: Sign | None) -> None:
    """A sign fires in any clause that does not silence it; a measured temperature decides about fever."""
    assert read(text, rules) == expected


def test_a_relatives_comfort_lowers_nothing(rules: SafetyRules) -> None:
    """Its-nothing and dont-worry change no answer."""
    assert [read(f"fever {words}", rules) for words in ("but its nothing", "he says dont worry")] == [FEVER, FEVER]


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "x", "level": "urgent", "reason": "r", "patterns": ["a"], "examples": [], "silenced_by": ["gone"]},
        {"key": "x", "level": "urgent", "reason": "r", "patterns": [], "examples": []},
        {"key": "x", "level": "mild", "reason": "r", "patterns": ["a"], "examples": []},
    ],
)
def test_wrong_data_is_told(wrong: dict[str, object]) -> None:
    """A sign without patterns, with an unknown level or an unknown silence stops the start."""
    with pytest.raises(ValueError, match=r"sign 'x'|Invalid enum"):
        compile_rules([{"sign": [wrong]}])
