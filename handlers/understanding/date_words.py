"""The words of dates and times in English and Spanish, brought to one small set of signs that the grammar reads.

``signs("el próximo martes a las 2 y media", "es")`` is ``"NEXT W1 AT 2:30"``. Signs are upper case, W0 is Monday, M12
December. Both languages are read whatever the person's language is: people mix them.
"""

import re

from handlers.understanding.words import mend, plain

_DAYS = {
    "W0": "monday mon mondays lunes lun",
    "W1": "tuesday tue tues martes tuesdays",
    "W2": "wednesday wed weds wensday wendsday wednes miercoles mie mier",
    "W3": "thursday thu thur thurs jueves jue thirsday",
    "W4": "friday fri viernes vie frday",
    "W5": "saturday sat sabado sab",
    "W6": "sunday sun domingo dom",
}
_MONTHS = {
    "M1": "january jan enero ene",
    "M2": "february feb febrero febuary",
    "M3": "march marzo mzo",
    "M4": "april apr abril abr",
    "M6": "june jun junio",
    "M7": "july jul julio",
    "M8": "august aug agosto",
    "M9": "september sep sept septiembre setiembre",
    "M10": "october oct octubre",
    "M11": "november nov noviembre",
    "M12": "december dec diciembre dic",
}
_OTHERS = {
    "TOMORROW": "tomorrow tmrw tmr tmw tmrow tomm 2morrow 2moro 2mrw tommorow tommorrow tomoro",
    "TODAY": "today hoy 2day",
    "YESTERDAY": "yesterday ayer",
    "NOON": "noon midday mediodia noontime",
    "MIDNIGHT": "midnight medianoche",
    "MORNING": "morning morn mornin",
    "AFTERNOON": "afternoon tarde afternoons aft",
    "EVENING": "evening night noche eve nite",
    "WEEKEND": "weekend",
    "WEEK": "week weeks wk wks semana semanas",
    "DAY": "day days dia dias",
    "MONTH": "month months mes meses",
    "YEAR": "year years ano anos",
    "NEXT": "next nxt proximo proxima",
    "AGO": "ago",
    "OR": "or o either entre between",
    "OF": "of de del",
    "HRS": "hrs hr hours horas hora h",
    "OCLOCK": "oclock",
    "AT": "at @ around about aprox",
    "HALF": "half",
    "QUARTER": "quarter",
    "SEASON": "spring summer fall autumn winter primavera verano otono invierno",
}
WORDS: dict[str, str] = {
    word: sign for table in (_DAYS, _MONTHS, _OTHERS) for sign, line in table.items() for word in line.split()
}
_LONG_NAMES = (
    *_DAYS.values(),
    *_MONTHS.values(),
    "tomorrow yesterday afternoon morning evening weekend thanksgiving christmas",
)
_KNOWN = frozenset(word for line in _LONG_NAMES for word in line.split() if len(word) >= 5) | {"manana", "proximo"}
_SPARED = frozenset(
    {"around", "weeks", "about", "night", "hours", "marzo", "march", "might", "tardes", "tarda", "tardan", "mondays"}
)

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNIDADES = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis".split()
_NUMBERS: dict[str, int] = {
    **{word: n for n, word in enumerate(_UNITS)},
    **{word: n for n, word in enumerate(_UNIDADES)},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "una": 1, "un": 1, "diecisiete": 17, "dieciocho": 18},
    **{"diecinueve": 19, "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25},
    **{"veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "oh": 0},
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
}
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
_ORDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_NTH, 1)},
    **{"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20},
    **{"thirtieth": 30, "primero": 1, "primer": 1, "primera": 1, "segundo": 2, "tercer": 3, "tercero": 3},
}

