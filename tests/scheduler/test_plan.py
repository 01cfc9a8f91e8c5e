"""Worked examples: whole series, as a nurse would check them, and the moments at which one rule meets another."""

import datetime as dt
import zoneinfo

import msgspec
import pytest

from scheduler.plan import coming, due, next_alarm
from scheduler.series import Alarm, Outlook, Said, Series

NEW_YORK = "America/New_York"
ALL = frozenset(f"P{number:02}" for number in range(33))


def at(text: str, zone: str = NEW_YORK) -> dt.datetime:
    """A wall time, in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)


def outlook(now: str, visit: str = "", **changes: object) -> Outlook:
    """Somebody in New York who opted in and set the visit at ``now``, with everything still to do."""
    moment = at(now)
    plain = Outlook(
        zone=NEW_YORK,
        began_at=moment,
        visit_at=at(visit) if visit else None,
        visit_set_at=moment,
        open_items=ALL,
    )
    return msgspec.structs.replace(plain, **changes)


def lines(alarms: tuple[Alarm, ...], zone: str = NEW_YORK) -> list[str]:
    """Each text on a line: its day and hour for the recipient, its name, its items."""
    local = zoneinfo.ZoneInfo(zone)
    return [
        " ".join([f"{alarm.at.astimezone(local):%a %m-%d %H:%M}", alarm.touch, *alarm.items, *["last"] * alarm.last])
        for alarm in alarms
    ]


def test_a_visit_a_month_ahead(series: Series) -> None:
    """A month before a visit in New York: the whole series, over Memorial Day and a visit on a Monday."""
    seen = outlook("2026-05-04T14:10", "2026-06-08T09:30")

    assert lines(coming(series, seen, at("2026-05-04T14:10"))) == [
        "Tue 05-05 10:00 asked P00",
        "Mon 05-11 10:00 T-28 P01 P02",
        "Thu 05-14 10:00 T-25 P03 P09 P05",
        "Mon 05-18 10:00 T-21 P06 P07 P04 P14",
        "Fri 05-22 10:00 T-14 P00 P03 P06 P07 P09",
        "Mon 06-01 10:00 T-7 P06 P07 P09 P23 P14",
        "Fri 06-05 10:00 T-3 P25 P21 P24 P22",
        "Sun 06-07 10:00 T-1 P20 P26 P16 P17 P19",
        "Wed 06-10 10:00 T+2 P30",
        "Mon 06-15 10:00 T+7 P31 P32",
    ]


def test_a_visit_four_days_ahead(series: Series) -> None:
    """Four days ahead: what is late in one text, then T-3 the day after it, T-1, and T+2 slips for the cap.

    The text of Monday noon counts for 168 hours: to 13:00, because the clocks change on that Sunday.
    """
    seen = outlook("2026-03-02T11:20", "2026-03-06T15:00", open_items=ALL - {"P00"})

    assert lines(coming(series, seen, at("2026-03-02T11:20"))) == [
        "Mon 03-02 12:00 start P03 P06 P07 P09 P25",
        "Tue 03-03 10:00 T-3 P21 P24 P22",
        "Thu 03-05 10:00 T-1 P20 P26 P16 P17 P19",
        "Mon 03-09 13:00 T+2 P30",
        "Fri 03-13 10:00 T+7 P31 P32",
    ]


def test_no_visit_yet(series: Series) -> None:
    """Without a visit: three texts on working days, then weekly up to six weeks, and the last one says so."""
    seen = outlook("2026-05-20T18:00", "")

    assert lines(coming(series, seen, at("2026-05-20T18:00"))) == [
        "Thu 05-21 10:00 next P00 P03",
        "Tue 05-26 10:00 next P02",
        "Thu 05-28 10:00 next P06 P07",
        "Thu 06-04 10:00 next P00 P03 P06 P07 P02",
        "Thu 06-11 10:00 next P00 P03 P06 P07 P02",
        "Thu 06-18 10:00 next P00 P03 P06 P07 P02",
        "Thu 06-25 10:00 next P00 P03 P06 P07 P02 last",
    ]


def test_a_visit_tomorrow(series: Series) -> None:
    """The day before the visit everything goes into T-1, today, and P00 leads it."""
    seen = outlook("2026-03-02T11:20", "2026-03-03T15:00", urgent=True)

    assert lines(coming(series, seen, at("2026-03-02T11:20"))) == [
        "Mon 03-02 12:00 T-1 P00 P03 P06 P07 P09",
        "Thu 03-05 10:00 T+2 P30",
        "Tue 03-10 10:00 T+7 P31 P32",
    ]


def test_a_visit_today(series: Series) -> None:
    """A visit this afternoon: what is late at the next open hour; one that is over by then gets no such text."""
    seen = [outlook("2026-03-02T08:00", f"2026-03-02T{hour}:00", open_items=ALL - {"P00"}) for hour in ("15", "09")]

    assert [lines(coming(series, each, at("2026-03-02T08:00")))[0] for each in seen] == [
        "Mon 03-02 10:00 start P03 P06 P07 P09 P25",
        "Wed 03-04 10:00 T+2 P30",
    ]


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        ("2026-03-01T09:00", ["Tue 03-03 10:00 T+2 P30", "Sun 03-08 10:00 T+7 P31 P32"]),
        ("2026-02-26T09:00", ["Mon 03-02 12:00 T+2 P30", "Thu 03-05 10:00 T+7 P31 P32"]),
        ("2026-02-25T09:00", ["Wed 03-04 10:00 T+7 P31 P32"]),
        ("2026-02-10T09:00", []),
    ],
)
def test_a_visit_that_is_over_when_it_is_set(series: Series, visit: str, expected: list[str]) -> None:
    """A visit in the past brings only the texts after it, as far as they are still ahead."""
    seen = outlook("2026-03-02T11:20", visit, open_items=ALL - {"P00"})

    assert lines(coming(series, seen, at("2026-03-02T11:20"))) == expected


def test_two_touches_moved_to_one_day(series: Series) -> None:
    """T-25 on Presidents' Day moves back to T-28's Friday: one text names both."""
    seen = outlook("2026-02-02T09:00", "2026-03-13T09:00", open_items=ALL - {"P00"})

    assert lines(coming(series, seen, at("2026-02-02T09:00"), most=1)) == ["Fri 02-13 10:00 T-25 P03 P09 P01 P02 P05"]


def test_t_3_is_never_further_from_the_visit_than_t_5(series: Series) -> None:
    """After a long weekend T-3 comes a day later instead: visit on Thursday, Monday is Labor Day."""
    seen = outlook("2026-08-20T09:00", "2026-09-10T09:00")

    assert "Tue 09-08 10:00 T-3 P25 P21 P24 P22" in lines(coming(series, seen, at("2026-08-20T09:00")))


def test_across_the_date_line(series: Series) -> None:
    """The clinic's day in Kiritimati is a day ahead of Honolulu: T-1 still comes before the visit."""
    visit = at("2026-03-20T09:00", "Pacific/Kiritimati")
    seen = outlook(
        "2026-03-16T20:00",
        zone="Pacific/Honolulu",
        visit_zone="Pacific/Kiritimati",
        visit_at=visit,
        open_items=frozenset(),
    )

    assert lines(coming(series, seen, at("2026-03-16T20:00")), "Pacific/Honolulu") == [
        "Wed 03-18 10:00 T-1",
        "Sun 03-22 10:00 T+2",
    ]


