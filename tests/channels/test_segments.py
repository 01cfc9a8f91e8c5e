"""Counting and cutting texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.segments import BASIC, EXTENDED, Count, count, graphemes, pages, plain, segments, width
from bot.simulator.sms.segments import count as carriers_count

GSM = st.text(st.sampled_from(sorted(BASIC | EXTENDED)), max_size=700)
MIXED = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
DRAWN = ["👩", "\u200d", "👧", "🏽", "🇺", "🇸", "\u0301", "€", "\ufe0f"]
LIVELY = st.text(st.sampled_from([*"aé.ñ \n", *DRAWN]), max_size=300)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Count("GSM-7", 1, 0)),
        ("a" * 160, Count("GSM-7", 1, 160)),
        ("a" * 161, Count("GSM-7", 2, 161)),
        ("a" * 306, Count("GSM-7", 2, 306)),
        ("a" * 307, Count("GSM-7", 3, 307)),
        ("€" * 80, Count("GSM-7", 1, 160)),
        ("a" * 152 + "€" + "a" * 152, Count("GSM-7", 3, 306)),
        ("ñ" * 160, Count("GSM-7", 1, 160)),
        ("á" * 70, Count("UCS-2", 1, 70)),
        ("á" * 71, Count("UCS-2", 2, 71)),
        ("á" * 66 + "👍" + "á" * 66, Count("UCS-2", 3, 134)),
        ("👩‍👧" * 14, Count("UCS-2", 1, 70)),
        ("👩‍👧" * 15, Count("UCS-2", 2, 75)),
        ("e" + "\u0301" * 100, Count("UCS-2", 2, 101)),
    ],
)
def test_segments_are_counted_as_carriers_do(text: str, expected: Count) -> None:
    """Lone and several segments differ in room; escape pairs and graphemes move to the next segment whole."""
    assert count(text) == expected


@given(st.one_of(GSM, MIXED, LIVELY))
def test_an_independent_counter_agrees(text: str) -> None:
    """The simulator's counter, written by other hands, comes to the same number."""
    if all(len(each) < 30 for each in graphemes(text)):
        assert count(text).segments == carriers_count(text).segments


@given(st.one_of(GSM, MIXED, LIVELY))
def test_segments_are_the_text(text: str) -> None:
    """The segments joined are the text, none is over its room, and there are as many as counted."""
    parts = segments(text)
    counted = count(text)

    room = {"GSM-7": 153, "UCS-2": 67}[counted.encoding] if len(parts) > 1 else 160
    assert "".join(parts) == text
    assert len(parts) == counted.segments
    assert all(count(part).units <= room for part in parts)


@pytest.mark.parametrize("drawn", ["👨‍👩‍👧", "é", "🇪🇸", "👍🏽", "1️⃣", "ñ̃", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "각"])
def test_a_drawn_character_stays_whole(drawn: str) -> None:
    """Families, flags, skin tones, keycaps, accents and Korean syllables are one character to a reader."""
    text = unicodedata.normalize("NFD", drawn)

    assert list(graphemes(text * 3)) == [text] * 3


@given(MIXED)
def test_graphemes_are_the_text(text: str) -> None:
    """Nothing is lost or moved."""
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("“It’s time”—call…", '"It\'s time"-call...'),
        ("10\u00a0a.m.\u202f–\u202f5 p.m.", "10 a.m. - 5 p.m."),
        ("• one\t·\u200b two", "- one - two"),
        ("¿Mañana a las 3? Sí, señor: qué día", "¿Mañana a las 3? Sí, señor: qué día"),
        ("cafe\u0301", "café"),
    ],
)
def test_typographic_characters_become_plain_ones(typed: str, sent: str) -> None:
    """Quotes, dashes, dots and spaces that would make a text UCS-2 are replaced; accents are kept."""
    assert plain(typed) == sent


def test_a_guide_like_text_becomes_gsm() -> None:
    """After replacing, an ordinary English text costs GSM-7 prices."""
    assert count(plain("Don’t wait — call “them” today… • 5\u00a0p.m.")).encoding == "GSM-7"


def test_pages_are_cut_where_it_hurts_least() -> None:
    """Paragraphs before lines, lines before sentences, sentences before words."""
    assert pages("One two three.\n\nFour. Five six.", 24) == ("One two three.", "Four. Five six.")
    assert pages("One two three four.\nFive six seven.", 24) == ("One two three four.", "Five six seven.")
    assert pages("One two three. Four five six.", 20) == ("One two three.", "Four five six.")
    assert pages("One two three four five", 10) == ("One two", "three four", "five")
    assert pages("x" * 25, 10) == ("x" * 10, "x" * 10, "x" * 5)
    assert pages("  \n ", 10) == ()


@given(st.one_of(MIXED, LIVELY), st.integers(20, 100))
def test_pages_fit_and_lose_only_white_space(text: str, limit: int) -> None:
    """No page is over the limit or blank, and every visible character is there in order."""
    found = pages(text, limit)

    assert all(0 < width(page) <= limit and page.strip() for page in found)
    assert "".join("".join(found).split()) == "".join(text.split())
