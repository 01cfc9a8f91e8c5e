"""After the visit: same, different, not sure, not happened; and where each leads (S30–S32)."""

from typing import get_args

from handlers import comparison, hearing
from handlers.messages import Turn
from handlers.records import Differs, Step
from handlers.scene import Scene

MEANINGS = {
    "not_happened": r"(?:did|has|was)(?:nt| not) (?:happen|go|see|have)|never (?:went|happened)|not happen\w*"
    r"|cancel\w*|postponed|no (?:fui|fue|fuimos|paso|hubo)|se (?:cancelo|pospuso)",
    "unsure": r"not sure|unsure|dont know|confus\w+|no (?:lo )?se|no estoy segur[oa]|ni idea",
    "different": r"(?:do|did|does)(?:nt| not) agree|differ\w*|disagree\w*|not (?:quite )?the same|another|other plan"
    r"|diferentes?|distint[oa]s?|no coinciden|otra cosa|otro plan",
    "same": r"same|agree[ds]?|alike|equal|coinciden|iguale?s?|lo mismo|la misma|de acuerdo",
}
DIFFERENCES = {
    "both": r"both|all of it|everything|ambos|ambas|l[oa]s dos|todo",
    "diagnosis": r"diagnos\w+|type|kind|what (?:i|he|she) (?:have|has)|diagnostico|tipo|enfermedad",
    "plan": r"plan|treatment|tratamiento",
}


def outcome(scene: Scene, argument: str) -> Turn:
    """Ask how the opinions compare, or take the answer."""
    answers = {"same": same, "different": different, "unsure": unsure, "not_happened": not_happened}
    return answers[argument](scene) if argument in answers else ask(scene)


def ask(scene: Scene) -> Turn:
    """How do the two opinions compare?"""
    return scene.turn(scene.reply("outcome-ask", *comparison.choices(scene)), person=scene.told(step=Step("outcome")))


def words(scene: Scene, text: str) -> Turn | None:
    """The answer in words: "they don't agree", "lo mismo"."""
    found = hearing.one_of(text, MEANINGS)
    return outcome(scene, found) if found else None


def same(scene: Scene) -> Turn:
    """The same answer should give more confidence (S30); the first doctor is still who goes on with it."""
    choices = (
        scene.choice("read-same", "topic:same-opinion"),
        scene.choice("after-first-doctor", "item:P31"),
        scene.choice("after-next", "after"),
    )
    plan = scene.planned(outcome="same")
    return scene.turn(scene.reply("outcome-same-text", *choices), plan=plan, person=scene.told(step=None))


def different(scene: Scene) -> Turn:
    """A different one can leave you unsure (S31): kind words, and first of all what it is that differs."""
    choices = [scene.choice(f"differs-{name}", f"differs:{name}") for name in get_args(Differs) if name]
    read = scene.choice("read-ask-how", "topic:ask-how")
    reply = scene.reply("outcome-different-text", *choices, scene.choice("steps", "steps"), read)
    return scene.turn(reply, plan=scene.planned(outcome="different"), person=scene.told(step=Step("differs")))


def differs(scene: Scene, argument: str) -> Turn:
    """The diagnosis, the plan or both: it decides which of the steps says most."""
    if argument not in DIFFERENCES:
        return different(scene)
    unsure_still = scene.plan.outcome == "unsure"
    plan = scene.planned(differs=argument, outcome="unsure" if unsure_still else "different")
    return scene.turn(scene.reply(f"differs-{argument}-text"), plan=plan, person=scene.told(step=None), then="steps")


def differs_words(scene: Scene, text: str) -> Turn | None:
    """What differs, in words."""
    found = hearing.one_of(text, DIFFERENCES)
    return differs(scene, found) if found else None


def unsure(scene: Scene) -> Turn:
    """Not sure: get the report in writing, and ask both the same things."""
    choices = (
        scene.choice("read-ask-how", "topic:ask-how"),
        scene.choice("after-report", "item:P30"),
        scene.choice("steps", "steps"),
        scene.choice("read-different", "topic:different-opinion"),
    )
    plan = scene.planned(outcome="unsure")
    return scene.turn(scene.reply("outcome-unsure-text", *choices), plan=plan, person=scene.told(step=None))


def not_happened(scene: Scene) -> Turn:
    """It did not happen: no blame; a new date, or none for now."""
    choices = (scene.choice("visit-have", "visit.ask"), scene.choice("visit-none", "visit.clear:yes"))
    reply = scene.reply("outcome-not-happened-text", *choices)
    return scene.turn(reply, plan=scene.planned(outcome="not_happened"), person=scene.told(step=Step("outcome.date")))
