"""What counts as an answer of the insurer's, how it is kept, and when it is a no."""

import pytest
from acting import Actor
from hypothesis import given
from hypothesis import strategies as st

from handlers.insurer_answers import APPROVAL, COVERED, IN_A_TEXT, MOST, asks, brief, command_in, is_no, kept
from handlers.messages import Text


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("yes", ""), ("no", ""), ("15", ""), ("not needed", ""), ("ok", ""), ("wait 2 weeks", ""), ("in 5 days", ""),
        ("they will call me back", ""), ("no hace falta", ""), ("remind me in 3 days", ""), ("", ""),
        ("menu", "MENU"), ("HELP", "HELP"), ("back", "BACK"), ("skip", "SKIP"), ("later", "LATER"), ("more", "MORE"),
        ("done", "DONE"), ("I hung up", "DONE"), ("ya colgué", "DONE"), ("that's all", "DONE"), ("eso es todo", "DONE"),
        ("call", "MENU"), ("LLAMADA", "MENU"), ("lista", "MENU"), ("siguiente", "MENU"), ("find", "MENU"),
    ],
)  # fmt: skip
def test_a_command_is_no_answer(said: str, command: str) -> None:
    """Yes, no, numbers and spans of time are what an insurer says; the words that lead elsewhere are not."""
    assert command_in(Actor().scene(Text(said)), said) == command


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("what is a deductible?", True), ("So what is a copay?", True), ("¿Qué es un copago?", True),
        ("can I change my mind?", True), ("what they said: 20 percent", False), ("$20, I think?", False),
        ("yes?", False), ("20", False),
    ],
)  # fmt: skip
def test_a_question_to_us_is_no_answer(said: str, question: bool) -> None:  # noqa: FBT001 - a column of the table
    """It begins like one and ends like one; a doubtful answer does not."""
    assert asks(said) is question


@pytest.mark.parametrize(
    "said",
    [
        "no", "No.", "nope", "they said no", "dicen que no", "not covered", "it isn't covered", "they don't cover it",
        "we will not pay for that", "denied", "they denied it", "rejected", "declined", "no lo cubren",
        "no está cubierto", "negado", "me lo negaron", "rechazada", "turned me down", "no, it is not covered",
    ],
)  # fmt: skip
def test_a_no_to_being_covered(said: str) -> None:
    """In plain or in stronger words, in both languages."""
    assert is_no(COVERED, said)


@pytest.mark.parametrize(
    "said",
    [
        "yes", "yes, no referral needed", "covered", "no problem, it is covered", "not denied", "sí", "no hay problema",
        "they pay half", "cubierto al 80", "yes, my plan does not require one", "not approved yet", "",
    ],
)  # fmt: skip
def test_no_no_to_being_covered(said: str) -> None:
    """A no inside a yes, and what is still open, are no refusal."""
    assert not is_no(COVERED, said)


@pytest.mark.parametrize(
    ("question", "said", "no"),
    [
        (APPROVAL, "no", False), (APPROVAL, "no approval needed", False), (APPROVAL, "no hace falta", False),
        (APPROVAL, "denied", True), (APPROVAL, "they won't approve it", True), (APPROVAL, "no lo autorizan", True),
        ("insurer-network", "no", False), ("insurer-referral", "denied", False),
    ],
)  # fmt: skip
def test_a_no_to_needing_approval_is_good_news(question: str, said: str, no: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only a refusal counts there, and nothing counts elsewhere."""
    assert is_no(question, said) is no


@given(st.text(min_size=1, max_size=1000))
def test_an_answer_is_kept_short_and_on_one_line(said: str) -> None:
    """Whatever was written; a text message shows less of it."""
    answer = kept(said)

    assert (len(answer) <= MOST, len(brief(answer)) <= IN_A_TEXT, "\n" in answer) == (True, True, False)


def test_a_short_answer_is_kept_as_it_is() -> None:
    """Nothing but the spaces around it goes."""
    assert (kept("  Ana,  call 88231 "), kept("no"), brief("no")) == ("Ana, call 88231", "no", "no")


def test_one_endless_word_is_cut() -> None:
    """Not dropped."""
    assert (kept("x" * 500), brief("y z " * 20)) == ("x" * (MOST - 3) + "...", "y z " * 11 + "y z...")
