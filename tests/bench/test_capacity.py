"""The simulation of the rush at ten: what it is fed with, the queue, and that docs/scaling.md says what it finds."""

import datetime as dt
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from bench.capacity import (
    DAY,
    FIRST_MONDAY,
    HOUR,
    OPENS,
    ZONES,
    Cohort,
    Demand,
    Wave,
    busiest,
    cohorts,
    demand,
    lines,
    longest_wait,
    reminders,
    senders,
    waves,
)

DOCS = Path(__file__).parents[2] / "docs" / "scaling.md"
TEN = 14 * 60


@pytest.fixture(scope="module")
def mean() -> Demand:
    """What one person causes: four seconds."""
    return demand()


def test_visits_fall_on_every_working_day_alike() -> None:
    """And people begin on every day of the week alike: no day is busy by our choice."""
    everybody = list(cohorts())

    assert set(Counter(who.visit.weekday() for who in everybody)) == set(range(5))
    for days in (Counter(who.visit.weekday() for who in everybody), Counter(who.begins.weekday() for who in everybody)):
        assert len(set(days.values())) == 1


@pytest.mark.parametrize("wait", [0, 10])
def test_the_real_series_is_sent(wait: int) -> None:
    """At ten or at a full hour, on several days, each of one to three segments, with a date from the start or later."""
    who = Cohort(begins=FIRST_MONDAY, lead=36 - wait, wait=wait, language="en")

    sent = list(reminders(who))

    assert len(sent) in range(8, 16)
    assert {text.minute for text in sent} <= {OPENS, *range(OPENS, 17 * 60 + 1, 60)}
    assert {text.segments for text in sent} <= {1, 2, 3}
    assert who.visit == FIRST_MONDAY + dt.timedelta(days=36)


def test_a_weeks_texts_are_a_lifes_texts(mean: Demand) -> None:
    """As many people begin as end: in a week everybody gets a week's share of their texts."""
    week = sum((texts for texts, _ in mean.week.values()), Fraction(0))

    assert week == mean.texts * 7 / mean.days


def test_everybody_comes_at_ten_in_their_zone(mean: Demand) -> None:
    """The rush begins in the East, and Hawaii comes six hours later; together they are the whole day."""
    found = waves(mean, 1000, segments=False)

    at_ten = {wave.minute: wave.amount for wave in found}
    everybody = mean.week[busiest(mean), OPENS][0]
    assert found[0].minute == TEN
    assert at_ten[TEN] == everybody * ZONES["Eastern"][1]
    assert {TEN + 60 * hours for hours in (0, 1, 2, 3, 4, 6)} <= set(at_ten)
    assert sum(share for _, share in ZONES.values()) == 1000


@pytest.mark.parametrize(
    ("due", "per_second", "minutes"),
    [
        ([], 1, 0),
        ([Wave(TEN, Fraction(60))], 1, 1),
        ([Wave(TEN, Fraction(3600))], 1, 60),
        ([Wave(TEN, Fraction(3600))], 2, 30),
        ([Wave(TEN, Fraction(60)), Wave(TEN + 60, Fraction(120))], 1, 2),
        ([Wave(TEN, Fraction(7200)), Wave(TEN + 60, Fraction(60))], 1, 120),
        ([Wave(TEN, Fraction(7200)), Wave(TEN + 60, Fraction(3600))], 1, 120),
        ([Wave(TEN, Fraction(7200)), Wave(TEN + 60, Fraction(7200))], 1, 180),
    ],
)
def test_who_is_last_waits_for_all_before(due: list[Wave], per_second: int, minutes: int) -> None:
    """A wave that finds an earlier one unfinished waits for it too; an empty queue saves nothing up."""
    assert longest_wait(due, per_second) == minutes


@pytest.mark.parametrize(
    ("amount", "minutes", "needed"),
    [(1, HOUR, 1), (3600, HOUR, 1), (3601, HOUR, 2), (72_000, HOUR, 20), (72_000, DAY, 3)],
)
def test_enough_senders_are_as_few_as_do(amount: int, minutes: int, needed: int) -> None:
    """With one fewer somebody would wait for longer."""
    assert senders([Wave(TEN, Fraction(amount))], 1, minutes) == needed


def test_the_page_says_what_the_simulation_finds(mean: Demand) -> None:
    """Within a tenth, so that not every new word in a reminder changes the page; run the module to renew it."""
    page, found = DOCS.read_text(), list(lines(mean, ()))

    def moments(text: str) -> list[int]:
        return [
            int(cell.replace(",", ""))
            for cell in re.findall(r"^\| [\d,]+0 \| [\d,]+ \| ([\d,]+) \|$", text, re.MULTILINE)
        ]

    told, now = moments(page), moments("\n".join(found))
    assert len(told) == len(now) == 5
    assert told == pytest.approx(now, rel=0.1)
