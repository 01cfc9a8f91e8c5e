"""When reminders come and how many: the hour, the days, fewer or as usual; by button, number or in words.

What these choices do to the series is decided in ``scheduler`` and told in docs/reminders.md.
"""

import zoneinfo
from typing import Any

import msgspec
from babel.dates import get_day_names
from babel.lists import format_list

from handlers.messages import Choice, Text, Turn
from handlers.moments import LOCALES, in_words
from handlers.outlook import EARLIEST, LATEST, closes, outlook
from handlers.records import Person, Step
from handlers.scene import Scene
from handlers.understanding import reminder_words
from handlers.zones import FALLBACK_ZONE
from scheduler import plan
from scheduler.workdays import EVERY_DAY, WEEKDAYS, WEEKEND

HOURS = (9, 10, 12, 15, 18)
"""The hours that are offered; any other from EARLIEST to LATEST can be written."""
NOON = 12
MOST_DAYS = 5
"""So many days are told by what is missing."""
GROUPS = {"any": EVERY_DAY, "weekdays": WEEKDAYS, "weekend": WEEKEND}


def rhythm(scene: Scene, _: str) -> Turn:
    """How it is now, and what can be changed."""
    pace = scene.choice("pace-usual", "pace:usual") if scene.person.seldom else scene.choice("pace-fewer", "pace:fewer")
    choices = (
        scene.choice("hour-change", "hour"),
        scene.choice("days-change", "days"),
        pace,
        scene.choice("coming", "coming"),
        scene.choice("menu-settings", "settings"),
    )
    return scene.turn(scene.page("rhythm", *choices, columns=2, **now(scene)))


def hour(scene: Scene, argument: str) -> Turn:
    """From which hour on reminders come. What lies outside the open hours becomes the nearest that can be."""
    if argument:
        at = min(max(int(argument), EARLIEST), LATEST)
        return changed(scene, "hour-set" if at == int(argument) else "hour-nearest", scene.told(hour=at, step=None))
    choices = [scene.choice(f"hour-{at}", f"hour:{at}") for at in HOURS]
    limits = {"earliest": clock(EARLIEST, scene.language), "latest": clock(LATEST, scene.language)}
    question = scene.page("hour-ask", *choices, columns=2, **now(scene), **limits)
    return scene.turn(question, person=scene.told(step=Step("hour")))


def hour_words(scene: Scene, text: str) -> Turn | None:
    """An hour in words. By SMS a number is one of the choices first; else it is an hour, counted as clinics do."""
    said = text.strip()
    if not said.isdecimal():
        at = reminder_words.hour(text, scene.language)
        return hour(scene, str(at)) if at is not None else None
    if scene.by_sms and scene.person.asking and 0 < int(said) <= len(HOURS):
        return hour(scene, str(HOURS[int(said) - 1]))
    at = reminder_words.hour(f"at {said}", "en")
    return hour(scene, str(at)) if at is not None else None


def days(scene: Scene, argument: str) -> Turn:
    """On which days reminders come: a group of days, or their numbers, 0 is Monday."""
    if argument:
        chosen = GROUPS.get(argument) or frozenset(int(day) for day in argument.split(","))
        return changed(scene, "days-set", scene.told(days=stored(chosen), step=None))
    choices = [scene.choice(f"days-{name}", f"days:{name}") for name in GROUPS]
    question = scene.page("days-ask", *choices, scene.choice("days-choose", "day"), columns=2, **now(scene))
    return scene.turn(question, person=scene.told(step=Step("days")))


