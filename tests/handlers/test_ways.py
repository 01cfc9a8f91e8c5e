"""The registry is complete: whatever a reply offers, a step asks or a word leads to can be done."""

import pytest
from acting import CHAT, PHONE, Actor, asked, known, planned

from handlers import walking, ways
from handlers.address import Address
from handlers.messages import Text
from handlers.records import Step
from handlers.steps import STEPS

MOST_BYTES = 64 - len("999999999|")
"""What Telegram's button leaves for an action."""


@pytest.mark.parametrize("name", STEPS)
def test_every_step_leads_somewhere_whatever_the_answer(name: str) -> None:
    """Asking again, yes, no, skip and back are all in the registry."""
    step = STEPS[name]
    leads = [step.ask, step.yes, step.no, step.skip, step.back]

    assert [lead for lead in leads if lead and lead.partition(":")[0] not in ways.ACTIONS] == []


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])
def test_every_step_asks_its_question_again(name: str, here: Address) -> None:
    """A stored step resumes with words, also when what it knew is gone."""
    actor = Actor(asked(name), here=here)

    assert actor.says("hello") != ""


@pytest.mark.parametrize("name", STEPS)
def test_no_word_that_always_works_is_taken_for_an_answer(name: str) -> None:
    """HELP is HELP in every step."""
    actor = Actor(asked(name, {"at": "2026-12-01T14:30:00", "timed": "yes", "zone": "America/New_York"}))

    for word in ("menu", "help", "back", "privacy", "delete", "start", "safe", "export", "english", "español"):
        assert STEPS[name].answer(actor.scene(Text(word)), word) is None


def test_every_word_leads_into_the_registry() -> None:
    """Check 5 and check 7."""
    leads = {**ways.ALWAYS, **ways.USUAL}.values()

    assert [lead for lead in leads if lead.partition(":")[0] not in ways.ACTIONS] == []


def test_what_is_remembered_or_guarded_is_an_action() -> None:
    """No name is left behind by a renaming."""
    assert ((ways.PAGES | ways.ANSWERS) - ways.ACTIONS.keys(), ways.PASSING - STEPS.keys()) == (set(), set())


def reached(here: Address, language: str, role: str) -> dict[str, Actor]:
    """Every action that can be reached by choices, from the menu, the list and the first words: with who reached it."""
    new = known(role="", welcomed=False, began_at=None, lines=(), language=language)
    settled = known(role=role, relation="mother", language=language)
    todo = [Actor(new, here=here)] + [
        Actor(settled, plan, here=here)
        for plan in (planned(), planned(in_hospital=True), planned(acute=True, wait="start_now"))
    ]
    found: dict[str, Actor] = {}
    for actor in todo:
        actor.says("menu")
        _follow(actor, found, 0)
    return found


def _follow(actor: Actor, found: dict[str, Actor], depth: int) -> None:
    offered = tuple(dict.fromkeys((*actor.offered, *actor.person.offered.get(actor.here.channel, ()))))
    for action in offered:
        if action in found or depth > 40:
            continue
        onward = Actor(actor.person, actor.plan, actor.here)
        found[action] = onward
        onward.turn = actor.turn
        onward.taps(action) if actor.here == CHAT else onward.says(str(_number(actor, action)))
        _follow(onward, found, depth + 1)


def _number(actor: Actor, action: str) -> int:
    return actor.person.offered[actor.here.channel].index(action) + 1


@pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])
@pytest.mark.parametrize(("language", "role"), [("en", "patient"), ("es", "caregiver")])
def test_every_choice_that_is_offered_can_be_made(here: Address, language: str, role: str) -> None:
    """From the first words and the menu, along every choice: each is registered, fits a button, and is answered."""
    found = reached(here, language, role)

    assert [action for action in found if action.partition(":")[0] not in ways.ACTIONS] == []
    assert [action for action in found if len(action.encode()) > MOST_BYTES] == []
    assert [action for action, actor in found.items() if not actor.turn.replies] == []
    assert len(found) > 100


def test_a_step_of_another_time_is_forgotten() -> None:
    """A stored step that is not there any more is no error: the menu comes."""
    actor = Actor(known(step=Step("gone"), asking=True))

    assert "What would you like to know?" in actor.says("hello")


def test_flows_that_lead_in_a_circle_come_to_an_end() -> None:
    """After a few hops the turn is what it is."""
    scene = Actor(known(more="skip")).scene(Text("x"))

    turn, _ = walking.walk(scene, scene.turn(then="skip"))

    assert (turn.replies, turn.then) == ((), "skip")
