"""The page's own calls, its events, the openings, and the page itself in a browser."""

import asyncio
import contextlib
import datetime as dt
import shutil
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import Page, async_playwright

from bot.simulator.openings import Choose, Opening, Step, dated, load

if TYPE_CHECKING:
    from conftest import Live

CHROMIUM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "I am a patient", "callback_data": "7:role:patient"}],
        [{"text": "Other", "callback_data": "7:role:other"}],
    ]
}


async def telegram_bot(live: "Live") -> None:
    """Greets with two buttons, and names the one that was tapped."""
    offset = 0
    while True:
        for update in (await live.call("getUpdates", offset=offset, timeout=10))["result"]:
            offset = update["update_id"] + 1
            if "message" in update:
                at = {"chat_id": update["message"]["chat"]["id"], "parse_mode": "HTML", "reply_markup": KEYBOARD}
                await live.call("sendMessage", text="<b>Who</b> are you?", **at)
            elif "callback_query" in update:
                tap = update["callback_query"]
                await live.call("answerCallbackQuery", callback_query_id=tap["id"], text="Noted")
                at = {"chat_id": tap["message"]["chat"]["id"], "message_id": tap["message"]["message_id"]}
                await live.call("editMessageText", text=f"You chose {tap['data']}", **at)


async def sms_bot(live: "Live") -> None:
    """Answers each text with numbered choices."""
    version = 0
    while True:
        for happening in await live.world.journal.wait(version, 10):
            version = happening.version
            if happening.kind == "sms" and happening.data["sms"]["mine"]:
                await live.text(Body="Who are you? 1 I am a patient 2 Other")


@contextlib.asynccontextmanager
async def echoing(live: "Live") -> AsyncIterator[None]:
    """A tiny bot on both channels, for as long as the block runs."""
    tasks = [asyncio.create_task(telegram_bot(live)), asyncio.create_task(sms_bot(live))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def said(live: "Live") -> list[str]:
    return [message.get("text", "") for message in live.world.telegram.chats[810_000_102].messages.values()]


def texted(live: "Live") -> list[str]:
    return [sms.body for sms in live.world.carrier.messages.everything() if sms.direction == "inbound"]


async def test_events_can_be_polled_and_streamed(live: "Live") -> None:
    """After a version come the changes since; a version of another run is told to be stale."""
    before = live.world.journal.version
    await live.sim("sms/send", person="2", text="hello")
    async with live.http.get(f"{live.origin}/sim/events?after={before}&wait=5") as response:
        polled = await response.json()
    headers = {"Accept": "text/event-stream", "Last-Event-ID": "999999"}
    async with live.http.get(f"{live.origin}/sim/events", headers=headers) as response:
        first = await response.content.readline()
        assert response.headers["content-type"].startswith("text/event-stream")

    assert polled["events"][0]["data"]["sms"]["body"] == "hello"
    assert polled["version"] >= polled["events"][0]["version"]
    assert first == b"event: stale\n"


REFUSED = [
    ("telegram/send", {"person": "9", "text": "x"}, "no person '9'"),
    ("telegram/send", {"person": "1", "text": " "}, "a message needs 1 to 4096 characters"),
    ("telegram/send", {"person": "1"}, "missing required field `text`"),
    ("telegram/send", {"person": "1", "text": "x", "more": 1}, "unknown field `more`"),
    ("telegram/edit", {"person": "1", "text": "x", "message_id": 5}, "only a text of your own can be edited"),
    ("telegram/tap", {"person": "1", "message_id": 5, "data": "x"}, "no message 5 on this phone"),
    ("sms/send", {"person": "1", "text": " "}, "a text needs words"),
    ("people", {"name": " "}, "a person needs a name"),
    ("people", {"name": "Ann", "zone": "Mars/Base"}, "no such time zone"),
    ("people", {"name": "Ann", "phone": "+12125550141"}, "belongs to somebody else"),
    ("faults", {"telegram": "tired"}, "Invalid enum value"),
    ("faults", {"gravity": True}, "unknown field `gravity`"),
    ("openings", {"person": "1", "opening": "closing"}, "no opening 'closing'"),
]


@pytest.mark.parametrize(("path", "given", "told"), REFUSED)
async def test_wrong_calls_are_told_what_is_wrong(live: "Live", path: str, given: dict[str, Any], told: str) -> None:
    """400 with the reason; nothing happens."""
    answer = await live.sim(path, **given)

    assert answer["http"] == 400
    assert told in answer["error"]


async def test_only_json_presses_buttons(live: "Live") -> None:
    """A form of another site cannot act here."""
    async with live.http.post(f"{live.origin}/sim/faults", data=b'{"telegram": "500"}') as response:
        assert response.status == 415
    assert live.world.faults.state.telegram == ""


async def test_newcomers_get_a_phone_and_an_account(live: "Live") -> None:
    """One more person can be played at once."""
    added = (await live.sim("people", name="José Díaz", language="es", zone="America/Phoenix"))["person"]
    await live.sim("telegram/send", person=added["id"], text="Hola")

    assert added["phone"].startswith("+1")
    assert "5550" in added["phone"]
    assert live.world.telegram.chats[added["user_id"]].shape()["last_name"] == "Díaz"


async def test_the_page_is_closed_to_everything_from_outside(live: "Live") -> None:
    """A strict policy, no inline script or style, and every address in the page is its own."""
    async with live.http.get(live.origin) as response:
        page, policy = await response.text(), response.headers["content-security-policy"]

    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in page.replace("http-equiv", "")
    assert " style=" not in page


async def test_the_shipped_openings_are_whole() -> None:
    """Each has a way to begin and ends with a jump; choices name an action and a label or place."""
    openings = load().openings

    assert [opening.id for opening in openings] == ["patient", "daughter", "hola"]
    for opening in openings:
        assert opening.steps[0].send
        assert opening.steps[-1].jump
        assert all(step.choose.action and step.choose.label for step in opening.steps if step.choose)


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [("en", 12, "on December 7"), ("es", 12, "on 7 de diciembre"), ("en", 3, "on November 26")],
)
def test_dates_in_openings_are_ahead_and_never_at_a_weekend(language: str, day: int, text: str) -> None:
    """{day+12} from Monday, 23 November 2026 is a Saturday: it becomes the Monday after."""
    step = Step(send=f"on {{day+{day}}}")

    assert dated(step, dt.date(2026, 11, 23), load().months[language]).send == text


