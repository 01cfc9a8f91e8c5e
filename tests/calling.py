"""Texts from Twilio to a running bot, four at a time, each from a number and on a connection of its own."""

import asyncio
import itertools

import aiohttp
from standing import Stand, sign, sms_form

AREAS = ("212", "312", "213", "617", "303", "206", "415", "512", "702", "808")
OK = 200
EACH = 10_000
"""Numbers of an area that are used."""


class Load:
    """Posts for ever. ``answers`` holds what became of each, by the sender's number: a status, or what went wrong."""

    def __init__(self, stand: Stand, words: str, pause: float = 0) -> None:
        self.answers: dict[str, int | str] = {}
        self.acknowledged: set[str] = set()
        """Whose text the bot has said it has."""
        self._stand = stand
        self._words = words
        self._pause = pause
        self._numbers = itertools.count(1)

    async def run(self) -> None:
        """Post until cancelled; whatever goes wrong counts as an answer."""
        await asyncio.gather(*(self._post() for _ in range(4)))

    async def _post(self) -> None:
        for number in self._numbers:
            phone = f"+1{AREAS[number // EACH]}555{number % EACH:04d}"
            form = sms_form(self._words, number, From=phone)
            self.answers[phone] = await self._answer(form)
            if self.answers[phone] == OK:
                self.acknowledged.add(phone)
            # Where nobody listens, calling all the time would only use up the numbers.
            await asyncio.sleep(self._pause if self.answers[phone] == OK else 0.1)

    async def _answer(self, form: dict[str, str]) -> int | str:
        url = self._stand.settings.public_url + "/twilio/sms"
        alone = aiohttp.TCPConnector(force_close=True)
        try:
            async with (
                aiohttp.ClientSession(connector=alone) as http,
                http.post(url, data=form, headers={"X-Twilio-Signature": sign(url, form)}) as answer,
            ):
                return answer.status
        except aiohttp.ClientError as error:
            return type(error).__name__
