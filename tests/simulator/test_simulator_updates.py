"""How updates travel, how fast a bot may send, and how Telegram fails."""

import asyncio
import json
from typing import TYPE_CHECKING

import aiohttp
import pytest
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

if TYPE_CHECKING:
    from conftest import Live

RUTH_CHAT = 810_000_102
TOKEN = "4242:test-token"


def bot_at(live: "Live", token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{live.origin}/bot", base_file_url=f"{live.origin}/file/bot")


async def started(live: "Live") -> None:
    await live.sim("telegram/send", person="1", text="/start")


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("live", [{"chat_burst": 3}], indirect=True)
async def test_a_chat_takes_a_burst_and_then_one_a_second(live: "Live") -> None:
    """Beyond the burst it is 429 with the pause to make; another chat is not held up."""
    await started(live)
    await live.sim("telegram/send", person="2", text="/start")
    async with bot_at(live) as bot:
        for number in range(3):
            await bot.send_message(RUTH_CHAT, str(number))
        with pytest.raises(RetryAfter):
            await bot.send_message(RUTH_CHAT, "too many")
        assert await bot.send_message(810_000_203, "other chat")


async def test_only_the_right_token_is_served(live: "Live") -> None:
    """Another token is 401, for methods and for files."""
    async with aiohttp.ClientSession() as http, http.get(f"{live.origin}/file/botwrong/documents/x") as response:
        assert response.status == 404
    with pytest.raises(InvalidToken):
        async with bot_at(live, "1:wrong"):
            pass


async def test_polls_confirm_by_offset_and_give_way(live: "Live") -> None:
    """Unconfirmed updates come again; a second poll ends the first with 409; a webhook forbids polling."""
    await started(live)
    async with bot_at(live) as bot:
        first = await bot.get_updates()
        assert await bot.get_updates() == first
        last = first[-1].update_id
        assert await bot.get_updates(offset=last + 1) == ()
        waiting = asyncio.create_task(bot.get_updates(offset=last + 1, timeout=5))
        await asyncio.sleep(0.1)
        assert (await live.call("getUpdates"))["result"] == []
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await waiting
        await bot.set_webhook(f"{live.hooks}/telegram")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()


async def test_a_negative_offset_forgets_all_but_the_newest(live: "Live") -> None:
    """offset=-1 leaves only the last update."""
    for text in ("one", "two", "three"):
        await live.sim("telegram/send", person="1", text=text)

    newest = (await live.call("getUpdates", offset=-1))["result"]

    assert [update["message"]["text"] for update in newest] == ["three"]
    assert (await live.call("getUpdates"))["result"] == newest


async def test_the_webhook_gets_its_secret_and_refusals_come_again_in_order(live: "Live") -> None:
    """A refused update blocks that person's later messages, not another person's, until it is taken."""
    live.answers = [503]
    await live.call("setWebhook", url=f"{live.hooks}/telegram", secret_token="s3cret")
    await live.sim("telegram/send", person="1", text="one")
    await live.eventually(lambda: len(live.got) == 1)
    assert "503" in (await live.call("getWebhookInfo"))["result"]["last_error_message"]
    await live.sim("telegram/send", person="1", text="two")
    await live.sim("telegram/send", person="2", text="other")

    await live.eventually(lambda: len(live.got) == 4)

    updates = [Update.de_json(json.loads(body)) for body in live.bodies("/telegram")]
    texts = [update.message.text for update in updates if update and update.message]
    assert {headers["x-telegram-bot-api-secret-token"] for _, headers, _ in live.got} == {"s3cret"}
    assert [text for text in texts if text != "other"] == ["one", "one", "two"]
    assert "other" in texts


async def test_kinds_that_are_not_wanted_do_not_come(live: "Live") -> None:
    """allowed_updates holds for the webhook; deleting it keeps what waits unless told otherwise."""
    live.answers = [500] * 50
    await live.call("setWebhook", url=f"{live.hooks}/telegram", allowed_updates=["message"])
    await started(live)
    await live.sim("telegram/block", person="1", blocked=True)
    waiting = (await live.call("getWebhookInfo"))["result"]["pending_update_count"]
    await live.call("deleteWebhook", drop_pending_updates=True)

    assert waiting == 1
    assert (await live.call("getUpdates"))["result"] == []


async def test_duplicates_bring_each_update_twice(live: "Live") -> None:
    """The fault repeats the same update_id, by webhook and by poll."""
    await live.sim("faults", duplicates=True)
    await started(live)
    polled = (await live.call("getUpdates"))["result"]
    await live.call("setWebhook", url=f"{live.hooks}/telegram")
    await live.eventually(lambda: len(live.got) == 2)

    assert len({update["update_id"] for update in polled}) == 1
    assert len(polled) == 2
    assert live.got[0][2] == live.got[1][2]


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_outages_look_as_they_do_from_outside(live: "Live") -> None:
    """500, an HTML 502, a cut connection and a 429, until all is well again."""
    async with bot_at(live) as bot:
        for outage in ("500", "html502", "reset", "429"):
            await live.sim("faults", telegram=outage)
            with pytest.raises(RetryAfter if outage == "429" else NetworkError):
                await bot.get_me()
        await live.sim("faults", all_well=True)
        assert (await bot.get_me()).username == "SecondStepBot"


async def test_failing_after_the_work_is_done_leaves_the_message_there(live: "Live") -> None:
    """500_after: the bot hears 500, the person has the message."""
    await started(live)
    await live.sim("faults", telegram="500_after")

    answer = await live.call("sendMessage", chat_id=RUTH_CHAT, text="It came")

    assert answer["http"] == 500
    assert [message["text"] for message in live.world.telegram.chats[RUTH_CHAT].messages.values()][-1] == "It came"


async def test_what_hangs_lets_go_when_all_is_well(live: "Live") -> None:
    """A hanging call neither answers nor ends until the switch is turned back, then loses its connection."""
    await live.sim("faults", telegram="hang")
    hanging = asyncio.create_task(live.call("getMe"))
    done, _ = await asyncio.wait([hanging], timeout=0.2)
    assert not done

    await live.sim("faults", telegram="reset")

    with pytest.raises(aiohttp.ClientError):
        await hanging
