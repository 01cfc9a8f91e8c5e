"""The whole product as a newcomer meets it: the demo as its own process, both phones in a real browser."""

import datetime as dt
import re

import pytest
from end_to_end.demo import Phones, demo, phones
from spec_check import faults

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
HOURS = re.compile(r"(\d+):(\d\d)\s*(AM|PM)")
FEWEST = 5
"""A visit a month ahead brings at least so many reminders."""


async def day_ahead(phone: Phones, words: str) -> dt.datetime:
    """The day so many days ahead, by the page's clock, at half past two."""
    now = dt.datetime.fromisoformat((await phone.state())["clock"]["now"])
    return (now + dt.timedelta(days=int(words))).replace(hour=14, minute=30)


async def begin(phone: Phones) -> None:
    """The first minutes on Telegram, up to "do you have a date?"."""
    await phone.telegram("/start")
    await phone.tap("I am the patient")
    await phone.tap("Acute (fast)")
    await phone.tap("Not asked yet")
    await phone.tap("OK")
    await phone.tap("Eastern")


async def link(phone: Phones) -> None:
    """Share the number by one tap; the phone itself agrees; reminders go there."""
    await phone.telegram("/settings")
    await phone.tap("Where reminders go")
    await phone.tap("Text message")
    before = await phone.count("sms")
    await phone.page.get_by_test_id("telegram-reply-button").click()
    await phone.page.get_by_test_id("telegram-share").click()
    assert "Reply OK to agree" in await phone.answer("sms", before)
    await phone.page.get_by_test_id("telegram-phone").get_by_text("Reply OK there").wait_for()
    assert "Reminders come here by text now" in await phone.sms("OK")


async def set_visit(phone: Phones, days: str) -> None:
    """Set or move the visit on Telegram."""
    day = await day_ahead(phone, days)
    await phone.telegram("/date")
    if "Your visit" in await phone.everything("telegram"):
        await phone.tap("Change the date")
    read_back = await phone.telegram(f"{day:%B} {day.day} at 2:30 pm")
    assert f"{day:%B} {day.day}" in read_back
    assert "2:30" in read_back
    await phone.tap("OK")


async def assert_promised(phone: Phones) -> str:
    """The next reminder comes by SMS at the weekday and hour that the page promised before; its text."""
    promised = await phone.promise()
    text = await phone.next_reminder()
    clock = await phone.clock()
    hour, minute, half = HOURS.search(promised).groups()  # type: ignore[union-attr]  # a promise without a time fails
    assert f"{hour}:{minute}" in clock.replace(" ", "")
    assert half in clock
    assert next(day for day in WEEKDAYS if day in promised) in clock
    assert 10 <= int(hour) % 12 + (12 if half == "PM" else 0) <= 17
    return text


async def test_a_month_from_welcome_to_stop(request: pytest.FixtureRequest) -> None:
    """Chat on Telegram, link the phone, set a visit, get each reminder by SMS on time, answer, move, play, stop."""
    pictures = bool(request.config.getoption("--screenshots"))
    async with demo() as origin, phones(origin) as phone:
        await begin(phone)
        await phone.picture("first-minutes", wanted=pictures)
        await link(phone)
        await set_visit(phone, "30")

        first = await assert_promised(phone)
        assert "1 " in first
        assert "DONE 1" in first
        await phone.picture("first-reminder", wanted=pictures)
        assert "Done" in await phone.sms("DONE 1")

        await assert_promised(phone)
        assert "ask again" in await phone.sms("LATER")
        await set_visit(phone, "33")

        texts = [await assert_promised(phone) for _ in range(FEWEST)]
        assert len(set(texts)) > 1

        await play(phone, "clock-play")
        assert "tomorrow is the day" in await phone.everything("sms")
        assert "How do the two answers compare" in await assert_promised(phone)
        assert "surer" in await phone.sms("1")
        await play(phone, "clock-play-after")
        assert "first doctor" in await phone.everything("sms")
        await phone.picture("after-the-visit", wanted=pictures)

        before = await phone.count("sms")
        await phone.sms("STOP")
        await phone.page.get_by_text("none planned").wait_for()
        assert await phone.count("sms") == before + 1
        assert "quiet" in await phone.telegram("/list")
        state = await phone.state()

    wire = [entry for entry in state["wire"] if entry["way"] == "to Telegram"]
    assert wire
    assert [fault for entry in wire for fault in faults(entry["name"], entry["sent"])] == []


async def play(phone: Phones, button: str) -> None:
    """Press "play to the visit", or on until a week after it, and wait until the tape stops."""
    await phone.page.get_by_test_id(button).click()
    await phone.page.get_by_test_id("clock-stop").wait_for(state="visible")
    await phone.page.get_by_test_id("clock-stop").wait_for(state="hidden", timeout=60_000)
