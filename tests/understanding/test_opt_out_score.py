"""The learned second look: it adds what no form knows, and doubts what a form should not have taken."""

import pytest

from handlers.understanding.opt_out_score import DENIED, denied, listed, look, score
from handlers.understanding.opt_out_sentences import asks_no_more, clauses
from handlers.understanding.opt_outs import in_doubt, opt_out

SAID = """
    this isnt Gladys|I'm not Vernon|no soy Graciela|who is Otis? not me and not my phone|aquí no vive ninguna Hilda
    I don't know a Bertha|nobody here named Cecil|someone put my number down for their doctor|nadie con ese nombre
    had this number since june, it was never hers|yo tengo este número desde febrero|este celular ya es mío
    usted está equivocado, no conozco a ese señor|these messages are meant for some other lady
    I'm done getting messages from a robot|no quiero seguir recibiendo|no quiero que me sigan mandando
    there is no need for any more of these|do us a favor and lose this number|my mother wants off this list
    is there any way to stop getting these|what do i send to make it quit|no more. im serious
    ya no insistan con los mensajes|borrenla de su sistema|he says no more texts
"""
NOT_SAID = """
    this isnt Gladys, its her daughter|I'm Vernon|soy Graciela|Otis will drive me|no soy Hilda, soy su hermana
    I don't know any surgeons|nobody called me from the clinic|had this cough since june|tengo esta tos desde febrero
    este celular es nuevo, ¿cómo mando fotos?|usted está equivocado, es el jueves|the nurse gave me someone's list
    I'm done getting stuck with needles|no quiero seguir con la quimio|no quiero que me sigan pinchando
    there is no need for a ride|do me a favor and send it again|my mother wants off the oxygen
    is there any way to stop the nausea|what do i send to see my list|no more pills left|no me gusta que me inyecten
    don't leave me alone in there|my family won't leave me alone|the bus stop is far|I love your texts
    please keep sending these|told my boss to quit calling|I want to get out of here|no quiero perder mis mensajes
"""


def each(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


@pytest.mark.parametrize("text", each(SAID))
def test_an_opt_out_is_heard_that_no_sentence_was_written_for(text: str) -> None:
    """A denial, a new owner of the number, an end in other words."""
    assert opt_out(text, "en") in {"free", "wrong_number"}


@pytest.mark.parametrize("text", each(NOT_SAID))
def test_its_look_alike_is_let_be(text: str) -> None:
    """The same words about treatment, the clinic, a relative, or the other way round."""
    assert opt_out(text, "en") == ""


def test_a_form_that_the_whole_text_speaks_against_is_asked_about() -> None:
    """The words of a form are there, and it sounds like anything but an opt-out."""
    text = "no reason to keep going to that doctor's parking lot"

    assert asks_no_more(text)
    assert listed(clauses(text)) is None
    assert denied(clauses(text))
    assert score(clauses(text)) < DENIED
    assert opt_out(text, "en") == ""
    assert in_doubt(text)


def test_a_long_story_is_not_judged() -> None:
    """Its few telling words weigh too little, and too much."""
    assert look(["no more texts"]) == "yes"
    assert look(["no more texts " * 11]) == "no"


@pytest.mark.parametrize(
    ("text", "expected"), [("this isnt Deborah", "yes"), ("it's not me", "doubt"), ("who is this", "no")]
)
def test_a_wording_that_stands_in_the_sheet_is_what_it_is_called_there(text: str, expected: str) -> None:
    """So that adding one is enough."""
    assert listed(clauses(text)) == expected
