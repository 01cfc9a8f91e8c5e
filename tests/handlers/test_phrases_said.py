"""What is said exists in every language, what exists is said, and printed words are read as what they stand for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from acting import Actor, known
from talking import LIBRARY

from content.phrases import written
from handlers.understanding import commands
from handlers.ways import PRINTED

ROOT = Path(__file__).parents[2]
SOURCES = [path for package in ("handlers", "bot") for path in sorted((ROOT / package).rglob("*.py"))]
SAYING = {"say", "choice", "reply", "page"}
KEY = re.compile(r"[a-z][a-z0-9_-]*")


def strings() -> Iterator[tuple[str, bool]]:
    """Every text constant of the code as a pattern for phrase keys, and whether it certainly names one."""
    for path in SOURCES:
        tree = ast.parse(path.read_text())
        certain = {id(node.args[0]) for node in ast.walk(tree) if _says(node) and node.args}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                yield re.escape(node.value), id(node) in certain
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".*" for part in node.values]
                if parts != [".*"] and any(part != ".*" for part in parts):
                    yield "".join(parts), id(node) in certain


def _says(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING


PATTERNS = set(strings())
KEYS = {code: set(written(language.phrases)) for code, language in LIBRARY.guide.languages.items()}


@pytest.mark.parametrize("language", KEYS)
def test_every_phrase_that_is_said_exists(language: str) -> None:
    """Each key written in the code stands in the language's file."""
    said = [pattern for pattern, certain in PATTERNS if certain]

    assert [pattern for pattern in said if not any(re.fullmatch(pattern, key) for key in KEYS[language])] == []


@pytest.mark.parametrize("language", KEYS)
def test_every_phrase_that_exists_is_said(language: str) -> None:
    """Nothing is left behind in the files: each key, or the one it is a form of, stands in the code."""
    forms = {key: {key, key.removesuffix("-sms"), re.sub(r"-caregiver(-sms)?$", "", key)} for key in KEYS[language]}
    known_keys = [re.compile(pattern) for pattern, _ in PATTERNS]

    unsaid = [key for key, any_of in forms.items() if not any(p.fullmatch(f) for p in known_keys for f in any_of)]
    assert unsaid == []


def test_both_languages_have_the_same_phrases() -> None:
    """What one can say, the other can."""
    assert KEYS["en"] ^ KEYS["es"] == set()


PRINTED_WORD = re.compile(r"\b(?:[A-ZÁÉÍÓÚÑ]{3,}|A SALVO)\b")
NO_COMMANDS = {
    "en": {"APL", "AYUDA"},
    "es": {"APL", "LPA"},
}
"""Names of an illness; and in English AYUDA, which is for 988."""
MEANS = {
    "ALTO": "STOP", "STOP": "STOP", "INICIO": "MENU", "MENU": "MENU", "LISTA": "LIST", "LIST": "LIST", "HECHO": "DONE",
    "DONE": "DONE", "LUEGO": "LATER", "LATER": "LATER", "SIGUIENTE": "MORE", "MORE": "MORE", "FECHA": "DATE",
    "DATE": "DATE", "VOLVER": "BACK", "BACK": "BACK", "AJUSTES": "SETTINGS", "SETTINGS": "SETTINGS", "PAUSA": "PAUSE",
    "PAUSE": "PAUSE", "RESUMEN": "SUMMARY", "SUMMARY": "SUMMARY", "EXPORTAR": "EXPORT", "EXPORT": "EXPORT",
    "BORRAR": "DELETE", "DELETE": "DELETE", "PRIVACIDAD": "PRIVACY", "PRIVACY": "PRIVACY", "OMITIR": "SKIP",
    "SKIP": "SKIP", "AYUDA": "HELP", "HELP": "HELP", "ENGLISH": "LANG_EN", "ESPAÑOL": "LANG_ES", "START": "START",
    "SAFE": "SAFE", "A SALVO": "SAFE", "UNDO": "UNDO", "DESHACER": "UNDO",
    "CALL": "CALL", "LLAMADA": "CALL", "FIND": "FIND", "BUSCAR": "FIND", "COMING": "COMING", "AVISOS": "COMING",
    "ADD": "ADD", "AGREGAR": "ADD",
}  # fmt: skip
"""What each word that our texts print in capitals is for."""


def printed(language: str) -> set[str]:
    """Every word in capitals in the language's phrases and safety texts."""
    phrases = " ".join(phrase.words for phrase in written(LIBRARY.guide.languages[language].phrases).values())
    fixed = " ".join(f"{text.telegram} {text.sms}" for text in LIBRARY.fixed[language].values())
    shouted = {"EMERGENCY", "URGENT", "EMERGENCIA", "URGENTE"}
    return set(PRINTED_WORD.findall(f"{phrases} {fixed}")) - shouted - NO_COMMANDS[language] - {"SALVO"}


@pytest.mark.parametrize("language", KEYS)
@pytest.mark.parametrize("context", ["any", "menu", "checklist", "confirm", "date"])
def test_every_word_in_capitals_is_read_as_what_it_stands_for(language: str, context: str) -> None:
    """Whatever was asked: a word that we print works as printed, or the person was told something untrue."""
    words = sorted(printed(language))
    read = {word: PRINTED.get(word.lower()) or _word(word, language, context) for word in words}
    # Where a yes is waited for, "hecho" is one; there no text prints it.
    expected = {word: "YES" if (word, context) == ("HECHO", "confirm") else MEANS.get(word) for word in words}

    assert read == expected


def _word(word: str, language: str, context: str) -> str:
    command = commands.read(word, language, context)
    return command.word if command else ""


@pytest.mark.parametrize(("language", "first"), [("en", "DONE 2"), ("es", "HECHO 2")])
def test_the_numbered_word_of_a_reminder_is_read(language: str, first: str) -> None:
    """As the reminder prints it."""
    actor = Actor(known(language=language, listed=("P03", "P06")))

    actor.says(first)

    assert actor.plan.items == {"P06": "done"}
