"""``secondstep demo`` as a process of its own, and its page in a real Chromium, for whoever wants to play on them."""

import asyncio
import contextlib
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import aiohttp
from playwright.async_api import Page, async_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60.0
ASKED_AGAIN = 2.0
"""Seconds: the page asks the bot every second and a half what comes next."""
PATIENCE = 20_000
"""Milliseconds for anything on the page; far more than it takes."""


@contextlib.asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The address of a running demo, which is stopped at the end."""
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", "--no-open")
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **coverage_settings()}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), STARTS_WITHIN)
        found = re.search(rb"http://\S+", line)
        assert found, line
        yield found.group().decode()
    finally:
        process.terminate()
        code = await asyncio.wait_for(process.wait(), STARTS_WITHIN)
    assert code == 0, "the demo ends well when it is told to"


def coverage_settings() -> dict[str, str]:
    """What a subprocess needs so that its lines count as covered too."""
    return {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}


class Phones:
    """The page, used as a person uses it. Every error on the page's console fails the test."""

    def __init__(self, page: Page, origin: str, session: aiohttp.ClientSession) -> None:
        self.page = page
        self._origin = origin
        self._session = session

    async def state(self) -> dict[str, Any]:
        """Everything the stand-in knows, for waiting and for the wire's log."""
        async with self._session.get(f"{self._origin}/sim/state") as answer:
            return cast("dict[str, Any]", json.loads(await answer.text()))

    async def telegram(self, words: str) -> str:
        """Write on Telegram; the bot's answer."""
        return await self._say("telegram", words)

    async def sms(self, words: str) -> str:
        """Write a text; the bot's answer."""
        return await self._say("sms", words)

    async def _say(self, channel: str, words: str) -> str:
        before = await self.count(channel)
        await self.page.get_by_test_id(f"{channel}-input").fill(words)
        await self.page.get_by_test_id(f"{channel}-send").click()
        return await self.answer(channel, before)

    async def tap(self, label: str) -> None:
        """Press the newest button with this label on Telegram, and wait until something changed."""
        before = await self.everything("telegram")
        await (
            self.page.get_by_test_id("telegram-button").filter(has_text=re.compile(f"^{re.escape(label)}")).last.click()
        )
        await self._changed("telegram", before)

    async def count(self, channel: str) -> int:
        """How many messages the bot has sent there."""
        return await self.page.locator(f'[data-testid="{channel}-message"][data-kind="in"]').count()

    async def answer(self, channel: str, before: int) -> str:
        """The newest message of the bot, once there are more than ``before``."""
        messages = self.page.locator(f'[data-testid="{channel}-message"][data-kind="in"]')
        await messages.nth(before).wait_for(timeout=PATIENCE)
        return await messages.last.inner_text()

    async def everything(self, channel: str) -> str:
        """All words on one phone."""
        return await self.page.get_by_test_id(f"{channel}-phone").inner_text()

    async def _changed(self, channel: str, before: str) -> None:
        for _ in range(PATIENCE // 50):
            if await self.everything(channel) != before:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"nothing changed on {channel}")

    async def promise(self) -> str:
        """What the page says comes next, e.g. "Tue 10:00 AM", once it has asked the bot again."""
        await asyncio.sleep(ASKED_AGAIN)
        return (await self.page.get_by_test_id("next-reminder").inner_text()).strip()

    async def clock(self) -> str:
        """What the page's clock shows, on one line."""
        return " ".join((await self.page.get_by_test_id("clock").inner_text()).split())

    async def next_reminder(self) -> str:
        """Go to the next reminder; its text, as it arrives by SMS."""
        before = await self.count("sms")
        await self.page.get_by_test_id("clock-next").click()
        return await self.answer("sms", before)

    async def picture(self, name: str, *, wanted: bool) -> None:
        """Keep a picture of the page for docs/, when asked for."""
        if wanted:
            await self.page.screenshot(path=ROOT / "docs" / "screenshots" / f"{name}.png")


@contextlib.asynccontextmanager
async def phones(origin: str) -> AsyncIterator[Phones]:
    """The page in Chromium."""
    errors: list[str] = []
    async with async_playwright() as playwright, aiohttp.ClientSession() as session:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1360, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(origin)
        yield Phones(page, origin, session)
        await browser.close()
    assert errors == []
