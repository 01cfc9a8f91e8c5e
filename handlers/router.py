"""One event to one turn: the checks in their order, the flows they lead to, and what every turn ends with.

The order of the checks is the safety order (docs/safety.md) and holds in every flow, for everyone, also after STOP and
before any consent. A check answers with a Turn, or passes with None.
"""

import re
from collections.abc import Callable

import msgspec

from handlers import guide, hearing, linking, optout, refusal, reminders, rhythm, safety, sharing_words, sparing, visit
from handlers.ending import finish
from handlers.messages import Contact, Due, Tap, Text, Turn, Unreachable, Unreadable
from handlers.own_items import clinic_wants
from handlers.records import Line
from handlers.scene import Scene
from handlers.steps import STEPS, Waits, no_words
from handlers.understanding import commands, safety_signs
from handlers.understanding.words import bare
from handlers.walking import chosen, exists, old_button, run, walk
from handlers.ways import ACTIONS, ALWAYS, ANSWERS, PRINTED, USUAL

Check = Callable[[Scene], Turn | None]

LONG = 1000
"""Characters: about a page; more cannot be answered as a whole."""
LATE, DATED = 4, 14
"""So many words at most are an answer to a question from earlier; the date of a visit."""
STOP_FIRST = re.compile(r"\W*(stop|stopall|unsubscribe|cancel|end|quit|alto|parar|cancelar|baja)\b", re.IGNORECASE)
STILL_WORKS = frozenset({"START", "HELP", "DELETE", "PRIVACY", "EXPORT", "SAFE"})
"""What a person who stopped may still ask for."""
SHOWN_ITEMS = frozenset({"item", "tick", "drop", "asked"})
"""A message that offers these first has shown things to tick."""
STILL_TAPPED = frozenset({"start", "safe", "help", "delete", "privacy", "export", "language"})
BEFORE_WELCOME = frozenset({"START", "HELP", "DELETE", "PRIVACY", "EXPORT"})
"""What a new person may ask for before any introduction."""


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
    guess = person.language or hearing.language(scene.hint, words(scene), scene.library.guide)
    return msgspec.structs.replace(scene, person=msgspec.structs.replace(person, language=guess))


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
    empty = isinstance(scene.event, Text) and not scene.event.body.strip()
    if not (empty or isinstance(scene.event, Unreadable)):
        return None
    if scene.person.stopped:
        return optout.still_stopped(scene)
    kind = scene.event.kind if isinstance(scene.event, Unreadable) else "empty"
    return guide.unreadable(scene, kind)


def echo(scene: Scene) -> Turn | None:
    """A tapback or a driving reply quotes us; it is not the person speaking."""
    return scene.turn() if commands.is_echo(words(scene)) else None


def red_flag(scene: Scene) -> Turn | None:
    """Checks 1 and 2: emergency and crisis. Together with a STOP the one text goes out, then the STOP counts."""
    sign = safety_signs.read(words(scene), scene.library.rules)
    # A number asked for a moment ago is no temperature; one that comes later may be.
    number = scene.person.asking and waits(scene).digits
    if sign is None or (sign.level == safety.ASK_FEVER and number):
        return None
    turn = safety.answer(scene, sign)
    if not STOP_FIRST.match(words(scene)):
        return turn
    stopped = optout.stop(msgspec.structs.replace(scene, person=turn.person), "")
    return msgspec.structs.replace(turn, person=stopped.person, effects=stopped.effects)


def opt_out(scene: Scene) -> Turn | None:
    """Checks 3 and 4: STOP in one word or many, a wrong number, "delete my data", a death."""
    own = hearing.own_command(words(scene), scene.library.words)
    kind = "exact" if "STOP" in (scene.opt_out, own and own.word) else commands.opt_out(words(scene), scene.language)
    leads = {"wrong_number": "stop:wrong_number", "death": "died", "delete": "delete"}
    return run(scene, leads.get(kind, "stop:")) if kind else None


def tap(scene: Scene) -> Turn | None:
    """A button. One that answered an earlier question does not answer today's."""
    if not isinstance(scene.event, Tap):
        return None
    name = scene.event.action.partition(":")[0]
    if scene.person.stopped and name not in STILL_TAPPED:
        return optout.still_stopped(scene)
    if not scene.person.welcomed:
        return scene.turn(then="welcome")
    stale = scene.event.version != scene.person.version and name in ANSWERS
    if stale or name not in ACTIONS or not exists(scene, scene.event.action):
        return old_button(scene)
    return run(scene, scene.event.action)


def contact(scene: Scene) -> Turn | None:
    """A phone number shared by button."""
    if not isinstance(scene.event, Contact):
        return None
    if scene.person.stopped:
        return optout.still_stopped(scene)
    return linking.shared(scene, scene.event) if scene.person.welcomed else scene.turn(then="welcome")


def edited(scene: Scene) -> Turn | None:
    """A changed message: safety and STOP have been looked at; what was answered stays answered."""
    return scene.turn(scene.reply("edited")) if isinstance(scene.event, Text) and scene.event.edited else None


def too_long(scene: Scene) -> Turn | None:
    """More than a page: ask for the one thing that matters."""
    return scene.turn(scene.reply("too-long", scene.choice("menu", "menu"))) if len(words(scene)) > LONG else None


