"""A death of somebody whom no word of family names, told beside what ties it to us.

"Jim died on the 9th. I keep getting his messages", "el señor que yo cuidaba murió": a name, "the patient", a relative
further away count where the text also speaks of messages, the number, the visits or the care; alone they are a story.
"""

import re
from collections.abc import Sequence

from handlers.understanding import deaths

_TITLE = r"(?:mr|mrs|ms|miss|dr|don|dona|sr|sra|senor|senora|aunt|auntie|uncle|grandma|tio|tia|pastor|sister|brother)"
_FAR = (
    r"(?:uncle|aunt|auntie|aunty|cousin|niece|nephew|god(?:mother|father|son|daughter|child)|friend|neighbou?r|"
    r"roommate|client|tenant|resident|ex(?: husband| wife)?|great (?:aunt|uncle)|tio|tia|tiito|tiita|prim[oa]|"
    r"sobrin[oa]|padrino|madrina|ahijad[oa]|comadre|compadre|vecin[oa]|amig[oa]|companer[oa]|consuegr[oa]|"
    r"concun[oa]|cliente|inquilin[oa])"
)
_KIN = r"(?:husband|wife|mom|mother|dad|father|son|daughter|brother|sister|spouse|partner|baby)"
_ANY = (
    r"(?:patient|person|man|woman|lady|gentleman|owner|individual|subscriber|resident|client|guy|one|senor|senora|"
    r"muchach[oa]|joven|duen[oa]|persona|paciente|viejit[oa]|ancian[oa]|nin[oa])"
)
_NO_ONE = (
    r"(?:it|that|this|there|everyone|everybody|nobody|noone|someone|somebody|people|who|which|what|another|one|my|our|"
    r"your|his|her|their|the|a|an|mi|su|un|una|el|la|los|las|all|both|many|most|phone|battery|car|truck|laptop|plant|"
    r"hope|pain|fever|hair|nausea|appetite|wifi|internet|signal|charger|watch|line|and|but|so|when|if|almost|nearly|"
    r"se|me|nos|no|not|never|que|cuando|si|y|casi|nunca|celular|cel|telefono|carro|troca|bateria|pila|perr[oa]|"
    r"gat[oa]|planta|esperanza|computadora|luz|"
    r"dolor|fiebre|camion|cita|dog|cat|puppy|fish|bird|tablet|computer|tv|something|thing|things|time|i|we|you|they)"
)
_SUBJECT = (
    rf"(?:(?:my|our|mi|nuestr[oa]|the|el|la|his|her) (?:\w+ )?{_FAR}(?: (?!s\b)\w+)?|(?:his|her|their) {_KIN}|(?:el |"
    rf"la )?{_TITLE} \w+(?: \w+)?|"
    rf"(?:the|el|la|that|this|ese|esa|este|esta) (?:\w+ )?{_ANY}(?: \w+){{0,7}}?|"
    rf"(?!{_NO_ONE}\b)[a-z]+(?: (?!{_NO_ONE}\b)[a-z]+)?)"
)
_ENDED = (
    r"(?:(?:has|had|have|just|ya|sadly|recently|also|is|are|was|be|now|se|me|nos|le|unfortunately) )*"
    r"(?:died|dead|deceased|passed(?: away| on)?|pass away|crossed over|no longer (?:with us|alive|living)|"
    r"with the lord|"
    r"left us(?= (?:yesterday|last|this|on|today)\b)|in heaven(?= now|$)|buried|cremated|murio|muerto|muerta|fallecio|"
    r"fallecido|fallecida|difunt[oa]|descanso|expired|"
    r"ya no (?:vive|esta con nosotros|existe)|went to (?:heaven|be with \w+)|didnt make it|lost (?:his|her) (?:battle|"
    r"fight))"
)
_TAIL = r"(?: (?!test|exam|out\b|down\b|laughing|by\b|to the\b|tired\b|by\b)\w+){0,8}"
_LEAD = (
    r"(?:(?:sorry|but|and|so|hi|hello|hey|please|well|no|ma?am|sir|sadly|unfortunately|because|porque|pero|y|que|"
    r"perdon|disculpe|buenas|buenos|dias|tardes|oiga|es|joven|senorita|yes|ok) )*"
)
_REGRET = (
    r"(?:(?:\w+ ){0,3}?(?:inform|tell|notify|advise|telling|let) (?:you|yall|u)(?: know| all)?(?: that)? |"
    r"(?:\w+ ){0,4}?(?:informar|avisar|decir|comunicar|informo|aviso|comunico)(?:les?|te)?(?: de)? que |"
    r"(?:\w+ ){0,2}?les? (?:informo|aviso|comunico|digo) que )?"
)
_TOLD = re.compile(rf"{_LEAD}{_REGRET}{_SUBJECT} {_ENDED}{_TAIL}")
_VERB_FIRST = re.compile(
    rf"{_LEAD}{_REGRET}(?:(?:ya|hoy|ayer|anoche|se|nos|me) )*(?:murio|fallecio|enterramos a|sepultamos a|velamos a|"
    rf"perdimos a|we (?:buried|lost|cremated|laid)|i (?:buried|lost)) (?:(?:my|our|mi|nuestr[oa]|el|la|a) )?"
    rf"(?:(?:\w+ )?{_FAR}|{_TITLE}|(?!{_NO_ONE}\b)[a-z]+)(?: \w+){{0,12}}"
)
_STATED = re.compile(
    rf"{_LEAD}(?:(?:he|she|ella|el|yo|ya) )?(?:(?:i am|im|soy|this is) (?:the|his|her|su|la|el) (?:widow|widower|"
    rf"viud[oa])|"
    r"(?:(?:his|her|your|the|el|la|su) )?(?:patient|paciente) (?:is )?(?:dead|deceased|died|muerto|murio|fallecio)|"
    r"deceased|"
    r"(?:patient|person|number|recipient) deceased|(?:se )?nos (?:fue|dejo|adelanto) "
    r"(?:ayer|anoche|hoy|esta (?:manana|tarde|noche|madrugada)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|"
    r"domingo)|el \d+)|"
    r"(?:r i p|rip|qepd|q e p d|en paz descanse|que en paz descanse))"
    r"(?: (?:please|now|already|gracias|thanks|por favor|on \w+|yesterday|last \w+|this \w+))*"
)
"""Says it by itself."""
_STRONG = (
    r"(?:(?:his|her|their|hers) (?:\w+ )?(?:messages?|texts?|reminders?|phone|number|cell|line|records|file)|"
    r"(?:getting|receiving|get) (?:\w+ )?(?:messages|texts|reminders|these)|(?:texting|messaging|writing|reminding|"
    r"contacting|sending|bothering) (?:to )?(?:him|her|them|this|these|messages|texts|reminders)|"
    r"(?:send|text|message|remind|write) (?:him|her|them|this|these)|this (?:number|phone|cell|line)|"
    r"(?:este|ese|su|de su) (?:numero|telefono|celular|cel)|(?:the|your|a|el|la|su) (?:patient|paciente)|"
    r"(?:sus|estos|los|mas|mandando|mandarle|enviando|recordarle) (?:mensajes?|recordatorios?|textos?|avisos?)|"
    r"(?:escribi\w+|manda\w+|texte\w+|recordar\w*)(?:le|lo|la)\b|(?:ya )?no (?:le |lo |la |les )?(?:sigan|vuelvan|"
    r"escriban|manden|texteen|"
    r"recuerden)|"
    r"cuidaba|cuide|took care of|cared for|take care of|cuidando|"
    r"caring for|caregiver|looked after|care for|(?:his|her) (?:care|treatment|chart|account)|(?:your|sus|su|the|la) "
    r"(?:records|system|list|files?|registros?|sistema|lista|program)|(?:you|u) (?:are|re|were|keep) (?:\w+ )?"
    r"(?:trying|texting|looking|writing|asking|messaging|reaching|calling)|youre (?:trying|texting|looking|asking|"
    r"messaging|reaching)|on file)"
)
_TIED = (
    rf"(?:{_STRONG}|(?:inform|notify|advise|tell) you|wanted you to know|(?:llegan|llegando|lleguen) (?:\w+ )?"
    r"(?:mensajes|textos|recordatorios|avisos)|(?:informar|avisar|comunicar)\w*|les? (?:informo|aviso|comunico)|"
    r"(?:no|any|not) (?:more|further|longer|need)(?: \w+){0,3}? (?:appointments?|appts?|visits?|doctors?|messages?|"
    r"texts?|"
    r"treatments?|chemo|reminders?)|(?:theres?|there is|there are|there was|there wont be|wont be|will be) (?:no|"
    r"any) (?:\w+ )?"
    r"(?:visits?|appointments?|need)|no need|(?:cancel|end|close) (?:his|her|the|all|everything)(?: \w+)? "
    r"(?:appointments?|visits?|account)|(?:his|her) (?:\w+ )?(?:appointments?|visits?)|no (?:hay|habra|va a haber|"
    r"tiene|necesita) "
    r"(?:mas |ninguna )?(?:cita|visita|nada)s?|ya no (?:hay|necesita\w*|hace falta|habra|va|ira|tiene)|"
    r"no more of (?:this|these)|preguntando por su|su (?:cita|visita|tratamiento)|(?:please )?(?:take|remove) (?:him|"
    r"her|it|us|me))"
)
_IS_TIED = re.compile(rf"\b{_TIED}\b")
_IN_HAND = re.compile(
    r"\b(?:was (?:the|your) patient|(?:have|has|got|keep|this (?:is|was)) (?:his|her) (?:phone|number|cell)|(?:his|"
    r"her) "
    r"(?:messages|texts|reminders)|era (?:el|la|su) paciente|(?:este|su) (?:numero|telefono|celular)|cuidaba|"
    r"took care of)\b"
)
_THEY_DIED = re.compile(
    r"\b(?:he|she|ella|el) (?:(?:has|just|ya) )*(?:died|passed away|is (?:dead|gone)|murio|fallecio)\b"
)
"""Of a friend: "she was the patient, and she died Tuesday. I have her phone"."""
_FRIEND = re.compile(
    r"\b(?:friend|neighbou?r|roommate|coworker|vecin[oa]|amig[oa]|companer[oa]|cousin|prim[oa]|pastor)s?\b"
)
_STORY = re.compile(
    r"\b(?:missed|miss|move|moving|reschedule|change|cambiar|mover|funeral|ride|late|delay|scared|afraid|same thing|"
    r"back|until|store|vacation|trip|work|home|vuelve|regresa|viaje|trabajo|when he (?:gets|comes)|dog|cat|puppy|"
    r"perr\w+|"
    r"gat[oa]|battery|bateria|what if|will|would|my (?:own )?(?:chemo|leukemia|infusion|treatment))\b"
)
"""What a death further away is told for, when it is not ours; and who is gone for an hour."""


def told(parts: Sequence[str]) -> bool:
    """Whether a text's clauses tell of such a death, now, and tie it to us."""
    whole = " ; ".join(parts)
    if any(_STATED.fullmatch(part) for part in parts):
        return not deaths.not_so(whole)
    if not _IS_TIED.search(whole) or _STORY.search(whole):
        return False
    if any(deaths.told(part) for part in parts):
        return True
    further = _TOLD.fullmatch(" ".join(parts)) or any(
        _TOLD.fullmatch(part) or _VERB_FIRST.fullmatch(part) for part in parts
    )
    if _FRIEND.search(whole):
        further = bool(_IN_HAND.search(whole)) and bool(further or _THEY_DIED.search(whole))
    return bool(further) and not deaths.not_so(whole)
