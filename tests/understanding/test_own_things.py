"""What is taken for a thing that the clinic asks for, and what is not."""

import pytest

from handlers.understanding.own_things import Thing, thing

SURE = {
    "ADD vaccination card": "vaccination card",
    "add: dental letter": "dental letter",
    "please add my vaccination card to my list": "vaccination card",
    "put my card on the list": "card",
    "add": "",
    "add something": "",
    "AÑADIR tarjeta de vacunas": "tarjeta de vacunas",
    "anadir tarjeta": "tarjeta",
    "agregar carta del dentista": "carta del dentista",
    "agregue mi carnet a la lista": "carnet",
    "my clinic also wants my vaccination card": "vaccination card",
    "My clinic wants my vaccination card too.": "vaccination card",
    "they also want me to bring my vaccination card": "vaccination card",
    "my new clinic also needs my shot records": "shot records",
    "the cancer center also asked for proof of address": "proof of address",
    "also, my clinic wants my card": "card",
    "they asked for my card too": "card",
    "mi clínica también quiere mi carnet": "carnet",
    "la clínica también me pide una carta": "una carta",
    "mi clinica tambien quiere que lleve mi tarjeta": "tarjeta",
    "también me piden mi carnet": "carnet",
    "me piden también mi carnet": "carnet",
    "mi doctora me pidió también la carta": "la carta",
}
UNSURE = {
    "the hospital asked for a copy of my living will": "a copy of my living will",
    "clinic asked me to bring my vaccine records": "vaccine records",
    "el hospital pidió una copia de mi testamento": "una copia de mi testamento",
}
NONE = (
    "they want me to wait", "my clinic wants to start chemo", "my doctor wants me to wait", "add a question",
    "add another phone", "add a reminder", "agregar pregunta", "agregar otra fecha", "does my clinic also want it?",
    "put me down", "i also need a ride", "also need help", "i need it too", "my husband also wants the list",
    "my doctor wants a biopsy", "the clinic wants me", "I also want to die", "quiero también llorar", "hello", "",
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SURE.items())
def test_what_goes_on_the_list_at_once(text: str, words: str) -> None:
    """Words that can mean nothing else; empty where the thing is still to be asked for."""
    assert thing(text) == Thing(words)


@pytest.mark.parametrize(("text", "words"), UNSURE.items())
def test_what_is_asked_about_first(text: str, words: str) -> None:
    """A clinic may want many things that are no papers."""
    assert thing(text) == Thing(words, sure=False)


@pytest.mark.parametrize("text", NONE)
def test_what_is_something_else(text: str) -> None:
    """Questions, wishes, and what the bot has other ways for."""
    assert thing(text) is None
