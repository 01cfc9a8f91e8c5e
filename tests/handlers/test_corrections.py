"""A day beside the one just read back."""

import datetime as dt

import pytest
from acting import NOON

from handlers.corrections import nearby

DECEMBER = dt.date(2026, 12, 1)
SOON = dt.date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "beside", "day"),
    [
        ("no, the 3rd", DECEMBER, dt.date(2026, 12, 3)), ("no, el 9", DECEMBER, dt.date(2026, 12, 9)),
        ("it's Friday", DECEMBER, dt.date(2026, 12, 4)), ("no, Monday", DECEMBER, dt.date(2026, 11, 30)),
        ("no, el jueves", DECEMBER, dt.date(2026, 12, 3)),
        ("no, the 1st", SOON, None),  # over: November 1 was yesterday
        ("no, the 31st", SOON, dt.date(2026, 12, 31)),  # November has none
        ("no, December 3", DECEMBER, None), ("tomorrow", DECEMBER, None), ("at 4", DECEMBER, None),
    ],
)  # fmt: skip
def test_a_bare_day_means_the_month_or_week_that_was_read_back(text: str, beside: dt.date, day: dt.date | None) -> None:
    """What says more than that, or would lie in the past, is read as any other date."""
    assert nearby(text, beside, (NOON, "America/New_York"), "en") == day
