"""Ordinary messages, as people send them to a number that has been kind: none ends, deletes, mourns or alarms.

``ordinary/`` holds thanks and blessings, jokes, pets, weather, news of the family, good news and gripes, written by
hand and without sight of any rule, one a line. What is meant for the bot is not asked here.
"""

from pathlib import Path

import pytest

from content.loading import load
from handlers.understanding import commands, moods, safety_signs
from handlers.understanding.safety_signs import SafetyRules

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
NEVER = frozenset({"STOP", "DELETE", "PAUSE", "START", "SAFE", "EXPORT"})


def texts(language: str) -> list[str]:
    return (HERE / "ordinary" / f"{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def rules() -> SafetyRules:
    languages = load(CONTENT, whole=False).languages.values()
    return safety_signs.compile_rules([language.safety for language in languages])


@pytest.mark.parametrize("language", ["en", "es"])
def test_none_ends_deletes_or_tells_of_a_death(language: str) -> None:
    """What an opt-out or a death brings is final, and nobody who says "bless you" looks for a way back."""
    read = [(text, commands.opt_out(text, language)) for text in texts(language)]

    assert [(text, kind) for text, kind in read if kind] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_none_is_an_emergency_or_a_crisis(language: str, rules: SafetyRules) -> None:
    """An alarm about a song, a nap or a nephew's birth teaches to overlook alarms."""
    read = [(text, safety_signs.read(text, rules)) for text in texts(language)]

    assert [(text, sign.key) for text, sign in read if sign] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_none_changes_what_is_sent(language: str) -> None:
    """Neither all reminders at once, nor the list for a hospital stay that is none."""
    read = [
        (text, commands.read(text, language, context)) for text in texts(language) for context in ("any", "checklist")
    ]

    assert [(text, found.word) for text, found in read if found and found.word in NEVER] == []
    assert [text for text in texts(language) if moods.read(text) not in ("", "home")] == []
