"""Is there time? Asked first, because in fast kinds some decisions cannot wait (S04; content-map §2).

The bot never says that waiting is safe or unsafe: it helps to ask the one who knows.
"""

import re
from collections.abc import Mapping

import msgspec

from handlers import hearing
from handlers.messages import Choice, Text, Turn
from handlers.records import ItemState, Step
from handlers.scene import Scene
from handlers.understanding import moods, other_events
from handlers.understanding.words import bare

P00 = "P00"
MOST_DAYS, URGENT_DAYS = 365, 7
KINDS = {
    "acute": r"aml|apl|lma|lla|acute|fast|quick|aggressive|blast|agud[oa]s?|rapid[oa]s?|agresiv[oa]|^all$"
    r"|(?:has|have|had|with|its|it s|is|was|be|called|type|kind|said|say|says|think|b|t|ph|or|the) all$"
    r"|^all (?:i |they |we )?(?:think|believe|leuk\w+|type|kind|said)|all (?:leuk\w+|type|kind|the acute)",
    "chronic": r"cll|cml|llc|lmc|sll|chronic|(?<!read )(?<!type )(?<!text )(?<!write )slow"
    r"|hairy|cronic[oa]s?|lent[oa]s?",
}
NAMED = {
    "acute": "aml|lma|lla|acute|agud[oa]s?|(?:has|have|had|with|its) all$",
    "chronic": "cll|cml|llc|lmc|sll|chronic|hairy|cronic[oa]s?",
}
"""Kinds that may be named before they are asked for: "my dad has AML"."""
WAITS = {
    "not_asked": r"(?:not|havent|have not|didnt|did not|never) (?:yet )?ask(?:ed)?"
    r"|(?:nobody|no one|noone|never|not|dont|doesnt)(?: \w+)? (?:pick\w*|answer\w*|call\w* back)"
    r"|(?:cant|cannot) reach|no answer"
    r"|no (?:le |lo |se lo )?(?:he )?pregunt\w+|aun no|todavia no|(?:nadie|no)(?: me)? contest\w+",
    "hospital": r"(?:in|at|en|into) (?:\w+ ){0,3}?hospital|^(?:the |el )?hospital|admitted|"
    r"inpatient|ward|hospitalizad[oa]|intern(?:ad[oa]|aron)|ingresad[oa]",
    "start_now": r"(?:starts?|start(?:ed|ing)|beg[aiu]ns?) "
    r"(?:now|today|tomorrow|treatment|chemo|at once|right away|it|this week)"
    r"|(?:starts?|starting|begins?) (?:it )?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week)"
    r"|right now|right away|immediately|asap|as soon as possible|(?:cannot|cant|can not|dont|do not|should not) wait"
    r"|^(?:now|today|ya|ahora|hoy)$"
    r"|(?:empez|empiez|comenz|comienz)\w+|ya mismo|ahora mismo|enseguida"
    r"|lo antes posible|cuanto antes|no (?:se )?(?:puede|debe|hay que) esperar|no espere",
}

_PAST = re.compile(r"\b(?:ago|since|old|years?|took|times|never|hace|desde|anos?|tard\w+|veces|nunca)\b")
"""Days that have passed, a person's age, how often they called."""
_UNSURE = re.compile(r"\b(?:not sure|unsure|maybe|no se|no estoy segur[oa]|quizas?|tal vez)\b")
"""A permission to wait that nobody gave must not be noted."""
_DESIRED = re.compile(
    r"\b(?:beach|playa|vacation\w*|vacaciones|holidays?|on hold|en espera|rent|"
    r"(?:cant|cannot|can not|dont|no puedo) (?:wait|esperar) (?:for|to|till|until|a|para))\b"
)
_OF_TREATMENT = re.compile(
    r"\b(?:chemo\w*|treat\w*|doctors?|dr|doc|onc\w*|nurse|they|he|she|said|says|told|quimio\w*|tratamiento|doctora|"
    r"dij\w+|dice\w*|medic[oa]|esperar|decid\w+)\b"
)
"""Beside these a day or a number is the answer, whatever else is told: "they said it can't wait till Friday"."""
SURE = 12
"""Words at most of an answer with a number: a story has numbers of its own."""


def kind(scene: Scene, argument: str) -> Turn:
    """Which kind: fast, slow or not known. A fast or unknown one puts P00 first until it is answered.

    One that they named along the way, as they said who they are, is not asked for.
    """
    argument = argument or (hearing.one_of(scene.event.body, NAMED) if isinstance(scene.event, Text) else "")
    if argument:
        return scene.turn(plan=scene.planned(acute=argument != "chronic"), person=scene.told(step=None), then="wait")
    choices = [scene.choice(f"kind-{name}", f"kind:{name}") for name in ("acute", "chronic", "unknown")]
    return scene.turn(scene.reply("kind", *choices), person=scene.told(step=Step("kind")))


def kind_words(scene: Scene, text: str) -> Turn | None:
    """The kind in words: "AML", "slow"; or at once what is asked next, "they said 4 days": then the kind is unknown."""
    found = hearing.one_of(text, KINDS)
    if found:
        return kind(scene, found)
    if something_else(text):
        return None
    unknown = msgspec.structs.replace(scene, plan=scene.planned(acute=True))
    soon = hearing.one_of(text, {"start_now": WAITS["start_now"]})
    return counted(unknown, text) or (start_now(unknown) if soon else None)


def something_else(text: str) -> bool:
    """Whether days or hours in these words are of a beach, a wedding, a line on hold, and of no treatment."""
    words = bare(text)
    looked_forward = _DESIRED.search(words) or other_events.is_other(words)
    return bool(looked_forward) and not _OF_TREATMENT.search(words)


