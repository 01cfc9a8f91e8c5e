"""Time zones as people name them."""

import pytest
from acting import CHAT, NOON, PHONE

from handlers import zones
from handlers.address import Address

NAMED = {
    "Eastern": "America/New_York", "eastern time": "America/New_York", "ET": "America/New_York",
    "I'm in Houston": "America/Chicago", "texas": "America/Chicago", "El Paso": "America/Denver",
    "St. Louis": "America/Chicago", "Pacífico": "America/Los_Angeles", "hora del este": "America/New_York",
    "Nueva York": "America/New_York", "Honolulu": "Pacific/Honolulu", "London": "Europe/London",
    "Mexico": "America/Mexico_City", "Arizona": "America/Phoenix", "banana": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("words", "zone"), NAMED.items())
def test_a_zone_is_found_by_its_name_a_state_or_a_city(words: str, zone: str) -> None:
    """In both languages, with the words people put around it."""
    assert zones.find(words) == zone


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        (PHONE, "America/New_York"), (Address("sms", "+13125550123"), "America/Chicago"),
        (Address("sms", "+18005550123"), ""), (CHAT, ""),
    ],
)  # fmt: skip
def test_an_area_code_suggests_a_zone(address: Address, zone: str) -> None:
    """A number without a place suggests none, and a chat has no number."""
    assert zones.likely(address) == zone


def test_the_clock_there_can_be_checked_by_looking_up() -> None:
    """As a person in the US reads it."""
    assert [zones.clock(NOON, "America/Denver", language) for language in ("en", "es")] == ["10:00 AM", "10:00 am"]
