"""The visit's date: asked in free words, read back, stored only when confirmed; moved and cleared the same way."""

import datetime as dt
import zoneinfo
from typing import Any

from content.phrases import Markup
from handlers.messages import Choice, Turn
from handlers.moments import in_words, moment
from handlers.records import Step, Visit
from handlers.scene import Scene
from handlers.understanding import dates
from scheduler.series import Pace

NOON = dt.time(12, 0)
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


def visit(scene: Scene, _: str) -> Turn:
    """DATE: the visit as it stands, and what can be done with it."""
    if scene.plan.visit is None:
        return ask(scene, "")
    choices = (
        scene.choice("visit-move", "visit.ask"),
        scene.choice("visit-clear", "visit.clear"),
        scene.choice("coming", "coming"),
        scene.choice("menu", "menu"),
    )
    return scene.turn(scene.page("visit-is", *choices, columns=2, when=Markup(shown(scene, scene.plan.visit))))


def ask(scene: Scene, _: str) -> Turn:
    """When is it?"""
    skip = scene.choice("visit-none", "visit.known:no")
    example = in_words(scene.now + dt.timedelta(days=21), scene.language, timed=False)
    return scene.turn(scene.reply("visit-ask", skip, example=example), person=scene.told(step=Step("visit.when")))


def when(scene: Scene, text: str) -> Turn | None:
    """The answer in the person's own words."""
    return hear(scene, text, {})


def hear(scene: Scene, text: str, known_so_far: dict[str, str]) -> Turn | None:
    """Read a date; whatever half is missing is asked for, whatever is unclear is offered by number."""
    reading = dates.read(text, scene.now, zone_of(scene), scene.language)
    match reading.status:
        case "ok" if reading.date and reading.time:
            return propose(scene, reading.date, reading.time, inferred=reading.inferred)
        case "date_only" if reading.date:
            return got_date(scene, reading.date, known_so_far)
        case "time_only" if reading.time:
            return got_time(scene, reading.time, known_so_far, inferred=reading.inferred)
        case "ambiguous":
            return offer(scene, reading.options)
        case "past":
            return scene.turn(
                scene.reply(
                    "visit-past",
                    scene.choice("visit-was", f"visit.was:{reading.date or ''}"),
                    scene.choice("visit-none", "visit.known:no"),
                )
            )
        case _:
            return None


def got_date(scene: Scene, day: dt.date, known_so_far: dict[str, str]) -> Turn:
    """A day: with the time known from before it is whole, else the time is asked for."""
    if "time" in known_so_far:
        return propose(scene, day, dt.time.fromisoformat(known_so_far["time"]), inferred=False)
    skip = scene.choice("time-unknown", f"visit.day:{day.isoformat()}")
    reply = scene.reply(
        "visit-what-time", skip, day=in_words(dt.datetime.combine(day, NOON), scene.language, timed=False)
    )
    return scene.turn(reply, person=scene.told(step=Step("visit.time", {"date": day.isoformat()})))


def got_time(scene: Scene, time: dt.time, known_so_far: dict[str, str], *, inferred: bool) -> Turn:
    """A time: with the day known from before it is whole, else the day is asked for."""
    if "date" in known_so_far:
        return propose(scene, dt.date.fromisoformat(known_so_far["date"]), time, inferred=inferred)
    return scene.turn(
        scene.reply("visit-what-day"), person=scene.told(step=Step("visit.when", {"time": time.isoformat()}))
    )


def time_answer(scene: Scene, text: str) -> Turn | None:
    """The answer to "what time?": a time, or a whole new date."""
    return hear(scene, text, dict(scene.person.step.data) if scene.person.step else {})


def offer(scene: Scene, options: tuple[tuple[dt.date, dt.time | None], ...]) -> Turn:
    """It could mean several: choose one."""
    choices = [
        Choice(
            label=in_words(dt.datetime.combine(day, time or NOON), scene.language, timed=time is not None),
            action=f"visit.pick:{day.isoformat()}{'T' + time.isoformat('minutes') if time else ''}",
        )
        for day, time in options
    ]
    return scene.turn(scene.reply("visit-which", *choices, scene.choice("none-right", "visit.ask")))


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
    choices = (scene.choice("ok", "visit.confirm"), scene.choice("visit-wrong", "visit.ask"))
    words: dict[str, Any] = {
        "when": in_words(at, scene.language, timed=timed, now=scene.now),
        "zone": data["zone"].split("/")[-1].replace("_", " "),
        "taken": scene.say("took-it", half=scene.say("half-pm" if at.hour >= NOON.hour else "half-am"))
        if inferred
        else "",
    }
    reply = scene.reply("visit-read-back", *choices, columns=2, **words)
    return scene.turn(reply, person=scene.told(step=Step("visit.confirm", data)))


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
    )
    days = (at.date() - today).days
    plan = scene.planned(visit=visit, outcome="")
    reply = scene.reply("visit-saved", when=Markup(shown(scene, visit)), days=days)
    asks_daily = 0 <= days < FAST_DAYS and not scene.person.daily and scene.person.began_at is not None
    return scene.turn(reply, person=scene.told(step=None), plan=plan, then="daily" if asks_daily else "next")


def correction(scene: Scene, text: str) -> Turn | None:
    """Instead of OK another date or time: it takes the place of the part it names."""
    data = dict(scene.person.step.data) if scene.person.step else {}
    at = dt.datetime.fromisoformat(data["at"])
    return hear(scene, text, {"date": at.date().isoformat(), "time": at.time().isoformat()})


def was(scene: Scene, argument: str) -> Turn:
    """A visit that has been: recorded, and only what comes after it follows (content-map §6)."""
    if not argument:
        return ask(scene, "")
    at = dt.datetime.combine(dt.date.fromisoformat(argument), NOON)
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
    return scene.turn(scene.reply("visit-clear-sure", *choices))


def daily(scene: Scene, argument: str) -> Turn:
    """The visit is less than seven days ahead: one text a day, only if the person agrees."""
    if argument:
        return scene.turn(person=scene.told(daily=argument == "yes", step=None), then="next")
    choices = (scene.choice("ok", "daily:yes"), scene.choice("not-now", "daily:no"))
    return scene.turn(scene.reply("daily", *choices, columns=2), person=scene.told(step=Step("daily")))


def zone_of(scene: Scene) -> str:
    """The zone to read a date in: the visit's own, else the person's."""
    if scene.plan.visit is not None:
        return scene.plan.visit.zone
    return scene.person.zone or "America/New_York"


def shown(scene: Scene, visit: Visit) -> str:
    """The visit's moment in words, on Telegram as one that shows the reader's own zone too."""
    words = in_words(visit.at, scene.language, timed=visit.timed, now=scene.now)
    if not visit.timed:
        return words
    return moment(words, visit.at.replace(tzinfo=zoneinfo.ZoneInfo(visit.zone)))
