"""The grammar of days: phrases over the signs of ``date_words``, in the order in which they are tried.

A phrase is taken out of the line where it is found and leaves a mark (§), so that what remains can be read as a time.
Longer phrases come first: "a week from Friday" before "Friday".
"""

import re

from handlers.understanding import day_meanings as means
from handlers.understanding import day_offsets, weekday_pairs
from handlers.understanding.calendar_days import HOLIDAY_SIGNS
from handlers.understanding.day_meanings import Found, Meaning, Today

MARK = "§"

_N = r"(\d{1,2})"
_W = r"W([0-6])"
_M = r"M(\d{1,2})\b\.?"
_H = rf"\b({HOLIDAY_SIGNS})\b"
_THE = r"(?:the |el |la |AT |DAY |ON |on |, ?|OF )*"
_COUNT = r"(?:an? |1 |the NEXT )?(\d{1,3}|an?|COUPLE|FEW)"
_UNIT = r"(DAY|WEEK|MONTH)\b"
_YEAR = r"(?:,? ?(?:OF |del )?(20\d\d)\b(?! ?(?:HRS|AM|PM)))?"
_NO_TIME = r"(?!\d|:\d| ?(?:AM|PM|HRS|OCLOCK)\b|[.]\d\d| AND \d| (?:LESS|DAY|WEEK|MONTH|HOURS))"
_STARTS = r"(?<!AT )(?<!TO )(?<!PAST )(?<!past )(?<!TO_5 )(?<!TO_\d\d )(?<!by )(?<![:/.\d-])\b"
_NO_NOUN = (
    r"(?! (?:opinion|visit|appointment|appt|time|one|doctor|dr|doc|WEEK|half|floor|MONTH|DAY|person|option|cita|vez))"
)
_OR = r" ?(?:-|to|through|thru|al|OR|and|y|a) ?"

