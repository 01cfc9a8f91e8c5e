"""Every rule of docs/reminders.md as a property, over odd zones, moved visits, other plans, snoozes and outages."""

import datetime as dt
import zoneinfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlooks import DAY, WEEK, ZONES, Seen, histories, outlooks

from scheduler import workdays
from scheduler.plan import coming, due, next_alarm
from scheduler.series import Alarm, Outlook, Said, Series

rules = settings(deadline=None, max_examples=50)


def told(seen: Seen, alarm: Alarm) -> Seen:
    """The person after that text."""
    said = (*seen.outlook.said, Said(alarm.at, alarm.touch, alarm.items))
    return Seen(msgspec.structs.replace(seen.outlook, said=said), alarm.at)


def all_days(seen: Seen, alarms: tuple[Alarm, ...]) -> list[dt.date]:
    """The recipient's day of every text, of this plan or another."""
    sent = [*(text.at for text in seen.outlook.said), *seen.outlook.said_elsewhere, *(alarm.at for alarm in alarms)]
    return sorted(seen.local(at).date() for at in sent)


def agreed_near(seen: Seen, at: dt.datetime) -> bool:
    visit = seen.outlook.visit_at
    return bool(seen.outlook.agreed and visit and dt.timedelta() < visit - at < WEEK)


def quiet(seen: Seen) -> bool:
    """Nothing but the series itself decides: no past, no other plan, no snooze."""
    plain = not seen.outlook.said and not seen.outlook.said_elsewhere and not seen.outlook.snoozed_until
    return plain and seen.outlook.visit_at is not None and seen.outlook.visit_at > seen.now


@given(data=st.data())
@rules
def test_at_most_one_text_a_day(series: Series, data: st.DataObject) -> None:
    """No text goes out on a calendar day of the recipient that already had one, of whichever plan."""
    seen = data.draw(histories(series))
    alarms = coming(series, seen.outlook, seen.now)
    taken = all_days(seen, ())

    own = [seen.local(alarm.at).date() for alarm in alarms]

    assert len(own) == len(set(own))
    assert not set(own) & set(taken)


@given(data=st.data())
@rules
def test_at_most_three_in_any_seven_days(series: Series, data: st.DataObject) -> None:
    """Three in seven calendar days and in 168 hours, unless a text a day was agreed on and the visit is that near."""
    seen = data.draw(histories(series))
    alarms = coming(series, seen.outlook, seen.now)
    earlier = [*(text.at for text in seen.outlook.said), *seen.outlook.said_elsewhere]

    for count, alarm in enumerate(alarms):
        sent = [at for at in (*earlier, *(a.at for a in alarms[:count])) if at <= alarm.at]
        by_day = [at for at in sent if (seen.local(alarm.at).date() - seen.local(at).date()).days < 7]
        by_hour = [at for at in sent if alarm.at - at < WEEK]
        assert agreed_near(seen, alarm.at) or max(len(by_day), len(by_hour)) < 3


@given(data=st.data())
@rules
def test_only_in_open_hours(series: Series, data: st.DataObject) -> None:
    """Every text goes out from 10:00 to 17:00 by the recipient's clock, and never before now or during a snooze."""
    seen = data.draw(histories(series))

    for alarm in coming(series, seen.outlook, seen.now):
        assert dt.time(10) <= seen.local(alarm.at).time() <= dt.time(17, 0, 59)
        assert alarm.at >= max(seen.now, seen.outlook.snoozed_until or seen.now)


@given(data=st.data())
@rules
def test_a_text_names_what_is_open_in_the_fixed_order(series: Series, data: st.DataObject) -> None:
    """At most five open items in the order of naming; only T-1, T+2 and the question after a hold may name none."""
    seen = data.draw(histories(series))

    for alarm in coming(series, seen.outlook, seen.now):
        assert set(alarm.items) <= seen.outlook.open_items
        assert list(alarm.items) == sorted(alarm.items, key=series.order.index)
        assert len(alarm.items) <= 5
        assert alarm.items or alarm.touch in ("T-1", "T+2")


