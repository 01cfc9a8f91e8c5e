"""Red flags: one fixed text, no questions first, nothing composed; then a day of quiet (docs/safety.md)."""

from handlers.messages import Choice, Reply, Turn
from handlers.records import Step
from handlers.scene import Scene
from handlers.understanding.safety_signs import Sign

ASK_FEVER = "ask_fever"
IN_BETWEEN = ("fever", "resume-reminders")
"""Steps that ask about safety while another question waits."""


def answer(scene: Scene, sign: Sign) -> Turn:
    """The fixed text for this sign. The person stays where they were: SAFE leads back there."""
    if sign.level == ASK_FEVER:
        return ask_fever(scene)
    return fixed(scene, sign.key)


def fixed(scene: Scene, key: str) -> Turn:
    """Send the text and hold all reminders until the person says they are safe, or a day has passed and they agree."""
    return scene.turn(text_for(scene, key), person=scene.told(held_since=scene.now, step=uninterrupted(scene)))


def uninterrupted(scene: Scene) -> Step | None:
    """What the person was asked before a question of safety came in between."""
    step = scene.person.step
    return scene.person.before_hold if step and step.name in IN_BETWEEN else step


def text_for(scene: Scene, key: str) -> Reply:
    """The fixed text as the clinician owns it, in the person's language; never a phrase, never put together."""
    fixed_texts = scene.library.fixed
    text = fixed_texts.get(scene.language, {}).get(key) or fixed_texts["en"][key]
    way_out = Choice(label=scene.say("safe-button"), action="safe")
    # A number under an emergency text would only be more to read: by SMS the text itself names the word.
    choices = () if scene.by_sms else (way_out,)
    return Reply(text=text.telegram, short=text.sms, choices=choices, urgency="safety")


def ask_fever(scene: Scene) -> Turn:
    """A bare "101.5": a temperature, or something else?"""
    question = scene.reply(
        "fever-ask", scene.choice("fever-yes", "fever:yes"), scene.choice("fever-no", "fever:no"), urgency="safety"
    )
    return scene.turn(question, person=scene.told(before_hold=uninterrupted(scene), step=Step("fever")))


def fever(scene: Scene, argument: str) -> Turn:
    """A bare number that could be a temperature: the question, or its answer."""
    if not argument:
        return ask_fever(scene)
    if argument == "no":
        person = scene.told(step=uninterrupted(scene), before_hold=None)
        return scene.turn(scene.reply("fever-no-text"), person=person, then="resume")
    return fixed(scene, "fever")


def safe(scene: Scene, _: str) -> Turn:
    """A false alarm, or it is over: the hold is lifted and the talk goes on where it was. A STOP stays a STOP."""
    if scene.person.held_since is None:
        return scene.turn(scene.reply("still-stopped")) if scene.person.stopped else scene.turn(then="resume")
    person = scene.told(held_since=None, step=uninterrupted(scene), before_hold=None)
    if person.stopped:
        return scene.turn(scene.reply("safe-again"), scene.reply("still-stopped"), person=person)
    return scene.turn(scene.reply("safe-again"), person=person, then="resume")
