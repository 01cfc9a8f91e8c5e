"""Who wants no more messages, in whatever words (safety.md §4), and what only looks like it.

"Stop chemo", "end it" or "cancel my visit" are no opt-outs: a sentence needs an object that is about our messages.
"""

import re
from typing import Literal

from handlers.understanding import deaths, deaths_tied
from handlers.understanding.answer_words import OF_A_TASK, UNASKED, YES_OR_NO
from handlers.understanding.bot_words import ANYWHERE
from handlers.understanding.command_words import without_courtesy
from handlers.understanding.echoes import is_echo, is_tapback
from handlers.understanding.opt_out_score import Look, denied, listed, look
from handlers.understanding.opt_out_sentences import asks_no_more, clauses, limited, turned
from handlers.understanding.reminder_words import read as wishes
from handlers.understanding.stop_words import STOP_LONG, STOP_LOOKALIKES, STOP_NOISE, STOP_PHRASES, STOPS
from handlers.understanding.words import bare, mend, plain

__all__ = ["Kind", "asks_to_stop", "in_doubt", "is_echo", "is_tapback", "opt_out"]

Kind = Literal["exact", "free", "wrong_number", "death", "delete", ""]

_WRONG_NUMBER = (
    re.compile(
        r"\b(?:w?r[ou]ng|wron) (?:number|nmbr|numbr|numba|nbr|person|phone|num)\b(?! (?:called|answered|picked|of|in|"
        r"on (?:the|my|his|her|that|this)|for (?:the|my|our))\b)|"
        r"\bwrong #(?! (?:on|in|for)\b)|\b(?:numero|telefono|persona) equivocad[oa]\b"
    ),
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
    re.compile(
        r"\bthis (?:phone|number|cell) (?:belongs to|is now|now belongs)\b|\b(?:este|ese) (?:numero|telefono|celular) "
        r"(?:ya )?no es (?:de|mi|el de|su)\b|\besta mal el numero\b|\baqui no vive\b|\bno one (?:here )?by that name\b|"
        r"\b(?:im|i am|yo) (?:not|no soy) [a-z]+ (?:wrong|stop|no)\b"
    ),
    re.compile(
        r"\b(?:not|isnt) the right (?:number|phone|num)\b|\bno (?:es|soy) (?:la persona|quien|el|la) (?:que )?busca"
    ),
    re.compile(
        r"\b(?:theres?|there is|there are) no (?!one\b|way\b|appointment|visit|date|need|doctor|"
        r"nurse|parking|wifi|bus|ride|interpreter)[a-z]+ "
        r"(?:here|at this number|living here)\b|"
        r"\b(?:he|she|they) (?:doesnt|does not|dont|no longer) (?:have|has|use|uses|own|owns) this (?:phone|number|"
        r"cell)\b|"
        r"\baqui no (?:hay|es|esta) (?:ning\w+ )?(?!doctor|enfermer|medic|nadie|estacion|"
        r"transporte)[a-z]+$|\b(?:yo )?soy otra persona\b|"
        r"\bthis is (?:a|my|our) (?:business|landline|land line|store|restaurant|office phone|work phone|fax)\b"
    ),
    re.compile(
        r"\bthis (?:is )?an? (?:\w+ )?(?:fax|barber ?shop|business|shop|store|restaurant|church|salon|garage|company|"
        r"landline|hotel|bank|dealership|warehouse|day ?care|bakery|gym|law|insurance|real estate|work (?:phone|line|"
        r"cell)|"
        r"house phone|home phone)(?: (?:line|phone|number|office|agency))?(?: (?:at|in|for|not|and|sir|maam|man)\b|$)|"
        r"\b(?:este|esto|aqui|ese) (?:\w+ )?es (?:el (?:celular|numero|telefono) de )?una? (?:taller|tienda|negocio|"
        r"restaurante|escuela|iglesia|panaderia|fax|salon|compania|empresa|casa particular|ferreteria|taqueria|"
        r"peluqueria)|"
        r"\bthis has (?:always )?been my (?:own )?(?:number|cell|phone|line)|\b(?:this is|had) my (?:number|cell|"
        r"phone) (?:for|since|going on) "
        r"(?:\w+ ){0,2}(?:years?|months?)\b|\b(?:numero|telefono|celular|cel) (?:ahora|ya) es mio\b|\bahora es mio\b|"
        r"\b(?:texts|messages|these|stuff|reminders) (?:(?:are|is|was|were|that|must be) )*(?:meant|intended|"
        r"supposed to be) for "
        r"(?!me\b|us\b|the (?:visit|patient))|\b(?:he|she|nobody|person|guy) (?:doesnt|dont|does not|no longer|"
        r"aint) (?:live|stay) here\b"
    ),
    re.compile(
        r"\b(?:you|u) (?:have|got|texted|reached) the wrong\b(?! (?:date|time|day|visit|idea|info|doc|dr|med|dos|hosp|"
        r"clin|addr|app|place|year|month|hour|birth|"
        r"pharm|insur|build|floor|lang|zip|email|spell|kind|type|answer|name|town|city|state|room|side|list|thing|part|"
        r"zone|cancer|diagnos|treat|link|way|end|impression|button|word|option|one|order|test|result|size|color|"
        r"team)\w*)"
    ),
)
_THEIR_WRONG_NUMBER = re.compile(
    r"\b(?:meant (?:for|to)|gave|give|given|i (?:texted|told)|called|calling|call|dialed|had|was|is it|said my|"
    r"have the wrong number for|clinic|"
    r"office|insurance|hospital|fax|dieron|dio|llame|marque|perdon|perdona|oficina|clinica|seguro)\b"
)
_AT_ONCE = re.compile(
    r"(?:(?:hi|um|yo|hey|man|bro|u|you|got|have|the|yeah|no|ey|oye) )*(?:wrong (?:number|person)|numero equivocado|"
    r"persona equivocada)(?! (?:of|for|on|in|was|is|at|from|para|de|en|call\w*|text\w*|answer\w*|pick\w*|i (?:called|"
    r"dialed|had|meant))\b)"
)
"""Said first, it is of us, whatever else was given or told."""

