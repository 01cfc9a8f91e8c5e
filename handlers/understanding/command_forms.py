"""Short sentences that are a command or an answer, by the words they are made of.

The tables know the common wordings; these forms catch the endless others: "already called the office", "nope thats not
it". A form holds for whole short texts without a question in them, over ``words.bare`` text.
"""

import re

from handlers.understanding import task_deeds, task_forms, task_words
from handlers.understanding.sentence_words import (
    MORE_SAID,
    NO_CORE,
    NO_WORDS,
    OBJECTING,
    PLAIN_YES,
    TONGUE_WORDS,
    YES_CORE,
    YES_WORDS,
)

MOST_WORDS = 8
"""A form says nothing about longer texts: they tell something."""

_ASKS = re.compile(
    r"\?|^(?:what|whats|when|where|who|why|how|which|should|can|could|do|does|did (?:i|you|u|we|they|he|she|it|the|"
    r"my|anyone)|is|are|was|will|would|has|"
    r"have (?:they|you|we)|"
    r"que|cuando|donde|quien|por que|como|cual|puedo|debo|tengo que)\b"
)
_UNSURE = re.compile(
    r"\bno (?:me|nos) acuerd|"
    r"\b(?:but|maybe|not sure|unsure|think|thought|idk|dunno|know|idea|clue|pero|creo|tal vez|quiza\w*|no se|"
    r"no estoy|seguro|segura|"
    r"depends|depende|wait|hmm)\b"
)

_NUMBER = re.compile(r"\d|\b(?:monday|tuesday|wednesday|thursday|friday|lunes|martes|miercoles|jueves|viernes)\b")

_NOT_THEIRS = re.compile(
    r"(?<!my )(?<!the )(?<!from )(?<!with )(?<!to )\b(?:they|he|she|doctor|dr|office|hospital|nurse|clinic|"
    r"ellos|ella|oficina|enfermera) "
    r"(?!told)\w+"
    r"|^(?:the|my|el|la|mi) (?:doctor|dr|office|hospital|nurse|clinic|oficina|enfermera) (?!told)\w+"
)
_DENIES = re.compile(
    r"\b(?:not|havent|hasnt|have not|havnt|didnt|did not|dont|cant|couldnt|wont|never|still (?:need|have to|"
    r"waiting|trying)|nobody|no one|noone|voice ?mail|busy signal|nadie|no contest\w+|"
    r"no|aun|todavia|apenas|tampoco|nunca|falta|almost|casi|going to|gonna|will|ill|about to|trying|waiting|"
    r"working on)\b"
)
_AND_THEY = re.compile(
    r" (?:(?:and|y) )?(?:they|he|she|it|theyll|theyre|its|me|nos) (?:do |does |will |have |has |are |is |lo |la |"
    r"si )*"
    r"(?:cover(?:s|ed)?|agreed?|approved?|said (?:yes|ok|okay|its? (?:is )?(?:ok|fine|covered))|sent|gave|ok|good|"
    r"set|"
    r"cubren?|aprob\w+|dijeron que si|dijo que si|mand\w+|dieron)\b(?: (?:it|them|that|me|us|all|this|already|ya))*$"
)
"""What came of it, behind what was done: "I called them, they cover it"."""
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|weekend|"
    r"fin de semana|(?:next|this|coming) (?:week|month)|(?:la )?(?:proxima|otra) semana|tomorrow|manana|tonight|"
    r"(?:the|el|on) \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)|"
    r"(?:january|jan|february|feb|march|april|apr|may|june|july|august|aug|september|sept|october|oct|november|nov|"
    r"december|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_ABOUT_A_DAY = (
    r"on|in|the|of|at|next|this|coming|until|till|again|please|el|la|los|en|de|para|por|hasta|proximo|este|que viene|"
    rf"morning|afternoon|\d{{1,2}}|{_DAY}"
)
_LATER_ON = re.compile(
    r"(?:later|snooze|remind me|(?:ask|text|tell) me|recuerd[ae]me|recuerdeme|avise?me|luego|despues|mas tarde)"
    rf"(?: (?:{_ABOUT_A_DAY}))* (?:{_DAY})(?: (?:{_ABOUT_A_DAY}))*"
)
_WILL = re.compile(
    rf"(?:(?:maybe|perhaps|probably|tal vez|quizas?|a lo mejor|on|next|this|el|este|para el|hasta el|until) "
    rf")*(?:{_DAY})(?: morning| afternoon| que viene)?"
    r"|(?:ill|i will|ill be|i can|im going to|i am going to|gonna|i plan to|i want to|"
    rf"l[oa]s? (?:hago|hare|voy a)|voy a|puedo|llamo|llamare|lo puedo)\b.* (?:{_DAY})\b.*"
)
_NOT_NEEDED = re.compile(
    r"(?:(?:i|we|really|also|so|just|no) )*(?:(?:dont|do not|doesnt|wont|will not) (?:need|apply)|not needed|no need|"
    r"not necessary|not applicable|n a|(?:this|that|it) (?:isnt|is not) (?:needed|necessary)|"
    r"(?:it |this |that )?(?:doesnt|does not) apply)"
    r"(?: (?:it|that|this|them|these|those|one|to|for|me|us|here|thanks|anymore))*"
    r"|(?:es[oa] |est[oa] )?(?:no (?:(?:lo|la|los|las|me|nos) )?(?:necesit(?:o|amos)|hace falta|hacen falta|aplican?|"
    r"ocupo|es necesari[oa]))(?: (?:eso|esto|esa|ese|esta|para|a|mi|nosotros|ya|gracias))*"
)
_OF_A_THING = re.compile(
    r"(?:(?:i|we|really) )*(?:dont|do not|wont) (?:need|have) (?:the|my|any|those|these|to|a|an) .*"
    r"|no (?:necesito|necesitamos|hacen? falta|me hacen? falta) (?:lo de |l[oa]s?|mis?|es[oa]s?|un|una) .*"
)
_SKIPS = re.compile(
    r"(?:(?:please|i|lets|let s|can we|ill|want to|wanna|quiero|vamos a|just|no) )*(?:skip|pass|omit\w*|salt\w+|"
    r"brin(?:c|qu)\w+|ignor\w+)\b.*"
    r"|not (?:this|that) one.*|(?:i )?(?:dont|do not) want to (?:do|answer|say)\b.*|no quiero (?:hacer|contestar|"
    r"responder|decir)\b.*"
    r"|(?:esta|este|esa|ese) no"
)