def day(scene: Scene, argument: str) -> Turn:
    """Day by day: each is added or taken away, but the last one stays."""
    chosen = EVERY_DAY if not scene.person.days else frozenset(scene.person.days)
    chosen = (chosen ^ {int(argument)} or chosen) if argument else chosen
    there = msgspec.structs.replace(scene, person=scene.told(days=stored(chosen), step=Step("days")))
    names = get_day_names("wide", locale=LOCALES.get(scene.language, "en_US"))
    each = [
        Choice(label=f"✓ {names[number]}" if number in chosen else names[number], action=f"day:{number}")
        for number in sorted(EVERY_DAY)
    ]
    ready = there.choice("days-ready", "rhythm")
    return there.turn(there.page("day-ask", *each, ready, columns=2, **now(there)), person=there.person)


def day_words(scene: Scene, text: str) -> Turn | None:
    """Days in words: "Monday to Friday", "not on Sundays", "martes y jueves"."""
    chosen = reminder_words.days(text)
    return days(scene, ",".join(map(str, sorted(chosen)))) if chosen else None


def pace(scene: Scene, argument: str) -> Turn:
    """Fewer reminders, or as usual. Who wants fewer did not want one a day before the visit either."""
    fewer = argument == "fewer"
    person = scene.told(seldom=fewer, daily=scene.person.daily and not fewer)
    return changed(scene, "pace-fewer-set" if fewer else "pace-usual-set", person)


def wished(scene: Scene) -> Turn | None:
    """Words that say when or how often reminders should come, whatever was talked about."""
    lead = reminder_words.read(scene.event.body, scene.language) if isinstance(scene.event, Text) else ""
    return scene.turn(then=lead) if lead else None


def changed(scene: Scene, key: str, person: Person) -> Turn:
    """What was changed, and when the next text comes in consequence."""
    there = msgspec.structs.replace(scene, person=person)
    seen = outlook(person, scene.plan, scene.library.series, scene.now)
    alarm = plan.next_alarm(scene.library.series, seen, scene.now)
    choices = (scene.choice("rhythm-more", "rhythm"), scene.choice("coming", "coming"))
    if alarm is None:
        # Whoever chooses how reminders come and never agreed to any thinks that they will.
        asks = "consent" if person.began_at is None else ""
        return there.turn(
            there.reply(key, *(() if asks else choices), columns=2, **now(there)), person=person, then=asks
        )
    at = alarm.at.astimezone(zoneinfo.ZoneInfo(person.zone or FALLBACK_ZONE))
    following = there.reply("rhythm-next", *choices, columns=2, when=in_words(at, scene.language, now=scene.now))
    return there.turn(there.reply(key, **now(there)), following, person=person)


def now(scene: Scene) -> dict[str, Any]:
    """The present choices as words for a phrase: from, until, days, most."""
    person = scene.person
    return {
        "from": clock(person.hour, scene.language),
        "until": clock(closes(person).hour, scene.language),
        "days": days_in_words(scene),
        "most": 1 if person.seldom else scene.library.series.in_seven_days,
    }


def days_in_words(scene: Scene) -> str:
    """As in "any day", "Monday to Friday", "Monday and Thursday", "any day but Sunday"."""
    chosen = frozenset(scene.person.days) or EVERY_DAY
    for name, group in GROUPS.items():
        if chosen == group:
            return scene.say(f"on-{name}")
    if len(chosen) >= MOST_DAYS:
        return scene.say("on-all-but", days=listed(scene, EVERY_DAY - chosen))
    return listed(scene, chosen)


def listed(scene: Scene, chosen: frozenset[int]) -> str:
    """As in "Monday and Thursday"."""
    locale = LOCALES.get(scene.language, "en_US")
    names = get_day_names("wide", locale=locale)
    return str(format_list([names[number] for number in sorted(chosen)], locale=locale))


def clock(at: int, language: str) -> str:
    """As in "3 PM", "3 pm"."""
    half = "AM" if at < NOON else "PM"
    return f"{at % NOON or NOON} {half.lower() if language == 'es' else half}"


def stored(chosen: frozenset[int]) -> tuple[int, ...]:
    """The days as a person's record keeps them: every day is none in particular."""
    return () if chosen == EVERY_DAY else tuple(sorted(chosen))
