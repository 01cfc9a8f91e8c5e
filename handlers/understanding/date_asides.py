"""What an answer tells beside the visit: "ill tell you tomorrow", "i work fridays", "can i come monday?".

Over ``plain`` text. A clause of such words names no day of a visit, so it is taken out; what is left is read. Where
nothing is left the question comes again, which is kind: a day taken from them would be wrong.
"""

import re

_KIN = r"(?:daughter|son|wife|husband|sister|brother|mom|mother|dad|niece|hij[ao]|espos[ao]|herman[ao]|mama|papa|nuera)"
_DAYS = r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mart|mier|jue|vier|sab|dom|day|week|dia|semana|mes|month|\d)"
_CLAUSES = re.compile(
    r"([,;.!?](?= |$)|\b(?:but|so|depends|depende|depending|n then|since(?= \w+ (?:is|its|are|theyre)\b)|"
    r"and(?! (?:mon|tue|wed|thu|fri|sat|sun))|cuz|because|now|pero|asi que|porque|ahora|"
    r"entonces|"
    r"y(?! (?:media|cuarto|\d|lunes|martes|mier|juev|viern|sab|dom))|"
    r"o(?= (?:le|te|les|ya)\b))\b|(?= (?:resched|reagend|reprogram|moved|movid))|"
    r"(?= (?:they|she|he|me|nos|le) (?:l[ao] )?(?:gave|put|dieron|pusieron) ))"
)
_TELLS_LATER = (
    r"(?:ill|i will|i wont|we will|im gonna|i can|we can|can i|could i|let me|lemme|i could|(?:he|she|they|we) will|"
    r"theyll|"
    r"shell|will|gonna|calling|gotta|need to|going to|should|ima|imma)(?: \w+)?? (?:tell|text|txt|let|get back|"
    r"give (?:it|you|u)|send|look|check(?!.?in)|ask|find|know|reply|answer|message|call|phone)\b|"
    r"(?:ask|remind|text|txt|try|message|call|tell|bug|calling) (?:me|us|again|back|her|him|them|my \w+)\b|"
    r"get(?:ting)? back (?:to|with|at) (?:you|u|ya)\b|(?:gimme|give me|give us) (?:till?|until|a)\b|"
    r"(?:le|te|les) (?:digo|aviso|escribo|mando|confirmo|informo|contesto|llamo)|"
    r"(?:pregunto|averiguo|checo|reviso|(?<!me )llamo|l[ao]s? confirmo)\b|(?:me|nos) (?:dice|dira|avisa)\b(?! que)|"
    r"(?:pregunt|escrib|recuerd|llam|avis)[ae]me|dej[ae]me|(?:preguntar|averiguar)(?:le|les)?|"
    r"voy a (?:ver|llamar|preguntar|checar|buscar|revisar|averiguar|confirmar)\b(?! (?:al?|la|el) (?:doc|dr|med|onc))"
)
_OWN_DAYS = (
    r"(?:i|we|he|she|my \w+) (?:\w+ )?works?\b|(?:im|hes|shes|i am|were) (?:\w+ )?(?:off|away|gone|working|busy|"
    r"traveling|"
    r"out of town|on the road|on vacation)\b|not (?:free|available)\b|on the road\b|"
    r"(?:cant|cannot|couldnt|wont be able to) (?:do|make|come|go)\b|"
    r"no (?:puedo|podemos|puede|podre|podria)\b(?! (?:recordar|acordar|leer|encontrar|ver))|"
    r"(?<!el )(?<!mi )(?<!su )trabaj(?:o|a|amos)\b|"
    r"(?:tired|exhausted|worn out|scared|nauseous|cansad[oa]|agotad[oa]|asustad[oa])\b|"
    r"(?:go|going|come|coming|be|get|getting|sent|send|sending|went|came|back) (?:me |him |her |us )?home\b|"
    r"discharged?\b|(?:dan|dieron|dar|daran) de alta|salgo del hospital|"
    r"(?:im|hes|shes|got|get|getting|stay\w*|still|been|out) (?:\w+ )?(?:in|of|at) the hospital\b|"
    r"(?:they|theyre|office|clinic|place|hospital|everything|lab) (?:(?!have\b)\w+ )?(?:closed|closes?|opens?|"
    r"reopens?)\b|"
    r"(?:abren|cierran|cerrad[oa]s?)\b|(?:have|has|got|tengo|tiene) (?:\w+ )?(?:church|court|school|class|classes|"
    r"exams?|"
    r"midterms?|practice|misa|clases?|examen|corte|funeral|boda|wedding)\b|"
    r"(?:insurance|medicaid|medicare|coverage|seguro) (?:\w+ )?(?:start|begin|kick|renew|end|run|empieza|comienza|"
    r"entra)|"
    rf"(?:get|gets) paid\b|pay ?day\b|me pagan\b|{_KIN} (?:\w+ )?(?:llega|regresa|vuelve|comes? (?:home|back|over)|"
    r"gets? (?:home|back|here|off|out)|is back)\b|"
    r"(?:i|we|im|were) (?:drive|driving|fly|flying|moving|hauling)\b(?! (?:in|her|him|them|my|mom|dad|over|"
    r"there|us)\b)"
)
_OTHERS_WHOLE = (
    r"(?:is|its) a holiday|es (?:un )?(?:dia )?(?:feriado|festivo)|dentist|dental|dentista|dialysis|dialisis|"
    r"mammogram|physical therapy|kicks in|birthday|bday|dob|date of birth|"
    r"home health (?:comes?|nurse|aide)|(?:home |visiting )?nurse comes?|"
    r"(?:tomo|takes?|took|taking|tomar) (?:\w+ ){0,2}(?:pills?|meds?|medicines?|pastillas?|medicinas?)|"
    r"(?:only|solo|nomas) (?:works|sees|comes|does|takes|there|atiende|trabaja|ve|viene|da consulta)\b.*?(?:days\b|"
    r"\b(?:and|or|y|o) )|"
    r"born|cumple\w*|cumplo|naci|nacimiento|turn(?:s|ing)? \d\d|turned \d\d|diagnosed|me diagnosticaron|"
    r"le diagnosticaron|"
    rf"(?:every|each|cada|todos los|todas las) (?:other |otr[oa] )?(?:{_DAYS}\w*)"
)
_CANCELLED = (
    r"(?:cancel(?!lation|er)\w*|(?:one|appt|appointment|visit|that|it|which)(?: (?:on|the|for|\d+\w*|"
    r"\w+day)){0,3} (?:is|was|got) off\b(?! (?:the|of)\b)|"
    r"off the (?:table|books|calendar|schedule)\b|called off|ya no va\b|wont work|no good\b|scratched)"
)
_ANOTHERS = re.compile(
    r"^(?:well |and |y )*(?:thats|that is|that ones|this is|that was|its|which is|eso|esa|ese|"
    r"es)(?: es)? (?:(?:just|only|for|"
    r"all|about|solo|nomas|para|the|my|a|an|el|la|lo|de|del|mi|con|with|at|to|una?) )*"
    r"(?:dentist|dental|dentista|eye\w*|foot\w*|ojos|muelas?|dientes?|something else|different|another|other|otra?|"
    r"aparte|unrelated|not (?:it|this|the visit|for this)|kids?|dogs?|vet|perro|gato|haircut|nails|dmv|"
    r"bank|banco|school|escuela|church|iglesia|work|trabajo)\b"
)
"""What says that the clause before was about another thing: "but thats just the dentist"."""
_ANOTHERS_SAID = re.compile(r"\b(?:thats|that is|that ones|this is|that was|which is|eso|esa|ese) ")
_THAT_DAY = re.compile(r"\b(?:that (?:same |very )?day|same day|ese (?:mismo )?dia|el mismo dia|mismo dia|ahi mismo)\b")
_NEXT_UNBOOKED = re.compile(
    r"\b(?:(?:the|my|his|her) (?:next|other|second|2nd) (?:one|1|visit|appt|appointment|time)|one after(?: that)?|"
    r"after that|la (?:otra|siguiente|proxima|que sigue)|despues de (?:esa|eso))\b.*\b(?:(?:not|isnt|hasnt|no|havent|"
    r"nothing|aint|dont|wasnt)\b|todavia|aun)"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:rent|renta|wedding|boda|funeral|entierro|party|fiesta|beach|playa|concert|trip|viaje|bills?|meds|medicine|"
    r"pills?|medicinas?|pastillas?|records|expediente|fax|faxed|forms?|formulario|mailed|package|home health|"
    r"(?:home |visiting )?nurse comes?|moving (?:on|to|out|in)|felt|feel\w*|sick|me siento|since|"
    r"desde (?:el|la|ayer|hace)|(?:estoy|esta|estamos) en el hospital|units? of|platelets|plaquetas|me ponen|"
    r"business days)\b"
)
"""What has a day of its own, unless the clause names an hour, or the visit."""
_TIMED = re.compile(
    r"\d ?[ap]\.?m?\b|\d:\d\d|\b(?:at|a las?) \d|@|"
    r"\b(?:visit|appointment|appt|cita|consult\w*|dr|doctor\w*|onco\w*|hemat\w*|specialist|especialista)\b"
)
_ASIDE = re.compile(rf"\b(?:{_TELLS_LATER}|{_OWN_DAYS})")
_WHOLE = re.compile(rf"\b(?:(?:{_OTHERS_WHOLE})\b|{_CANCELLED})")
_NOT_CANCELLED = re.compile(
    r"\b(?:unless|if|menos que|hope|dont|didnt|not|wont|without|si no|ojala|que no|no me)\b.*\bcancel"
)
_RESUMES = re.compile(
    r"(?<!if )(?<!when )\b(?:ok|okay|its|it is|it says|found it|yes|yeah|que es|que mi|que la|es el|es para)\b"
)
"""Where after "let me look" the answer comes."""
_ASKS = re.compile(
    r"^(?:and |so |but |ok |hi |hey |hello |hola |y |pues )*(?:(?:can|could|may|should) (?:i|we|he|she)|"
    r"(?:can|could|will|would) (?:you|u|they)(?! (?:put|write|set|note|add|save|mark|make))|do (?:you|u|they|i|we)|"
    r"does|"
    r"what (?:time|about|if)|how about|would|are (?:you|they|there)|(?:i|we) (?:want|wanna|prefer|would like)|"
    r"id (?:like|rather|prefer)|(?:me|nos|le) (?:pueden?|podrian?|gustaria)|pueden?|puedo|podrian?|podria|"
    r"quiero (?:ir|una|cita|cambiar|ver|que)|quisiera|hay (?:lugar|citas?|espacio)|a que hora|se puede)\b|"
    r"^(?:is|es) .*\b(?:ok|okay|good|alright|fine|available|possible|free|posible)\b"
)
_ASKS_IF = re.compile(r"^(?:so |and )*is (?:it|that|this|the|my|her|his|our)\b")
_THE_HOUR = re.compile(r"\b(?:time|hour|hora)\b")
_DIGIT = re.compile(r"\d")


