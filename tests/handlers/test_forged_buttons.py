"""Buttons that we never offered, or that lead to what is gone: whoever makes one up gets an answer like everybody."""

import pytest
from acting import CHAT, VISIT, Actor, known, planned

from handlers.messages import Tap
from handlers.ways import ACTIONS

ARGUMENTS = (
    "",
    "x",
    "P99",
    "-1",
    "0",
    "99999999999999999999",
    "1,2",
    "\u00b2",
    ":",
    ",",
    "of",
    "ofx",
    "all,x",
    "en,es",
    "2026-13-45",
)


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_any_button_is_answered(name: str) -> None:
    """Every action with every odd argument: no handler fails."""
    for argument in ARGUMENTS:
        actor = Actor(known(listed=("P03", "P06")), planned(visit=VISIT), here=CHAT)
        actor.meets(Tap(f"{name}:{argument}", actor.person.version, "77"))
