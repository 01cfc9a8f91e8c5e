"""Questions that are the care team's however near a topic lies: to stop, skip or delay treatment, to leave hospital.

Over ``words.bare`` text, both languages at once. docs/safety.md: never say that waiting is safe, never tell anyone to
delay, skip or stop treatment or to leave hospital. So likeness to our own topics has no say in these.
"""

import re

_TREATMENT = (
    r"(?:chemo\w*|treatments?|infusions?|transfusions?|pills?|meds?|medic\w+|dos(?:e|es|is)|steroids?|radiation|"
    r"gleevec|"
    r"imatinib|venetoclax|dasatinib|sprycel|ibrutinib|quimio\w*|tratamientos?|pastillas?|infusion\w*|transfusion\w*)"
)
_STOPS = (
    r"(?:stop|quit|skip|drop|pause|delay|postpone|miss|come off|go off|get off|hold off on|put off|dejar|parar|"
    r"saltar\w*|"
    r"suspender|posponer|retrasar|interrumpir)"
)
_MAY = (
    r"(?:(?:is|would|will) it (?:be )?(?:ok|okay|safe|fine|alright|all right|bad|dangerous|a problem|risky)|can|"
    r"could|may|"
    r"should|what (?:happens )?if|ok(?:ay)? to|safe to|esta bien|es seguro|es malo|hay problema si|puedo|podemos|puede|"
    r"pueden|podria\w*|debo|debemos)"
)
_MUCH_LATER = (
    r"(?:christmas|xmas|thanksgiving|easter|new years?|(?:the )?holidays|(?:my|our|his|her|the) (?:birthday|"
    r"wedding|trip|"
    r"vacation|graduation)|(?:next )?(?:week|month|year|spring|summer|fall|winter)|january|february|march|april|"
    r"may|june|"
    r"july|august|september|october|november|december|(?:an?|one|two|three|four|few|couple(?: of)?|\d+)(?: more)? "
    r"(?:weeks?|months?|days?)|navidad\w*|ano nuevo|las fiestas|semana santa|el (?:proximo )?(?:mes|ano|verano)|enero|"
    r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?:un|una|dos|tres|unas|unos|"
    r"\d+) (?:semanas?|mes(?:es)?|dias?)|mi (?:cumpleanos|boda|viaje))"
)
_FORMS = (
    rf"^(?:{_STOPS}) (?:the |my |her |his |la |el |las |los |mi )?{_TREATMENT}$",
    rf"\b{_MAY}\b(?: \w+){{0,3}} {_STOPS} (?:\w+ ){{0,3}}{_TREATMENT}\b",
    (
        rf"\b{_MAY}\b(?: \w+){{0,4}} (?:wait|hold off|put (?:it|this|that|treatment|chemo) off|esperar\w*|espero|"
        rf"esperamos)"
        rf"(?: \w+){{0,4}} {_MUCH_LATER}\b"
    ),
)
_LEAVES = re.compile(
    rf"\b{_MAY}\b(?: \w+){{0,3}} (?:leave|check out of|get out of|walk out of|go out of|salir|salirse|salirme|"
    rf"irse|irme)"
    r"(?: \w+){0,2} (?:hospital|ward)\b"
)
_ASKED = tuple(re.compile(form) for form in _FORMS)
_OF_A_DOCTOR = re.compile(
    r"^(?:so |and |pero |y )?(?:(?:is|are|was|hows) (?:dr|doctor|doc) [a-z]+(?: [a-z]+)?(?: at \w+)? (?:any "
    r"good|good|bad|"
    r"better|the best|legit|a (?:good|bad) (?:doctor|dr|one))(?: .*)?|(?:es|sera) (?:buen[oa]?|mal[oa]?) "
    r"(?:(?:el|la) )?"
    r"(?:doctor|doctora|dr|dra) [a-z]+|(?:el |la )?(?:doctor|doctora|dr|dra) [a-z]+ es (?:buen[oa]|mal[oa])"
    r"|(?:what do you think|que (?:opina|piensa|tal)(?: usted)?) (?:of|about|de|es)?(?: el| la)? ?(?:dr|doctor|"
    r"dra|doctora) [a-z]+)$"
)
_ABOUT_THE_OPINION = re.compile(
    r"\b(?:second|2nd|another|third|other|segunda|otra|otro) (?:opinion|doctor|dr|doc|oncologist|medico|specialist)\b|"
    r"\b(?:visit|appointment|appt|records|slides|report|insurance|see (?:him|her|someone)|seguro)\b"
)


def is_advice(words: str) -> bool:
    """Whether bare words ask for what only the care team may answer."""
    if _LEAVES.search(words):
        return True
    return any(form.search(words) for form in _ASKED) and not _ABOUT_THE_OPINION.search(words)


def ranks_a_doctor(words: str) -> bool:
    """Whether bare words ask if a named doctor is good, which is never ours to say."""
    return bool(_OF_A_DOCTOR.match(words))