_MENU = re.compile(
    r"(?:(?:please|can|you|i|want|need|go|going|take|bring|send|get|show|give|see|back|return|open|me|us|to|the|"
    r"main|my|where|is|volver|"
    r"vuelva|ir|ver|regresar|regreseme|quiero|llevame|lleveme|muestreme|al|el|mi|por|favor|a|again|otra|vez) )*menu"
    r"(?: (?:please|principal|again|por|favor|options|otra|vez|plz|pls))*"
)
_AGAIN = r"(?:again|back|otra vez|de nuevo|nuevamente|please|por favor|porfa|now|ya|thanks|gracias|me|si)"
_OUR_TEXTS = (
    r"(?:(?:the|my|your|these|those|los|sus|mis|estos|sending|me|texting|messaging|reminding|mandando|recibiendo) )*"
    r"(?:texts?|messages?|reminders?|texting|messaging|sending|mensajes|recordatorios|avisos|textos)"
)
_STARTS = re.compile(
    r"(?:(?:please|can|could|you|i|id|we|want|need|would|like|to|so|ok|actually|sorry|hi|quiero|puede\w*|por|favor|"
    r"que|me|"
    r"pls|hey|oops|wait|start|begin|again) )*"
    r"(?:(?:(?:i )?(?:said|sent|typed|hit|pressed|texted|put|wrote|puse|mande|escribi) stop |that was |fue |"
    r"lo puse )?"
    r"(?:by mistake|by accident|on accident|accidentally|sin querer|por error|por accidente) (?:and |y )?)?"
    rf"(?:(?:re)?(?:start|begin|resume|activate|enable) {_OUR_TEXTS}|turn {_OUR_TEXTS} (?:back )?on|"
    rf"(?:want|get|have|send) (?:me )?{_OUR_TEXTS} (?:back|again)|(?:text|message|remind|write) me again|"
    r"(?:put|add|let|opt|sign|take) me back(?: (?:in|up|on))?(?: (?:the|your) list)?|"
    r"(?:sign|opt|put|add|enroll) me (?:up|in|back on|back in|back up)|"
    rf"re ?(?:subscribe|enroll|join|activate|start)(?: me)?|(?:re)?(?:activ\w+|anud\w+|inici\w+|"
    rf"empiec\w+) {_OUR_TEXTS}|"
    rf"(?:vuelv\w+|volver) a (?:recibir|mand\w+|envi\w+|escrib\w+|empezar)(?:me|nos)?(?: {_OUR_TEXTS})?|"
    rf"(?:mand\w+|envi\w+|escrib\w+)(?: {_OUR_TEXTS})? (?:otra vez|de nuevo|nuevamente))(?: {_AGAIN})*"
)
_BACK = re.compile(
    r"(?:(?:please|can|could|we|you|i|go|going|take|me|let|us|lets|want|to|quiero|por|favor|vamos|ir|un|paso|one|a|1|"
    r"step|oops|ok|no|hey) )*"
    r"(?:back|bak|bakc|volver|volvamos|regresar|regrese\w*|regresemos|regresa|atras)"
    r"(?: (?:up|a|one|1|step|page|screen|please|uno|una|un|paso|atras|pagina|por|favor|again|to|the|last|previous|"
    r"anterior|al|a|la|lo|de|antes|before))*"
)
_HELP = re.compile(
    r"(?:(?:im|i am) (?:so )?(?:lost|confused) )?(?:how (?:do|does|can|to)(?: i| this| it| you| u)* (?:use|"
    r"work)(?: this| it| thing| app| bot| program| service)*"
    r"|(?:what|whats|what is|que es) (?:this|esto)(?: thing| app| bot| for)*|(?:please )?help(?: me| us)?(?: now|"
    r" please| out| with this)*"
    r"|(?:can|could|may) (?:i|we) (?:please )?(?:get|have) (?:some |a little )?help(?: please| here| with this)*"
    r"|(?:i|we) (?:really )?need (?:some )?help(?: with)?(?: this| it| these)?(?: thing| app| bot| now| please)*|"
    r"(?:como|para que) (?:se usa|sirve|"
    r"funciona)(?: esto)?|(?:necesito|quiero|ocupo) ayuda(?: por favor)?"
    r"|what (?:do|should|am) i (?:supposed to )?(?:do|say|type|write|press|put|reply)(?: here| now| next| with this|"
    r" to this)*"
    r"|(?:ayud\w+ )?(?:por favor )?no (?:le |lo )?entiendo(?: nada)?(?: (?:a|de))?(?: esto| esta cosa| "
    r"aqui)+(?: ayud\w+)?"
    r"|no (?:le )?entiendo (?:como (?:funciona|se usa|usar)|que (?:hago|hacer|es))(?: esto| aqui)*"
    r"|que (?:hago|le pongo|escribo|pongo|contesto)(?: aqui| ahora| yo)*"
    r"|what (?:are )?(?:you|u) (?:for|do)|what can (?:i|you|u|this) (?:ask|do|say|type)(?: here| you)*|"
    r"que (?:puedo|se puede) (?:preguntar|hacer)(?: aqui)?)"
)
_THANKS = re.compile(
    r"(?:(?:ok|okay|oh|great|perfect|awesome|wow|good|cool|well|alright|yes|si|bueno|que bien|"
    r"perfecto) )*(?:thanks|thank you|thank u|thx|ty|gracias|"
    r"muchas gracias|mil gracias|many thanks|cheers|bless you|god bless|(?:que )?dios (?:se lo|te lo|los|lo|la|le|"
    r"te) (?:pague|bendiga))(?: (?:and|y) (?:(?:god )?bless|que dios)(?: \w+){0,3})?(?: (?!(?:but|and|y|pero|no|not|"
    r"what|can|"
    r"do|how|when)\b)[a-z]+){0,4}"
)
_ERASES = re.compile(
    r".*\b(?:delete|erase|remove|wipe|get rid of|clear|destroy|forget|trash|borr(?!o\b|aron|aste|amos)\w+|"
    r"elimin(?!o\b|aron|aste|amos)\w+|olvid(?!o\b|aron|aste|amos|ad)\w+)\b(?: (?!not|no\b)\w+){0,4}? "
    r"(?:data|info|information|account|history|messages|conversation|everything|datos|informacion|cuenta|"
    r"historial|mensajes|todo|me|what (?:i|ive) (?:told|said|wrote|gave|sent|shared)|(?:todo )?lo (?:mio|que (?:le |"
    r"les )?(?:dije|"
    r"escribi|puse|conte|mande)))\b(?: (?:you have|that you have|on|about|of|from|me|here|please|now|sobre|de|mi|your|"
    r"ur|system|files|su|sistema|"
    r"mio|tienen|tiene|que|por favor|you|i|ive|told|said|wrote|gave|les|dije))*(?: (?:about|sobre)(?: \w+){1,4})?"
)
_ERASED = re.compile(
    r".*\b(?:my|mi|mis|all|todo) (?:\w+ )?(?:data|info|information|account|history|messages|datos|informacion|"
    r"cuenta) "
    r"(?:to be )?(?:deleted|erased|removed|wiped|gone|borrad\w+|eliminad\w+)(?: please| now| por favor)*"
)
_KEEPS = re.compile(
    r"\b(?:question|questions|list|item|appointment|visit|cita|pregunta|doctor|reminder|dont|no me|insurance|"
    r"phone|cancer|photos?|fotos?|computer|computadora|laptop|facebook|whatsapp|netflix|bank|banco|emails?|correos?|"
    r"(?:me|se (?:me|le|nos|te)) olvid\w+|"
    r"(?:i|we|he|she|they|you|always|keep|just|never|cant|trying to|try to|(?:i|we) want to|wanna) forget)\b|^(?:si|"
    r"if|when|will|does|cuando|que pasa) |\bse (?:borra|elimina)\b"
)

