"""Dates and times in words."""

import datetime as dt

import pytest

from handlers import moments

AT = dt.datetime(2026, 12, 1, 14, 30)  # noqa: DTZ001 - a wall clock
ONE = dt.datetime(2026, 12, 1, 13, 5)  # noqa: DTZ001 - a wall clock
HERE, THERE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("at", "language", "timed", "now", "words"),
    [
        (AT, "en", True, HERE, "Tuesday, December 1 at 2:30 PM"),
        (AT, "en", False, HERE, "Tuesday, December 1"),
        (AT, "en", False, THERE, "Tuesday, December 1, 2026"),
        (AT, "en", True, None, "Tuesday, December 1, 2026 at 2:30 PM"),
        (AT, "es", True, HERE, "martes, 1 de diciembre a las 2:30 pm"),
        (ONE, "es", True, HERE, "martes, 1 de diciembre a la 1:05 pm"),
        (AT, "es", False, None, "martes, 1 de diciembre de 2026"),
    ],
)
def test_a_day_and_hour_in_words(
    at: dt.datetime,
    language: str,
    timed: bool,  # noqa: FBT001 - a column of the table
    now: dt.datetime | None,
    words: str,
) -> None:
    """The year only where it is not this one, or where nobody says which one this is."""
    assert moments.in_words(at, language, timed=timed, now=now) == words


@pytest.mark.parametrize(
    ("zone", "language", "city"),
    [
        ("America/New_York", "en", "New York"), ("America/New_York", "es", "Nueva York"),
        ("America/Kentucky/Louisville", "en", "Louisville"),
    ],
)  # fmt: skip
def test_a_zone_is_shown_by_its_city(zone: str, language: str, city: str) -> None:
    """As the language calls it."""
    assert moments.city(zone, language) == city


def test_a_moment_can_be_shown_in_the_readers_own_zone() -> None:
    """The markup that a channel may turn into one."""
    assert moments.moment("noon", HERE) == f"[noon](time:{int(HERE.timestamp())})"
