"""The insurance said no: what can be done is said at once; what only sounds like it goes on as ever."""

import pytest
from acting import CHAT, PHONE, Actor, asked

from handlers.address import Address

SAID = """
    my insurance said no|the insurance denied it|my plan won't pay|insurance will not cover it|Medicare denied me
    they denied it, my insurance|our insurer rejected it|how do I appeal|can we appeal this
    my insurance has denied the visit
    el seguro dijo que no|mi seguro no quiere pagar|la aseguranza lo negó|el seguro no lo cubre
    me lo negaron en el seguro
    quiero apelar|cómo apelo|el seguro rechazó la cita"""
OTHERS = """
    what if my insurance says no|does my insurance cover it|my doctor said no|I have no insurance
    my insurance said yes|y si el seguro dice que no|el seguro cubre la cita|no tengo seguro|el doctor dijo que no"""


def cases(block: str) -> list[str]:
    """The sentences of a block."""
    return [said.strip() for line in block.split("\n") for said in line.split("|") if said.strip()]


@pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])
@pytest.mark.parametrize("said", cases(SAID))
def test_a_no_of_the_insurance_is_answered_with_what_to_do(said: str, here: Address) -> None:
    """The reason in writing, an appeal, free help; urgent care waits for none of it."""
    actor = Actor(here=here)

    heard = actor.says(said)

    assert ("800-532-5274" in heard, actor.offered) == (True, ("find:line", "menu"))


@pytest.mark.parametrize("said", cases(OTHERS))
def test_nobody_said_no(said: str) -> None:
    """A question, another's no, a yes."""
    actor = Actor()

    actor.says(said)

    assert actor.offered != ("find:line", "menu")


@pytest.mark.parametrize("said", ["bye", "good night", "nos vemos", "hasta luego", "chao"])
def test_a_goodbye_is_answered(said: str) -> None:
    """Nothing is asked of somebody who leaves."""
    assert "Take good care" in Actor().says(said)


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("my husband was just diagnosed with AML on friday and they want to start", "husband"),
        ("ayer le dijeron a mi mamá que tiene leucemia aguda", "mother"),
        ("how do I tell my mom that I have this?", ""),
        ("can my daughter come with me to the visit", ""),
    ],
)
def test_who_they_are_may_be_told_after_something_else(said: str, relation: str) -> None:
    """Who first writes "I'm so scared" is still asked for no role, and tells a whole story next."""
    person = asked("role", role="")
    actor = Actor(person)
    actor.says("I'm so scared", said)

    assert actor.person.relation == relation
