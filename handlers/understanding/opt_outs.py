"""Who wants no more messages, in whatever words (safety.md §4), and what only looks like it.

"Stop chemo", "end it" or "cancel my visit" are no opt-outs: a sentence needs an object that is about our messages.
"""

import re
from typing import Literal

from handlers.understanding.bot_words import ANYWHERE
from handlers.understanding.command_words import without_courtesy
from handlers.understanding.stop_words import STOP_LONG, STOP_LOOKALIKES, STOP_NOISE, STOP_PHRASES, STOPS
from handlers.understanding.words import bare, mend, plain

Kind = Literal["exact", "free", "wrong_number", "death", "delete", ""]

_TEXTS = (
    r"(?:texts?|texting|messag\w*|msgs?|msg\w*|sms|sending|contacting|bothering|bugging|spamming|harassing|"
    r"writing|emailing|reminders?|notifications?|alerts?)"
)
_US = (
    r"(?:me|us|my (?:mom|mother|dad|father|wife|husband|son|daughter|phone|number)|her|him|this (?:number|phone|"
    r"list|thing)|these|here)"
)
_SENT = r"(?:mand\w+|envi\w+|escrib\w+|textee?\w*|molest\w+|llam\w+|contact\w+)"
_MENSAJES = r"(?:mensaj\w*|textos?|sms|recordatorios?|avisos?|notificaciones|alertas)"

