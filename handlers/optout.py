"""STOP, START, HELP, a wrong number, a death: at once, on every channel, for every kind of message (safety.md §4)."""

import datetime as dt

import msgspec

from handlers.messages import Allowed, Consented, Suppressed, Text, Turn
from handlers.records import CONSENT_VERSION, Line, Person, Step
from handlers.scene import Scene
from handlers.understanding.opt_outs import in_doubt
from handlers.veiling import ACTED_UPON


def stop(scene: Scene, argument: str) -> Turn:
    """Stop everything everywhere; one confirmation, unless the provider has sent it already."""
    key = "stopped-wrong-number" if argument == "wrong_number" else "stopped"
    replies = () if answered_by_provider(scene) else (scene.reply(key),)
    return scene.turn(*replies, person=silenced(scene.person, said_at(scene)), effects=(Suppressed(),))


def meant(scene: Scene) -> Turn | None:
    """A text that nothing else understood and that may ask for no more messages: one fixed question."""
    text = scene.event.body if isinstance(scene.event, Text) else ""
    return ask(scene, "") if in_doubt(text) else None


def ask(scene: Scene, _: str) -> Turn:
    """The question. Only a yes stops; silence and anything else do not."""
    choices = (scene.choice("stop-asked-yes", "stop:"), scene.choice("stop-asked-no", "stop.no"))
    return scene.turn(scene.reply("stop-asked", *choices), person=scene.told(step=Step("stop.ask")))


def go_on(scene: Scene, _: str) -> Turn:
    """No stop was meant: on where we were."""
    return scene.turn(person=scene.told(step=None), then="again")


def silenced(person: Person, at: dt.datetime) -> Person:
    """The person with every line stopped, by a STOP of that moment; an earlier one that comes late changes nothing."""
    lines = tuple(msgspec.structs.replace(line, state="stopped") for line in person.lines)
    last = max(at, person.stopped_at) if person.stopped and person.stopped_at else at
    return msgspec.structs.replace(person, lines=lines, stopped=True, stopped_at=last, invited="", step=None)


def said_at(scene: Scene) -> dt.datetime:
    """When the person said it, where the channel tells."""
    return (scene.event.sent_at if isinstance(scene.event, Text) else None) or scene.now


def came_late(scene: Scene) -> bool:
    """Whether this was said before the STOP that stands."""
    stopped_at = scene.person.stopped_at
    return scene.person.stopped and stopped_at is not None and said_at(scene) < stopped_at


def answered_by_provider(scene: Scene) -> bool:
    """Whether the SMS provider has answered this text itself: a second answer would be one too many.

    Providers act upon these words only when they are the whole text; sentences are left to us.
    """
    if not scene.by_sms or not isinstance(scene.event, Text):
        return False
    whole = scene.event.body.strip().lower()
    return bool(scene.opt_out) or (scene.library.programme.provider_answers_opt_out and whole in ACTED_UPON)


def start(scene: Scene, _: str) -> Turn:
    """START after STOP: this address opts in again by the person's own word. Otherwise simply go on."""
    if came_late(scene):
        return scene.turn() if answered_by_provider(scene) else still_stopped(scene)
    allowed = Allowed(scene.here)
    if scene.plan.ended == "death":
        return scene.turn(
            plan=scene.planned(ended=""), person=scene.told(paused=False), effects=(allowed,), then="again"
        )
    if not scene.person.stopped:
        # The address may still be suppressed from a time when somebody else's state was behind it.
        onward = "unpause" if scene.person.paused and scene.person.began_at else "again"
        return scene.turn(effects=(allowed,), then=onward if scene.person.welcomed else "welcome")
    lines = tuple(restarted(scene, line) for line in scene.person.lines)
    reminded = any(line.address == scene.here and line.state == "agreed" for line in lines)
    person = scene.told(lines=lines, stopped=False, remind_on=scene.here.channel if reminded else "")
    words = scene.event.body[:100] if isinstance(scene.event, Text) else "start"
    consented = Consented(address=scene.here, text_version=CONSENT_VERSION, reply=words)
    replies = () if answered_by_provider(scene) else (scene.reply("restarted" if reminded else "restarted-to-talk"),)
    effects = (allowed, consented) if reminded else (allowed,)
    return scene.turn(*replies, person=person, effects=effects, then="again" if person.role else "welcome")


def restarted(scene: Scene, line: Line) -> Line:
    """Only the line that said START comes back, to what it was; others need their own."""
    if line.address != scene.here:
        return line
    if line.agreed_at is None:
        return msgspec.structs.replace(line, state="proven")
    return msgspec.structs.replace(line, state="agreed", agreed_at=scene.now)


def help_(scene: Scene, _: str) -> Turn:
    """HELP: what this is, the emergency numbers, a human contact, the words that always work."""
    if answered_by_provider(scene):
        return scene.turn()
    contact = scene.library.programme.contact or scene.say("no-contact")
    return scene.turn(scene.reply("help-text", scene.choice("menu", "menu"), contact=contact))


def still_stopped(scene: Scene) -> Turn:
    """Somebody who stopped writes again: the way back, and nothing else."""
    return scene.turn(scene.reply("still-stopped"))


def died(scene: Scene, _: str) -> Turn:
    """A death: kind words, and an end for good."""
    person = scene.told(step=None, paused=True)
    return scene.turn(scene.reply("condolence"), person=person, plan=scene.planned(ended="death"))
