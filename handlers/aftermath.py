"""After the visit: what is left to do, the seven steps where two opinions differ (S33–S40), what to read, and the end.

The seven are a plan of their own under P32. They are ticked like the items of the checklist and no reminder names them:
T+7 speaks of P31 and P32, and that is enough (docs/reminders.md).
"""

import msgspec

from content.guide import SEVEN_STEPS
from content.phrases import Markup
from handlers import asking
from handlers.messages import Choice, Turn
from handlers.outlook import aware
from handlers.records import Person
from handlers.scene import Scene

REPORT, FIRST_DOCTOR, IF_DIFFERENT = "P30", "P31", "P32"
DIFFERING = ("different", "unsure")
FINISHED = ("done", "not_needed")
BOTH = "both"


def after(scene: Scene, _: str) -> Turn:
    """LIST after the visit: what to do now; what had to be ready before it is no help any more."""
    found = scene.plan.visit
    if found is None or aware(found) > scene.now:
        return scene.turn(then="visit.known" if found is None else "visit")
    if scene.plan.outcome == "not_happened":
        return scene.turn(then="outcome:not_happened")
    still = left(scene)
    lines = Markup("\n".join(f"{number}. {scene.item(item).title}" for number, item in enumerate(still, 1)))
    each = [Choice(label=scene.item(item).title, action=opening(item)) for item in still]
    page = scene.page("after" if still else "after-none", *each, *onward(scene), lines=lines)
    return scene.turn(page, person=scene.told(listed=still))


def left(scene: Scene) -> tuple[str, ...]:
    """What is open of the report, the first doctor and, where the two differ, the steps."""
    wanted = (REPORT, FIRST_DOCTOR, *([IF_DIFFERENT] if scene.plan.outcome in DIFFERING else []))
    return tuple(item for item in wanted if scene.plan.items.get(item) not in FINISHED)


def opening(item: str) -> str:
    """The page behind an item: the steps have their own."""
    return "steps" if item == IF_DIFFERENT else f"item:{item}"


def onward(scene: Scene) -> list[Choice]:
    """Answers to note, the comparison while it is open, what to read, the whole list, and the end."""
    compared = bool(scene.plan.outcome)
    return [
        *([] if compared else [scene.choice("after-compare", "outcome")]),
        *([scene.choice("after-answers", "questions")] if scene.plan.to_ask else []),
        scene.choice("after-read", "topic:more-info"),
        scene.choice("all", "all"),
        *([scene.choice("after-close", "after.close")] if compared else []),
    ]


def steps(scene: Scene, _: str) -> Turn:
    """The seven, numbered for DONE, and the two things to ask of both doctors."""
    finished = sum(scene.plan.items.get(step) in FINISHED for step in SEVEN_STEPS)
    lines = Markup("\n".join(f"{number}. {marked(scene, step)}" for number, step in enumerate(SEVEN_STEPS, 1)))
    key = "steps-page" if finished < len(SEVEN_STEPS) else "steps-finished"
    closing = finished == len(SEVEN_STEPS) and scene.plan.items.get(IF_DIFFERENT) not in FINISHED
    own = [
        *([scene.choice("steps-close", f"tick:{IF_DIFFERENT}")] if closing else []),
        scene.choice("steps-both", "steps.both"),
        scene.choice("menu-list", "list"),
    ]
    titles = [f"{number}. {scene.item(step).title}" for number, step in enumerate(SEVEN_STEPS, 1)]
    each = [Choice(label=title, action=f"item:{step}") for title, step in zip(titles, SEVEN_STEPS, strict=True)]
    page = scene.page(key, *(() if scene.by_sms else (*each, *own)), lines=lines, done=finished, total=len(SEVEN_STEPS))
    return scene.turn(page, person=numbered(scene, own))


def marked(scene: Scene, step: str) -> str:
    """A step with its state in words."""
    state = scene.plan.items.get(step)
    return f"{scene.say(f'state-{state}')}: {scene.item(step).title}" if state else scene.item(step).title


def numbered(scene: Scene, own: list[Choice]) -> Person:
    """1 to 7 open the steps, DONE 2 ticks the second; by SMS MORE leads on to what comes below them."""
    person = scene.numbering(SEVEN_STEPS, more=own[0].action)
    # On Telegram the buttons themselves are what is offered.
    return person if scene.by_sms else msgspec.structs.replace(person, offered=scene.person.offered)


def both(scene: Scene, _: str) -> Turn:
    """What to ask of both doctors, side by side: the same words to each, the answers beside each other."""
    found = [q for q in asking.guide_questions(scene).values() if q.theme == BOTH]
    lines = Markup("\n".join(scene.say("question-line", number=n, words=q.text) for n, q in enumerate(found, 1)))
    choices = (
        scene.choice("both-choose", f"questions.theme:{BOTH}"),
        scene.choice("questions-mine", "questions"),
        scene.choice("steps", "steps"),
    )
    return scene.turn(scene.page("both-page", *choices, lines=lines))


def close(scene: Scene, argument: str) -> Turn:
    """The end: nothing more comes; what is kept can go now, or stay."""
    resting = scene.told(paused=True)
    if argument == "keep":
        return scene.turn(scene.reply("closed", scene.choice("menu", "menu")), person=resting)
    choices = (
        scene.choice("after-read", "topic:more-info"),
        scene.choice("delete", "delete"),
        scene.choice("after-keep", "after.close:keep"),
    )
    return scene.turn(scene.reply("after-close-text", *choices), person=resting)
