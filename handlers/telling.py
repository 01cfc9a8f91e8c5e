"""Telling the doctor (P01, S19–S21): words to choose from, and what to ask in the same breath."""

from handlers.messages import Choice, Turn
from handlers.scene import Scene

P01 = "P01"
WAYS = ("gentle", "short", "nurse")
RUSHED = ("short", "fast")


def tell(scene: Scene, argument: str) -> Turn:
    """The ways to say it, or one of them."""
    return words(scene, argument) if argument in WAYS else ways(scene)


def ways(scene: Scene) -> Turn:
    """Most doctors understand: which words feel right?"""
    choices = [scene.choice(f"tell-{way}", f"tell:{way}") for way in WAYS]
    page = scene.page("tell-ways", *choices, *(() if scene.by_sms else (scene.choice("back", "back"),)))
    return scene.turn(page, person=scene.told(listed=(P01,), more=""))


def words(scene: Scene, way: str) -> Turn:
    """The sentence to say or copy, what else to ask, and the ticks for afterwards."""
    sentence = scene.say(f"tell-{way}-words")
    choices = (
        *(() if scene.by_sms else (Choice(label=scene.say("copy-sentence"), copy=sentence),)),
        scene.choice("tell-got-name", f"tick:{P01}"),
        scene.choice("tell-told", f"asked:{P01}"),
        scene.choice("tell-other-words", "tell"),
    )
    hurry = scene.reply("tell-urgent") if urgent(scene) else None
    page = scene.page("tell-words", *choices, sentence=sentence)
    return scene.turn(*filter(None, (hurry, page)), person=scene.told(listed=(P01,), more=""))


def urgent(scene: Scene) -> bool:
    """Whether a call from doctor to doctor is the way: fast kinds, treatment about to start, hospital, a near visit."""
    plan = scene.plan
    near = plan.visit is not None and plan.visit.pace in RUSHED
    return plan.acute or plan.in_hospital or plan.wait == "start_now" or near
