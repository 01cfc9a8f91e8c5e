"""The checklist P00–P32: what matters now, the whole list, one item, ticking and unticking."""

import datetime as dt
import zoneinfo
from typing import Any

from content.phrases import Markup
from handlers.messages import Choice, Turn
from handlers.records import ItemState, Plan
from handlers.scene import Scene

SHOWN = 3
"""LIST shows at most three: what matters now."""
A_PAGE = 8
RECORDS = ("P06", "P07")
AT_ONCE = ("P00", "P01", "P02", "P09", "P03", "P06", "P07")
"""What helps at once when the doctor says "start now" (content-map §2)."""
AFTERWARDS = ("P30", "P31", "P32")
STANDING = ("P27",)
"""Holds always, is never ticked: keep what is booked."""


def applicable(scene: Scene) -> tuple[str, ...]:
    """The items of this plan, most urgent first."""
    known = scene.library.guide.languages["en"].items
    order = [item for item in scene.library.series.order if item in known]
    rest = [item for item in known if item not in order]
    wanted = [item for item in (*order, *rest) if item not in STANDING]
    if scene.plan.wait == "start_now":
        wanted = [item for item in AT_ONCE if item in wanted]
    if not visited(scene.plan, scene.now):
        wanted = [item for item in wanted if item not in AFTERWARDS]
    return tuple(wanted)


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
    if visit is None:
        return any(item in step.items for step in scene.library.series.before_booking)
    today = scene.now.astimezone(zoneinfo.ZoneInfo(visit.zone)).date()
    return (visit.at.date() - today).days <= -scene.library.series.due.get(item, 0)


def due_list(scene: Scene, _: str) -> Turn:
    """LIST: at most three things that matter now, numbered for DONE, and how far one is."""
    if scene.plan.in_hospital:
        return scene.turn(
            scene.page("list-hospital", scene.choice("hospital-home", "hospital.left"), scene.choice("menu", "menu"))
        )
    shown = open_now(scene)[:SHOWN]
    if not shown:
        return scene.turn(
            scene.page(
                "list-empty", scene.choice("all", "all"), scene.choice("menu", "menu"), columns=2, **progress(scene)
            )
        )
    lines = Markup("\n".join(f"{number}. {scene.item(item).title}" for number, item in enumerate(shown, 1)))
    buttons = [Choice(label=scene.item(item).title, action=f"item:{item}") for item in shown]
    own = [scene.choice("all", "all"), scene.choice("menu", "menu")]
    page = scene.page("list", *(() if scene.by_sms else (*buttons, *own)), lines=lines, **progress(scene))
    return scene.turn(page, person=scene.numbering(shown, more="all"))


def progress(scene: Scene) -> dict[str, Any]:
    """How much is done, for a phrase."""
    items = applicable(scene)
    done = sum(scene.plan.items.get(item) in ("done", "not_needed") for item in items)
    return {"done": done, "total": len(items)}


def whole_list(scene: Scene, argument: str) -> Turn:
    """Every item with its state, page by page."""
    first = int(argument or 0)
    items = applicable(scene)
    shown = items[first : first + A_PAGE]
    more = f"all:{first + A_PAGE}" if first + A_PAGE < len(items) else ""
    lines = Markup(
        "\n".join(
            f"{number}. {state_mark(scene, item)}{scene.item(item).title}" for number, item in enumerate(shown, 1)
        )
    )
    buttons = [
        Choice(label=f"{state_mark(scene, item)}{scene.item(item).title}", action=f"item:{item}") for item in shown
    ]
    onward = [scene.choice("more", more)] if more else []
    page = scene.page(
        "all-items",
        *(() if scene.by_sms else (*buttons, *onward, scene.choice("menu", "menu"))),
        lines=lines,
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
    script = (Choice(label=scene.say("copy-sentence"), copy=found.script),) if found.script else ()
    more = (scene.choice("read-more", f"topic:{found.topic}"),) if found.topic else ()
    page = scene.page(
        "item" if found.script else "item-no-script",
        *script,
        *ticks(scene, argument, state),
        *more,
        scene.choice("back", "back"),
        columns=2,
        title=found.title,
        whom=found.whom,
        lead=found.lead,
        why=found.why,
        script=found.script,
        state=scene.say(f"state-{state}") if state else scene.say("state-todo"),
    )
    return scene.turn(page, person=scene.told(listed=(argument,)))


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
    names = "; ".join(scene.item(item_id).title for item_id in items)
    undo = scene.choice("undo", f"untick:{','.join(items)}")
    reply = scene.reply(f"marked-{state}", undo, scene.choice("menu-list", "list"), columns=2, items=names)
    return scene.turn(reply, plan=plan, person=scene.told(undo=items))


def untick(scene: Scene, argument: str) -> Turn:
    """Back to "to do"."""
    items = argument.split(",")
    plan = scene.planned(items={key: state for key, state in scene.plan.items.items() if key not in items})
    names = "; ".join(scene.item(item_id).title for item_id in items)
    return scene.turn(
        scene.reply("unticked", scene.choice("menu-list", "list"), items=names), plan=plan, person=scene.told(undo=())
    )


def undo(scene: Scene, _: str) -> Turn:
    """UNDO: take back the last tick."""
    if not scene.person.undo:
        return scene.turn(scene.reply("nothing-to-undo", scene.choice("menu-list", "list")))
    return untick(scene, ",".join(scene.person.undo))


def done(scene: Scene, argument: str) -> Turn:
    """DONE, DONE 2, DONE 1 and 3: of the list or reminder seen last. A bare DONE for several asks which."""
    listed = scene.person.listed
    if not listed:
        return scene.turn(scene.reply("done-what"), then="list")
    numbers = [int(number) for number in argument.split(",") if number]
    if not numbers and len(listed) > 1:
        return ask_which(scene)
    wanted = [listed[number - 1] for number in numbers if 0 < number <= len(listed)] if numbers else list(listed)
    if not wanted:
        return scene.turn(scene.reply("done-no-such", most=len(listed)))
    return mark(scene, tuple(wanted), "done")


def ask_which(scene: Scene) -> Turn:
    """Which of the listed ones, or all."""
    each = [Choice(label=scene.item(item_id).title, action=f"tick:{item_id}") for item_id in scene.person.listed]
    everything = scene.choice("all-of-them", f"tick:{','.join(scene.person.listed)}")
    return scene.turn(scene.reply("done-which", *each, everything))


def not_needed(scene: Scene, argument: str) -> Turn:
    """NOT NEEDED 2: of the list seen last."""
    listed = scene.person.listed
    numbers = [int(number) for number in argument.split(",") if number] or ([1] if len(listed) == 1 else [])
    wanted = [listed[number - 1] for number in numbers if 0 < number <= len(listed)]
    return drop(scene, ",".join(wanted)) if wanted else scene.turn(scene.reply("done-what"), then="list")
