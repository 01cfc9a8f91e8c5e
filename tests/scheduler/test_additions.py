"""What people add themselves has its day, its texts and its place like any other item, and crowds nobody out."""

import datetime as dt
import tomllib
from pathlib import Path

import msgspec
import pytest

from scheduler import additions, plan, series
from scheduler.series import Outlook

SERIES = series.read(tomllib.loads((Path(__file__).parents[2] / "content/series.toml").read_text()))
NOW = dt.datetime(2026, 11, 2, 17, tzinfo=dt.UTC)
"""A Monday, noon in New York."""


def outlook(*items: str, days: int | None = 29) -> Outlook:
    """Somebody for whom only these are open, so many days before the visit, or without one."""
    return Outlook(
        zone="America/New_York",
        began_at=NOW,
        visit_at=NOW + dt.timedelta(days=days) if days is not None else None,
        visit_zone="America/New_York",
        visit_set_at=NOW if days is not None else None,
        open_items=frozenset(items),
    )


def named(view: Outlook) -> dict[str, tuple[str, ...]]:
    """Each coming text with what it names."""
    return {alarm.touch: alarm.items for alarm in plan.coming(SERIES, view, NOW)}


def test_the_added_ones_come_in_the_order_in_which_they_were_added() -> None:
    """By number, whatever else is among them."""
    assert additions.own(["C10", "P03", "C2", "CX", "C1"]) == ("C1", "C2", "C10")


def test_with_a_visit_it_is_swept_asked_for_again_and_brought() -> None:
    """At T-14, T-7 and T-1; after the visit no more."""
    assert named(outlook("C1")) == {"T-14": ("C1",), "T-7": ("C1",), "T-1": ("C1",), "T+2": ()}


def test_it_stands_behind_the_slides_and_at_most_two_are_named() -> None:
    """Twenty of them leave room for what the guide names."""
    many = [f"C{number}" for number in range(1, 21)]

    assert named(outlook("P09", "P20", "P26", *many))["T-1"] == ("C1", "C2", "P20", "P26")
    assert named(outlook("P09", *many))["T-14"] == ("P09", "C1", "C2")


def test_without_a_visit_the_weekly_texts_name_it() -> None:
    """Not before the first steps."""
    texts = list(plan.coming(SERIES, outlook("P02", "C1", days=None), NOW))

    assert [text.items for text in texts[:2]] == [("P02",), ("C1", "P02")]


def test_a_late_visit_names_it_at_once() -> None:
    """Five days ahead it is late like everything else."""
    assert named(outlook("C1", days=5))["start"] == ("C1",)


def test_a_series_that_says_nothing_of_them_leaves_them_out() -> None:
    """And nobody's series changes who added nothing."""
    without = msgspec.structs.replace(SERIES, own=None)

    assert additions.with_additions(without, ["C1"]) is without
    assert additions.with_additions(SERIES, ["P03"]) is SERIES
    assert additions.sparing(without, ("C1", "P03")) == ("C1", "P03")


@pytest.mark.parametrize("own", [{"day": -14, "behind": "P99"}, {"day": -14, "behind": "P09", "touches": ["T-99"]}])
def test_a_place_that_is_not_there_is_a_fault(own: dict[str, object]) -> None:
    """Said when the file is read."""
    content = {**msgspec.to_builtins(SERIES), "own": own}

    with pytest.raises(ValueError, match="own names a touch or an item that is not there"):
        series.read(content)


def test_the_steps_after_two_different_answers_come_with_the_talk_about_them() -> None:
    """A week after the visit, behind the two items of that day, at most five names in one text; else nowhere."""
    steps = ["S34", "S36", "S37", "S38", "S39", "S40"]

    assert named(outlook("P31", "P32", *steps))["T+7"] == ("P31", "P32", "S34", "S36", "S37")
    assert named(outlook(*steps)) == {"T-1": (), "T+2": (), "T+7": ("S34", "S36", "S37", "S38", "S39")}


def test_a_rule_for_steps_names_what_is_there() -> None:
    """A text or an item that the series does not have is told."""
    raw = tomllib.loads((Path(__file__).parents[2] / "content/series.toml").read_text())
    with pytest.raises(ValueError, match="steps names a touch or an item that is not there"):
        series.read({**raw, "steps": {**raw["steps"], "behind": "P99"}})
