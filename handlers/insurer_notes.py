"""What the insurer said, to be read again, and answered anew where it was noted wrongly."""

import datetime as dt

from content.guide import Question
from content.phrases import Markup, escape
from handlers import sms_pages
from handlers.insurer_answers import brief, denied, noted, questions, unasked
from handlers.messages import Choice, Turn
from handlers.moments import in_words
from handlers.scene import Scene


def notes(scene: Scene, argument: str) -> Turn:
    """The answers, each behind a word for its question; by SMS as many as fit, and MORE."""
    first, lines, choices = int(argument or 0), told(scene), onward(scene)
    frame = "\n".join([words(scene, (), scene.say("call-rest")), *(f"1 {choice.label}" for choice in choices)])
    shown = lines[first : first + sms_pages.fitting(lines[first:], frame)] if scene.by_sms else lines
    rest, left = first + len(shown), len(unasked(scene))
    more, footer = f"call.notes:{rest}" if rest < len(lines) else "", scene.say("call-rest")
    if not more:
        more, footer = ("call.go", scene.say("call-more", left=left)) if left else ("", "")
    reply = scene.reply("call-notes", *choices, day=day(scene), lines=Markup("\n".join(shown)), footer=footer)
    return scene.turn(reply, person=scene.told(more=more))


def words(scene: Scene, lines: tuple[str, ...], footer: str) -> str:
    """The page as a text message says it, without its choices."""
    return scene.say("call-notes-sms", day=day(scene), lines=Markup("\n".join(lines)), footer=footer)


def day(scene: Scene) -> str:
    """The day on which the insurer was last asked."""
    called = scene.plan.called_on or scene.now.date()
    return in_words(dt.datetime.combine(called, dt.time()), scene.language, timed=False, now=scene.now)


def told(scene: Scene) -> list[str]:
    """One line an answer, as markup; by SMS short and without the illness's name."""
    pairs = [(label(scene, question), scene.plan.call[question.id]) for question in noted(scene)]
    if scene.by_sms:
        return [f"{name}: {escape(sms_pages.veiled(scene, brief(said)))}" for name, said in pairs]
    return [f"- **{name}:** {escape(said)}" for name, said in pairs] or [scene.say("nothing-yet")]


def label(scene: Scene, question: Question) -> str:
    """A word or two for the question; the question itself where nobody has written any yet."""
    key = f"call-{question.id}"
    return scene.say(key) if scene.phrases.has(key) else question.text


def onward(scene: Scene) -> tuple[Choice, ...]:
    """Where to go from the answers: people who help after a no first."""
    lines = (scene.choice("find-line", "find:line"),) if denied(scene) else ()
    more = (scene.choice("call-go-on", "call.go"),) if unasked(scene) and not scene.by_sms else ()
    return (*lines, *more, scene.choice("call-change", "call.change"), scene.choice("menu-list", "list"))


def change(scene: Scene, _: str) -> Turn:
    """Which answer to change: all that were given or left out."""
    asked = [question for question in questions(scene) if question.id in scene.plan.call]
    choices = [Choice(label=label(scene, question), action=f"call.ask:{question.id}") for question in asked]
    return scene.turn(scene.reply("call-change-which", *choices, columns=2))
