"""The sentence encoder as a second voice: what it hears, and that nothing needs it."""

import threading

import pytest
from structlog.testing import capture_logs

from bot import encoder

WORDINGS = (
    ("travel", "i have no car to get there"),
    ("travel", "no tengo cómo llegar al hospital"),
    ("cost", "who will pay the bill"),
)


@pytest.mark.parametrize(("text", "label"), [("how would we drive that far", "travel"), ("quién paga esto", "cost")])
def test_sentences_are_near_in_meaning(text: str, label: str) -> None:
    """Without a word in common, and across languages."""
    near = encoder.learn(WORDINGS)
    assert near

    found = near(text)

    assert max(found, key=lambda name: found[name][0]) == label
    assert {name: len(values) for name, values in found.items()} == {"travel": 2, "cost": 1}


def test_nobody_waits_for_it_in_a_running_bot() -> None:
    """The first question is answered by words alone, while it gets ready aside; later ones hear it."""
    near = encoder.learn_aside(WORDINGS)
    assert near

    first = near("how would we drive that far")
    for thread in threading.enumerate():
        if thread.name == "encoder":
            thread.join()

    assert (first, set(near("how would we drive that far"))) == ({}, {"travel", "cost"})


@pytest.mark.parametrize("learn", [encoder.learn, encoder.learn_aside])
def test_without_the_package_there_is_a_warning_and_no_voice(learn: type(encoder.learn)) -> None:
    """The bot starts and works all the same."""
    with capture_logs() as logs:
        near = learn(WORDINGS, "no_such_package")

    assert (near, [line["log_level"] for line in logs]) == (None, ["warning"])
