"""What people say of themselves at any moment and what changes all we may say: in hospital, home again, "not today".

Only whole short sentences count, so that "which hospital is good?" stays a question. Both languages at once.
A bare "not today" is no mood but LATER.
"""

import re
from typing import Literal

from handlers.understanding.words import bare

Mood = Literal["", "hospital", "home", "not_today"]

MOST = 14
"""Words: more than that tells a story, in which a hospital is named in passing."""

_FIRST = r"(?:(?:hi|hello|so|and|well|sorry|but|today|hoy|hola|pues|perdon|ya|ahora|ayer|anoche) )*"
_KIN = (
    r"(?:mom|mum|mother|dad|father|wife|husband|son|daughter|child|kid|baby|boy|girl|partner|sister|brother|friend|grand\w+"
    r"|mama|madre|papa|padre|espos[oa]|hij[oa]|nin[oa]|pareja|herman[oa]|amig[oa]|abuel[oa]|ti[oa])"
)
_WHO = rf"(?:im|ive|shes|hes|were|theyre|i|we|she|he|they|ella|el|yo|(?:a )?(?:(?:my|our|mi|nuestr[oa]) )?{_KIN})"
_HER = rf"(?:me|us|her|him|them|(?:(?:my|our) )?{_KIN})"
_BE = r"(?: (?:am|is|are|was|were|have|has|had|been|to|be|got|just|now|back|still|again|already|ya|otra vez|ahora))*"
_WARD = r"(?:the |a )?(?:hospital|icu|intensive care)"
_PLACED = r"(?:en el hospital|en terapia intensiva|internad[oa]s?|hospitalizad[oa]s?|ingresad[oa]s?)"
_REST = r"(?: \w+){0,5}"

_HOSPITAL = (
    rf"(?:{_WHO}{_BE} )?(?:(?:in|at) {_WARD}|(?:re)?admitted|hospitali[sz]ed){_REST}",
    rf"they(?: had to| just| are| have| want to)* (?:admit|admitted|admitting|kept|keep|keeping) {_HER}{_REST}",
    rf"(?:{_WHO}{_BE} )?(?:estoy|esta|estamos|sigo|sigue)(?: ya| ahora| otra vez)* {_PLACED}{_REST}",
    rf"(?:{_WHO}{_BE} )?(?:me|la|lo|le) (?:han )?(?:intern|ingres|hospitaliz)(?:aron|ado){_REST}",
)
_HOME = (
    rf"(?:{_WHO}{_BE} )?(?:at )?(?:home|discharged|out of {_WARD})(?: again| now| today| from {_WARD})*",
    rf"{_WHO}{_BE} (?:came|went|coming) (?:back )?home{_REST}",
    rf"they (?:let|sent|discharged) {_HER}(?: go)?(?: back)?(?: home)?(?: today| now)?",
    rf"(?:{_WHO}{_BE} )?(?:estoy|esta|estamos|volvi|volvio|volvimos)(?: ya| otra vez| de vuelta)* (?:en|a) casa{_REST}",
    r"(?:ya )?en casa(?: otra vez| ya| de nuevo)*",
    rf"(?:{_WHO}{_BE} )?(?:me|la|lo|le) dieron (?:de |el )?alta{_REST}",
    rf"(?:{_WHO}{_BE} )?sal(?:i|io|imos) del hospital{_REST}",
)
_IT = r"(?: (?:about|of|with|de|en|sobre)(?: \w+){0,2}| \w+)?"
_WHEN = r"(?: (?:right now|now|today|tonight|anymore|yet|please|ahora|hoy|todavia|por favor))*"
_UNWILLING = r"(?:i|we)(?: really| just)* (?:dont|do not|cant|cannot)(?: want to| feel like| bear to)?"
_NO_QUIERO = r"(?:yo )?(?:no quiero|prefiero no|mejor no|no puedo|no tengo ganas de)"
_NOT_TODAY = (
    rf"{_UNWILLING} (?:talk|talking|think|thinking|speak|hear){_IT}{_WHEN}",
    rf"(?:i |we |id |i would |wed )?(?:rather|prefer) not(?: to)? (?:talk|think|speak){_IT}{_WHEN}",
    rf"(?:im |i am |were )?not ready to (?:talk|think|speak){_IT}{_WHEN}",
    r"i (?:cant|cannot) (?:do|face) (?:this|it|that) (?:right now|now|today|tonight)",
    r"not in the mood",
    rf"{_NO_QUIERO} (?:hablar|pensar|platicar|oir){_IT}{_WHEN}",
    r"(?:hoy |ahora )?no (?:puedo|quiero)(?: con esto)?(?: hoy| ahora)|hoy no (?:puedo|quiero)|no tengo animos?",
)
_ALSO_SAID = re.compile(
    r"\b(?:ago|last (?:week|month|year|time)|years?|months?|before|if|when|until|should|hace|pasad[oa]|cuando|antes)\b"
)
"""Past or only thought of: "I was in the hospital last year"."""
_PLACE = re.compile(rf"{_FIRST}(?:(?:in|at) {_WARD}|(?:at )?home|en (?:el hospital|casa)){_REST}")
_ASKED = re.compile(r"\b(?:what|who|how|which|where|que|quien|como|donde)\b")

_MEANINGS: dict[Mood, re.Pattern[str]] = {
    "hospital": re.compile(f"{_FIRST}(?:{'|'.join(_HOSPITAL)})"),
    "home": re.compile(f"{_FIRST}(?:{'|'.join(_HOME)})"),
    "not_today": re.compile(f"{_FIRST}(?:{'|'.join(_NOT_TODAY)})"),
}


def read(text: str) -> Mood:
    """What the whole text says; empty where it says none of these, or asks, or tells of another time."""
    words = bare(text)
    if "?" in text or len(words.split()) > MOST or _ALSO_SAID.search(words) or _ASKED.search(words):
        return ""
    return next((mood for mood, form in _MEANINGS.items() if form.fullmatch(words)), "")


def is_place(text: str) -> bool:
    """Whether it may as well name a place: "at the hospital" says where the visit is, where that was asked."""
    return bool(_PLACE.fullmatch(bare(text)))
