"""After a reminder: what is done, what is put off, and what is only the news of a day."""

import pytest

from handlers.understanding import commands

DONE = """
    got the records|i got it already|did that this morning|have them all|made my appointment|picked up the disc
    got my ct on a disc
    i called the office|told my doctor|talked to Linda at MD Anderson|sent it yesterday|sent the slides
    did the first one
    asked my son to get the slides|its done, called them this morning|finished the paperwork
    ya llamé|ya hablé con el doctor|ya pedí los papeles|ya me dieron los resultados|ya terminé|ya tengo los papeles
    ya fui
    ya llegaron las laminillas|hice la cita|ya está listo|la lista ya está|ya les mandé todo|firme el permiso
    mandé los papeles
"""
LATER = """
    tomorrow|ill do it tonight|maybe tomorrow im beat|not now|busy|not right now im driving|driving home|im at work
    remind me to call them
    next week for sure|later today|mañana pregunto|al rato|ahorita no|otro día|recuérdame mañana|la otra semana
"""
NEWS = """
    got paid today|got a new phone|got lost in the garage|have a blessed day|have a good one|I have a hangnail
    picked up the kids at 3
    gave up coffee|made it home|did my nails|sent from my iPhone|sent you a hug|ordered pizza|called my mom
    told my boss
    checked out early from the hotel|we passed your clinic on the way|bleeding money over here
    we have a cookout at noon
    ya llegué|ya me voy|ya voy|ya comí|ya se fue a la escuela|ya me pagaron|ya tengo hambre|ya paró de llover
    ya está en remisión
    ya está dormido|ya fui a misa|ya subieron las plaquetas|ya hablé con mi hermana|terminé con mi novio
    hice arroz con gandules
    mande|ya no tiene cáncer|ya no quiero más pastel|ya está lista la comida
    we're having tamales tonight|kids are back to school tomorrow|the kids are driving me nuts
    he'll tell us more next week
    hold music is driving me crazy|tomorrow is another day|mañana será otro día|meteor shower tonight
    may you rest well tonight
    remind me to buy milk|see you tomorrow|going home tomorrow|dinner soon|mañana viene mi suegra|y luego qué
    deadline friday at noon
    thanks for everything|gracias por todo|asked for extra pickles|booked our cruise|checked the mail|told him to hush
    wrote a thank you card to my sister|scheduled the dog's grooming|ya escribí a Santa|ya guardé la ropa
    ya pedí los tacos
    ya llené el tanque|ya recogí a los niños|ya llamé a los niños a cenar
"""


def told(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


def word(text: str) -> str:
    found = commands.read(text, "en", "checklist")
    return found.word if found else ""


@pytest.mark.parametrize("text", told(DONE))
def test_what_is_done_is_heard(text: str) -> None:
    """A deed of a task's kind, of nothing else or with a thing that tasks are about."""
    assert word(text) == "DONE"


@pytest.mark.parametrize("text", told(LATER))
def test_what_is_put_off_is_heard(text: str) -> None:
    """A time and nothing of its own, or that it is no good moment."""
    assert word(text) == "LATER"


@pytest.mark.parametrize("text", told(NEWS))
def test_the_news_of_a_day_ticks_and_moves_nothing(text: str) -> None:
    """With a single task in the reminder such a text would have ticked it."""
    assert word(text) in ("", "ACK")
