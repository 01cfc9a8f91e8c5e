"""A person's questions for a doctor as words: the guide's or their own, discreet by SMS, cut so that texts stay short.

Two languages of one question are one: the guide's are kept by id. No flow: several flows show the list.
"""

import re
from collections.abc import Sequence

import msgspec

from content import gsm
from content.guide import Question
from content.phrases import Markup, escape
from handlers.ending import SEGMENTS
from handlers.messages import Choice, Turn
from handlers.outlook import aware
from handlers.records import Step, ToAsk
from handlers.scene import Scene
from handlers.sms_pages import fitting, veiled
from handlers.veiling import quoted

BUTTON, BY_SMS, CRAMPED = 40, 70, 30
"""Characters of a question on a button, where its text stands above; in a numbered choice by SMS; and there where one
á í ó ú has halved the room. The page behind the choice shows all of it."""
LONGEST = 200
"""Characters of a question in one's own words, or of a noted answer: about what a text message can show whole."""
OWN = "own-"
MOST = 10
"""Questions: more than that nobody gets through in one visit."""
DOCTORS = ("second", "first")
DIFFERING = ("different", "unsure")

_WORDS = re.compile(r"(?:\\.|\S){1,40}\s*")
"""A word with the space behind it; endless ones are cut, but never between a backslash and what it protects."""


def guide_questions(scene: Scene) -> dict[str, Question]:
    """The guide's questions for a doctor, by id, in its order; the insurer's are another list."""
    return {question.id: question for question in scene.questions() if question.theme != "insurer"}


def chosen(scene: Scene) -> tuple[ToAsk, ...]:
    """The person's list, without what the guide no longer has."""
    known = guide_questions(scene)
    return tuple(asked for asked in scene.plan.to_ask if asked.words or asked.id in known)


def wording(scene: Scene, asked: ToAsk) -> str:
    """One question in the person's language."""
    return discreet(scene, asked.words) if asked.words else guide_questions(scene)[asked.id].text


def discreet(scene: Scene, words: str) -> str:
    """A person's own words; by SMS, which others can read, without the name of an illness (docs/safety.md)."""
    return quoted(veiled(scene, words)) if scene.by_sms else words


def lines(scene: Scene) -> list[str]:
    """The list as numbered lines of markup."""
    return [
        scene.say("question-line", number=number, words=wording(scene, asked))
        for number, asked in enumerate(chosen(scene), 1)
    ]


def next_own(wishes: Sequence[ToAsk]) -> str:
    """A fresh id for a question in one's own words."""
    taken = [int(asked.id.removeprefix(OWN)) for asked in wishes if asked.id.startswith(OWN)]
    return f"{OWN}{max(taken, default=0) + 1}"


def changed(wishes: Sequence[ToAsk], asked_id: str, **fields: str) -> tuple[ToAsk, ...]:
    """The list with these fields of one question changed."""
    return tuple(msgspec.structs.replace(asked, **fields) if asked.id == asked_id else asked for asked in wishes)


def shortened(text: str, most: int) -> str:
    """The text, or its beginning with three dots, at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A list to choose from: the words above it, its rows as (text, action), the choices that always stand below."""

    head: str
    rows: Sequence[tuple[str, str]]
    tail: Sequence[Choice]
    page: str
    """The action of this page without its argument's number: "questions:"."""
    first: int = 0


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """What one message shows of a listing; ``more`` is the action behind the rest, empty where there is none."""

    choices: tuple[Choice, ...]
    lines: Markup
    more: str


def leafed(scene: Scene, listing: Listing) -> Leaf:
    """The listing's whole texts over short buttons; by SMS, which has no buttons, as many numbered texts as fit."""
    rows = listing.rows[listing.first :]
    onward = scene.choice("more", f"{listing.page}{listing.first}")
    most = CRAMPED if gsm.size("".join(text for text, _ in rows)).foreign else BY_SMS
    labels = [shortened(text, most) for text, _ in rows]
    frame = message(listing.head, [choice.label for choice in (onward, *listing.tail)])
    shown = rows[: fitting([f"10 {label}" for label in labels], frame)] if scene.by_sms else rows
    more = f"{listing.page}{listing.first + len(shown)}" if len(shown) < len(rows) else ""
    lines = [scene.say("question-line", number=number, words=text) for number, (text, _) in enumerate(shown, 1)]
    buttons = labels if scene.by_sms else [shortened(f"{n}. {text}", BUTTON) for n, (text, _) in enumerate(shown, 1)]
    each = [Choice(label=escape(words), action=action) for words, (_, action) in zip(buttons, shown, strict=False)]
    further = [scene.choice("more", more)] if more else []
    return Leaf(choices=(*each, *further, *listing.tail), lines=Markup("\n".join(lines)), more=more)


def message(head: str, labels: Sequence[str]) -> str:
    """A text message as it will stand on the phone: the words, then the numbered choices."""
    return "\n".join([head, *(f"{number} {label}" for number, label in enumerate(labels, 1))])


def pieces(text: str, tail: Sequence[str] = ()) -> tuple[str, ...]:
    """The markup cut between words so that each piece fits one text message with these choices under it."""
    out = [""]
    for word in _WORDS.findall(text):
        if out[-1] and gsm.size(message(out[-1] + word, tail)).segments > SEGMENTS:
            out.append("")
        out[-1] += word
    return tuple(piece.rstrip() for piece in out)


def visited(scene: Scene) -> bool:
    """Whether the visit's moment has passed: from then on there are answers to note."""
    return scene.plan.visit is not None and aware(scene.plan.visit) <= scene.now


def mine(scene: Scene) -> Choice:
    """Back to the list."""
    return scene.choice("questions-mine", "questions")


def too_long(scene: Scene, words: str) -> Turn:
    """Ask for it once more, shorter."""
    step = scene.person.step
    again = Step(step.name, dict(step.data)) if step else None
    reply = scene.reply("question-too-long", count=len(words), most=LONGEST)
    return scene.turn(reply, person=scene.told(step=again))


def in_pieces(scene: Scene, text: str, choices: tuple[Choice, ...], page: str, number: int) -> Turn:
    """A page of words that people wrote: whole on Telegram, by SMS in parts that MORE leafs through."""
    tail = [scene.say("reply-more"), *(choice.label for choice in choices)]
    cut = pieces(text, tail) if scene.by_sms else (text,)
    more = f"{page}{number + 1}" if number + 1 < len(cut) else ""
    words = "\n".join([cut[min(number, len(cut) - 1)], *([scene.say("reply-more")] if more else [])])
    reply = scene.page("questions-words", *choices, columns=2, words=Markup(words))
    return scene.turn(reply, person=scene.told(more=more))
