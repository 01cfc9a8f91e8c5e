"""The registry: every action a button, number or word leads to, every word it knows. The steps: ``steps.py``.

Written out by hand, so that what the bot can do is read here and nowhere else.
"""

from collections.abc import Callable

from handlers import (
    aftermath,
    answering,
    checklist,
    finding,
    guide,
    insurer,
    insurer_notes,
    linking,
    optout,
    outcome,
    own_items,
    place,
    postponing,
    privacy,
    question,
    questions,
    reasons,
    reminders,
    rhythm,
    safety,
    settings,
    sharing,
    telling,
    visit,
    waiting,
    welcome,
)
from handlers.messages import Turn
from handlers.scene import Scene
from handlers.steps import STEPS

Action = Callable[[Scene, str], Turn]


def resume(scene: Scene, _: str) -> Turn:
    """Ask again what the step waits for, or show the menu where nothing does."""
    step = scene.person.step
    return scene.turn(then=STEPS[step.name].ask if step and step.name in STEPS else "menu")


def back(scene: Scene, _: str) -> Turn:
    """BACK: the question before the one just asked, else the page before this one."""
    step, before = scene.person.step, scene.person.trail[:-1]
    earlier = STEPS[step.name].back if step and scene.person.asking and step.name in STEPS else ""
    if earlier:
        return scene.turn(person=scene.told(step=None), then=earlier)
    return scene.turn(person=scene.told(trail=before[:-1], step=None), then=before[-1] if before else "menu")


def skip(scene: Scene, _: str) -> Turn:
    """SKIP where nothing is asked: people mean what comes next."""
    return scene.turn(then=scene.person.more or "menu")


def leave(scene: Scene, _: str) -> Turn:
    """Drop the question that is open."""
    return scene.turn(person=scene.told(step=None), then="menu")


ACTIONS: dict[str, Action] = {
    "welcome": welcome.welcome,
    "again": welcome.again,
    "role": welcome.role,
    "relation": welcome.relation,
    "consent": welcome.consent,
    "zone": welcome.zone,
    "zone.again": welcome.zone_again,
    "zone.guessed": welcome.zone_guessed,
    "zone.skip": welcome.zone_skipped,
    "language": welcome.language,
    "kind": waiting.kind,
    "wait": waiting.wait,
    "hospital": waiting.hospital,
    "hospital.left": waiting.left_hospital,
    "menu": guide.menu,
    "section": guide.section,
    "topic": guide.topic,
    "more": guide.more,
    "none-of-these": guide.none_of_these,
    "list": checklist.due_list,
    "all": checklist.whole_list,
    "item": checklist.item,
    "script": checklist.script,
    "tick": checklist.tick,
    "asked": checklist.asked,
    "drop": checklist.drop,
    "untick": checklist.untick,
    "undo": answering.undo,
    "done": answering.done,
    "not-needed": answering.not_needed,
    "about": answering.about,
    "which": answering.which,
    "own": own_items.ask,
    "own.yes": own_items.sure,
    "own.no": own_items.not_meant,
    "own.remove": own_items.remove,
    "own.back": own_items.back,
    "visit": place.visit,
    "visit.ics": place.calendar,
    "place": place.place,
    "place.zone": place.zone,
    "visit.known": visit.known,
    "visit.ask": visit.ask,
    "visit.pick": visit.pick,
    "visit.day": visit.day_only,
    "visit.again": visit.again,
    "visit.confirm": visit.confirm,
    "visit.was": visit.was,
    "visit.past": visit.past,
    "visit.clear": visit.clear,
    "daily": visit.daily,
    "later": postponing.later,
    "pause": reminders.pause,
    "unpause": reminders.unpause,
    "coming": reminders.coming,
    "next": reminders.upcoming,
    "why": reasons.why,
    "resume-reminders": reminders.resume_reminders,
    "questions": questions.questions,
    "questions.themes": questions.themes,
    "questions.theme": questions.theme,
    "questions.write": questions.write,
    "questions.show": questions.show,
    "question": question.question,
    "question.add": questions.add,
    "question.keep": questions.keep,
    "question.up": question.up,
    "question.top": question.top,
    "question.remove": question.remove,
    "question.note": question.note,
    "outcome": outcome.outcome,
    "differs": outcome.differs,
    "after": aftermath.after,
    "after.close": aftermath.close,
    "steps": aftermath.steps,
    "steps.both": aftermath.both,
    "call": insurer.call,
    "call.go": insurer.go,
    "call.ask": insurer.ask,
    "call.skip": insurer.skip,
    "call.finish": insurer.finish,
    "call.later": insurer.later,
    "call.notes": insurer_notes.notes,
    "call.change": insurer_notes.change,
    "tell": telling.tell,
    "find": finding.find,
    "rhythm": rhythm.rhythm,
    "hour": rhythm.hour,
    "days": rhythm.days,
    "day": rhythm.day,
    "pace": rhythm.pace,
    "settings": settings.settings,
    "private": settings.private,
    "show-time": settings.show_time,
    "where": settings.where,
    "language.ask": settings.language_ask,
    "link": linking.link,
    "link.code": linking.code_again,
    "share": sharing.share,
    "privacy": privacy.privacy,
    "export": privacy.export,
    "summary": privacy.summary,
    "delete": privacy.delete,
    "stop": optout.stop,
    "stop.ask": optout.ask,
    "stop.no": optout.go_on,
    "start": optout.start,
    "help": optout.help_,
    "died": optout.died,
    "safe": safety.safe,
    "fever": safety.fever,
    "resume": resume,
    "back": back,
    "skip": skip,
    "leave": leave,
}
"""Everything that a button, a number or a word can lead to."""

