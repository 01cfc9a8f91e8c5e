"""One event to one turn: the checks in their order, the flows they lead to, and what every turn ends with.

The order of the checks is the safety order (docs/safety.md) and holds in every flow, for everyone, also after STOP and
before any consent. A check answers with a Turn, or passes with None.
"""

import re
from collections.abc import Callable

import msgspec

from handlers import guide, linking, optout, reminders, safety
from handlers.ending import finish
from handlers.messages import Contact, Due, Tap, Text, Turn, Unreachable, Unreadable
from handlers.records import Line
from handlers.scene import Scene
from handlers.understanding import commands, safety_signs
from handlers.ways import ACTIONS, ALWAYS, ANSWERS, STEPS, USUAL, Waits, run, walk

Check = Callable[[Scene], Turn | None]

LONG = 1000
"""Characters: about a page; more cannot be answered as a whole."""
STOP_FIRST = re.compile(r"\W*(stop|stopall|unsubscribe|cancel|end|quit|alto|parar|cancelar|baja)\b", re.IGNORECASE)
STILL_WORKS = frozenset({"START", "HELP", "DELETE", "PRIVACY", "LANG_EN", "LANG_ES", "EXPORT"})
"""What a person who stopped may still ask for."""


def respond(scene: Scene) -> Turn:
    """The turn for this event. Pure: the same scene gives the same turn."""
    known = seen(scene)
    for check in CHECKS:
        turn = check(known)
        if turn is not None:
            return finish(known, *walk(known, turn))
    return finish(known, *walk(known, unknown(known)))


def seen(scene: Scene) -> Scene:
    """The scene with this address among the person's lines, and a first guess at their language."""
    person = scene.person
    if isinstance(scene.event, Due | Unreachable):
        return scene
    if all(line.address != scene.here for line in person.lines):
        person = msgspec.structs.replace(person, lines=(*person.lines, Line(address=scene.here)))
    if not person.language and scene.hint.startswith("es"):
        person = msgspec.structs.replace(person, language="es")
    return msgspec.structs.replace(scene, person=person)


def due(scene: Scene) -> Turn | None:
    """The alarm rang."""
    return reminders.ring(scene) if isinstance(scene.event, Due) else None


def unreachable(scene: Scene) -> Turn | None:
    """An address is proven dead."""
    return (
        linking.lost(scene, scene.event.address, scene.event.reason) if isinstance(scene.event, Unreachable) else None
    )


def unreadable(scene: Scene) -> Turn | None:
    """No text at all: a photo, a voice message, a group."""
    if isinstance(scene.event, Unreadable):
        return guide.unreadable(scene, scene.event.kind)
    if isinstance(scene.event, Text) and not scene.event.body.strip():
        return guide.unreadable(scene, "empty")
    return None


def echo(scene: Scene) -> Turn | None:
    """A tapback or a driving reply quotes us; it is not the person speaking."""
    return scene.turn() if commands.is_echo(words(scene)) else None


def red_flag(scene: Scene) -> Turn | None:
    """Checks 1 and 2: emergency and crisis. Together with a STOP the one text goes out, then the STOP counts."""
    sign = safety_signs.read(words(scene), scene.library.rules)
    if sign is None or (sign.level == safety.ASK_FEVER and waits(scene).digits):
        return None
    turn = safety.answer(scene, sign)
    if not STOP_FIRST.match(words(scene)):
        return turn
    stopped = optout.stop(msgspec.structs.replace(scene, person=turn.person), "")
    return msgspec.structs.replace(turn, person=stopped.person, effects=stopped.effects)


def opt_out(scene: Scene) -> Turn | None:
    """Checks 3 and 4: STOP in one word or many, a wrong number, "delete my data", a death."""
    kind = "exact" if scene.opt_out == "STOP" else commands.opt_out(words(scene), scene.language)
    leads = {
        "exact": "stop:",
        "free": "stop:",
        "wrong_number": "stop:wrong_number",
        "death": "died",
        "delete": "delete",
    }
    return run(scene, leads[kind]) if kind else None


def tap(scene: Scene) -> Turn | None:
    """A button. One that answered an earlier question does not answer today's."""
    if not isinstance(scene.event, Tap):
        return None
    name = scene.event.action.partition(":")[0]
    if scene.person.stopped and name not in ("start", "safe", "help"):
        return optout.still_stopped(scene)
    if not scene.person.welcomed:
        return scene.turn(then="welcome")
    stale = scene.event.version != scene.person.version and name in ANSWERS
    if stale or name not in ACTIONS:
        return scene.turn(scene.reply("old-button"), then="resume")
    return run(scene, scene.event.action)


