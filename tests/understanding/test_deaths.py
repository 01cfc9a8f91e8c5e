"""Deaths told in a few words, and what only sounds like one."""

import json
from pathlib import Path

import pytest

from handlers.understanding import commands, deaths, opt_outs
from handlers.understanding.words import bare

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

KIND_WORDS = """
    gracias dios lo bendiga|dios la bendiga|que dios se lo pague|mil gracias, que dios lo bendiga|dios se lo pague
    que dios la cuide|dios la guarde|dios lo acompañe|que dios la tenga en su gloria|dios me la bendiga mucho
    gracias, dios lo ama|ay diosito la ilumine|diosito lo cuide siempre|que dios lo guíe doctor|vaya con dios
    ve con dios|el señor lo bendiga y lo guarde|que el señor la proteja|gracias a dios nos llevó con bien
    dios nos llevó hasta la clínica con bien|el señor lo recogió a las tres|dios se llevó el dolor|gracias a dios
    si dios quiere|primero dios|con el favor de dios|bendiciones|que dios le dé más vida|ando con dios
    mi mamá está con dios en sus oraciones|mi hijo está en paz con su decisión|que descanse
    el señor se lo llevó a la oficina|dios lo quiere mucho|a dios se lo dejo todo
    god bless you|god bless her|God took good care of him|god took care of mom today|bless your heart
    the lord is with him|he is with the lord's help better|he's with God on his side|praise the lord he is home
    thank god for her|you're an angel|he's an angel|she is our angel|my angel is home|heaven sent, thank you
    god has her in his hands|god is with my mom|jesus take the wheel|rest well|rest in peace?|he rests now
    praying for my mom in heaven|she is at peace with the plan|thank heaven he is fine
    my mom is in heaven with this pillow
"""
NO_DEATH = """
    lost my phone|I lost her number|I lost my mind today|i lost my husband in the parking lot|we lost dad at walmart
    we lost him at the hospital and found him in the cafeteria|I lost him on the way to the clinic
    we almost lost her last night|nearly lost my dad on Tuesday|casi perdimos a mi mamá anoche|casi lo perdimos ayer
    i lost her chart|we lost my wife's card|my mom lost the paper|I lost my baby weight|lost my dads insurance card
    perdimos a mi papá en el super|perdí el celular de mi mamá|perdí a mi hijo en la tienda
    he passed his test|she passed her swallow study|my son passed algebra|dad passed on dessert|he passed me the phone
    my wife passed out|mom passed a stone|she passed the first round|he passed the form to the nurse|they passed
    he passed all his labs|my husband passed on chemo for now|the storm passed
    is he gone home|mom is gone to the store|he is gone today|she's gone on Friday|my husband is gone so I need a ride
    my fever is gone|my hair is gone|my appetite is gone|my rash is gone now|my insurance is gone|gone now
    my daughter is gone this week|my dad is gone at work|mom is gone until six|all my energy is gone|he's gone fishing
    my hopes died|my phone died last night|my car died today|my plants died|my friend's mom died yesterday
    my neighbor's husband died today|her dad passed away yesterday|my boss died|my husband's mother died last night
    the girl in the next bed died|someone died here last night|people died|se murió la vecina|murió el papa
    murió el papá de mi amiga|mi tía murió ayer|se murió mi planta|se me murió la batería|no se murió mi papá
    i live alone since my wife died|since my mom passed I cook for myself|desde que murió mi esposo vivo sola
    ever since he died I've been the driver|i thought he died|I dreamed my mom died last night|soñé que se murió mi papá
    scared he died|my mom was dead asleep|I'm dead tired today|my dad is dead wrong|he is dead set on going
    mom died laughing|my husband is dead to me|she died inside when she saw the bill
    they took her off life support and she is breathing on her own|he slipped away from the nurse
    she didn't make it last time|we didn't make it|he didn't make it to lunch|they didn't make it
    mi mamá se nos fue de viaje|mi hijo se nos fue sin comer|se me fue la onda|mi dolor ya no está
    mi doctor ya no está con nosotros|mi mamá ya no vive conmigo|my grandma is gone for groceries
    the visit went peacefully|I buried my face in my hands|we buried our dog|is he dead?|will he die
    movie where the dad died|my mom is no longer with us on this plan|my son got his wings at the air force
    the lord's prayer helps my mom|he left us at the door|dad's with the nurse|mom is with her sister
"""
ALSO_TOLD = """
    We lost her friday|hes passed so we wont be needing this|She went home to be with the Lord this morning
    My wife passed Sunday. There is no need for any more of these.|dios me la llevó|ya dios se lo llevó
    diosito se nos llevó a mi hija|he passed in his sleep|mom's passed away|dad passed on Tuesday
    my husband is no longer alive|our baby earned her wings|my father succumbed last night|mi esposo ya no vive
    mi abuelo se nos adelantó|mi mamá partió con el señor|my wife lost her fight monday
    he was so much better then he died|we lost dad to this monday|murió mi esposo el martes
    mom passed away at home with all of us|they passed away today
"""


def told(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


@pytest.mark.parametrize("text", told(TOLD + ALSO_TOLD))
def test_a_death_is_heard(text: str) -> None:
    """Of whoever it was, in both languages; it is never read as a "no" or another answer."""
    assert opt_outs.opt_out(text, "en") == "death"
    assert {found.word for found in [commands.read(text, "en", "checklist")] if found} <= {"STOP"}


@pytest.mark.parametrize("text", told(NOT_TOLD))
def test_an_old_story_or_an_absence_is_no_death(text: str) -> None:
    """What it brings is final: a missed visit, a lost card, a test that was passed must not bring it."""
    assert opt_outs.opt_out(text, "en") != "death"


@pytest.mark.parametrize("text", told(KIND_WORDS))
def test_blessings_and_thanks_are_no_death(text: str) -> None:
    """In Spanish God stands beside "lo" and "la" in most of them."""
    assert opt_outs.opt_out(text, "en") != "death"


@pytest.mark.parametrize("text", told(NO_DEATH))
def test_what_is_lost_gone_or_passed_is_mostly_no_one(text: str) -> None:
    """A thing, somebody at the store, somebody else's family, a dream, an old story."""
    assert opt_outs.opt_out(text, "en") != "death"


def test_of_all_rows_none_is_read_as_a_death_that_is_no_opt_out() -> None:
    """Over every text of every kind, seen and unseen."""
    folder = Path(__file__).parent / "rows"
    rows = [
        json.loads(line)
        for kind in ("keywords", "dates", "questions", "crisis")
        for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [
        row["text"] for row in rows if row["expected"] != "STOP" and opt_outs.opt_out(row["text"], "en") == "death"
    ] == []


@pytest.mark.parametrize(
    "text", ["my wife is gone. she passed on the 3rd", "she passed on Sunday", "mi mamita descansó en paz ayer"]
)
def test_a_death_with_its_day_is_heard(text: str) -> None:
    """By a number or a weekday."""
    assert deaths.told(bare(text))


@pytest.mark.parametrize(
    "text",
    [
        *("my sister had it too, she died in 98", "mi tío murió en el 98", "she died in the 90s", "he died in 2019"),
        *("He died on the cross for us", "my first husband passed away, this is my second"),
        *("descansó en paz toda la noche", "he passed on the test"),
    ],
)
def test_an_old_death_a_creed_and_a_good_night_are_none(text: str) -> None:
    """What it brings is final."""
    assert not deaths.told(bare(text))
