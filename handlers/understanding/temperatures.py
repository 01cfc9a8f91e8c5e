"""Is a number in a message a fever? 100.4 °F or 38 °C and more (safety.md §2), whatever it is called.

The figures are the rule of the guide: fever in someone with a blood cancer is a reason to call at any hour.
"""

import re
from typing import Literal

from handlers.understanding.phrase_table import words

Finding = Literal["fever", "ask", "normal", ""]

FEVER_F, DEADLY_F = 100.4, 109.0
FEVER_C, DEADLY_C = 38.0, 43.0
COLD_F, COLD_C = 95.0, 35.0

_NUMBER = re.compile(
    r"(?<![\w.$/:#-])(\d{2,3}(?:[.,]\d{1,2})?) ?(?:°|º|o(?=[cf]\b))? ?(f|c|fahrenheit|celsius|degrees?|"
    r"grados?)?\b(?![/:]\d|[.,]?\d)"
)
_SPOKEN = (
    (
        re.compile(
            r"\b(?:one|a) (?:hundred|oh) ?(?:and )?(?:point )?(?:one|two|three|four|five)\b(?: point \w+)?|"
            r"\bone oh (?:one|two|"
            r"three|four|five)\b|\bone hundred (?:and )?point (?:four|five|six|seven|eight|nine)\b"
        ),
        "102",
    ),
    (re.compile(r"\bhundred and (?:one|two|three|four|five)\b"), "102"),
    (re.compile(r"\btreinta y (?:ocho|nueve)\b|\bcuarenta de (?:fiebre|calentura)\b"), "39"),
    (re.compile(r"\bciento (?:uno|dos|tres|cuatro)\b"), "102"),
)
_HEAT = re.compile(
    r"\b(?:fever\w*|fevr|feavr|fevor|feaver|feevr|tempature|temprature|temperture|temp|temps|temperature|thermometer|"
    r"degrees|feverish|hot|chills|burning|tylenol|spiked|spiking|"
    r"oral|orally|under (?:the|my|his|her) (?:arm|tongue)|axillary|armpit|underarm|rectal|forehead|recheck\w*|"
    r"neutropenic|axila|t(?= ?\d{2,3}[.,]\d)|"
    r"fiebre|calentura|temperatura|termometro|grados|escalofrios?|caliente|febril)\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:(?:hot )?tub|heater|shower|bath|pool|sauna|jacuzzi|thermostat|truck|car|garage|attic|agua|outside|weather|"
    r"forecast|summer|houston|phoenix|texas|arizona|florida|oven|afuera|clima|calor hace|"
    r"hace \d+ grados|"
    r"platelets?|plaquetas|wbc|whites?|hgb|hemoglobina?|count|counts|anc|blasts?|sodium|glucose|sugar|bpm|pulse|"
    r"years?|yrs?|old|anos|age|edad|pounds|lbs|kilos|kg|weigh\w*|miles|millas|minutes|minutos|highway|hwy|route|"
    r"interstate|exit|"
    r"room|rm|suite|apt|zip|floor|bed|ext|extension|cuarto|habitacion|piso|numero|number|dollars|dolares|copay|bill|"
    r"percent|por ciento|mg|ml|questions|pages|st|street|ave|rd|channel|bus|dob|born|wait list)\b|\$"
)
_BESIDE_A_NUMBER = words(
    "its it is s im hes shes now at he she about like say says read reads showing was still up to esta en",
    "a tiene tengo marca this morning tonight today right just got been mom dad my went hit over mi ahora",
    "hoy has have had hers his mama papa mami papi nino nina bebe baby wife husband son daughter esposo",
    "esposa hijo hija trae traigo traia anda ando con de amanecio el la su nomas ya dio salio sali salia",
    "should i worry call who do we what that ok again back me le termometro dice ella",
)
"""Small words that may stand beside a bare temperature."""
_SCALES = {"f", "c", "fahrenheit", "celsius"}
_SAID_OR_PAST = re.compile(
    r"\b(?:sheet|paper|handout|card|instructions|pamphlet|website|hoja|papel|folleto|messages?|texts?) (?:\w+ )?"
    r"(?:says?|said|tells?|dice|decia)\b|\b(?:call|come|llame|llamar|llamo) (?:\w+ ){0,3}(?:if|when|si|cuando)\b|"
    r"\bfever (?:=|means|counts as|is (?:considered|defined))|\bif (?:\w+ ){1,4}(?:goes|gets|hits|reaches|is over|"
    r"is above)\b|"
    r"\bthat was\b|\bback (?:in|when)\b|\b(?:last|in) (?:year|spring|summer|fall|winter|january|february|march|april|"
    r"may|june|july|august|september|october|november|december)\b|\b(?:months?|years?) ago\b|"
    r"\bhace (?:\w+ )?(?:meses|anos)\b"
    r"|\ben (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
)
"""A rule that a sheet gives, or an old story."""
_NOW = re.compile(
    r"\b(?:now|today|tonight|again|still|this morning|just|i have|im at|its|hes|shes|ahora|ahorita|hoy|otra vez|sigue|"
    r"tengo|tiene|esta en|trae)\b"
)
_OF_A_BODY = re.compile(
    r"\b(?:has|have|had|got|hit|reads?|reading|running|tiene|tengo|trae|traigo|marca|marco|anda en|esta en|is at|"
    r"was at) "
    r"(?:a |un |una |de )*(?:10[0-8]|3[89]|4[0-2])[.,]\d\b"
)
"""A number with a decimal that somebody has is a temperature, whatever else is told."""
_CALLED_FEVER = re.compile(r"\bt ?\d{2}[.,]\d|\b(?:fever|fiebre|calentura)\b.{0,16}\d|\d.{0,6}\b(?:fever|fiebre)\b")


def finding(text: str) -> Finding:
    """What the numbers of a text (already ``plain``) say about a temperature.

    ``fever`` beside a word of heat, ``ask`` for a bare number that may be one, ``normal`` for one below fever.
    """
    text = _with_digits(text)
    if _SAID_OR_PAST.search(text) and not _NOW.search(text):
        return ""
    heat = bool(_HEAT.search(text))
    numbers = [(float(n[1].replace(",", ".")), n) for n in _NUMBER.finditer(text)]
    high = [match for value, match in numbers if _is_fever(value)]
    if not high:
        return "normal" if heat and any(_is_body(value) for value, _ in numbers) else ""
    if _OF_SOMETHING_ELSE.search(text):
        return "fever" if _CALLED_FEVER.search(text) or _OF_A_BODY.search(text) else ""
    if heat or _OF_A_BODY.search(text) or any(match[2] in _SCALES for match in high):
        return "fever"
    return "ask" if _may_be_one(high, _NUMBER.sub(" ", text)) else ""


def _with_digits(text: str) -> str:
    for spoken, digits in _SPOKEN:
        text = spoken.sub(digits, text)
    return text


def _is_fever(value: float) -> bool:
    return FEVER_F <= value < DEADLY_F or FEVER_C <= value < DEADLY_C


def _is_body(value: float) -> bool:
    return COLD_F <= value < FEVER_F or COLD_C <= value < FEVER_C


def _may_be_one(high: list[re.Match[str]], rest: str) -> bool:
    """A number with nothing but small words beside it; whole degrees Celsius are too often an age or a count."""
    shaped = any("." in match[1] or "," in match[1] or float(match[1]) > FEVER_F for match in high)
    return shaped and _BESIDE_A_NUMBER.issuperset(re.findall(r"[a-z]+", rest))
