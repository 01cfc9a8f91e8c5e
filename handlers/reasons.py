"""WHY: which reminder came last and why just then, what was agreed and when, and how to change it."""

import datetime as dt
import re
import zoneinfo

from handlers.messages import Reply, Turn
from handlers.moments import in_words
from handlers.outlook import reminder_address
from handlers.records import Person
from handlers.scene import Scene
from handlers.zones import FALLBACK_ZONE
from scheduler.series import Said

KEYS = {
    "T-7": "why-arrived",
    "T-3": "why-soon",
    "T-1": "why-tomorrow",
    "T+2": "why-after",
    "T+7": "why-close",
    "start": "why-start",
    "asked": "why-asked",
    "next": "why-next",
    "catchup": "why-catchup",
    "resume": "why-resume",
}
"""Touch → why it comes when it does; all others are steps some weeks ahead of the visit."""
AHEAD = re.compile(r"T-(\d+)")
WEEK = 7


def why(scene: Scene, _: str) -> Turn:
    """Why did I get this? The last reminder's reason, what you agreed to and when, and how to change it."""
    if scene.person.began_at is None:
        return scene.turn(scene.reply("why-none"))
    day = in_words(agreed_at(scene.person, scene.person.began_at).astimezone(zone(scene)), scene.language, timed=False)
    agreement = scene.reply("why", scene.choice("menu-settings", "settings"), day=day)
    last = scene.person.said[-1:]
    return scene.turn(*(reason(scene, said) for said in last), agreement)


def reason(scene: Scene, said: Said) -> Reply:
    """As in "came a few days before the visit". It names no task: those who hide them ask too."""
    when = in_words(said.at.astimezone(zone(scene)), scene.language, now=scene.now)
    ahead = AHEAD.fullmatch(said.touch)
    key = KEYS.get(said.touch, "why-ahead" if ahead else "why-catchup")
    return scene.reply(key, when=when, weeks=round(int(ahead[1]) / WEEK) if ahead else 0)


def agreed_at(person: Person, began_at: dt.datetime) -> dt.datetime:
    """When the line that reminders go to opted in, else when the first did."""
    here = reminder_address(person)
    times = [line.agreed_at for line in person.lines if line.address == here and line.agreed_at]
    return times[0] if times else began_at


def zone(scene: Scene) -> zoneinfo.ZoneInfo:
    """The person's zone."""
    return zoneinfo.ZoneInfo(scene.person.zone or FALLBACK_ZONE)
