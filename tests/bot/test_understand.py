"""The command line's ``understand``: JSON lines in, JSON lines out."""

import json
from collections.abc import Callable

import pytest

from bot.understand import answerer

Answer = Callable[[str], str]


@pytest.fixture(scope="module")
def answer() -> Answer:
    return answerer()


def asked(answer: Answer, **line: object) -> dict[str, object]:
    given = {"id": 7, "lang": "en", "now": "2026-11-18T10:15:00-05:00", "tz": "America/New_York", "context": "any"}
    told = json.loads(answer(json.dumps(given | line)))
    assert isinstance(told, dict)
    return told


def test_a_date_is_told_with_its_options(answer: Answer) -> None:
    """Status, date, time and the options of an ambiguous one, as text."""
    sure = asked(answer, text="dec 3 at 2:30", context="date")["date"]
    unsure = asked(answer, text="wed at 2", context="date")["date"]

    assert sure == {"status": "ok", "date": "2026-12-03", "time": "14:30", "part": "", "options": []}
    assert unsure == {
        "status": "ambiguous",
        "date": None,
        "time": None,
        "part": "",
        "options": [{"date": "2026-11-18", "time": "14:00"}, {"date": "2026-11-25", "time": "14:00"}],
    }


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("stop", "any", "STOP"),
        ("2", "menu", "NUM:2"),
        ("list", "any", "NONE"),
        ("where do i park", "any", "NONE"),
        ("mom passed away last night", "any", "STOP"),
        ("my wife died please stop", "checklist", "STOP"),
        ("gracias, dios lo bendiga", "any", "ACK"),
    ],
)
def test_commands_go_by_their_public_names(answer: Answer, text: str, context: str, expected: str) -> None:
    """The bot's own words are NONE here; a choice carries its number; a death ends all, as STOP does."""
    assert asked(answer, text=text, context=context)["command"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i want to die", "suicide"),
        ("cant breathe", "emergency"),
        ("i took 20 of my pills", "emergency"),
        ("101.5", "urgent"),
        ("hello", "none"),
    ],
)
def test_signs_go_by_their_public_names(answer: Answer, text: str, expected: str) -> None:
    """A crisis is suicide, an overdose and APL are emergencies."""
    assert asked(answer, text=text)["safety"] == expected


def test_questions_bring_topics_and_a_route(answer: Answer) -> None:
    """The best three topics, and where the question belongs."""
    told = asked(answer, text="does my insurance cover a second opinion")

    assert (told["id"], told["route"], told["topics"][:1]) == (7, "topics", ["insurance-cover"])  # type: ignore[index]  # JSON


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '{"id": 7}',
        '{"id": 7, "text": "x", "tz": "Mars/Base"}',
        '{"id": 7, "text": "x", "now": "2026-11-18"}',
        '{"id": 7, "text": "x", "tz": "/"}',
    ],
)
def test_a_bad_line_is_told_and_the_run_goes_on(answer: Answer, line: str) -> None:
    """The id, where there is one, and what is wrong."""
    told = json.loads(answer(line))

    assert (told["id"], set(told)) == (None if line == "no json" else 7, {"id", "error"})


def test_what_a_line_leaves_out_has_a_default(answer: Answer) -> None:
    """A text alone is enough."""
    assert set(json.loads(answer('{"text": "hi"}'))) == {"id", "safety", "command", "date", "topics", "route"}
