"""The first minutes: who are you, may I remind you, which zone. One question a message, each can be skipped."""

import zoneinfo

import msgspec
import phonenumbers.timezone

from handlers.messages import Choice, Consented, Tap, Text, Turn
from handlers.records import CONSENT_VERSION, Step
from handlers.scene import Scene

ZONES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "puerto rico": "America/Puerto_Rico",
    "este": "America/New_York",
    "centro": "America/Chicago",
    "montaña": "America/Denver",
    "montana": "America/Denver",
    "pacífico": "America/Los_Angeles",
    "pacifico": "America/Los_Angeles",
    "est": "America/New_York",
    "et": "America/New_York",
    "cst": "America/Chicago",
    "ct": "America/Chicago",
    "mst": "America/Denver",
    "mt": "America/Denver",
    "pst": "America/Los_Angeles",
    "pt": "America/Los_Angeles",
}
USUAL_ZONES = ("eastern", "central", "mountain", "pacific")
FALLBACK_ZONE = "America/New_York"


def welcome(scene: Scene, _: str) -> Turn:
    """Say who speaks, what it is not for, and ask who is there."""
    other = "es" if scene.language == "en" else "en"
    question = scene.reply(
        "welcome",
        scene.choice("role-patient", "role:patient"),
        scene.choice("role-caregiver", "role:caregiver"),
        scene.choice("role-looking", "role:looking"),
        Choice(label=scene.library.guide.languages[other].name, action=f"language:{other}"),
    )
    return scene.turn(question, person=scene.told(welcomed=True, step=Step("role")))


def again(scene: Scene, _: str) -> Turn:
    """START or a greeting from somebody known: go on where we stopped."""
    if scene.person.step is not None:
        return scene.turn(scene.reply("welcome-back"), then="resume")
    return scene.turn(then="menu" if scene.person.role in ("", "looking") else "list")


def role(scene: Scene, argument: str) -> Turn:
    """Who is there: a patient, someone who cares for one, or someone who only wants to look."""
    person = scene.told(role=argument, step=None)
    if argument == "looking":
        return scene.turn(scene.reply("looking"), person=person, then="menu")
    return scene.turn(person=person, then="relation" if argument == "caregiver" else "kind")


def relation(scene: Scene, argument: str) -> Turn:
    """Whom a caregiver cares for, so that texts can say "your mother"."""
    if argument:
        return scene.turn(person=scene.told(relation=argument, step=None), then="kind")
    people = ("mother", "father", "wife", "husband", "child", "other")
    choices = [scene.choice(f"relation-{who}", f"relation:{who}") for who in people]
    return scene.turn(scene.reply("relation", *choices, columns=2), person=scene.told(step=Step("relation")))


def consent(scene: Scene, argument: str) -> Turn:
    """Ask for reminders in plain words; only a clear yes from this very address counts."""
    if argument == "no":
        return scene.turn(scene.reply("consent-no"), person=scene.told(step=None), then="visit.known")
    if argument == "yes":
        return agreed(scene, "tap")
    if agreed_here(scene):
        return scene.turn(then="zone")
    key = "consent-caregiver" if scene.person.role == "caregiver" else "consent"
    question = scene.reply(key, scene.choice("ok", "consent:yes"), scene.choice("not-now", "consent:no"), columns=2)
    return scene.turn(question, person=scene.told(step=Step("consent")))


def agreed_here(scene: Scene) -> bool:
    """Whether the address we talk at has opted in already."""
    return any(line.address == scene.here and line.state == "agreed" for line in scene.person.lines)


def agreed(scene: Scene, _: str) -> Turn:
    """This address opts in: log it with the reply that gave it, and start the series."""
    lines = tuple(
        msgspec.structs.replace(line, state="agreed", agreed_at=scene.now) if line.address == scene.here else line
        for line in scene.person.lines
    )
    person = scene.told(
        lines=lines,
        remind_on=scene.person.remind_on or scene.here.channel,
        began_at=scene.person.began_at or scene.now,
        stopped=False,
        step=None,
    )
    consented = Consented(address=scene.here, text_version=CONSENT_VERSION, reply=reply_words(scene))
    return scene.turn(scene.reply("consent-yes"), person=person, effects=(consented,), then="zone")


