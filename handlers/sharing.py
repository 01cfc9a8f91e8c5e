"""The answer to the offer of ``sharing_words``: the message is shown as it would be kept, and only a yes shares it."""

import datetime as dt

import msgspec

from handlers.messages import Shared, Turn
from handlers.records import Step
from handlers.scene import Scene
from handlers.sharing_words import question

AFTER_NO = dt.timedelta(days=30)
"""So long nobody is asked again after a no."""


def share(scene: Scene, argument: str) -> Turn:
    """The message is shown as it would be kept; a yes shares this one, a no asks for a long time no more."""
    words, person = scene.person.to_share, scene.told(step=None, to_share="")
    menu = scene.choice("menu", "menu")
    if argument == "no":
        later = msgspec.structs.replace(person, share_after=scene.now + AFTER_NO)
        return scene.turn(scene.reply("share-declined", menu), person=later)
    if not words:
        return scene.turn(scene.reply("share-gone", menu), person=person)
    if argument == "yes":
        shared = Shared(words, scene.language, scene.here.channel)
        return scene.turn(scene.reply("shared", menu), person=person, effects=(shared,))
    return scene.turn(question(scene, words), person=scene.told(step=Step("share")))
