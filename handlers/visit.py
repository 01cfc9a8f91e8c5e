"""The visit's date: asked in free words, read back, stored only when confirmed; moved and cleared the same way."""

import datetime as dt
import zoneinfo
from typing import Any

import msgspec

from content.phrases import Markup
from handlers import corrections, hearing, zones
from handlers.messages import Choice, Turn
from handlers.moments import city, in_words, visit_in_words
from handlers.records import Step, Visit
from handlers.scene import Scene
from handlers.understanding import dates, other_events
from handlers.understanding.words import bare
from scheduler.series import Pace

NOON = dt.time(12, 0)
HOURS = 12
BEEN = "has been|was|already|happened|ya fue|ya paso|ya (?:la )?tuve|ya fui"
OFFERED = 5
"""More readings of one text than that help nobody."""
SHORT_DAYS, FAST_DAYS = 21, 7
"""standard = at least 21 days ahead, short 7–20, fast under 7 (content-map §2)."""


def pace_of(days: int) -> Pace:
    """The pace for a visit so many days ahead; decided when it is set or moved and kept from then on."""
    if days < FAST_DAYS:
        return "fast"
    return "short" if days < SHORT_DAYS else "standard"


def known(scene: Scene, argument: str) -> Turn:
    """Is there a date yet? Without one the insurer is asked before booking (S18)."""
    if argument == "no":
        return scene.turn(scene.reply("no-visit-yet"), person=scene.told(step=None), then="list")
    if scene.plan.visit is not None:
        return scene.turn(then="visit")
    if scene.plan.in_hospital:
        return scene.turn(person=scene.told(step=None), then="list")
    choices = (scene.choice("visit-have", "visit.ask"), scene.choice("visit-none", "visit.known:no"))
    return scene.turn(scene.reply("visit-known", *choices), person=scene.told(step=Step("visit.known")))


def ask(scene: Scene, _: str) -> Turn:
    """When is it?"""
    skip = scene.choice("visit-none", "visit.known:no")
    example = in_words(scene.now + dt.timedelta(days=21), scene.language, timed=False, now=scene.now)
    return scene.turn(scene.reply("visit-ask", skip, example=example), person=scene.told(step=Step("visit.when")))


def when(scene: Scene, text: str) -> Turn | None:
    """The answer in the person's own words."""
    return hear(scene, text, dict(scene.person.step.data) if scene.person.step else {})


def told(scene: Scene, text: str) -> Turn | None:
    """A whole day and hour that nobody asked for; or a day alone, where it is said that it is the visit's."""
    of_the_visit = hearing.tells_visit(text)
    if other_events.is_other(bare(text)) and not of_the_visit:
        return None
    reading = dates.read(text, scene.now, zone_of(scene), scene.language)
    half = reading.status in ("date_only", "ambiguous", "past") and of_the_visit
    return hear(scene, text, {}) if reading.status == "ok" or half else None


def hear(scene: Scene, text: str, known_so_far: dict[str, str]) -> Turn | None:
    """Read a date; whatever half is missing is asked for, whatever is unclear is offered by number."""
    reading = dates.read(text, scene.now, zone_of(scene), scene.language)
    scene = msgspec.structs.replace(scene, person=scene.told(step=elsewhere(scene, reading.zone_word)))
    return heard(scene, reading, known_so_far)


def heard(scene: Scene, reading: dates.Reading, known_so_far: dict[str, str]) -> Turn | None:
    """The turn for what was read; None where it was no date."""
    match reading.status:
        case "ok" if reading.date and reading.time:
            return propose(scene, reading.date, reading.time, inferred=reading.inferred)
        case "date_only" if reading.date:
            return got_date(scene, reading.date, known_so_far)
        case "time_only" if reading.time:
            return got_time(scene, reading.time, known_so_far, inferred=reading.inferred)
        case "ambiguous":
            return offer(scene, reading.options)
        case "past" if reading.date:
            step = Step("visit.past", {"date": reading.date.isoformat()})
            return past(msgspec.structs.replace(scene, person=scene.told(step=step)), "")
        case _:
            return None


def elsewhere(scene: Scene, word: str) -> Step:
    """The step with the zone that was named beside the hour ("2 pm Pacific"), kept until the date is confirmed."""
    step = scene.person.step or Step("visit.when")
    zone = zones.find(word) if word else ""
    return Step(step.name, {**step.data, "zone": zone}) if zone else step


def past(scene: Scene, _: str) -> Turn:
    """The day is over: was that the visit, or is it a slip?"""
    choices = (scene.choice("visit-was", "visit.was"), scene.choice("visit-other", "visit.ask"))
    return scene.turn(scene.reply("visit-past", *choices))