_TABLE: tuple[tuple[str, Meaning], ...] = (
    (rf"\d+{_OR}\d+ ?{_UNIT}", means.vague),
    (r"\b(?:TOMORROW|W[0-6]|\d+th),? OR (?:maybe )?(?:the )?(?:DAYAFTER|NEXT DAY|DAY NEXT|WEEK AFTER)\b", means.vague),
    (
        rf"\b\d(?:th)? WEEK (?:OF|IN|del) |\bFEW \d+ ?{_UNIT}|{_UNIT} (?:mas OR menos|OR so|give OR take|and a HALF)",
        means.vague,
    ),
    (rf"\bWITHIN (?:the NEXT )?{_COUNT} ?{_UNIT}", means.vague),
    (rf"\bWEEK OF (?:the )?(?:{_M}(?: ?{_N}(?:th)?)?|{_N}(?:/{_N}|th)?(?![\d/])|MONTH)", means.vague),
    (r"\b(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:t(?=\d)|\b)", means.iso),
    (r"(?<![\d/.-])(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?((?:20)?\d\d)\b", means.numeric_year),
    (rf"{_M} {_N}(?:th)?, ?{_N}(?:th)?,? (?:and|y|OR|&) {_N}(?!:)", means.vague),
    (rf"{_M} {_N}/{_N}(?![\d/])", means.two_days_of_month),
    (r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d/])", means.numeric),
    (r"^(?:ON |the |its )*(\d{1,2})-(\d{1,2})\b(?! ?(?:DAY|WEEK|MONTH|AM|PM|HRS|YEAR|:))", means.numeric),
    (
        (
            r"\b(?:is|es|ON|on|for|el|para|appt|appointment|visit|cita|"
            r"THIS)[ :]+(\d{1,2})-(\d{1,2})(?=[ ,]+(?:AT \d|\d{1,2}(?::\d\d| "
            r"?(?:AM|PM)\b)))"
        ),
        means.numeric,
    ),
    (
        rf"{_M} (?!AT \d{{1,2}}(?!\d|th)){_THE}{_N}(?:th)?{_OR}{_THE}{_N}(?:th)?{_NO_TIME}(?!-\d)(?! (?:and|y) \d)",
        means.two_days_of_month,
    ),
    (rf"{_STARTS}{_N}(?:th)?{_OR}{_THE}{_N}(?:th)? ?(?:OF )?{_M}", means.day_to_day_month),
    (rf"\b(LAST(?:OF)?|\d)(?:th)? {_W} (?:OF|IN|del?|ON) ?(?:the |el )?{_M}", means.nth_weekday),
    (
        rf"\b(LAST(?:OF)?|\d)(?:th)? {_W} (?:OF|IN|del) ?(?:the |el |THIS |NEXT )*MONTH(?: NEXT)?",
        means.nth_weekday_of_this,
    ),
    (rf"\b(?:LAST(?:OF)? DAY|DAY LASTOF|LASTOF) (?:OF|IN) (?:the |MONTH OF )*{_M}", means.last_day),
    (r"\bLAST(?:OF)? DAY OF (?:the |THIS |(NEXT) )*MONTH(?: (NEXT))?", day_offsets.last_of_this_month),
    (
        (
            rf"(?<!the )(?<![a-zA-Z]){_COUNT} ?{_UNIT} (AFTER|BEFORE|FROM) (?:the |el |OF |"
            rf"DAY )*(?:{_M} )?(?:the )?{_N}(?:th)?{_NO_TIME}"
        ),
        day_offsets.beside_day,
    ),
    (rf"(?<!the )\b()(WEEK) (FROM) (?:the |el )*(?:{_M} )?(?:the )?{_N}(?:th)?{_NO_TIME}", day_offsets.beside_day),
    (rf"(?<!the )(?<![a-zA-Z]){_COUNT} ?{_UNIT} (AFTER|BEFORE) (?:the |OF )*{_H}", day_offsets.beside_holiday),
    (rf"\b(\d) {_W} (?:FROM|out|away)(?: (?:now|TODAY|here))?", day_offsets.weekdays_from_now),
    (rf"{_STARTS}{_N}(?:th)?,? ?(?:OF |IN |del )?{_M}{_YEAR}", means.day_month),
    (rf"{_M},? ?(?!AT \d{{1,2}}(?!\d|th)){_THE}{_N}(?:th)?{_NO_TIME}{_YEAR}", means.month_then_day),
    (rf"\b{_N}(?:th)? (?:OF|del) (?:the |el )?(NEXT|THIS) MONTH", means.day_of_next_month),
    (rf"\b{_N}(?:th)? (?:OF|del) (?:el )?(?:proximo )?MONTH (NEXT)", means.day_of_next_month),
    (rf"{_W},? (?:OF |IN |ON )?(?:the |la )?(?:WEEK OF (?:the )?{_H}|{_H} WEEK)", day_offsets.weekday_by_its_holiday),
    (rf"WEEK (AFTER|BEFORE) (?:the )?{_H},? (?:ON |on |the |el )*{_W}", day_offsets.weekday_beside_its_holiday),
    (rf"{_H} WEEK,? (?:ON |on |the )*{_W}", day_offsets.weekday_after_its_holiday),
    (rf"{_W} (AFTER|BEFORE) (?:the )?{_H}(?! WEEK)", means.weekday_by_holiday),
    (rf"(?:the )?\b(DAYAFTER|DAYBEFORE) (?:OF )?(?:the )?{_H}", means.day_by_holiday),
    (rf"WEEK (?:AFTER|BEFORE|OF) (?:the )?{_H}|(?:AFTER|BEFORE|OR) (?:the )?(?:{_H}|HOLIDAYS)|HOLIDAYS", means.vague),
    (rf"{_H} WEEK|{_M} {_N}(?:th)? WEEKEND", means.vague),
    (_H, means.holiday),
    (rf"{_COUNT} ?{_UNIT} (?:FROM (?:TODAY|now)|out\b|away\b)", means.from_today),
    (r"\b()(WEEK|MONTH) FROM (?:TODAY|now)\b", means.from_today),
    (rf"{_COUNT} ?{_UNIT} FROM TOMORROW", means.from_tomorrow),
    (r"\b()(WEEK|MONTH) FROM TOMORROW\b", means.from_tomorrow),
    (rf"(?:{_COUNT} ?)?WEEK FROM (?:THIS |NEXT )?(?:the )?{_W}", means.from_weekday),
    (r"(?:OF )?\b(TODAY|TOMORROW|W[0-6]) IN (8|15)\b(?! DAY)", means.week_later),
    (rf"\bIN (?:the |las? |los )?NEXT {_COUNT} ?{_UNIT}", means.vague),
    (rf"{_COUNT} ?{_UNIT} AGO", means.ago),
    (rf"BACK {_COUNT} ?{_UNIT}", means.ago),
    (
        (
            r"\b(?:(?:every|each|cada|todos los|since) (?:other )?(?:W[0-6]|DAY|WEEK|MONTH)|(?:for|since|"
            rf"durante) {_COUNT} ?{_UNIT})\b"
        ),
        means.nothing,
    ),
    (rf"\b(?:IN|ON) (?:about |AT |like |como )*{_COUNT} ?{_UNIT}(?: time)?", means.from_today),
    (rf"^(?:about |AT |like )*{_COUNT} ?{_UNIT}$", means.from_today),
    (r"\b(?:NEXT|THIS|LAST) MONTH\b|\bMONTH NEXT\b|\b(?:NEXT|THIS) YEAR\b|\bYEAR NEXT\b", means.vague),
    (rf"\b(?:NEXT WEEK|WEEK NEXT|otra WEEK),? ?(?:on |the |el |ON )*{_W}", day_offsets.weekday_next_week),
    (rf"{_W},? (?:OF |IN )?(?:the |la |AT )?(?:NEXT WEEK|WEEK NEXT|otra WEEK)", day_offsets.weekday_next_week),
    (rf"{_W},? (?:OF |IN )?(?:the |la )?THIS WEEK", day_offsets.weekday_this_week),
    (rf"\bTHIS WEEK,? ?(?:on |el )*{_W}", day_offsets.weekday_this_week),
    (rf"{_W},? (?:OF |IN )?(?:the |la )?(?:LAST WEEK|WEEK LAST)", day_offsets.weekday_last_week),
    (rf"\b(?:LAST WEEK|WEEK LAST),? ?(?:on |the |el )*{_W}", day_offsets.weekday_last_week),
    (rf"{_W},? (?:que no viene,? )?(?:el|al) otro\b(?! W)", day_offsets.weekday_after_next),
    (
        (
            rf"\b(?:NOT|no) (?:THIS |the |el )*{_W},? (?:(?:but|sino|no|its|es|the|el),? )*(?:(?:NEXT|otro|"
            rf"other) W\1|W\1 NEXT)"
        ),
        day_offsets.weekday_after_next,
    ),
    (rf"{_W} AFTER (?:NEXT|(?:THIS|that)(?: 1)?\b(?! W))", day_offsets.weekday_after_next),
    (
        (
            rf"\b(?:NOT|no) (?:THIS |the |el )*{_W},? (?:but |sino |no,? )?(?:the |el )?"
            r"(?:(?:one|1) AFTER|(?:otro|other|NEXT)(?: (?:one|1))?)\b(?! W)"
        ),
        day_offsets.weekday_after_next,
    ),
    (
        rf"\b(?:THIS |NEXT )?{_W}(?: NEXT)?,? no,? (?:sino )?(?:el |the )?(?:otro|other|NEXT)\b(?! W)",
        day_offsets.weekday_after_next,
    ),
    (rf"\bWEEK AFTER NEXT,? (?:ON |on |the |el )*{_W}", day_offsets.weekday_in_two_weeks),
    (rf"{_W},? (?:OF |IN )?(?:the )?WEEK AFTER NEXT", day_offsets.weekday_in_two_weeks),
    (
        (
            r"\bWEEK AFTER NEXT\b|\b(?:NEXT|THIS|LAST|otra) (?:WEEK|WEEKEND)\b|\b(?:WEEK|WEEKEND|MONTH|"
            r"YEAR) (?:NEXT|LAST)\b|\bWEEKEND\b"
        ),
        means.vague,
    ),
    (r"\bEARLY (?:OF |del |the |IN |THIS |NEXT |el )*(?:MONTH|WEEK|YEAR|M\d+)\b", means.vague),
    (rf"\bNEXT {_W},? (?:the |el )?{_N}th\b", means.weekday_bare_day),
    (rf"{_W},? ?(?:the |el |DAY )*{_N}th\b", means.weekday_bare_day),
    (rf"{_W},? (?:the |el |DAY )*(1[3-9]|2\d|3[01])\b{_NO_TIME}", means.weekday_bare_day),
    (rf"{_W},? (\d|1[0-2])\b(?=,? (?:AT )?\d{{1,2}}(?::\d\d)? ?(?:AM|PM))", weekday_pairs.weekday_day),
    (rf"{_W},? (\d|1[0-2])\b{_NO_TIME}", weekday_pairs.spanish_weekday_day),
    (rf"{_W} WEEK\b|\b(?:otro|other) {_W}", weekday_pairs.weekday_week),
    (rf"\b{_N}th,? ?(?:the |is a |its a |a )?{_W}", weekday_pairs.day_then_weekday),
    (rf"\bNEXT {_W}", means.next_weekday),
    (rf"{_W} NEXT\b", means.next_weekday),
    (rf"\bLAST {_W}", means.last_weekday),
    (rf"{_W} LAST\b", means.last_weekday),
    (r"\bOVERMORROW\b", means.offset(2)),
    (r"\bTOMORROW\b", means.offset(1)),
    (r"\bTODAY\b", means.offset(0)),
    (r"\bYESTERDAY\b", means.offset(-1)),
    (r"\bFOREYESTERDAY\b", means.offset(-2)),
    (rf"\b{_N}th OF (?:the |el )?MONTH\b", means.bare_day),
    (rf"\b(?:AFTER|BEFORE) OF {_N}\b", means.vague),
    (rf"\b{_N}th\b{_NO_NOUN}", means.bare_day),
    (rf"(?:\b(?:el|al|the|ON the) (?:DAY )?|\bDAY ){_N}\b{_NO_TIME}{_NO_NOUN}", means.bare_day),
    (rf"(?:(?<=:\d\d )|(?<=AM )|(?<=PM )|(?<=MORNING )|(?<=AFTERNOON ))OF (?:DAY )?{_N}\b{_NO_TIME}", means.bare_day),
    (rf"\b{_W}\b", means.weekday),
    (
        (
            r"\b(?:IN|THIS|NEXT|LAST) (?:the |el |la )?SEASON\b|^(?:the )?SEASON$|\bSEASON (?:break|EARLY)|^(?:over|"
            r"during) (?:the )?SEASON"
        ),
        means.vague,
    ),
    (rf"\b{_M}|\bDAY(?:AFTER|BEFORE)\b", means.vague),
)
_GRAMMAR = tuple((re.compile(pattern), meaning) for pattern, meaning in _TABLE)

