"""``secondstep plan``, line by line: JSON in, JSON out."""

import datetime as dt
import json
import pathlib
import tomllib
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlooks import ZONES

import content
from bot.replay import answer
from scheduler.series import read

SERIES = read(tomllib.loads((pathlib.Path(content.__file__).parent / "series.toml").read_text(encoding="utf-8")))
NEW_YORK = {"now": "2026-03-02T11:20:00-05:00", "zone": "America/New_York"}
ITEMS = [f"P{number:02}" for number in range(33)]


def sends(**line: object) -> list[str]:
    """The answer to a line, each text in short."""
    answered = json.loads(answer(json.dumps({"id": 7, **NEW_YORK, **line}), SERIES))
    assert answered["id"] == 7
    return [" ".join([send["at"][5:16], send["touch"], *send["items"]]) for send in answered["sends"]]


def test_one_line() -> None:
    """A line is answered with its id and every text: the recipient's wall time with its offset, the name, the items."""
    line = {"id": "a", **NEW_YORK, "visit": "2026-03-10T08:00", "visit_zone": "America/Chicago", "done": ["P00"]}

    assert json.loads(answer(json.dumps(line), SERIES)) == {
        "id": "a",
        "sends": [
            {"at": "2026-03-02T12:00:00-05:00", "touch": "start", "items": ["P03", "P06", "P07", "P09", "P01"]},
            {"at": "2026-03-03T10:00:00-05:00", "touch": "T-7", "items": ["P23", "P14"]},
            {"at": "2026-03-06T10:00:00-05:00", "touch": "T-3", "items": ["P25", "P21", "P24", "P22"]},
            {"at": "2026-03-09T13:00:00-04:00", "touch": "T-1", "items": ["P20", "P26", "P16", "P17", "P19"]},
            {"at": "2026-03-12T10:00:00-04:00", "touch": "T+2", "items": ["P30"]},
            {"at": "2026-03-17T10:00:00-04:00", "touch": "T+7", "items": ["P31", "P32"]},
        ],
    }


def test_what_is_done_on_the_way() -> None:
    """Items ticked off are not named any more, from the moment of the event on."""
    events = [{"at": "2026-03-05T09:00:00-05:00", "done": "P02"}, {"at": "2026-03-03T12:00:00-05:00", "done": "P00"}]

    assert sends(events=events)[:4] == [
        "03-03T10:00 next P00 P03",
        "03-09T10:00 next P06 P07",
        "03-16T10:00 next P03 P06 P07",
        "03-23T10:00 next P03 P06 P07",
    ]


def test_a_visit_set_moved_and_called_off() -> None:
    """Each change of the visit replaces all that was planned; called off, the series without a visit begins anew."""
    events = [
        {"at": "2026-03-02T15:00", "visit": "2026-03-06T09:00"},
        {"at": "2026-03-04T09:00", "visit": "2026-06-24T09:00"},
        {"at": "2026-04-01T09:00", "visit": None},
    ]

    assert sends(events=events, done=["P00"])[:5] == [
        "03-02T16:00 start P03 P06 P07 P09 P25",
        "03-03T10:00 T-3 P21 P24 P22",
        "04-02T10:00 next P03",
        "04-06T10:00 next P02",
        "04-08T10:00 next P06 P07",
    ]


def test_silence_on_request() -> None:
    """STOP ends everything until START; a START by itself changes nothing."""
    stop, start = {"at": "2026-03-03T12:00", "stop": True}, {"at": "2026-03-20T12:00", "start": True}

    assert sends(events=[stop]) == ["03-03T10:00 next P00 P03"]
    assert sends(events=[stop, start])[1:3] == ["03-23T10:00 next P00 P03", "03-25T10:00 next P02"]
    assert sends(events=[start]) == sends()


def test_a_snooze() -> None:
    """Nothing until the snooze is over, then once more what the last text named; a shorter one cuts none short."""
    events = [{"at": "2026-03-03T12:00", "snooze_days": 4}, {"at": "2026-03-03T13:00", "snooze_days": 1}]

    assert sends(events=events)[1:3] == ["03-07T13:00 catchup P00 P03 P02", "03-09T10:00 next P06 P07"]


def test_a_hold() -> None:
    """Nothing for the hold's hours, then the question first, and then, as if it was answered, what was missed."""
    events = [{"at": "2026-03-04T12:00", "hold_hours": 48}]

    assert sends(events=events)[1:4] == [
        "03-06T13:00 resume",
        "03-09T10:00 next P06 P07 P02",
        "03-16T10:00 next P00 P03 P06 P07 P02",
    ]


def test_events_before_now() -> None:
    """What happened before ``now`` has its effect, and no text of then is listed."""
    events = [
        {"at": "2026-02-20T12:00", "visit": "2026-03-30T09:00"},
        {"at": "2026-03-01T12:00", "hold_hours": 36},
        {"at": "2026-02-27T12:00", "done": "P00"},
    ]

    assert sends(events=events)[:2] == ["03-03T10:00 resume", "03-04T10:00 catchup P01 P02"]


def test_an_urgent_case() -> None:
    """P00 leads every text until it is answered."""
    line = {"visit": "2026-03-20T09:00", "urgent": True, "events": [{"at": "2026-03-05T12:00", "done": "P00"}]}

    assert [text.split()[2] for text in sends(**line)[:4]] == ["P00", "P00", "P03", "P06"]


