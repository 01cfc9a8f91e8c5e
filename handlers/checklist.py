"""The checklist P00–P32: what matters now, the whole list, one item, ticking and unticking."""

import datetime as dt
import zoneinfo
from typing import Any

import msgspec

from content.phrases import Markup
from handlers.messages import Choice, Turn
from handlers.records import ItemState, Plan
from handlers.scene import Scene
from handlers.sms_pages import fitting
from scheduler import additions
from scheduler.series import Series

SHOWN = 3
"""LIST shows at most three: what matters now."""
A_PAGE = 8
AT_ONCE = ("P00", "P01", "P02", "P09", "P03", "P06", "P07")
"""What helps at once when the doctor says "start now" (content-map §2)."""
AFTERWARDS = ("P30", "P31", "P32")
ASK_FIRST = "P00"
FOR_CAREGIVERS = {"P00": 0, "P05": 1}
INSURANCE = "P03"
GUIDED = {"P01": "tell", "P02": "find", "P03": "call", "P21": "questions", "P24": "place", "P32": "steps"}
RUSHED = ("short", "fast")
STANDING = ("P27",)
"""Holds always, is never ticked: keep what is booked."""


def applicable(scene: Scene) -> tuple[str, ...]:
    """The items of this plan, most urgent first."""
    own = [own.id for own in scene.plan.own]
    known = [*scene.library.guide.languages["en"].items, *own]
    order = [item for item in series(scene).order if item in known]
    rest = [item for item in known if item not in order]
    wanted = [item for item in (*order, *rest) if item not in STANDING]
    if scene.plan.wait == "start_now":
        wanted = [item for item in (*AT_ONCE, *own) if item in wanted]
    if scene.person.role == "caregiver":
        # Without the release nobody talks to them (content-map §4); only "is there time" goes before it.
        wanted.sort(key=lambda item: FOR_CAREGIVERS.get(item, len(FOR_CAREGIVERS)))
    if not visited(scene.plan, scene.now):
        wanted = [item for item in wanted if item not in AFTERWARDS]
    return tuple(wanted)


def series(scene: Scene) -> Series:
    """The series with what the person added."""
    return additions.with_additions(scene.library.series, (own.id for own in scene.plan.own))


def visited(plan: Plan, now: dt.datetime) -> bool:
    """Whether the visit's moment has passed."""
    return plan.visit is not None and plan.visit.at.replace(tzinfo=zoneinfo.ZoneInfo(plan.visit.zone)) <= now


def open_now(scene: Scene) -> tuple[str, ...]:
    """The open items, the ones already due first, each group in the order of importance."""
    still = [item for item in applicable(scene) if scene.plan.items.get(item) not in ("done", "not_needed")]
    return tuple(sorted(still, key=lambda item: not is_due(scene, item)))


def is_due(scene: Scene, item: str) -> bool:
    """Whether the item's day has come; without a visit only what the series names before booking is."""
    visit = scene.plan.visit
    if scene.person.role == "caregiver" and item in FOR_CAREGIVERS:
        return True
    if visit is None:
        return any(item in step.items for step in scene.library.series.before_booking) or bool(additions.own([item]))
    today = scene.now.astimezone(zoneinfo.ZoneInfo(visit.zone)).date()
    return (visit.at.date() - today).days <= -series(scene).due.get(item, 0)


def due_list(scene: Scene, _: str) -> Turn:
    """LIST: at most three things that matter now, numbered for DONE, and how far one is."""
    if scene.plan.ended == "death":
        return scene.turn(scene.reply("with-you"))
    if scene.plan.in_hospital or scene.plan.ended:
        return scene.turn(then="menu" if scene.plan.ended else "hospital")
    if visited(scene.plan, scene.now):
        return scene.turn(then="after")
    shown = open_now(scene)[:SHOWN]
    if not shown:
        return scene.turn(
            scene.page(
                "list-empty", scene.choice("all", "all"), scene.choice("menu", "menu"), columns=2, **progress(scene)
            )
        )
    lines = Markup("\n".join(f"{number}. {scene.item(item).title}" for number, item in enumerate(shown, 1)))
    buttons = [Choice(label=scene.item(item).title, action=f"item:{item}") for item in shown]
    own = [scene.choice("own-add", "own"), scene.choice("all", "all"), scene.choice("menu", "menu")]
    page = scene.page(
        "list", *(() if scene.by_sms else (*buttons, *own)), lines=lines, whose=whose(scene), **progress(scene)
    )
    return scene.turn(page, person=scene.numbering(shown, more="all"))


def whose(scene: Scene) -> str:
    """As in " for your mother": what a caregiver's list is headed with; nothing for a patient."""
    if scene.person.role != "caregiver":
        return ""
    return f" {scene.say('list-for', who=scene.who)}"


def progress(scene: Scene) -> dict[str, Any]:
    """How much is done, for a phrase."""
    items = applicable(scene)
    done = sum(scene.plan.items.get(item) in ("done", "not_needed") for item in items)
    return {"done": done, "total": len(items)}


def whole_list(scene: Scene, argument: str) -> Turn:
    """Every item with its state, page by page."""
    first = int(argument or 0)
    items = applicable(scene)
    titles = [f"{state_mark(scene, item)}{scene.item(item).title}" for item in items[first : first + A_PAGE]]
    lines = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
    frame = scene.say("all-items-sms", lines="", **progress(scene))
    shown = items[first : first + (fitting(lines, frame) if scene.by_sms else A_PAGE)]
    more = f"all:{first + len(shown)}" if first + len(shown) < len(items) else ""
    buttons = [Choice(label=title, action=f"item:{item}") for title, item in zip(titles, shown, strict=False)]
    onward = [scene.choice("more", more)] if more else []
    page = scene.page(
        "all-items",
        *(() if scene.by_sms else (*buttons, *onward, scene.choice("own-add", "own"), scene.choice("menu", "menu"))),
        lines=Markup("\n".join(lines[: len(shown)])),
        **progress(scene),
    )
    return scene.turn(page, person=scene.numbering(shown, more=more))


