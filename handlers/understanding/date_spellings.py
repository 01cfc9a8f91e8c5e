"""Other spellings of dates and times, brought to the ones that the tables know: "23-nov", "dose de agosto", "@9".

Over ``plain`` text, before anything else is read in it.
"""

import re

_SPELLED = {
    "pasao": "pasado",
    "tempranito": "temprano",
    "mnn": "manana",
    "mna": "manana",
    "enro": "enero",
    "henero": "enero",
    "trese": "trece",
    "catorse": "catorce",
    "quinse": "quince",
    "beinte": "veinte",
    "bente": "veinte",
    "veintiun": "veintiuno",
    "bentiuno": "veintiuno",
    "treintaiuno": "treinta y uno",
    "treintaiun": "treinta y uno",
    "treintiuno": "treinta y uno",
    "noonish": "noon",
    "tmo": "tomorrow",
    "2mrw": "tomorrow",
    "tmrrw": "tomorrow",
}
_WORD = re.compile(r"\b(?:" + "|".join(_SPELLED) + r")\b")
_SPANISH_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
MONTH_NAMES = (
    "january|february|march|april|june|july|august|september|october|november|december|"
    f"{_SPANISH_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic"
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_HOUR_FOLLOWS = r"(?=(?:at|@|a las?) ?\d{1,4}(?::\d\d)?\b|\d{1,2}:\d\d|\d{1,2} ?[ap]\b|\d{1,2} ?[ap]\.? ?m\b|\d{3,4}\b)"
_FORMS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # "23/nov", "dic-3", "tues/nov 24", "twenty-third": the sign between is no more than a space.
        (rf"(?<=\d)[-/](?=(?:{MONTH_NAMES}|may)\b)|(?<=[a-z])[-/](?=[a-z])", " "),
        (r"(?<=\d)[\\|](?=\d)", "/"),
        (rf"\b({MONTH_NAMES}|may)[-/ ](\d{{1,2}})[-/](2[6-9]|3\d)\b", r"\1 \2 20\3"),
        (rf"\b({MONTH_NAMES}|may)\.?[-/](?=\d)", r"\1 "),
        (rf"(?<!twenty )(?<!thirty )\bfirst of (?=(?:{MONTH_NAMES}|may)\b)", "1st of "),
        (rf"(?<!twenty )(?<!thirty )\bsecond of (?=(?:{MONTH_NAMES}|may)\b)", "2nd of "),
        (rf"(?<!twenty )(?<!thirty )\bthird of (?=(?:{MONTH_NAMES}|may)\b)", "3rd of "),
        (rf"(?<![a-z])({MONTH_NAMES})(20\d\d|\d{{1,2}})(?!\d)", r"\1 \2"),
        (rf"\b((?:{MONTH_NAMES}|may) \d{{1,2}})/(?=\d{{1,2}}(?::\d\d| ?[ap]\b| ?[ap]\.?m\b))", r"\1 "),
        (
            (
                r"^((?:its |on |(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?)(1[0-2]|0?[1-9])[ .](1[3-9]|2\d|"
                rf"3[01]),? {_HOUR_FOLLOWS}"
            ),
            r"\1\2/\3 ",
        ),
        (rf"^((?:its |on |el )?)(\d{{1,2}})\.(\d{{1,2}}),? {_HOUR_FOLLOWS}", r"\1\2/\3 "),
        (r"\b(20[23]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b", r"\1-\2-\3 "),
        (r"\b(0[1-9]|1[0-2])([0-2]\d|3[01])(20[23]\d)\b", r"\1/\2/\3 "),
        (r"\b1(?:o|er|ero|ro)(?= del?\b)", "1"),
        (r"(?<!las )\bdie[zs] y (?=(?:seis|siete|ocho|nueve)\b)", "dieci"),
        (r"\bdos[ec](?= de [a-z]{4})", "doce"),
        (r"\bvente(?= de [a-z]{4})", "veinte"),
        (r"\b(\d{1,2}) oh (?=\d\b)", r"\1:0"),
        (rf"\b({_UNITS}|ten|eleven|twelve) oh? (?=(?:{_UNITS})\b)", r"\1 oh "),
        (r"(?<=\d);(?=[0-5]\d(?!\d))", ":"),
        (rf"\b({_UNITS}|ten|eleven|twelve)[ -]?ish\b", r"\1 ish"),
        (r"\b(?:al? )?medio ?dia (?=y (?:media|cuarto))", "a las 12 "),
        (r"\bin the am\b", "in the morning"),
        (r"\bin the pm\b", "in the afternoon"),
        (r"@", " at "),
        # "It isnt till 9:15" is at 9:15.
        (
            (
                r"\b(?:isnt|not|aint|wasnt|no (?:es|me toca|toca|l[ao] tengo|tengo(?: cita)?|va|empieza|me ven?|"
                r"nos ven?|"
                r"sera|hay)) (?:till?|until|hasta) (?:las? )?(?=\d{1,2}(?::\d\d)?(?! ?(?:\d|st\b|nd\b|rd\b|th\b|/|-|"
                rf"de (?:{MONTH_NAMES}|mayo)|del? (?:\d|mes|proximo|este)|day|dia|week|wk|sem|mes|month|"
                rf"{MONTH_NAMES})))"
            ),
            "at ",
        ),
        # An hour alone, spoken; as digits it would be a choice from a list.
        (r"^((?:seven|eight|nine|ten|eleven|twelve|siete|ocho|nueve|diez|once|doce)\.?)$", r"at \1"),
    )
)
_DAY_DEL_MONTH = re.compile(r"(^\d{1,2}|\b(?:el|del|dia) \d{1,2}) del (0?[1-9]|1[0-2])\b(?! (?:al?|to) \d)(?!:)")
_THIS_YEAR = re.compile(
    rf"((?:\b(?:{MONTH_NAMES}|may)|\d{{1,2}}(?:st|nd|rd|th)?),?) (?:(?:of|de|in) )?(?:this|este) (?:year|ano)\b"
)
_MONTHS = _SPANISH_MONTHS.split("|")


def usual(line: str) -> str:
    """The line in the spellings that the tables know."""
    line = _WORD.sub(lambda found: _SPELLED[found[0]], line)
    for pattern, replacement in _FORMS:
        line = pattern.sub(replacement, line)
    return _DAY_DEL_MONTH.sub(lambda found: f"{found[1]} de {_MONTHS[int(found[2]) - 1]}", line)


def this_year(line: str, year: int) -> str:
    """The line with "June 2nd of this year" as "June 2nd 2026": it may have passed, and is not next year's then."""
    return _THIS_YEAR.sub(rf"\1 {year}", line)
