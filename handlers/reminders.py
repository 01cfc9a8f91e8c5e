"""The alarm rings, and the answers to a reminder: PAUSE, COMING, whether to go on. Its words: ``reminding``."""

import datetime as dt
import zoneinfo

import msgspec

from content.phrases import Markup
from handlers import reminding
from handlers.messages import Choice, Due, Turn
from handlers.moments import in_words
from handlers.outlook import outlook, reminder_address
from handlers.records import Person, Step
from handlers.scene import Scene
from handlers.sms_pages import fitting
from handlers.zones import FALLBACK_ZONE
from scheduler import plan
from scheduler.series import Alarm, Outlook, Said

KEPT = 60
"""Texts remembered: more than a whole series, so that no touch is said twice."""
COMING = 6
SAME_TEXT = dt.timedelta(minutes=1)
"""A text is queued within so long of being composed; two are a day apart."""


def view(scene: Scene) -> Outlook:
    """The scheduler's view of this person now."""
    return outlook(scene.person, scene.plan, scene.library.series, scene.now)


def ring(scene: Scene) -> Turn:
    """The alarm rang: say what is right at this moment, or nothing where nothing is."""
    scene = taken_back(scene)
    seen, address = view(scene), reminder_address(scene.person)
    alarm = plan.due(scene.library.series, seen, scene.now)
    if alarm is None or address is None:
        return scene.turn()
    there = msgspec.structs.replace(scene, here=address)
    reply = msgspec.structs.replace(
        reminding.compose(there, alarm), to=address, urgency="reminder", expires_at=closing(seen, scene.now)
    )
    return there.turn(reply, person=remembered(there, alarm))


def taken_back(scene: Scene) -> Scene:
    """A text that did not leave in time was not said: what it named is planned anew (docs/reminders.md, rule 13)."""
    unsaid = scene.event.unsaid if isinstance(scene.event, Due) else None
    if unsaid is None:
        return scene
    said = tuple(each for each in scene.person.said if abs(each.at - unsaid) > SAME_TEXT)
    return msgspec.structs.replace(scene, person=scene.told(said=said))


def remembered(scene: Scene, alarm: Alarm) -> Person:
    """What was said is kept, its items are what DONE 1 means, and a question waits for its answer."""
    said = (*scene.person.said, Said(at=scene.now, touch=alarm.touch, items=alarm.items))[-KEPT:]
    question = {"T+2": "outcome", "resume": "resume-reminders", "asked": "wait"}.get(alarm.touch)
    question = None if reminding.told_already(scene, alarm) else question
    person = scene.told(
        said=said,
        step=Step(question) if question else scene.person.step,
        before_hold=scene.person.step if alarm.touch == "resume" else scene.person.before_hold,
        asking=bool(question),
        snoozed_until=None,
    )
    changed = msgspec.structs.replace(scene, person=person)
    return changed.numbering(alarm.items) if alarm.items else person


def closing(seen: Outlook, now: dt.datetime) -> dt.datetime:
    """The end of today's window in the recipient's zone, in UTC: after it the reminder does not leave."""
    here = now.astimezone(zoneinfo.ZoneInfo(seen.zone))
    return here.replace(hour=seen.closes.hour, minute=seen.closes.minute, second=59, microsecond=0).astimezone(dt.UTC)


def resume_reminders(scene: Scene, argument: str) -> Turn:
    """After a hold: the question, or its answer: go on, or not for now."""
    if not argument:
        return scene.turn(
            reminding.resume_question(scene, Alarm(at=scene.now, touch="resume")),
            person=scene.told(step=Step("resume-reminders")),
        )
    if argument == "no":
        person = scene.told(held_since=None, step=scene.person.before_hold, before_hold=None, paused=True)
        return scene.turn(scene.reply("paused"), person=person)
    person = scene.told(held_since=None, step=scene.person.before_hold, before_hold=None, paused=False)
    return scene.turn(scene.reply("resumed"), person=person, then="next")


def pause(scene: Scene, _: str) -> Turn:
    """PAUSE: nothing unasked until they say so; everything else stays."""
    return scene.turn(scene.reply("paused", scene.choice("unpause", "unpause")), person=scene.told(paused=True))


def unpause(scene: Scene, _: str) -> Turn:
    """Go on with the reminders."""
    return scene.turn(scene.reply("resumed"), person=scene.told(paused=False), then="next")


def coming(scene: Scene, argument: str) -> Turn:
    """What will be sent and when: computed, never stored. By SMS as many as fit, and MORE."""
    alarms = plan.coming(scene.library.series, view(scene), scene.now, most=COMING)
    if not alarms:
        return scene.turn(scene.page("coming-none", *beginnings(scene), scene.choice("menu", "menu")))
    first, choices = int(argument or 0), (scene.choice("menu-settings", "settings"), scene.choice("menu", "menu"))
    lines = [f"- {line(scene, alarm)}" for alarm in alarms][first:]
    footer = scene.say("reply-more")
    frame = "\n".join([scene.say("coming-list-sms", lines=footer), *(f"1 {choice.label}" for choice in choices)])
    count = fitting(lines, frame) if scene.by_sms else len(lines)
    more = f"coming:{first + count}" if count < len(lines) else ""
    shown = Markup("\n".join([*lines[:count], *([footer] if more else [])]))
    page = scene.page("coming-list", *choices, columns=2, lines=shown)
    return scene.turn(page, person=scene.told(more=more))


def beginnings(scene: Scene) -> tuple[Choice, ...]:
    """What brings reminders where there are none: an opt-in, or the end of a pause."""
    if scene.person.began_at is None:
        return (scene.choice("consent-start", "consent"),)
    return (scene.choice("unpause", "unpause"),) if scene.person.paused else ()


def line(scene: Scene, alarm: Alarm) -> Markup:
    """One coming text: its day and hour in the person's zone, and what it is about."""
    at = alarm.at.astimezone(zoneinfo.ZoneInfo(scene.person.zone or FALLBACK_ZONE))
    about = scene.titles(alarm.items[:2]) or scene.say("about-visit")
    return Markup(f"{in_words(at, scene.language, now=scene.now)}: {about}")


def upcoming(scene: Scene, _: str) -> Turn:
    """After something changed: when the next text comes, or an offer to begin."""
    alarm = plan.next_alarm(scene.library.series, view(scene), scene.now)
    if alarm is not None:
        return scene.turn(
            scene.reply(
                "next-is",
                scene.choice("menu-list", "list"),
                scene.choice("coming", "coming"),
                columns=2,
                line=line(scene, alarm),
            )
        )
    return scene.turn(then="consent" if scene.person.began_at is None else "list")
