"""Rules that holidays, changes of clocks, the date line, odd zones and travel must not break, as properties."""

import datetime as dt
import zoneinfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlooks import DAY, ITEMS, WEEK, ZONES, Seen, histories, outlooks

from scheduler import workdays
from scheduler.plan import coming, next_alarm
from scheduler.series import Outlook, Said, Series

rules = settings(deadline=None, max_examples=50)
HOUR = dt.timedelta(hours=1)

FOR_THE_OFFICE = frozenset({"T-28", "T-25", "T-21", "T-14", "T-7", "T-3", "asked", "next"})
"""Texts that ask for a call: offices must answer that day."""
CHANGES = (
    ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"), ("America/St_Johns", "2026-03-08"),
    ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"), ("Africa/Cairo", "2026-04-24"),
    ("Africa/Cairo", "2026-10-30"), ("Pacific/Chatham", "2026-09-27"), ("Europe/London", "2026-10-25"),
)  # fmt: skip
"""Days on which the clocks change: at two, by half an hour, at midnight, at a quarter to three."""
CHANGING = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage", "America/Adak",
    "America/St_Johns", "America/Havana", "America/Santiago", "America/Nuuk", "Africa/Casablanca", "Atlantic/Azores",
    "Europe/London", "Europe/Madrid", "Asia/Beirut", "Asia/Jerusalem", "Africa/Cairo", "Australia/Sydney",
    "Australia/Lord_Howe", "Pacific/Chatham",
)  # fmt: skip
"""Twenty zones whose clocks change, mostly twice a year."""


def setting(zone: str, now: dt.datetime, visit: dt.datetime, **changes: object) -> Outlook:
    """Somebody who opts in and sets the visit at ``now``, all in one zone, with everything to do but P00."""
    plain = Outlook(
        zone=zone,
        began_at=now.astimezone(dt.UTC),
        visit_at=visit.astimezone(dt.UTC),
        visit_zone=zone,
        visit_set_at=now.astimezone(dt.UTC),
        open_items=frozenset(ITEMS) - {"P00"},
    )
    return msgspec.structs.replace(plain, **changes)


@given(data=st.data())
@rules
def test_what_asks_for_a_call_comes_when_offices_answer(series: Series, data: st.DataObject) -> None:
    """T-28 to T-3, ``asked`` and ``next`` come on no weekend and on none of the eleven federal holidays or their moves.

    A T-28 to T-7 whose day is the very day on which the visit was set has no other left.
    """
    seen = data.draw(histories(series))

    for alarm in coming(series, seen.outlook, seen.now):
        day = seen.local(alarm.at).date()
        assert alarm.touch not in FOR_THE_OFFICE or workdays.is_workday(day)


@pytest.mark.parametrize("holiday", sorted(workdays.holidays(2026) | workdays.holidays(2027)))
def test_no_holiday_is_a_day_for_a_call(series: Series, holiday: dt.date) -> None:
    """Each holiday of two years, kept or moved: a text that would stand on it stands on the working day before."""
    here = zoneinfo.ZoneInfo("America/New_York")
    for ahead in (28, 25, 21, 14, 7):
        visit = dt.datetime.combine(holiday + ahead * DAY, dt.time(9), here)
        outlook = setting("America/New_York", visit - 40 * DAY, visit)
        days = [alarm.at.astimezone(here).date() for alarm in coming(series, outlook, outlook.began_at)]
        assert holiday not in days
        assert workdays.on_or_before(holiday) in days


def changes(zone: str) -> list[dt.date]:
    """The days from 2025 to 2035 on which the clocks of a zone change."""
    here = zoneinfo.ZoneInfo(zone)
    days = [dt.datetime(2025, 1, 1, tzinfo=here) + n * DAY for n in range(11 * 366)]
    return [day.date() for day in days if day.utcoffset() != (day + DAY).utcoffset()]


@pytest.mark.parametrize("zone", CHANGING)
def test_the_hour_holds_through_every_change_of_ten_years(series: Series, zone: str) -> None:
    """Twenty zones from 2025 to 2035: the text of that day comes at ten by the new clock, and once."""
    here = zoneinfo.ZoneInfo(zone)
    for day in changes(zone):
        visit = dt.datetime.combine(day + DAY, dt.time(9), here)
        outlook = setting(zone, visit - 3 * DAY, visit)
        came = [a.at.astimezone(here) for a in coming(series, outlook, outlook.began_at) if a.touch == "T-1"]
        assert came == [dt.datetime.combine(day, dt.time(10), here)]
    assert changes(zone)


@pytest.mark.parametrize(("zone", "day"), CHANGES)
@pytest.mark.parametrize("opens", [9, 10, 18])
def test_the_hour_holds_through_a_change_of_clocks(series: Series, zone: str, day: str, opens: int) -> None:
    """A text on the day of the change, and on the days beside it, comes at its hour by the new clock, and once."""
    here, changed = zoneinfo.ZoneInfo(zone), dt.date.fromisoformat(day)
    for shift in (-1, 0, 1):
        visit = dt.datetime.combine(changed + (shift + 1) * DAY, dt.time(9), here)
        hours = {"opens": dt.time(opens), "closes": dt.time(max(17, opens + 2))}
        outlook = setting(zone, visit - 3 * DAY, visit, **hours)
        came = [a.at.astimezone(here) for a in coming(series, outlook, outlook.began_at) if a.touch == "T-1"]
        assert came == [dt.datetime.combine(changed + shift * DAY, dt.time(opens), here)]


