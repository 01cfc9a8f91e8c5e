"""The days on which offices answer."""

import datetime as dt

import pytest

from scheduler import workdays

D = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("year", "kept"),
    [
        (
            2026,
            (
                "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-07-04 2026-09-07 2026-10-12 "
                "2026-11-11 2026-11-26 2026-12-25"
            ),
        ),
        (
            2027,
            (
                "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-06-19 2027-07-04 2027-07-05 2027-09-06 "
                "2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-25 2027-12-31"
            ),
        ),
        (
            2023,
            (
                "2023-01-01 2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-10-09 "
                "2023-11-10 2023-11-11 2023-11-23 2023-12-25"
            ),
        ),
    ],
)
def test_holidays_of_a_year(year: int, kept: str) -> None:
    """The eleven federal holidays are kept on their days and on the days they are moved to (OPM's own lists)."""
    assert sorted(workdays.holidays(year)) == [D(day) for day in kept.split()]


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2026-03-04", "2026-03-04", "2026-03-04"),  # a Wednesday
        ("2026-03-07", "2026-03-06", "2026-03-09"),  # a Saturday
        ("2026-07-03", "2026-07-02", "2026-07-06"),  # Independence Day, kept on the Friday before
        ("2028-01-01", "2027-12-30", "2028-01-03"),  # New Year on a Saturday: Friday is off too
        ("2028-02-29", "2028-02-29", "2028-02-29"),
        ("2026-11-26", "2026-11-25", "2026-11-27"),  # Thanksgiving: only the Thursday is a federal holiday
    ],
)
def test_the_nearest_working_day(day: str, before: str, after: str) -> None:
    """A day when offices are closed moves back or on to the next one when they are open."""
    assert (workdays.on_or_before(D(day)), workdays.on_or_after(D(day))) == (D(before), D(after))


def test_counting_working_days() -> None:
    """Working days are counted over a weekend and a holiday, from the day after."""
    assert workdays.later(D("2026-05-21"), 2) == D("2026-05-26")


def test_the_last_year_of_the_calendar() -> None:
    """Year 9999 has no New Year's Day after it, and that is no error."""
    assert D("9999-12-31") not in workdays.holidays(9999)