def reply_words(scene: Scene) -> str:
    """The words that gave consent, for the log."""
    match scene.event:
        case Text(body=body):
            return body[:100]
        case Tap(action=action):
            return action
        case _:
            return ""


def zone(scene: Scene, argument: str) -> Turn:
    """Which time zone: suggested from a US number, always confirmed, since moved numbers keep their area code."""
    if argument:
        return scene.turn(person=scene.told(zone=argument, zone_confirmed=True, step=None), then="visit.known")
    if scene.person.zone_confirmed:
        return scene.turn(then="visit.known")
    return ask_zone(scene)


def ask_zone(scene: Scene) -> Turn:
    """The question itself, the likeliest zone first."""
    likely = suggest(scene)
    names = sorted(USUAL_ZONES, key=lambda name: ZONES[name] != likely)
    choices = [scene.choice(f"zone-{name}", f"zone:{ZONES[name]}") for name in names]
    skip = scene.choice("skip", "zone.skip")
    key = "zone-guess" if likely else "zone"
    question = scene.reply(key, *choices, skip, columns=2, here=clock(scene, likely or FALLBACK_ZONE))
    return scene.turn(question, person=scene.told(step=Step("zone")))


def zone_again(scene: Scene, _: str) -> Turn:
    """SETTINGS: change the zone whatever is known."""
    return ask_zone(scene)


def suggest(scene: Scene) -> str:
    """The zone that the phone's area code points to, or nothing. Only a suggestion: numbers move (docs/channels.md)."""
    if not scene.by_sms:
        return ""
    number = phonenumbers.parse(scene.here.value)
    zones = phonenumbers.timezone.time_zones_for_number(number)
    return zones[0] if len(zones) == 1 and zones[0] in zoneinfo.available_timezones() else ""


def clock(scene: Scene, name: str) -> str:
    """What the clock shows in that zone now, so that a person can check it by looking up."""
    return scene.now.astimezone(zoneinfo.ZoneInfo(name)).strftime("%-I:%M %p")


def zone_skipped(scene: Scene, _: str) -> Turn:
    """Skipped: say which zone is taken until they tell."""
    taken = scene.person.zone or suggest(scene) or FALLBACK_ZONE
    person = scene.told(zone=taken, step=None)
    return scene.turn(
        scene.reply("zone-taken", zone=taken.split("/")[-1].replace("_", " ")), person=person, then="visit.known"
    )


def zone_words(scene: Scene, text: str) -> Turn | None:
    """A zone, a city or a clock time typed in answer to the question."""
    found = find_zone(text)
    return zone(scene, found) if found else None


def find_zone(text: str) -> str:
    """The IANA zone that these words name ("Eastern", "Honolulu", "new york"), or nothing."""
    words = text.strip(" .!").lower().removesuffix(" time")
    if words in ZONES:
        return ZONES[words]
    wanted = words.replace(" ", "_")
    for name in sorted(zoneinfo.available_timezones()):
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/")) and name.lower().endswith(f"/{wanted}"):
            return name
    return ""


def role_words(scene: Scene, text: str) -> Turn | None:
    """Who they are, in words: "my mom has it", "soy paciente"."""
    words = set(text.lower().replace(",", " ").replace(".", " ").split())
    if words & {"patient", "paciente", "me", "myself", "yo"}:
        return role(scene, "patient")
    if words & {
        "caregiver",
        "daughter",
        "son",
        "mom",
        "mother",
        "dad",
        "father",
        "wife",
        "husband",
        "cuidador",
        "cuidadora",
        "hija",
        "hijo",
        "mamá",
        "mama",
        "papá",
        "papa",
        "esposa",
        "esposo",
    }:
        return role(scene, "caregiver")
    if words & {"looking", "browsing", "mirando", "curious"}:
        return role(scene, "looking")
    return None


def language(scene: Scene, argument: str) -> Turn:
    """Change the language and go on where we were, in the new one."""
    person = scene.told(language=argument)
    switched = msgspec.structs.replace(scene, person=person)
    if person.step is not None:
        return switched.turn(person=person, then="resume")
    return switched.turn(switched.reply("language-set"), person=person, then="menu")
