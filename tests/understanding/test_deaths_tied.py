"""Deaths of people whom no word of family names: told beside what ties them to us, or else a story."""

import pytest

from handlers.understanding.opt_outs import opt_out

TIED = """
    the patient at this number is deceased
    I regret to inform you that Mr. Hollis is deceased
    this is his daughter. daddy went home to be with Jesus on sunday
    Nana slipped away in her sleep last night. No more doctors for her
    Sorry to tell you we lost Dad this weekend. Thank you for all the help with his appointments
    You asked when the visit is. There is no visit, my son passed last week
    Se nos fue anoche
    Enterramos a mi tío hace tres días y ustedes todavía preguntando por su cita
    el señor que yo cuidaba murio el jueves
    el señor falleció, este era su celular, yo soy la viuda
    my brother Ray is with the Lord now
    Jim died on the 9th. I keep getting his messages.
    hes gone. there wont be any more appointments
    the person you are trying to reach is deceased
    Delroy passed away Monday, please dont send him these
    Uncle Pete died. this was his number
    Falleció don Ernesto, ya no le manden recordatorios
    les informo que la señora Carmen falleció el martes
    my aunt Rosa passed, she wont need her appointments
    the woman I took care of died on friday
    Mrs. Alvarez passed away. Remove her from your list
    mi tia ya fallecio, este es su telefono
    we buried Charles yesterday, no more visits
    my wife Linda died tuesday
    The owner of this phone has passed away
    mom crossed over to glory last night
    dad didnt pull through
    patient deceased
    her funeral was saturday. no need for these
    Our boy is in heaven now, there will be no more chemo
    mi compadre murio, no le sigan escribiendo
    soy la viuda
    rip|the patient, Harold Wynn, expired 11/12|my friend was the patient, she died tuesday. I have her phone
    murió mi amiga, este era su teléfono
"""
STORIES = """
    my uncle died so I need to move my visit
    my friend died and i keep getting sad
    the man in the next bed died last night
    my phone died and I missed your messages
    my neighbor died of leukemia, the patient next door
    he's gone. back at 3 for his appointment
    Jim died in 2010 and I still have his number
    my dad car died on the way to his appointment
    my mom pain is gone, thank you
    dad is gone. to the store. he will read your texts later
    what if the patient dies
    the doctor who took care of him died
    my dog Max died today and I can't do these reminders
    the nurse who texts me passed away, who do I contact
    she passed the test at her appointment
    my cousin died, can i reschedule his appointment
    se nos fue la luz anoche y no vi sus mensajes
    la vecina murio ayer, ya no hay quien me lleve a su cita
    tom is gone until monday, text this number
    i lost my list
    battery died, whats on the list again
    I dreamed Jim died and kept getting his messages
    my husband died 4 years ago, this is my number now
    my uncle has leukemia, is there a visit for him
    Maria is in heaven with her new number one grandson
    el señor que me cuida se fue
    the lady at the desk is gone, no more appointments today
    my friend died and we cancel her party, no more visits|what if i am the widow|rip, in my dream
    my best friend was in my program, he died
"""


def each(block: str) -> list[str]:
    return [text.strip() for line in block.splitlines() for text in line.split("|") if text.strip()]


@pytest.mark.parametrize("text", each(TIED))
def test_a_death_that_is_tied_to_us_is_heard(text: str) -> None:
    """By our messages, the number, the visits, the care, or by being told to us."""
    assert opt_out(text, "en") in {"death", "wrong_number"}


@pytest.mark.parametrize("text", each(STORIES))
def test_a_death_that_is_not_tied_to_us_is_a_story(text: str) -> None:
    """A friend's, a pet's, a battery's, an old one, a dream, and who is gone until Monday."""
    assert opt_out(text, "en") == ""