def wait(scene: Scene, argument: str) -> Turn:
    """P00 and its answers: so many days, start now, not asked yet; or in hospital now."""
    answers = {
        "days": ask_days,
        "told": told,
        "start_now": start_now,
        "not_asked": not_asked,
        "skipped": skipped,
        "hospital": in_hospital,
        "again": taken_back,
    }
    return answers[argument](scene) if argument in answers else ask(scene)


def wait_words(scene: Scene, text: str) -> Turn | None:
    """The answer in words: "start now", "I'm in the hospital", "10 days"."""
    found = hearing.one_of(text, WAITS)
    if something_else(text) or (found == "hospital" and moods.in_passing(text)):
        return None
    turn = counted(scene, text) or (wait(scene, found) if found else None)
    if turn is None and hearing.days(text) and len(bare(text).split()) <= SURE and not _PAST.search(bare(text)):
        return ask_days(scene)  # a number that they are not sure of: once more, for the doctor's own
    return turn


def ask(scene: Scene) -> Turn:
    """The question itself, with the sentence to ask already in it: the first useful thing a person gets."""
    choices = [
        scene.choice("wait-days", "wait:days"),
        scene.choice("wait-start-now", "wait:start_now"),
        scene.choice("wait-not-asked", "wait:not_asked"),
        scene.choice("wait-hospital", "wait:hospital"),
    ]
    return scene.turn(scene.reply("wait", *choices), person=scene.told(step=Step("wait")))


def ask_days(scene: Scene) -> Turn:
    """How many days the doctor said. By SMS a numbered "skip" would be taken for a number of days."""
    skip = () if scene.by_sms else (scene.choice("skip", "wait:told"),)
    return scene.turn(scene.reply("wait-how-many", *skip), person=scene.told(step=Step("wait.days")))


def told(scene: Scene) -> Turn:
    """The doctor answered, and the number is not for us to know: P00 is done all the same."""
    plan = scene.planned(wait="days", wait_days=None, items=answered(scene))
    return scene.turn(plan=plan, person=scene.told(step=None), then="consent")


def skipped(scene: Scene) -> Turn:
    """No answer for now: the question stays open."""
    return scene.turn(person=scene.told(step=None), then="consent")


def start_now(scene: Scene) -> Turn:
    """The doctor says to start: treatment leads, the second opinion runs alongside or later."""
    plan = scene.planned(wait="start_now", items=answered(scene))
    return scene.turn(scene.reply("wait-now"), plan=plan, person=scene.told(step=None), then="consent")


def not_asked(scene: Scene) -> Turn:
    """Not asked yet: the sentence to say, whom to call, and what if nobody answers."""
    sentence = scene.item(P00).script
    script = Choice(label=scene.say("copy-sentence"), copy=sentence)
    reply = scene.reply("wait-ask-today", script, script=sentence)
    plan = scene.planned(wait="not_asked", wait_days=None, items=open_again(scene))
    return scene.turn(reply, plan=plan, person=scene.told(step=None), then="consent")


def taken_back(scene: Scene) -> Turn:
    """It was not so: the question is open again."""
    plan = scene.planned(wait="", wait_days=None, items=open_again(scene))
    return ask(msgspec.structs.replace(scene, plan=plan))


def in_hospital(scene: Scene) -> Turn:
    """In hospital now: no checklist and no reminders; the ward's own doctor calls the second one."""
    choices = (scene.choice("hospital-home", "hospital.left"), scene.choice("menu", "menu"))
    reply = scene.reply("wait-hospital-text", *choices)
    return scene.turn(reply, plan=scene.planned(in_hospital=True), person=scene.told(step=None))


def hospital(scene: Scene, _: str) -> Turn:
    """LIST during a hospital stay: there is none."""
    choices = (scene.choice("hospital-home", "hospital.left"), scene.choice("menu", "menu"))
    return scene.turn(scene.page("list-hospital", *choices))


def left_hospital(scene: Scene, _: str) -> Turn:
    """Home again: the checklist is back. Who came in before the first questions were over is asked the rest."""
    then = "list" if scene.person.began_at else "consent"
    return scene.turn(scene.reply("hospital-left"), plan=scene.planned(in_hospital=False), then=then)


def days(scene: Scene, text: str) -> Turn | None:
    """So many days, weeks or months, as the doctor said it; noted, never judged."""
    return wait_words(scene, text)


def counted(scene: Scene, text: str) -> Turn | None:
    """A length of time that a doctor can have said."""
    words = bare(text)
    doubtful = _PAST.search(words) or _UNSURE.search(words) or len(words.split()) > SURE
    number = None if doubtful else hearing.days(text)
    if number == 0:
        return start_now(scene)
    if number is None or not 0 < number <= MOST_DAYS:
        return None
    # Treatment due within a week is urgent, whatever the kind (content-map §2).
    acute = scene.plan.acute or number <= URGENT_DAYS
    plan = scene.planned(wait="days", wait_days=number, acute=acute, items=answered(scene))
    person = scene.told(step=None, undo_by="wait:again", undo=())
    return scene.turn(scene.reply("wait-noted", days=number), plan=plan, person=person, then="consent")


def open_again(scene: Scene) -> Mapping[str, ItemState]:
    """The items with P00 to be done."""
    return {item: state for item, state in scene.plan.items.items() if item != P00}


def answered(scene: Scene) -> Mapping[str, ItemState]:
    """The items with P00 ticked."""
    return {**scene.plan.items, P00: "done"}
