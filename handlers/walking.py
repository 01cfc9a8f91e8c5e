"""From one action to the next within a turn: flows lead on by name, and pages are remembered for BACK."""

import msgspec

from content.guide import SEVEN_STEPS
from handlers.forms import fits
from handlers.messages import Turn
from handlers.records import Person
from handlers.scene import Scene
from handlers.steps import STEPS
from handlers.ways import ACTIONS, PAGES, PASSING

TRAIL = 10
HOPS = 8
"""Flows lead on to each other a few times at most; a loop would be a fault."""
ABOUT_ITEMS = frozenset({"item", "script", "tick", "asked", "drop", "untick"})


def run(scene: Scene, action: str) -> Turn:
    """One action by its name and argument ("topic:enough-time"); pages are remembered for BACK."""
    name, _, argument = action.partition(":")
    turn = ACTIONS[name](scene, argument)
    return msgspec.structs.replace(turn, person=turned_to(action, turn.person)) if name in PAGES else turn


def turned_to(page: str, person: Person) -> Person:
    """The person with this page on the trail, and without a question that was only in passing."""
    trail = person.trail if person.trail[-1:] == (page,) else (*person.trail, page)[-TRAIL:]
    step = None if person.step and person.step.name in PASSING else person.step
    return msgspec.structs.replace(person, trail=trail, step=step)


def walk(scene: Scene, turn: Turn) -> tuple[Turn, bool]:
    """Follow where a turn leads on, each flow seeing the state that the one before left.

    Returns the whole turn, and whether it (re)asked the question of its step.
    """
    # By identity: a question put again in the same words is a new one too.
    asked = turn.person.step is not None and turn.person.step is not scene.person.step
    for _ in range(HOPS):
        if not turn.then:
            break
        step = turn.person.step
        asked = asked or (step is not None and step.name in STEPS and STEPS[step.name].ask == turn.then)
        onward = run(msgspec.structs.replace(scene, person=turn.person, plan=turn.plan), turn.then)
        asked = (asked or onward.person.step is not step) and onward.person.step is not None
        turn = msgspec.structs.replace(
            onward, replies=(*turn.replies, *onward.replies), effects=(*turn.effects, *onward.effects)
        )
    return turn, asked


def exists(scene: Scene, action: str) -> bool:
    """Whether the topic or item that a button names is still in the guide: buttons live longer than pages."""
    if not fits(scene, action):
        return False
    name, _, argument = action.partition(":")
    english = scene.library.guide.languages["en"]
    items = {*english.items, *SEVEN_STEPS, *(own.id for own in scene.plan.own)}
    if name == "topic":
        return argument.partition("/")[0] in english.topics
    return name not in ABOUT_ITEMS or all(item in items for item in argument.split(","))


def chosen(scene: Scene, number: int) -> Turn | None:
    """The choice with that number in the last list on this channel."""
    offered = scene.person.offered.get(scene.here.channel, ())
    if not offered:
        return None
    if not 0 < number <= len(offered):
        return scene.turn(scene.reply("no-such-number", most=len(offered)))
    action = offered[number - 1]
    return run(scene, action) if exists(scene, action) else old_button(scene)


def old_button(scene: Scene) -> Turn:
    """What it stood for has passed, or is gone."""
    return scene.turn(scene.reply("old-button"), then="resume")
