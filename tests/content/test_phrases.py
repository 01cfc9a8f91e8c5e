"""Phrases: said in the person's language, with English behind it, and what a person wrote kept as they wrote it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from content.guide import Guide
from content.loading import load
from content.phrases import BOLD_FIRST, HINTS, Markup, Phrases, escape, phrases_of, unreadable, written

CONTENT = Path(__file__).parents[2] / "content"
ENGLISH = """\
hello = Hello, { $who }!
things = { $count ->
    [one] One thing.
   *[other] { $count } things.
}
bold =
    **First** line.
    **Second** line.
only-english = Only in English.
year = It is { $year }.
tagged =
    .label = No text of its own.
"""
SPANISH = "hello = ¡Hola, { $who }!\nyear = Es { $ano }.\ntagged = Sí.\n"


@pytest.fixture
def english() -> Phrases:
    """English phrases alone."""
    return Phrases("en", ENGLISH)


@pytest.fixture
def spanish(english: Phrases) -> Phrases:
    """Spanish phrases with English behind them."""
    return Phrases("es", SPANISH, english)


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("hello", {"who": "Ann"}, "¡Hola, Ann!"),
        ("hello", {"who": "*Ann* [x](y)"}, "¡Hola, \\*Ann\\* \\[x\\](y)!"),
        ("hello", {"who": Markup("**Ann**")}, "¡Hola, **Ann**!"),
        ("hello", {"who": 12345}, "¡Hola, 12345!"),
        ("hello", {"who": "Ann", "unused": 1}, "¡Hola, Ann!"),
        ("things", {"count": 1}, "One thing."),
        ("things", {"count": 1200}, "1200 things."),
        ("bold", {}, "**First** line.\n**Second** line."),
        ("only-english", {}, "Only in English."),
        ("year", {"year": "2026"}, "It is 2026."),
    ],
)
def test_a_phrase_is_said(spanish: Phrases, key: str, words: dict[str, object], said: str) -> None:
    """In Spanish where Spanish can complete it, else in English; strings are escaped once, numbers left plain."""
    assert spanish.say(key, **words) == said


@pytest.mark.parametrize(
    ("key", "trouble"),
    [
        ("nothing", "no phrase 'nothing' in any language"),
        ("hello", "phrase 'hello': Unknown external: who"),
        ("tagged", "phrase 'tagged' has no text"),
    ],
)
def test_what_cannot_be_said_is_an_error(english: Phrases, key: str, trouble: str) -> None:
    """An unknown key, a missing word and a phrase without text say which phrase it was."""
    with pytest.raises(KeyError, match=trouble):
        english.say(key)


def test_it_is_known_what_is_translated(spanish: Phrases) -> None:
    """Whether a phrase exists at all, and whether this language has it itself."""
    assert [spanish.has(key) for key in ("hello", "only-english", "nothing")] == [True, True, False]
    assert [spanish.translated(key) for key in ("hello", "only-english", "nothing")] == [True, False, False]


def test_every_language_of_a_guide_falls_back_to_english(build: Callable[..., Guide]) -> None:
    """Phrases come by language code, each with English behind it."""
    guide = build(
        {
            "en/phrases.ftl": ENGLISH,
            "es/language.toml": 'code = "es"\nname = "Español"\n',
            "es/phrases.ftl": SPANISH,
        }
    )
    phrases = phrases_of(guide)

    assert {code: own.say("hello", who="Ann") for code, own in phrases.items()} == {
        "en": "Hello, Ann!", "es": "¡Hola, Ann!",
    }  # fmt: skip
    assert phrases["es"].say("only-english") == "Only in English."


def test_what_an_author_wrote_is_told_phrase_by_phrase() -> None:
    """Line, words in all variants, and the names that are put in."""
    found = written(ENGLISH)

    assert (found["things"].line, found["things"].words, found["things"].names) == (
        2, "One thing.  things.", {"count"},
    )  # fmt: skip


def test_a_phrase_that_says_nothing_is_told() -> None:
    """Lines that are no phrase, and keys written twice, by their lines."""
    assert list(unreadable("# a comment\na = A\n\n???\n\na = B\n")) == [
        (4, f"not a phrase: Expected an entry start ({HINTS['E0002']})"),
        (6, "phrase 'a' is written twice"),
    ]


PARSER = MarkdownIt("commonmark", {"html": False})
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1)
TRICKY = st.text("\\*_[]()<>&#`~!-+=>1.)a", min_size=1)


@given(LINES | TRICKY)
def test_escaped_words_show_exactly_as_they_were_written(line: str) -> None:
    """No character of what a person wrote ever becomes a star, a link, a list, a quote or an entity."""
    block = PARSER.parse(escape(line))

    assert [token.type for token in block] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in block[1].children or ()) == line


def test_escaping_sees_every_line() -> None:
    """Marks that count only at the start of a line are escaped on each of them, and nowhere else."""
    assert escape("- a - b\n> c > d\n1. e 2. f\n# g # h") == "\\- a - b\n\\> c > d\n1\\. e 2. f\n\\# g # h"


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_phrase_joined_by_hand_says_what_fluent_says(code: str) -> None:
    """Every phrase of the real guide, whether it is joined or resolved, is what Fluent's own resolver makes of it."""
    source = load(CONTENT).languages[code].phrases
    ours, theirs = Phrases(code, source), FluentBundle([code], use_isolating=False)
    theirs.add_resource(FluentResource(BOLD_FIRST.sub(r'\1{""}', source)))
    for key, phrase in written(source).items():
        words = dict.fromkeys(phrase.names, "now")
        pattern = theirs.get_message(key).value
        assert pattern is not None
        said, errors = theirs.format_pattern(pattern, words)
        assert not errors
        assert ours.say(key, **words) == said, key
