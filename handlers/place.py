"""The visit as it stands: its page, where it takes place, the clinic's own time zone, its calendar file."""

import re
import zoneinfo
from typing import cast

import msgspec

from content.phrases import Markup
from handlers import hearing, zones
from handlers.calendar_file import calendar_file
from handlers.messages import Document, Turn
from handlers.moments import city, in_words, visit_in_words
from handlers.records import Place, Step, Visit
from handlers.scene import Scene
from handlers.understanding.words import bare

PLACES = {
    "video": r"videos?|video ?(?:visit|call|llamada)|videollamada|online|on line|en linea|zoom|teams|facetime"
    r"|telehealth|telesalud|virtual\w*|remot\w+|computer|computadora",
    "phone": r"(?<!my )(?<!new )(?<!this )phone(?! (?:is|died|was))|telephone|(?<!you )call|telefono|llamada|celular",
    "clinic": r"clinic|hospital|center|centre|office|in person|there|face to face|clinica|centro|consultorio|en persona"
    r"|presencial",
}
_WONDERING = re.compile(
    r"(?:so |and |but |y |pero )?(?:what|whats|how|why|who|when|which|a que|que hora|cual|cuales|como|cuando|por que)\b"
)
"""Begins a question to us, not an answer: "what time is it there"."""


def visit(scene: Scene, _: str) -> Turn:
    """DATE: the visit as it stands, and what can be done with it."""
    found = scene.plan.visit
    if found is None:
        return scene.turn(then="visit.ask")
    choices = (
        scene.choice("visit-move", "visit.ask"),
        scene.choice("place-change", "place"),
        scene.choice("questions-mine", "questions"),
        scene.choice("visit-clear", "visit.clear"),
    )
    # By SMS a Spanish date can halve the room; the words of these two work all the same.
    further = (scene.choice("calendar", "visit.ics"), scene.choice("coming", "coming"), scene.choice("menu", "menu"))
    page = scene.page(
        "visit-is",
        *(choices if scene.by_sms else (*choices, *further)),
        columns=2,
        when=Markup(visit_in_words(found, scene.language, scene.now)),
        where=Markup(where(scene, found)),
    )
    return scene.turn(page)


def where(scene: Scene, found: Visit) -> str:
    """What is known beside the moment: the place, and the clinic's zone where it is not the person's."""
    key = "visit-zone-sms" if scene.by_sms else "visit-zone"
    zone = scene.say(key, zone=city(found.zone, scene.language), here=at_home(scene, found))
    known = [
        *([scene.say(f"place-is-{found.by}")] if found.by else []),
        *([zone] if at_home(scene, found) else []),
    ]
    return "".join(f" {words}" for words in known)


def at_home(scene: Scene, found: Visit) -> str:
    """The clock where the person is at that moment; empty where it shows the same, or no hour is known."""
    if not scene.person.zone or not found.timed:
        return ""
    there = found.at.replace(tzinfo=zoneinfo.ZoneInfo(found.zone))
    here = there.astimezone(zoneinfo.ZoneInfo(scene.person.zone)).replace(tzinfo=None)
    if here == found.at:
        return ""
    if here.date() == found.at.date():
        return zones.clock(there, scene.person.zone, scene.language)
    return in_words(here, scene.language, now=scene.now)


def place(scene: Scene, argument: str) -> Turn:
    """At the clinic, by video or by phone: asked for, never insisted upon."""
    found = scene.plan.visit
    if found is None:
        return scene.turn(then="visit.ask")
    if argument not in PLACES:
        choices = [scene.choice(f"place-{name}", f"place:{name}") for name in ("clinic", "video", "phone")]
        zone = scene.choice("place-zone", "place.zone")
        file = [scene.choice("calendar-words", "visit.ics")] if scene.by_sms else []
        reply = scene.reply("place-ask", *choices, zone, *file)
        return scene.turn(reply, person=scene.told(step=Step("place")))
    changed = msgspec.structs.replace(found, by=cast("Place", argument))
    choices = [scene.choice("place-zone", "place.zone"), scene.choice("menu-visit", "visit")]
    reply = scene.reply(f"place-set-{argument}", *choices)
    return scene.turn(reply, plan=scene.planned(visit=changed), person=scene.told(step=None))


def place_words(scene: Scene, text: str) -> Turn | None:
    """Where it is, in words: "on Zoom", "en persona"."""
    found = "" if _WONDERING.match(bare(text)) else hearing.one_of(text, PLACES)
    return place(scene, found) if found else None


def zone(scene: Scene, argument: str) -> Turn:
    """The clinic's own zone: the clock told by the clinic stays, what it means at home is told."""
    found = scene.plan.visit
    if found is None:
        return scene.turn(then="visit.ask")
    if not argument:
        choices = [scene.choice(f"zone-{name}", f"place.zone:{zones.find(name)}") for name in zones.USUAL_ZONES]
        reply = scene.reply("place-zone-ask", *choices, columns=2)
        return scene.turn(reply, person=scene.told(step=Step("place.zone")))
    plan = scene.planned(visit=msgspec.structs.replace(found, zone=argument))
    return scene.turn(scene.reply("place-zone-set"), plan=plan, person=scene.told(step=None), then="visit")


def zone_words(scene: Scene, text: str) -> Turn | None:
    """The clinic's zone, state or city, in words."""
    found = zones.find(text)
    return zone(scene, found) if found else None


def calendar(scene: Scene, _: str) -> Turn:
    """The visit for a calendar: a file with a title that tells nothing; by SMS, which carries none, the words."""
    found = scene.plan.visit
    if found is None:
        return scene.turn(then="visit.ask")
    words = in_words(found.at, scene.language, timed=found.timed)
    if scene.by_sms:
        return scene.turn(scene.reply("calendar-sms", when=words, zone=city(found.zone, scene.language)))
    data = calendar_file(found, scene.say("calendar-title"), f"{scene.plan.id}@secondstep", scene.now)
    document = Document(name="visit.ics", mime="text/calendar", data=data)
    reply = scene.reply("calendar-here", scene.choice("menu-visit", "visit"), when=words)
    return scene.turn(msgspec.structs.replace(reply, document=document))
