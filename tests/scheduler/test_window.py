"""The open hours of a recipient's day."""

import datetime as dt
import zoneinfo

import pytest

from scheduler.window import Window

TEN, FIVE = dt.time(10), dt.time(17)


def window(zone: str) -> Window:
    return Window(zoneinfo.ZoneInfo(zone), TEN, FIVE)


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("America/New_York", "2026-03-02T08:15:00-05:00", "2026-03-02T10:00:00-05:00"),
        ("America/New_York", "2026-03-02T10:00:00-05:00", "2026-03-02T11:00:00-05:00"),  # not on its heels
        ("America/New_York", "2026-03-02T12:54:00-05:00", "2026-03-02T13:00:00-05:00"),
        ("America/New_York", "2026-03-02T12:56:00-05:00", "2026-03-02T14:00:00-05:00"),
        ("America/New_York", "2026-03-02T16:58:00-05:00", "2026-03-02T17:00:00-05:00"),  # the window's end
        ("America/New_York", "2026-03-02T17:00:00-05:00", "2026-03-02T17:00:00-05:00"),  # inclusive
        ("America/New_York", "2026-03-02T17:00:01-05:00", "2026-03-03T10:00:00-05:00"),
        ("America/New_York", "2026-03-07T23:58:00-05:00", "2026-03-08T10:00:00-04:00"),  # clocks change that night
        ("Australia/Lord_Howe", "2026-04-04T18:00:00+11:00", "2026-04-05T10:00:00+10:30"),  # by half an hour
        ("Pacific/Chatham", "2026-03-02T09:20:00+13:45", "2026-03-02T10:00:00+13:45"),
        ("Pacific/Kiritimati", "2026-02-28T23:30:00+14:00", "2026-03-01T10:00:00+14:00"),
    ],
)
def test_the_next_open_hour(zone: str, moment: str, expected: str) -> None:
    """A text that follows from the conversation comes at the next full open hour, five minutes later at least."""
    found = window(zone).hour_after(dt.datetime.fromisoformat(moment))

    assert found == dt.datetime.fromisoformat(expected)


def test_no_lead() -> None:
    """A snooze until ten o'clock ends at ten o'clock."""
    ten = dt.datetime.fromisoformat("2026-03-02T10:00:00-05:00")

    assert window("America/New_York").hour_after(ten, dt.timedelta()) == ten
