"""What short answers come to, in both languages."""

import pytest

from handlers import hearing, outcome, waiting, welcome

DAYS = {
    "10 days": 10, "10": 10, "about ten days I think": 10, "2-3 weeks": 14, "2 to 3 weeks": 14, "a couple of weeks": 14,
    "a month": 30, "48 hours": 2, "one more week": 7, "10 a 14 días": 10, "una semana": 7, "un par de semanas": 14,
    "un mes": 30, "3 semanas": 21, "they said 10": 10, "like 5": 5, "me dijo 15": 15, "dec 9": None,
    "room 12": None, "no rush": None, "as long as you want": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_a_length_of_time_is_counted_in_days(text: str, days: int | None) -> None:
    """Of a range the shorter one counts; where no length is named there is none."""
    assert hearing.days(text) == days


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("I don't know", True), ("idk", True), ("not sure yet", True), ("I'm not sure", True), ("no sé", True),
        ("No lo sé", True), ("ni idea", True), ("no estoy segura", True), ("maybe", True),
        ("I know it is chronic", False), ("no", False), ("se llama leucemia", False), ("", False),
    ],
)  # fmt: skip
def test_not_knowing_is_an_answer(text: str, unsure: bool) -> None:  # noqa: FBT001 - a column of the table
    """The whole text must say so."""
    assert hearing.unsure(text) == unsure


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        ("hello?", True), ("Hi!", True), ("hello again", True), ("good morning", True), ("are you still there?", True),
        ("hola, buenas tardes", True), ("Buenos días", True), ("hello I need help", False), ("", False),
    ],
)  # fmt: skip
def test_a_greeting_is_nothing_but_one(text: str, greets: bool) -> None:  # noqa: FBT001 - a column of the table
    """With anything more it is a message."""
    assert hearing.greets(text) == greets


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("hola", True), ("me duele el pecho", True), ("LISTA", True), ("no lo sé", True), ("cuido a mi mamá", True),
        ("hi", False), ("list", False), ("my mom has AML", False), ("no", False),
        ("ALTO", True), ("alto por favor", True), ("dar de baja", True), ("we live in Palo Alto", False),
        ("Baja California is home", False), ("no hablo espanol haha", False),
    ],
)  # fmt: skip
def test_spanish_is_heard_from_its_own_words(text: str, spanish: bool) -> None:  # noqa: FBT001 - a column of the table
    """Words that English shares say nothing."""
    assert hearing.spanish(text) == spanish


@pytest.mark.parametrize(
    ("text", "role", "relation"),
    [
        ("I am the patient", "patient", ""), ("me", "patient", ""), ("soy paciente", "patient", ""),
        ("I was just diagnosed", "patient", ""), ("my mom has it", "caregiver", "mother"),
        ("I'm his wife", "caregiver", ""), ("soy la hija", "caregiver", ""), ("caregiver", "caregiver", ""),
        ("cuido a mi papá", "caregiver", "father"), ("my daughter", "caregiver", "child"), ("son", "caregiver", ""),
        ("just looking", "looking", ""), ("solo quiero ver", "looking", ""), ("what is this", "", ""),
    ],
)  # fmt: skip
def test_who_is_there_in_words(text: str, role: str, relation: str) -> None:
    """Whom a caregiver cares for is taken from "my …" alone: "his wife" is the one who writes."""
    found = hearing.one_of(text, welcome.ROLES)

    assert (found, hearing.one_of(text, welcome.MINE) if found == "caregiver" else "") == (role, relation)


@pytest.mark.parametrize(
    ("text", "relation"),
    [("mother", "mother"), ("a mi esposa", "wife"), ("I'm his wife", ""), ("my best friend", "other"), ("nobody", "")],
)
def test_whom_they_care_for_in_words(text: str, relation: str) -> None:
    """The answer to "who are you caring for?"."""
    assert hearing.one_of(text, welcome.NAMED) == relation


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("AML", "acute"), ("they said it's acute", "acute"), ("leucemia mieloide aguda", "acute"),
        ("CLL", "chronic"),
        ("the slow one", "chronic"), ("crónica", "chronic"), ("leukemia", ""),
        ("ALL", "acute"), ("I have ALL", "acute"), ("B-ALL", "acute"), ("that's all for today", ""),
        ("all quiet here", ""), ("I read slow", ""),
    ],
)  # fmt: skip
def test_the_kind_in_words(text: str, kind: str) -> None:
    """Names, abbreviations, fast and slow."""
    assert hearing.one_of(text, waiting.KINDS) == kind


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("start now", "start_now"), ("he wants to start treatment this week", "start_now"),
        ("we start chemo tomorrow", "start_now"),
        ("empezar ya", "start_now"), ("I'm in the hospital", "hospital"), ("me internaron", "hospital"),
        ("watching General Hospital", ""), ("at MD Anderson hospital", "hospital"),
        ("not asked yet", "not_asked"), ("no he preguntado", "not_asked"), ("I will ask today", ""),
    ],
)  # fmt: skip
def test_whether_there_is_time_in_words(text: str, answer: str) -> None:
    """Words that are no length of time."""
    assert hearing.one_of(text, waiting.WAITS) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("the same", "same"), ("they agree", "same"), ("coinciden", "same"), ("they don't agree", "different"),
        ("not the same", "different"), ("son distintas", "different"), ("I'm not sure", "unsure"),
        ("no lo sé", "unsure"),
        ("it didn't happen", "not_happened"), ("no fui", "not_happened"), ("fine", ""),
    ],
)  # fmt: skip
def test_how_the_opinions_compare_in_words(text: str, answer: str) -> None:
    """A no turns the same words around."""
    assert hearing.one_of(text, outcome.MEANINGS) == answer
