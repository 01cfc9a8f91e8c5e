"""Whether a language's safety texts (safety.toml) can go out: all there, short enough, and its own.

What they say is the clinician's; what the signs mean is read by ``handlers/understanding``.
"""

from collections.abc import Iterator, Mapping

from content import gsm
from content.faults import Fault, Finding
from content.guide import Language
from content.wording import SEGMENTS


def emergencies(language: Language, english: Language) -> Iterator[Finding]:
    """Texts that are missing, copied or too long, and a language whose own words for an emergency are not known."""
    own, known = texts(language), texts(english)
    yield from _too_long(language, own)
    if language is english:
        return
    file = f"{language.code}/safety.toml"
    copied = [key for key in known if own.get(key, known[key]) == known[key]]
    if copied:
        yield not language.may_lack("safety"), Fault(file, 0, f"texts still in English: {', '.join(copied)}")
    if (known_signs := _patterns(english)) and _patterns(language) <= known_signs:
        trouble = f"no patterns in {language.name} yet: a sign of danger written in it is not noticed"
        yield not language.may_lack("safety"), Fault(file, 0, trouble)


def _too_long(language: Language, own: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    for key, text in own.items():
        size = gsm.size(text.get("sms", ""))
        if size.segments > SEGMENTS:
            because = f", since {size.foreign} double their cost" if size.foreign else ""
            trouble = f"texts.{key} sms: {size.units} characters make {size.segments} segments, at most {SEGMENTS}"
            yield True, Fault(f"{language.code}/safety.toml", 0, f"{trouble}{because}")


def texts(language: Language) -> dict[str, Mapping[str, str]]:
    """The fixed texts by key, as far as they have the form of one."""
    found = language.safety.get("texts", {})
    return {key: text for key, text in found.items() if isinstance(text, Mapping)} if isinstance(found, Mapping) else {}


def _patterns(language: Language) -> set[str]:
    """Every pattern of every sign."""
    signs = language.safety.get("sign", [])
    rows = [row for row in signs if isinstance(row, Mapping)] if isinstance(signs, list) else []
    return {str(pattern) for row in rows for pattern in row.get("patterns", ())}
