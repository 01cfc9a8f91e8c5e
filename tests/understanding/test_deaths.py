"""Deaths told in a few words, and what only sounds like one."""

import pytest

from handlers.understanding import commands, opt_outs

TOLD = """
    mom didn't make it|we lost mom last night|my mother is gone|se murió mi nena|se nos fue mi mamita|she passed
    he's gone|dad is gone|my baby died|my little girl passed away this morning|our son didnt make it
    we lost our little boy|i lost my husband yesterday|grandma passed last night|my abuelita passed away
    se murió mi abuelita|falleció mi papi|mi nene murió|murió mi bebé|perdimos a mi mamá anoche
    mi mamá ya no está|mi papá se nos fue ayer|mi hijita ya está con dios|mom is with the lord now
    she's in heaven now|dad died|my mom died yesterday|he didnt make it|she did not make it through the night
    my wife took her last breath this morning|mi niña se fue al cielo|mi papito ya descansa en paz|murio
    ella murio anoche|se me murio mi esposo|my lil girl died|my sweet boy is gone|mama past away|mom pased away
    hubby died|mi viejo se murio|we lost him|lost my dad this morning|He died yesterday from an infection
    she died from a fever last night|our baby girl went to be with Jesus|we took him off life support last night
    my mother in law died this morning|mom passed, thank you for everything|we lost grandpa on tuesday|ya murió
    mi papá ya descansó|dios se llevó a mi mamá|la perdimos anoche
    She has passed. The family asks that you stop.
"""
NOT_TOLD = """
    i didn't make it to the appointment|mom didn't make it to the visit|we lost mom's insurance card
    my mother is gone to the store|she's gone home|he is gone until monday|she passed the test
    we lost mom in the parking lot|lost my phone|the nurse is gone|grandpa died of leukemia years ago
    my uncle died of this|the pain is gone|my dog died|se me murió el celular|se fue mi doctor
    my doctor passed away|my mom is gone for the day|mi mamá ya no está en el hospital|he passed out
    my dad passed on the appointment|i lost my mom 3 years ago to this|perdí a mi papá hace 10 años
    my son passed his exam|mi mamá se fue a la clínica|se nos fue la luz|se me fue el camión
    mi hija se nos fue al hospital|mom is dead tired|he didnt make it in today|what if mom dies|mom almost died
    my friend died yesterday
"""


def told(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


@pytest.mark.parametrize("text", told(TOLD))
def test_a_death_is_heard(text: str) -> None:
    """Of whoever it was, in both languages; it is never read as a "no" or another answer."""
    assert opt_outs.opt_out(text, "en") == "death"
    assert {found.word for found in [commands.read(text, "en", "checklist")] if found} <= {"STOP"}


@pytest.mark.parametrize("text", told(NOT_TOLD))
def test_an_old_story_or_an_absence_is_no_death(text: str) -> None:
    """What it brings is final: a missed visit, a lost card, a test that was passed must not bring it."""
    assert opt_outs.opt_out(text, "en") != "death"
