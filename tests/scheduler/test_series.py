"""Reading series.toml."""

import msgspec
import pytest

from scheduler.series import Series, read

SOUND: dict[str, object] = {
    "touches": [{"name": "T-3", "day": -3, "items": ["P01"]}, {"name": "T+2", "day": 2}],
    "before_booking": [{"items": ["P00"], "working_days": 1}],
    "order": ["P00", "P01"],
}


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"touches": [{"name": "T-3", "day": -3}] * 2}, ["touch T-3 stands there twice"]),
        ({"touches": [{"name": "T-3", "day": -4}]}, ["touch T-3 has day -4"]),
        (
            {"touches": [{"name": "T+2", "day": 2}, {"name": "T-3", "day": -3}]},
            ["the touches do not stand in the order of their days"],
        ),
        (
            {"touches": [{"name": "T-3", "day": -3, "items": ["P77"]}], "must": ["P78"], "due": {"P79": -1}},
            [
                "touch T-3 names P77, which the order lacks",
                "due names P79, which the order lacks",
                "must names P78, which the order lacks",
            ],
        ),
        ({"order": ["P00", "P01", "P00"]}, ["item P00 stands twice in the order"]),
        ({"before_booking": []}, ["before_booking has no step"]),
        (
            {"before_booking": [{"items": ["P02"], "working_days": 0}], "a_day": 0},
            ["step 1 names P02, which the order lacks", "step 1 is 0, below 1", "a_day is 0, below 1"],
        ),
        ({"touches": [{"name": "T-3"}]}, ["Object missing required field `day` - at `$.touches[0]`"]),
        ({"weekly_from": 3}, ["Object contains unknown field `weekly_from`"]),
    ],
)
def test_every_fault_is_named(change: dict[str, object], faults: list[str]) -> None:
    """A wrong file is refused, with everything that is wrong in it."""
    with pytest.raises(ValueError, match=r"series\.toml") as refused:
        read({**SOUND, **change})

    assert str(refused.value) == "series.toml: " + "; ".join(faults)


def test_a_sound_file() -> None:
    """A sound file becomes the series, with the defaults of what it leaves out."""
    assert msgspec.structs.asdict(read(SOUND)).items() >= {"names_at_most": 5, "in_seven_days": 3, "weekly": ()}.items()


def test_the_projects_own_series(series: Series) -> None:
    """Every item P00 to P32 has its place in the order, and all but P27 and P28, which are no tasks, have a day."""
    items = {f"P{number:02}" for number in range(33)}

    assert (set(series.order), items - set(series.due)) == (items, {"P27", "P28"})


def test_every_dated_item_is_asked_for_before_the_visit(series: Series) -> None:
    """What is due before the visit is named by a touch, or swept up by T-14."""
    named = {item for touch in series.touches for item in touch.items}
    swept = {item for item, day in series.due.items() if day <= -14}

    assert set(series.due) - named - swept == set()
