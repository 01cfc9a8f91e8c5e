"""Which part of an answer names the visit: what corrects comes after what it corrects, and other things have hours too.

Over ``plain`` text, before any sign is read (see ``date_words``).
"""

import re
from collections.abc import Iterator

_TOLD_ON = (
    r"(?:this morning|this afternoon|today|yesterday|last (?:night|week)|(?:on )?(?:mon|tues|wednes|thurs|"
    r"fri)day|hoy|"
    r"ayer|anoche|esta manana|esta tarde|la semana pasada|el (?:lunes|martes|miercoles|jueves|viernes))"
)
_TELLS = (
    r"(?:told|called|said|texted|emailed|confirmed|gave|wrote|dijeron|dijo|llamaron|llamo|hablaron|hablo|confirmaron|"
    r"confirmo|dieron|dio|avisaron|aviso|mandaron|mando)"
)
_TELLER = (
    r"(?:they|she|he|the|my|office|nurse|doctor|dr|lady|clinic|la|el|me|nos|le|enfermera|doctora|senorita|just|"
    r"finally)"
)
_PAPER = (
    r"(?:letter|card|call|text|email|e-mail|paper|papers|message|mail|voicemail|vm|referral|reminder|carta|tarjeta|"
    r"mensaje|papel|correo|recado|llamada|hoja)"
)
_ASIDE = re.compile(
    rf"\b{_TOLD_ON},? (?:{_TELLER} )+{_TELLS}\b|"
    rf"\b(?:got|received|opened|found) (?:the|a|my|your|ur|his|her|this) {_PAPER}(?: \w+){{0,3}}? {_TOLD_ON}|"
    rf"\b{_PAPER} (?:just )?(?:came|arrived|got here)(?: in)?(?: the mail)? {_TOLD_ON}|"
    rf"\b(?:{_TOLD_ON} )?(?:me|nos|le) (?:llego|dieron|mandaron|entregaron) (?:la|el|una?) {_PAPER}(?: {_TOLD_ON})?|"
    rf"\b{_TELLS} (?:(?:me|us|back|just|again|earlier) )*{_TOLD_ON}(?= (?:and|that|to|y|que|para)\b|,|$)"
)
"""When somebody told of the visit, not when it is."""

_ARROW = re.compile(r"-+>|→|=>|(?<= )\*(?=\w)")
_CORRECTS = re.compile(
    r"\b(?:no,? wait|wait,? no|wait|no,? actually|actually|i mean|i meant|sorry|oops|whoops|scratch that|strike that|"
    r"correction|make (?:that|it)|sino|my bad|my mistake|no,? espere?|espera|perdon|digo|mejor dicho|me equivoque|"
    r"quise decir|"
    r"no,? (?=(?:mon|tue|wed|thu|fri|sat|sun|lunes|martes|mierc|jueves|viern|sabad|doming)|(?:its|es) )|"
    r"(?:no,|(?<=[\d.?!] )no) (?=\d{1,2}:\d\d)|"
    r"no, (?=(?:el|the) )(?!(?:el|the) (?:otr|que sig|next|sig|other|one))|^no (?=(?:el|the) )|"
    r"(?<=[?!.] )no (?=(?:el|the) )|"
    r"corrijo|disculpe)\b"
)
_CONCLUDES = re.compile(
    r"\b(?:so (?:(?:i guess|i think|now|then|yeah|ok) )?(?:its|lets say|well say|we said|i said|the (?=\d+[snrt])|"
    r"(?:on )?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day))|(?:but|and) they only had|(?:so|and|but|then) "
    r"(?:i|we|she|he) (?:picked|chose|went with|settled on|took the (?=\d))|escogi\w*|elegi\w*|"
    r"agarre|(?:pero|y) (?:solo|nomas) (?:habia|tenian)|"
    r"asi que (?:es|seria|quedo|queda)|entonces (?:es|seria|quedo|queda))\b"
)
"""What was settled in the end: "he said thursday, the paper says friday, so lets say friday"."""
_MOVES = re.compile(
    r"\b(?:moved|changed|switched|pushed|bumped|resched\w*|postponed|delayed|cambi\w+|movi\w+|corri\w+|recorr\w+|"
    r"aplaz\w+|"
    r"pospu\w+|quedo|quedaron|pas(?:o|aron|amos)|reagend\w+|reprogram\w+) (?:(?:me|it|us|him|her|my|the|that|mine|la|"
    r"lo|mi|su|"
    r"appointment|appt|visit|cita|consulta|back|up|out|over|down|again) )*(?:to|for|til|till|until|para|pa|pal|"
    r"al|a)\b"
)
_MOVED_FROM = re.compile(
    r"\b(?:moved|changed|switched|pushed|bumped|resched\w*|cambi\w+|movi\w+|corri\w+|recorr\w+|pas(?:o|aron|amos)) "
    r"(?:(?!(?:to|al?|para?|pal|til|till|until|for)\b)\w+ ){0,3}?(?:from|del?) .{1,40}?\b(to|al?|para) (?=(?:the |"
    r"las? |el |dr )*[a-z\d])"
)
_TO_AN_HOUR = re.compile(r"\b(?:to|para|a) (?=\d{1,2}(?::\d\d)? (?:on|el)\b|\d{1,2}:\d\d)")
_BUT_NOW = re.compile(
    r"\b(?:was|used to be|originally|supposed to be|wanted|hoping for|had (?:me|us|him|her|it)|era|estaba|iba a ser|"
    r"queria|habian?|tenian?)\b.*?"
    r"\b(now|ahora|but|pero|so|asi que)\b"
)

