"""What is said in passing leads to the page or answer that is for it; what only sounds like it goes on as ever."""

import datetime as dt

import msgspec
import pytest
from acting import NOON, PHONE, Actor, known, planned

from handlers import remarks
from handlers.messages import Text
from handlers.records import Line, Visit

VISIT = Visit(at=dt.datetime(2026, 12, 1, 14, 30), zone="America/New_York", set_at=NOON, pace="standard")  # noqa: DTZ001 - wall time at the clinic
LEADS = {
    "wait:start_now": """
        he called: start treatment now|they want to start chemo tomorrow|my doctor said we should start right away
        the doctor wants me to begin treatment on monday|she said start today
        quieren empezar la quimio mañana|el doctor dijo que empiece ya|van a comenzar el tratamiento el lunes""",
    "visit": """
        what time is my visit|what day is the appointment?|when is my appt|when's my visit
        a qué hora es mi cita|cuándo es la cita|qué día tengo mi consulta""",
    "visit.clear": """
        they cancelled my appointment|the clinic canceled the visit|my visit was cancelled
        me cancelaron la cita|la cita fue cancelada""",
    "coming": """
        when will you text me|when are you going to write me next?|what do you have planned for me
        cuándo me va a escribir|a qué hora me avisan""",
    "unpause": "resume|restart the reminders please|continue|reanudar|siga con los avisos",
    "consent": "remind me please|can you please remind me|quiero recordatorios por favor",
}
NOTHING = """
    start|when is chemo|what time is it|they cancelled my chemo|my doctor said start with the insurance
    can they start tomorrow if I wait|when will you hear back from them|quieren empezar con otra prueba
    what time is my visit with the dentist next week, and who drives me there"""


def cases(block: str) -> list[str]:
    """The sentences of a block."""
    return [said.strip() for line in block.split("\n") for said in line.split("|") if said.strip()]


def someone(lead: str) -> Actor:
    """For whom the remark fits: with a visit, paused or without reminders where that is what it is about."""
    changes: dict[str, dict[str, object]] = {"unpause": {"paused": True}, "consent": {"began_at": None}}
    return Actor(known(**changes.get(lead, {})), planned(visit=VISIT))


def led(actor: Actor, said: str) -> str:
    """Where the words lead."""
    turn = remarks.made(actor.scene(Text(said)))
    return turn.then if turn else ""


@pytest.mark.parametrize(("lead", "said"), [(lead, said) for lead, block in LEADS.items() for said in cases(block)])
def test_a_remark_leads_to_what_it_is_about(lead: str, said: str) -> None:
    """In both languages, as a whole text."""
    assert led(someone(lead), said) == lead


@pytest.mark.parametrize("said", cases(NOTHING))
def test_what_sounds_like_it_is_none(said: str) -> None:
    """Another's appointment, a question, more than the remark."""
    assert led(someone(""), said) == ""


def test_a_remark_fits_only_some() -> None:
    """No reminders to go on with, no visit to tell of, no hurry that is known already; nothing at all after a death."""
    assert led(Actor(known()), "resume") == ""
    assert led(Actor(known(), planned(visit=None)), "what time is my visit") == ""
    assert led(Actor(known(), planned(wait="start_now")), "he said start now") == ""
    assert led(Actor(known(), planned(ended="death")), "what time is my visit") == ""


@pytest.mark.parametrize("said", ["hello", "list", "what time is my visit"])
def test_after_a_death_nothing_speaks_of_a_visit(said: str) -> None:
    """Whatever they write, kind words and no list."""
    actor = Actor(known(), planned(ended="death", visit=VISIT))

    heard = actor.says(said)

    assert ("Take good care" in heard, "visit" in heard) == (True, False)


@pytest.mark.parametrize("action", ["list", "all"])
def test_there_is_no_list_while_a_red_flag_is_not_over(action: str) -> None:
    """Not the short one, not the whole one: SAFE brings it back (safety.md §2)."""
    actor = Actor(known(held_since=NOON))

    assert ("Your list waits" in actor.taps(action), "What matters now" in actor.says("safe", "list")) == (True, True)


def test_what_to_bring_is_said_where_no_reminder_comes_before_the_visit() -> None:
    """The visit is in half an hour: the next text would come after it."""
    soon = dt.datetime(2026, 11, 2, 12, 30)  # noqa: DTZ001 - wall time at the clinic
    actor = Actor(known(), planned(visit=msgspec.structs.replace(VISIT, at=soon)))

    heard = actor.taps("next")

    assert ("Bring your ID" in heard, "What matters now" in heard) == (True, True)


@pytest.mark.parametrize("said", ["I have to hang up, they put me on hold", "tengo que colgar"])
def test_a_call_that_broke_off_is_no_answer(said: str) -> None:
    """What was noted stays, the question is open, and nothing is ticked off."""
    actor = Actor()
    actor.taps("call.go")
    actor.says("yes", said)

    assert (dict(actor.plan.call), actor.plan.items) == ({"insurer-covered": "yes"}, {})


def test_next_leaves_a_question_of_the_call_out() -> None:
    """It is what people write to go on, not what the insurance said."""
    actor = Actor()
    actor.taps("call.go")
    actor.says("next")

    assert dict(actor.plan.call) == {"insurer-covered": ""}


def test_start_ends_a_pause() -> None:
    """START is what people write to go on, whatever they wrote to stop for a while."""
    actor = Actor(known(paused=True))

    actor.says("start")

    assert not actor.person.paused


@pytest.mark.parametrize("said", ["text me at 3 pm", "fewer reminders please"])
def test_who_chooses_how_reminders_come_and_has_none_is_asked_for_them(said: str) -> None:
    """They think that reminders come, and never agreed to any."""
    actor = Actor(known(began_at=None, lines=(Line(address=PHONE),)))

    actor.says(said)

    assert actor.person.step is not None
    assert actor.person.step.name == "consent"
