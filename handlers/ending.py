"""What every turn ends with: short messages joined, numbers remembered, the next alarm computed."""

import datetime as dt

import msgspec

from content import gsm
from handlers.messages import Due, Reply, Text, Turn, Unreachable
from handlers.outlook import outlook
from handlers.records import Person
from handlers.scene import Scene
from scheduler import plan as planning

SEGMENTS = 3
"""So many an SMS may take: two short messages become one up to here."""
LATE = dt.timedelta(minutes=15)
"""After so long people wonder whether anybody is there."""
OFFERS = frozenset({"question.keep", "none-of-these", "own.back"})
"""While one of these is offered, the words it would keep stay; not longer."""


def finish(scene: Scene, turn: Turn, asked: bool) -> Turn:  # noqa: FBT001 - walk returns the pair that this takes
    """The whole turn, ready to be saved."""
    replies = joined((*apology(scene, turn), *turn.replies), by_sms=scene.by_sms)
    person = offering(scene, turn.person, replies)
    if not isinstance(scene.event, Due | Unreachable):
        offered = {action.partition(":")[0] for actions in person.offered.values() for action in actions}
        kept = person.pending if OFFERS & offered else ""
        person = msgspec.structs.replace(person, seen_at=scene.now, asking=asked, pending=kept)
    person = unshared(person, replies)
    view = outlook(person, turn.plan, scene.library.series, scene.now)
    alarm = planning.next_alarm(scene.library.series, view, scene.now)
    return msgspec.structs.replace(turn, person=person, replies=replies, alarm=alarm, then="")


def apology(scene: Scene, turn: Turn) -> tuple[Reply, ...]:
    """A word for an answer that comes late: we were down, or a text found nobody here and was fetched afterwards.

    A fixed safety text says nothing else, and who stopped is told what they must be told.
    """
    sent_at = scene.event.sent_at if isinstance(scene.event, Text) and not scene.event.edited else None
    if sent_at is None or scene.now - sent_at < LATE or turn.person.stopped:
        return ()
    answered = any(reply.urgency == "reply" and reply.to in (None, scene.here) for reply in turn.replies)
    return (scene.reply("late-answer"),) if answered else ()


def unshared(person: Person, replies: tuple[Reply, ...]) -> Person:
    """Words that may be shared are kept only until the next turn; nor is the question about them open any longer."""
    if not person.to_share or any(choice.action.startswith("share") for reply in replies for choice in reply.choices):
        return person
    step = None if person.step and person.step.name == "share" else person.step
    return msgspec.structs.replace(person, to_share="", step=step)


def joined(replies: tuple[Reply, ...], *, by_sms: bool) -> tuple[Reply, ...]:
    """Replies to the same place as few messages: each SMS costs the reader, and two may overtake each other."""
    out: list[Reply] = []
    for reply in replies:
        if out and joinable(out[-1], reply) and (not by_sms or fits(join(out[-1], reply))):
            out[-1] = join(out[-1], reply)
        else:
            out.append(reply)
    return tuple(out)


def joinable(first: Reply, second: Reply) -> bool:
    """Whether the second can follow the first in one message."""
    asks = any(choice.action for choice in first.choices)
    plain = not (asks or first.document or first.ask_contact or first.expires_at)
    return plain and first.to == second.to and first.urgency == second.urgency == "reply"


def fits(reply: Reply) -> bool:
    """Whether it is at most three segments, its numbered choices included."""
    labels = "".join(f"\n9 {choice.label}{choice.copy}" for choice in reply.choices)
    return gsm.size((reply.short or reply.text) + labels).segments <= SEGMENTS


def join(first: Reply, second: Reply) -> Reply:
    """One message: the first's words, then the second with all it carries."""
    short = f"{first.short or first.text}\n{second.short or second.text}" if first.short or second.short else ""
    return msgspec.structs.replace(
        second,
        text=f"{first.text}\n\n{second.text}",
        short=short,
        choices=(*first.choices, *second.choices),
        replaces=False,
    )


def offering(scene: Scene, person: Person, replies: tuple[Reply, ...]) -> Person:
    """The person with the numbered choices of the last message on each channel; a new version where there are any."""
    offered = dict(person.offered)
    for reply in replies:
        actions = tuple(choice.action for choice in reply.choices if choice.action)
        if actions:
            offered[(reply.to or scene.here).channel] = actions
    if offered == dict(person.offered) and not any(reply.choices for reply in replies):
        return person
    return msgspec.structs.replace(person, offered=offered, version=person.version + 1)