def always(scene: Scene) -> Turn | None:
    """Check 5: the words that always work; and what holds for people who stopped or are new."""
    command = heard(scene)
    word = command.word if command else ""
    deleting = scene.person.step is not None and scene.person.step.name == "delete" and scene.person.asking
    tongue = hearing.tongue(word)
    if scene.person.stopped and word not in STILL_WORKS and not tongue and not deleting:
        return optout.still_stopped(scene)
    if not scene.person.welcomed and word not in BEFORE_WELCOME and not deleting:
        return scene.turn(person=scene.told(language=tongue or scene.person.language), then="welcome")
    if scene.person.invited == scene.here.channel and word in ("YES", "NO", "START"):
        return linking.opted_in(scene) if word != "NO" else linking.declined(scene)
    lead = f"language:{tongue}" if tongue else ALWAYS.get(word)
    if lead is None:
        return None
    # "Start now" and "Texas" look like START and "temas": what was just asked decides.
    answer = waits(scene).answer(scene, words(scene)) if scene.person.asking else None
    return answer or run(scene, lead)


def expected(scene: Scene) -> Turn | None:
    """Check 6: the answer that the current step waits for, and numbers chosen from the last list."""
    step, said = waits(scene), words(scene)
    if step.digits and (scene.person.asking or step.anytime):
        turn = step.answer(scene, said)
        if turn or (scene.person.asking and said.strip().isdecimal()):
            return turn
    command = heard(scene)
    number = int(said) if said.strip().isdecimal() else command.number if command else None
    before = step.corrects or (step.first and scene.person.asking)
    if before and not said.strip().isdecimal() and (turn := step.answer(scene, said)):
        return turn
    if number is not None:
        return chosen(scene, number)
    lead = step.lead(command.word) if command and scene.person.asking else ""
    if lead:
        return run(scene, lead)
    return None if command else free(scene, step)


def free(scene: Scene, step: Waits) -> Turn | None:
    """The step's answer in free words; "I don't know" is one to every question.

    Once the talk has moved on only a few words count as a late answer: a whole sentence is about something else.
    """
    story = step.ask == "welcome" and hearing.tells(words(scene))
    if not (scene.person.asking or story) and len(words(scene).split()) > LATE:
        return None
    turn = step.answer(scene, words(scene))
    if turn is None and scene.person.asking and scene.person.step and hearing.unsure(words(scene)):
        return run(scene, step.skip)
    return turn


def usual(scene: Scene) -> Turn | None:
    """Check 7: DONE, LATER, LIST, DATE, MORE, SUMMARY and the other words; a greeting goes on where we stopped."""
    command = heard(scene)
    if command is None:
        return run(scene, "again") if hearing.greets(words(scene)) else None
    items = command.items
    leads = {
        "DONE": f"done:{items}",
        "NOT_NEEDED": f"not-needed:{items}",
        "WHICH": f"about:{items}",
        "UNDO": f"undo:{items}",
        "LATER": f"later:{command.days or ''}",
        "SKIP": f"not-needed:{items}" if items else "skip",
    }
    lead = {**USUAL, **leads}.get(command.word)
    return run(scene, lead) if lead else guide.courtesy(scene, command.word)


def dated(scene: Scene) -> Turn | None:
    """A day and an hour, and little else, is the visit, whenever it is told."""
    return visit.told(scene, words(scene)) if len(words(scene).split()) <= DATED else None


def search(scene: Scene) -> Turn | None:
    """Check 8: topics for the person's own words."""
    return guide.search(scene, words(scene))


def unknown(scene: Scene) -> Turn:
    """Check 9: we do not know. A question that was just asked is asked again; one from earlier does not insist."""
    if scene.person.step is None or not scene.person.asking:
        return sharing_words.offered(scene, guide.unknown(scene, ""))
    return scene.turn(scene.reply("not-understood"), then="resume")


def words(scene: Scene) -> str:
    """What the person wrote; nothing where they tapped."""
    return scene.event.body if isinstance(scene.event, Text) else ""


def heard(scene: Scene) -> commands.Command | None:
    """The command in these words, read for what was asked or shown last."""
    if own := hearing.own_command(words(scene), scene.library.words):
        return own
    printed = PRINTED.get(bare(words(scene)))
    return commands.Command(word=printed) if printed else commands.read(words(scene), scene.language, context(scene))


def context(scene: Scene) -> str:
    """What ``commands.read`` is told to expect: after a list or a reminder "I called them" means that it is done."""
    if scene.person.invited == scene.here.channel:
        return "confirm"
    if scene.person.step is not None and scene.person.asking:
        return waits(scene).context
    shown = scene.person.offered.get(scene.here.channel, ())[:1]
    return "checklist" if shown and shown[0].partition(":")[0] in SHOWN_ITEMS else "any"


def waits(scene: Scene) -> Waits:
    """What the current step waits for; nothing in particular where there is none, or none of that name any more."""
    return STEPS.get(scene.person.step.name if scene.person.step else "", Waits("menu", no_words))


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
    sparing.spared,
    expected,
    sparing.spared_late,
    clinic_wants,
    rhythm.wished,
    usual,
    refusal.told,
    dated,
    optout.meant,
    search,
)
"""The order. Whoever changes it changes what happens to a frightened person: read docs/safety.md first."""
