"""What people say of themselves at any moment and what changes all we may say: in hospital, home again, "not today".

The emergency room is the hospital. Tears have no answer of their own: that of "not today" fits them, since it asks
nothing and names people to talk to.

Only whole short sentences count, so that "which hospital is good?" stays a question. Both languages at once.
A bare "not today" is no mood but LATER.
"""

import re
from typing import Literal

from handlers.understanding.words import bare

Mood = Literal["", "hospital", "home", "hospice", "not_today"]

MOST = 14
"""Words: more than that tells a story, in which a hospital is named in passing."""

_FIRST = r"(?:(?:hi|hello|so|and|well|sorry|but|today|hoy|hola|pues|perdon|ya|ahora|ayer|anoche) )*"
_KIN = (
    r"(?:mom|mum|mother|dad|father|wife|husband|son|daughter|child|kid|baby|boy|girl|partner|sister|brother|"
    r"friend|grand\w+"
    r"|mama|madre|papa|padre|espos[oa]|hij[oa]|nin[oa]|pareja|herman[oa]|amig[oa]|abuel[oa]|ti[oa])"
)
_WHO = rf"(?:im|ive|shes|hes|were|theyre|i|we|she|he|they|ella|el|yo|(?:a )?(?:(?:my|our|mi|nuestr[oa]) )?{_KIN})"
_HER = rf"(?:me|us|her|him|them|(?:(?:my|our) )?{_KIN})"
_BE = r"(?: (?:am|is|are|was|were|have|has|had|been|to|be|got|just|now|back|still|again|already|ya|otra vez|ahora))*"
_ROOM = r"(?:the |an? )?(?:e r|er|emergency (?:room|dept|department)|urgent care)"
_WARD = rf"(?:(?:the |an? )?(?:hospital|icu|intensive care)|{_ROOM})"
_SALA = r"(?:la )?(?:sala de )?(?:emergencias?|urgencias?)"
_PLACED = (
    rf"(?:en el hospital|en (?:terapia intensiva|cuidados intensivos|{_SALA})|internad[oa]s?|"
    r"hospitalizad[oa]s?|ingresad[oa]s?)"
)
_REST = r"(?: \w+){0,5}"

_STAYING = (
    rf"(?: (?:overnight|there|here|in|inpatient|at {_WARD}|until \w+|another|one more|longer|tonight|again|today|"
    r"for (?:observation|the night|now|monitoring|tests|\w+(?: more)? (?:days?|nights?)|a few (?:days|nights))|"
    rf"another|en el hospital)\b{_REST})?"
)
"""What "they kept her" goes on with: "kept us waiting" is a long morning."""

