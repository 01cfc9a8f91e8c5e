"""The call to the insurer (P03, content-map §4): what to have ready, one question at a time, what they said.

It can be left at any moment and goes on at the first question that was not asked, however much later.
"""

import datetime as dt
import zoneinfo

import msgspec

from content.phrases import Markup
from handlers import hearing
from handlers.insurer_answers import asks, command_in, denied, is_no, kept, noted, questions, unasked
from handlers.messages import Choice, Reply, Turn
from handlers.records import Plan, Step
from handlers.scene import Scene
from handlers.zones import FALLBACK_ZONE

P00, P03 = "P00", "P03"
ONE_CALL = dt.timedelta(hours=6)
"""With the noting afterwards."""
READY = {"yes": r"ready|go|more|next|siguiente|listo|preparad[oa]|empe\w+|empie\w+|comen\w+|comien\w+|vamos"}


def call(scene: Scene, _: str) -> Turn:
    """Go on at the first question that was not asked; before the first one, what to have ready."""
    if not scene.plan.call and not open_question(scene):
        return ready(scene)
    if not unasked(scene):
        return scene.turn(then="call.notes")
    return scene.turn(*urgent(scene), scene.reply("call-on", done=len(noted(scene))), then="call.go")


def urgent(scene: Scene) -> tuple[Reply, ...]:
    """What goes before any insurance while nobody has said how long there is (content-map §2)."""
    waits = scene.plan.acute and scene.plan.items.get(P00) not in ("done", "not_needed")
    return (scene.reply("call-urgent"),) if waits else ()


def ready(scene: Scene) -> Turn:
    """Before the call: the card, a pen, half an hour; whose word a caregiver needs; an interpreter."""
    aloud = scene.say("call-interpreter")
    copied = () if scene.by_sms or scene.language == "en" else (Choice(label=scene.say("copy-sentence"), copy=aloud),)
    permission = f" {scene.say('call-permission')}" if scene.cares else ""
    choices = (scene.choice("call-start", "call.go"), *copied, scene.choice("call-not-now", "call.later"))
    before = scene.reply("call-ready", *choices, permission=Markup(permission))
    return scene.turn(*urgent(scene), before, person=scene.told(step=Step("call.ready"), more=""))


def ready_words(scene: Scene, text: str) -> Turn | None:
    """Ready, in words."""
    return go(scene, "") if scene.person.asking and hearing.one_of(text, READY) else None


def go(scene: Scene, _: str) -> Turn:
    """The first question that was not asked."""
    left = unasked(scene)
    return scene.turn(then=f"call.ask:{left[0].id}" if left else "call.notes")


def ask(scene: Scene, argument: str) -> Turn:
    """One question to read aloud. By SMS without numbered choices: a number may be the answer."""
    order = questions(scene)
    asked = next((question for question in order if question.id == argument), None)
    if asked is None:
        return scene.turn(then="call")
    first = scene.by_sms and asked.must
    choices = (
        Choice(label=scene.say("copy-sentence"), copy=asked.text),
        scene.choice("skip", f"call.skip:{asked.id}"),
        scene.choice("call-hung-up", "call.finish"),
    )
    told_how = scene.person.asking and bool(open_question(scene))
    page = scene.reply(
        "call-next" if told_how else "call-question",
        *(() if scene.by_sms else choices),
        columns=2,
        number=order.index(asked) + 1,
        total=sum(question.must for question in order) if first else len(order),
        question=asked.text,
    )
    return scene.turn(page, person=scene.told(step=Step("call", {"question": asked.id}), more="call.go"))


def open_question(scene: Scene) -> str:
    """The id of the question that waits for its answer; empty where none does."""
    step = scene.person.step
    return step.data.get("question", "") if step and step.name == "call" else ""


def answer(scene: Scene, text: str) -> Turn | None:
    """What they said, in free words: yes, no and numbers too. Not what is said once the talk has moved on."""
    if not scene.person.asking or asks(text) or hearing.greets(text):
        return None
    if not fresh(scene):
        return scene.turn(then="call") if text.strip().isdecimal() else None
    command = command_in(scene, text)
    ways = {"": take, "DONE": finish, "BACK": before, "SKIP": left_out, "LATER": later}
    return ways[command](scene, text) if command in ways else None


def fresh(scene: Scene) -> bool:
    """Whether the question was put a moment ago: what somebody writes on another day is asked for anew."""
    seen = scene.person.seen_at
    return seen is None or scene.now - seen <= ONE_CALL


def take(scene: Scene, text: str) -> Turn:
    """Note the answer and go on; after a no, what to ask while they are still on the line."""
    question = open_question(scene)
    said = kept(text)
    after = msgspec.structs.replace(scene, plan=noting(scene, question, said))
    shown = scene.reply("call-noted", answer=said)
    refused = (scene.reply("call-refused"),) if is_no(question, said) else ()
    return after.turn(shown, *refused, then=onward(after, question))


def noting(scene: Scene, question: str, said: str) -> Plan:
    """The plan with this answer, which counts as given today where the person is."""
    today = scene.now.astimezone(zoneinfo.ZoneInfo(scene.person.zone or FALLBACK_ZONE)).date()
    return scene.planned(call={**scene.plan.call, question: said}, called_on=today)


def left_out(scene: Scene, _: str) -> Turn:
    """SKIP, or "next": on to the next question."""
    return skip(scene, "")


def before(scene: Scene, _: str) -> Turn | None:
    """BACK: the question before this one, to answer it anew; at the first one, the page before the call."""
    ids = [question.id for question in questions(scene)]
    place = ids.index(open_question(scene)) if open_question(scene) in ids else 0
    return ask(scene, ids[place - 1]) if place else None


def skip(scene: Scene, argument: str) -> Turn:
    """Leave this question out; what was noted for it before stays."""
    question = argument or open_question(scene)
    after = msgspec.structs.replace(scene, plan=noting(scene, question, scene.plan.call.get(question, "")))
    return after.turn(then=onward(after, question))


def onward(scene: Scene, question: str) -> str:
    """The action after this question: the next one; by SMS the end once all that matters most was asked."""
    left = unasked(scene)
    musts = {each.id for each in questions(scene) if each.must}
    enough = scene.by_sms and question in musts and not any(each.must for each in left)
    return "call.finish" if enough or not left else f"call.ask:{left[0].id}"


def finish(scene: Scene, _: str) -> Turn:
    """The call is over: P03 is ticked, or noted as asked where much is open; after a no, what helps."""
    if not noted(scene):
        return later(scene, "")
    open_musts = [question for question in unasked(scene) if question.must]
    over = not open_musts or scene.plan.items.get(P03) == "done"
    plan = scene.planned(items={**scene.plan.items, P03: "asked" if not over else "done"})
    end = scene.reply("call-over" if over else "call-over-for-now", left=len(unasked(scene)))
    appeal = (scene.reply("call-appeal"),) if denied(scene) else ()
    return scene.turn(end, *appeal, plan=plan, person=scene.told(step=None, undo=(P03,)), then="call.notes")


def later(scene: Scene, _: str) -> Turn:
    """Not now: what was noted is kept."""
    reply = scene.reply("call-later", scene.choice("menu-list", "list"))
    return scene.turn(reply, person=scene.told(step=None, more="call"))
