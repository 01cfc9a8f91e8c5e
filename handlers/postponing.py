"""LATER: tomorrow, in so many days, on a named day; never so late that nothing would be said before the visit."""

import datetime as dt
import re
import zoneinfo

import msgspec

from handlers.messages import Choice, Reply, Text, Turn
from handlers.moments import in_words
from handlers.outlook import outlook
from handlers.scene import Scene
from handlers.understanding import dates
from handlers.understanding.words import bare
from handlers.zones import FALLBACK_ZONE
from scheduler import plan
from scheduler.series import Alarm

MOST = 60
"""Days."""
BEFORE_VISIT = 3
"""Days before the visit on which the reminders speak again, whatever was put off (docs/reminders.md, rule 12)."""
SNOOZES = {"1": "later-1", "3": "later-3", "7": "later-7"}
SOON = (
    (re.compile(r"weekend|fin de semana"), 5),
    (re.compile(r"next week|(?:proxima|otra) semana|semana que viene"), 0),
)
"""Words for a day that a visit could not be on, with the weekday that is meant: Saturday, Monday."""


def later(scene: Scene, argument: str) -> Turn:
    """Put the reminders off: by so many days, until the day that was named, else until tomorrow.

    The day told is the one on which something will in fact be said; where nothing is planned nothing is promised.
    """
    if argument == "undo":
        return scene.turn(scene.reply("later-undone"), person=scene.told(snoozed_until=None, undo_by=""), then="next")
    wanted = (int(argument),) if argument else named(scene)
    if len(wanted) != 1:
        return ask(scene, wanted)
    days = max(1, min(wanted[0], MOST, latest(scene)))
    until = morning(scene, days)
    snoozed = msgspec.structs.replace(scene, person=scene.told(snoozed_until=until, undo=(), undo_by="later:undo"))
    alarm = following(snoozed)
    if alarm is None:
        return scene.turn(scene.reply("later-nothing", scene.choice("menu-list", "list")))
    return scene.turn(told(snoozed, alarm, days, sooner=days < wanted[0]), person=snoozed.person)


def told(scene: Scene, alarm: Alarm, days: int, *, sooner: bool) -> Reply:
    """When I ask again, two other choices, and the way back."""
    others = [scene.choice(key, f"later:{n}") for n, key in SNOOZES.items() if days != int(n) <= latest(scene)]
    day = in_words(alarm.at.astimezone(zone_of(scene)), scene.language, timed=False, now=scene.now)
    key = "later-sooner" if sooner else "later-set"
    return scene.reply(key, *others, scene.choice("undo", "later:undo"), columns=2, day=day)


def ask(scene: Scene, wanted: tuple[int, ...]) -> Turn:
    """More than one day can be meant, or none that we know: when, then?"""
    today = scene.now.astimezone(zone_of(scene))
    days = [today + dt.timedelta(days=number) for number in wanted]
    named_days = [
        Choice(label=in_words(day, scene.language, timed=False, now=scene.now), action=f"later:{number}")
        for day, number in zip(days, wanted, strict=True)
    ]
    usual = [scene.choice(key, f"later:{number}") for number, key in SNOOZES.items()]
    return scene.turn(scene.reply("later-when", *(named_days or usual)))


def named(scene: Scene) -> tuple[int, ...]:
    """In how many days the day is that the person's words name: one or several; 1 for a mere "later".

    Empty where they name a time that is no day: "in the spring".
    """
    words = scene.event.body if isinstance(scene.event, Text) else ""
    here = scene.now.astimezone(zone_of(scene))
    for form, weekday in SOON:
        if form.search(bare(words)):
            return ((weekday - here.weekday() - 1) % 7 + 1,)
    reading = dates.read(words, scene.now, zone_of(scene).key, scene.language, visit=False)
    days = [reading.date] if reading.date else [day for day, _ in reading.options]
    ahead = dict.fromkeys((day - here.date()).days for day in days if day > here.date())
    return tuple(ahead) if ahead or (reading.status == "ambiguous" and not days) else (1,)


def latest(scene: Scene) -> int:
    """In how many days at the latest something is said again: before the visit, where there is one ahead."""
    visit = scene.plan.visit
    if visit is None:
        return MOST
    left = (visit.at.date() - scene.now.astimezone(zoneinfo.ZoneInfo(visit.zone)).date()).days
    return max(1, left - BEFORE_VISIT) if left >= 0 else MOST


def morning(scene: Scene, days: int) -> dt.datetime:
    """The person's own hour for reminders, so many days from now where they are, in UTC."""
    day = scene.now.astimezone(zone_of(scene)) + dt.timedelta(days=days)
    return day.replace(hour=scene.person.hour, minute=0, second=0, microsecond=0).astimezone(dt.UTC)


def following(scene: Scene) -> Alarm | None:
    """The next text of this person and plan."""
    series = scene.library.series
    return plan.next_alarm(series, outlook(scene.person, scene.plan, series, scene.now), scene.now)


def zone_of(scene: Scene) -> zoneinfo.ZoneInfo:
    """The person's zone, or the usual one where none was told."""
    return zoneinfo.ZoneInfo(scene.person.zone or FALLBACK_ZONE)
