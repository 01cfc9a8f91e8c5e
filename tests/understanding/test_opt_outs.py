"""Opt-outs in any words, and what must never be taken for one."""

import pytest

from handlers.understanding.opt_outs import asks_to_stop, is_echo, opt_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STOP", "exact"),
        ("stop stop STOP!!", "exact"),
        ("Stopp", "exact"),
        ("unsubscrib", "exact"),
        ("please cancel", "exact"),
        ("revoke", "exact"),
        ("no más", "exact"),
        ("ALTO por favor", "exact"),
        ("stop all", "exact"),
        ("please take me off this list", "free"),
        ("no me manden más mensajes", "free"),
        ("who are you? stop", "free"),
        ("STOP I can't breathe", "free"),
        ("wrong number", "wrong_number"),
        ("número equivocado", "wrong_number"),
        ("this is not my moms phone anymore", "wrong_number"),
        ("they gave me the wrong number", ""),
        ("he passed away last night", "death"),
        ("my wife died", "death"),
        ("my dad died of leukemia in 2010", ""),
        ("delete my data", "delete"),
        ("cancer", ""),
        ("cancel my visit", ""),
        ("cancelar la cita", ""),
        ("quit chemo", ""),
        ("Stop the bleeding how??", ""),
        ("I want to end it", ""),
        ("should i stop texting my doctor", ""),
        ("Liked “Reply STOP to opt out”", ""),
        ("👍", ""),
    ],
)
def test_the_kind_of_an_opt_out(text: str, expected: str) -> None:
    """The FCC's words by themselves, any reasonable wording, a wrong number, a death, a wish for deletion."""
    assert opt_out(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loved “Your visit is Tuesday”", True),
        ("Le gustó “Responda ALTO”", True),
        ("👍 to “Done?”", True),
        ("I’m driving right now - Sent from My Car", True),
        ("Respuesta automática: estoy de viaje", True),
        ("I liked that", False),
        ("", False),
    ],
)
def test_what_a_phone_wrote_is_an_echo(text: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """Reactions and automatic replies are known; words of a person are not taken for them."""
    assert is_echo(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("stop", True), ("she died please stop", True), ("no more texts please", True), ("she died", False)],
)
def test_a_death_alone_does_not_ask_to_stop(text: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """Only words about our messages do."""
    assert asks_to_stop(text) is expected
