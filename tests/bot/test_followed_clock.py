"""The demo's time travel: the bot lives in the stand-in's time, whatever happens to the connection."""

import asyncio
import datetime as dt
import os
import signal
from pathlib import Path

import aiohttp
import pytest
from standing import Stand

from bot import demo
from bot.settings import Settings


def ahead(clock: demo.FollowedClock) -> dt.timedelta:
    """How far the clock is from the real time."""
    return clock.now() - dt.datetime.now(dt.UTC)


async def test_the_bot_follows_the_stand_in_s_clock(stand: Stand) -> None:
    """A jump is followed at once and told; while the stand-in is out of reach the last known time goes on."""
    moved = asyncio.Event()
    clock = demo.FollowedClock(f"{stand.settings.twilio_api_url}/sim/now")
    following = asyncio.create_task(clock.follow(moved.set))
    async with asyncio.timeout(10):
        await moved.wait()
        moved.clear()
        assert abs(ahead(clock)) < dt.timedelta(seconds=1)

        stand.world.clock.advance(dt.timedelta(days=3))
        await moved.wait()
    following.cancel()

    assert abs(ahead(clock) - dt.timedelta(days=3)) < dt.timedelta(seconds=1)


async def test_a_clock_out_of_reach_is_asked_again() -> None:
    """Nobody answers there: real time, and no end."""
    clock = demo.FollowedClock("http://127.0.0.1:9/sim/now")
    following = asyncio.create_task(clock.follow(lambda: None))
    await asyncio.sleep(0.5)

    assert not following.done()
    assert abs(ahead(clock)) < dt.timedelta(seconds=1)
    following.cancel()


async def test_a_demo_reads_nothing_of_a_real_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the environment nor ``.env`` reaches it, right or wrong; its accounts are made up each time."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes(b"SECONDSTEP_TELEGRAM_TOKEN=\xff")
    monkeypatch.setenv("SECONDSTEP_TWILIO_ACCOUNT_SID", "AC-of-a-clinic")
    monkeypatch.setenv("SECONDSTEP_PORT", "many")

    one, other = (demo.settings_for("http://127.0.0.1:1", 1, tmp_path) for _ in range(2))

    assert set(one.model_dump()) == set(Settings.model_fields)
    assert "clinic" not in str(one)
    assert one.telegram_token != other.telegram_token


async def test_the_demo_runs_until_it_is_told_to_stop(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tells its address, opens the browser when asked to, and serves page and health at one address."""
    monkeypatch.setenv("BROWSER", "true")  # a program that does nothing, for the browser
    playing = asyncio.create_task(demo.play(0, open_browser=True))
    async with asyncio.timeout(40):
        while " is at " not in (said := capsys.readouterr().out):
            assert not playing.done()
            await asyncio.sleep(0.1)
    origin = said.split()[3]
    async with aiohttp.ClientSession() as http:
        found = [(await http.get(origin + path)).status for path in ("/", "/health/ready", "/sim/state")]
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(15):
        await playing

    assert found == [200, 200, 200]
