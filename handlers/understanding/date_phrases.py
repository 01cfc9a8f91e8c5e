"""Phrases of several words that mean one thing in a date or a time, and what only looks like one.

Each is a pattern over ``plain`` text, in the order in which they are replaced, with its sign (see ``date_words``).
"""

import re

# What looks like a date or a time and is none: phone numbers, streets, rooms, ages, laboratory values, money.
NOISE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\+?1?[-. (]*\b\d{3}[-. )]+\d{3}[-. ]?\d{4}\b",
        r"\b\d{10,11}\b",
        r"\b\d{3}-\d{4}\b|\b555 \d{4}\b",
        r"\b(?:at |en )?\d+ (?:[nsew] )?\w+ (?:st|street|ave|avenue|rd|road|blvd|lane|ln|calle|avenida)\b",
        (
            r"\b(?:at |en )?(?:room|rm|suite|ste|apt|floor|zip|unit|bldg|gate|piso|cuarto numero|habitacion|"
            r"codigo) #?\d+\b(?!:\d)"
        ),
        r"\b\d+(?:st|nd|rd|th) (?:floor|fl)\b|^10-4\b(?=\W*(?:[a-z]|$))(?! ?(?:at|a las?)\b)",
        r"\b\d{1,3} (?:years? old|yrs? old|yo|anos de edad|pounds|lbs|kilos|miles|millas|minutes? away)\b",
        r"\b(?:tengo|tiene|cumplo|cumple) \d{1,3} anos\b",
        r"\b(?:im|hes|shes|i am|he is|she is|age|aged) \d{2}\b(?! ?(?:days|weeks))",
        (
            r"\b(?:wbc|hgb|hemoglobin|platelets?|plaquetas|hemoglobina|temps?|temperatur[ae]|fever|fiebre|blasts?|"
            r"anc|bp|weight|"
            r"count)\b"
            r"(?: \w+){0,2} \d+(?:[.,]\d+)?k?"
        ),
        (
            r"\b(?:takes?|lasts?|lasting|dura|drive|driving|manejo de) (?:about |like |around |como |unas )?\d{1,2}"
            r" ?(?:hours?|hrs?|horas?|minutes?|min)\b|"
            r"\b\d{1,2}[ -]?(?:hour|hr)s? (?:away|drive|long|ride|trip|from|visit|wait)\b"
        ),
        (
            r"\b(?:cycle|ciclo) \d+(?:,? (?:day|dia) \d+)?|\bon day \d+|"
            r"\b(?:day|dia) \d+ (?:of (?:my|the|this|his|her) (?!month)|del? (?:mi )?(?:ciclo|tratamiento))"
        ),
        r"\bthe \d of (?:us|them|you)\b|\$ ?\d+(?:\.\d\d)?|\b\d+ ?(?:dollars|dolares|percent|%)",
        r"(?<!in )\bq\d\b|\b24/7\b|\b50/50\b|\b\d{2,3} ?/ ?[6-9]\d\b",
        (
            r"\bbelieve it or not\b|\b(?:lo )?crea(?:s|lo)? o no\b|\bor (?:something|whatever|somethin|sumthin)\b|"
            r"\b(?:open|closed|works?) (?:on )?(?:weekends|saturdays|sundays)\b|\bo algo(?: asi)?\b|"
            r"\bo lo que sea\b|(?<!dia )(?<!dias )(?<!semana )(?<!semanas )(?<!mes )(?<!meses )\bmas o menos\b"
        ),
        (
            r"\b(?:since|despiert[oa] desde|(?:llevo|estoy|ando|aqui|espero) (?:\w+ )?desde) (?:las? |like |"
            r"about |como )*"
            r"\d{1,2}(?::\d\d)?(?: ?[ap]\.?m?\b\.?| de la \w+| this morning| hoy)*(?!\w|/)"
        ),
        r"\b(?:i|we|he|she|they|just) (?:sat|wed)\b",
        r"\bsat (?:down|there|here|by)\b|\bsun (?:city|valley|belt|life|health)\b|\bone (?=in\b)",
        (
            r"\b(?:daughter|sister|wife|niece|granddaughter|aunt|nurse|hija|hermana|esposa|enfermera) "
            r"(?:april|june|may|august|abril|julio)\b|^(?:april|june|may) (?:has|is|says|will|knows|drives)\b"
        ),
        r"\bthe one\b(?! (?:pm|am|after|thirty|fifteen|oclock|next))",
        (
            r"\b(?:dr|doctora?|dra|mr|mrs|ms|nurse|miss)\b\.? (?:march|may|april|june|august|abril|julio|summers?|"
            r"winters?|noon|day)\b(?! ?\d)"
        ),
    )
)
PHRASES = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"(?<=\d) ?a\.? ?m\b\.?|\ba\. ?m\b\.?|\bam\b(?= \d|$)|(?<=\d) am\b", " AM "),
        (r"(?<=\d) ?p\.? ?m\b\.?|\bp\. ?m\b\.?|\bpm\b", " PM "),
        (r"(?<=\d)a\b", " AM "),
        (r"(?<=\d)p\b", " PM "),
        (r"(?<=\d)[ -]?ish\b", " OCLOCK "),
        (r"(?<=\d) ?h[rs]s?\b\.?|(?<=\d) ?h\b(?!\d)", " HRS "),
        (r"\b(?:primero|first)(?= (?:de|of) (?!(?:this|next|the|este|la)\b))", " 1 "),
        (r"\b(?:first|primero) (?:of the |del? )(?=month\b|mes\b)", " 1th of the "),
        (r"\b(?:first of the year|primero de ano)\b", " HNY "),
        (r"\balas\b", " a las "),
        (r"\bpal\b", " para el "),
        (r"(?<=\d) ?d (?=[a-z])", " de "),
        (r"\bbiernes\b", "viernes"),
        (r"\b[ao] clock\b|\ben punto\b|\bsharp\b", " OCLOCK "),
        (r"\bmedio ?dia\b|\bmid day\b", " NOON "),
        (r"\bmedia noche\b", " MIDNIGHT "),
        (r"\b(?:no (?:es )?manana|manana no),? (?:sino |es |el )*pasado(?: manana)?\b", " OVERMORROW "),
        (r"\bpasado manana\b|\b(?:the )?day after tomorrow\b|\bovermorrow\b", " OVERMORROW "),
        (r"\b(?:antier|anteayer|antes de ayer|day before yesterday)\b", " FOREYESTERDAY "),
        (r"\btras ?pasado manana\b", " HOLIDAYS "),
        (r"\bde aqui (?:a|en)\b|\banother (?=\d)|\bfaltan (?=\d+ (?:dias|semanas|mes))", " IN "),
        (r"\blast night\b|\banoche\b", " YESTERDAY EVENING "),
        (r"\btonight\b|\btonite\b|\besta noche\b", " TODAY EVENING "),
        (r"\besta manana\b|\bthis morning\b", " TODAY MORNING "),
        (r"\besta tarde\b|\bthis (?:after ?noon|afternoon|aft)\b|\bthis after noon\b", " TODAY AFTERNOON "),
        (r"\bthis evening\b", " TODAY EVENING "),
        (r"\bafter noon\b", " AFTERNOON "),
        (
            (
                r"\b(?:de|por|en|a|x) la manana\b|\btemprano\b|\bcrack of dawn\b|\bbright and early\b|"
                r"\b(?:de la )?madrugada\b|\bfirst thing\b|\b1(?:st|th) thing\b"
            ),
            " MORNING ",
        ),
        (r"\bmanana\b", " TOMORROW "),
        (r"\bmas tarde\b|\bbuenas tardes\b|\bgood (?:morning|afternoon|evening)\b|\bbuenas noches\b", " "),
        (r"\b(?:muy|demasiado|tan|algo|es|un poco) tarde\b", " "),
        (r"\b(?:contest|respond|escrib|avis|lleg|llegu|record)\w* (?:tan |muy |un poco |algo )?tarde\b", " "),
        (r"\bcouple (?:of )?|\bpar de\b", " COUPLE "),
        (r"\b(?:a )?few\b|\bseveral\b|\bunas?\b(?= \d)|\bunos\b|\bunas\b|\balgunos?\b|\balgunas\b", " FEW "),
        (r"\bfortnight\b", "2 WEEK"),
        (r"\b(?:que|q) (?:viene|entra|sigue)\b|\bentrante\b|\bsiguiente\b|\bfollowing\b", " NEXT "),
        (r"\b(?:this )?(?:up)?coming\b", " THIS "),
        (r"\bthis past\b|\bpasad[oa]s?\b|\blast\b|\bprevious\b", " LAST "),
        (r"\bultim[oa]\b", " LASTOF "),
        (r"\bthis\b|\best[ea]\b", " THIS "),
        (r"\bfin de semana\b|\bweek end\b", " WEEKEND "),
        (r"\b(?:(?:1|an?|un) )?(?:day after|dia despues)\b|\bdia siguiente\b", " DAYAFTER "),
        (r"\b(?:(?:1|an?|un) )?(?:day before|dia antes)\b", " DAYBEFORE "),
        (r"\bhalf past\b", " HALF PAST "),
        (
            (
                r"\b(?:a )?(?:quarter|qtr) (?:to|of|till|til|before)\b|\b15 (?:till?|to) (?=\d)|"
                r"\b(?:faltando )?(?:(?:un|1|al?) )?cuarto (?:para|pa)\b(?! el)"
            ),
            " QUARTER TO ",
        ),
        (r"\b(?:a )?(?:quarter|qtr) (?:past|after)\b", " QUARTER PAST "),
        (
            r"\b(?:faltando |faltan )?(5|10|15|20|25) (?:minutos |min )?(?:para|pa) las? (?=\d)",
            r" TO_\1 ",
        ),
        (r"\bmenos (?=(?:5|10|20|25)\b)(?<!o menos )", " LESS "),
        (r"\bmenos cuarto\b", " LESS 15 "),
        (r"\b(?:y|con) cuarto\b|(?<=\d )con 15\b", " AND 15 "),
        (r"\b(?:y|con) media\b|(?<=\d )con 30\b", " AND 30 "),
        (r"\b(?:a eso de|como a|tipo|sobre|alrededor de|cerca de|para|desde|a) las?\b", " AT "),
        (
            (
                r"\b(?:como tipo|tipo|like|time|hora) ?:? ?(?:is |es )?(?=\d{1,2}(?:[:.]?\d\d)?\b(?! ?(?:th|st|nd|"
                r"rd|days|weeks|hours)\b))"
            ),
            " AT ",
        ),
        (r"\blas?\b(?= \d)", " AT "),
        (r"\b(?:new year(?:s)?(?: s)? eve|fin de ano|noche vieja|nochevieja)\b", " HNYE "),
        (r"\b(?:new years?(?: day)?|ano nuevo)\b", " HNY "),
        (r"\b(?:christmas|xmas|x mas) eve\b|\bnoche ?buena\b", " HXE "),
        (r"\b(?:christmas|xmas|x mas)(?: day)?\b|\bnavidad\b", " HX "),
        (r"\bblack friday\b|\bviernes negro\b", " HBF "),
        (r"\b(?:thanksgiving|thanks giving|turkey day)(?: day)?\b|\baccion de gracias\b", " HT "),
        (r"\bapril fools?(?: s)?(?: day)?\b", " HAF "),
        (r"\b(HT|HX|HNY) +eve\b", r" DAYBEFORE \1 "),
        (r"\b(?:eve of|(?:la )?vispera del?(?: dia de)?)\b", " DAYBEFORE "),
        (r"\bhalloween\b", " HH "),
        (r"\blabor day\b", " HL "),
        (r"\bmemorial day\b", " HM "),
        (r"\bpresidents? day\b", " HP "),
        (r"\b(?:mlk|martin luther king)(?: jr)?(?: day)?\b", " HK "),
        (r"\bvalentines?(?: day)?\b|\bsan valentin\b", " HV "),
        (r"\bveterans? day\b", " HVD "),
        (r"\bindependence day\b|\b(?:the )?4th of july\b", " HI "),
        (r"\b(?:st|saint|san) pat(?:ri|t[yi])\w*(?: s)?(?: day)?\b", " HSP "),
        (r"\bjuneteenth\b", " HJ "),
        (r"\bground ?hogs?(?: day)\b|\b(?:dia de )?la candelaria\b", " HGD "),
        (r"\b(?:cinco de mayo|5 de mayo)\b", " HCM "),
        (r"\bdia de (?:los )?(?:muertos|difuntos)\b|\bday of the dead\b", " HDM "),
        (r"\bcyber monday\b", " HCY "),
        (r"\bboxing day\b", " HBX "),
        (r"\btax day\b", " HTX "),
        (r"\bearth day\b", " HED "),
        (r"\bflag day\b", " HFL "),
        (r"\b(?:columbus|indigenous peoples?) day\b", " HCD "),
        (r"\bmothers day\b", " HMD "),
        (r"\bfathers day\b", " HFD "),
        (r"\bdia de (?:los )?reyes\b", " HR "),
        (r"\b(?:the )?(?:holidays|fiestas|(?<!de )vacaciones)\b", " HOLIDAYS "),
        (r"\b(?:viernes|jueves|sabado) santo\b|\bmiercoles de ceniza\b|\bdomingo de \w+\b", " HOLIDAYS "),
        (r"\b(?:semana santa|easter|spring break|ramadan|hanukkah|passover|lent|cuaresma)\b", " HOLIDAYS "),
        (r"\b(?:good friday|ash wednesday|fat tuesday)\b", " HOLIDAYS "),
        (r"\blate (?=afternoon|morning)", " "),
        (r"\b(?:a )?fin(?= del? (?:este |el )?mes)", " EARLY "),
        (r"\bin q[1-4]\b", " IN SEASON "),
        (r"\b(?:early|a principios|principios|a comienzos|beginning|start of|first part)\b", " EARLY "),
        (r"\b(?:mid|middle|mediados|a mediados)\b", " EARLY "),
        (
            (
                r"\b(?:late(?! afternoon| morning)|end of|end|a finales|finales|a fines|fines|sometime|some time|"
                r"algun)\b"
            ),
            " EARLY ",
        ),
        (r"\bfrom\b|\ba partir de\b|\bdesde\b", " FROM "),
        (r"\bwithin\b", " WITHIN "),
        (r"\bdentro de\b|\bin\b|\ben\b", " IN "),
        (r"\bhace\b", " BACK "),
        (r"\bafter\b|\bdespues de\b|\bdespues(?= del\b)", " AFTER "),
        (
            (
                r"\bby (?=(?:the )?\d{1,2}(?:st|nd|rd|th)\b)|"
                r"\b(?:(?:no|not) )?(?:earlier|sooner|later) than\b|\bno antes del?\b"
            ),
            " BEFORE ",
        ),
        (r"\bbefore\b|\bantes de\b|\bantes(?= del\b)", " BEFORE "),
        (r"(?<=[\w,] )no(?= (?:el|the) \d)", " NOT "),
        (r"^no(?= (?:el|the) [^,]{3,25},? (?:sino |but )?(?:el|the) )", " NOT "),
        (r"(?<=\d) ?d(?= la\b)", " de"),
        (r"\b(?:any ?(?:thing|day|time)|cualquier dia|todos los dias) (?:but|except|menos|excepto)\b", " NOT "),
        (r"\b(?:not|isnt|instead of|rather than|no longer|en vez|ya no es|no es)\b", " NOT "),
        (r"\bweekdays?\b|\bdias? de semana\b", " WEEKDAYS "),
    )
)
