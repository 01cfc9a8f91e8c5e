"""Counting segments as carriers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.sms.segments import clusters, count

TABLE = [
    ("", "GSM-7", 0, 1),
    ("a" * 160, "GSM-7", 160, 1),
    ("a" * 161, "GSM-7", 161, 2),
    ("a" * 306, "GSM-7", 306, 2),
    ("a" * 307, "GSM-7", 307, 3),
    ("ñéüà¿¡", "GSM-7", 6, 1),
    ("€" * 80, "GSM-7", 160, 1),
    ("a" * 152 + "€" + "a" * 151, "GSM-7", 305, 2),
    ("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3),  # the pair does not fit into the first and opens the second
    ("á", "UCS-2", 1, 1),
    ("á" * 70, "UCS-2", 70, 1),
    ("á" * 71, "UCS-2", 71, 2),
    ("á" * 134, "UCS-2", 134, 2),
    ("á" * 135, "UCS-2", 135, 3),
    ("á" * 66 + "😀" + "á" * 65, "UCS-2", 133, 2),
    ("á" * 66 + "😀" + "á" * 66, "UCS-2", 134, 3),  # a surrogate pair is not parted
    ("á" * 59 + "👩‍👩‍👧" + "á" * 60, "UCS-2", 127, 2),
    ("á" * 62 + "👩‍👩‍👧" + "á" * 64, "UCS-2", 134, 3),  # nor a drawn family
]


@pytest.mark.parametrize(("text", "encoding", "units", "segments"), TABLE)
def test_texts_are_counted_as_they_are_paid(text: str, encoding: str, units: int, segments: int) -> None:
    """GSM-7 160/153, UCS-2 70/67, extension characters two, nothing parted that belongs together."""
    counted = count(text)

    assert (counted.encoding, counted.units, counted.segments) == (encoding, units, segments)


@pytest.mark.parametrize("drawn", ["é", "👍🏽", "🇺🇸", "👩‍⚕️", "\r\n", "a"])
def test_what_is_drawn_as_one_stays_one(drawn: str) -> None:
    """Marks, skin tones, flags and joined emoji."""
    assert list(clusters(drawn * 2)) == [drawn, drawn]


@given(st.text(max_size=400))
def test_the_parts_hold_the_whole(text: str) -> None:
    """Clusters are the text again, and never fewer segments than the units need."""
    counted = count(text)

    assert "".join(clusters(text)) == text
    assert counted.segments >= -(-counted.units // {"GSM-7": 160, "UCS-2": 70}[counted.encoding])
