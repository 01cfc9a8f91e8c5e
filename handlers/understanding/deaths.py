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
        "girlfriend stepmom stepdad soulmate",
        "mami mamita mamacita mamasita madre jefita viejita vieja papa papi papito padre viejo viejito esposo esposa "
        "marido mujer pareja hijo hija hijito hijita nino nina ninito ninita nene nena nenito nenita bebe "
        "bebito bebita "
        "chiquito chiquita hermano hermana hermanito hermanita abuelo abuela abuelito abuelita nieto nieta angelito "
        "paciente suegro suegra cunado cunada yerno nuera",
    )
)
_OTHERS = (
    r"(?:(?:doctor|onc\w*|nurse|bosse?|coworker|teacher|neighbou?r|friend|cousin|uncle|dog|cat|phone|car|roommate|"
    r"classmate|pastor|priest|pope|president|actor|singer)s?|doctora|dr|enfermer\w+|amig[oa]s?|vecin[oa]s?|aunt\w*|"
    r"prim[oa]s?|ti[oa]s?|puppy|perr\w+|gat[oa]s?|cell\w*|celular|battery|bateria|pila|truck|computer|laptop|tablet|tv)"
)
"""Whose death is a story, not the end of what we do."""
_HERE = r"(?<!s )(?<!her )(?<!their )(?<!your )(?<!de un )(?<!de una )"
"""Not "my friend's mom", nor "her dad"."""
_MINE = (
    rf"(?:my|our|mi|mis|nuestr[oa]|the|el|la) (?:(?!(?:{_OTHERS}|(?:{_FAMILY})s)\b)\w+ ){{0,2}}?(?<!\bel (?=papa\b))"
    rf"(?:{_FAMILY})(?: in law)?"
)
_NO_NAME = "|".join(
    words_of(
        "s and or who says said thinks has had have is was never not hasnt havent isnt didnt almost nearly hadnt wont "
        "will in on at of from with when if until till cant could feels felt looks got went came took pain fever hair "
        "rash nausea appetite insurance ride swelling cough energy bleeding tumor cancer leukemia port",
        "casi no se dice dijo siente mas que de del y o hasta cuando para ya esta nunca me le lo la dolor fiebre tos",
    )
)
_NAME = rf"(?: (?!(?:{_NO_NAME}|{_OTHERS})\b)[a-z]+)?"
"""My brother Ray."""
_THEY = r"they(?= (?:have |just |sadly |recently )*(?:died|passed away)\b)"
_WHO = (
    rf"(?:he|she|{_THEY}|ella|el|{_MINE}{_NAME}|{_HERE}(?:{_FAMILY})|"
    rf"(?:my|our) (?:sweet|dear|little|beautiful|beloved|precious) (?!{_OTHERS}\b)\w+|"
    r"(?:let you know|inform you|(?:avisar|informar)les?|les? aviso) (?:that |de |que )*(?!my|our|mi)[a-z]+|"
    r"loved one|ser querido)"
)
_SOON = (
    r"(?:has |had |have |just |ya |sadly |recently |also |finally |peacefully |suddenly |unexpectedly |quietly |"
    r"tristemente |unfortunately )*"
)
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last (?:night|week|mon|tues|wednes|thurs|fri|"
    r"satur|sun)\w*|this (?:\w+day|morning|afternoon|evening|week|weekend|past)|over the weekend|on (?:\w+day|"
    r"christmas|thanksgiving|the \d|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*|\d)|early|earlier|ayer|anoche|hoy|el (?:lunes|martes|"
    r"miercoles|jueves|viernes|sabado|domingo|\d)|esta (?:manana|tarde|noche|madrugada)|a las"
)
_SAID = r"please|thank|thanks|sorry|gracias|por favor"
_WHEN = (
    rf"(?= (?:now|already|{_DAY}|at (?:\d|home|hospice|the (?:hospital|hospice))|just|peacefully|suddenly|and|so|i|we|"
    rf"{_SAID}|in (?:his|her|their|my|our)|last|ya|y)\b|$)"
)
_AFTER_LOST = rf"(?= (?:already|{_DAY}|just|suddenly|and|so|i|we|{_SAID}|to (?:this|cancer|leukemia|covid)|ya|y)\b|$)"
"""Not "at the mall", "on the way", "in the parking lot"."""
_AFTER_GONE = rf"(?= (?:{_SAID}|since (?:yesterday|last night|this morning)|(?:and |so )?we (?:wont|dont|no))\b|$)"
"""Not "gone today", "gone on Friday", "gone and I need a ride"."""
_NOWHERE = (
    r"(?! (?:to|home|in|on|by|there|here|today|because|for|out|back|until|till|past|up|this far|down|inside|over|last "
    r"(?:time|week|month))\b)"
)
_GOD = (
    r"(?:god|jesus|the lord|the angels|(?:h(?:is|er)|the|our) (?:maker|savior|saviour|creator|heavenly father))"
    r"(?! (?:s|help|every|all|through|willing|by|guiding|on(?! (?:\w+day|the \d|christmas|easter))|in (?!heaven))\b)"
)
_DIED = (
    r"(?:died(?! (?:down|laughing|out|inside|of (?:laughter|shame))\b)|pass(?:ed)? away|past away|passed on"
    rf"{_WHEN}|"
    rf"passed(?= on (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun))|"
    rf"passed(?: of| due| after| the (?:other|same|family)|{_WHEN})|pased(?: away)?|"
    r"is (?:dead(?! (?:tired|wrong|set|serious|asleep|to)\b)|deceased|no longer (?:with us(?! on\b)|alive|living$)|"
    rf"not (?:with us|alive) anymore)|deceased|is gone(?: now)?{_AFTER_GONE}|"
    r"(?:didnt|did not|didn t|dint) make it (?:through|thru) (?:the )?(?:night|surgery|weekend|day)|"
    rf"(?:didnt|did not|didn t|dint) make it{_NOWHERE}|"
    rf"is (?:now )?(?:in heaven(?! (?:with this|watching|looking|smiling)\b)|with {_GOD})|"
    rf"went (?:up )?(?:to heaven|home to (?:be with )?{_GOD}|to be with {_GOD})|(?:gained|earned) h(?:is|er) wings|"
    r"(?:took|drew|breathed) (?:his|her|their) last(?: breath)?|slipped away(?! (?:to|from)\b)|was called home|"
    r"crossed over(?= (?:to glory|on|last|this|yesterday)\b|$)|"
    r"fell asleep in (?:the lord|jesus|christ)|(?<=ya )es (?:un |una )?(?:angelito|angelita|angel)|(?:crossed|"
    r"went) over to glory|(?:went|gone)(?: on)?(?: home)? to glory|is in (?:glory|a better place)(?= (?:now|"
    r"already)\b|$)|(?:is|was) laid to rest|rests in peace|is (?:resting in peace|an angel now)|(?:didnt|did not|"
    r"dint) pull through|"
    r"went peacefully|"
    r"lost (?:his|her|the|their) (?:long |hard )?(?:battle|fight)|succumbed|left this (?:world|earth|life)|"
    r"(?:se )?(?:me |nos |le )?(?:murio|fallecio|fallesio)|ha muerto|ha fallecido|esta muert[oa](?! de\b)|"
    r"se (?:me|nos) (?:adelanto|fue)(?! (?:al?|de|sin|para|con(?! dios)|en|por)\b)|"
    r"se (?:me |nos )?fue (?:al cielo|con (?:dios|diosito|el senor))|"
    r"(?:ya )?(?:esta|descansa) (?:ya )?(?:con (?:dios|diosito|el senor)(?! en sus\b)|en (?:el cielo|la gloria)|"
    r"en paz(?! con\b))|ya no esta(?: con nosotros| entre nosotros)?(?= (?:ayer|anoche|hoy|gracias|por favor)\b|$)|"
    r"ya no esta con nosotros|ya no vive$|descans[ao] en paz(?! toda)|"
    r"entrego su alma|esta en la presencia (?:del senor|de dios)|"
    r"nos dejo (?=(?:ayer|anoche|hoy|el|esta)\b)|se fue de este mundo|perdio la (?:batalla|vida|lucha)|"
    r"dejo de existir|paso a mejor vida|"
    r"partio (?:con (?:dios|el senor)|de este mundo)|ya (?:partio|descanso)(?= (?:ayer|anoche|hoy|en paz)\b|$))"
)
_LOST = (
    rf"(?:lost|loss) (?:him|her|(?:(?:my|our) )?(?:(?!(?:{_OTHERS}|(?:{_FAMILY})s)\b)\w+ ){{0,2}}?(?:{_FAMILY}))"
    rf"{_AFTER_LOST}|\b(?:perdimos|perdi|hemos perdido) a (?:(?:mi|nuestr[oa]) )?(?:\w+ )?(?:{_FAMILY})\b"
    r"(?! en (?:la|el|un|una)\b)"
    rf"|\b(?:we|i) (?:buried|cremated) (?:him|her|(?:my|our) (?:{_FAMILY}))\b|\b(?:enterramos|sepultamos|velamos) a \w+"
    rf"|\b(?:we|i|they) (?:laid|put) (?:him|her|(?:(?:my|our) )?(?:{_FAMILY})) to rest\b"
    rf"|\bhad to say (?:(?:our|my) )?(?:last |final )?goodbyes? to (?:him|her|(?:(?:my|"
    rf"our) )?(?:{_FAMILY})){_AFTER_LOST}"
    r"|\b(?:his|her|moms|dads|mothers|fathers|husbands|wifes|sons|daughters) funeral\b"
    r"|\b(?:took|taken) (?:him|her|mom|dad) off (?:of )?life support\b"
    r"|\b(?:dios|diosito) (?:ya )?(?:(?:se |me |nos )+(?:la|lo) llevo|se (?:me |nos )?llevo a "
    r"(?:mi|nuestr[oa]|mama|papa)|(?:me |nos )?(?:la|lo) recogio)\b"
    r"|\b(?:god|jesus|the lord) (?:took|called|has called) (?:him|her|my \w+|mom|dad) home\b"
    r"|\bl[oa] perdimos (?:ayer|anoche|hoy|esta manana)$"
)
_FIRST_THE_VERB = (
    rf"(?<!no )(?<!no se )(?:se )?(?:(?:me|nos|le) )?(?:murio|fallecio|fallesio|ha muerto|ha fallecido) "
    rf"(?:(?:ya|hoy|ayer|anoche) )?{_MINE}(?! del? (?:mi|su|un|una|ella|el)\b)"
    rf"|\bse (?:me|nos) (?:fue|adelanto) (?:(?:ya|hoy|ayer|anoche) )?{_MINE}"
)
_NO_MORE_SAID = re.compile(
    r"(?:ya |he |she |ella |el |hes |shes )*(?:(?:se )?(?:me |nos )?(?:murio|fallecio)|died|passed away|"
    r"(?<=s )gone(?: now)?)(?: (?:hoy|ayer|anoche|esta manana|yesterday|today|last night|this morning|now))*"
)
_TOLD = re.compile(
    rf"\b{_WHO} {_SOON}{_DIED}\b|\b(?:hes|shes|moms|dads|(?:my|our) (?:boy|girl|son|daughter|wife|husband|baby|mother|"
    rf"father)s) {_SOON}(?:dead(?! (?:tired|wrong|set|serious|asleep|to)\b)|"
    rf"deceased|no longer (?:with us(?! on\b)|alive)|passed(?: away)?{_WHEN}|"
    rf"gone(?: now)?{_AFTER_GONE}|in heaven(?! with\b)|with {_GOD})\b|\b{_LOST}|"
    rf"\b{_FIRST_THE_VERB}\b"
)
_RECENT = re.compile(
    r"\b(?:yesterday|today|tonight|last (?:night|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"this (?:morning|afternoon|evening|week|weekend|past)|(?:hours?|minutes?|days?|a week) ago|just|"
    r"ayer|anoche|hoy|esta (?:manana|tarde|noche|madrugada)|hace (?:\w+ ){1,2}(?:minutos|horas?|dias)|hace una semana|"
    r"la semana pasada|acaba|"
    r"(?<!every )(?:mon|tues|wednes|thurs|fri|satur|sun)day|el (?:lunes|martes|miercoles|jueves|viernes|sabado|"
    r"domingo))\b"
)
_OLD = re.compile(
    r"\b(?:of(?! (?:these|those|this|your|them|course|us)\b)|from(?! (?:you|your|this)\b)|ago|when|years?|"
    r"on the cross|(?:first|second|ex|primer|primera) (?:husband|wife|espos[oa]|marido)|"
    r"(?:in|en)(?: the| el| los)? (?:(?:19|20)\d\d|\d\ds?(?! (?:min|hour|day|week|hora|dia|semana)))|"
    r"last (?:year|month|spring|summer|fall|winter)|before|because|if|"
    r"back|de (?:esto|eso|leucemia|cancer|lo mismo|un|una)|hace|cuando|si|ano pasado|out)\b"
)
_NEVER = re.compile(
    r"\b(?:almost|nearly|casi|por poco|dream\w*|nightmare|sone|(?:ever )?since (?:my|our|he|she|mom|dad|we|i)|"
    r"desde que|(?:i|we) (?:thought|think)|(?:afraid|scared|worried) (?:that |if )?(?:i|we|he|she|my|mom|dad)|"
    r"(?:pense|crei) que|miedo|movie|pelicula|novela|episode|joke|kidding|"
    r"tests?|exam\w*|inspection)\b"
)
"""Nearly, in a dream, or long ago: "I live alone since my wife died"."""
_ALIVE = re.compile(
    r"\b(?:found|better|recover\w*|awake|breathing|stable|survived|(?<!longer )(?<!not )alive|"
    r"doing (?:ok\w*|fine|great|good|well)|encontr\w+|mejor|respira\w*|despert\w+)\b"
)
_PLAIN = re.compile(r"\b(?:died|passed|deceased|dead|murio|fallecio)\b")
_ELSEWHERE = re.compile(rf"\b{_OTHERS}\b")
_HELPERS = re.compile(
    r"\b(?:no more|mas|tell|told|thank|thanks to|let|by|the|her|his|his own|your|los|las|al?|del?) (?:all )?(?:the |"
    r"her |his |su )?"
    r"(?:doctor|nurse|oncologist)(?:s|a|as|es)?\b(?! (?:died|passed|is (?:dead|gone)))|\bdr \w+\b"
)
"""Those who looked after them are named beside it: "no more doctors for her"."""


def told(words: str) -> bool:
    """Whether bare words say that the person we help has died, now and not in an old story."""
    if _NO_MORE_SAID.fullmatch(words):
        return True
    if not _TOLD.search(words) or elsewhere(words) or _NEVER.search(words):
        return False
    if _ALIVE.search(words) and not _PLAIN.search(words):
        return False
    return bool(_RECENT.search(words)) or not _OLD.search(words)


def elsewhere(words: str) -> bool:
    """Whether somebody is spoken of, or something, whose end is none for us."""
    return bool(_ELSEWHERE.search(_HELPERS.sub(" ", words)))


def not_so(words: str) -> bool:
    """Whether it is a dream, a fear, an old story or a way of speaking."""
    return bool(_NEVER.search(words) or (_OLD.search(words) and not _RECENT.search(words)))


def without(text: str) -> str:
    """The text without what it says of a death: what is left may speak of our messages."""
    return _TOLD.sub(" ; ", text)
