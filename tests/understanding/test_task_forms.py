"""Answers to a reminder in one's own words: which task, and done, not needed, not yet or later."""

import pytest

from handlers.understanding import commands, task_words
from handlers.understanding.words import bare

LISTED = ("P03", "P06", "P09", "P14")


@pytest.mark.parametrize(
    ("text", "word", "tasks"),
    [
        ("ya llamé al seguro", "DONE", ("P03",)),
        ("I called the insurance", "DONE", ("P03",)),
        ("I called them, they cover it", "DONE", ("P03",)),
        ("done with the insurance", "DONE", ("P03",)),
        ("insurance said yes", "DONE", ("P03",)),
        ("el seguro ya dijo que sí", "DONE", ("P03",)),
        ("called aetna they cover it", "DONE", ("P03",)),
        ("i already have the summaries", "DONE", ("P06",)),
        ("my summaries are here", "DONE", ("P06",)),
        ("ya tengo los resúmenes", "DONE", ("P06",)),
        ("the slides were sent today", "DONE", ("P09",)),
        ("the hospital mailed the slides yesterday", "DONE", ("P09",)),
        ("las laminillas ya se mandaron", "DONE", ("P09",)),
        ("slides are on their way", "DONE", ("P09",)),
        ("got the cd of the scans", "DONE", ("P14",)),
        ("skip the scans, I never had one", "NOT_NEEDED", ("P14",)),
        ("no scans, never had any", "NOT_NEEDED", ("P14",)),
        ("sáltese las imágenes, nunca me hicieron", "NOT_NEEDED", ("P14",)),
        ("no hace falta lo de las láminas", "NOT_NEEDED", ("P09",)),
        ("not the insurance yet", "NO", ("P03",)),
        ("called but nobody picked up", "NO", ()),
        ("i called 3 times and nobody picks up", "NO", ()),
        ("not today", "LATER", ()),
        ("busy, maybe friday", "LATER", ()),
        ("maybe monday", "LATER", ()),
        ("quizá el viernes", "LATER", ()),
        ("mañana", "LATER", ()),
        ("ya", "DONE", ()),
    ],
)
def test_what_came_of_a_task_is_understood(text: str, word: str, tasks: tuple[str, ...]) -> None:
    """Done by somebody, come or sent of itself, never had, tried in vain, put off."""
    found = commands.read(text, "en", "checklist")

    assert found
    assert (found.word, task_words.meant(bare(text), LISTED)) == (word, tasks)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("2 done but not 1", "2"),
        ("1 done not 2", "1"),
        ("i did 1 but not 2", "1"),
        ("1 yes 2 no", "1"),
        ("1 no 2 yes", "2"),
        ("hice la 1 pero no la 2", "1"),
        ("la 1 sí, la 2 no", "1"),
        ("1 ya 2 no", "1"),
    ],
)
def test_of_two_only_the_one_that_is_done(text: str, done: str) -> None:
    """The other is told to be open."""
    found = commands.read(text, "en", "checklist")

    assert found
    assert (found.word, found.items) == ("DONE", done)


@pytest.mark.parametrize(
    "text", ["they dont cover it", "insurance denied it", "the slides were lost", "are the slides here?"]
)
def test_a_refusal_or_a_question_ticks_nothing(text: str) -> None:
    """Only what has come or was agreed to is done."""
    found = commands.read(text, "en", "checklist")

    assert found is None or found.word != "DONE"
