"""A person's own words for a text message: without the illness's name, and in the letters that cost no more."""

import re
import unicodedata

from content import gsm
from content.guide import Guide

ACTED_UPON = frozenset(
    {
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
        "start",
        "unstop",
        "help",
        "info",
        "yes",
    }
)
"""Words on which carriers act where they are a whole text (safety.md §4)."""


def quoted(words: str) -> str:
    """The words, in quotation marks where carriers would act upon them: somebody may copy what a choice says."""
    return f'"{words}"' if words.strip(" .!").casefold() in ACTED_UPON else words


def veiled(guide: Guide, words: str) -> str:
    """The words without the illness's name, which others could read on a phone (docs/safety.md); dots stand for it."""
    # People mix languages, so the rules of all of them count.
    for rule in guide.never:
        if rule.only == "sms":
            words = re.sub(rule.pattern, "...", words, flags=re.IGNORECASE)
    return words


def spelled(words: str) -> str:
    """The words in the letters of a cheap text message: one foreign letter halves the room of the whole."""
    return " ".join("".join(map(_letter, words)).split())


def _letter(char: str) -> str:
    if char in gsm.BASIC | gsm.TWICE:
        return char
    return "".join(part for part in unicodedata.normalize("NFKD", char) if part in gsm.BASIC)
