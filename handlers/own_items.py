"""What the person's own clinic asks for besides the guide's items: added in words, read back, taken off again.

The words are shown where the person looks; a text that nobody asked for says only "something your clinic asked for".
"""

from typing import cast

import msgspec

from handlers import hearing
from handlers.messages import Text, Turn
from handlers.records import ItemState, OwnItem, Step
from handlers.scene import Scene
from handlers.understanding import commands, own_things

MOST = 20
LONGEST = 60
"""Characters: a line of a list; three of them and the words around them fit one text message."""


def ask(scene: Scene, _: str) -> Turn:
    """What does the clinic ask for?"""
    if len(scene.plan.own) >= MOST:
        return scene.turn(scene.reply("own-full", count=MOST), person=scene.told(step=None), then="all")
    return scene.turn(scene.reply("own-ask", most=LONGEST), person=scene.told(step=Step("own")))


def words(scene: Scene, text: str) -> Turn | None:
    """The thing itself, in whatever words; a command, a question or "I don't know" is none."""
    # Once the talk has moved on a few words are about something else.
    if not scene.person.asking or "?" in text or hearing.unsure(text) or commands.read(text, scene.language, "any"):
        return None
    said = own_things.thing(text)
    return add(scene, said.words if said and said.words else " ".join(text.split()))


def clinic_wants(scene: Scene) -> Turn | None:
    """ADD and a thing, or "my clinic also wants …", at any moment; asked about where it may be meant otherwise."""
    said = own_things.thing(scene.event.body) if isinstance(scene.event, Text) and not scene.plan.ended else None
    if said is None or not said.words:
        return scene.turn(then="own") if said else None
    if said.sure or len(said.words) > LONGEST:
        return add(scene, said.words)
    choices = (scene.choice("own-yes", "own.yes"), scene.choice("own-no", "own.no"))
    return scene.turn(
        scene.reply("own-sure", *choices, words=said.words),
        person=scene.told(step=Step("own.sure", {"words": said.words})),
    )


def sure(scene: Scene, _: str) -> Turn:
    """Yes, it was meant so; where it is not known any more what, the question."""
    step = scene.person.step
    return add(scene, step.data.get("words", "")) if step and step.name == "own.sure" else scene.turn(then="own")


def not_meant(scene: Scene, _: str) -> Turn:
    """It was not meant so."""
    return scene.turn(person=scene.told(step=None), then="list")


def add(scene: Scene, said: str) -> Turn:
    """On the list it goes, and is read back; too long, doubled or one too many is said instead."""
    if not said or len(scene.plan.own) >= MOST:
        return scene.turn(then="own")
    if len(said) > LONGEST:
        return scene.turn(scene.reply("own-long", most=LONGEST), person=scene.told(step=Step("own")))
    known = next((own for own in scene.plan.own if own.words.casefold() == said.casefold()), None)
    if known:
        choice = scene.choice("menu-list", "list")
        reply = scene.reply("own-again", choice, words=scene.titles([known.id]))
        return scene.turn(reply, person=scene.told(step=None))
    given = scene.plan.own_given + 1
    return put(scene, OwnItem(f"C{given}", said), given)


def put(scene: Scene, item: OwnItem, given: int) -> Turn:
    """The item on the list, the way back beside it."""
    plan = scene.planned(own=(*scene.plan.own, item), own_given=given)
    person = scene.told(step=None, undo=(), undo_by=f"own.remove:{item.id}", pending="")
    there = msgspec.structs.replace(scene, plan=plan)
    choices = (
        scene.choice("undo", f"own.remove:{item.id}"),
        scene.choice("own-another", "own"),
        scene.choice("menu-list", "list"),
    )
    return scene.turn(
        there.reply("own-added", *choices, columns=2, words=there.titles([item.id])), plan=plan, person=person
    )


def remove(scene: Scene, item_id: str) -> Turn:
    """Off the list, and out of what DONE and UNDO mean; the words wait for UNDO and go with the next message."""
    item = next((own for own in scene.plan.own if own.id == item_id), None)
    if item is None:
        return scene.turn(then="all")
    state = scene.plan.items.get(item_id, "")
    plan = scene.planned(
        own=tuple(own for own in scene.plan.own if own != item),
        items={key: its for key, its in scene.plan.items.items() if key != item_id},
    )
    person = scene.told(
        step=None,
        listed=tuple(listed for listed in scene.person.listed if listed != item_id),
        undo=(),
        undo_by=f"own.back:{state}",
        pending=item.words,
    )
    choices = (scene.choice("undo", f"own.back:{state}"), scene.choice("menu-list", "list"))
    reply = scene.reply("own-removed", *choices, columns=2, words=scene.titles([item_id]))
    return scene.turn(reply, plan=plan, person=person)


def back(scene: Scene, state: str) -> Turn:
    """Taking off is taken back, while the words are known."""
    if not scene.person.pending:
        return scene.turn(scene.reply("nothing-to-undo", scene.choice("menu-list", "list")))
    turn = put(scene, OwnItem(f"C{scene.plan.own_given + 1}", scene.person.pending), scene.plan.own_given + 1)
    items = {**turn.plan.items, turn.plan.own[-1].id: cast("ItemState", state)} if state else turn.plan.items
    return msgspec.structs.replace(turn, plan=msgspec.structs.replace(turn.plan, items=items))