def got_date(scene: Scene, day: dt.date, known_so_far: dict[str, str]) -> Turn:
    """A day: with the time known from before it is whole, else the time is asked for."""
    if "time" in known_so_far:
        return propose(scene, day, dt.time.fromisoformat(known_so_far["time"]), inferred=False)
    skip = scene.choice("time-unknown", f"visit.day:{day.isoformat()}")
    words = in_words(dt.datetime.combine(day, NOON), scene.language, timed=False, now=scene.now)
    # By SMS a number would be taken for the hour.
    reply = scene.reply("visit-what-time", *(() if scene.by_sms else (skip,)), day=words)
    return scene.turn(reply, person=scene.told(step=Step("visit.time", kept(scene, date=day.isoformat()))))


def got_time(scene: Scene, time: dt.time, known_so_far: dict[str, str], *, inferred: bool) -> Turn:
    """A time: with the day known from before it is whole, else the day is asked for."""
    if "date" in known_so_far:
        return propose(scene, dt.date.fromisoformat(known_so_far["date"]), time, inferred=inferred)
    return scene.turn(
        scene.reply("visit-what-day"),
        person=scene.told(step=Step("visit.when", kept(scene, time=time.isoformat()))),
    )


def kept(scene: Scene, **known_so_far: str) -> dict[str, str]:
    """What is known so far, with the zone where one was named."""
    zone = scene.person.step.data.get("zone") if scene.person.step else None
    return {**known_so_far, "zone": zone} if zone else known_so_far


def time_answer(scene: Scene, text: str) -> Turn | None:
    """The answer to "what time?": a time, a bare hour, or a whole new date."""
    bare_hour = text.strip().isdecimal() and 0 < int(text) <= HOURS
    known_so_far = dict(scene.person.step.data) if scene.person.step else {}
    return hear(scene, f"at {text.strip()}" if bare_hour else text, known_so_far)


def offer(scene: Scene, options: tuple[dates.Option, ...]) -> Turn:
    """It could mean several: choose one. A range ("in December") names no day: ask for one."""
    if not options:
        return scene.turn(scene.reply("visit-what-day"), person=scene.told(step=Step("visit.when", kept(scene))))
    choices = [
        Choice(
            label=in_words(
                dt.datetime.combine(day, time or NOON), scene.language, timed=time is not None, now=scene.now
            ),
            action=f"visit.pick:{day.isoformat()}{'T' + time.isoformat('minutes') if time else ''}",
        )
        for day, time in options[:OFFERED]
    ]
    reply = scene.reply("visit-which", *choices, scene.choice("none-right", "visit.ask"))
    return scene.turn(reply, person=scene.told(step=Step("visit.which", kept(scene))))


def pick(scene: Scene, argument: str) -> Turn:
    """One of the offered ones."""
    day, _, time = argument.partition("T")
    if time:
        return propose(scene, dt.date.fromisoformat(day), dt.time.fromisoformat(time), inferred=False)
    return got_date(scene, dt.date.fromisoformat(day), {})


def day_only(scene: Scene, argument: str) -> Turn:
    """The time is not known yet: the day is enough to plan."""
    day = argument or (scene.person.step.data.get("date", "") if scene.person.step else "")
    if not day:
        return ask(scene, "")
    return read_back(scene, dt.datetime.combine(dt.date.fromisoformat(day), NOON), timed=False, inferred=False)


def propose(scene: Scene, day: dt.date, time: dt.time, *, inferred: bool) -> Turn:
    """A whole date and time to be confirmed."""
    return read_back(scene, dt.datetime.combine(day, time), timed=True, inferred=inferred)


def read_back(scene: Scene, at: dt.datetime, *, timed: bool, inferred: bool) -> Turn:
    """Say it back with weekday, day, month, AM or PM and zone; nothing is stored before it is confirmed."""
    data = {"at": at.isoformat(), "timed": "yes" if timed else "", "zone": zone_of(scene)}
    half = "half-pm" if at.hour >= NOON.hour else "half-am"
    words: dict[str, Any] = {
        "when": in_words(at, scene.language, timed=timed, now=scene.now),
        "zone": city(data["zone"], scene.language),
        "taken": f" {scene.say('took-it', half=scene.say(half))}" if inferred else "",
    }
    choices = (scene.choice("ok", "visit.confirm"), scene.choice("visit-wrong", "visit.ask"))
    reply = scene.reply("visit-read-back", *choices, columns=2, **words)
    return scene.turn(reply, person=scene.told(step=Step("visit.confirm", data)))


