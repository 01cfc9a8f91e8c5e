"""What a language lacks against English, and what it says that English does not know."""

from collections.abc import Iterator

from content.faults import Fault, Finding
from content.guide import Guide, Language
from content.phrases import written


def compared(guide: Guide) -> Iterator[Finding]:
    """Every other language against English."""
    english = guide.languages["en"]
    for language in guide.languages.values():
        if language.code != "en":
            yield from _untranslated(language, english)
            yield from _phrases(language, english)


def _untranslated(language: Language, english: Language) -> Iterator[Finding]:
    questions = {question.id: question for question in language.questions}
    for file, own, known in (
        ("topics", language.topics, english.topics),
        ("items.toml", language.items, english.items),
        ("questions.toml", questions, [question.id for question in english.questions]),
    ):
        missing = [name for name in known if name not in own]
        if missing:
            yield False, Fault(f"{language.code}/{file}", 0, f"still in English: {', '.join(missing)}")


def _phrases(language: Language, english: Language) -> Iterator[Finding]:
    file = f"{language.code}/phrases.ftl"
    own, known = written(language.phrases), written(english.phrases)
    missing = [key for key in known if key not in own]
    if missing:
        yield False, Fault(file, 0, f"still in English: {', '.join(missing)}")
    for key, phrase in own.items():
        if key not in known:
            yield True, Fault(file, phrase.line, f"English has no phrase {key!r}")
            continue
        for name in sorted(phrase.names - known[key].names):
            yield True, Fault(file, phrase.line, f"{key}: English puts no {{ ${name} }} in here")
        for name in sorted(known[key].names - phrase.names):
            yield False, Fault(file, phrase.line, f"{key}: leaves out {{ ${name} }}")
