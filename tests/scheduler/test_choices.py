"""What a person chose about reminders, as properties: their hours, their days, fewer texts; what is never given up."""

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from outlooks import DAY, WEEK, Seen, histories, outlooks

from scheduler import workdays
from scheduler.plan import coming, due, next_alarm
from scheduler.series import Outlook, Said, Series

rules = settings(deadline=None, max_examples=60)

UNPACED = frozenset({"T-3", "T-1", "T+2", "resume"})
"""Texts that one a week neither holds back nor counts."""
ANY_DAY = frozenset({"T-1", "resume"})
"""Texts that wait for no chosen day."""
ONCE = ("T", "start", "asked")

hours = st.integers(9, 18).map(lambda hour: (dt.time(hour), dt.time(max(17, hour + 2))))
days = st.one_of(
    st.just(workdays.WEEKDAYS), st.just(workdays.WEEKEND), st.frozensets(st.sampled_from(range(7)), min_size=1)
)


@st.composite
def choices(draw: st.DrawFn) -> dict[str, object]:
    """An hour, days and a pace."""
    opens, closes = draw(hours)
    return {"opens": opens, "closes": closes, "days": draw(days), "seldom": draw(st.booleans())}


@st.composite
def choosers(draw: st.DrawFn, series: Series) -> Seen:
    """Somebody who made choices, at the start or with a past under other ones."""
    seen = draw(st.one_of(histories(series), outlooks()))
    return Seen(msgspec.structs.replace(seen.outlook, **draw(choices())), seen.now)


@st.composite
def new_choosers(draw: st.DrawFn, *, seldom: bool | None = None) -> Seen:
    """Somebody who made choices before the visit was set, which is ahead, and recipient and clinic share a zone."""
    seen = draw(outlooks(visit=True, near=True).filter(lambda seen: (seen.outlook.visit_at or seen.now) > seen.now))
    chosen = draw(choices())
    return Seen(
        msgspec.structs.replace(seen.outlook, **(chosen if seldom is None else {**chosen, "seldom": seldom})), seen.now
    )


def window_of(outlook: Outlook) -> tuple[dt.time, dt.time]:
    """The chosen hours; the last minute is inside."""
    return outlook.opens, outlook.closes.replace(second=59)


@given(data=st.data())
@rules
def test_only_in_the_chosen_hours(series: Series, data: st.DataObject) -> None:
    """Every text goes out within the chosen hours by the recipient's clock."""
    seen = data.draw(choosers(series))
    first, last = window_of(seen.outlook)

    assert [a for a in coming(series, seen.outlook, seen.now) if not first <= seen.local(a.at).time() <= last] == []


@given(data=st.data())
@rules
def test_only_on_the_chosen_days(series: Series, data: st.DataObject) -> None:
    """No text goes out on another day, save T-1, whose day is no choice, and the question after a hold."""
    seen = data.draw(choosers(series))
    off = [a for a in coming(series, seen.outlook, seen.now) if seen.local(a.at).weekday() not in seen.outlook.days]

    assert {alarm.touch for alarm in off} <= ANY_DAY


@given(data=st.data())
@rules
def test_never_two_a_day_whatever_was_chosen(series: Series, data: st.DataObject) -> None:
    """One text a calendar day of the recipient, and three in seven days where no text a day was agreed on."""
    seen = data.draw(choosers(series))
    past = [*(text.at for text in seen.outlook.said), *seen.outlook.said_elsewhere]

    for alarm in coming(series, seen.outlook, seen.now):
        day = seen.local(alarm.at).date()
        before = [(day - seen.local(at).date()).days for at in past if at <= alarm.at]
        assert 0 not in before
        assert seen.outlook.agreed or sum(gap < 7 for gap in before) < 3
        past.append(alarm.at)


@given(data=st.data())
@rules
def test_fewer_is_one_a_week(series: Series, data: st.DataObject) -> None:
    """Fewer texts: at most one in any seven days, by the calendar and by the hour, besides T-3, T-1 and T+2."""
    seen = data.draw(choosers(series).filter(lambda seen: seen.outlook.seldom and not seen.outlook.snoozed_until))
    counted = [text.at for text in seen.outlook.said if text.touch not in UNPACED] + list(seen.outlook.said_elsewhere)

    for alarm in coming(series, seen.outlook, seen.now):
        if alarm.touch not in UNPACED:
            before = [at for at in counted if at <= alarm.at]
            assert [at for at in before if alarm.at - at < WEEK] == []
            assert [at for at in before if (seen.local(alarm.at).date() - seen.local(at).date()).days < 7] == []
            counted.append(alarm.at)


