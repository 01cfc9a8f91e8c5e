"""As many lines as one text message holds, and no illness in any."""

import pytest
from acting import Actor
from hypothesis import given
from hypothesis import strategies as st

from content import gsm
from handlers.messages import Text
from handlers.sms_pages import fitting, veiled


@given(st.lists(st.text(max_size=120), min_size=1, max_size=12), st.text(max_size=60))
def test_as_many_lines_as_fit(lines: list[str], frame: str) -> None:
    """At least one; three segments hold the others, and would not hold one more."""
    count = fitting(lines, frame)

    def size(many: int) -> int:
        return gsm.size("\n".join([frame, *lines[:many]])).segments

    assert 1 <= count <= len(lines)
    assert count == 1 or size(count) <= 3
    assert count == len(lines) or size(count + 1) > 3


def test_no_lines_at_all() -> None:
    """Are none."""
    assert fitting([], "frame") == 0


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("for my leukemia", "for my ..."), ("por mi leucemia", "por mi ..."), ("El Cáncer", "El ..."),
        ("an oncologist", "an ..."), ("hematology", "..."), ("a doctor", "a doctor"), ("", ""),
    ],
)  # fmt: skip
def test_the_illness_is_not_named(words: str, shown: str) -> None:
    """Whatever language it is written in."""
    assert veiled(Actor().scene(Text("")), words) == shown
