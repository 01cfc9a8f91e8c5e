"""What is kept and how to see it or be rid of it: PRIVACY, EXPORT, SUMMARY, DELETE."""

import msgspec

from content.phrases import Markup
from handlers import asking
from handlers.messages import Document, Erased, Turn
from handlers.moments import in_words
from handlers.records import ItemState, Step
from handlers.scene import Scene

SHOWN = 2


def privacy(scene: Scene, _: str) -> Turn:
    """What is kept, where, for how long, and the words that show or delete it."""
    choices = (scene.choice("export", "export"), scene.choice("delete", "delete"), scene.choice("menu", "menu"))
    return scene.turn(
        scene.reply("privacy-text", *choices, contact=scene.library.programme.contact or scene.say("no-contact"))
    )


def export(scene: Scene, _: str) -> Turn:
    """Everything about the person, machine-readable; by SMS, which carries no file, the summary."""
    if scene.by_sms:
        return scene.turn(scene.reply("export-sms"), then="summary")
    data = msgspec.json.format(msgspec.json.encode({"person": scene.person, "plan": scene.plan}))
    document = Document(name="secondstep.json", mime="application/json", data=data)
    reply = msgspec.structs.replace(scene.reply("export-here"), document=document)
    return scene.turn(reply)


def summary(scene: Scene, _: str) -> Turn:
    """The plan as a text: the visit, the answer to "is there time", what is in hand and what is open."""
    visit = scene.plan.visit
    when = in_words(visit.at, scene.language, timed=visit.timed, now=scene.now) if visit else scene.say("no-date")
    key = "told" if scene.plan.wait == "days" and scene.plan.wait_days is None else scene.plan.wait or "open"
    wait = scene.say(f"wait-was-{key}", days=scene.plan.wait_days or 0)
    nothing = scene.say("nothing-yet")
    reply = scene.reply(
        "summary",
        *(() if scene.plan.call else (scene.choice("menu-list", "list"),)),
        when=when,
        wait=wait,
        done=titles(scene, "done") or nothing,
        asked=titles(scene, "asked") or nothing,
        own=wished(scene),
        questions=Markup("\n".join(asking.lines(scene)) or nothing),
        count=len(scene.plan.to_ask),
    )
    # What the insurer said follows with choices of its own: two numbered lists in a row could not be told apart.
    return scene.turn(reply, then="call.notes" if scene.plan.call else "")


def titles(scene: Scene, state: ItemState) -> Markup:
    """The items in that state; by SMS the first two and how many more, since all would not fit."""
    every = [item for item, its in scene.plan.items.items() if its == state]
    shown = every[:SHOWN] if scene.by_sms else every
    more = [f"+{len(every) - len(shown)}"] if len(shown) < len(every) else []
    return Markup("; ".join(filter(None, [scene.titles(shown), *more])))


def wished(scene: Scene) -> Markup:
    """What the clinic asked for besides and is still open, as a line of its own; by SMS its number."""
    still = [own.id for own in scene.plan.own if own.id not in scene.plan.items]
    if not still:
        return Markup("")
    key = "own-open-sms" if scene.by_sms else "own-open"
    return Markup("\n" + scene.say(key, items=scene.titles(still), count=len(still)))


def delete(scene: Scene, argument: str) -> Turn:
    """DELETE: one confirmation, then everything goes at once, on every channel, with a receipt that has no content."""
    if argument == "yes":
        mourning = scene.plan.ended == "death"
        return scene.turn(scene.reply("deleted-in-grief" if mourning else "deleted"), effects=(Erased(),))
    if argument == "no":
        return scene.turn(scene.reply("kept"), person=scene.told(step=None), then="menu")
    choices = (scene.choice("delete-yes", "delete:yes"), scene.choice("delete-no", "delete:no"))
    return scene.turn(scene.reply("delete-sure", *choices), person=scene.told(step=Step("delete")))