# What looks like a date or a time and is none: phone numbers, streets, rooms, ages, laboratory values, money.
_NOISE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\+?1?[-. (]*\b\d{3}[-. )]+\d{3}[-. ]?\d{4}\b",
        r"\b\d{10,11}\b",
        r"\b\d{3}-\d{4}\b|\b555 \d{4}\b",
        r"\b(?:at |en )?\d+ (?:[nsew] )?\w+ (?:st|street|ave|avenue|rd|road|blvd|lane|ln|calle|avenida)\b",
        r"\b(?:at |en )?(?:room|rm|suite|ste|apt|floor|zip|unit|bldg|gate|piso|cuarto numero|habitacion|codigo) #?\d+\b",
        r"\b\d+(?:st|nd|rd|th) floor\b",
        r"\b\d{1,3} (?:years? old|yrs? old|yo|anos de edad|pounds|lbs|kilos|miles|millas|minutes? away)\b",
        r"\b(?:tengo|tiene|cumplo|cumple) \d{1,3} anos\b",
        r"\b(?:im|hes|shes|i am|he is|she is|age|aged) \d{2}\b(?! ?(?:days|weeks))",
        r"\b(?:wbc|hgb|hemoglobin|platelets?|plaquetas|hemoglobina|temp\w*|fever|fiebre|blasts?|anc|bp|weight|count)\b"
        r"(?: \w+){0,2} \d+(?:[.,]\d+)?k?",
        r"\$ ?\d+(?:\.\d\d)?|\b\d+ ?(?:dollars|dolares|percent|%)",
        r"\bq\d\b|\b24/7\b|\b50/50\b|\b\d{2,3} ?/ ?[6-9]\d\b",
        r"\b(?:i|we|he|she|they|just) (?:sat|wed)\b",
    )
)
_PHRASES = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"(?<=\d) ?a\.? ?m\b\.?|\ba\. ?m\b\.?|\bam\b(?= \d|$)|(?<=\d) am\b", " AM "),
        (r"(?<=\d) ?p\.? ?m\b\.?|\bp\. ?m\b\.?|\bpm\b", " PM "),
        (r"(?<=\d)a\b", " AM "),
        (r"(?<=\d)p\b", " PM "),
        (r"(?<=\d) ?ish\b", " OCLOCK "),
        (r"(?<=\d) ?hrs?\b\.?|(?<=\d) ?h\b(?!\d)", " HRS "),
        (r"\bo clock\b|\ben punto\b|\bsharp\b", " OCLOCK "),
        (r"\bmedio ?dia\b|\bmid day\b", " NOON "),
        (r"\bmedia noche\b", " MIDNIGHT "),
        (r"\bpasado manana\b|\b(?:the )?day after tomorrow\b|\bovermorrow\b", " OVERMORROW "),
        (r"\b(?:antier|anteayer|antes de ayer|day before yesterday)\b", " FOREYESTERDAY "),
        (r"\blast night\b|\banoche\b", " YESTERDAY EVENING "),
        (r"\btonight\b|\btonite\b|\besta noche\b", " TODAY EVENING "),
        (r"\besta manana\b|\bthis morning\b", " TODAY MORNING "),
        (r"\besta tarde\b|\bthis (?:after ?noon|afternoon|aft)\b|\bthis after noon\b", " TODAY AFTERNOON "),
        (r"\bthis evening\b", " TODAY EVENING "),
        (r"\bafter noon\b", " AFTERNOON "),
        (r"\b(?:de|por|en|a|x) la manana\b|\btemprano\b|\bfirst thing\b", " MORNING "),
        (r"\bmanana\b", " TOMORROW "),
        (r"\bmas tarde\b|\bbuenas tardes\b|\bgood (?:morning|afternoon|evening)\b|\bbuenas noches\b", " "),
        (r"\bmuy tarde\b|\bdemasiado tarde\b|\bes tarde\b", " "),
        (r"\bcouple (?:of )?|\bpar de\b", " COUPLE "),
        (r"\b(?:a )?few\b|\bseveral\b|\bunas?\b(?= \d)|\bunos\b|\bunas\b|\balgunos?\b|\balgunas\b", " FEW "),
        (r"\bfortnight\b", "2 WEEK"),
        (r"\b(?:que|q) (?:viene|entra|sigue)\b|\bentrante\b|\bsiguiente\b|\bfollowing\b", " NEXT "),
        (r"\b(?:this )?(?:up)?coming\b", " THIS "),
        (r"\bthis past\b|\bpasad[oa]s?\b|\blast\b|\bprevious\b", " LAST "),
        (r"\bultim[oa]\b", " LASTOF "),
        (r"\bthis\b|\best[ea]\b", " THIS "),
        (r"\bfin de semana\b|\bweek end\b", " WEEKEND "),
        (r"\bday after\b|\bdia despues\b|\bdia siguiente\b", " DAYAFTER "),
        (r"\bday before\b|\bdia antes\b", " DAYBEFORE "),
        (r"\bhalf past\b", " HALF PAST "),
        (
            r"\b(?:a )?(?:quarter|qtr) (?:to|of|till|til|before)\b|\b(?:un )?cuarto para\b|\b15 (?:til|to) (?=\d)",
            " QUARTER TO ",
        ),
        (r"\b(?:a )?(?:quarter|qtr) (?:past|after)\b", " QUARTER PAST "),
        (r"\bmenos cuarto\b", " LESS 15 "),
        (r"\b(?:y|con) cuarto\b", " AND 15 "),
        (r"\b(?:y|con) media\b", " AND 30 "),
        (r"\b(?:a eso de|como a|tipo|sobre|alrededor de|cerca de|para|desde|a) las?\b", " AT "),
        (r"\blas?\b(?= \d)", " AT "),
        (r"\b(?:new year(?:s)?(?: s)? eve|fin de ano|noche vieja|nochevieja)\b", " HNYE "),
        (r"\b(?:new years?(?: day)?|ano nuevo)\b", " HNY "),
        (r"\b(?:christmas|xmas|x mas) eve\b|\bnoche ?buena\b", " HXE "),
        (r"\b(?:christmas|xmas|x mas)(?: day)?\b|\bnavidad\b", " HX "),
        (r"\bblack friday\b|\bviernes negro\b", " HBF "),
        (r"\b(?:thanksgiving|thanks giving|turkey day)(?: day)?\b|\baccion de gracias\b", " HT "),
        (r"\bhalloween\b", " HH "),
        (r"\blabor day\b", " HL "),
        (r"\bmemorial day\b", " HM "),
        (r"\bpresidents? day\b", " HP "),
        (r"\b(?:mlk|martin luther king)(?: jr)?(?: day)?\b", " HK "),
        (r"\bvalentines?(?: day)?\b|\bsan valentin\b", " HV "),
        (r"\bveterans? day\b", " HVD "),
        (r"\bindependence day\b", " HI "),
        (r"\bdia de (?:los )?reyes\b", " HR "),
        (r"\b(?:the )?(?:holidays|fiestas|vacaciones)\b", " HOLIDAYS "),
        (r"\b(?:early|a principios|principios|a comienzos|beginning|start of|first part)\b", " EARLY "),
        (r"\b(?:mid|middle|mediados|a mediados)\b", " EARLY "),
        (
            r"\b(?:late(?! afternoon| morning)|end of|end|a finales|finales|a fines|fines|sometime|some time|algun)\b",
            " EARLY ",
        ),
        (r"\bfrom\b|\ba partir de\b|\bdesde\b", " FROM "),
        (r"\bwithin\b|\bdentro de\b|\bin\b|\ben\b", " IN "),
        (r"\bhace\b", " BACK "),
        (r"\bafter\b|\bdespues de\b|\bdespues\b", " AFTER "),
        (r"\bbefore\b|\bantes de\b|\bantes\b", " BEFORE "),
        (r"\b(?:not|isnt|instead of|rather than|no longer|en vez|ya no es|no es)\b", " NOT "),
        (r"\bweekdays?\b|\bdias? de semana\b", " WEEKDAYS "),
    )
)
_MAY_THE_MONTH = re.compile(
    r"(?<=\d )mayo\b|\b(?<=de )mayo\b|\b(?<=en )mayo\b(?! c)|^mayo$|\bmayo(?= \d+ (?!am|pm|a |p ))|\bmay(?= (?:the )?\d)|(?<=\d )may\b|(?<=\d(?:st|nd|rd|th) )may\b|^may$|\b(?<=in )may\b|\b(?<=of )may\b"
)
_NTH_DIGITS = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|ro|er|do)\b")
_SPACED_TIME = re.compile(r"AT (\d{1,2}) ([0-5]\d)\b(?! OF)")
_MAR = re.compile(r"\bmar\b\.?")
_AGO_THE_MONTH = re.compile(r"(?<=\d )ago\b|(?<=\d de )ago\b")
_NAMES_A_MONTH = re.compile(r"\bM\d")
_NUMBER_OR_WORD = re.compile(r"[a-z]+|@|[^a-z@]+", re.ASCII)