_FREE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:stop|quit|cease|stahp)(?: \w+){{0,2}} {_TEXTS}\b",
        rf"\b(?:stop|quit) (?:calling|emailing|sending|text|messaging)(?: {_US}| this| these| to| them| it)?\b",
        (
            r"\b(?:dont|do not|never|pls dont|not) (?:ever |you )?(?:text|message|msg|contact|bother|write|sms|"
            rf"send)(?: to)? {_US}\b"
        ),
        (
            r"\b(?:dont|do not|never) (?:ever )?(?:send|text)(?: \w+){0,3} (?:texts?|messages?|msgs?|these|"
            r"reminders?|anymore|again)\b"
        ),
        rf"\b(?:no|not any|enough)(?: more| mas)? (?:more )?{_TEXTS.replace('texting|', '')}(?: please)?$",
        rf"\bno more (?:of )?(?:these |your )?{_TEXTS}\b",
        (
            r"\b(?:dont|do not|no longer|didnt|never) (?:really )?(?:want|need|wish|ask|asked|sign|"
            rf"signed)(?: \w+){{0,5}} {_TEXTS}\b"
        ),
        r"\b(?:dont|do not) want (?:these|this|them|any of this)(?: anymore| any more)?$",
        (
            r"\btake (?:me|us|my (?:name|number|phone|phone number|mom|dad)|this number|her(?: number)?|him|"
            r"his number|their number) off\b"
        ),
        (
            r"\b(?:remove|delete|drop|unlist|scrub) (?:me|us|this (?:number|phone)|my (?:phone )?(?:number|phone|"
            r"name|contact)|(?:her|his) number)(?: from| off)?(?! (?:post|appointment|visit|question))\b"
        ),
        r"\bget (?:me|us) off (?:this|your|the) (?:list|thing|text)",
        r"\b(?:lose|forget) my (?:number|phone)\b",
        r"\bleave (?:me|us|him|her) alone\b",
        (
            r"\b(?:want|like|wish|need|trying|how (?:do|can|to)(?: i)?|let me|please|can i|could i|"
            r"pls)(?: \w+){0,3} (?:opt ?out|unsubscribe|unsubscribed|unenroll)\b(?! of (?:the|my|a|"
            r"this) (?:trial|study|treatment|chemo|insurance|plan|surgery))"
        ),
        r"^(?:opt ?out|unsubscribe)\b(?! of (?:the|my|a|this) (?:trial|study|treatment|chemo|insurance|plan|surgery))",
        r"\bunsubscribe (?:me|us|this|my)\b|\bopt (?:me|us) out\b",
        (
            r"\bhow (?:do|can|to)(?: i)? (?:stop|end|cancel|quit|get out of|turn off|block)(?: getting|"
            rf" receiving)? (?:these|this|the)(?: \w+)? ?{_TEXTS}?$"
        ),
        rf"\b(?:turn off|cancel|block|disable|end) (?:all |the |my |these |your )*{_TEXTS}\b",
        r"\brevoke (?:my )?(?:consent|permission|authorization)\b|\bwithdraw my consent\b",
        r"\bcease and desist\b|\bstop stop\b|\bi said stop\b|\b(?:please )?stop (?:please )?(?:already|everything)$",
        r"\bstop (?:bothering|bugging|harassing|spamming|contacting|messaging|texting)\b",
        rf"\b(?:dej(?:en?|es|a|ad)|par(?:en?|es|a)) (?:ya )?de (?:estar )?(?:me )?{_SENT}\b",
        (
            r"\b(?:no|ya no|nunca) (?:me|nos|le|les) (?:vuelvan? a |vuelvas a |sigan? |sigas )?(?:(?:mand|envi|"
            r"escrib|contact|molest|text|llam)(?:en|e|es|a|an|as|een|ee|ees|ando|iendo)|mandar|enviar|escribir|"
            r"contactar|molestar|textear)\b"
        ),
        rf"\bno (?:mand|envi|escrib)(?:en|e|an|a|es|as) (?:mas|nada|{_MENSAJES})\b",
        rf"\b(?:no|ya no) (?:quiero|deseo|necesito|quisiera|queremos|autorizo)(?: \w+){{0,4}} {_MENSAJES}\b",
        rf"\bno mas {_MENSAJES}\b|\bbasta de {_MENSAJES}\b|\bsin mas {_MENSAJES}\b",
        (
            r"\b(?:quit|saqu|borr|elimin|remuev|baj)(?:en|e|a|an)(?:me|nos|lo|la)\b(?: de)?|\bquita?me de\b|"
            r"\bsaca?me de (?:la|esta|su)\b"
        ),
        r"\b(?:quit|borr|elimin|saqu|remuev)(?:en|e|ar|a|an) (?:a )?mi (?:numero|telefono|nombre)\b",
        (
            r"\b(?:d(?:en|e|a)(?:me|nos|lo|la)|dar(?:me|nos)?|dar) de baja\b(?! (?:del?|el|mi) (?:seguro|trabajo|"
            r"doctor|medicaid|plan))"
        ),
        (
            r"\b(?:como|quiero|puedo|quisiera) (?:cancel|par|deten|quit|bloque|desactiv)\w+ (?:los|estos|las|"
            rf"estas|sus|de)(?: \w+)? ?{_MENSAJES}\b"
        ),
        rf"\b(?:cancel|par|deteng|desactiv|quit)\w* (?:los |estos |sus |todos )*{_MENSAJES}\b",
        r"\bdej(?:en|e)(?:me|nos) en paz\b|\bno me molesten?\b",
        (
            r"\b(?:how (?:do|can) i |please |pls |i want to )?turn (?:this|it|these|them|that) off\b|"
            r"\bshut (?:this|it) off\b"
        ),
        (
            r"\b(?:want|need|would like|wish) (?:these|this|the|your|all)(?: \w+){0,2} (?:to )?(?:stop|"
            r"end)(?:ped)?$|\b(?:stahp|stawp|stopp+it)\b"
        ),
        r"^(?:im |i am |were )?(?:no longer|not) interested\b|^no (?:me|nos) interesa\b|\bya no (?:me|nos) interesa\b",
        (
            r"\b(?:didnt|did not|never|dont remember|no me) (?:sign(?:ed|ing)? up|ask(?:ed)? for (?:this|these)|"
            r"subscrib\w+|inscrib\w+|suscrib\w+|registr\w+)\b"
        ),
        rf"\b(?:enough|stop|quit)(?: it)? (?:with|w|of) (?:the |these |all |your |this )*{_TEXTS}\b",
        (
            r"^(?:please |pls )?(?:block me|unsub|unsub me|end this|cancel this|cancel it|get me out|"
            r"let me out)(?: please)?$"
        ),
        r"\bno (?:quiero|queremos|deseo) que (?:me|nos|le) (?:\w+)(?:en|an|e|a)\b(?! (?:la|el|mi|otra))",
        r"^(?:please )?stop (?:i|im|you|this|we|he|she|my|its|it s) (?!the\b)",
        rf"\bstop (?:los |con los |de )?{_MENSAJES}\b|\bstop mandando\b",
    )
)
_NOT_ABOUT_US = re.compile(
    r"(?<!how )\b(?:should|shall|do|can|could|may|must|when|why|will|would|did) (?:i|we|he|she|they|"
    r"my \w+) (?:\w+ )?(?:stop|quit|dont)\b"
    r"(?! (?:getting|receiving|these|the texts|the messages|your|all these))"
    r"|\b(?:wont|doesnt|didnt|never|cant|not|wouldnt|keeps?|insurance|hospital|clinic|doctor|office|they|he|"
    r"she) (?:\w+ )?(?:stop|stopped|quit) (?:calling|texting|sending|messaging|emailing)"
    r"|\bdont stop\b|\bi (?:stopped|quit|never got|didnt get|did not get|dont get|havent gotten)\b"
    r"|\b(?:dont|do not) (?:want|need) (?:to )?(?:miss|lose|stop)\b|\bno me (?:han|ha|mandaron|enviaron|llaman|"
    r"llamaron|escribieron|mandan|envian)\b"
    r"|\bto (?:my|the) (?:doctor|dr|insurance|clinic|hospital|family|boss)\b"
)
_WRONG_NUMBER = (
    re.compile(r"\bwrong (?:number|person|phone|num)\b|\bwrong #|\b(?:numero|telefono|persona) equivocad[oa]\b"),
    re.compile(
        r"\b(?:se )?equivoc\w+ de (?:numero|persona|telefono)\b|\btiene el numero equivocado\b|\bno soy (?:esa|"
        r"la) persona\b"
    ),
    re.compile(
        r"\b(?:this )?(?:is not|isnt|not|no longer) (?:\w+ )?(?:my |his |her |their )?(?:\w+ )?(?:number|"
        r"phone)(?: anymore| any more)\b"
    ),
    re.compile(
        r"\bthis (?:is not|isnt) (?:\w+s|\w+ s|his|her|their) (?:number|phone)\b|\beste no es el numero de\b|"
        r"\bi dont know (?:who you are|any \w+) stop\b"
    ),
    re.compile(r"\byou (?:have|got|texted|reached) the wrong\b(?! (?:date|time|day|visit|idea|info))"),
)
_THEIR_WRONG_NUMBER = re.compile(
    r"\b(?:gave|give|given|called|calling|call|dialed|had|was|is it|have the wrong number for|clinic|office|"
    r"insurance|hospital|fax|dieron|dio|llame|marque|oficina|clinica|seguro)\b"
)

