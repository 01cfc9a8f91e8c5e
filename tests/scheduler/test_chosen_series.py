"""Worked examples of what a person can choose about reminders, and what becomes of the series then."""

import datetime as dt
import zoneinfo

import msgspec
import pytest
from outlooks import ITEMS

from scheduler import workdays
from scheduler.plan import coming
from scheduler.series import Alarm, Outlook, Said, Series

EXAMPLES: dict[str, tuple[str, str, dict[str, object], list[str]]] = {
    "Mondays alone: T-28 joins T-25, T-3 has no day and rides with T-1, which keeps its Sunday; T+2 and T+7 wait.": (
        "2026-05-04T14:10",
        "2026-06-08T09:30",
        {"days": frozenset({0})},
        [
            "Mon 05-11 10:00 T-25 P00 P03 P09 P01 P02",
            "Mon 05-18 10:00 T-14 P00 P03 P06 P07 P09",
            "Mon 06-01 10:00 T-7 P06 P07 P09 P23 P14",
            "Sun 06-07 10:00 T-1 P25 P21 P24 P22 P20",
            "Mon 06-15 10:00 T+2 P30",
            "Mon 06-22 10:00 T+7 P31 P32",
        ],
    ),
    "Fewer: one a week, what T-28 kept back comes with T-21, and T-3, T-1 and T+2 besides.": (
        "2026-05-04T14:10",
        "2026-06-08T09:30",
        {"seldom": True},
        [
            "Tue 05-05 10:00 asked P00",
            "Tue 05-12 10:00 T-28 P01 P02",
            "Tue 05-19 10:00 T-21 P03 P06 P07 P09 P05",
            "Tue 05-26 10:00 T-14 P00 P03 P06 P07 P09",
            "Tue 06-02 10:00 T-7 P06 P07 P09 P23 P14",
            "Fri 06-05 10:00 T-3 P25 P21 P24 P22",
            "Sun 06-07 10:00 T-1 P20 P26 P16 P17 P19",
            "Wed 06-10 10:00 T+2 P30",
            "Mon 06-15 10:00 T+7 P31 P32",
        ],
    ),
    "Fewer, without a visit: a week between two texts from the start.": (
        "2026-05-20T18:00",
        "",
        {"seldom": True},
        [
            "Thu 05-21 10:00 next P00 P03",
            "Thu 05-28 10:00 next P06 P07 P02",
            "Thu 06-04 10:00 next P00 P03 P06 P07 P02",
            "Thu 06-11 10:00 next P00 P03 P06 P07 P02",
            "Thu 06-18 10:00 next P00 P03 P06 P07 P02",
            "Thu 06-25 10:00 next P00 P03 P06 P07 P02 last",
        ],
    ),
    "Fridays alone, without a visit: not on Juneteenth, which is a Friday.": (
        "2026-05-20T18:00",
        "",
        {"days": frozenset({4})},
        [
            "Fri 05-22 10:00 next P00 P03",
            "Fri 05-29 10:00 next P06 P07 P02",
            "Fri 06-05 10:00 next P00 P03 P06 P07 P02",
            "Fri 06-12 10:00 next P00 P03 P06 P07 P02",
            "Fri 06-26 10:00 next P00 P03 P06 P07 P02 last",
        ],
    ),
    "From six in the evening: every text then, also the first one.": (
        "2026-05-30T14:10",
        "2026-06-08T09:30",
        {"opens": dt.time(18), "closes": dt.time(20)},
        [
            "Sat 05-30 18:00 start P00 P03 P06 P07 P09",
            "Mon 06-01 18:00 T-7 P00 P06 P07 P09 P23",
            "Fri 06-05 18:00 T-3 P25 P21 P24 P22",
            "Sun 06-07 18:00 T-1 P20 P26 P16 P17 P19",
            "Wed 06-10 18:00 T+2 P30",
            "Mon 06-15 18:00 T+7 P31 P32",
        ],
    ),
    "Sundays alone and four days to go: T-1 gathers what is late.": (
        "2026-03-02T11:20",
        "2026-03-06T15:00",
        {"opens": dt.time(9), "days": frozenset({6})},
        [
            "Thu 03-05 09:00 T-1 P00 P03 P06 P07 P09",
            "Sun 03-08 09:00 T+2 P30",
            "Sun 03-15 09:00 T+7 P31 P32",
        ],
    ),
}


@pytest.mark.parametrize("said", EXAMPLES)
def test_worked_examples(series: Series, said: str) -> None:
    """Whole series under a choice, as a nurse would check them; the visit is on a Monday, or on a Friday."""
    now, visit, chosen, expected = EXAMPLES[said]

    assert told(coming(series, in_new_york(now, visit, chosen), at(now))) == expected


def at(text: str) -> dt.datetime:
    """A wall time in New York, in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo("America/New_York")).astimezone(dt.UTC)


def in_new_york(now: str, visit: str, chosen: dict[str, object]) -> Outlook:
    """Somebody who opted in and set the visit at ``now``, with everything still to do."""
    plain = Outlook(
        zone="America/New_York",
        began_at=at(now),
        visit_at=at(visit) if visit else None,
        visit_set_at=at(now),
        open_items=frozenset(ITEMS),
    )
    return msgspec.structs.replace(plain, **chosen)


def told(alarms: tuple[Alarm, ...]) -> list[str]:
    """Each text on a line: its day and hour, its name, its items."""
    local = zoneinfo.ZoneInfo("America/New_York")
    return [
        " ".join([f"{alarm.at.astimezone(local):%a %m-%d %H:%M}", alarm.touch, *alarm.items, *["last"] * alarm.last])
        for alarm in alarms
    ]


def test_what_was_put_off_does_not_wait_a_week(series: Series) -> None:
    """LATER until tomorrow is tomorrow, also for somebody who chose fewer texts; on the next of their days, if any."""
    said = (Said(at("2026-05-14T10:00"), "T-25", ("P03", "P09")),)
    later: dict[str, object] = {"seldom": True, "said": said, "snoozed_until": at("2026-05-15T10:00")}
    outlooks = [
        in_new_york("2026-05-04T14:10", "2026-06-08T09:30", {**later, "days": chosen})
        for chosen in (workdays.EVERY_DAY, workdays.EVERY_DAY - {4})
    ]

    assert [told(coming(series, each, at("2026-05-14T12:00"), most=1)) for each in outlooks] == [
        ["Fri 05-15 10:00 catchup P03 P09"],
        ["Sat 05-16 10:00 catchup P03 P09"],
    ]