_HOSPITAL = (
    rf"(?:{_WHO}{_BE} )?(?:(?:in|at) {_WARD}|(?:re)?admitted|hospitali[sz]ed){_REST}",
    (
        rf"(?:{_WHO}{_BE} )?(?:taken|brought|rushed|moved|sent|transferred)(?: by ambulance| in an ambulance|"
        rf" back)* to"
        rf" {_WARD}{_REST}"
    ),
    (
        rf"(?:{_WHO}{_BE} )?(?:on (?:our|my|the|his|her) way|headed|heading|going|driving|running|rushing)(?: "
        rf"right)? to"
        rf" {_ROOM}{_REST}"
    ),
    (
        rf"(?:they|we|i|(?:the |an )?(?:ambulance|paramedics|ems))(?: had to| just| are| is| have)* (?:took|take|"
        rf"taken|taking|"
        rf"rushed|brought|bringing|sent|moved|transferred|put) {_HER}(?: by ambulance| back| over)* (?:to|into|"
        rf"in) {_WARD}"
        rf"{_REST}"
    ),
    rf"(?:the |an )?(?:ambulance|paramedics|ems)(?: just)? (?:took|has|picked up|came for) {_HER}{_REST}",
    rf"they(?: had to| just| are| have| want to)* (?:admit|admitted|admitting) {_HER}{_REST}",
    rf"they(?: had to| just| are| have| want to)* (?:kept|keep|keeping) {_HER}{_STAYING}",
    rf"(?:{_WHO}{_BE} )?(?:estoy|esta|estamos|sigo|sigue)(?: ya| ahora| otra vez)* {_PLACED}{_REST}",
    (
        rf"(?:se )?(?:me|nos|la|lo|le)(?: estan)? (?:llevaron|llevando|llevamos|trajeron|trajimos|trasladaron|"
        rf"pasaron)"
        rf"(?: de urgencia| en ambulancia| otra vez)* (?:al hospital|a {_SALA}|a terapia intensiva){_REST}"
    ),
    rf"(?:{_WHO} )?(?:(?:ya|ahora) )*(?:vamos|voy|va)(?: camino| corriendo)* (?:a|para) {_SALA}{_REST}",
    rf"(?:{_WHO}{_BE} )?(?:me|la|lo|le) (?:han )?(?:intern|ingres|hospitaliz)(?:aron|ado){_REST}",
)
_HOME = (
    rf"(?:{_WHO}{_BE} )?(?:at )?(?:home|discharged|out of {_WARD})(?: again| now| today| from {_WARD})*",
    rf"{_WHO}{_BE} (?:came|went|coming) (?:back )?home{_REST}",
    rf"they (?:let|sent|discharged) {_HER}(?: go)?(?: back)?(?: home)?(?: today| now)?",
    (
        rf"(?:{_WHO}{_BE} )?(?:estoy|esta|estamos|volvi|volvio|volvimos)(?: ya| otra vez| de vuelta)* (?:en|"
        rf"a) casa{_REST}"
    ),
    r"(?:ya )?en casa(?: otra vez| ya| de nuevo)*",
    rf"(?:{_WHO}{_BE} )?(?:me|la|lo|le) dieron (?:de |el )?alta{_REST}",
    rf"(?:{_WHO}{_BE} )?sal(?:i|io|imos) del? (?:hospital|{_SALA}){_REST}",
)
_IT = r"(?: (?:about|of|with|de|en|sobre)(?: \w+){0,2}| \w+)?"
_WHEN = r"(?: (?:right now|now|today|tonight|anymore|yet|please|ahora|hoy|todavia|por favor))*"
_UNWILLING = r"(?:i|we)(?: really| just)* (?:(?:dont|do not) (?:want to|feel like)|(?:cant|cannot)(?: bear to)?)"
_NO_QUIERO = r"(?:yo )?(?:no quiero|prefiero no|mejor no|no puedo|no tengo ganas de)"
_NOT_TODAY = (
    rf"{_UNWILLING} (?:talk|talking|think|thinking|speak|hear)(?! (?:you|straight|of|well|bien|on|to)\b){_IT}{_WHEN}",
    rf"(?:i |we |id |i would |wed )?(?:rather|prefer) not(?: to)? (?:talk|think|speak){_IT}{_WHEN}",
    rf"(?:im |i am |were )?not ready to (?:talk|think|speak){_IT}{_WHEN}",
    r"i (?:cant|cannot) (?:do|face) (?:this|it|that) (?:right now|now|today|tonight)",
    r"not in the mood",
    rf"{_NO_QUIERO} (?:hablar|pensar|platicar|oir)(?! (?:bien|con|ingles|espanol)\b){_IT}{_WHEN}",
    r"(?:hoy |ahora )?no (?:puedo|quiero)(?: con esto)?(?: hoy| ahora)|hoy no (?:puedo|quiero)|no tengo animos?",
)
_HOSPICE = (
    (
        rf"(?:{_WHO}{_BE} )?(?:(?:on|in|into|at|entered|entering|went|going|started|starting|begin|began|moved|"
        rf"to|put) )+"
        rf"(?:a |the )?hospice(?: care)?{_WHEN}{_REST}"
    ),
    rf"they(?: just| have| are)* (?:put|moved|moving|sent|took) {_HER} (?:(?:on|in|into|to) )+hospice{_REST}",
    rf"(?:hospice|palliative care) (?:started|starts|came|is here){_REST}",
    (
        rf"(?:{_WHO}{_BE} )?(?:estoy|esta|estamos|entro|entramos|paso|empezo)(?: ya| ahora)* (?:en|a|con) (?:un |"
        rf"el |los )?"
        rf"(?:hospicio|hospice|cuidados paliativos){_REST}"
    ),
)
_ALSO_SAID = re.compile(
    r"\b(?:ago|last (?:week|month|year|time)|years?|months?|before|if|when|until|should|hace|pasad[oa]|cuando|"
    r"antes)\b"
)
"""Past or only thought of: "I was in the hospital last year"."""
_ELSEWHERE = re.compile(
    r"\b(?:as an? (?:nurse|doctor|volunteer|aide|tech|janitor|cook|chaplain)|works|working (?:in|at)|my (?:job|"
    r"shift)|"
    r"volunteer\w*|trabaj(?:o|a|an|amos|ando)|mi (?:chamba|turno)|voluntari[oa]s?|"
    r"(?:visiting|to visit|visitando|a visitar|de visita con) (?:an? |my |our |some |someones |un[oa]? |mi |una )*"
    r"(?:friend|neighbor|co ?worker|people|someone|somebody|amig[oa]|vecin[oa]|companer[oa]|conocid[oa])s?|"
    r"(?:having|had|delivering|delivered|in labor|gave birth|newborn|dio a luz|de parto|tuvo (?:a )?su bebe)"
    r"(?: (?:an? |the |her |their |our |his )(?:\w+ )?(?:baby|babies|twins|boy|girl)| last night| today|"
    r" this morning|$)|"
    r"in labor|gave birth|newborn|dio a luz|de parto|tuvo (?:a )?su bebe|"
    r"admitted (?:they|that|it|hes|shes|theyre|he was|she was|we were)|"
    r"admitted (?:him |her |me |us )?(?:in)?to (?:\w+ ){0,3}?(?:college|university(?! of)|school|academy|program)"
    r"(?! (?:\w+ ){0,2}(?:hospital|medical|med|clinic|health))|"
    r"came to (?:talk|speak|our (?:church|school))|(?:dog|perr[oa]|gat[oa]|(?:my|the|our) cat(?! scan))s?)\b"
)
"""A shift, a friend's bed, a birth, a college: no stay of the one this is about."""
_ERRAND = re.compile(
    r"\bhospitals? (?:gift|shop|cafe\w*|parking|lobby|garage|chapel|waiting room|bingo|bill\w*|meeting|class|store)\b"
    r"|\b(?:lobby|cafeteria|parking|garage|gift shop|chapel|waiting room|sala de espera|estacionamiento|capilla)\b"
    r"|\bfor (?:(?:my|his|her|the|an?|our) )?(?:\w+ )?(?:labs?|blood ?work|blood draw|appointment|appt|scan|mri|ct|"
    r"check ?up|visit|infusion|follow ?up|consult\w*|tests?)\b"
    r"|\bpara (?:(?:mi|mis|su|sus|la|el|una?|los) )?(?:\w+ )?(?:cita|consulta|analisis|laboratorios?|estudios?|"
    r"examen(?:es)?|revision|chequeo|quimio)\b"
)
"""In the building for an hour, unless it is the emergency room or a bed."""
_A_BED = re.compile(
    r"\b(?:er|e r|emergenc\w+|urgenc\w+|urgent|icu|intensiv\w+|admit\w*|readmit\w*|ambulanc\w+|paramedics|ems|rushed|"
    r"intern\w+|ingres\w+|hospitali\w+)\b"
)
_OF_A_FRIEND = re.compile(rf"{_FIRST}(?:a )?(?:(?:my|our|mi|nuestr[oa]) )?(?:friend|amig[oa])\b")
_PLACE = re.compile(rf"{_FIRST}(?:(?:in|at) {_WARD}|(?:at )?home|en (?:el hospital|casa)){_REST}")
_ASKED = re.compile(r"\b(?:what|who|how|which|where|que|quien|como|donde)\b")