# Typed in capitals before a cry for help: both are meant (safety.md §1).
_STOP_AND_MORE = re.compile(r"(?:STOP|ALTO)[.!,]* (?:I|i|im|Im|I'm|he|she|we|my|My|no|No|me|mi)\b")

_CLOSES_WITH_STOP = re.compile(r"[.!?,;] ?(?:please |pls )?(?:stop|unsubscribe|alto)(?: please| pls)?[.! ]*$")

_KIN = (
    r"(?:he|she|mom|mum|mother|dad|father|husband|wife|son|daughter|brother|sister|partner|patient|grandma|"
    r"grandpa|grandmother|grandfather|"
    r"mama|papa|madre|padre|esposo|esposa|hijo|hija|hermano|hermana|marido|abuelo|abuela|el|ella|paciente|my \w+|"
    r"mi \w+)"
)
_DEATH = re.compile(
    rf"\b{_KIN} (?:has |had |have |just |ya |sadly |recently )*(?:died|passed away|passed on|passed|is dead|"
    r"is deceased|is gone now|deceased|lost (?:his|her|the) (?:battle|fight)|"
    r"(?:se )?murio|fallecio|ha muerto|ha fallecido|esta muert[oa]|se nos fue|ya no esta con nosotros)\b"
    r"|\b(?:we|i) lost (?:him|her|my \w+)(?: (?:yesterday|today|last night|this week|on \w+))?$"
)
_LONG_AGO = re.compile(
    r"\b(?:of|from|ago|when|years?|in (?:19|20)\d\d|last (?:year|month|spring|summer|fall|winter)|before|because|"
    r"back|de (?:esto|eso|leucemia|cancer|lo mismo|un|una)|hace|cuando|ano pasado|out|phone|battery|car|test|"
    r"exam|inspection)\b"
)

