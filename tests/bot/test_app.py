"""The whole bot beside both providers: how it starts, what it does when one is down, what it never writes to a log."""

import asyncio
import contextlib
import datetime as dt
import logging
import sqlite3
from collections.abc import Iterator

import pytest
import structlog
from standing import AUTH, SECRET, SID, TOKEN, Stand, locked

from bot import introduction, logs
from bot.channels.wire import Refused, Unknown
from bot.operation import LOOKED
from bot.settings import WrongSettings
from bot.storage import ledger, people
from bot.storage.errors import InUseError, Unavailable
from handlers.address import Address

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The logging of the other tests is as it was."""
    root, before = logging.getLogger(), logging.getLogger().handlers[:]
    yield
    root.handlers[:] = before
    structlog.reset_defaults()


async def test_telegram_learns_who_the_bot_is(stand: Stand) -> None:
    """Commands and descriptions in both languages, and where updates go."""
    async with stand.bot():
        telegram = stand.world.telegram

    assert telegram.updates.webhook.url == f"{stand.settings.public_url}/telegram/webhook"
    assert telegram.updates.webhook.secret == SECRET
    assert [command["command"] for command in telegram.commands["default:", ""]] == list(introduction.COMMANDS)
    assert telegram.commands["default:", "es"] != telegram.commands["default:", ""]
    assert telegram.text_for("description", "es") != telegram.text_for("description", "en") != ""


async def test_polling_takes_the_webhook_away(stand: Stand) -> None:
    """Telegram keeps updates for polling only where no webhook is set."""
    async with stand.bot():
        pass
    async with stand.bot(telegram_mode="polling"):
        assert stand.world.telegram.updates.webhook.url == ""


@pytest.mark.parametrize("fault", ["500", "reset", "html502", "429"])
async def test_providers_that_are_down_do_not_keep_the_bot_from_starting(
    stand: Stand, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It starts and says so; once they are back it introduces itself, and what people wrote is answered."""
    logs.set_up("console")
    stand.world.faults.change({"telegram": fault, "sms": fault})

    async with stand.bot():
        told = capsys.readouterr().err
        assert (await stand.get("/health/ready"))[0] == 200
        stand.world.faults.all_well()
        stand.write("hello")
        stand.text("hello")
        await stand.until(lambda: len(stand.chat()) > 0 and len(stand.texts()) > 0)

    assert all(word in told for word in ("telegram_unreachable", "telegram_not_set_up", "twilio_unreachable"))


async def test_a_provider_that_takes_its_time_is_not_waited_for() -> None:
    """A start goes on without its answer, as if it were down."""
    with pytest.raises(Refused) as raised:
        await introduction.in_time(asyncio.sleep(5), seconds=0.01)

    assert raised.value.outcome == Unknown("timeout")


async def test_the_bot_introduces_itself_until_telegram_listens(stand: Stand) -> None:
    """However often it fails: without its webhook it would be deaf."""
    stand.world.faults.change({"telegram": "500"})
    async with stand.bot():
        await stand.until(lambda: stand.calls().count("setMyCommands") >= 3)
        stand.world.faults.all_well()
        await stand.until(lambda: stand.world.telegram.updates.webhook.url != "")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"telegram_token": "110201543:wrong-wrong-wrong-wrong-wrong"}, "SECONDSTEP_TELEGRAM_TOKEN"),
        ({"twilio_auth_token": "f" * 32}, "SECONDSTEP_TWILIO_AUTH_TOKEN"),
    ],
    ids=["Telegram", "Twilio"],
)
async def test_a_wrong_token_is_told_at_the_start(stand: Stand, wrong: dict[str, str], named: str) -> None:
    """Nothing starts half: the provider that does not know us is named with its setting, never with the token."""
    with pytest.raises(WrongSettings) as raised:
        async with stand.bot(**wrong):
            raise AssertionError

    assert named in str(raised.value)
    assert not any(token in str(raised.value) for token in wrong.values())


async def test_a_second_bot_on_the_same_data_is_refused(stand: Stand) -> None:
    """Two on one database would send everything twice."""
    async with stand.bot():
        with pytest.raises(InUseError, match="Another SecondStep"):
            async with stand.bot(port=0):
                raise AssertionError


async def test_a_text_that_came_while_the_bot_was_away_is_answered_once(stand: Stand) -> None:
    """Twilio does not repeat it: it is fetched at the start, and never again."""
    async with stand.bot():
        pass
    stand.text("hello")
    await stand.until(lambda: stand.calls().count("text, once more") == 1)

    async with stand.bot() as bot:
        await stand.until(lambda: len(stand.texts()) > 0)
        await stand.settled()
        answered = stand.texts()
        await bot.operation.catch_up()
        await stand.settled()

    async with stand.bot():
        await stand.settled()

    assert "SecondStep" in answered[0]
    assert stand.texts() == answered


