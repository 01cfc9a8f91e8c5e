"""A topic shown to its author as people will get it."""

from collections.abc import Callable

import pytest

from content.guide import Guide
from content.preview import preview

TOPIC = '+++\nid = "{id}"\nmenu = "time"\ntitle = "{title}"\n+++\n**Go** now.\n\n## SMS\nGo.\n---\nGo on.\n'


def test_a_topic_is_shown_in_full_and_page_by_page(build: Callable[..., Guide]) -> None:
    """Title, full text and text messages, each with its cost and how it reads."""
    guide = build({"en/topics/one.md": TOPIC.format(id="one", title="Go")})

    assert preview(guide, "one", "en").splitlines() == [
        "Go",
        "==",
        "",
        "--- Telegram · 2 words · grade -3.0 ---",
        "",
        "**Go** now.",
        "",
        "--- SMS 1 · 3 characters, at most 1 segments with the footer · grade -3.4 ---",
        "",
        "Go.",
        "",
        "--- SMS 2 · 6 characters, at most 1 segments with the footer · grade -3.0 ---",
        "",
        "Go on.",
    ]


def test_what_is_not_translated_is_shown_in_english(build: Callable[..., Guide]) -> None:
    """The author is told, and the measure is the one of the language that is shown."""
    guide = build(
        {
            "en/topics/one.md": TOPIC.format(id="one", title="Go"),
            "en/topics/two.md": TOPIC.format(id="two", title="Go"),
            "es/language.toml": 'code = "es"\nname = "Español"\n',
            "es/topics/two.md": TOPIC.format(id="two", title="Ya").replace("Go", "Ya"),
            "fr/language.toml": 'code = "fr"\nname = "Français"\n',
            "fr/topics/two.md": TOPIC.format(id="two", title="Va").replace("Go", "Va"),
        }
    )
    first = {name: preview(guide, *name.split()).splitlines()[:4] for name in ("one es", "two es", "two fr")}

    assert first == {
        "one es": ["(not in Español yet: shown in English)", "", "Go", "=="],
        "two es": ["Ya", "==", "", "--- Telegram · 2 words · INFLESZ 143 ---"],
        "two fr": ["Va", "==", "", "--- Telegram · 2 words ---"],
    }
    with pytest.raises(KeyError):
        preview(guide, "three", "en")
