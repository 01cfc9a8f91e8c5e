"""Answers to a list or a reminder: done, not needed, and taking it back; by number, in words, all, or all but some.

Where it cannot be told which task is meant, each is offered: nothing is ticked by a guess that nobody sees.
"""

from handlers.messages import Choice, Text, Turn
from handlers.records import Step
from handlers.scene import Scene
from handlers.understanding import item_choice, task_words
from handlers.understanding.words import bare

MARKS = {"done": "tick", "not_needed": "drop"}
"""State → the action that sets it."""


def done(scene: Scene, argument: str) -> Turn:
    """DONE, DONE 2, "the first two", "I called my insurance": of the list or reminder seen last."""
    return settled(scene, "done", argument)


def not_needed(scene: Scene, argument: str) -> Turn:
    """NOT NEEDED, NOT NEEDED 2, "no hace falta la segunda"."""
    return settled(scene, "not_needed", argument)


def settled(scene: Scene, state: str, argument: str) -> Turn:
    """Mark what is meant; ask where that cannot be told, or where the list has no such number."""
    listed = scene.person.listed
    if not listed:
        return scene.turn(scene.reply("done-what"), then="list")
    wanted = meant(scene, argument)
    if wanted is None:
        return ask_which(scene, state)
    if not wanted:
        return scene.turn(scene.reply("done-no-such", most=len(listed)))
    return scene.turn(then=f"{MARKS[state]}:{','.join(wanted)}")


def meant(scene: Scene, argument: str) -> tuple[str, ...] | None:
    """The items of the list seen last that were named; None where it cannot be told."""
    listed = scene.person.listed
    if argument:
        return item_choice.picked(argument, listed)
    if len(listed) == 1:
        return listed
    return spoken(scene)


def spoken(scene: Scene) -> tuple[str, ...] | None:
    """The items whose things the words name: "my insurance", "everything except the slides"."""
    if not isinstance(scene.event, Text):
        return None
    words, listed = bare(scene.event.body), scene.person.listed
    own = tuple(own.id for own in scene.plan.own if own.id in listed and bare(own.words) in words)
    return own if len(own) == 1 else task_words.meant(words, listed) or None


def ask_which(scene: Scene, state: str) -> Turn:
    """Which of the listed ones, or all."""
    listed, action = scene.person.listed, MARKS[state]
    each = [Choice(label=scene.item(item_id).title, action=f"{action}:{item_id}") for item_id in listed]
    everything = scene.choice("all-of-them", f"{action}:{','.join(listed)}")
    question = scene.reply(f"which-{state}", *each, everything)
    return scene.turn(question, person=scene.told(step=Step("which", {"state": state})))


def which(scene: Scene, _: str) -> Turn:
    """The question "which one?" once more."""
    step = scene.person.step
    if step is None or not scene.person.listed:
        return scene.turn(person=scene.told(step=None), then="list")
    return ask_which(scene, step.data.get("state", "done"))


def which_words(scene: Scene, text: str) -> Turn | None:
    """Which, in words: "1 and 3", "both", "the insurance one", "all but the last"."""
    step, words = scene.person.step, bare(text)
    # Later on "the insurance card" is no answer to it any more.
    if step is None or not scene.person.asking:
        return None
    named = item_choice.which(words)
    wanted = item_choice.picked(named.argument, scene.person.listed) if named else spoken(scene)
    return scene.turn(then=f"{MARKS[step.data['state']]}:{','.join(wanted)}") if wanted else None


def about(scene: Scene, argument: str) -> Turn:
    """Tasks named and nothing else, "1 and 3": what about them?"""
    wanted = item_choice.picked(argument, scene.person.listed)
    if not wanted:
        return ask_which(scene, "done") if scene.person.listed else scene.turn(then="list")
    choices = (
        scene.choice("mark-done", f"tick:{','.join(wanted)}"),
        scene.choice("mark-not-needed", f"drop:{','.join(wanted)}"),
        scene.choice("later", "later:"),
    )
    return scene.turn(scene.reply("about-these", *choices, items=scene.titles(wanted)))


def undo(scene: Scene, argument: str) -> Turn:
    """UNDO: take back the last change; UNDO 2: the one with that number in the list seen last."""
    wanted = item_choice.picked(argument, scene.person.listed) if argument else ()
    if wanted:
        return scene.turn(then=f"untick:{','.join(wanted)}")
    if scene.person.undo_by:
        return scene.turn(person=scene.told(undo_by=""), then=scene.person.undo_by)
    if scene.person.undo:
        return scene.turn(then=f"untick:{','.join(scene.person.undo)}")
    return scene.turn(scene.reply("nothing-to-undo", scene.choice("menu-list", "list")))
