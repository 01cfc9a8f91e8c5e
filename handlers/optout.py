"""STOP, START, HELP, a wrong number, a death: at once, on every channel, for every kind of message (safety.md §4)."""

import msgspec

from handlers.messages import Allowed, Consented, Suppressed, Text, Turn
from handlers.records import CONSENT_VERSION, Line, Person
from handlers.scene import Scene

KEYWORDS = frozenset(
    {
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
        "start",
        "yes",
        "unstop",
        "help",
        "info",
    }
)


def stop(scene: Scene, argument: str) -> Turn:
    """Stop everything everywhere; one confirmation, unless the provider has sent it already."""
    key = "stopped-wrong-number" if argument == "wrong_number" else "stopped"
    replies = () if answered_by_provider(scene) else (scene.reply(key),)
    return scene.turn(*replies, person=silenced(scene.person), effects=(Suppressed(),))


def silenced(person: Person) -> Person:
    """The person with every line stopped."""
    lines = tuple(msgspec.structs.replace(line, state="stopped") for line in person.lines)
    return msgspec.structs.replace(person, lines=lines, stopped=True, invited="", step=None)


def answered_by_provider(scene: Scene) -> bool:
    """Whether the SMS provider has answered this text itself: a second answer would be one too many.

    Providers act upon these words only when they are the whole text; sentences are left to us.
    """
    if not scene.by_sms or not isinstance(scene.event, Text):
        return False
    whole = scene.event.body.strip().lower()
    return bool(scene.opt_out) or (scene.library.programme.provider_answers_opt_out and whole in KEYWORDS)


def start(scene: Scene, _: str) -> Turn:
    """START after STOP: this address opts in again by the person's own word. Otherwise simply go on."""
    if not scene.person.stopped:
        return scene.turn(then="again" if scene.person.welcomed else "welcome")
    words = scene.event.body[:100] if isinstance(scene.event, Text) else "start"
    consented = Consented(address=scene.here, text_version=CONSENT_VERSION, reply=words)
    person = scene.told(
        lines=tuple(restarted(scene, line) for line in scene.person.lines),
        stopped=False,
        remind_on=scene.here.channel,
        began_at=scene.person.began_at or scene.now,
    )
    replies = () if answered_by_provider(scene) else (scene.reply("restarted"),)
    then = "" if not scene.person.role and scene.person.welcomed else "again"
    return scene.turn(*replies, person=person, effects=(Allowed(scene.here), consented), then=then or "welcome")


def restarted(scene: Scene, line: Line) -> Line:
    """Only the line that said START comes back; others need their own."""
    if line.address != scene.here:
        return line
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