@pytest.mark.parametrize(("zone", "day"), CHANGES)
@pytest.mark.parametrize(("before", "after"), [(-3, 4), (4, -3), (-1, 1), (1, -1)])
def test_a_visit_moved_across_a_change_of_clocks(series: Series, zone: str, day: str, before: int, after: int) -> None:
    """The touches count days, not hours: after the move each stands as if the visit had always been there."""
    here, changed = zoneinfo.ZoneInfo(zone), dt.date.fromisoformat(day)
    first, second = (dt.datetime.combine(changed + days * DAY, dt.time(9), here) for days in (before + 20, after + 20))
    began = first - 40 * DAY
    moved = msgspec.structs.replace(setting(zone, began, first), visit_at=second.astimezone(dt.UTC))

    assert coming(series, moved, moved.began_at) == coming(series, setting(zone, began, second), moved.began_at)
    came = {alarm.touch: alarm.at.astimezone(here) for alarm in coming(series, moved, moved.began_at)}
    assert came["T-1"] == dt.datetime.combine(second.date() - DAY, dt.time(10), here)


@given(data=st.data())
@rules
def test_full_hours_in_every_zone(series: Series, data: st.DataObject) -> None:
    """Also in zones half or a quarter of an hour off a text comes at a full hour of the recipient's clock.

    Unless a cap ends at that minute, or the window does.
    """
    seen = data.draw(outlooks().filter(lambda seen: not seen.outlook.said_elsewhere))
    first = next_alarm(series, seen.outlook, seen.now)

    assert first is None or (seen.local(first.at).minute, seen.local(first.at).second) == (0, 0)


@given(data=st.data())
@rules
def test_the_day_before_wherever_the_clinic_is(series: Series, data: st.DataObject) -> None:
    """T-1 comes before the visit and at most two days of the recipient before it, also across the date line."""
    seen = data.draw(outlooks(visit=True))
    visit = seen.outlook.visit_at
    assert visit

    for alarm in coming(series, seen.outlook, seen.now):
        if alarm.touch == "T-1":
            assert alarm.at < visit
            assert visit - alarm.at < 3 * DAY + 14 * HOUR


@pytest.mark.parametrize(
    ("visit", "touch", "day"),
    [
        ("2011-12-31", "T-1", "2011-12-29"),
        ("2012-01-02", "T-3", "2011-12-29"),
        ("2012-01-06", "T-7", "2011-12-29"),
        ("2011-12-28", "T+2", "2011-12-31"),
        ("2011-12-23", "T+7", "2011-12-31"),
    ],
)
def test_a_day_that_a_zone_left_out(series: Series, visit: str, touch: str, day: str) -> None:
    """Samoa had no 30 December 2011: what would stand on it comes a day sooner, what follows the visit a day later."""
    here = zoneinfo.ZoneInfo("Pacific/Apia")
    at = dt.datetime.combine(dt.date.fromisoformat(visit), dt.time(14), here)
    outlook = setting("Pacific/Apia", at - 40 * DAY, at)

    came = {alarm.touch: alarm.at.astimezone(here).date() for alarm in coming(series, outlook, outlook.began_at)}

    assert came[touch] == dt.date.fromisoformat(day)
    assert len(set(came.values())) == len(came)


@given(data=st.data(), texts=st.integers(0, 6), hours=st.integers(0, 60))
@rules
def test_who_travels_hears_nothing_twice(series: Series, data: st.DataObject, texts: int, hours: int) -> None:
    """A change of zone in the middle: no touch again, open hours of the new zone, one a day and three a week there."""
    seen = data.draw(outlooks(visit=True).filter(lambda seen: not seen.outlook.agreed))
    before = coming(series, seen.outlook, seen.now)[:texts]
    said = tuple(Said(alarm.at, alarm.touch, alarm.items) for alarm in before)
    now = (before[-1].at if before else seen.now) + hours * HOUR
    there = Seen(msgspec.structs.replace(seen.outlook, said=said, zone=data.draw(st.sampled_from(ZONES))), now)

    after = coming(series, there.outlook, now)

    touches = [alarm.touch for alarm in (*before, *after) if alarm.touch != "catchup"]
    assert len(touches) == len(set(touches))
    days = [there.local(text.at).date() for text in said]
    for alarm in after:
        day = there.local(alarm.at).date()
        assert dt.time(10) <= there.local(alarm.at).time() <= dt.time(17, 0, 59)
        assert day not in days
        assert sum(dt.timedelta() < day - other < WEEK for other in days) < 3
        days.append(day)


@pytest.mark.parametrize("ahead", [28, 25, 21, 14, 7, 3, 1, -2, -7])
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Asia/Kolkata"])
def test_every_touch_counts_through_the_29th_of_february(series: Series, zone: str, ahead: int) -> None:
    """A touch whose day is the leap day, a Tuesday in 2028, comes on it, at ten."""
    here, leap_day = zoneinfo.ZoneInfo(zone), dt.date(2028, 2, 29)
    visit = dt.datetime.combine(leap_day + ahead * DAY, dt.time(9), here)
    outlook = setting(zone, visit - 40 * DAY, visit)

    came = {alarm.touch: alarm.at.astimezone(here) for alarm in coming(series, outlook, outlook.began_at)}

    assert came[f"T{-ahead:+d}"] == dt.datetime.combine(leap_day, dt.time(10), here)
