"""A death told in a few words: "mom didn't make it", "se nos fue mi mamita"; and what only sounds like one.

Over ``words.bare`` text, both languages at once. What a death changes is final, so an old story, somebody who is none
of the family, a test that was passed and a visit that was missed must not count.
"""

import re

from handlers.understanding.phrase_table import words as words_of

_FAMILY = "|".join(
    words_of(
        "mom momma mommy mama mum mummy mother dad daddy pop pops father husband hubby wife wifey spouse "
        "partner fiance "
        "fiancee son daughter child kid baby boy girl toddler infant angel twin brother bro sister sis grandma grandpa "
        "granny gran nana grammy papaw mamaw grandmother grandfather grandson granddaughter grandbaby patient "
        "boyfriend "
        "girlfriend stepmom stepdad",
        "mami mamita mamacita mamasita madre jefita viejita vieja papa papi papito padre viejo viejito esposo esposa "
        "marido mujer pareja hijo hija hijito hijita nino nina ninito ninita nene nena nenito nenita bebe "
        "bebito bebita "
        "chiquito chiquita hermano hermana hermanito hermanita abuelo abuela abuelito abuelita nieto nieta angelito "
        "paciente",
    )
)
_OTHERS = (
    r"(?:doctors?|doctora|dr|onc\w*|nurse|enfermer\w+|boss|coworker|teacher|neighbou?r|friend|amig[oa]|vecin[oa]|"
    r"cousin|uncle|aunt\w*|primo|prima|ti[oa]|dog|cat|puppy|perr\w+|gat[oa]|phone|cell\w*|celular|battery|bateria|pila|"
    r"car|truck|computer|laptop|tablet|tv)"
)
"""Whose death is a story, not the end of what we do."""
_MINE = rf"(?:my|our|mi|mis|nuestr[oa]|the|el|la) (?:(?!{_OTHERS}\b)\w+ ){{0,2}}?(?:{_FAMILY})(?: in law)?"
_WHO = rf"(?:he|she|they|ella|el|(?:my|mi) (?!{_OTHERS}\b)\w+|{_MINE}|{_FAMILY}|loved one|ser querido)"
_SOON = (
    r"(?:has |had |have |just |ya |sadly |recently |also |finally |peacefully |suddenly |unexpectedly |quietly |"
    r"tristemente |unfortunately )*"
)
_WHEN = (
    r"(?= (?:now|already|yesterday|today|tonight|last|this|on|at|just|early|earlier|peacefully|suddenly|and|so|i|we|"
    r"please|in (?:his|her|their|my|our)|please|thank|thanks|sorry|ayer|anoche|hoy|esta|este|el|a las|ya|y|"
    r"gracias|por)\b|$)"
)
_NOWHERE = (
    r"(?! (?:to|home|in|on|by|there|here|today|because|for|out|back|until|till|past|up|this far|down|inside|over)\b)"
)
_DIED = (
    rf"(?:died(?! (?:down|laughing|out)\b)|passe?d?(?: away| on(?! (?:to|the|it|this|that|a)\b))|past away|"
    rf"pased(?: away)?|"
    r"passed(?! (?:it|out|by|through|gas|blood|clots?|stool|urine|on|all|every|with|a|an|(?:the|her|his|their) "
    r"(?:\w+ )?(?:test|exam|class|inspection|course|physical|bar|stone|kidney|phone|salt|baton|screening))\b)|"
    rf"is (?:dead(?! (?:tired|wrong|set|serious))|deceased|no longer with us|not with us anymore)|deceased|"
    rf"is gone(?: now)?{_WHEN}|"
    rf"(?:didnt|did not|didn t|dint) make it (?:through|thru) (?:the )?(?:night|surgery|weekend|day)|"
    rf"(?:didnt|did not|didn t|dint) make it{_NOWHERE}|"
    r"(?:is |s )?(?:now )?(?:in heaven|with (?:god|jesus|the lord|the angels|his maker|her maker))|"
    r"went (?:to heaven|home to (?:god|jesus|the lord)|to be with (?:god|jesus|the lord))|gained (?:his|her|"
    r"their) wings|"
    r"(?:took|drew|breathed) (?:his|her|their) last(?: breath)?|slipped away|went peacefully|lost (?:his|her|"
    r"the|their) "
    r"(?:battle|fight)|"
    r"(?:se )?(?:me |nos |le )?(?:murio|fallecio|fallesio)|ha muerto|ha fallecido|esta muert[oa]|se (?:me|nos) "
    r"fue(?! a\b| al\b)|"
    r"se fue (?:al cielo|con (?:dios|diosito|el senor))|(?:ya )?(?:esta|descansa) (?:ya )?(?:con (?:dios|"
    r"diosito|el senor)|"
    r"en el cielo|en paz)|ya no esta(?: con nosotros| entre nosotros)?(?= (?:ayer|anoche|hoy|gracias|por favor)\b|$)|"
    r"ya no esta con nosotros|perdio la (?:batalla|vida|lucha)|dejo de existir|ya (?:partio|descanso)(?= "
    r"(?:ayer|anoche|hoy|en paz)\b|$))"
)
_LOST = (
    rf"(?:lost|loss) (?:him|her|(?:(?:my|our) )?(?:(?!{_OTHERS}\b)\w+ ){{0,2}}?(?:{_FAMILY})){_WHEN}"
    rf"|\b(?:perdimos|perdi|hemos perdido) a (?:(?:mi|nuestr[oa]) )?(?:\w+ )?(?:{_FAMILY})\b"
    r"|\b(?:we|i) (?:buried|cremated) (?:him|her|my \w+|our \w+)\b|\b(?:enterramos|sepultamos|velamos) a \w+"
    r"|\b(?:his|her|moms|dads|mothers|fathers|husbands|wifes|sons|daughters) funeral\b"
    r"|\b(?:took|taken) (?:him|her|mom|dad) off (?:of )?life support\b"
    r"|\b(?:dios|diosito|el senor) (?:ya )?(?:se )?(?:me |nos )?(?:la|lo|llevo|recogio)\b(?: llevo| recogio)?"
    r"|\b(?:god|jesus|the lord) (?:took|called|has called) (?:him|her|my \w+|mom|dad) home\b"
    r"|\bl[oa] perdimos (?:ayer|anoche|hoy|esta manana)$"
)
_FIRST_THE_VERB = (
    rf"(?:se )?(?:(?:me|nos|le) )?(?:murio|fallecio|fallesio|ha muerto|ha fallecido) (?:(?:ya|hoy|ayer|anoche) "
    rf")?{_MINE}"
    rf"|\bse (?:me|nos) (?:fue|adelanto) (?:(?:ya|hoy|ayer|anoche) )?{_MINE}"
)
_NO_MORE_SAID = re.compile(
    r"(?:ya |he |she |ella |el |hes |shes )*(?:(?:se )?(?:me |nos )?(?:murio|fallecio)|died|passed away|gone now|"
    r"(?<=s )gone)(?: (?:hoy|ayer|anoche|esta manana|yesterday|today|last night|this morning|now))*"
)
_TOLD = re.compile(
    rf"\b{_WHO} {_SOON}{_DIED}\b|\b(?:hes|shes|moms|dads) {_SOON}(?:dead|gone(?: now)?{_WHEN}|in heaven|"
    rf"with (?:god|jesus|the lord))\b|\b{_LOST}|\b{_FIRST_THE_VERB}\b"
)
_RECENT = re.compile(
    r"\b(?:yesterday|today|tonight|last night|this (?:morning|afternoon|evening|week)|(?:hours?|minutes?) ago|just|"
    r"ayer|anoche|hoy|esta (?:manana|tarde|noche|madrugada)|hace (?:\w+ ){1,2}(?:minutos|horas?)|acaba)\b"
)
_OLD = re.compile(
    r"\b(?:of|from|ago|when|years?|in (?:19|20)\d\d|last (?:year|month|spring|summer|fall|winter)|before|because|if|"
    r"back|de (?:esto|eso|leucemia|cancer|lo mismo|un|una)|hace|cuando|si|ano pasado|out|test|exam|inspection)\b"
)
_ELSEWHERE = re.compile(rf"\b{_OTHERS}\b")


def told(words: str) -> bool:
    """Whether bare words say that the person we help has died, now and not in an old story."""
    if _NO_MORE_SAID.fullmatch(words):
        return True
    if not _TOLD.search(words) or _ELSEWHERE.search(words):
        return False
    return bool(_RECENT.search(words)) or not _OLD.search(words)


def without(text: str) -> str:
    """The text without what it says of a death: what is left may speak of our messages."""
    return _TOLD.sub(" ; ", text)
