"""Families of red flags: made light of, said under a veil, bleeding that goes on; and what only sounds like them."""

from pathlib import Path

import pytest

from content.loading import load
from handlers.understanding import safety_signs
from handlers.understanding.safety_signs import SafetyRules

CONTENT = Path(__file__).parents[2] / "content"

MADE_LIGHT_OF = """
    my husband says the headache is nothing but its the worst ever|my brother says the bleeding is nothing
    my mom says the chest pain is nothing|he says its just a little bleeding nothing to worry about
    my sister says the fever is nothing|dad says his chest pain is no big deal
    she says her nosebleed isnt anything but it wont stop|my wife thinks its just a headache but its really bad
    my daughter says dont worry about the bruises all over|they told me the bleeding is nothing
    mi esposo dice que el dolor de cabeza no es nada pero es el peor de mi vida
    mi hermano dice que el sangrado no es nada|mi mamá dice que la fiebre no es nada
    mi hija dice que no me preocupe por el dolor en el pecho|dice que no es nada pero no puede respirar
    my husband says the seizure was nothing|my brother says the vomiting blood is nothin
    my son says his black poop is no big deal|my wife says the confusion is just tiredness
    my dad says its nothing, his face is drooping|he swears the rash of red dots is nothing
"""
VEILED = """
    whats the point of any of this|I can't do this anymore|I don't want to do this anymore|me quiero ir con ella
    ya no quiero vivir así|what's the point|what is the point of all this|i cant take this anymore
    i cant take it anymore|i dont want to go on|i cant keep going|i cant go on like this|no puedo más
    ya no puedo más|ya no puedo con esto|ya no aguanto|para qué sigo con todo esto|qué caso tiene todo esto
    me quiero ir con él|quiero estar con mi mamá en el cielo|i want to be with her
    i just want to be with mom again|i want it to be over|he says he cant do this anymore
    my wife doesnt want to do this anymore|mi esposo dice que ya no puede más|i give up|im giving up
    whats the use|why bother anymore|why do i even try|i dont see a point anymore|nothing matters anymore
    ya nada tiene sentido|no le veo sentido a nada
"""
GOING_ON = """
    she got a nosebleed that wont quit|nose bleed wont quit|his nose wont quit bleeding|nosebleed keeps going
    nosebleed going on an hour|been bleeding for an hour|the bleeding keeps coming|nosebleed wont let up
    her gums wont quit bleeding|le sangra la nariz y no se le quita|no le para la sangre
    la nariz le sangra y no deja de sangrar|no se le corta la sangre|lleva una hora sangrando
    nosebleed thats not quitting|gums bleeding and it aint stopping|a nosebleed that just wont stop
    nosebleed since an hour ago still going
"""
PLAIN = """
    whats the point of a second opinion|i cant do this right now|whats the point of the visit summary
    i dont want to do this one|i want to be with her at the visit|me quiero ir con ella a la cita
    im done with the paperwork|i cant do this form anymore|que caso tiene llamar al seguro
    i give up on the portal|i dont want to do chemo anymore|quiero ir con mi mama a la consulta
    no puedo mas tarde|i cant do tuesday anymore|i want this test to be over
    whats the point of calling the insurance
    I don't want to do this anymore. Take me off the list|i dont want to do this anymore take me off
    not interested, delete me from ur list
    insurance is nothing but a headache|what is the point of the list|i cant take the call today|hoy no puedo
    no puedo el martes|i gave up sugar|is there any point in a third opinion|no le veo caso a otro doctor
"""

EVERY_DAY = """
    fever pitch at the stadium|Saturday night fever on tv|burning up the phone lines today|fever's gone|off to bed
    wait a minute|results came back good|playing Red Dead Redemption|I can't go on the roller coaster
    hotter than the devil's kitchen
    fiebre del mundial|fiebre de béisbol en casa|la fiebre se fue gracias a Dios
    la fiebre se le fue, ya volvió a trabajar
    me ahogo de la risa|me ahogo en un vaso de agua|me desmayé de la risa|escalofríos con esa canción
    me tiembla la mano de tanto café|tembló en México pero la familia bien|no contesté porque se me acabó el saldo
    yo no me rindo|no nos vamos a rendir|para qué sirve esto|nació mi nieto|se durmió temprano|mofongo y a dormir
    mi familia está en Las Cruces|borré las fotos sin querer|el niño agarró el teléfono|me tomé toda el agua
"""
COME_BACK = """
    fever's gone but it came back|fever broke but its back|la fiebre se fue pero volvió
    se le fue la fiebre, otra vez tiene
    la fiebre se fue anoche, hoy otra vez tiene
"""
STILL_SIGNS = """
    saturday night fever of 102|he had a fever saturday night|burning up with fever|fiebre el sábado en la noche
    me ahogo
    I can't go on the way things are|me desmayé|me rindo|ya me rindo, no puedo más|para qué sirve todo esto
    tembló toda la noche con fiebre|no contesta
"""


def told(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


@pytest.fixture(scope="module")
def rules() -> SafetyRules:
    return safety_signs.compile_rules([found.safety for found in load(CONTENT, whole=False).languages.values()])


@pytest.mark.parametrize("text", told(MADE_LIGHT_OF))
def test_a_relatives_nothing_never_lowers_the_answer(text: str, rules: SafetyRules) -> None:
    """Whoever says that it is nothing, the sign that was named is answered."""
    assert safety_signs.read(text, rules)


@pytest.mark.parametrize("text", told(VEILED))
def test_veiled_words_are_a_crisis(text: str, rules: SafetyRules) -> None:
    """No word of death is needed, and it may be said of another."""
    sign = safety_signs.read(text, rules)

    assert sign
    assert sign.level == "crisis"


@pytest.mark.parametrize("text", told(GOING_ON))
def test_bleeding_that_goes_on_is_an_emergency(text: str, rules: SafetyRules) -> None:
    """In whatever words it does not stop."""
    sign = safety_signs.read(text, rules)

    assert sign
    assert sign.level == "emergency"


@pytest.mark.parametrize("text", told(PLAIN))
def test_what_only_sounds_like_it_is_no_sign(text: str, rules: SafetyRules) -> None:
    """Weariness with forms and phones, a day that does not suit, the use of an opinion."""
    assert safety_signs.read(text, rules) is None


@pytest.mark.parametrize("text", told(EVERY_DAY))
def test_every_day_talk_is_no_sign(text: str, rules: SafetyRules) -> None:
    """Idioms, titles, places, naps and births, as people write them in between."""
    assert safety_signs.read(text, rules) is None


@pytest.mark.parametrize("text", told(COME_BACK))
def test_a_fever_that_came_back_is_one(text: str, rules: SafetyRules) -> None:
    """That it was gone silences nothing then."""
    sign = safety_signs.read(text, rules)

    assert sign
    assert sign.key == "fever"


@pytest.mark.parametrize("text", told(STILL_SIGNS))
def test_what_an_idiom_is_made_of_stays_a_sign(text: str, rules: SafetyRules) -> None:
    """Only the idiom is let be."""
    assert safety_signs.read(text, rules)
