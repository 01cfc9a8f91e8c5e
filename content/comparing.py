"""What a language lacks against English, and what it says that English does not know.

A language without ``still_english`` in its language.toml is a stub: whatever it lacks is a warning.
"""

from collections.abc import Iterator

from content.faults import Fault, Finding
from content.guide import Guide, Language
from content.phrases import written

NAMED = 8
"""As many names as somebody reads; translated in the file's order, the next ones follow."""


def compared(guide: Guide) -> Iterator[Finding]:
    """Every other language against English."""
    english = guide.languages["en"]
    for language in guide.languages.values():
        if language.code != "en":
            yield from _untranslated(language, english)
            yield from _phrases(language, english)
            yield from _stale(language, guide)


def _untranslated(language: Language, english: Language) -> Iterator[Finding]:
    questions = {question.id: question for question in language.questions}
    for file, own, known in (
        ("topics", language.topics, english.topics),
        ("items.toml", language.items, english.items),
        ("questions.toml", questions, [question.id for question in english.questions]),
    ):
        yield from _lacking(language, file, [name for name in known if name not in own])
    yield from _otherwise(language, english)


def _otherwise(language: Language, english: Language) -> Iterator[Finding]:
    """Questions that would be asked in another place, or shown to people who did not want to know."""
    known = {question.id: question for question in english.questions}
    for own in language.questions:
        there = known.get(own.id, own)
        for fact in ("theme", "must", "outlook"):
            if getattr(own, fact) != getattr(there, fact):
                trouble = f"{own.id}: {fact} is another than in English, where it is {getattr(there, fact)!r}"
                yield True, Fault(f"{language.code}/questions.toml", 0, trouble)


def _lacking(language: Language, file: str, missing: list[str]) -> Iterator[Finding]:
    """What people get in English: still open where that is known, a fault where the language is said to be whole."""
    for grave in (True, False):
        names = [name for name in missing if language.may_lack(name) is not grave]
        if names:
            trouble = f"still in English: {len(names)} of them, first {', '.join(names[:NAMED])}"
            if len(names) <= NAMED:
                trouble = f"still in English: {', '.join(names)}"
            way_out = f" (translate, or name it under still_english in {language.code}/language.toml)" if grave else ""
            yield grave, Fault(f"{language.code}/{file}", 0, f"{trouble}{way_out}")


def _stale(language: Language, guide: Guide) -> Iterator[Finding]:
    """Names under ``still_english`` of what is there, or of nothing: they would hide what is lost later."""
    own = _names(language)
    known = {"safety", "never", *_names(guide.languages["en"]), *(finder.id for finder in guide.finders)}
    for name in language.still_english or ():
        if name in own or name not in known:
            trouble = "is translated: take it out" if name in own else "is no id of anything in English"
            yield True, Fault(f"{language.code}/language.toml", 0, f"still_english: {name!r} {trouble}")


def _names(language: Language) -> set[str]:
    questions = (question.id for question in language.questions)
    return {*language.topics, *language.items, *questions, *written(language.phrases)}


def _phrases(language: Language, english: Language) -> Iterator[Finding]:
    file = f"{language.code}/phrases.ftl"
    own, known = written(language.phrases), written(english.phrases)
    yield from _lacking(language, "phrases.ftl", [key for key in known if key not in own])
    for key, phrase in own.items():
        if key not in known:
            yield True, Fault(file, phrase.line, f"English has no phrase {key!r}")
            continue
        there = f"en/phrases.ftl:{known[key].line}"
        for name in sorted(phrase.names - known[key].names):
            yield True, Fault(file, phrase.line, f"{key}: English puts no {{ ${name} }} in here ({there})")
        for name in sorted(known[key].names - phrase.names):
            yield True, Fault(file, phrase.line, f"{key}: leaves out {{ ${name} }}, which English puts in ({there})")
