"""Everyday answers and families around them, written beside the rules: they prove that nothing is lost, no more."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.understanding.dates import read

ROWS = Path(__file__).parent / "rows"
ASKED_AGAIN = {
    "my sister's is dec 4 and mine is dec 11 at 10": "ambiguous",
    "dec 10 after lunch, 2": "date_only 2026-12-10 -",
    "de este miércoles en ocho, 10 de la mañana": "ambiguous",
    "its not this week its next week tuesday at 11": "ambiguous",
    "after the fourth sometime": "none",
    "does friday work for you? thats when they have me, 10am": "time_only - 10:00",
    "on the 1st i get paid and on the 2nd i go at 9:30": "ambiguous",
}
"""What a person would see at once, and the rules do not: they ask."""


def lines(name: str) -> Iterator[tuple[str, str, str]]:
    """Each text of a file, what it means, and how it is read."""
    now, zone = dt.datetime.min.replace(tzinfo=dt.UTC), ""
    for line in (ROWS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            _, moment, zone = line.split()
            now = dt.datetime.fromisoformat(moment)
        elif not line.startswith("#"):
            language, text, meant = line.split(" | ")
            yield text, meant, told(text, now, zone, language)


def told(text: str, now: dt.datetime, zone: str, language: str) -> str:
    """The reading in a line: its status, and the day and the hour of one that is settled."""
    found = read(text, now, zone, language)
    if found.status not in {"ok", "date_only", "time_only"}:
        return found.status
    return f"{found.status} {found.date or '-'} {found.time.strftime('%H:%M') if found.time else '-'}"


@pytest.mark.parametrize(
    ("name", "asked"), [("everyday.txt", ASKED_AGAIN), ("date_families.txt", {})], ids=["everyday", "families"]
)
def test_answers_are_read_as_a_person_would(name: str, asked: dict[str, str]) -> None:
    """Each means what its writer said; where it is not read, it is asked about, never guessed."""
    assert {text: got for text, meant, got in lines(name) if got != meant} == asked


@pytest.mark.parametrize("text", ["ask me again friday", "remind me friday", "i can't do it till friday"])
def test_any_day_counts_where_none_of_a_visit_was_asked(text: str) -> None:
    """A day to be reminded on is no day of a visit, and is read where such a day is wanted."""
    now = dt.datetime.fromisoformat("2026-11-18T10:15:00-05:00")

    assert read(text, now, "America/New_York", "en").status == "none"
    assert read(text, now, "America/New_York", "en", visit=False).date == dt.date(2026, 11, 20)
