"""Going along with what happens, at any moment: a hospital stay begins or ends; good news; "I can't talk about it"."""

from handlers.messages import Text, Turn
from handlers.scene import Scene
from handlers.understanding import good_news, moods


def spared(scene: Scene) -> Turn | None:
    """The answer to such words, in any flow; but where a question is open "at the hospital" may answer that one."""
    asked = scene.person.asking and scene.person.step is not None
    return None if asked and moods.is_place(said(scene)) else spared_late(scene)


def spared_late(scene: Scene) -> Turn | None:
    """The answer to such words; nothing for any others, and for "I am home" of somebody who was not away."""
    mood = moods.read(said(scene))
    if good_news.told(said(scene)) and not scene.plan.ended:
        return scene.turn(scene.reply("good-news", scene.choice("menu", "menu")))
    if mood in ("hospital", "hospice") and not may_be_friend(scene) and moods.of_a_friend(said(scene)):
        return None
    if mood == "hospital":
        return scene.turn(then="hospital" if scene.plan.in_hospital else "wait:hospital")
    if mood == "hospice":
        # No list and no cheerful reminder is right now; START brings both back (safety.md §3).
        return scene.turn(scene.reply("hospice"), person=scene.told(paused=True, step=None))
    if mood == "home":
        return scene.turn(then="hospital.left") if scene.plan.in_hospital else None
    return not_today(scene) if mood else None


def may_be_friend(scene: Scene) -> bool:
    """Whether the one it all is about may be a friend: not where they write themselves, or are of the family."""
    return scene.cares and scene.person.relation in ("", "other")


def said(scene: Scene) -> str:
    """What the person wrote."""
    return scene.event.body if isinstance(scene.event, Text) else ""


def not_today(scene: Scene) -> Turn:
    """Nothing more is asked: an open question waits until they write again."""
    running = scene.person.began_at is not None and not scene.person.paused
    pause = (scene.choice("pause", "pause"),) if running else ()
    return scene.turn(scene.reply("not-today", *pause, scene.choice("help", "help"), scene.choice("menu", "menu")))