_A_TONGUE = r"(?:english|ingles|spanish|espanol)"
_SWITCHES = re.compile(rf"\b(?:switch|change|cambi\w+)(?: \w+){{0,3}} (?:to|into|a|al|en) (?P<tongue>{_A_TONGUE})\b")
_NOT_OURS = re.compile(r"\b(?:doctors?|dr|nurse|clinic|hospital|form|forms|papers|records|interpreter|dont|no)\b")
_NOT_THAT_TONGUE = re.compile(rf"\b(?:no|not) {_A_TONGUE}\b(?=.*{_A_TONGUE})")
_TONGUES = {"LANG_ES": frozenset({"spanish", "espanol"}), "LANG_EN": frozenset({"english", "ingles"})}


def answer(words: str, text: str, context: str) -> str:
    """What a short text answers where something of ``context`` was asked: a command's word, or empty."""
    asks = "?" in text or bool(_ASKS.search(words))
    if asks or len(words.split()) > MOST_WORDS:
        return ""
    if context == "confirm":
        return _confirms(words)
    return _of_task(words) if context == "checklist" else ""


def _confirms(words: str) -> str:
    said = set(words.split())
    if _UNSURE.search(words):
        return ""
    if said & NO_CORE:
        # "Thats not right its the 5th": what is right comes with it.
        return "NO" if said <= NO_WORDS or _NUMBER.search(words) else ""
    agrees = (
        words.split(maxsplit=1)[0] in PLAIN_YES and not said & (OBJECTING | MORE_SAID) and not _NUMBER.search(words)
    )
    return "YES" if agrees or (said & YES_CORE and said <= YES_WORDS) else ""