PATIENT = Choose(action="role:patient", label="patient", at=1)
TALKS: list[tuple[str, tuple[Step, ...], Callable[["Live"], list[str]], list[str], str]] = [
    ("telegram", (Step(send="/start"), Step(choose=PATIENT)), said, ["/start", "You chose 7:role:patient"], ""),
    (
        "telegram",
        (Step(send="/start"), Step(choose=Choose(label="^oth"))),
        said,
        ["/start", "You chose 7:role:other"],
        "",
    ),
    ("telegram", (Step(send="/start"), Step(choose=Choose(at=-1))), said, ["/start", "You chose 7:role:other"], ""),
    ("telegram", (Step(choose=PATIENT),), said, [], "the bot offers no buttons"),
    (
        "telegram",
        (Step(send="a"), Step(choose=Choose(label="zebra"))),
        said,
        ["a", "Who are you?"],
        "no button like “zebra”",
    ),
    ("telegram", (Step(send="a"), Step(choose=Choose(label="zebra"), optional=True)), said, ["a", "Who are you?"], ""),
    ("telegram", (Step(send="a"), Step(send="b", when="zebra")), said, ["a", "Who are you?"], ""),
    ("telegram", (Step(jump=True),), said, [], "no reminder is planned yet"),
    ("sms", (Step(send="Hi"), Step(choose=PATIENT)), texted, ["Hi", "1"], ""),
    ("sms", (Step(send="Hi"), Step(choose=Choose(label="zebra", say="OK"))), texted, ["Hi", "OK"], ""),
    ("sms", (Step(send="Hi"), Step(choose=Choose(at=2))), texted, ["Hi", "2"], ""),
    ("sms", (Step(send="Hi"), Step(choose=Choose(at=-1))), texted, ["Hi", "2"], ""),
    ("sms", (Step(choose=Choose(label="zebra")),), texted, [], "no numbered choice like “zebra”"),
]


async def test_openings_find_their_way_by_action_label_or_place(live: "Live") -> None:
    """Real taps and texts over the wire; where the bot says something else, it stops and says so."""
    outcomes = []
    async with echoing(live):
        for channel, steps, heard, _, _ in TALKS:
            for chat in live.world.telegram.chats.values():
                chat.messages.clear()
            known = len(texted(live))
            live.world.openings.all["it"] = Opening("it", "It", "", steps)
            version = live.world.journal.version
            await live.sim("openings", person="1", opening="it", channel=channel)
            await live.eventually(lambda version=version: bool(ended(live, version)), seconds=10)  # type: ignore[misc] # as above
            outcomes.append((heard(live)[known if heard is texted else 0 :], ended(live, version)[0]))

    assert outcomes == [(spoken, note) for _, _, _, spoken, note in TALKS]


