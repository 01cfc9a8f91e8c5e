"""What a reminder says: composed when it is due, from the state of that moment.

It names the tasks, never the disease, a doctor or a hospital (content-map §6), and nothing that a person wrote.
"""

import datetime as dt
import functools
from collections.abc import Sequence

import msgspec

from content.guide import Item
from content.phrases import Markup
from handlers import comparison
from handlers.address import Address, Channel
from handlers.messages import Choice, Due, Reply
from handlers.moments import in_words
from handlers.records import Person, Plan, Role
from handlers.scene import Library, Scene
from scheduler import additions
from scheduler.series import Alarm

AT_ANY_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)
"""No word of it depends on when it is said: that it is due was decided before."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """All that the words of a reminder depend on. There is no room in it for anything that a person wrote."""

    key: str
    """The phrase."""
    items: tuple[str, ...]
    time: str = ""
    """The visit's, where the person wants to read it."""
    language: str
    role: Role
    relation: str
    private: bool
    channel: Channel


def compose(scene: Scene, alarm: Alarm) -> Reply:
    """The text for this touch."""
    special = {"T+2": after_visit, "T-1": day_before, "resume": resume_question, "asked": asked_question}
    if alarm.touch in special:
        return special[alarm.touch](scene, alarm)
    return named(scene, alarm, touch_key(scene, alarm))


def touch_key(scene: Scene, alarm: Alarm) -> str:
    """The phrase for the touch: private mode and the last weekly text have their own, most share one."""
    if scene.person.private:
        return "remind-private"
    if alarm.last:
        return "remind-last"
    known = {"T-7": "remind-arrived", "T-3": "remind-questions", "T+7": "remind-close", "catchup": "remind-catchup"}
    return known.get(alarm.touch, "remind")


def named(scene: Scene, alarm: Alarm, key: str, time: str = "") -> Reply:
    """A reminder that names its open items with numbers for DONE."""
    person = scene.person
    wording = Wording(
        key=key,
        items=alarm.items,
        time=time,
        language=scene.language,
        role=person.role,
        relation=person.relation,
        private=person.private,
        channel=scene.here.channel,
    )
    return worded(scene.library, wording)


# At ten in the morning many are told the same.
@functools.lru_cache(maxsize=2048)
def worded(library: Library, wording: Wording) -> Reply:
    """These words, told to somebody of whom nothing else is known."""
    person = Person(
        id="", language=wording.language, role=wording.role, relation=wording.relation, private=wording.private
    )
    here = Address(wording.channel, "")
    scene = Scene(event=Due(), here=here, person=person, plan=Plan(id=""), library=library, now=AT_ANY_TIME)
    items = told(scene, wording.items)
    return addressed(scene).reply(
        wording.key,
        *answers(scene, items),
        tasks=tasks(items),
        count=len(items),
        first=1,
        time=wording.time,
    )


def answers(scene: Scene, items: Sequence[Item]) -> tuple[Choice, ...]:
    """The answers as buttons: each task done, not needed, later, the list. By SMS they are words, hidden tasks none."""
    if scene.by_sms or scene.person.private or not items:
        return ()
    each = [Choice(label=scene.say("mark-done-item", title=item.title), action=f"tick:{item.id}") for item in items]
    further = (("mark-not-needed", "not-needed:"), ("later", "later:"), ("menu-list", "list"))
    return (*each, *(scene.choice(key, action) for key, action in further))


def addressed(scene: Scene) -> Scene:
    """The scene where the bot names itself with the one it is about, for a caregiver: "SecondStep, for your mother"."""
    if scene.person.role != "caregiver" or scene.person.private:
        return scene
    programme = scene.library.programme
    named_for = msgspec.structs.replace(programme, name=scene.say("name-for", who=scene.who))
    library = msgspec.structs.replace(scene.library, programme=named_for)
    return msgspec.structs.replace(scene, library=library)


def tasks(items: Sequence[Item]) -> Markup:
    """As in "1 Call your insurance: what is covered?", each on its own line."""
    return Markup("\n".join([f"{number} {item.task}" for number, item in enumerate(items, 1)]))


def told(scene: Scene, items: Sequence[str]) -> list[Item]:
    """The items as a text may tell them that nobody asked for."""
    first = next(iter(additions.own(items)), "")
    return [unsaid(scene, item, first) for item in items]


def unsaid(scene: Scene, item: str, first: str) -> Item:
    """An item, but not in words a person wrote, which may name an illness. ``first``: the first such item of all."""
    if not additions.is_own(item):
        return scene.item(item)
    words = scene.say("own-task" if item == first else "own-else")
    return msgspec.structs.replace(scene.item(item), title=words, task=words)


def day_before(scene: Scene, alarm: Alarm) -> Reply:
    """T-1: what to bring; the time only if the person allowed it."""
    visit = scene.plan.visit
    timed = scene.person.show_time and visit is not None and visit.timed
    time = in_words(visit.at, scene.language, now=scene.now) if timed and visit else ""
    key = "remind-tomorrow-at" if time else "remind-tomorrow"
    if scene.person.private:
        key = "remind-tomorrow-private"
    return named(scene, alarm, key, time)


def told_already(scene: Scene, alarm: Alarm) -> bool:
    """Whether only the written report is left to ask for: how the two opinions compare was told before T+2."""
    return alarm.touch == "T+2" and bool(scene.plan.outcome and alarm.items)


def after_visit(scene: Scene, alarm: Alarm) -> Reply:
    """T+2: did the written report come, and how do the two opinions compare?"""
    if told_already(scene, alarm):
        return named(scene, alarm, touch_key(scene, alarm))
    return addressed(scene).reply("remind-outcome", *comparison.choices(scene))


def resume_question(scene: Scene, _: Alarm) -> Reply:
    """After an emergency or crisis text: ask before anything else is sent."""
    return scene.reply(
        "remind-resume",
        scene.choice("resume-yes", "resume-reminders:yes"),
        scene.choice("resume-no", "resume-reminders:no"),
    )


def asked_question(scene: Scene, _: Alarm) -> Reply:
    """The working day after: was the doctor asked how many days there are?"""
    return scene.reply(
        "remind-asked-caregiver" if scene.person.role == "caregiver" else "remind-asked",
        scene.choice("wait-days", "wait:days"),
        scene.choice("wait-start-now", "wait:start_now"),
        scene.choice("wait-not-asked", "wait:not_asked"),
    )