def test_on_the_29th_of_february(series: Series) -> None:
    """T counts through a leap day."""
    seen = outlook("2028-02-20T09:00", "2028-03-01T09:00", open_items=frozenset())

    assert lines(coming(series, seen, at("2028-02-20T09:00")))[0] == "Tue 02-29 10:00 T-1"


def test_agreeing_to_a_text_a_day(series: Series) -> None:
    """Near the visit a fourth text in seven days goes out only to somebody who agreed; else it merges into T-3."""
    seen = [outlook("2026-03-02T11:20", "2026-03-08T15:00", agreed=agreed) for agreed in (True, False)]
    said = tuple(Said(at(day), "next", ("P02",)) for day in ("2026-02-26T10:00",))
    alarms = [coming(series, msgspec.structs.replace(each, said=said), at("2026-03-02T11:20"), most=3) for each in seen]

    assert [lines(each) for each in alarms] == [
        [
            "Mon 03-02 12:00 start P00 P03 P06 P07 P09",
            "Tue 03-03 10:00 asked P00",
            "Thu 03-05 10:00 T-3 P25 P21 P24 P22",
        ],
        [
            "Mon 03-02 12:00 start P00 P03 P06 P07 P09",
            "Thu 03-05 10:00 T-3 P00 P25 P21 P24 P22",
            "Sat 03-07 10:00 T-1 P20 P26 P16 P17 P19",
        ],
    ]


def test_texts_of_another_plan_count(series: Series) -> None:
    """Somebody who prepares two visits gets three texts in seven days, not six: what was due rides with the next."""
    elsewhere = tuple(at(f"2026-03-0{day}T10:00") for day in (2, 3, 4))
    seen = outlook(
        "2026-02-16T09:00", "2026-03-27T09:00", said_elsewhere=elsewhere, open_items=ALL - {"P00", "P01", "P02"}
    )

    assert lines(coming(series, seen, at("2026-02-27T18:00")))[:2] == [
        "Fri 03-13 10:00 T-14 P03 P06 P07 P09 P05",
        "Fri 03-20 10:00 T-7 P06 P07 P09 P23 P14",
    ]