_DENIES = re.compile(r"\bNOT (?:(?:the|el|del|ON|OF|on) )*$")
_DENIES_BEHIND = re.compile(r" no(?=[,.;!]|$)")
_BESIDE = re.compile(r"\b(DAYAFTER|DAYBEFORE|AFTER|BEFORE|by) (?:(?:the|el|OF|ON) )*$")
"""A day named only to tell of another."""
_WAS_MOVED = re.compile(r"\b(?:moved|changed|resched\w*|switched|corri\w+|cambi\w+|movi\w+|pas\w+)\b")
_MOVED_FROM = re.compile(r"\b(?:FROM|del|OF) (?:the |el )?$")


def take(line: str, today: Today) -> tuple[str, tuple[Found, ...]]:
    """The line with § for every phrase about a day, and what those phrases mean."""
    moved = bool(_WAS_MOVED.search(line))
    taken: list[Found] = []
    for pattern, meaning in _GRAMMAR:
        at = 0
        while match := pattern.search(line, at):
            found = meaning(match, today)
            if found is None:
                at = match.end()
                continue
            before = line[: match.start()]
            after = line[match.end() :]
            denied = _DENIES.search(before) or _DENIES_BEHIND.match(after) or (moved and _MOVED_FROM.search(before))
            beside = _BESIDE.search(before)
            before = before[: beside.start()] if beside else before
            taken.append(Found(denied=True) if denied else means.beside(found, beside[1]) if beside else found)
            line = f"{before} {MARK} {after}"
            at = 0
    return re.sub(r"\s+", " ", line).strip(), tuple(taken)