# What has an hour of its own on the day of the visit, what has a day of its own, and how the visit is called.
_OTHER_HOUR = re.compile(
    r"\b(?:labs?|blood ?(?:work|draw|test)s?|bloods|check(?:ing)?(?: |-)?in|arriv\w*|registration|register|paperwork|"
    r"(?:get|be|show up|come|me|us|him|her) (?:there|here|early|in)|(?:there|here) by|"
    r"parking|leav\w+|bus|shuttle|uber|transporte|fasting|ayunas|to eat|food|client|gets? off|pick(?:s|ing)? (?:me|"
    r"us|him|her) up|ride|doors|opens?|closes?|"
    r"laborator\w+|analisis|sangre|llegar|llegue|lleguemos|presentarme|registr\w+|salimos|salgo|"
    r"estar (?:ahi|alla|alli|a las? \d)|get off|midterm|exam|class|meeting|shift|work|lunch|deliver\w*|flight|court|"
    r"practice|church|graduation|recital|ball ?game|wedding|funeral|concert|party|dinner|supper|interview|bedtime|"
    r"drop(?:s|ping)? (?:off|the|my|him|her|them|our|me|us)|get (?:my|the) (?:kids?|son|daughter|brother|sister|"
    r"grand\w+|mom|dad)|fly(?:ing)?|flies|lands|airport|then (?:i|we) (?:gotta|have|need|got|must)|run(?:s|ning)? late|"
    r"te (?:atienden|ven|pasan|llaman)|(?:see|take|call) (?:you|ya|u) (?:back )?(?:til|till|until|at|around)|"
    r"graduacion|bautizo|boda|partido|fiesta|cena|entrevista|aeropuerto|(?:dejo|dejar|recoger|recojo|llevo|llevar) "
    r"(?:a )?(?:los|las|mis?|el|la|al) (?:nin\w+|hij\w+|niet\w+)|clase|examen|junta|trabajo|turno|vuelo|misa|"
    r"diagnosed|turn(?:s|ed|ing)?(?= \d)|turned|recogen?|"
    r"abren?|cierran?)\b"
)
_OTHER_EVENT = re.compile(
    r"\b(?:chemo|infusion|transfusion|biops\w+|(?:ct|pet|mri|scan)|surgery|birthday|results|referral|vacation|"
    r"quimio|transfusion|tomografia|resonancia|cirugia|cumple\w*|resultados|vacaciones)\b"
    r"(?! (?:center|clinic|unit|centro))"
)
_LAB_HOUR = re.compile(
    r"\b(?:labs?|blood ?(?:work|draw|test)|bloods|sangre|laboratorios?|analisis) (?:(?:is|are|es|at|a|las?) )*\d"
)
_LAB_ALONE = re.compile(
    r"^\W*(?:(?:i|we|he|she|tengo|tiene|have|has|got|get|my|the|el|los|manana|tomorrow|\w+day) )*(?:labs?|lab work|"
    r"blood ?(?:work|draw|"
    r"test)s?|laboratorios?|analisis)\b(?!.*\b(?:visit|appointment|appt|cita|dr|doctor\w*)\b)"
)
_ATTENDED = re.compile(r"\b(?:chemo|infusion|transfusion|biops\w+|quimio\w*)\b(?!.*\b(?:results|resultados)\b)")
_VISIT = re.compile(
    r"\b(?:visit|appointment|appt|consult\w*|cita|second opinion|segunda opinion|doctor\w*|dr|specialist|"
    r"especialista|see (?:him|her|them))\b"
)
_CLAUSES = re.compile(
    r"[,;.!?](?= |$)|\(|\bfor (?=\d{1,2}(?::\d\d|(?::\d\d)? ?[ap]\.?m))| (?=(?:appt|appointment|visit|cita|consulta|"
    r"bus|shuttle|transporte|fasting|en ayunas|"
    r"nothing to eat|"
    r"no food)\b|(?:dr|doctor|doc) (?:at|a las|\d))|\b(?:and then|then|and(?! (?:a half|\d))|but|"
    r"for (?:a|an|my|the)|so|y luego|y despues|luego|despues|pero|y(?! (?:media|cuarto|\d))|para (?:la|mi|ver))\b"
)
_GIVEN = re.compile(
    r"^.*\b(?:so|asi que|entonces|por eso|y) (?=(?:they|she|he|me|nos)(?: l[ao])? (?:gave|put|set|dieron|pusieron))"
)
_NEXT_ONE = re.compile(
    r"^.*\b(?:was|were|saw|seen|vieron|atendieron|went|last|fue|tuve|tuvo|vi|vimos|had|did)\b.*?\b(?=(?:the |my |our |"
    r"his |her )?next (?:one|visit|appt|appointment|time) |"
    r"(?:go|goes|going) back\b|(?:la )?(?:proxima|otra|siguiente)(?: cita| visita)? (?:es|sera)\b|"
    r"(?:regreso|vuelvo)\b)"
)
_UNBOOKED = re.compile(
    r"\b(?:not|isnt|havent|hasnt|arent|nothing(?: is)?|nothings) (?:\w+ )?(?:booked|scheduled|made)\b|\bnothing(?:s|"
    r" is)? (?:set|yet)\b|"
    r"\b(?:no|dont have an?|havent got an?|no tengo|sin) (?:date|appointment|appt|visit|cita|fecha)"
    r"(?: yet| todavia| aun)?(?! (?:before|until|till|antes|hasta))\b|\b(?:todavia|aun) (?:no|"
    r"nada)\b(?!.*\b(?:hora|(?:que|cual) dia)\b)|"
    r"\b(?:no|sin) (?:exact|set|firm|specific|fixed|(?:dia|fecha)) (?:day|date|fij[oa]|exact[oa])\b|"
    r"\b(?:date|day|fecha|dia) (?:(?:is|es|esta|still) )*(?:tbd|tba|not (?:set|sure)|isnt set|por confirmar)\b|"
    r"\bnada todavia\b|\b(?:nothing|no word|no news)(?: yet)? (?:about|on|of) (?:an?|the|my|our) (?:appt|"
    r"appointment|visit|date)\b"
)
_WHICH_DAY = re.compile(
    r"\bwhats? (?:is )?(?:today|the date today|todays date)\b|\bque (?:dia|fecha) es hoy\b|\ba como estamos\b"
)