def test_after_an_outage(series: Series) -> None:
    """A week without power: one text gathers what was missed, then the series goes on."""
    seen = outlook("2026-05-04T14:10", "2026-06-08T09:30", said=(Said(at("2026-05-11T10:00"), "T-28", ("P01", "P02")),))

    assert lines(coming(series, seen, at("2026-05-19T13:07")))[:3] == [
        "Tue 05-19 13:07 catchup P03 P06 P07 P09 P05",
        "Fri 05-22 10:00 T-14 P00 P03 P06 P07 P09",
        "Mon 06-01 10:00 T-7 P06 P07 P09 P23 P14",
    ]


def test_later(series: Series) -> None:
    """LATER: until then silence, then the tasks of the last text once more, even those named the day before."""
    said = (Said(at("2026-05-14T10:00"), "T-25", ("P03", "P09", "P05")),)
    seen = outlook(
        "2026-05-04T14:10",
        "2026-06-08T09:30",
        said=said,
        snoozed_until=at("2026-05-15T10:00"),
        open_items=ALL - {"P09"},
    )

    assert lines(coming(series, seen, at("2026-05-14T10:05")))[0] == "Fri 05-15 10:00 catchup P03 P05"


def test_later_beyond_the_visit(series: Series) -> None:
    """What was put off until after the visit is not asked for any more, but what comes after it still can be."""
    before = (Said(at("2026-06-05T10:00"), "T-3", ("P21",)),)
    after = (Said(at("2026-06-10T10:00"), "T+2", ("P30",)),)
    plain = outlook("2026-05-04T14:10", "2026-06-08T09:30", said=before, snoozed_until=at("2026-06-09T10:00"))
    later = msgspec.structs.replace(plain, said=after, snoozed_until=at("2026-06-11T10:00"))

    assert [lines(coming(series, seen, at("2026-06-08T12:00")))[0] for seen in (plain, later)] == [
        "Wed 06-10 10:00 T+2 P30",
        "Thu 06-11 10:00 catchup P30",
    ]


def test_a_hold(series: Series) -> None:
    """After a crisis text: a day's silence, one question, and then nothing until it is answered, not even T-1."""
    seen = outlook("2026-05-04T14:10", "2026-06-08T09:30", held_since=at("2026-06-05T16:30"))

    assert lines(coming(series, seen, at("2026-06-05T16:30"))) == ["Sat 06-06 17:00 resume"]


def test_a_hold_when_the_week_is_full(series: Series) -> None:
    """The question too waits for its place under the caps, and for the end of a snooze."""
    said = tuple(Said(at(f"2026-06-0{day}T10:00"), "next", ()) for day in (3, 4, 5))
    full = outlook("2026-06-01T09:00", held_since=at("2026-06-05T11:00"), said=said)
    snoozed = msgspec.structs.replace(full, said=(), snoozed_until=at("2026-06-08T10:00"))

    assert [lines(coming(series, seen, at("2026-06-05T11:00"))) for seen in (full, snoozed)] == [
        ["Wed 06-10 10:00 resume"],
        ["Mon 06-08 10:00 resume"],
    ]


def test_a_move(series: Series) -> None:
    """After a move the new dates count, and what was named within the week is not late again."""
    said = (
        Said(at("2026-05-11T10:00"), "T-28", ("P01", "P02")),
        Said(at("2026-05-14T10:00"), "T-25", ("P03", "P09", "P05")),
    )
    seen = outlook("2026-05-15T12:30", "2026-05-28T09:30", said=said, open_items=ALL - {"P00"})

    assert lines(coming(series, seen, at("2026-05-15T12:30"))) == [
        "Fri 05-15 13:00 start P06 P07 P04 P08 P14",
        "Thu 05-21 10:00 T-7 P03 P06 P07 P09 P23",
        "Tue 05-26 10:00 T-3 P25 P21 P24 P22",
        "Wed 05-27 10:00 T-1 P20 P26 P16 P17 P19",
        "Sat 05-30 10:00 T+2 P30",
        "Thu 06-04 10:00 T+7 P31 P32",
    ]


def test_the_last_minute_of_the_window(series: Series) -> None:
    """A clock that ticks some seconds late still says what was due at 17:00; a minute later it is too late."""
    seen = outlook("2026-03-02T16:58", "2026-03-03T15:00", open_items=frozenset())
    rings = [due(series, seen, at(f"2026-03-02T17:0{tail}")) for tail in ("0:00", "0:05", "1:00")]

    assert [alarm.touch if alarm else None for alarm in rings] == ["T-1", "T-1", None]


def test_stopped(series: Series) -> None:
    """Nothing is planned for somebody who said STOP."""
    seen = outlook("2026-05-04T14:10", "2026-06-08T09:30", stopped=True)

    assert next_alarm(series, seen, at("2026-05-04T14:10")) is None
