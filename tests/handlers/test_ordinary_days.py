"""Ordinary messages by somebody with a visit ahead and a single task in the last reminder: nothing is changed by them.

The texts: ``understanding/ordinary/``. A bare "done!" is an answer here, so those are named.
"""

from pathlib import Path

import pytest
from acting import PHONE, VISIT, Actor, known, planned

TEXTS = Path(__file__).parents[1] / "understanding" / "ordinary"
ANSWERS = frozenset(
    """
    10-4|got it|👍|done!|did it|did that already|wrote down my questions|got my binder with me|later|maybe later
    talk soon
    not now, I'm driving|busy, talk after supper|I'll do it tomorrow|I will do it Monday|do you speak Spanish
    ya|listo|hecho|ya lo hice|ya estuvo|ya estufas|ya hice la lista|al rato|luego|luego le digo|mañana lo hago
    lo hago el lunes
    para mañana|fin de semana|ahorita no joven|ando busy ahorita|hablas inglés|dos tres
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
"""Answers indeed, each of them."""
DOUBT = "stop.ask"
"""One question that ends nothing: what is doubtful enough for it is ``test_opt_outs.py``'s."""


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_ordinary_message_ticks_moves_or_silences_anything(language: str) -> None:
    """Neither the task nor the visit, no reminder, no list, no language."""
    listed = planned(visit=VISIT, wait="days", wait_days=20)
    person = known(language=language, listed=("P03",), offered={"sms": ("item:P03", "tick:P03")})
    changed = []
    for text in (TEXTS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        actor = Actor(person, listed, PHONE)
        actor.says(text)
        now = actor.person
        step = now.step.name if now.step and now.step.name != DOUBT else ""
        silenced = now.stopped or now.paused or now.held_since or now.snoozed_until
        if actor.plan != listed or silenced or step or now.language != language:
            changed.append(text)

    assert [text for text in changed if text not in ANSWERS] == []