_MAY_WE_WAIT = re.compile(
    r"\b(?:ok|okay|safe|fine|alright|all right|can|could|should|may|bad|dangerous)\b(?: \w+){0,3} (?:wait|"
    r"hold off)\b|"
    r"\b(?:puedo|podemos|puede|debo|esta bien|es malo|es seguro)(?: \w+){0,2} esperar\w*\b"
)
_WEEKDAY = (
    r"(?:mon|tues?|wed|weds|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|"
    r"jueves|viernes|sabado|domingo)"
)
_HOLIDAYS = (
    r"(?:(?:presidents?|labor|memorial|veterans|columbus|mlk|new ?years?|christmas|independence|mothers|fathers) ?"
    r"(?:day|eve)?|thanksgiving|christmas|xmas|juneteenth|halloween|navidad|ano nuevo|noche ?buena|accion de gracias)"
)
_SHIFTED = re.compile(
    rf"\b({_WEEKDAY}),? ((?:(?:at|a las?) )?[\d: apm]*)(?:since|because|cuz|cause|bc|as|porque|ya que|"
    rf"pues) (?:the |el )?{_WEEKDAY} "
    rf"(?:is|es)(?: dia de)? ({_HOLIDAYS})\b"
)
"""The holiday tells which week it is: "tues since monday is labor day"."""
_NOT_THIS_BUT = re.compile(
    rf"\b(no|not) (this|est[ea]) ({_WEEKDAY}),? sino (?=(?:el |la )?(?:prox|otr|sig|{_WEEKDAY}))"
)
_DAY_BESIDE = re.compile(
    r"\b((?:labor|memorial|veterans|presidents|groundhog|mlk|columbus|independence|new years?|christmas|mothers|"
    r"fathers) ?(?:day)?|"
    r"thanksgiving|christmas|accion de gracias|"
    r"halloween|navidad|ano nuevo)\b\W+(?:no,? ?|nope,? ?|not that,? ?|well,? ?)?(?:its |the |el )?"
    r"(day after|day before|dia despues|dia antes)\b(?! (?:tomorrow|that is|\w*day))"
)


