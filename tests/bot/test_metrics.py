"""What the operator sees, and that every alert asks for something that is there."""

import datetime as dt
import re
from pathlib import Path

import pytest
import yaml
from prometheus_client import REGISTRY
from standing import Stand, command, environment

from bot.metrics import ClockWatch

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]
PERSONAL = re.compile(r"\+1212|8100001|Ruth")


@pytest.mark.parametrize(
    ("wall", "steady", "moved"), [(5, 5, 0), (8, 5, 0), (3605, 5, 3600), (-595, 5, -600), (305, 305, 0)]
)
def test_a_set_clock_is_noticed(wall: float, steady: float, moved: float) -> None:
    """The wall clock went further, or less far, than the one that nobody can turn; small drifts are none."""
    watch = ClockWatch()
    before = REGISTRY.get_sample_value("secondstep_clock_jumps_total") or 0.0
    watch.tick(NOON, 1000)

    assert watch.tick(NOON + dt.timedelta(seconds=wall), 1000 + steady) == moved
    assert (REGISTRY.get_sample_value("secondstep_clock_jumps_total") or 0.0) - before == bool(moved)


def test_every_alert_asks_for_a_number_that_there_is() -> None:
    """A rule about a name that nobody measures would never fire."""
    asked = set(re.findall(r"secondstep_\w+", (ROOT / "deploy" / "alerts.yaml").read_text()))
    known = {sample for metric in REGISTRY.collect() for sample in (metric.name, f"{metric.name}_total")}

    assert asked - known == set()
    assert len(asked) >= 7


def test_every_number_is_told_to_the_operator() -> None:
    """docs/operations.md names exactly the numbers there are, as Prometheus knows them."""
    told = set(re.findall(r"`(secondstep_\w+)", (ROOT / "docs" / "operations.md").read_text()))
    kinds = {"counter": "_total"}
    there = {f"{each.name}{kinds.get(each.type, '')}" for each in REGISTRY.collect() if each.name.startswith("second")}

    assert told == there


def test_every_alert_says_how_soon_and_what() -> None:
    """The rules are what Prometheus can read; each wakes somebody or waits, and says what to look at."""
    (group,) = yaml.safe_load((ROOT / "deploy" / "alerts.yaml").read_text())["groups"]
    names = [rule["alert"] for rule in group["rules"]]

    assert len(names) == len(set(names))
    assert {rule["labels"]["severity"] for rule in group["rules"]} == {"page", "ticket"}
    assert all(
        rule["annotations"]["summary"] and rule["expr"].count("(") == rule["expr"].count(")") for rule in group["rules"]
    )


async def test_the_numbers_are_those_of_the_moment(stand: Stand) -> None:
    """Asked for, they tell what waits and when the last backup was made; nobody stands in a label."""
    async with stand.bot():
        stand.text("hello")
        await stand.until(lambda: bool(stand.texts()))
        env = environment(stand.settings)
        code, _, told = await command("db", "backup", str(stand.settings.data_dir / "copy.db"), env=env)
        assert (code, told) == (0, "")
        status, page = await stand.get("/metrics")
    numbers = dict(re.findall(r"^(secondstep_[^ ]+) (\S+)$", page, re.MULTILINE))

    assert status == 200
    assert float(numbers["secondstep_last_backup_timestamp"]) > dt.datetime(2026, 1, 1, tzinfo=dt.UTC).timestamp()
    assert float(numbers["secondstep_sms_segments_total"]) >= 1
    assert 'secondstep_outbox_messages{channel="sms",state="unknown"}' in numbers
    assert not PERSONAL.search(page)


async def test_a_wrong_setting_at_the_provider_pauses_the_sender_and_tells(stand: Stand) -> None:
    """The number is no longer ours: nothing is lost, one message at a time finds out, and an alert can fire."""
    labels = {"channel": "sms", "outcome": "halt", "code": "21606"}
    async with stand.bot(twilio_from="+12025550199"):
        stand.text("hello")
        await stand.until(lambda: bool(REGISTRY.get_sample_value("secondstep_deliveries_total", labels)))
        status, page = await stand.get("/metrics")
        paused = re.search(r'secondstep_sender_paused_seconds{channel="sms"} (\S+)', page)

    assert status == 200
    assert paused is not None
    assert float(paused[1]) > 0
    assert stand.texts() == []