def contact(scene: Scene) -> Turn | None:
    """A phone number shared by button."""
    return linking.shared(scene, scene.event) if isinstance(scene.event, Contact) else None


def edited(scene: Scene) -> Turn | None:
    """A changed message: safety and STOP have been looked at; what was answered stays answered."""
    return scene.turn(scene.reply("edited")) if isinstance(scene.event, Text) and scene.event.edited else None


def too_long(scene: Scene) -> Turn | None:
    """More than a page: ask for the one thing that matters."""
    return scene.turn(scene.reply("too-long", scene.choice("menu", "menu"))) if len(words(scene)) > LONG else None


def always(scene: Scene) -> Turn | None:
    """Check 5: the words that always work; and what holds for people who stopped or are new."""
    command = commands.read(words(scene), scene.language, waits(scene).context)
    word = command.word if command else ""
    if scene.person.stopped and word not in STILL_WORKS:
        return optout.still_stopped(scene)
    if not scene.person.welcomed and word not in ("HELP", "DELETE", "PRIVACY", "EXPORT"):
        language = "es" if word == "LANG_ES" else scene.person.language
        return scene.turn(person=scene.told(language=language), then="welcome")
    if word in ("YES", "ACK") and scene.person.invited == scene.here.channel:
        return linking.opted_in(scene)
    return run(scene, ALWAYS[word]) if word in ALWAYS else None


def expected(scene: Scene) -> Turn | None:
    """Check 6: the answer that the current step waits for, and numbers chosen from the last list."""
    step = waits(scene)
    if step.digits and (turn := step.answer(scene, words(scene))):
        return turn
    command = commands.read(words(scene), scene.language, step.context)
    if command and command.word == "NUM" and command.number is not None:
        return chosen(scene, command.number)
    if command and scene.person.asking and command.word in ("YES", "NO", "SKIP", "ACK"):
        lead = {"YES": step.yes, "ACK": step.yes, "NO": step.no, "SKIP": step.skip}[command.word]
        if lead:
            return run(scene, lead)
    return None if command else step.answer(scene, words(scene))


def chosen(scene: Scene, number: int) -> Turn | None:
    """The choice with that number in the last list on this channel."""
    offered = scene.person.offered.get(scene.here.channel, ())
    if not offered:
        return None
    if not 0 < number <= len(offered):
        return scene.turn(scene.reply("no-such-number", most=len(offered)))
    return run(scene, offered[number - 1])


def usual(scene: Scene) -> Turn | None:
    """Check 7: DONE, LATER, LIST, DATE, MORE, SUMMARY and the other words."""
    command = commands.read(words(scene), scene.language, waits(scene).context)
    if command is None:
        return None
    numbers = ",".join(map(str, command.numbers))
    leads = {"DONE": f"done:{numbers}", "NOT_NEEDED": f"not-needed:{numbers}", "LATER": f"later:{command.days or ''}"}
    lead = {**USUAL, **leads}.get(command.word)
    if lead:
        return run(scene, lead)
    return scene.turn(scene.reply("acknowledged")) if command.word in ("ACK", "YES", "NO") else None


def search(scene: Scene) -> Turn | None:
    """Check 8: topics for the person's own words."""
    return guide.search(scene, words(scene))


def unknown(scene: Scene) -> Turn:
    """Check 9: we do not know; where a question is open it is asked again."""
    if scene.person.step is None:
        return guide.unknown(scene, "")
    return scene.turn(scene.reply("not-understood"), then="resume")


def words(scene: Scene) -> str:
    """What the person wrote; nothing where they tapped."""
    return scene.event.body if isinstance(scene.event, Text) else ""


def waits(scene: Scene) -> Waits:
    """What the current step waits for; nothing in particular where there is none, or none of that name any more."""
    return STEPS.get(scene.person.step.name if scene.person.step else "", Waits("menu", lambda _scene, _text: None))


CHECKS: tuple[Check, ...] = (
    due,
    unreachable,
    tap,
    contact,
    unreadable,
    echo,
    red_flag,
    opt_out,
    edited,
    always,
    too_long,
    expected,
    usual,
    search,
)
"""The order. Whoever changes it changes what happens to a frightened person: read docs/safety.md first."""
