"""After the visit: same, different, not sure, not happened; and what helps then (S30–S40)."""

from handlers import hearing
from handlers.messages import Turn
from handlers.records import Step
from handlers.scene import Scene

MEANINGS = {
    "not_happened": r"(?:did|has|was)(?:nt| not) (?:happen|go|see|have)|never (?:went|happened)|not happen\w*"
    r"|cancel\w*|postponed|no (?:fui|fue|fuimos|paso|hubo)|se (?:cancelo|pospuso)",
    "unsure": r"not sure|unsure|dont know|confus\w+|no (?:lo )?se|no estoy segur[oa]|ni idea",
    "different": r"(?:do|did|does)(?:nt| not) agree|differ\w*|disagree\w*|not (?:quite )?the same|another|other plan"
    r"|diferentes?|distint[oa]s?|no coinciden|otra cosa|otro plan",
    "same": r"same|agree[ds]?|alike|equal|coinciden|iguale?s?|lo mismo|la misma|de acuerdo",
}
STEPS_IF_DIFFERENT = ("review-together", "ask-how", "ask-evidence", "third-opinion")


def outcome(scene: Scene, argument: str) -> Turn:
    """Ask how the opinions compare, or take the answer."""
    answers = {"same": same, "different": different, "unsure": unsure, "not_happened": not_happened}
    return answers[argument](scene) if argument in answers else ask(scene)


def ask(scene: Scene) -> Turn:
    """How do the two opinions compare?"""
    names = ("same", "different", "unsure", "not_happened")
    choices = [scene.choice(f"outcome-{name}", f"outcome:{name}") for name in names]
    return scene.turn(scene.reply("outcome-ask", *choices), person=scene.told(step=Step("outcome")))


def words(scene: Scene, text: str) -> Turn | None:
    """The answer in words: "they don't agree", "lo mismo"."""
    found = hearing.one_of(text, MEANINGS)
    return outcome(scene, found) if found else None


def same(scene: Scene) -> Turn:
    """The same answer should give more confidence (S30)."""
    onward = (scene.choice("read-same", "topic:same-opinion"), scene.choice("menu-more", "section:more"))
    return scene.turn(
        scene.reply("outcome-same-text", *onward), plan=scene.planned(outcome="same"), person=scene.told(step=None)
    )


def different(scene: Scene) -> Turn:
    """A different one can leave you unsure: kind words, and the steps that help (S31–S40)."""
    first = scene.choice("read-different", "topic:different-opinion")
    steps = [scene.choice(f"read-{name}", f"topic:{name}") for name in STEPS_IF_DIFFERENT]
    reply = scene.reply("outcome-different-text", first, *steps)
    return scene.turn(reply, plan=scene.planned(outcome="different"), person=scene.told(step=None))


def unsure(scene: Scene) -> Turn:
    """Not sure: ask both the same things and get the report in writing."""
    onward = (scene.choice("read-ask-how", "topic:ask-how"), scene.choice("read-different", "topic:different-opinion"))
    return scene.turn(
        scene.reply("outcome-unsure-text", *onward), plan=scene.planned(outcome="unsure"), person=scene.told(step=None)
    )


def not_happened(scene: Scene) -> Turn:
    """It did not happen: no blame; a new date, or none for now."""
    choices = (scene.choice("visit-have", "visit.ask"), scene.choice("visit-none", "visit.clear:yes"))
    plan = scene.planned(outcome="not_happened")
    return scene.turn(scene.reply("outcome-not-happened-text", *choices), plan=plan, person=scene.told(step=None))