def again(scene: Scene, _: str) -> Turn:
    """The read-back once more."""
    data = scene.person.step.data if scene.person.step else {}
    if "at" not in data:
        return ask(scene, "")
    return read_back(scene, dt.datetime.fromisoformat(data["at"]), timed=bool(data["timed"]), inferred=False)


def confirm(scene: Scene, _: str) -> Turn:
    """It is right: keep it; from now on everything is planned backwards from it."""
    step = scene.person.step
    if step is None or "at" not in step.data:
        return ask(scene, "")
    at = dt.datetime.fromisoformat(step.data["at"])
    today = scene.now.astimezone(zoneinfo.ZoneInfo(step.data["zone"])).date()
    visit = Visit(
        at=at,
        timed=bool(step.data["timed"]),
        zone=step.data["zone"],
        set_at=scene.now,
        pace=pace_of((at.date() - today).days),
        by=scene.plan.visit.by if scene.plan.visit else "",
    )
    days = (at.date() - today).days
    plan = scene.planned(visit=visit, outcome="")
    when = Markup(visit_in_words(visit, scene.language, scene.now))
    reply = scene.reply("visit-saved", *details(scene, visit), columns=2, when=when, days=days)
    told = (reply,) if visit.by or not scene.by_sms else (reply, scene.reply("place-offer"))
    person = scene.person
    asks_daily = 0 <= days < FAST_DAYS and person.began_at is not None and not (person.daily or person.seldom)
    return scene.turn(*told, person=scene.told(step=None), plan=plan, then="daily" if asks_daily else "next")


def details(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """Where it is and a file for the calendar: offered beside the date; by SMS the word DATE leads there."""
    if scene.by_sms:
        return ()
    places = () if visit.by else ("clinic", "video", "phone")
    asked = (scene.choice(f"place-{name}", f"place:{name}") for name in places)
    return (*asked, scene.choice("calendar", "visit.ics"))


def correction(scene: Scene, text: str) -> Turn | None:
    """Instead of OK another date or time: it takes the place of the part it names."""
    data = scene.person.step.data if scene.person.step else {}
    if "at" not in data:
        return when(scene, text)
    at = dt.datetime.fromisoformat(data["at"])
    known_so_far = {"date": at.date().isoformat()}
    if data["timed"]:
        known_so_far["time"] = at.time().isoformat()
    near = corrections.nearby(text, at.date(), (scene.now, zone_of(scene)), scene.language)
    return got_date(scene, near, known_so_far) if near else hear(scene, text, known_so_far)


def past_answer(scene: Scene, text: str) -> Turn | None:
    """Another date, or that it has been."""
    return when(scene, text) or (was(scene, "") if hearing.one_of(text, {"was": BEEN}) else None)


def was(scene: Scene, argument: str) -> Turn:
    """A visit that has been: recorded, and only what comes after it follows (content-map §6)."""
    day = argument or (scene.person.step.data.get("date", "") if scene.person.step else "")
    if not day:
        return ask(scene, "")
    at = dt.datetime.combine(dt.date.fromisoformat(day), NOON)
    visit = Visit(at=at, timed=False, zone=zone_of(scene), set_at=scene.now, pace="standard")
    return scene.turn(plan=scene.planned(visit=visit), person=scene.told(step=None), then="outcome")


def clear(scene: Scene, argument: str) -> Turn:
    """Take the visit away: asked once, since reminders hang on it."""
    if argument == "yes":
        return scene.turn(
            scene.reply("visit-cleared"),
            plan=scene.planned(visit=None, cleared_at=scene.now),
            person=scene.told(step=None),
            then="list",
        )
    choices = (scene.choice("visit-clear-yes", "visit.clear:yes"), scene.choice("visit-keep", "visit"))
    return scene.turn(scene.reply("visit-clear-sure", *choices), person=scene.told(step=Step("visit.clear")))


def daily(scene: Scene, argument: str) -> Turn:
    """The visit is less than seven days ahead: one text a day, only if the person agrees."""
    if argument:
        return scene.turn(person=scene.told(daily=argument == "yes", step=None), then="next")
    choices = (scene.choice("ok", "daily:yes"), scene.choice("not-now", "daily:no"))
    return scene.turn(scene.reply("daily", *choices, columns=2), person=scene.told(step=Step("daily")))


def zone_of(scene: Scene) -> str:
    """The zone to read a date in: the one just named, the visit's own, the person's, or what their phone suggests."""
    named = scene.person.step.data.get("zone") if scene.person.step else None
    if named:
        return named
    if scene.plan.visit is not None:
        return scene.plan.visit.zone
    return scene.person.zone or zones.likely(scene.here) or zones.FALLBACK_ZONE
