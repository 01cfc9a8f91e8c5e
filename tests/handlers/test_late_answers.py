"""Words that were taken late are answered with a word of apology, and never at the cost of what must be said."""

import datetime as dt

import pytest
from acting import CHAT, NOON, PHONE, Actor, known

from bot.channels import segments, sms
from handlers.address import Address
from handlers.ending import LATE
from handlers.messages import Text

MOMENT = dt.timedelta(seconds=1)


def wrote(actor: Actor, text: str, ago: dt.timedelta, *, edited: bool = False) -> str:
    """What is read in answer to words sent so long ago."""
    actor.meets(Text(text, sent_at=NOON - ago, edited=edited))
    return actor.heard


@pytest.mark.parametrize("here", [PHONE, CHAT])
@pytest.mark.parametrize(("language", "sorry"), [("en", "Sorry for the late answer."), ("es", "Perdone la demora.")])
def test_a_late_answer_says_sorry(here: Address, language: str, sorry: str) -> None:
    """Once, in front of the answer, from a quarter of an hour on, in both languages, on both channels."""
    heard = [wrote(Actor(known(language=language), here=here), "menu", ago) for ago in (LATE - MOMENT, LATE)]

    assert [said.count(sorry) for said in heard] == [0, 1]
    assert heard[1].startswith(sorry)


def test_nothing_is_said_of_lateness_where_no_time_is_known() -> None:
    """Some channels do not tell; a changed message has the time of the change."""
    actor = Actor(known())

    assert "Sorry for the late" not in actor.says("menu")
    assert "Sorry for the late" not in wrote(actor, "menu", dt.timedelta(days=1), edited=True)


@pytest.mark.parametrize("text", ["I can't breathe", "STOP"])
def test_fixed_words_stay_as_they_are(text: str) -> None:
    """A red flag is answered even then, and by its fixed words alone; a STOP by its confirmation."""
    late, at_once = Actor(known()), Actor(known())

    assert wrote(late, text, dt.timedelta(hours=3)) == at_once.says(text) != ""


def test_an_apology_costs_no_fourth_segment() -> None:
    """Where the answer is long already, the apology is a message of its own."""
    actor = Actor(known())
    wrote(actor, "more", dt.timedelta(hours=1))
    actor.taps("topic:enough-time")
    wrote(actor, "menu", dt.timedelta(hours=1))

    bodies = [str(out.fields["body"]) for reply in actor.turn.replies for out in sms.render(reply, "https://x")]
    assert max(segments.count(body).segments for body in bodies) <= 3
