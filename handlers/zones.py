"""Time zones as people name them, and what a US phone number suggests. Zones are IANA names throughout."""

import datetime as dt
import functools
import zoneinfo
from collections.abc import Mapping

import phonenumbers.timezone

from handlers.address import Address
from handlers.understanding.words import bare

FALLBACK_ZONE = "America/New_York"
USUAL_ZONES = ("eastern", "central", "mountain", "pacific")
NAMES: Mapping[str, str] = {
    "America/New_York": "eastern este est edt et eastern us florida georgia michigan ohio pennsylvania massachusetts "
    "connecticut maine vermont virginia maryland delaware indiana kentucky boston philadelphia miami atlanta cleveland "
    "orlando tampa charlotte pittsburgh baltimore cincinnati buffalo jacksonville raleigh brooklyn bronx queens",
    "America/Chicago": "central centro cst cdt ct texas tejas illinois wisconsin minnesota iowa missouri arkansas "
    "louisiana mississippi alabama oklahoma kansas nebraska tennessee houston dallas austin minneapolis milwaukee "
    "nashville memphis omaha tulsa wichita birmingham",
    "America/Denver": "mountain montana mst mdt mt colorado utah wyoming idaho albuquerque",
    "America/Los_Angeles": "pacific pacifico oeste pst pdt pt california washington oregon nevada seattle portland "
    "sacramento oakland fresno",
    "America/Phoenix": "arizona tucson mesa",
    "America/Anchorage": "alaska",
    "Pacific/Honolulu": "hawaii",
    "America/Puerto_Rico": "boricua ponce",
}
LONGER: Mapping[str, str] = {
    "new jersey": "America/New_York",
    "new hampshire": "America/New_York",
    "rhode island": "America/New_York",
    "north carolina": "America/New_York",
    "south carolina": "America/New_York",
    "west virginia": "America/New_York",
    "washington dc": "America/New_York",
    "nueva york": "America/New_York",
    "north dakota": "America/Chicago",
    "south dakota": "America/Chicago",
    "san antonio": "America/Chicago",
    "fort worth": "America/Chicago",
    "kansas city": "America/Chicago",
    "st louis": "America/Chicago",
    "new orleans": "America/Chicago",
    "el paso": "America/Denver",
    "new mexico": "America/Denver",
    "salt lake city": "America/Denver",
    "nuevo mexico": "America/Denver",
    "san diego": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "san jose": "America/Los_Angeles",
    "las vegas": "America/Los_Angeles",
    "san juan": "America/Puerto_Rico",
    "mexico": "America/Mexico_City",
}
"""What has more than one word and is no city of the zone database."""
COURTESY = ("time", "time zone", "zone", "hora del", "hora de", "zona", "i am in", "im in", "estoy en", "vivo en", "el")


def likely(address: Address) -> str:
    """The zone that a phone's area code points to, or nothing. Only a suggestion: numbers move (docs/channels.md)."""
    if address.channel != "sms":
        return ""
    zones = phonenumbers.timezone.time_zones_for_number(phonenumbers.parse(address.value))
    return zones[0] if len(zones) == 1 and zones[0] in zoneinfo.available_timezones() else ""


def find(text: str) -> str:
    """The zone that these words name ("Eastern", "Honolulu", "I am in Texas", "hora del este"), or nothing."""
    known, words = _known(), bare(text)
    for extra in COURTESY:
        if words in known:
            break
        words = words.removesuffix(f" {extra}").removeprefix(f"{extra} ")
    return known.get(words, "")


@functools.cache
def _known() -> dict[str, str]:
    """Words → zone: every city of the zone database, and our own names over them."""
    zones = (name for name in sorted(zoneinfo.available_timezones()) if "/" in name)
    real = [name for name in zones if not name.startswith(("Etc/", "posix/", "right/", "US/", "SystemV/"))]
    cities = {bare(name.rpartition("/")[2]): name for name in reversed(real)}
    return cities | {word: zone for zone, words in NAMES.items() for word in words.split()} | dict(LONGER)


def clock(now: dt.datetime, zone: str, language: str) -> str:
    """What the clock shows there now, so that a person can check it by looking up: "2:30 PM", in Spanish "2:30 pm"."""
    shown = now.astimezone(zoneinfo.ZoneInfo(zone)).strftime("%-I:%M %p")
    return shown.lower() if language == "es" else shown
