"""The small pattern language of ``content/*/safety.toml``: words in their order, readable by a nurse.

``cant|cannot ... breath*`` is "cant" or "cannot", up to three other words, then any word that begins with "breath".
``_`` joins words within one choice, ``?`` makes a word optional, ``#`` is any digit, ``{name}`` is a list of words.
"""

import re
from collections.abc import Iterable, Mapping

GAP = "..."
PAUSE = ";"
"""Stands in a line where a sentence ends or turns; a word of its own for gaps."""

_NAME = re.compile(r"\{(\w+)\}")


def expression(patterns: Iterable[str], lists: Mapping[str, str], gap: int = 3) -> re.Pattern[str] | None:
    """One expression that finds any of the patterns in a line; ``...`` stands for at most ``gap`` words. None for none.

    Errors: ValueError for a list that is not there.
    """
    parts = [_pattern(pattern, lists, gap) for pattern in patterns]
    return re.compile("(?<= )(?:" + "|".join(parts) + ")") if parts else None


def _pattern(pattern: str, lists: Mapping[str, str], gap: int) -> str:
    return "".join(rf"(?:\S+ ){{0,{gap}}}" if word == GAP else _word(word, lists) for word in pattern.split())


def _word(word: str, lists: Mapping[str, str]) -> str:
    needed = word.removesuffix("?")
    choices = "|".join(_choice(choice) for choice in choices_of(needed, lists))
    return f"(?:(?:{choices}) )" + ("?" if needed != word else "")


def choices_of(word: str, lists: Mapping[str, str]) -> list[str]:
    """The choices that one place of a pattern allows, lists opened."""

    def opened(found: re.Match[str]) -> str:
        if found[1] not in lists:
            raise ValueError(f"there is no list {found[1]!r}")
        return "|".join(lists[found[1]].split())

    return [choice for choice in _NAME.sub(opened, word).split("|") if choice]


def _choice(choice: str) -> str:
    return re.escape(choice).replace(r"\*", r"\S*").replace(r"\#", r"\d").replace("#", r"\d").replace("_", " ")


def words_of(patterns: Iterable[str], lists: Mapping[str, str]) -> frozenset[str]:
    """Every word that the patterns name: what a slip is mended to. Beginnings keep their star: "breath*"."""
    choices = (c for pattern in patterns for word in pattern.split() for c in choices_of(word.removesuffix("?"), lists))
    return frozenset(word for choice in choices for word in choice.split("_") if word.removesuffix("*").isalpha())
