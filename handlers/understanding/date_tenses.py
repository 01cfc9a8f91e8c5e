"""Whether an answer tells of a visit that is over, or of a call that comes first: neither is the day of a visit.

Over ``plain`` text, before any sign is read (see ``date_words``).
"""

import datetime as dt
import re

_TOLD_AS_PAST = re.compile(
    r"\b(?:was|were|went(?! with)|happened|tuve|tuvo|fue|fui|fuimos|ya paso|(?:got|been) seen|already (?:had|went|"
    r"saw|been|seen|over|done|happened)|ya (?:me|nos|l[aeo]s?) (?:vieron|vio|atendieron|atendio)|ya (?:termino|"
    r"acabo|se acabo))\b|(?<!when )(?<!til )(?<!till )\bits (?:all )?(?:over|done)\b(?! (?:at|by|til))|^(?:i |we |"
    r"he |she )?(?:had it|had my visit|went there)\b"
)
_SEEN = re.compile(
    r"^(?:we |i |he |she |already |ya )*(?:saw|did|visited|met with|met|had) (?:them|him|her|that|it|this|one|"
    r"the (?:dr|doctor|"
    r"specialist))\b(?!.*\b(?:and|but|now|next|visit|appt|appointment|so|will|is)\b)|"
    r"^(?:ya )?(?:lo|la|los|las) (?:vimos|vi|hicimos|hice)\b(?!.*\b(?:y|pero|ahora|cita)\b)"
)
"""The whole text tells of a visit that was."""
_TOLD_AS_MOVED = re.compile(
    r"\b(?:moved|changed|pushed|bumped|switched|resched\w*|scheduled|set|supposed|gonna|told|able|cambi\w+|movi\w+|"
    r"program\w+)\b"
)
_MISSED = re.compile(
    r"\b(?:missed (?:it|that|my|the)|didnt (?:go|make it)|no fui|no fuimos|no llegue|se me paso|no pude ir|falte)\b"
    r"(?!.*\b(?:so|now|but|new|ahora|nueva|cambi\w+|me la|y)\b)"
)
_ELSEWHERE = re.compile(
    r"\b(?:while|when|cuz|cause|because|since|mientras|cuando|porque|como) (?:i|we|he|she|they|it|yo|ella?)? ?"
    r"(?:was|were|went|fui|fuimos)\b|"
    r"\b(?:i|we|he|she|they) (?:was|were) (?:just )?\w+ing\b(?! (?:there|seen))(?=[^,.;!]*[,.;!] )|"
    r"(?:^|\b(?:i|we|he|she|they|me|phone) )(?:was|were) (?:asleep|in the (?:shower|bath|"
    r"bathroom|car|kitchen|garden)|at (?:work|church|the store|the bank)|busy|worried|out\b|sick|so|too|confused|"
    r"wrong|not sure|afraid|scared|mad|tired|off|dead)\b|"
    r"\b(?:was|were) (?:taken|full|filled|all booked|too (?:early|late|busy))\b|"
    r"\b(?:went|fui|fuimos) (?:to the (?:store|bank|bathroom|post office|mailbox)|(?:al?|a la) (?:tienda|banco|bano|"
    r"correo|mercado))\b"
)
"""What was, but not the visit: "while i was in the shower"."""
_NOW = re.compile(r"^.*\b(?:was|were|tuve|tuvo|fue|fui|had|did|went)\b.*?\b(?=(?:now|ahora)\b(?!\W*$))")

_CALLS_FIRST = re.compile(
    r"\b(?:(?:will|going to|gonna|ll|should|supposed to|to) (?:call|text|let) (?:me|us|back|him|her)|"
    r"calling (?:me|us|back)|(?:theyd|theyll|hell|shell|shed|hed|would|someone|somebody) (?:call|let|reach|contact)|"
    r"(?:llamar|hablar|avisar)(?:me|nos|les?)|(?:tengo que|voy a|debo|hay que) (?:llamar|hablar|marcar)|"
    r"(?:me|nos) (?:hablan|llaman|avisan|marcan|dicen|van a (?:llamar|hablar|avisar))|"
    r"(?:i|we|to|must|should|gotta|ill|well) (?:call|phone|ring) (?:them|back|again|the|on|after|tomorrow|my)|"
    r"(?:que|q|k) (?:yo )?(?:l[aoe]s? )?(?:llam|habl|marqu)(?:e|ara|aramos|emos)|"
    r"(?:hear (?:back|from)|find out|get back to (?:me|us)|ill know|know more|voy a saber|me confirman(?!.*hora))|"
    r"to (?:set|schedule|make) (?:it|one|an appointment|the appointment)|para (?:darme|agendar|hacer) (?:la )?cita)\b"
)
"""A day on which somebody will call is not the day of the visit."""
_CLAUSES = re.compile(r"[,.;!?](?= |$)| (?=(?:but|and|pero|y) )")
_HOUR_UNTOLD = re.compile(r"\b(?:time|hora|hour)\b")
_THIS_MORNING = re.compile(r"\b(?:this morning|esta manana)\b")
_NOON = dt.time(12)


def told_as_past(said: str) -> bool:
    """Whether the day that a text names is one that was."""
    tail = _NOW.sub("", _ELSEWHERE.sub(" ", said))
    was = _TOLD_AS_PAST.search(tail) or _SEEN.search(tail)
    return bool((was and not _TOLD_AS_MOVED.search(tail)) or _MISSED.search(tail))


def is_over(said: str, now: dt.time) -> bool:
    """Whether "this morning" is said when it is over."""
    return now >= _NOON and bool(_THIS_MORNING.search(said))


def calls_first(said: str) -> bool:
    """Whether somebody is to call: the day named is the call's."""
    return bool(_CALLS_FIRST.search(said))


def without_the_call(said: str) -> str:
    """The text without the clause of a call that will tell the hour: "its the 3rd, theyll call with the time"."""
    if not _HOUR_UNTOLD.search(said) or not calls_first(said):
        return said
    rest = " , ".join(clause for clause in _CLAUSES.split(said) if not calls_first(clause))
    return rest if _HAS_DAY.search(rest) else said


_HAS_DAY = re.compile(
    r"\d|\b(?:tomorrow|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|mon|tues?|wed|thu\w*|fri|sat|sun|"
    r"\w+day)\b"
)