def _of_task(words: str) -> str:
    if _NOT_NEEDED.fullmatch(words) or (_OF_A_THING.fullmatch(words) and task_words.about(words)):
        return "NOT_NEEDED"
    if _WILL.fullmatch(words):
        return "LATER"
    if task_forms.settled(words):
        return "DONE"
    if task_forms.never_had(words):
        return "NOT_NEEDED"
    own = _AND_THEY.sub("", words)
    return "" if _NOT_THEIRS.search(own) else _does(own)


def _does(words: str) -> str:
    """Skipped, put off, done or not yet."""
    if _SKIPS.fullmatch(words):
        return "SKIP"
    if task_deeds.put_off(words):
        return "LATER"
    done = task_deeds.done(words)
    if _DENIES.search(words):
        return (
            "NO"
            if done or re.search(r"\b(?:done|yet|finished|havent|didnt|todavia|aun|apenas|hecho|hice|listo)\b", words)
            else ""
        )
    return "DONE" if done else ""


_FORMS = (
    ("MENU", _MENU),
    ("HELP", _HELP),
    ("BACK", _BACK),
    ("ACK", _THANKS),
    ("LATER", _LATER_ON),
)


def anywhere(words: str) -> str:
    """The command that a short sentence is in any context, or empty."""
    if _STARTS.fullmatch(words):
        return "START"
    if wish := _SWITCHES.search(words):
        return "" if _NOT_OURS.search(words) else _tongue(frozenset({wish["tongue"]}))
    if len(words.split()) > MOST_WORDS:
        return ""
    for word, form in _FORMS:
        if form.fullmatch(words):
            return word
    if (_ERASES.fullmatch(words) or _ERASED.fullmatch(words)) and not _KEEPS.search(words):
        return "DELETE"
    return _tongue(frozenset(_NOT_THAT_TONGUE.sub("", words).split()))


def _tongue(said: frozenset[str]) -> str:
    """A wish for a language: its name among words of asking, nobody else's language."""
    named = [word for word, names in _TONGUES.items() if said & names]
    if len(named) != 1 or not said <= TONGUE_WORDS | _TONGUES[named[0]]:
        return ""
    denied = said & {"no", "dont", "cant"}
    other = {"LANG_ES": "LANG_EN", "LANG_EN": "LANG_ES"}
    return other[named[0]] if denied else named[0]
