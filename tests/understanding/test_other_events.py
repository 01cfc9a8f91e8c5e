"""A day and an hour of something else than the visit."""

import pytest

from handlers.understanding import other_events


@pytest.mark.parametrize(
    "words",
    [
        "baby shower saturday at 2",
        "church at 9 on sunday",
        "my appointment with the dmv is tuesday 10am",
        "my husbands dentist appointment is tuesday at 9",
        "vet appointment for the dog friday at 2 30",
        "parent teacher conference thursday 4pm",
        "book club tuesday 7pm",
        "la boda es el sabado a las 5",
        "cita en la escuela de mi hija el miercoles a las 4",
        "cita con la migra el lunes a las 8",
    ],
)
def test_it_is_known_by_its_name(words: str) -> None:
    """School, church, weddings, pets, other offices."""
    assert other_events.is_other(words)


@pytest.mark.parametrize(
    "words",
    [
        "december 3 at 2pm",
        "wednesday 9am before bible study",
        "sunday at 4 after church",
        "es el lunes a las 8 despues de mi turno",
        "second opinion friday at 10 then church",
        "martes 8 de diciembre a las 2 jackson memorial",
    ],
)
def test_the_visit_stays_the_visit(words: str) -> None:
    """Also beside what comes before or after it, and wherever it is named."""
    assert not other_events.is_other(words)