def ended(live: "Live", version: int) -> list[str]:
    happenings = [each.data for each in live.world.journal.since(version) if each.kind == "opening"]
    return [data["note"] for data in happenings if not data["on"]]


async def test_an_opening_can_be_stopped(live: "Live") -> None:
    """Stop ends it where it is."""
    await live.sim("openings", person="1", opening="patient")
    await live.sim("openings", person="1", stop=True)

    assert ended(live, 0) == ["stopped"]


@contextlib.asynccontextmanager
async def browser(live: "Live", **context: Any) -> AsyncIterator[Page]:  # noqa: ANN401 - Playwright's own options
    """The page, open; anything said on the console, or fetched from elsewhere, fails the test."""
    told: list[str] = []
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await (await chromium.new_context(**context)).new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on(
            "request",
            lambda request: told.append(request.url) if not request.url.startswith((live.origin, "data:")) else None,
        )
        await page.goto(live.origin)
        yield page
        await chromium.close()
    assert told == []


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@needs_browser
async def test_two_people_talk_on_both_phones_in_a_browser(live: "Live") -> None:
    """Type, tap, see the edit in place, text and see segments and ticks; the other tab is another person."""
    async with echoing(live), browser(live) as page:
        await page.get_by_test_id("telegram-input").fill("Hello <b>there</b>")
        await page.keyboard.press("Enter")
        await page.get_by_test_id("telegram-button").first.click()
        await page.get_by_text("You chose 7:role:patient").wait_for()
        await page.get_by_test_id("sms-input").fill("Hi")
        await page.get_by_test_id("sms-send").click()
        await page.get_by_text("1 segment").wait_for()
        await page.get_by_label("delivered").wait_for()
        kinds = [await each.get_attribute("data-kind") for each in await page.get_by_test_id("telegram-message").all()]
        await page.get_by_test_id("person-2").click()
        other = await page.get_by_test_id("telegram-message").count()
        await live.sim("telegram/send", person="1", text="meanwhile")
        await page.get_by_test_id("person-1").get_by_text("1", exact=True).wait_for()

    assert (kinds, other) == (["out", "in"], 0)
    assert "Hello <b>there</b>" in said(live)


@needs_browser
async def test_faults_time_and_blocking_are_seen_in_a_browser(live: "Live") -> None:
    """Each has a visible state; all well switches everything off again; STOP shows what carriers do."""
    live.status["next_due"] = "2031-01-07T15:00:00+00:00"
    await live.sim("clock", set="2031-01-05T15:00:00+00:00")
    async with browser(live, color_scheme="dark") as page:
        await page.get_by_test_id("open-faults").click()
        await page.get_by_test_id("fault-sms_fails-30003").click()
        await page.get_by_test_id("fault-blocked-true").click()
        await page.get_by_text("2 bad days").wait_for()
        await page.get_by_test_id("all-well").click()
        await page.get_by_test_id("open-faults").get_by_text("All well").wait_for()
        await page.keyboard.press("Escape")
        await page.get_by_text("Tue 10:00 AM").wait_for()
        await page.get_by_test_id("clock-day").click()
        await page.get_by_test_id("clock").get_by_text("Monday").wait_for()
        await page.get_by_test_id("sms-input").fill("STOP")
        await page.keyboard.press("Enter")
        await page.get_by_text("Blocked by STOP").wait_for()

    assert live.world.faults.state.sms_fails == 0
    assert live.world.telegram.chats[810_000_102].blocked is False


@needs_browser
async def test_the_page_fits_a_small_phone_in_a_browser(live: "Live") -> None:
    """390 px: nothing to scroll sideways, one phone at a time, the switch shows the other."""
    async with browser(live, viewport={"width": 390, "height": 844}) as page:
        width = await page.evaluate("document.documentElement.scrollWidth")
        await page.get_by_role("button", name="SMS", exact=True).click()

        assert width == 390
        assert not await page.get_by_test_id("telegram-phone").is_visible()
        assert await page.get_by_test_id("sms-phone").is_visible()