_MEANINGS: dict[Mood, re.Pattern[str]] = {
    "hospital": re.compile(f"{_FIRST}(?:{'|'.join(_HOSPITAL)})"),
    "home": re.compile(f"{_FIRST}(?:{'|'.join(_HOME)})"),
    "hospice": re.compile(f"{_FIRST}(?:{'|'.join(_HOSPICE)})"),
    "not_today": re.compile(f"{_FIRST}(?:{'|'.join(_NOT_TODAY)})"),
}


_TEARS = frozenset("😢😭😥😿💔😞😔🥺😩😫😓☹🙁😣😖")
_LAUGHS = frozenset("😂🤣😆😹")


def tears(text: str) -> bool:
    """Whether a text is of signs alone, with tears among them: "🙏🙏😭". Tears of laughter are none."""
    return not bare(text) and not _TEARS.isdisjoint(text) and _LAUGHS.isdisjoint(text)


def read(text: str) -> Mood:
    """What the whole text says; empty where it says none of these, or asks, or tells of another time."""
    words = bare(text)
    if tears(text):
        return "not_today"
    if "?" in text or len(words.split()) > MOST or _ALSO_SAID.search(words) or _ASKED.search(words):
        return ""
    mood: Mood = next((mood for mood, form in _MEANINGS.items() if form.fullmatch(words)), "")
    return "" if mood in ("hospital", "hospice") and in_passing(text) else mood


def in_passing(text: str) -> bool:
    """Whether a hospital is where somebody works, visits, gives birth or has an hour to spend."""
    words = bare(text)
    return bool(_ELSEWHERE.search(words) or (_ERRAND.search(words) and not _A_BED.search(words)))


def of_a_friend(text: str) -> bool:
    """Whether it is told of a friend."""
    return bool(_OF_A_FRIEND.match(bare(text)))


def is_place(text: str) -> bool:
    """Whether it may as well name a place: "at the hospital" says where the visit is, where that was asked."""
    return bool(_PLACE.fullmatch(bare(text)))
