"""The words of dates and times in English and Spanish, brought to one small set of signs that the grammar reads.

``signs("el próximo martes a las 2 y media", "es")`` is ``"el NEXT W1 AT 2 AND 30"``. Signs are upper case; W0 is
Monday, M12 December. Both languages are read whatever the person's language is: people mix them.
"""

import re

from handlers.understanding import date_spellings
from handlers.understanding.date_phrases import NOISE, PHRASES
from handlers.understanding.date_vocabulary import KNOWN, SPARED, WORDS
from handlers.understanding.spoken_numbers import in_digits
from handlers.understanding.words import mend, plain

_MAY_THE_MONTH = re.compile(
    r"(?<=\d )mayo\b|\b(?<=de )mayo\b|\b(?<=en )mayo\b(?! c)|^mayo$|\bmayo(?= \d+ (?!am|pm|a |p ))|"
    r"\bmay(?= (?:the )?\d)|(?<=\d )may\b|(?<=\d(?:st|nd|rd|th) )may\b|^may$|\b(?<=in )may\b|\b(?<=of )may\b"
)
_SPOKEN_YEAR = re.compile(r"\b20 (2[5-9]|3\d)\b")
_NTH_DIGITS = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|ro|er|do)\b")
_SPACED_HALF = re.compile(r"(?<![\d/:.-])(?<!M\d )(?<!M\d\d )\b(1[0-2]|[1-9]) (0[05]|1[3-9]|[2-5]\d) ?(?=(?:AM|PM)\b)")
"""In "9 30 am" the second number can be no hour."""
_SPACED_AFTER_MONTH = re.compile(
    r"\b(\d{1,2}(?:th)? (?:OF )?M\d{1,2},? (?:20\d\d,? )?)(1[0-2]|[1-9]) (0[05]|[1-5]\d) ?(?=(?:AM|PM)\b)"
)
_SPACED_TIME = re.compile(r"AT (\d{1,2}) ([0-5]\d)\b(?! OF)")
_MAR = re.compile(r"\bmar\b\.?")
_MARCH_WITH_YEAR = re.compile(r"\bmar\b\.?(?= \d{1,2},? 20\d\d)")
_AGO_THE_MONTH = re.compile(r"(?<=\d )ago\b|(?<=\d de )ago\b")
_NAMES_A_MONTH = re.compile(r"\bM\d")
_NUMBER_OR_WORD = re.compile(r"[a-z]+|@|[^a-z@]+", re.ASCII)


def signs(text: str, language: str) -> str:
    """The text with every word of a date or time as its sign; other words stay, in lower case."""
    line = date_spellings.usual(re.sub(r"(?<=[a-z]{3})\.", " ", plain(text).replace("\u2044", "/")))
    for noise in NOISE:
        line = noise.sub(" ", line)
    line = re.sub(r"\b2(?=m[aeo]r|day\b|nite)", "to", line)
    line = " ".join(_mended(line))
    line = _SPOKEN_YEAR.sub(r"20\1", in_digits(line, language))
    line = _MAY_THE_MONTH.sub("M5", _AGO_THE_MONTH.sub("M8", line))
    for pattern, sign in PHRASES:
        line = pattern.sub(sign, line)
    line = "".join(WORDS.get(piece, piece) for piece in _NUMBER_OR_WORD.findall(line) if piece) if line else ""
    line = _NTH_DIGITS.sub(r"\1th", line)
    line = _SPACED_HALF.sub(r"\1:\2 ", re.sub(r"\s+", " ", line).strip())
    line = _SPACED_AFTER_MONTH.sub(r"\1\2:\3 ", line)
    line = _SPACED_TIME.sub(r"AT \1:\2", line)
    return _settle_mar(line, language)


def _mended(line: str) -> list[str]:
    """Each word with its small slips against the long words of dates mended."""
    return [
        mend(word, KNOWN, SPARED) if word.isalpha() else re.sub(r"[a-z]{5,}", lambda m: mend(m[0], KNOWN, SPARED), word)
        for word in line.split()
    ]


def _settle_mar(line: str, language: str) -> str:
    """Read "mar": March in English; in Spanish Tuesday, unless a day stands before it or another Tuesday is named."""
    line = _MARCH_WITH_YEAR.sub("M3", line)
    if not _MAR.search(line):
        return line
    if _NAMES_A_MONTH.search(line):
        return _MAR.sub("W1", line)
    if language == "es":
        line = re.sub(r"(?<=\d) (?:OF )?mar\b\.?", " M3", line)
        return _MAR.sub("W1", line)
    return _MAR.sub("M3", line)
