"""The registry: every action a button, number or word leads to, every step the bot may wait in, every word it knows.

Written out by hand, so that what the bot can do is read here and nowhere else.
"""

from collections.abc import Callable

import msgspec

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
    place,
    postponing,
    privacy,
    questions,
    reasons,
    reminders,
    rhythm,
    safety,
    settings,
    sharing_words,
    telling,
    visit,
    waiting,
    welcome,
)
from handlers.messages import Turn
from handlers.scene import Scene

Action = Callable[[Scene, str], Turn]
Answer = Callable[[Scene, str], Turn | None]


def no_words(_: Scene, __: str) -> Turn | None:
    """A step that only its choices answer."""
    return None


class Waits(msgspec.Struct, frozen=True):
    """A step: the action that asks its question again, and how its answer is read."""

    ask: str
    answer: Answer
    context: str = "any"
    """What ``commands.read`` is told to expect: confirm, date, checklist, menu or any."""
    yes: str = ""
    no: str = ""
    """The actions behind a plain yes and no."""
    skip: str = "leave"
    """The action behind SKIP: every question can be skipped."""
    digits: bool = False
    """The answer is itself a number, so a bare one is not a choice from the last list."""
    anytime: bool = False
    """A number answers it even after the talk has moved on."""
    corrects: bool = False
    """A no may bring the right answer along ("no, the 3rd"): the words are read before the no."""
    back: str = ""
    """The action behind BACK while the question is open: the question before it. Empty: the page before."""

    def lead(self, word: str) -> str:
        """The action behind a plain yes, no or skip; empty for any other word. A "not now" is a no."""
        return {"YES": self.yes, "NO": self.no, "LATER": self.no, "SKIP": self.skip}.get(word, "")


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
    "question": questions.question,
    "question.add": questions.add,
    "question.keep": questions.keep,
    "question.up": questions.up,
    "question.top": questions.top,
    "question.remove": questions.remove,
    "question.note": questions.note,
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
    "share": sharing_words.share,
    "privacy": privacy.privacy,
    "export": privacy.export,
    "summary": privacy.summary,
    "delete": privacy.delete,
    "stop": optout.stop,
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

STEPS: dict[str, Waits] = {
    "role": Waits("welcome", welcome.role_words, skip="role:looking"),
    "relation": Waits("relation", welcome.relation_words, skip="relation:other", back="welcome"),
    "kind": Waits("kind", waiting.kind_words, skip="kind:unknown", back="welcome"),
    "wait": Waits(
        "wait", waiting.wait_words, "confirm", "wait:days", "wait:not_asked",
        skip="wait:skipped", back="kind",
    ),
    "wait.days": Waits(
        "wait:days", waiting.days, no="wait:not_asked", skip="wait:told", digits=True, back="wait"
    ),
    "consent": Waits("consent", no_words, "confirm", "consent:yes", "consent:no", skip="consent:no", back="wait"),
    "zone": Waits(
        "zone.again", welcome.zone_words, "confirm", "zone.guessed", "zone.again:no", skip="zone.skip"
    ),
    "visit.known": Waits("visit.known", visit.when, "confirm", "visit.ask", "visit.known:no", skip="visit.known:no"),
    "visit.when": Waits("visit.ask", visit.when, "date", no="visit.known:no", skip="visit.known:no"),
    "visit.which": Waits("visit.ask", visit.when, no="visit.ask", skip="visit.ask", back="visit.ask"),
    "visit.past": Waits(
        "visit.past", visit.past_answer, "confirm", "visit.was", "visit.ask", skip="visit.known:no", corrects=True,
        back="visit.ask",
    ),
    "visit.time": Waits(
        "visit.ask", visit.time_answer, "date", no="visit.day", skip="visit.day", digits=True, back="visit.ask"
    ),
    "visit.confirm": Waits(
        "visit.again", visit.correction, "confirm", "visit.confirm", "visit.ask", corrects=True, back="visit.ask"
    ),
    "visit.clear": Waits("visit.clear", no_words, "confirm", "visit.clear:yes", "visit", skip="visit", back="visit"),
    "daily": Waits("daily", no_words, "confirm", "daily:yes", "daily:no", skip="daily:no"),
    "place": Waits("place", place.place_words, no="visit", skip="visit", back="visit"),
    "place.zone": Waits("place.zone", place.zone_words, no="visit", skip="visit", back="place"),
    "questions.write": Waits(
        "questions.write", questions.own_words, no="questions", skip="questions", back="questions"
    ),
    "question.note": Waits("question.note", questions.note_words, skip="questions", corrects=True, back="questions"),
    "which": Waits("which", answering.which_words, "checklist", no="list", skip="list", corrects=True),
    "outcome": Waits("outcome", outcome.words),
    "outcome.date": Waits(
        "outcome:not_happened", visit.when, "confirm", "visit.ask", "visit.clear:yes", skip="visit.clear:yes"
    ),
    "differs": Waits("differs", outcome.differs_words, skip="steps", corrects=True),
    "hour": Waits("hour", rhythm.hour_words, no="rhythm", skip="rhythm", digits=True, back="rhythm"),
    "days": Waits("days", rhythm.day_words, no="rhythm", skip="rhythm", back="rhythm", corrects=True),
    "resume-reminders": Waits("resume-reminders", no_words, "confirm", "resume-reminders:yes", "resume-reminders:no"),
    "link.number": Waits("link", linking.number_words, no="settings", skip="settings", digits=True, back="settings"),
    "link.code": Waits("link.code", linking.code_words, no="leave", digits=True, anytime=True, back="link"),
    "call.ready": Waits(
        "call", insurer.ready_words, "confirm", "call.go", "call.later", skip="call.go", corrects=True, back="item:P03"
    ),
    "call": Waits("call", insurer.answer, yes="call", no="call.later", skip="call.skip", digits=True, back="item:P03"),
    "fever": Waits("fever", no_words, "confirm", "fever:yes", "fever:no", skip="fever:no"),
    "share": Waits("share", no_words, "confirm", "share:yes", "share:no", skip="share:no"),
    "delete": Waits("delete", no_words, "confirm", "delete:yes", "delete:no", skip="delete:no", back="privacy"),
}  # fmt: skip
"""Everything the bot can be waiting for. A stored step that is not here any more is forgotten, never an error."""

ALWAYS = {
    "MENU": "menu", "HELP": "help", "BACK": "back", "PRIVACY": "privacy", "DELETE": "delete",
    "LANG_EN": "language:en", "LANG_ES": "language:es", "START": "start", "SAFE": "safe", "EXPORT": "export",
}  # fmt: skip
"""Check 5: words that always work, before the step's own answer."""

PRINTED = {
    "lista": "LIST", "siguiente": "MORE", "call": "CALL", "llamada": "CALL", "find": "FIND", "buscar": "FIND",
    "questions": "QUESTIONS", "preguntas": "QUESTIONS", "coming": "COMING", "avisos": "COMING",
}  # fmt: skip
"""Words that our texts print as commands, and that would mean something else in an answer about a task."""

USUAL = {
    "LIST": "list", "DATE": "visit", "MORE": "more", "SUMMARY": "summary", "PAUSE": "pause", "UNDO": "undo",
    "LINK": "link", "WHY": "why", "SETTINGS": "settings", "SKIP": "skip",
    "CALL": "call", "FIND": "find", "QUESTIONS": "questions", "COMING": "coming",
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
    "question.keep", "share",
})  # fmt: skip
"""Actions that answer a question just asked: on an old button they would answer another one."""