@given(data=st.data())
@rules
def test_touches_fall_on_their_days(series: Series, data: st.DataObject) -> None:
    """T-28 to T-7 on the working day before, T-3 near it, T-1 on its day, T+2 up to two days later, T+7 on its day."""
    seen = data.draw(outlooks(visit=True, near=True))

    for alarm in coming(series, seen.outlook, seen.now):
        day = seen.local(alarm.at).date()
        if not alarm.touch.startswith("T"):
            continue
        nominal = seen.visit_day + int(alarm.touch[1:]) * DAY
        back = workdays.on_or_before(nominal)
        wanted = {
            "T-3": [back if nominal - back <= 2 * DAY else nominal + DAY],
            "T-1": [nominal],
            "T+2": [nominal, nominal + DAY, nominal + 2 * DAY],
            "T+7": [nominal],
        }
        assert day in wanted.get(alarm.touch, [back])


@given(data=st.data())
@rules
def test_before_and_after_the_visit(series: Series, data: st.DataObject) -> None:
    """What prepares the visit comes before it, what follows it after it, and without a visit there is only ``next``."""
    seen = data.draw(histories(series))
    visit = seen.outlook.visit_at

    for alarm in coming(series, seen.outlook, seen.now):
        if alarm.touch != "catchup":
            ahead = visit is not None and alarm.at < visit
            assert (alarm.touch == "next") == (visit is None)
            assert visit is None or ahead == (not alarm.touch.startswith("T+"))


@given(data=st.data())
@rules
def test_t_1_keeps_its_place(series: Series, data: st.DataObject) -> None:
    """Every visit that is set before the day before it gets T-1, whatever came earlier."""
    seen = data.draw(outlooks(visit=True, near=True).filter(quiet))
    touches = [alarm.touch for alarm in coming(series, seen.outlook, seen.now)]

    assert ("T-1" in touches) == (seen.local(seen.now).replace(tzinfo=None) <= day_before_closing(seen))


def day_before_closing(seen: Seen) -> dt.datetime:
    return dt.datetime.combine(seen.visit_day - DAY, dt.time(17))


@given(data=st.data())
@rules
def test_insurer_and_summaries_are_named_before_every_visit(series: Series, data: st.DataObject) -> None:
    """A visit at least two working days ahead: P03, P06 and P07 are named before it, unless they are done."""
    seen = data.draw(outlooks(visit=True).filter(quiet))
    visit = seen.outlook.visit_at
    alarms = coming(series, seen.outlook, seen.now)
    named = {item for alarm in alarms if visit and alarm.at < visit for item in alarm.items}

    if workdays.later(seen.local(seen.now).date(), 2) <= seen.visit_day:
        assert {"P03", "P06", "P07"} & seen.outlook.open_items <= named


@given(data=st.data())
@rules
def test_p00_leads_where_it_is_urgent(series: Series, data: st.DataObject) -> None:
    """Urgent: the question how many days there are comes first in every text before the visit, until it is answered."""
    seen = data.draw(histories(series).filter(lambda seen: seen.outlook.urgent and "P00" in seen.outlook.open_items))
    visit = seen.outlook.visit_at

    before = [alarm for alarm in coming(series, seen.outlook, seen.now) if visit is None or alarm.at < visit]

    assert [alarm for alarm in before if alarm.items[0] != "P00"] == []


@given(data=st.data())
@rules
def test_asked_only_while_p00_is_open(series: Series, data: st.DataObject) -> None:
    """Whether they asked: that question stands alone, on a working day, at most once, and only while P00 is open."""
    seen = data.draw(histories(series))
    asked = [alarm for alarm in coming(series, seen.outlook, seen.now) if alarm.touch == "asked"]

    assert len(asked) <= (1 if "P00" in seen.outlook.open_items else 0)
    assert all(workdays.is_workday(seen.local(alarm.at).date()) and alarm.items == ("P00",) for alarm in asked)


@given(data=st.data())
@rules
def test_nobody_is_asked_for_the_same_on_two_days_running(series: Series, data: st.DataObject) -> None:
    """A task that was named yesterday is not named today; P00 and what the person put off are the exceptions."""
    seen = data.draw(histories(series).filter(lambda seen: seen.outlook.snoozed_until is None))
    past = [(seen.local(text.at).date(), frozenset(text.items)) for text in seen.outlook.said]

    for alarm in coming(series, seen.outlook, seen.now):
        day = seen.local(alarm.at).date()
        yesterday = frozenset[str]().union(*(items for when, items in past if when == day - DAY))
        assert not (set(alarm.items) & yesterday) - {"P00"}
        past.append((day, frozenset(alarm.items)))


