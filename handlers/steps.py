"""The steps the bot may wait in: how each asks its question again, how its answer is read, what yes, no and skip do.

Part of the one registry (``ways.py``): it names actions, ``ways.ACTIONS`` says what they are.
"""

from collections.abc import Callable

import msgspec

from handlers import (
    answering,
    insurer,
    linking,
    outcome,
    own_items,
    place,
    question,
    questions,
    rhythm,
    visit,
    waiting,
    welcome,
)
from handlers.messages import Turn
from handlers.scene import Scene

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
    first: bool = False
    """While it is asked, its answer is read before any command: who says "I have all" may mean an illness."""
    back: str = ""
    """The action behind BACK while the question is open: the question before it. Empty: the page before."""

    def lead(self, word: str) -> str:
        """The action behind a plain yes, no or skip; empty for any other word. A "not now" is a no."""
        return {"YES": self.yes, "NO": self.no, "LATER": self.no, "SKIP": self.skip}.get(word, "")


STEPS: dict[str, Waits] = {
    "role": Waits("welcome", welcome.role_words, skip="role:looking", first=True),
    "relation": Waits("relation", welcome.relation_words, skip="relation:other", back="welcome"),
    "kind": Waits("kind", waiting.kind_words, skip="kind:unknown", first=True, back="welcome"),
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
    "question.note": Waits("question.note", question.note_words, skip="questions", corrects=True, back="questions"),
    "which": Waits("which", answering.which_words, "checklist", no="list", skip="list", corrects=True),
    "own": Waits("own", own_items.words, no="list", skip="list", back="list"),
    "own.sure": Waits("own", no_words, "confirm", "own.yes", "own.no", skip="own.no", back="list"),
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
    "stop.ask": Waits("stop.ask", no_words, "confirm", "stop:", "stop.no", skip="stop.no"),
    "share": Waits("share", no_words, "confirm", "share:yes", "share:no", skip="share:no"),
    "delete": Waits("delete", no_words, "confirm", "delete:yes", "delete:no", skip="delete:no", back="privacy"),
}  # fmt: skip
"""Everything the bot can be waiting for. A stored step that is not here any more is forgotten, never an error."""
