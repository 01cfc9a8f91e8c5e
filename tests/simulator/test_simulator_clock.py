"""Time travel: the buttons, the bot that follows, playing from reminder to reminder."""

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Live

DAY = dt.timedelta(days=1)


def fake_now(live: "Live") -> dt.datetime:
    return live.world.clock.now()


def plan(live: "Live", due: dt.datetime | None, **more: object) -> None:
    """What the bot tells next."""
    live.status = {"next_due": due.isoformat() if due else None, "waiting": 0, "busy": False, **more}


async def follow(live: "Live", dues: list[dt.datetime]) -> None:
    """A bot that has reminders at these moments and says so."""
    for due in dues:
        plan(live, due)
        await live.eventually(lambda due=due: fake_now(live) >= due)  # type: ignore[misc] # a default binds the loop's value
    plan(live, None)


async def test_the_bot_hears_of_each_jump_at_once(live: "Live") -> None:
    """GET /sim/now answers directly without a version, and waits for a change of a known one."""

    async def ask(query: str) -> dict[str, Any]:
        async with live.http.get(f"{live.origin}/sim/now{query}") as response:
            body: dict[str, Any] = await response.json()
            return body

    first = await ask("")
    waiting = asyncio.create_task(ask(f"?after={first['version']}"))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await live.sim("clock", advance_seconds=3600)
    second = await waiting

    assert second["version"] > first["version"]
    assert (dt.datetime.fromisoformat(second["now"]) - dt.datetime.fromisoformat(first["now"])).total_seconds() > 3599
    assert second["offset"] == 3600


async def test_the_clock_goes_where_it_is_told(live: "Live") -> None:
    """To a moment with its offset, not without one; and back to now."""
    there = await live.sim("clock", set="2031-03-09T10:00:00-05:00")
    nowhere = await live.sim("clock", set="2031-03-09T10:00:00")
    back = await live.sim("clock", reset=True)

    assert there["now"].startswith("2031-03-09T15:00:00")
    assert (nowhere["http"], back["offset"]) == (400, 0)


async def test_messages_bear_the_fake_time(live: "Live") -> None:
    """On both phones."""
    await live.sim("clock", set="2031-03-09T10:00:00+00:00")
    message = (await live.sim("telegram/send", person="1", text="hi"))["message"]
    sms = await live.text()

    assert dt.datetime.fromtimestamp(message["date"], dt.UTC).year == 2031
    assert "Mar 2031" in sms["date_created"]


async def test_jumping_waits_until_the_bot_has_spoken(live: "Live") -> None:
    """To the next reminder: the clock stands behind it and the bot's plan has moved on."""
    due = fake_now(live) + 3 * DAY
    following = asyncio.create_task(follow(live, [due]))
    await asyncio.sleep(0.02)

    answer = await live.sim("clock", next=True)
    await following

    assert answer["http"] == 200
    assert due <= fake_now(live) < due + dt.timedelta(seconds=10)
    assert (await live.sim("clock", next=True))["error"] == "no reminder is planned"


async def test_playing_goes_from_one_to_the_next_and_ends_with_the_plan(live: "Live") -> None:
    """Three reminders, three steps, then it says why it stopped."""
    dues = [fake_now(live) + number * DAY for number in (1, 3, 8)]
    following = asyncio.create_task(follow(live, dues))
    await asyncio.sleep(0.02)

    await live.sim("clock", play={"until": "end"})
    await live.eventually(lambda: not live.world.player.state.on, seconds=15)
    await following

    assert (live.world.player.state.step, live.world.player.state.note) == (3, "no reminder is planned")
    assert fake_now(live) >= dues[-1]


@pytest.mark.parametrize(
    ("until", "days", "note"), [("visit", 2, "the visit is next"), ("after", 10, "a week after the visit")]
)
async def test_playing_knows_where_the_visit_is(live: "Live", until: str, days: int, note: str) -> None:
    """The bot tells its visit; the play ends before what lies behind it (or a week behind it)."""
    plan(live, fake_now(live) + days * DAY, next_visit=(fake_now(live) + DAY).isoformat())

    await live.sim("clock", play={"until": until})
    await live.eventually(lambda: not live.world.player.state.on)

    assert live.world.player.state.note == note
    assert live.world.clock.state()["offset"] == 0


async def test_playing_can_be_stopped_and_is_bounded(live: "Live") -> None:
    """Stop ends it; so does the number of steps."""
    plan(live, fake_now(live) + DAY, waiting=1)
    await live.sim("clock", play={"until": "end"})
    await live.sim("clock", stop=True)
    stopped = live.world.player.state
    await live.sim("clock", play={"until": "end", "steps": 0})
    await live.eventually(lambda: not live.world.player.state.on)

    assert (stopped.on, stopped.note) == (False, "stopped")
    assert live.world.player.state.note == "made 0 steps"


@pytest.mark.parametrize("live", [{"bot_status_url": ""}, {"bot_status_url": "http://127.0.0.1:9/"}], indirect=True)
async def test_a_silent_bot_is_no_error(live: "Live") -> None:
    """Without an answer the page knows of no reminder, and playing says so."""
    await live.sim("clock", play={"until": "end"})
    await live.eventually(lambda: not live.world.player.state.on)

    assert live.world.player.state.note == "the bot does not answer"