@given(data=st.data())
@rules
def test_a_touch_that_is_done_is_not_sent(series: Series, data: st.DataObject) -> None:
    """When all that a text names is done, it is not sent; T-1 and T+2 are, without items."""
    seen = data.draw(outlooks(visit=True).filter(quiet))
    first = next_alarm(series, seen.outlook, seen.now)
    assert first is not None
    still = seen.outlook.open_items - set(first.items)

    again = coming(series, msgspec.structs.replace(seen.outlook, open_items=still), seen.now)

    same = [alarm for alarm in again if alarm.touch == first.touch and alarm.at == first.at]
    assert all(alarm.touch in ("T-1", "T+2") or not set(alarm.items) & set(first.items) for alarm in same)
    assert first.touch not in ("T-1", "T+2") or same


@given(data=st.data())
@rules
def test_a_visit_in_the_past(series: Series, data: st.DataObject) -> None:
    """A visit that is over when it is set brings T+2 and T+7 at most."""
    seen = data.draw(outlooks(visit=True))
    visit = seen.outlook.visit_at
    past = msgspec.structs.replace(seen.outlook, visit_at=min(visit or seen.now, seen.now))

    assert {alarm.touch for alarm in coming(series, past, seen.now)} <= {"T+2", "T+7"}


@given(data=st.data(), hours=st.integers(0, 200))
@rules
def test_a_hold_outranks_everything(series: Series, data: st.DataObject, hours: int) -> None:
    """After an emergency text: nothing for 24 hours, then one question, then nothing, not even T-1."""
    seen = data.draw(histories(series))
    held = msgspec.structs.replace(seen.outlook, held_since=seen.now - dt.timedelta(hours=hours))

    alarms = coming(series, held, seen.now)

    assert [(alarm.touch, alarm.items) for alarm in alarms] == [("resume", ())]
    assert alarms[0].at >= seen.now + dt.timedelta(hours=24 - hours)


@given(data=st.data())
@rules
def test_the_list_is_what_will_be_sent(series: Series, data: st.DataObject) -> None:
    """The coming list is each alarm fed back as said; a stopped person has none."""
    seen = data.draw(histories(series))
    listed, said = coming(series, seen.outlook, seen.now), []
    now = seen
    while alarm := next_alarm(series, now.outlook, now.now):
        said.append(alarm)
        now = told(now, alarm)

    assert list(listed) == said
    assert coming(series, msgspec.structs.replace(seen.outlook, stopped=True), seen.now) == ()


@given(data=st.data(), share=st.floats(0, 1))
@rules
def test_planning_again_changes_nothing(series: Series, data: st.DataObject, share: float) -> None:
    """The alarm is the same however often it is computed before it rings, and ``due`` says it then and not before."""
    seen = data.draw(histories(series))
    alarm = next_alarm(series, seen.outlook, seen.now)
    if alarm is None:
        return
    between = seen.now + share * (alarm.at - seen.now)

    assert next_alarm(series, seen.outlook, between) == alarm
    assert due(series, seen.outlook, alarm.at) == alarm
    assert due(series, seen.outlook, alarm.at - dt.timedelta(seconds=1)) is None


@given(data=st.data(), days=st.integers(1, 20), hours=st.integers(0, 23))
@rules
def test_after_an_outage_one_text_catches_up(series: Series, data: st.DataObject, days: int, hours: int) -> None:
    """However long the outage: at most one ``catchup``, first of all, and nothing twice in the series."""
    seen = data.draw(outlooks(visit=True).filter(quiet))
    planned = coming(series, seen.outlook, seen.now)
    for alarm in planned[:2]:
        seen = told(seen, alarm)

    after = coming(series, seen.outlook, seen.now + days * DAY + hours * dt.timedelta(hours=1))

    touches = [alarm.touch for alarm in after]
    assert "catchup" not in touches[1:]
    assert len(touches) == len(set(touches))


@pytest.mark.parametrize("zone", ZONES)
def test_through_two_years(series: Series, zone: str) -> None:
    """T-1 comes at ten in the morning of the day before, through every change of clocks and over each 29 February."""
    here = zoneinfo.ZoneInfo(zone)
    for count in range(0, 731, 4):
        day = dt.date(2027, 6, 1) + count * DAY
        visit = dt.datetime.combine(day, dt.time(9), here)
        began = visit - 5 * DAY
        outlook = Outlook(zone=zone, began_at=began, visit_at=visit, visit_zone=zone, visit_set_at=began)
        alarm = next_alarm(series, outlook, began)
        assert alarm
        assert alarm.at.astimezone(here) == dt.datetime.combine(day - DAY, dt.time(10), here)
