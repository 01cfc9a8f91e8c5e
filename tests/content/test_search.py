"""Searching the guide by how people ask."""

import sys
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from content.guide import Language, Topic
from content.likeness import _stem
from content.search import build_index, matches, named


def language(code: str, asks: dict[str, object], **titles: str) -> Language:
    topics = {
        name: Topic(
            id=name, menu="time", title=title, asks=(), sms=("Words.",), full=f"**{title}** [more](https://example.org)"
        )
        for name, title in titles.items()
    }
    return Language(code=code, name=code, topics=topics, items={}, questions=(), phrases="", safety={}, asks=asks)


ENGLISH = language(
    "en",
    {
        "same": {"doctor": "dr docs"},
        "topics": {"tell": ["will my doctor be mad"]},
        "routes": {"elsewhere": ["what time is it"]},
    },
    tell="Telling your doctor",
    records="Get your records",
)
SPANISH = language("es", {}, tell="Decirle a su médico", records="Conseguir su expediente")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how do i tell my dr", "tell"),
        ("geting recods", "records"),
        ("como consigo mi expediente", "records"),
        ("my docs gonna be mad", "tell"),
        ("what time", "elsewhere"),
    ],
)
def test_the_closest_label_comes_first(text: str, expected: str) -> None:
    """Slips, synonyms and the other language find the same topic."""
    assert matches(text, build_index(ENGLISH, SPANISH))[0].label == expected


def test_nothing_shared_is_no_match() -> None:
    """A text without any known word or letter group finds nothing, in a full index and in an empty one."""
    assert (matches("zzz", build_index(ENGLISH)), matches("records", build_index())) == ((), ())


def test_a_title_or_wording_names_its_label() -> None:
    """Word for word, whatever the case, the accents or the synonym."""
    index = build_index(ENGLISH, SPANISH)

    assert [
        named(text, index) for text in ("TELLING your dr!", "decirle a su medico", "what time is it", "records")
    ] == ["tell", "tell", "elsewhere", ""]


def test_likeness_is_one_for_the_same_words() -> None:
    """Scores can be compared: an example is wholly like itself."""
    assert round(matches("Get your records", build_index(ENGLISH))[0].likeness, 6) == 1.0


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("my doctor and the records", True),
        ("get your records", False),
        ("doctrines", False),
        ("doctrines timers", False),
    ],
)
def test_the_second_voice_is_asked_where_words_leave_it_unclear(text: str, asked: bool) -> None:  # noqa: FBT001 - a table
    """Not where one label is far ahead, and not where nothing is alike: there is nothing to decide."""
    heard: list[str] = []

    def near(said: str) -> dict[str, list[float]]:
        heard.append(said)
        return {"tell": [0.5]}

    matches(text, build_index(ENGLISH, SPANISH, compare=lambda _: near))

    assert heard == [text] * asked


def test_wrong_asks_are_told() -> None:
    """An unknown key in asks.toml stops the start."""
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        build_index(language("en", {"topic": {}}, tell="Telling"))


def test_words_are_stemmed_side_by_side() -> None:
    """Turns that run at the same time find what each would find alone."""
    words = [f"{start}{end}" for start in ("tell", "doct", "record", "medic") for end in ("ings", "ores", "ar", "ed")]
    alone = [_stem.__wrapped__(word) for word in words] * 50
    patience = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(_stem.__wrapped__, words * 50))
    finally:
        sys.setswitchinterval(patience)

    assert together == alone