def _numbers(text: str, spanish: bool) -> str:
    """Number words as digits: "twenty fourth" → "24th", "two thirty" → "2:30"."""
    out: list[str] = []
    spoken: list[bool] = []
    words = text.split()
    for i, word in enumerate(words):
        core = word.strip(",.;!?()")
        before = words[i - 1] if i else ""
        following = words[i + 1].strip(",.") if i + 1 < len(words) and word == core else ""
        if _is_number(core, before, following, spanish):
            _add_number(out, spoken, core)
        else:
            out.append(word)
            spoken.append(False)
    _spoken_times(out, spoken)
    return " ".join(out)


def _is_number(core: str, before: str, following: str, spanish: bool) -> bool:
    """Whether a number word is one: English "once" is no eleven, and "second" mostly no day."""
    if core == "once":
        return spanish or before in {"las", "el"}
    if core not in _ORDINALS:
        return core in _NUMBERS or core in _TENS
    signs_around = WORDS.get(before, ""), WORDS.get(following, "")
    named = any(sign[:1] in {"W", "M"} and sign[1:].isdigit() for sign in signs_around)
    ends = not following or following in {"of", "de", "at", "@", "a", "in", "or", "o", "and", "y"}
    return named or before in _TENS or (before in {"the", "el", "dia"} and ends)


