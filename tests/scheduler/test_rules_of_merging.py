"""Rules about what rides with what: late tasks, full caps, reserved places, the series without a visit; and silence."""

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from outlooks import DAY, ITEMS, Seen, histories, outlooks

from scheduler import workdays
from scheduler.plan import coming, due, next_alarm
from scheduler.series import Outlook, Series

rules = settings(deadline=None, max_examples=50)


def fresh(seen: Seen) -> bool:
    """No past, no other plan, no snooze, and the visit is ahead."""
    plain = not (seen.outlook.said or seen.outlook.said_elsewhere or seen.outlook.snoozed_until)
    return plain and seen.outlook.visit_at is not None and seen.outlook.visit_at > seen.now


def before_visit(series: Series, outlook: Outlook, now: dt.datetime) -> frozenset[str]:
    """Every item that is named before the visit."""
    visit = outlook.visit_at
    return frozenset(item for a in coming(series, outlook, now) if visit and a.at < visit for item in a.items)


@given(data=st.data())
@rules
def test_start_gathers_all_that_is_late(series: Series, data: st.DataObject) -> None:
    """The first text after a visit was set names every open task whose day has passed, or as many as a text holds."""
    seen = data.draw(outlooks(visit=True, near=True).filter(fresh))
    wide = msgspec.structs.replace(series, names_at_most=99)
    first = next_alarm(wide, seen.outlook, seen.now)
    if first is None or first.touch != "start":
        return
    left = (seen.local(first.at).date() - DAY - seen.visit_day).days
    late = {item for item in seen.outlook.open_items if series.due.get(item, 99) <= min(left, -1)}

    assert late - {"P00"} <= set(first.items)
    told = next_alarm(series, seen.outlook, seen.now)
    assert told
    assert told.items == first.items[:5]


@given(data=st.data())
@rules
def test_a_full_cap_merges_and_drops_nothing(series: Series, data: st.DataObject) -> None:
    """What another plan's texts kept back before the visit is named by a later text, if one still comes before it."""
    seen = data.draw(outlooks(visit=True, near=True).filter(fresh))
    wide = msgspec.structs.replace(series, names_at_most=99)
    planned = coming(wide, seen.outlook, seen.now)
    blocked = data.draw(st.integers(0, max(len(planned) - 1, 0)))
    others = tuple(alarm.at - DAY * back for alarm in planned[blocked : blocked + 1] for back in range(3))
    capped = msgspec.structs.replace(seen.outlook, said_elsewhere=others)

    texts = [alarm for alarm in coming(wide, capped, seen.now) if alarm.at < (capped.visit_at or seen.now)]
    if [alarm.touch for alarm in texts][-1:] == ["T-1"]:
        missing = before_visit(wide, seen.outlook, seen.now) - {item for text in texts for item in text.items}
        # What was named the day before T-1 is not named again; it was named.
        assert missing <= {"P00"}


@given(data=st.data())
@rules
def test_t_3_keeps_its_place(series: Series, data: st.DataObject) -> None:
    """A visit set before T-3's day, with tasks for it open: T-3 goes out, and what comes before gives way."""
    seen = data.draw(outlooks(visit=True, near=True).filter(fresh))
    outlook = msgspec.structs.replace(seen.outlook, open_items=frozenset(ITEMS), agreed=False)
    back = workdays.on_or_before(seen.visit_day - 3 * DAY)
    day = back if seen.visit_day - back <= 5 * DAY else seen.visit_day - 2 * DAY

    came = [seen.local(alarm.at).date() for alarm in coming(series, outlook, seen.now) if alarm.touch == "T-3"]

    if seen.local(seen.now).date() < day:
        assert came == [day]
    assert came in ([], [day])


@given(data=st.data())
@rules
def test_without_a_visit(series: Series, data: st.DataObject) -> None:
    """The next working day, two working days later, two more, then weekly, at most six weeks; the last says so."""
    seen = data.draw(outlooks(visit=False))
    outlook = msgspec.structs.replace(seen.outlook, open_items=frozenset(ITEMS), urgent=False)
    began = seen.local(seen.now).date()
    first, second, third = (workdays.later(began, days) for days in (1, 3, 5))

    alarms = coming(series, outlook, seen.now)

    days = [seen.local(alarm.at).date() for alarm in alarms]
    weeks = [third + count * 7 * DAY for count in range(1, 7)]
    weekly = [workdays.on_or_after(day) for day in weeks if workdays.on_or_after(day) <= began + 42 * DAY]
    assert days == [first, second, third, *weekly]
    assert [alarm.items for alarm in alarms[:3]] == [("P00", "P03"), ("P02",), ("P06", "P07")]
    assert [alarm.last for alarm in alarms] == [False] * (len(alarms) - 1) + [True]


@given(data=st.data(), days=st.integers(0, 60))
@rules
def test_nothing_after_a_stop(series: Series, data: st.DataObject, days: int) -> None:
    """No opt-in, STOP, PAUSE, deletion, a death: nothing is planned, and an old alarm that rings says nothing."""
    seen = data.draw(histories(series))
    stopped = msgspec.structs.replace(seen.outlook, stopped=True)

    assert next_alarm(series, stopped, seen.now) is None
    assert due(series, stopped, seen.now + days * DAY) is None


@given(data=st.data())
@rules
def test_a_move_plans_for_the_new_day(series: Series, data: st.DataObject) -> None:
    """Whatever was planned or said before: after a move T-1 and T-3 stand where the new day puts them."""
    seen = data.draw(histories(series).filter(lambda seen: seen.outlook.visit_at is not None))
    outlook = msgspec.structs.replace(
        seen.outlook, said_elsewhere=(), snoozed_until=None, visit_zone=seen.outlook.zone, agreed=False
    )
    moved = Seen(outlook, seen.now)
    alarms = coming(series, outlook, seen.now)

    for alarm in alarms:
        if alarm.touch in ("T-1", "T-3"):
            ahead = (moved.visit_day - moved.local(alarm.at).date()).days
            assert ahead == 1 if alarm.touch == "T-1" else 2 <= ahead <= 5
    if moved.visit_day - moved.local(seen.now).date() > 8 * DAY:
        assert [alarm.touch for alarm in alarms].count("T-1") == 1
