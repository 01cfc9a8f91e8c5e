"""Polling over a real socket: what Telegram is told to forget is stored, and nothing ends the loop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from standing import Stand

from bot.channels.accounts import TelegramAccount
from bot.channels.http import open_session
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Inbound
from bot.polling import poll
from bot.simulator.telegram import phone
from bot.storage.errors import Unavailable
from bot.web import Doors
from handlers.messages import Text


class Taken:
    """Where updates end: remembers them in order, and fails as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.words: list[str] = []
        self.aside: list[bytes] = []
        self._failures = list(failures)

    async def take(self, inbound: Inbound) -> bool:
        """Store one event, unless it is to fail now."""
        if self._failures:
            raise self._failures.pop(0)
        self.words.append(inbound.event.body if isinstance(inbound.event, Text) else type(inbound.event).__name__)
        return True

    async def quarantine(self, channel: str, body: bytes) -> None:
        """Keep what is malformed."""
        if self._failures:
            raise self._failures.pop(0)
        self.aside.append(channel.encode() + body)

    async def report(self, told: object) -> None:
        """Nothing is reported on Telegram."""
        raise AssertionError(told)

    async def state(self) -> dict[str, object]:
        """Nobody looks."""
        return {}


@contextlib.asynccontextmanager
async def polled(stand: Stand, taken: Taken) -> AsyncIterator[None]:
    """The loop runs against the stand-in, with pauses that a test can wait for."""
    doors = Doors(
        take=taken.take, report=taken.report, quarantine=taken.quarantine, state=taken.state, alive=lambda: True
    )
    async with open_session() as session:
        account = TelegramAccount(token=stand.settings.telegram_token, api_url=stand.settings.telegram_api_url)
        task = asyncio.create_task(poll(TelegramChannel(account, session), doors, pause=0.05))
        try:
            yield
            assert not task.done()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def waiting(stand: Stand) -> int:
    """How many updates Telegram still keeps."""
    return len(stand.world.telegram.updates.waiting())


async def test_a_backlog_is_read_in_order_and_then_forgotten(stand: Stand) -> None:
    """What was written while the bot was away is taken oldest first; Telegram keeps nothing of it."""
    for number in range(120):
        stand.write(str(number))
    taken = Taken()

    async with polled(stand, taken):
        await stand.until(lambda: len(taken.words) == 120 and waiting(stand) == 0)

    assert taken.words == [str(number) for number in range(120)]


@pytest.mark.parametrize("trouble", [Unavailable("full"), RuntimeError("unforeseen")], ids=["database", "unforeseen"])
async def test_what_cannot_be_stored_is_asked_for_again(stand: Stand, trouble: Exception) -> None:
    """The offset stays where the last stored update was: nothing is lost, nothing taken twice."""
    for words in ("one", "two", "three"):
        stand.write(words)
    taken = Taken(trouble, trouble)

    async with polled(stand, taken):
        await stand.until(lambda: len(taken.words) >= 3)

    assert taken.words == ["one", "two", "three"]


async def test_a_malformed_update_is_put_aside_and_those_behind_it_are_read(stand: Stand) -> None:
    """It would come back for ever; it is kept for the operator, even if the database was down at first."""
    stand.world.telegram.updates.push("message", {"message_id": "none"}, "1")
    stand.write("hello")
    taken = Taken(Unavailable("full"))

    async with polled(stand, taken):
        await stand.until(lambda: len(taken.words) == 1)

    assert taken.words == ["hello"]
    assert len(taken.aside) == 1
    assert taken.aside[0].startswith(b'telegram{"update_id"')


async def test_updates_without_anything_to_answer_are_passed_over(stand: Stand) -> None:
    """What another bot wrote is forgotten like all others."""
    chat = {"id": stand.ruth.user_id, "type": "private"}
    robot = {"id": 5, "is_bot": True, "first_name": "R"}
    words = {"message_id": 900, "chat": chat, "from": robot, "text": "beep", "date": 1}
    stand.world.telegram.updates.push("message", words, "5")
    stand.write("hello")
    taken = Taken()

    async with polled(stand, taken):
        await stand.until(lambda: taken.words == ["hello"] and waiting(stand) == 0)


async def test_telegram_out_of_reach_is_waited_for(stand: Stand) -> None:
    """Errors, broken connections and odd pages end nothing; what came meanwhile is read afterwards."""
    taken = Taken()

    async with polled(stand, taken):
        for fault in ("500", "reset", "html502"):
            stand.world.faults.change({"telegram": fault})
            stand.write(f"during {fault}")
            await asyncio.sleep(0.3)
        stand.world.faults.all_well()
        await stand.until(lambda: len(taken.words) == 3)

    assert taken.words == ["during 500", "during reset", "during html502"]


async def test_a_crash_between_storing_and_the_next_poll_answers_once(stand: Stand) -> None:
    """Telegram repeats what it was not told to forget; its id is known, so nobody is answered twice."""
    stand.write("hello")
    pending = dict(stand.world.telegram.updates._pending)

    async with stand.bot(telegram_mode="polling"):
        await stand.until(lambda: len(stand.chat()) > 0 and waiting(stand) == 0)
    before = stand.chat()
    # What the provider would still have, had the bot died right after its commit.
    stand.world.telegram.updates._pending.update(pending)
    async with stand.bot(telegram_mode="polling"):
        await stand.until(lambda: waiting(stand) == 0)
        await stand.settled()

    assert stand.chat() == before


async def test_a_tapped_button_is_answered_while_polling(stand: Stand) -> None:
    """The waiting sign on a button ends."""
    async with stand.bot(telegram_mode="polling"):
        stand.write("hello")
        await stand.until(lambda: bool(offered(stand)))
        button = offered(stand)[0]
        phone.tap(stand.world.telegram, stand.ruth, *button)
        await stand.until(lambda: "answerCallbackQuery" in stand.calls())


def offered(stand: Stand) -> list[tuple[int, str]]:
    """The buttons on Ruth's phone: message and data."""
    told = stand.world.telegram.chat_of(stand.ruth).messages.items()
    found = [(number, button.get("callback_data", "")) for number, message in told for button in phone.buttons(message)]
    return [(number, data) for number, data in found if data]
