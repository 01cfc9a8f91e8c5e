"""Taking out of a message what could tell whose it is, before anybody else may read it (docs/privacy.md).

Too much is masked on purpose: a word too few does the guide no harm. Rules cannot prove that nothing personal is left,
so the person is shown what remains, and decides (``handlers/sharing_words.py``).
"""

import functools
import re
from collections.abc import Mapping
from typing import Literal

Kind = Literal["email", "link", "date", "street", "number", "name"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|agosto|sep?tiembre|octubre"
    r"|noviembre|dic(?:iembre)?)\b\.?"
)
_DAY = r"\b\d{1,2}(?:st|nd|rd|th|ro|º)?"
_OF_YEAR = r"(?:,?\s+(?:del?\s+)?['’]?(?:\d{4}|\d{2})\b)?"
_DIGIT = (
    r"(?:\d+|oh|zero|one|two|three|four|five|six|seven|eight|nine"
    r"|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_STREET = r"(?:street|st|avenue|ave|road|rd|drive|lane|ln|blvd|boulevard|court|calle|avenida|av|carrera|colonia)"
_WORD = r"[^\W\d_][\w'’-]*"
_UP = r"[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ][\w'’-]*"
"""A word with a capital: "Ana", not "ANA", since some people write everything in capitals."""
_UPS = rf"{_UP}(?:\s+(?:[A-Z]\.\s+)?(?:(?:de|del|de\s+la|van)\s+)?{_UP}){{0,3}}"
_NO_NAME = (
    r"(?!(?:an?|and|but|from|i|im|is|my|not|please|so|the|to|what|when|where|who|with|con|de|el|la|mi|pero|por|que|soy"
    r"|tengo|un|una|y)\b)"
)
_ANY_CASE = rf"{_NO_NAME}{_WORD}(?:\s+(?:(?:de|del|de\s+la|van)\s+)?{_NO_NAME}{_WORD}){{0,3}}"
_NAMED = (
    r"name(?:\s+is|\s*:)|(?:my|his|her|their)\s+name['’]?s|me\s+llamo|se\s+llama|nombre(?:\s+es|\s*:)|apellido\s+es"
)
_INTRODUCED = r"i\s+am|i['’]?m|this\s+is|it['’]?s|called|named|soy|habla|llamad[oa]|regards,?|thanks,?|atentamente,?"
_TITLED = r"(?:dra?|sra?|srta|mrs?|ms)\.?|doctora?|señora?|señorita|miss|nurse|enfermer[oa]|don|doña"
_KIN = (
    r"mom|mum|mother|dad|father|wife|husband|son|daughter|sister|brother|friend|partner|aunt|uncle|cousin|grand\w+"
    r"|mamá|mama|madre|papá|papa|padre|espos[oa]|marido|hij[oa]|herman[oa]|amig[oa]|pareja|abuel[oa]|t[ií][oa]|prim[oa]"
    r"|niet[oa]|niñ[oa]"
)

# In this order: what has a form of its own goes first, or its parts would be taken for numbers.
_FORMS: tuple[tuple[Kind, str], ...] = (
    ("email", r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+"),
    ("email", rf"(?i)(?<![\w.+-])[\w.+-]{{1,64}} (?:at|arroba) {_WORD} (?:dot|punto) {_WORD}"),
    ("link", r"(?i)\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|edu|gov|me)\b(?:/\S*)?|(?<!\w)@\w{2,}"),
    ("date", r"\b(?:\d{1,2}|\d{4})\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,4}\b|\b\d{1,2}/\d{1,4}\b"),
    ("date", rf"(?i)\b{_MONTH}\s*{_DAY}\b{_OF_YEAR}|{_DAY}(?:\s+(?:de|of))?\s+{_MONTH}{_OF_YEAR}"),
    ("date", r"\b(?:19|20)\d\d\b"),
    ("street", rf"(?i)\b\d+\s+(?:{_WORD}\s+){{1,3}}{_STREET}\b\.?|\b{_STREET}\.?\s+(?:{_WORD}\s+){{1,3}}#?\d+\b"),
    ("number", r"(?i)\b[a-z]{1,4}-?\d{4,}\w*|#\s?\w*\d\w*"),
    ("number", r"[+(]*\d(?:[\s().–-]{0,2}\d){4,}|\d{4,}"),
    ("number", rf"(?i)\b{_DIGIT}(?:[\s,-]+{_DIGIT}){{4,}}\b"),
    ("name", rf"(?i)(?P<lead>\b(?:{_NAMED})\s+){_ANY_CASE}"),
    ("name", rf"(?P<lead>\b(?i:{_INTRODUCED}|{_TITLED}|{_KIN}),?\s+){_UPS}"),
)
_PERSONAL = tuple((kind, re.compile(pattern)) for kind, pattern in _FORMS)


def masked(text: str, labels: Mapping[Kind, str]) -> str:
    """The text in one line, with a label in place of everything that looks personal."""
    words = " ".join(text.split())
    for kind, form in _PERSONAL:
        words = form.sub(functools.partial(_label, labels[kind]), words)
    return words


def _label(label: str, found: re.Match[str]) -> str:
    return f"{found.groupdict().get('lead', '')}{label}"