_STRANGER = re.compile(
    r"\bthis is(?: not|nt) \w+\b.{0,16}\b(?:had|got|have) this (?:number|phone|cell)\b|"
    r"\b(?:number|phone) (?:now )?belongs to\b|"
    r"\b(?:dont|do not|never|nobody|no one|no) (?:\w+ ){0,3}(?:leukemia|cancer|leucemia|sick|patient)\b.*"
    r"\b(?:fix|update|correct|check|corrijan|arreglen|revisen) (?:your|ur|yalls|sus?) "
    r"(?:records?|list|system|database|files?|lista|sistema|registros|datos)\b"
)
"""Who has the number now says whose it was."""

# Typed in capitals before a cry for help: both are meant (safety.md §1).
_STOP_AND_MORE = re.compile(r"(?:STOP|ALTO)[.!,]* (?:I|i|im|Im|I'm|he|she|we|my|My|no|No|me|mi)\b")

_CLOSES_WITH_STOP = re.compile(r"[.!?,;] ?(?:please |pls )?(?:stop|unsubscribe|alto)(?: please| pls)?[.! ]*$")


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
    wrong_number = _wrong_number(words, said)
    if not wrong_number and (deaths.told(words) or deaths_tied.told(clauses(said))):
        return "death"
    if wrong_number or _asks(said):
        return "" if denied(clauses(said)) else "wrong_number" if wrong_number else "free"
    return "free" if _look(words, said) == "yes" else ""


def _wrong_number(words: str, said: str) -> bool:
    spelled = " ".join(clauses(said))
    found = any(pattern.search(line) for pattern in _WRONG_NUMBER for line in (words, said, spelled))
    return bool(_STRANGER.search(words) or _AT_ONCE.match(words)) or (found and not _THEIR_WRONG_NUMBER.search(words))


def _asks(said: str) -> bool:
    return bool(_CLOSES_WITH_STOP.search(said)) or asks_no_more(said)


def _look(words: str, said: str) -> Look:
    parts = clauses(said)
    command = _is_command(words) or _is_command(without_courtesy(words))
    known = command or any(wishes(said, code) for code in ("en", "es"))
    if known:
        return "no"
    return listed(parts) or ("no" if limited(parts) or any(map(turned, parts)) else look(parts))


def _is_command(words: str) -> bool:
    return " " not in words or any(words in table for table in (ANYWHERE, OF_A_TASK, UNASKED, YES_OR_NO))


def in_doubt(text: str) -> bool:
    """Whether a text that is no opt-out may be meant as one, so that the person should be asked."""
    words, said = bare(text), plain(text)
    if is_echo(text):
        return False
    return _look(words, said) == "doubt" or ((_wrong_number(words, said) or _asks(said)) and denied(clauses(said)))


def asks_to_stop(text: str) -> bool:
    """Whether the text itself asks for no more messages; a death alone does not."""
    words, said = bare(text), plain(text)
    # What is told about the death is not about us: "my wife passed away please stop".
    rest = deaths.without(said)
    return _exact(words) or not {"stop", "alto"}.isdisjoint(words.split()) or _asks(rest)
