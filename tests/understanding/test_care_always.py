"""Questions that no likeness may keep from the care team, and named doctors."""

import pytest

from handlers.understanding.care_always import is_advice, ranks_a_doctor
from handlers.understanding.words import bare

ADVICE = """
    quit chemo?|can I leave the hospital for the visit?|is it ok to wait till after christmas|stop chemo?
    should she quit the pills|can he skip chemo this week|can i stop the gleevec|is it ok to wait a month
    can we wait until january to start|is it safe to wait until after the holidays
    can i check out of the hospital for a day|can she leave the hospital to go to the appointment
    dejar la quimio?|está bien esperar hasta después de navidad|puedo salir del hospital para la cita
    puedo dejar las pastillas|is it okay to hold off till spring|can treatment wait til new years
"""
OURS = """
    is it ok to wait while i get a second opinion|can i wait|how long can the slides wait|can i stop by the clinic
    can i skip the referral|do i have to leave my hospital if i like the new one|can the visit wait until january
    when do i start treatment|puedo cambiar de hospital|can i leave my doctor
"""


def told(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


@pytest.mark.parametrize("text", told(ADVICE))
def test_stopping_waiting_and_leaving_are_the_care_teams(text: str) -> None:
    """Never is waiting called safe, or leaving the hospital."""
    assert is_advice(bare(text))


@pytest.mark.parametrize("text", told(OURS))
def test_what_the_guide_answers_stays_ours(text: str) -> None:
    """The time for an opinion, the visit, the papers."""
    assert not is_advice(bare(text))


@pytest.mark.parametrize("text", ["is dr lee any good", "Is Dr. Patel a good doctor?", "¿es bueno el doctor Lee?"])
def test_no_named_doctor_is_ranked(text: str) -> None:
    """The lists of doctors are shown instead."""
    assert ranks_a_doctor(bare(text))


@pytest.mark.parametrize("text", ["is my doctor a leukemia expert", "dr lee said wait", "good doctor"])
def test_other_words_about_doctors_are_questions_like_any(text: str) -> None:
    """They have topics of their own."""
    assert not ranks_a_doctor(bare(text))
