"""What is taken out of a message before it is kept: too much rather than too little, and what the guide needs stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talking import LIBRARY

from handlers.masking import Kind, masked

LABELS: dict[Kind, str] = {
    "email": "(e-mail)", "link": "(link)", "date": "(date)", "street": "(street)", "number": "(number)",
    "name": "(name)",
}  # fmt: skip

PERSONAL = {
    "call me at 212-555-0123 or (212) 555 0199": "call me at (number) or (number)",
    "my cell is +1 212.555.0123 ok": "my cell is (number) ok",
    "teléfono 55 1234 5678": "teléfono (number)",
    "five five five one two one two is my number": "(number) is my number",
    "MRN 00123456, member ABC12345678": "MRN (number), member (number)",
    "ssn 123-45-6789": "ssn (number)",
    "room #12B": "room (number)",
    "zip 10027": "zip (number)",
    "write to ana.lopez@mail.example": "write to (e-mail)",
    "ana at gmail dot com please": "(e-mail) please",
    "I saw it on www.mayo.example/x, ask @anita": "I saw it on (link) ask (link)",
    "born 3/14/62": "born (date)",
    "dob 03-14-1962 or 1962-03-14": "dob (date) or (date)",
    "she was born March 14, 1962": "she was born (date)",
    "nació el 14 de marzo de 1962": "nació el (date)",
    "nací en 1962": "nací en (date)",
    "pick me up at 12 Oak Tree Street": "pick me up at (street)",
    "vivo en calle del Sol 14": "vivo en (street)",
    "my name is maria lopez and I need a ride": "my name is (name) and I need a ride",
    "my name is juan de la cruz perez, please": "my name is (name), please",
    "Name: Bob Stone": "Name: (name)",
    "Me llamo María José López y busco ayuda": "Me llamo (name) y busco ayuda",
    "mi nombre es juan perez pero": "mi nombre es (name) pero",
    "se llama rosa": "se llama (name)",
    "I'm Ana, hello": "I'm (name), hello",
    "soy Ana García de la Torre": "soy (name)",
    "does Dr. Smith know": "does Dr. (name) know",
    "la doctora Pérez dijo": "la doctora (name) dijo",
    "my mom Rosa needs a ride": "my mom (name) needs a ride",
    "mi tío Rubén y mi prima Ana": "mi tío (name) y mi prima (name)",
    "thanks, Bob": "thanks, (name)",
}

OURS = (
    "what is a bone marrow biopsy", "is there parking for 2 cars", "2-3 weeks or 10 days", "I am the patient",
    "my dr said no", "MY DOCTOR SAID NO", "soy paciente", "platelets of 38.5", "at 2:30 pm", "7+3",
    "I am 63 years old", "names of doctors", "¿puedo llevar a mi hija?", "may I come", "",
)  # fmt: skip


@pytest.mark.parametrize(("said", "kept"), PERSONAL.items())
def test_what_is_personal_is_masked(said: str, kept: str) -> None:
    """Numbers, addresses, dates and names give way to a label; the words around them stay."""
    assert masked(said, LABELS) == kept


@pytest.mark.parametrize("said", OURS)
def test_what_helps_the_guide_stays(said: str) -> None:
    """Ordinary questions are kept word for word."""
    assert masked(said, LABELS) == said


@given(
    before=st.sampled_from(["call", "mi número:", "x", ""]),
    digits=st.text("0123456789", min_size=7, max_size=15),
    gap=st.sampled_from(["", " ", "-", ".", ") ", " - "]),
)
def test_no_phone_number_is_left(before: str, digits: str, gap: str) -> None:
    """However its digits are parted, fewer than four of them can be read."""
    cut = len(digits) // 2
    said = masked(f"{before} {digits[:cut]}{gap}{digits[cut:]}", LABELS)

    assert sum(char.isdigit() for char in said) < 4


@given(st.text(max_size=300))
def test_anything_can_be_masked(said: str) -> None:
    """The result is one line, and masking it again with the same labels finds no more digits to hide."""
    once = masked(said, LABELS)

    assert "\n" not in once
    assert max((len(run) for run in "".join(c if c in "0123456789" else " " for c in once).split()), default=0) < 5


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
def test_a_label_is_plain_and_is_not_masked_itself(language: str) -> None:
    """It stands in text messages, and what was masked stays as it is."""
    labels: dict[Kind, str] = {kind: LIBRARY.phrases[language].say(f"mask-{kind}") for kind in LABELS}

    assert [label for label in labels.values() if masked(label, labels) != label or not label.isascii()] == []
