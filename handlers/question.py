"""One question for the doctor: its place in the list, and what the doctors answered, noted after the visit."""

from handlers import asking
from handlers.asking import DIFFERING, DOCTORS, MOST, in_pieces, mine, too_long, visited
from handlers.messages import Choice, Turn
from handlers.records import Step, ToAsk
from handlers.scene import Scene
from handlers.understanding import commands


def question(scene: Scene, argument: str) -> Turn:
    """One question whole, with the answers noted, and what can be done with it."""
    asked_id, _, start = argument.partition("/")
    wishes = asking.chosen(scene)
    place = next((place for place, asked in enumerate(wishes) if asked.id == asked_id), None)
    if place is None:
        return scene.turn(then="questions")
    asked = wishes[place]
    texts = [scene.say("question-line", number=place + 1, words=asking.wording(scene, asked)), *noted(scene, asked)]
    choices = (*moves(scene, asked.id, place), *notes(scene, asked.id), mine(scene))
    return in_pieces(scene, "\n\n".join(texts), choices, f"question:{asked_id}/", int(start or 0))


def noted(scene: Scene, asked: ToAsk) -> list[str]:
    """What the doctors answered, as the person noted it."""
    answers = {"second": asked.second, "first": asked.first}
    return [scene.say(f"answer-{who}", words=asking.discreet(scene, answers[who])) for who in DOCTORS if answers[who]]


def moves(scene: Scene, asked_id: str, place: int) -> list[Choice]:
    """Up, to the top, away."""
    return [
        *([scene.choice("question-up", f"question.up:{asked_id}")] if place else []),
        *([scene.choice("question-top", f"question.top:{asked_id}")] if place > 1 else []),
        scene.choice("question-remove", f"question.remove:{asked_id}"),
    ]


def notes(scene: Scene, asked_id: str) -> list[Choice]:
    """After the visit: note what was answered; by both doctors where the two differ."""
    if not visited(scene):
        return []
    who = DOCTORS if scene.plan.outcome in DIFFERING else DOCTORS[:1]
    return [scene.choice(f"note-{name}", f"question.note:{name}/{asked_id}") for name in who]


def up(scene: Scene, argument: str) -> Turn:
    """One place up."""
    return moved(scene, argument, 1)


def top(scene: Scene, argument: str) -> Turn:
    """To the top: the most important first."""
    return moved(scene, argument, MOST)


def moved(scene: Scene, asked_id: str, by: int) -> Turn:
    """The question so many places further up."""
    wishes = list(asking.chosen(scene))
    place = next((place for place, asked in enumerate(wishes) if asked.id == asked_id), None)
    if place is not None:
        wishes.insert(max(place - by, 0), wishes.pop(place))
    return scene.turn(plan=scene.planned(to_ask=tuple(wishes)), then="questions")


def remove(scene: Scene, argument: str) -> Turn:
    """Off the list."""
    left = tuple(asked for asked in scene.plan.to_ask if asked.id != argument)
    return scene.turn(plan=scene.planned(to_ask=left), then="questions")


def note(scene: Scene, argument: str) -> Turn:
    """What did the doctor answer?"""
    step = scene.person.step
    who, _, asked_id = (argument or (step.data.get("note", "") if step else "")).partition("/")
    asked = next((asked for asked in asking.chosen(scene) if asked.id == asked_id), None)
    if asked is None or who not in DOCTORS:
        return scene.turn(then="questions")
    waiting = Step("question.note", {"note": f"{who}/{asked_id}"})
    return scene.turn(scene.reply(f"note-{who}-ask", most=asking.LONGEST), person=scene.told(step=waiting))


def note_words(scene: Scene, text: str) -> Turn | None:
    """The answer, as the person puts it."""
    # "No" and "yes" are answers of a doctor too.
    said = commands.read(text, scene.language, "any")
    words, step = " ".join(text.split()), scene.person.step
    if step is None or (said is not None and said.word not in ("YES", "NO")):
        return None
    if len(words) > asking.LONGEST:
        return too_long(scene, words)
    who, _, asked_id = step.data.get("note", "").partition("/")
    fields = {"first": words} if who == "first" else {"second": words}
    plan = scene.planned(to_ask=asking.changed(scene.plan.to_ask, asked_id, **fields))
    return scene.turn(scene.reply("noted"), person=scene.told(step=None), plan=plan, then=f"question:{asked_id}")