@given(data=st.data())
@rules
def test_t_1_comes_whatever_was_chosen(series: Series, data: st.DataObject) -> None:
    """Every visit set before the last open hour of the day before it has its T-1, and T-3 its own day or none."""
    seen = data.draw(new_choosers())
    alarms = coming(series, seen.outlook, seen.now)
    t_1 = [seen.local(alarm.at).date() for alarm in alarms if alarm.touch == "T-1"]
    t_3 = [(seen.visit_day - seen.local(alarm.at).date()).days for alarm in alarms if alarm.touch == "T-3"]

    last = dt.datetime.combine(seen.visit_day - DAY, seen.outlook.closes)
    assert t_1 == ([seen.visit_day - DAY] if seen.local(seen.now).replace(tzinfo=None) <= last else [])
    assert set(t_3) <= {2, 3, 4, 5}


@given(data=st.data())
@rules
def test_insurer_and_summaries_are_named_whatever_was_chosen(series: Series, data: st.DataObject) -> None:
    """P03, P06 and P07 are named before every visit that is at least two working days ahead."""
    seen = data.draw(new_choosers())
    visit = seen.outlook.visit_at
    named = {item for a in coming(series, seen.outlook, seen.now) if visit and a.at < visit for item in a.items}

    if workdays.later(seen.local(seen.now).date(), 2) <= seen.visit_day:
        assert {"P03", "P06", "P07"} & seen.outlook.open_items <= named


@given(data=st.data())
@rules
def test_after_the_visit_both_questions_come(series: Series, data: st.DataObject) -> None:
    """T+2 comes on a chosen day from T+2 on, and T+7, never on the same day, within two weeks of their own days."""
    seen = data.draw(new_choosers().filter(lambda seen: {"P31", "P32"} <= seen.outlook.open_items))
    after = {
        alarm.touch: (seen.local(alarm.at).date() - seen.visit_day).days
        for alarm in coming(series, seen.outlook, seen.now)
        if alarm.touch.startswith("T+")
    }

    assert list(after) == ["T+2", "T+7"]
    assert 2 <= after["T+2"] < after["T+7"] <= 21
    assert after["T+7"] >= 7


@given(data=st.data())
@rules
def test_without_a_visit_the_last_text_says_so(series: Series, data: st.DataObject) -> None:
    """Whatever was chosen, the series without a visit ends with a text that says that it is the last."""
    seen = data.draw(outlooks(visit=False).filter(lambda seen: {"P00", "P02"} <= seen.outlook.open_items))
    outlook = msgspec.structs.replace(seen.outlook, **data.draw(choices()))

    alarms = coming(series, outlook, seen.now)

    assert [alarm.last for alarm in alarms] == [False] * (len(alarms) - 1) + [True]


@given(data=st.data(), texts=st.integers(0, 6), gone=st.integers(0, 60))
@rules
def test_choosing_anew_says_nothing_twice(series: Series, data: st.DataObject, texts: int, gone: int) -> None:
    """Other hours, days or another pace in the middle: no touch comes again, and no task on two days running."""
    seen = data.draw(new_choosers())
    before = coming(series, seen.outlook, seen.now)[:texts]
    now = (before[-1].at if before else seen.now) + gone * dt.timedelta(hours=1)
    said = tuple(Said(alarm.at, alarm.touch, alarm.items) for alarm in before)
    after = coming(series, msgspec.structs.replace(seen.outlook, said=said, **data.draw(choices())), now)

    once = [alarm.touch for alarm in (*before, *after) if alarm.touch.startswith(ONCE)]
    assert len(once) == len(set(once))
    for first, second in zip((*before, *after), (*before, *after)[1:], strict=False):
        gap = seen.local(second.at).date() - seen.local(first.at).date()
        assert gap > dt.timedelta()
        assert gap > DAY or not set(first.items) & set(second.items) - {"P00"}


@given(data=st.data(), share=st.floats(0, 1))
@rules
def test_choices_are_planned_the_same_however_often(series: Series, data: st.DataObject, share: float) -> None:
    """The alarm stays the same until it rings, and it is due then and not a second before."""
    seen = data.draw(choosers(series))
    alarm = next_alarm(series, seen.outlook, seen.now)
    if alarm is None:
        return

    assert next_alarm(series, seen.outlook, seen.now + share * (alarm.at - seen.now)) == alarm
    assert due(series, seen.outlook, alarm.at) == alarm
    assert due(series, seen.outlook, alarm.at - dt.timedelta(seconds=1)) is None


@given(data=st.data(), hours_ago=st.integers(0, 200))
@rules
def test_the_question_after_a_hold_waits_for_no_day(series: Series, data: st.DataObject, hours_ago: int) -> None:
    """After an emergency text the one question comes in the chosen hours, within four days, also with fewer texts."""
    seen = data.draw(outlooks())
    since = seen.now - dt.timedelta(hours=hours_ago)
    held = msgspec.structs.replace(seen.outlook, held_since=since, **data.draw(choices()))

    (alarm,) = coming(series, held, seen.now)

    assert alarm.touch == "resume"
    assert alarm.at - max(seen.now, since + DAY) < 2 * DAY