def test_moments_with_and_without_offsets() -> None:
    """A moment may carry an offset or be wall time; so may the visit, in the clinic's zone."""
    plain = sends(now="2026-03-02T11:20", visit="2026-03-20T09:00", visit_zone="America/Los_Angeles")

    assert sends(now="2026-03-02T16:20:00Z", visit="2026-03-20T16:00:00Z", visit_zone="America/Los_Angeles") == plain


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("", "Input data was truncated"),
        ("[]", "Expected `object`, got `array`"),
        ('{"id": 3}', "Object missing required field `now`"),
        ('{"id": 3, "now": "soon", "zone": "UTC"}', "Invalid isoformat string: 'soon'"),
        ('{"id": 3, "now": "2026-03-02T11:20", "zone": "Mars/Base"}', "there is no zone 'Mars/Base'"),
        ('{"id": 3, "now": "2026-03-02T11:20", "zone": "America"}', "there is no zone 'America'"),
        ('{"id": 3, "now": "2026-03-02T11:20", "zone": "../etc"}', "there is no zone '../etc'"),
        ('{"id": 3, "now": "2026-03-02T11:20", "zone": "UTC", "done": ["P99"]}', "there is no item 'P99'"),
        ('{"id": 3, "now": "9999-12-31T11:20", "zone": "UTC"}', "date value out of range"),
    ],
)
def test_a_bad_line(line: str, error: str) -> None:
    """A line that cannot be understood is answered with its id, where it has one, and what is wrong with it."""
    answered = json.loads(answer(line, SERIES))

    assert answered == {"id": 3 if line.startswith("{") else None, "error": error}


@pytest.mark.parametrize(
    ("event", "error"),
    [
        ({}, "an event is exactly one of done, visit, snooze_days, hold_hours, stop, start; this one has none"),
        ({"stop": True, "done": "P01"}, "this one has done, stop"),
        ({"stop": False}, "this one has stop"),
        ({"done": "P77"}, "there is no item 'P77'"),
        ({"snooze_days": -1}, "-1 days is no length for a snooze or hold"),
        ({"hold_hours": 1e9}, "is no length for a snooze or hold"),
        ({"snooze_days": 1e300}, "too large"),
        ({"visit": 5}, "Expected `str | null`, got `int` - at `$.events[0].visit`"),
    ],
)
def test_a_bad_event(event: dict[str, object], error: str) -> None:
    """An event that cannot be understood spoils its line."""
    line = {"id": 1, **NEW_YORK, "events": [{"at": "2026-03-03T12:00", **event}]}

    assert error in json.loads(answer(json.dumps(line), SERIES))["error"]


def test_very_deep_nesting() -> None:
    """Hostile nesting is a bad line like any other."""
    assert "error" in json.loads(answer('{"id":' + "[" * 100_000, SERIES))


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    """Lines with events of every kind."""
    now = dt.datetime(2026, 1, 1) + dt.timedelta(minutes=draw(st.integers(0, 3 * 365 * 24 * 60)))  # noqa: DTZ001 -- wall time
    later = st.integers(0, 60 * 24 * 40).map(lambda minutes: (now + dt.timedelta(minutes=minutes)).isoformat())
    event = st.one_of(
        st.fixed_dictionaries({"at": later, "done": st.sampled_from(ITEMS)}),
        st.fixed_dictionaries({"at": later, "visit": st.one_of(st.none(), later)}),
        st.fixed_dictionaries({"at": later, "snooze_days": st.integers(0, 9)}),
        st.fixed_dictionaries({"at": later, "hold_hours": st.integers(1, 90)}),
        st.fixed_dictionaries({"at": later, "stop": st.just(value=True)}),
        st.fixed_dictionaries({"at": later, "start": st.none()}),
    )
    return {
        "id": draw(st.integers()),
        "now": now.isoformat(),
        "zone": draw(st.sampled_from(ZONES)),
        "visit": draw(st.one_of(st.none(), later)),
        "urgent": draw(st.booleans()),
        "agreed": draw(st.booleans()),
        "done": draw(st.lists(st.sampled_from(ITEMS), max_size=33)),
        "events": draw(st.lists(event, max_size=6)),
    }


@given(case=cases())
@settings(deadline=None, max_examples=150)
def test_silence_is_kept_whatever_happens(case: dict[str, object]) -> None:
    """Over any events: no text in a snooze, a hold or after STOP, and the first one after a hold asks."""
    zone = zoneinfo.ZoneInfo(str(case["zone"]))
    sent = json.loads(answer(json.dumps(case), SERIES))["sends"]
    texts = [(dt.datetime.fromisoformat(send["at"]), send["touch"]) for send in sent]
    told = [(dt.datetime.fromisoformat(event["at"]).replace(tzinfo=zone), event) for event in case["events"]]

    stopped: list[dt.datetime] = []
    for at, event in sorted(told, key=lambda pair: pair[0]):
        length = dt.timedelta(days=event.get("snooze_days", 0), hours=event.get("hold_hours", 0))
        assert [text for text in texts if at <= text[0] < at + length] == []
        after = [touch for moment, touch in texts if moment >= at]
        assert "hold_hours" not in event or not after or after[0] == "resume"
        stopped = [*stopped, at] if "stop" in event else [] if "start" in event else stopped
    assert not stopped or [text for text in texts if text[0] >= stopped[0]] == []
