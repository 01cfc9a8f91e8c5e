"""What people say their clinic asks for besides: "ADD vaccination card", "mi clínica también pide mi carnet".

Nothing is taken for such a thing that asks something, or that is about the bot's own questions, dates and reminders.
"""

import re

import msgspec

_TO_LIST = r"(?:to|on|onto|in|a|en) (?:my|the|our|mi|la|nuestra) (?:check ?list|list|lista)"
_ADD = re.compile(
    r"(?:please |por favor |can you |could you |puede |quiero |i want to |necesito )*"
    r"(?:add|a[nñ]ad(?:ir|a|e)|agreg(?:ar|ue|a)|put)\b(?P<on> " + _TO_LIST + r")?:? ?(?P<thing>.*?)"
    r"(?P<to> " + _TO_LIST + r")?(?: please| por favor)?",
    re.IGNORECASE,
)
_WHICH = r"(?:my |the |our |this |that |mi |la |el |nuestr[oa] |est[ea] )?"
_NEW = r"(?:new |second |other |nuev[oa] |otr[oa] |segund[oa] )?"
_CLINIC = (
    _WHICH + _NEW + r"(?:(?:cancer |medical )?cent(?:er|re)|clinic|hospital|(?:doctor['’]?s )?office|cl[ií]nica|"
    r"centro(?: m[eé]dico)?|consultorio|oficina)"
)
_SOMEBODY = _WHICH + _NEW + r"(?:doctor|doctora|dr|nurse|enfermer[oa]|they|ell[oa]s)"
_ALSO = r"(?:also|too|as well|besides|tambi[eé]n|adem[aá]s)"
_ASKS = (
    r"piden?|pidi[oó]|pidieron|exigen?|requieren?|solicit[aó]|solicitan|solicitaron"
    r"|ask(?:s|ed)?(?: (?:me|us))?(?: for| to (?:bring|send|get|see))|is asking(?: (?:me|us))? for"
)
_WANTS = rf"(?:{_ASKS}|wants?|needs?|requires?|requested|requests?|would like|said to bring|quieren?|necesitan?)"
_BRINGING = (
    r"(?: (?:me|us) to (?:bring|send|have|get|show)(?: (?:them|in|along))?| to (?:see|have|get)"
    r"| que (?:yo )?(?:les? )?(?:lleve|traiga|mande|tenga|consiga|llevemos|traigamos))?"
)
_LEAD = rf"(?:(?:and|so|y|pero|but|{_ALSO}),? )*"
_REST = rf"(?: {_ALSO})?{_BRINGING}(?: {_ALSO})? (?P<thing>.+?)(?:,? {_ALSO})?"
_ASKED = (
    re.compile(
        rf"{_LEAD}(?:(?P<clinic>{_CLINIC})|{_SOMEBODY}) (?:{_ALSO} )?(?:me |nos )?(?:{_ALSO} )?{_WANTS}{_REST}",
        re.IGNORECASE,
    ),
    # "También me piden mi carnet" names nobody.
    re.compile(rf"{_LEAD}(?P<clinic>)(?:me|nos) (?:{_ALSO} )?(?:piden|pidieron|exigen){_REST}", re.IGNORECASE),
)
_HAS_ALSO = re.compile(rf"\b{_ALSO}\b", re.IGNORECASE)
_OF_OURS = re.compile(
    r"(?:(?:an?|one|another|some|more|new|my|the|una?s?|otr[oa]s?|m[aá]s|nuev[oa]s?|mis?|la|el) )*"
    r"(?:questions?|reminders?|dates?|visits?|appointments?|phones?|phone number|numbers?|person|people|caregivers?|"
    r"languages?|list|preguntas?|recordatorios?|avisos?|fechas?|citas?|tel[eé]fonos?|celular|n[uú]meros?|personas?|"
    r"idiomas?|lista)\b.*",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:it|that|this|these|those|them|one|something|more|items?|tasks?|an item|a task|another|eso|esto|algo|m[aá]s|"
    r"otr[oa]|una tarea|tarea)?",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:my|our|an?|copies|copy|proof|some|the|mis?|una?s?|l[oa]s?|el|copias?|comprobantes?|prueba) .+", re.IGNORECASE
)
_DEEDS = re.compile(r"(?:to|me|us|him|her|you|that (?:i|we)|que) .*", re.IGNORECASE)
_MINE = re.compile(r"^(?:my|our|mis?|nuestr[oa]s?) ", re.IGNORECASE)


class Thing(msgspec.Struct, frozen=True):
    """``words`` as they were written, without "my"; empty where only "add" was said. ``sure``: no need to ask first."""

    words: str
    sure: bool = True


def thing(text: str) -> Thing | None:
    """What is to be added to the list, or None where these words say nothing of that kind."""
    said = " ".join(text.split()).strip(" .!")
    if "?" in said or "¿" in said:
        return None
    added = _ADD.fullmatch(said)
    if added:
        return _added(added)
    asked = next(filter(None, (form.fullmatch(said) for form in _ASKED)), None)
    return _asked(asked, also=bool(_HAS_ALSO.search(said))) if asked else None


def _added(found: re.Match[str]) -> Thing | None:
    words = found["thing"].strip(" :,-")
    if _OF_OURS.fullmatch(words):
        return None
    # "Put" alone begins many other sentences.
    if found[0].casefold().startswith("put") and not (found["on"] or found["to"]):
        return None
    return Thing("" if _POINTS.fullmatch(words) else _MINE.sub("", words))


def _asked(found: re.Match[str], *, also: bool) -> Thing | None:
    words = found["thing"]
    if _DEEDS.fullmatch(words) or not (also or (found["clinic"] and _DETERMINED.fullmatch(words))):
        return None
    return Thing("" if _POINTS.fullmatch(words) else _MINE.sub("", words), sure=also)
