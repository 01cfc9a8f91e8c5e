"""A person's own words for a text message: without the illness's name, and in the letters that cost no more."""

import re
import unicodedata

from content import gsm
from content.guide import Guide


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
