"""What a caregiver reads names the one who is ill as somebody else: "your mother", never "you"."""

import re

import pytest
from talking import LIBRARY

from content.guide import ForCaregiver, Item, Question
from content.voice import Voice, item_for, question_for

VOICES = {"en": Voice("your mother", "my mother"), "es": Voice("su madre", "mi madre")}
ITEM = Item(id="P31", title="See your doctor", task="See", whom="Your doctor", lead="Soon", why="Because")
THE_PATIENT = {
    "en": re.compile(
        r"\b(?:I have|you have (?!it)|my (?!mother)|your (?!mother|own|name|phone|first open))", re.IGNORECASE
    ),
    "es": re.compile(r"\b(?:tengo|mis?\b(?! madre| nombre))", re.IGNORECASE),
}
"""Words that would make the caregiver the one who is ill; a name on a form, a phone and a copy are theirs."""


def test_what_has_its_own_words_takes_them_and_the_rest_stays() -> None:
    """Both names are put in, and one at the beginning gets its capital letter."""
    item = Item(**_fields(), caregiver=ForCaregiver(whom="You and {your}", script="{my} was there."))

    spoken = item_for(item, VOICES["en"])

    assert (spoken.title, spoken.whom, spoken.script) == (
        "See your doctor",
        "You and your mother",
        "My mother was there.",
    )


def _fields() -> dict[str, str]:
    return {name: getattr(ITEM, name) for name in ("id", "title", "task", "whom", "lead", "why")}


def test_a_question_without_a_second_wording_is_asked_as_it_is() -> None:
    """The patient's words do for both."""
    question = Question(id="plan-goal", theme="plan", text="What is the goal?")

    assert question_for(question, VOICES["en"]) is question


@pytest.mark.parametrize("language", VOICES)
def test_no_item_speaks_to_a_caregiver_as_the_patient(language: str) -> None:
    """Neither what the bot says nor what they are to read aloud."""
    items = [item_for(item, VOICES[language]) for item in LIBRARY.guide.languages[language].items.values()]
    wrong = {
        (item.id, name): words
        for item in items
        for name in ("title", "task", "whom", "why", "script", "rushed")
        if THE_PATIENT[language].search(words := getattr(item, name))
    }

    assert wrong == {}


@pytest.mark.parametrize("language", VOICES)
def test_no_question_makes_the_caregiver_the_patient(language: str) -> None:
    """On the phone with the insurance, and with the doctors."""
    every = [question_for(question, VOICES[language]) for question in LIBRARY.guide.questions(language)]

    assert [question.text for question in every if THE_PATIENT[language].search(question.text)] == []


@pytest.mark.parametrize("language", VOICES)
def test_the_insurer_never_hears_my_from_a_caregiver(language: str) -> None:
    """Somebody else's plan is "the plan"."""
    mine = re.compile(r"\b(?:my|mis?)\b", re.IGNORECASE)
    every = [question_for(question, VOICES[language]) for question in LIBRARY.guide.questions(language)]
    texts = [question.text for question in every if question.theme == "insurer"]
    script = item_for(LIBRARY.guide.item("P03", language)[0], VOICES[language]).script

    assert [text for text in (*texts, script) if mine.search(text)] == []