ALWAYS = {
    "MENU": "menu", "HELP": "help", "BACK": "back", "PRIVACY": "privacy", "DELETE": "delete",
    "LANG_EN": "language:en", "LANG_ES": "language:es", "START": "start", "SAFE": "safe", "EXPORT": "export",
    "LANGUAGE": "language.ask",
}  # fmt: skip
"""Check 5: words that always work, before the step's own answer."""

PRINTED = {
    "lista": "LIST", "siguiente": "MORE", "call": "CALL", "llamada": "CALL", "find": "FIND", "buscar": "FIND",
    "questions": "QUESTIONS", "preguntas": "QUESTIONS", "coming": "COMING", "avisos": "COMING",
    "add": "ADD", "agregar": "ADD", "anadir": "ADD", "language": "LANGUAGE", "idioma": "LANGUAGE",
}  # fmt: skip
"""Words that our texts print as commands, and that would mean something else in an answer about a task."""

USUAL = {
    "LIST": "list", "DATE": "visit", "MORE": "more", "SUMMARY": "summary", "PAUSE": "pause", "UNDO": "undo",
    "LINK": "link", "WHY": "why", "SETTINGS": "settings", "SKIP": "skip",
    "CALL": "call", "FIND": "find", "QUESTIONS": "questions", "COMING": "coming", "ADD": "own",
}  # fmt: skip
"""Check 7: words that work where the step did not want the answer."""

PAGES = frozenset({
    "menu", "section", "topic", "list", "all", "item", "visit", "coming", "settings", "privacy", "tell", "find",
    "questions", "questions.themes", "steps", "rhythm",
})  # fmt: skip
"""What BACK returns to."""

PASSING = frozenset({"delete", "visit.clear", "visit.past", "link.number", "place", "place.zone", "hour", "days"})
"""Steps that are over when the person turns to another page: nothing hangs on their answer."""

ANSWERS = frozenset({
    "role", "relation", "kind", "consent", "daily", "visit.confirm", "visit.pick", "fever", "delete",
    "question.keep", "share", "own.yes", "own.back",
})  # fmt: skip
"""Actions that answer a question just asked: on an old button they would answer another one."""