def state_mark(scene: Scene, item: str) -> str:
    """The state in words, so that nothing hangs on a sign or a colour alone."""
    state = scene.plan.items.get(item)
    return f"{scene.say(f'state-{state}')}: " if state else ""


def item(scene: Scene, argument: str) -> Turn:
    """One item: whom to ask, how long it takes, why, what to say, and its buttons."""
    found = scene.item(argument)
    state = scene.plan.items.get(argument)
    choices = (
        *guided(scene, argument),
        *sentence(scene, argument),
        *ticks(scene, argument, state),
        *((scene.choice("read-more", f"topic:{found.topic}"),) if found.topic else ()),
        *((scene.choice("own-remove", f"own.remove:{argument}"),) if additions.own([argument]) else ()),
        scene.choice("back", "back"),
    )
    page = scene.page(
        "item" if found.script else "item-no-script",
        *choices,
        columns=2,
        title=Markup(found.title),
        whom=found.whom,
        lead=found.lead,
        why=" ".join(hints(scene, argument)),
        script=found.script,
        state=scene.say(f"state-{state}") if state else scene.say("state-todo"),
    )
    return scene.turn(page, person=scene.told(listed=(argument,)))


def hints(scene: Scene, item_id: str) -> list[str]:
    """Why, a short way when the visit is near, and whose word a caregiver needs on the phone.

    By SMS, where there is not room for all, the short way takes the place of the why.
    """
    visit, found = scene.plan.visit, scene.item(item_id)
    near = visit is not None and visit.pace in RUSHED and bool(found.rushed)
    permission = scene.person.role == "caregiver" and item_id == INSURANCE
    return [
        *([] if near and scene.by_sms else [found.why]),
        *([scene.say("item-rushed", what=found.rushed)] if near else []),
        *([scene.say("item-permission", who=scene.who)] if permission else []),
    ]


def guided(scene: Scene, item_id: str) -> tuple[Choice, ...]:
    """The way through the item step by step, where there is one."""
    return (scene.choice(f"{GUIDED[item_id]}-start", GUIDED[item_id]),) if item_id in GUIDED else ()


def sentence(scene: Scene, item_id: str) -> tuple[Choice, ...]:
    """What to say: a button that copies it; by SMS, where the page would grow too long, a message of its own."""
    found = scene.item(item_id)
    if not found.script:
        return ()
    if scene.by_sms:
        return (scene.choice("say-it", f"script:{item_id}"),)
    return (Choice(label=scene.say("copy-sentence"), copy=found.script),)


def script(scene: Scene, argument: str) -> Turn:
    """The sentence to say, alone."""
    reply = scene.reply(
        "item-script", *ticks(scene, argument, scene.plan.items.get(argument)), script=scene.item(argument).script
    )
    return scene.turn(reply, person=scene.told(listed=(argument,)))


def ticks(scene: Scene, item_id: str, state: ItemState | None) -> tuple[Choice, ...]:
    """The buttons that change an item's state."""
    if state in ("done", "not_needed"):
        return (scene.choice("untick", f"untick:{item_id}"),)
    asked = () if state == "asked" else (scene.choice("mark-asked", f"asked:{item_id}"),)
    return (
        scene.choice("mark-done", f"tick:{item_id}"),
        *asked,
        scene.choice("mark-not-needed", f"drop:{item_id}"),
    )


def tick(scene: Scene, argument: str) -> Turn:
    """One item, or several joined by commas, is done."""
    return mark(scene, tuple(argument.split(",")), "done")


def asked(scene: Scene, argument: str) -> Turn:
    """It has been asked for and is on its way."""
    return mark(scene, (argument,), "asked")


def drop(scene: Scene, argument: str) -> Turn:
    """It is not needed here."""
    return mark(scene, tuple(argument.split(",")), "not_needed")


def mark(scene: Scene, items: tuple[str, ...], state: ItemState) -> Turn:
    """Set these items' state, say so, and offer the way back."""
    plan = scene.planned(items={**scene.plan.items, **dict.fromkeys(items, state)})
    names = scene.titles(items)
    step = scene.person.step
    scene = msgspec.structs.replace(scene, person=scene.told(step=None if step and step.name == "which" else step))
    if state == "done" and ASK_FIRST in items and scene.plan.wait in ("", "not_asked"):
        told = scene.told(undo=items, undo_by="")
        return scene.turn(scene.reply("marked-done", items=names), plan=plan, person=told, then="wait:days")
    undo = scene.choice("undo", f"untick:{','.join(items)}")
    reply = scene.reply(f"marked-{state}", undo, scene.choice("menu-list", "list"), columns=2, items=names)
    return scene.turn(reply, plan=plan, person=scene.told(undo=items, undo_by=""))


def untick(scene: Scene, argument: str) -> Turn:
    """Back to "to do"."""
    items = argument.split(",")
    plan = scene.planned(items={key: state for key, state in scene.plan.items.items() if key not in items})
    if ASK_FIRST in items and plan.wait:
        plan = msgspec.structs.replace(plan, wait="not_asked", wait_days=None)
    names = scene.titles(items)
    return scene.turn(
        scene.reply("unticked", scene.choice("menu-list", "list"), items=names), plan=plan, person=scene.told(undo=())
    )