_TELLS_TWO = re.compile(
    r"\b(?:2|two|dos|3|three|tres) (?:appts?|appointments?|apts|visits?|citas|consultas|things|of them|"
    r"dif\w+ (?:ones|"
    r"days|appts?|appointments))\b|\b(?:have|got|has|are|tengo|tiene|son) (?:2|two|dos)(?= ?(?:[.:,;]|$| one\b|"
    r" una\b))"
)


def tells_two(said: str) -> bool:
    """Whether they say that there are two visits."""
    return bool(_TELLS_TWO.search(said))


def asks_to_wait(said: str) -> bool:
    """Whether they ask if something can wait: the day named is none of the visit."""
    return bool(_MAY_WE_WAIT.search(said))


def holiday_first(said: str) -> str:
    """The text with "Labor Day? No, day after" as "day after Labor Day", and its like."""
    said = _NOT_THIS_BUT.sub(r"\1 \2 \3 but ", said)
    return _DAY_BESIDE.sub(r"\2 \1", _SHIFTED.sub(r"\1 of \3 week \2", said))


def unbooked(said: str) -> bool:
    """Whether they say that there is no visit yet: a day beside that is another's."""
    return bool(_UNBOOKED.search(said))


def asks_for_today(said: str) -> bool:
    """Whether they ask what day it is."""
    return bool(_WHICH_DAY.search(said))


def of_other_events(clauses: list[str]) -> bool:
    """Whether the clauses are about the chemo, a scan, the lab, a birthday: not the visit."""
    return any(
        _LAB_ALONE.search(clause) or (_OTHER_EVENT.search(clause) and not _VISIT.search(clause)) for clause in clauses
    )


def attended(clauses: list[str]) -> bool:
    """Whether one of these events is a visit too, where it is told with its day and its hour."""
    return any(_ATTENDED.search(clause) for clause in clauses)


def only_of_the_lab(clauses: list[str]) -> bool:
    """Whether an hour is said to be the lab's."""
    return any(_LAB_HOUR.search(clause) for clause in clauses)


def told_aside(said: str) -> str:
    """The text without the day on which somebody told of the visit."""
    return _ASIDE.sub(" ", said)


def of_the_next(said: str) -> str:
    """The text from where, after a visit that was, it tells of the next one."""
    return _NEXT_ONE.sub("", said)


def corrected(said: str) -> Iterator[tuple[str, str]]:
    """The text up to each of its corrections, and from there, the last one first."""
    starts = [found.start() for pattern in (_ARROW, _CORRECTS, _CONCLUDES, _MOVES) for found in pattern.finditer(said)]
    starts += [found.start(1) for pattern in (_BUT_NOW, _MOVED_FROM) for found in pattern.finditer(said)]
    for at in sorted(set(starts), reverse=True):
        if said[:at].strip():
            yield said[:at], _TO_AN_HOUR.sub("at ", said[at:])


def of_the_visit(said: str) -> list[str]:
    """The clauses that name the visit."""
    return [clause for clause in _CLAUSES.split(said) if _VISIT.search(clause)]


def parted(said: str) -> tuple[list[str], list[str]]:
    """The clauses about something else (the lab, the door, the ride, the chemo), and those left for the visit."""
    given = _GIVEN.match(said)
    first = said[: given.end()] if given else ""
    clauses = [clause for clause in [first, *_CLAUSES.split(said[len(first) :])] if clause.strip()]
    others = [
        clause for clause in clauses if clause == first or _OTHER_HOUR.search(clause) or of_other_events([clause])
    ]
    return others, [clause for clause in clauses if clause not in others]
