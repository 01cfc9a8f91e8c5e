"""Which things of a numbered list are meant: "1 and 3", "the first two", "all but the last", "las dos primeras".

A choice is written as a short argument that a button could carry, and read again beside the list it is about.
"""

import functools
import re
from collections.abc import Sequence

import msgspec

from handlers.understanding.answer_words import NUMBERS
from handlers.understanding.phrase_table import words as words_of

_N = "|".join((*NUMBERS, r"\d{1,2}"))
_FEW = r"two|2|couple|three|3|four|4|dos|tres|cuatro"
_RANGE = re.compile(r"\b(\d{1,2}) (?:to|through|thru|al|a|hasta(?: el| la)?) (?:el |la )?(\d{1,2})\b")
_SOME = re.compile(rf"\b(?:{_N}|some|most|few|algun[oa]s) (?:of|de) (?:them|these|those|ell[oa]s|es[oa]s|est[oa]s)\b")
_MARKS: tuple[tuple[str, str], ...] = (
    (rf"\b(?:first (?P<a>{_FEW})|(?P<b>{_FEW}) first|primer[oa]s (?P<c>{_FEW})|(?P<d>{_FEW}) primer[oa]s)\b", "first"),
    (rf"\b(?:last (?P<a>{_FEW})|(?P<b>{_FEW}) last|ultim[oa]s (?P<c>{_FEW})|(?P<d>{_FEW}) ultim[oa]s)\b", "last"),
    (rf"\b(?:all (?:the )?|l[oa]s )(?P<a>{_FEW})\b(?! (?:and|y|e|ni) )|\bthe (?P<b>two|three|four)\b", "whole"),
    (r"\b(?P<a>both)(?: (?:of )?(?:them|these|those))?\b|\b(?P<b>amb[oa]s)\b", "whole"),
)
_ALL = re.compile(
    r"\b(?:(?:all|any|every one|everything|each|every|everyone|todo|todos|todas)(?: (?:of )?(?:it|them|these|those|"
    r"this|that|ell[oa]s|es[oa]s?|est[oa]s?))?|(?:it|them) all|the whole list|toda la lista|ningun[oa])\b"
)
_BUT = re.compile(r"\b(?:but|except(?: for)?|besides|other than|menos|excepto|salvo)\b")
_END = re.compile(r"\b(?:last|ultim[oa])\b")
_FILL = words_of(
    "with number numbers num no the numero numeros la el las los con item items task tasks thing things tarea tareas",
    "and y e ni a or one ones uno de of also tambien question questions",
)
_COUNTS = {"couple": 2, "both": 2, "ambos": 2, "ambas": 2}
_ITEM = re.compile(rf"(?:{_N})|-\d")


class Which(msgspec.Struct, frozen=True, kw_only=True):
    """``numbers`` count from 1, from the end as -1, -2. ``every``: all but those. ``whole``: all of so many."""

    numbers: tuple[int, ...] = ()
    every: bool = False
    whole: int = 0

    @property
    def argument(self) -> str:
        """As in "1,3", "-1", "all", "all,-1", "of3"."""
        head = ["all"] if self.every else [f"of{self.whole}"] if self.whole else []
        return ",".join([*head, *map(str, self.numbers)])


def which(words: str) -> Which | None:
    """What bare words name, where they name things of a list and nothing else; None for any other words."""
    marked = _marked(words)
    left, but, right = marked.partition(" BUT ")
    if but:
        spared = _numbers(right)
        return Which(numbers=spared, every=True) if spared and _bare(left) == ["ALL"] else None
    if _bare(marked) == ["ALL"]:
        return Which(every=True)
    if (counted := _bare(marked)) and len(counted) == 1 and counted[0].startswith("OF"):
        return Which(whole=int(counted[0][2:]))
    numbers = _numbers(marked)
    return Which(numbers=numbers) if numbers else None


def split(words: str) -> tuple[str, bool, str]:
    """What stands before and behind "but", "except", "menos", and whether one of them is there."""
    before, *behind = _BUT.split(words, maxsplit=1)
    return before, bool(behind), "".join(behind)


def says_all(words: str) -> bool:
    """Whether "all", "everything", "todo" is among the words."""
    return bool(_ALL.search(words))


def picked(argument: str, listed: Sequence[str]) -> tuple[str, ...] | None:
    """The things of the list that the argument names; empty where the list has none such, None where it cannot tell."""
    named = [part for part in argument.split(",") if part]
    head = named[0] if named else ""
    if head.startswith("of"):
        return tuple(listed) if len(listed) == int(head[2:]) else None
    found = [place for part in named if part != "all" if (place := _place(int(part), len(listed))) is not None]
    if head == "all":
        return tuple(name for place, name in enumerate(listed) if place not in found)
    return tuple(dict.fromkeys(listed[place] for place in found))


def _place(number: int, count: int) -> int | None:
    place = number - 1 if number > 0 else count + number
    return place if 0 <= place < count else None


def _marked(words: str) -> str:
    """The words with a sign for each phrase that is more than one number."""
    if _SOME.search(words):
        return "SOME"
    words = _RANGE.sub(lambda found: " ".join(map(str, range(int(found[1]), int(found[2]) + 1))), words)
    for pattern, sign in _MARKS:
        words = re.sub(pattern, functools.partial(_spelled, sign), words)
    words = _END.sub("-1", _ALL.sub("ALL", words))
    return _BUT.sub("BUT", words)


def _spelled(sign: str, found: re.Match[str]) -> str:
    said = next(word for word in found.groupdict().values() if word)
    count = int(said) if said.isdigit() else _COUNTS.get(said) or NUMBERS[said]
    places = {"first": range(1, count + 1), "last": range(-count, 0)}
    return f"OF{count}" if sign == "whole" else " ".join(map(str, places[sign]))


def _bare(marked: str) -> list[str]:
    return [word for word in marked.split() if word not in _FILL]


def _numbers(marked: str) -> tuple[int, ...]:
    """The numbers, where there is nothing else; a "one" behind an ordinal ("the first one") counts nothing."""
    said = marked.split()
    told = _bare(marked) or [word for word in said if word in NUMBERS]
    if not all(_ITEM.fullmatch(word) for word in told):
        return ()
    return tuple(dict.fromkeys(NUMBERS.get(word) or int(word) for word in told))