def without_asides(said: str) -> str:
    """The text without the clauses that are about other days than the visit's."""
    if not (
        "?" in said
        or _ASIDE.search(said)
        or _OTHER_MATTERS.search(said)
        or _WHOLE.search(said)
        or _ASKS.search(said)
        or _ANOTHERS_SAID.search(said)
        or _NEXT_UNBOOKED.search(said)
    ):
        return said
    pieces = _CLAUSES.split(said)
    kept = [_kept(clause, asked=pieces[2 * i + 1 : 2 * i + 2] == ["?"]) for i, clause in enumerate(pieces[::2])]
    for i in range(1, len(kept)):
        before, clause = pieces[2 * i - 2], pieces[2 * i].strip()
        if _ANOTHERS.search(clause) and _DIGIT.search("".join(kept[: i - 1] + pieces[2 * i + 2 :: 2])):
            kept[i - 1 : i + 1] = " ", " "
        elif _THAT_DAY.search(kept[i]) and not kept[i - 1].strip() and not _TIMED.search(before):
            kept[i - 1] = before
    pieces[::2] = kept
    return "".join(pieces)


def _kept(clause: str, *, asked: bool) -> str:
    """What of a clause may be about the visit."""
    words = clause.strip()
    whole = (
        (_WHOLE.search(words) and not _NOT_CANCELLED.search(words))
        or (_OTHER_MATTERS.search(words) and not _TIMED.search(words))
        or _NEXT_UNBOOKED.search(words)
    )
    if whole or _ASKS.search(words) or (asked and _ASKS_IF.search(words)):
        return " "
    aside = _ASIDE.search(clause)
    if not aside:
        return clause
    resumed = _RESUMES.search(clause, aside.end())
    if resumed:
        return clause[resumed.start() :]
    before = clause[: aside.start()]
    # "Tomorrow ill know" is one thing; before "ill text you if it changes", or "ill ask the time", stands the visit.
    return f"{before} " if _DIGIT.search(before) or _THE_HOUR.search(clause) else " "
