"""Is there time? Asked first, because in fast kinds some decisions cannot wait (S04; content-map §2).

The bot never says that waiting is safe or unsafe: it helps to ask the one who knows.
"""

import re
from collections.abc import Mapping

from handlers.messages import Choice, Turn
from handlers.records import ItemState, Step
from handlers.scene import Scene

P00 = "P00"
MOST_DAYS = 365


def kind(scene: Scene, argument: str) -> Turn:
    """Which kind: fast, slow or not known. A fast or unknown one puts P00 first until it is answered."""
    if argument:
        return scene.turn(plan=scene.planned(acute=argument != "chronic"), person=scene.told(step=None), then="wait")
    choices = [scene.choice(f"kind-{name}", f"kind:{name}") for name in ("acute", "chronic", "unknown")]
    return scene.turn(scene.reply(voiced(scene, "kind"), *choices), person=scene.told(step=Step("kind")))


def kind_words(scene: Scene, text: str) -> Turn | None:
    """The kind in words: an abbreviation or "fast", "slow", "I don't know"."""
    words = set(re.findall(r"\w+", text.lower()))
    if words & {"aml", "all", "acute", "fast", "aguda", "agudo", "rápida", "rapida", "lma", "lla", "blast"}:
        return kind(scene, "acute")
    if words & {"cll", "cml", "chronic", "slow", "crónica", "cronica", "lenta", "llc", "lmc", "hairy", "sll"}:
        return kind(scene, "chronic")
    if words & {"know", "sure", "sé", "se", "unknown", "idk", "segura", "seguro"}:
        return kind(scene, "unknown")
    return None


def voiced(scene: Scene, key: str) -> str:
    """The key's wording for a caregiver, where there is one."""
    return f"{key}-caregiver" if scene.person.role == "caregiver" else key


def wait(scene: Scene, argument: str) -> Turn:
    """P00 and its answers: so many days, start now, not asked yet; or in hospital now."""
    answers = {"days": ask_days, "start_now": start_now, "not_asked": not_asked, "hospital": in_hospital}
    return answers[argument](scene) if argument in answers else ask(scene)


def ask(scene: Scene) -> Turn:
    """The question itself, with the sentence to ask already in it: the first useful thing a person gets."""
    choices = [
        scene.choice("wait-days", "wait:days"),
        scene.choice("wait-start-now", "wait:start_now"),
        scene.choice("wait-not-asked", "wait:not_asked"),
        scene.choice("wait-hospital", "wait:hospital"),
    ]
    return scene.turn(scene.reply(voiced(scene, "wait"), *choices), person=scene.told(step=Step("wait")))


def ask_days(scene: Scene) -> Turn:
    """How many days the doctor said."""
    skip = scene.choice("skip", "consent")
    return scene.turn(scene.reply("wait-how-many", skip), person=scene.told(step=Step("wait.days")))


def start_now(scene: Scene) -> Turn:
    """The doctor says to start: treatment leads, the second opinion runs alongside or later."""
    plan = scene.planned(wait="start_now", items=answered(scene))
    return scene.turn(scene.reply("wait-now"), plan=plan, person=scene.told(step=None), then="consent")


def not_asked(scene: Scene) -> Turn:
    """Not asked yet: the sentence to say, whom to call, and what if nobody answers."""
    script = Choice(label=scene.say("copy-sentence"), copy=scene.item(P00).script)
    reply = scene.reply("wait-ask-today", script, script=scene.item(P00).script)
    return scene.turn(reply, plan=scene.planned(wait="not_asked"), person=scene.told(step=None), then="consent")


def in_hospital(scene: Scene) -> Turn:
    """In hospital now: no checklist; the ward's own doctor calls the second one."""
    plan = scene.planned(in_hospital=True)
    return scene.turn(scene.reply("wait-hospital-text"), plan=plan, person=scene.told(step=None), then="consent")


def left_hospital(scene: Scene, _: str) -> Turn:
    """Home again: the checklist is back."""
    return scene.turn(scene.reply("hospital-left"), plan=scene.planned(in_hospital=False), then="list")


def days(scene: Scene, text: str) -> Turn | None:
    """So many days, weeks or months, as the doctor said it; noted, never judged."""
    found = re.search(r"(\d{1,3})\s*(d|w|m|s)?", text.lower())
    if found is None:
        return None
    number = int(found[1]) * {"w": 7, "s": 7, "m": 30}.get(found[2] or "d", 1)
    if not 0 < number <= MOST_DAYS:
        return None
    # Treatment due within a week is urgent, whatever the kind (content-map §2).
    plan = scene.planned(wait="days", wait_days=number, acute=scene.plan.acute or number <= 7, items=answered(scene))  # noqa: PLR2004 — a week
    return scene.turn(scene.reply("wait-noted", days=number), plan=plan, person=scene.told(step=None), then="consent")


def answered(scene: Scene) -> Mapping[str, ItemState]:
    """The items with P00 ticked."""
    return {**scene.plan.items, P00: "done"}