_TAPBACK = re.compile(
    r"^(?:liked|loved|laughed at|emphasi[sz]ed|questioned|disliked|reacted .{1,20} to|removed an? .{1,40} from|"
    r"\W{1,8} to|"
    r"le gusto|le encanto|se rio de|le dio risa|enfatizo|destaco|exclamo|pregunto por|puso en duda|cuestiono|"
    r"no le gusto|reacciono .{1,20} a|quito .{1,40} de|elimino .{1,40} de|me gusto|me encanto)"
    r" (?:a |con |una? \w+ )?[\"“”«'‘]"
)
_AUTOMATIC = re.compile(
    r"\b(?:im driving|i am driving|driving right now|do not disturb (?:is )?(?:turned )?on|while driving|"
    r"driving mode|sent from my car|auto ?-?(?:reply|response|matic reply)|"
    r"automatic (?:reply|response)|out of (?:the )?office|im in a meeting|respuesta automatica|"
    r"estoy (?:manejando|conduciendo)|no molestar (?:esta )?activad|fuera de la oficina)\b"
)


def is_tapback(text: str) -> bool:
    """A reaction that the phone sent as text: Liked “…”."""
    return bool(_TAPBACK.match(plain(text)))


def is_echo(text: str) -> bool:
    """Whether a phone wrote this, not its owner: a reaction to our message, or an automatic reply. Never acted on."""
    return is_tapback(text) or bool(_AUTOMATIC.search(plain(text)))


def opt_out(text: str, language: str) -> Kind:
    """What kind of opt-out the text is, if any. ``death`` when the person we help died and it is no old story.

    ``exact`` is the FCC's and the Spanish words by themselves; all languages are read, whatever ``language`` is.
    """
    del language
    words = bare(text)
    if is_echo(text) or not words:
        return ""
    if _exact(words):
        return "exact"
    if _STOP_AND_MORE.match(text.strip()):
        return "free"
    if ANYWHERE.get(without_courtesy(words)) == "DELETE":
        return "delete"
    return _free(words, plain(text))


def _exact(words: str) -> bool:
    core = without_courtesy(words)
    if words in STOP_PHRASES or core in STOP_PHRASES:
        return True
    named = [mend(_undoubled(word), STOP_LONG, STOP_LOOKALIKES) for word in core.split()]
    return any(word in STOPS for word in named) and all(word in STOPS or word in STOP_NOISE for word in named)


def _undoubled(word: str) -> str:
    """Read "stopp" as "stop"."""
    return word[:-1] if word[-2:-1] == word[-1:] and word[:-1] in STOPS else word


def _free(words: str, said: str) -> Kind:
    if any(
        pattern.search(words) or pattern.search(said) for pattern in _WRONG_NUMBER
    ) and not _THEIR_WRONG_NUMBER.search(words):
        return "wrong_number"
    asks = bool(_CLOSES_WITH_STOP.search(said)) or (
        not _NOT_ABOUT_US.search(words) and any(pattern.search(words) for pattern in _FREE)
    )
    if _DEATH.search(words) and not _LONG_AGO.search(words):
        return "death"
    return "free" if asks else ""


def asks_to_stop(text: str) -> bool:
    """Whether the text itself asks for no more messages; a death alone does not."""
    words = bare(text)
    return _exact(words) or not {"stop", "alto"}.isdisjoint(words.split()) or any(p.search(words) for p in _FREE)
