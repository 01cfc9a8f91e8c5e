"""A message that nobody here understood may help to improve the guide: only if the person shares it, word for word.

Nothing of it is kept otherwise (docs/privacy.md). Consent is for this one message; what goes is shown first.
"""

import datetime as dt

import msgspec

from content import gsm
from handlers import asking, masking
from handlers.ending import SEGMENTS
from handlers.messages import Choice, Reply, Text, Turn
from handlers.scene import Scene
from handlers.understanding.care_cues import is_medical

QUIET = dt.timedelta(days=1)
"""So long nobody is asked again after an offer."""
LENGTHS = (200, 150, 100, 70, 50)
"""Characters of a message that go: the first of these with which the question fits into one text message."""
KINDS: tuple[masking.Kind, ...] = ("email", "link", "date", "street", "number", "name")


def offered(scene: Scene, turn: Turn, earlier: str = "") -> Turn:
    """The answer to what was not understood, just now or ``earlier``, with a small offer where one is fitting."""
    words = kept(scene, earlier or heard(scene)) if may_ask(scene) else ""
    if not words or not turn.replies:
        return turn
    reply = with_offer(scene, turn.replies[-1])
    if reply is None:
        return turn
    person = msgspec.structs.replace(turn.person, to_share=words, share_after=scene.now + QUIET)
    return msgspec.structs.replace(turn, replies=(*turn.replies[:-1], reply), person=person)


def may_ask(scene: Scene) -> bool:
    """Not too often, not while something else is open, and never in grief, after an emergency or in the hospital."""
    person, plan = scene.person, scene.plan
    asked_lately = person.share_after is not None and scene.now < person.share_after
    hard_times = plan.ended == "death" or plan.in_hospital or person.held_since is not None
    return not (asked_lately or hard_times or person.stopped or person.step is not None)


def heard(scene: Scene) -> str:
    """What the person wrote just now."""
    return scene.event.body if isinstance(scene.event, Text) and not scene.event.edited else ""


def kept(scene: Scene, said: str) -> str:
    """What would be kept of the message: nothing personal, not all of a long one; "" where that says nothing.

    A question about somebody's own treatment is theirs and their doctor's.
    """
    if is_medical(said):
        return ""
    words = asking.discreet(scene, masking.masked(said, {kind: scene.say(f"mask-{kind}") for kind in KINDS}))
    rest = masking.masked(said, dict.fromkeys(KINDS, ""))
    return fitting(scene, words) if any(len(word) > 1 and word.isalpha() for word in rest.split()) else ""


def fitting(scene: Scene, words: str) -> str:
    """The words, or their beginning, so that the question about them is one text message of three segments."""
    cuts = (asking.shortened(words, most) for most in LENGTHS)
    return next((cut for cut in cuts if not scene.by_sms or in_one(question(scene, cut))), "")


def in_one(reply: Reply) -> bool:
    """Whether a reply fits into one text message."""
    return segments(reply) <= SEGMENTS


def segments(reply: Reply) -> int:
    """How many segments a reply takes by SMS."""
    return gsm.size(asking.message(reply.short or reply.text, [choice.label for choice in reply.choices])).segments


def with_offer(scene: Scene, reply: Reply) -> Reply | None:
    """The reply with the offer below it; by SMS one more choice, where that costs no more than the text did."""
    if not scene.by_sms:
        words = f"{reply.text}\n\n{scene.say('share-offer')}"
        return msgspec.structs.replace(reply, text=words, choices=(*reply.choices, scene.choice("share-it", "share")))
    longer = msgspec.structs.replace(reply, choices=(*reply.choices, scene.choice("share-by-number", "share")))
    return longer if segments(longer) == segments(reply) else None


def question(scene: Scene, words: str) -> Reply:
    """What would go, word for word, and for how long."""
    choices: tuple[Choice, ...] = (scene.choice("share-it", "share:yes"), scene.choice("share-not", "share:no"))
    return scene.reply("share-sure", *choices, words=words)