def _add_number(out: list[str], spoken: list[bool], core: str) -> None:
    nth = _ORDINALS.get(core)
    number = nth or _NUMBERS.get(core) or _TENS.get(core) or 0
    linked = len(out) > 1 and out[-1] == "y" and spoken[-2] and out[-2] in {"20", "30", "40", "50"}
    if linked and number < 10:
        del out[-1], spoken[-1]
    if spoken and spoken[-1] and out[-1] in {"20", "30", "40", "50"} and 0 < number < 10:
        out[-1] = f"{int(out[-1]) + number}{'th' if nth else ''}"
    elif spoken and spoken[-1] and out[-1] == "0" and 0 < number < 10 and len(out) > 1 and spoken[-2]:
        del out[-1], spoken[-1]
        out[-1] = f"{out[-1]}:0{number}"
    else:
        out.append(f"{number}{'th' if nth else ''}")
        spoken.append(True)


def _spoken_times(out: list[str], spoken: list[bool]) -> None:
    """ "two thirty" as "2:30", in place; from the right, so that "december two ten thirty" keeps its day."""
    for i in range(len(out) - 2, -1, -1):
        hour, minute = out[i], out[i + 1]
        if spoken[i] and spoken[i + 1] and hour.isdigit() and minute.isdigit():
            if 1 <= int(hour) <= 12 and 10 <= int(minute) <= 59 and (int(minute) > 12 or int(minute) == 10):
                out[i : i + 2] = [f"{hour}:{minute}"]
                spoken[i : i + 2] = [False]


def signs(text: str, language: str) -> str:
    """The text with every word of a date or time as its sign; other words stay, in lower case."""
    line = plain(text).replace("\u2044", "/")
    for noise in _NOISE:
        line = noise.sub(" ", line)
    line = re.sub(r"(?<=[a-z]{3})\.", " ", line)
    line = re.sub(r"\b2(?=m[aeo]r|day\b|nite)", "to", line)
    line = " ".join(_mended(line))
    line = _numbers(line, language == "es")
    line = _MAY_THE_MONTH.sub("M5", _AGO_THE_MONTH.sub("M8", line))
    for pattern, sign in _PHRASES:
        line = pattern.sub(sign, line)
    line = "".join(WORDS.get(piece, piece) for piece in _NUMBER_OR_WORD.findall(line) if piece) if line else ""
    line = _NTH_DIGITS.sub(r"\1th", line)
    line = _SPACED_TIME.sub(r"AT \1:\2", re.sub(r"\s+", " ", line).strip())
    return _settle_mar(line, language)


def _mended(line: str) -> list[str]:
    """Each word with its small slips against the long words of dates mended."""
    return [
        mend(word, _KNOWN, _SPARED)
        if word.isalpha()
        else re.sub(r"[a-z]{5,}", lambda m: mend(m[0], _KNOWN, _SPARED), word)
        for word in line.split()
    ]


def _settle_mar(line: str, language: str) -> str:
    """ "mar" is March in English; in Spanish Tuesday, unless a day stands before it or another Tuesday is named."""
    if not _MAR.search(line):
        return line
    if _NAMES_A_MONTH.search(line):
        return _MAR.sub("W1", line)
    if language == "es":
        line = re.sub(r"(?<=\d) (?:OF )?mar\b\.?", " M3", line)
        return _MAR.sub("W1", line)
    return _MAR.sub("M3", line)