async def test_what_came_before_the_bot_existed_is_not_answered(stand: Stand) -> None:
    """A number may have had another life before: only the time since the first start counts."""
    old = stand.world.carrier.messages.add("inbound", "received", stand.ruth.phone, stand.settings.twilio_from, "hello")
    stand.world.carrier.messages.change(old.sid, created=LONG_AGO, sent=LONG_AGO)

    async with stand.bot():
        await stand.settled()

    assert stand.texts() == []


async def test_texts_are_fetched_again_when_they_could_not_be_stored(stand: Stand) -> None:
    """The moment of the last look moves on only when all were taken."""
    async with stand.bot() as bot:
        before = await bot.operation.store.run(lambda tx: ledger.meta_get(tx.conn, LOOKED))
        stand.world.carrier.messages.add("inbound", "received", stand.ruth.phone, stand.settings.twilio_from, "hello")
        with locked(bot), pytest.raises(Unavailable):
            await bot.operation.catch_up()
        assert await bot.operation.store.run(lambda tx: ledger.meta_get(tx.conn, LOOKED)) == before
        await bot.operation.catch_up()
        await stand.until(lambda: len(stand.texts()) > 0)


async def test_without_sms_nothing_is_fetched(stand: Stand) -> None:
    """Telegram alone needs nothing from Twilio."""
    async with stand.bot(twilio_account_sid="", twilio_auth_token="", twilio_from="") as bot:
        await bot.operation.catch_up()

    assert not any("Messages" in name for name in stand.calls())


async def test_what_a_dead_process_was_sending_is_taken_over_at_once(stand: Stand) -> None:
    """A message that was under way when a process died is looked for and sent, not left until its lease ends."""
    # A message reported as delivered keeps nothing that could be sent again.
    stand.world.faults.change({"reports": "drop"})
    async with stand.bot():
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
    before = len(stand.texts())
    file = stand.settings.data_dir / "secondstep.db"
    died = "UPDATE outbox SET state = 'sending', lease_owner = 'dead', lease_until = 9999999999999, provider_id = ''"
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute(died)
        connection.commit()
    stand.world.carrier.messages._texts.clear()

    async with stand.bot():
        await stand.until(lambda: len(stand.texts()) == before)


async def test_housekeeping_runs(stand: Stand) -> None:
    """Ids of events that nobody repeats any more are forgotten."""
    address = Address("sms", "+12125550199")

    async with stand.bot() as bot:
        run = bot.operation.store.run
        assert await run(lambda tx: ledger.note_inbound(tx, address, "SM1", LONG_AGO))
        assert not await run(lambda tx: ledger.note_inbound(tx, address, "SM1", LONG_AGO))
        await bot.operation.tidy()
        assert await run(lambda tx: ledger.note_inbound(tx, address, "SM1", LONG_AGO))


async def test_an_alarm_that_is_due_rings(stand: Stand) -> None:
    """The clock takes what is due, and the operator's view tells what comes next."""
    async with stand.bot() as bot:
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
        run = bot.operation.store.run
        person_id = await run(lambda tx: people.person_at(tx, Address("sms", stand.ruth.phone)))
        held = await run(lambda tx: people.load(tx, person_id or ""))
        assert held is not None
        await run(lambda tx: people.set_alarm(tx, held.person.id, held.plan.id, LONG_AGO))
        assert (await bot.doors.state())["next_due"] == LONG_AGO.isoformat()

        await bot.operation.tick()

        assert await run(lambda tx: people.alarm_of(tx, held.person.id)) != LONG_AGO


async def test_no_secret_and_no_number_is_ever_logged(stand: Stand, capsys: pytest.CaptureFixture[str]) -> None:
    """Through turns, faults on both sides, refused calls and errors that quote an address."""
    logs.set_up("console")
    secrets = (TOKEN, TOKEN.partition(":")[2], SECRET, SID, AUTH, stand.ruth.phone, "hello there")

    async with stand.bot() as bot:
        for faults in ({}, {"telegram": "500", "sms": "500"}, {"telegram": "reset", "sms": "reset"}):
            stand.world.faults.change(dict(faults))
            stand.text("hello there")
            stand.write("hello there")
            await asyncio.sleep(0.5)
        await stand.update(b'{"message": "hello there"}')
        with locked(bot):
            await stand.update(b'{"update_id": 1}')
            stand.text("hello there")
            await asyncio.sleep(0.2)
        logging.getLogger("some.library").error("at %s", f"{stand.settings.telegram_api_url}/bot{TOKEN}/getMe")

    told = capsys.readouterr()
    assert told.err != ""
    assert [secret for secret in secrets if secret in told.err + told.out] == []
