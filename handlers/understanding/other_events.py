"""Days and hours of something else than the visit: school, church, games, weddings, pets, cars, other offices.

Nobody asked for a date where this is used, so a day beside such a word is news, not the visit's.
"""

import re

_EVENT = re.compile(
    r"\b(?:"
    # people
    r"(?:baby |bridal )?showers?|weddings?|engagement|anniversary|birthdays?|bday|party|parties|"
    r"graduat\w+|quincean\w*|(?:los|mis|sus|de) quince|xv anos|bautiz\w+|baptis\w+|christening|communion|"
    r"confirmation class|funerals?|"
    r"burial|wake|viewing|velorios?|entierro|rosario|novena|boda|bodas|fiestas?|cumple\w*|aniversario|"
    r"despedida|graduacion\w*|primera comunion|pinata|posadas?|reunion familiar|family reunion|"
    # church, school, sport
    r"church|mass|misa|(?:book|bible|prayer) (?:club|study|group)|club|estudio biblico|choir|coro|bible|prayer|"
    r"prayers|worship|sunday school|iglesia|culto|retiro|catecismo|"
    r"school|class|classes|recital|pta|homework|teacher\w*|conference|kinder\w*|daycare|bus|escuela|colegio|clases?|"
    r"junta|maestr[oa]s?|guarderia|"
    r"practice|games?|match|tournament|soccer|football|baseball|basketball|hockey|softball|swim\w*|dance|karate|gym|"
    r"yoga|zumba|bowling|golf|fishing|partidos?|futbol|beisbol|entreno|entrenamiento|torneo|juego|juega|juegan|"
    r"play(?:s|ing)?|"
    # table, town and road
    r"cook ?outs?|bbq|barbecue|potluck|picnic|dinner|lunch|brunch|breakfast|supper|cena|almuerzo|comida|carne asada|"
    r"asado|"
    r"movies?|concerts?|bingo|parade|zoo|rodeo|fair|carnival|museum|cine|concierto|desfile|zoologico|baile|"
    r"flights?|train|airport|cruise|vacation|vuelo|avion|aeropuerto|vacaciones|"
    # errands and other offices
    r"hair ?cuts?|hair|nails|barber|salon|spa|massage|peluqueria|estetica|"
    r"dentist\w*|orthodontist|eye doctor|optometrist|optician|oculista|braces|vet|veterinari[oa]|groomer|dog|dogs|"
    r"cat|"
    r"puppy|perr[oa]s?|gat[oa]s?|"
    r"plumber|electrician|cable|internet guy|movers|landlord|realtor|contractor|repair\w*|plomero|electricista|"
    r"mudanza|"
    r"oil change|mechanic|car|truck|tires?|inspection|mecanico|carro|troca|taller|llantas?|"
    r"dmv|court|jury|lawyer|attorney|parole|probation|immigration|uscis|biometrics|consulate|embassy|bank|tax|taxes|"
    r"irs|hoa|voting|vote|election|corte|juzgado|abogad[oa]|migra|migracion|inmigracion|consulado|embajada|banco|"
    r"impuestos|huellas|licencia|"
    r"shift|work|job|interview|meeting at work|boss|turno|trabajo|chamba|entrevista|jef[ea]|"
    r"delivery|ups|fedex|package|amazon|paquete|"
    r"in ?laws?|suegros|guests|company over|sleepover|babysit\w*|ninera"
    r")\b"
)
_STILL_THE_VISIT = re.compile(
    r"\b(?:second|2nd|opinion|oncolog\w+|hematolog\w+|specialist|new (?:doctor|dr|clinic|hospital)|cancer|leuk\w+|"
    r"segunda|especialista|nuev[oa] (?:doctor|doctora|clinica|hospital)|leuc\w+)\b"
)

_BESIDE = re.compile(
    r"\b(?:after|before|b4|between|off|around|because of|despues de|antes de|saliendo de|salgo de|por)(?:l)?"
    r"(?: (?:my|the|the kids|la|el|los|las|mi|mis))* \w+\b"
)
"""What only tells when the visit is: "Wednesday at 9, before Bible study"."""


def is_other(words: str) -> bool:
    """Whether bare words name something else that has a day and an hour, and not the visit beside it."""
    return bool(_EVENT.search(_BESIDE.sub("", words))) and not _STILL_THE_VISIT.search(words)
