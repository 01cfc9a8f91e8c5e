"""The people who hold the phones: each has a Telegram account and a phone number that exists only here."""

import itertools
import zoneinfo

import msgspec

from bot.simulator.journal import Journal

FIRST_USER = 810_000_001
NAME_LIMIT = 64


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person. ``user_id`` is also their private chat's id; ``phone`` is E.164, of the range kept for fiction."""

    id: str
    name: str
    language: str
    zone: str
    user_id: int
    phone: str
    note: str = ""

    def first_and_last(self) -> tuple[str, str]:
        """The name as Telegram splits it."""
        first, _, last = self.name.partition(" ")
        return first, last


class UnfitError(ValueError):
    """A person that cannot be added; the text says why."""


class People:
    """Everyone on the page, in the order of their tabs."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._numbers = itertools.count(1)
        self._people: dict[str, Person] = {}
        self.add("Ruth Miller", zone="America/New_York", note="patient")
        self.add("Dana Miller", zone="America/Chicago", note="her daughter")
        self.add("Carmen Ortiz", language="es", zone="America/Los_Angeles", note="paciente")

    def add(
        self, name: str, *, language: str = "en", zone: str = "America/New_York", phone: str = "", note: str = ""
    ) -> Person:
        """Bring one more person in. Errors: UnfitError for an empty name, an unknown zone, or a number in use."""
        number = next(self._numbers)
        phone = phone or fictional_phone(number)
        if not name.strip() or len(name) > NAME_LIMIT:
            raise UnfitError(f"a person needs a name of at most {NAME_LIMIT} characters")
        if zone not in zoneinfo.available_timezones():
            raise UnfitError(f"no such time zone: {zone}")
        if self.by_phone(phone):
            raise UnfitError(f"{phone} belongs to somebody else here")
        person = Person(
            id=str(number),
            name=name.strip(),
            language=language,
            zone=zone,
            user_id=FIRST_USER + number * 101,
            phone=phone,
            note=note,
        )
        self._people[person.id] = person
        self._journal.add("person", person=msgspec.to_builtins(person))
        return person

    def everyone(self) -> list[Person]:
        """All, in the order they came."""
        return list(self._people.values())

    def get(self, person_id: str) -> Person:
        """One person. Errors: KeyError."""
        return self._people[person_id]

    def by_phone(self, phone: str) -> Person | None:
        """Whose number it is."""
        return next((person for person in self._people.values() if person.phone == phone), None)


def fictional_phone(number: int) -> str:
    """A number out of 555-0100 to 555-0199, which no carrier gives out; the area code says where it is from."""
    areas = ("212", "312", "213", "617", "303", "206")
    return f"+1{areas[(number - 1) % len(areas)]}5550{140 + number % 50}"
