"""Both channels against the project's own strict stand-in, which knows nothing of our code."""

import asyncio
import datetime as dt

import pytest
from channels.loopback import NUMBER, Simulated
from spec_check import faults

from bot.channels.http import UNTIL_IT_EXPIRES
from bot.channels.wire import Dead, Halt, Inbound, Later, Outcome, Over, Sent, Unknown
from bot.simulator.people import Person
from bot.simulator.telegram import phone
from handlers.address import Address
from handlers.messages import Choice, Contact, Document, Event, Reply, Tap, Text, Unreachable, Unreadable


def ruth(simulated: Simulated) -> tuple[Person, Address]:
    """The first person of the simulator, who wrote to the bot, and their chat."""
    person = simulated.world.people.get("1")
    if not simulated.world.telegram.chat_of(person).messages:
        phone.send_text(simulated.world.telegram, person, "/start")
    return person, Address("telegram", str(person.user_id))


async def events(simulated: Simulated) -> list[Event]:
    """What waits for the bot, read."""
    pulled = await simulated.telegram.poll(0, 0)
    return [inbound.event for update in pulled if (inbound := simulated.telegram.read(update.body))]


REPLIES = (
    Reply(text="**Hi** [9](time:1778000000) > & 2\n\n> a\n\n- b", choices=(Choice("Go", "go", style="primary"),)),
    Reply(text="Hi", choices=(Choice("Web", url="https://x.org"), Choice("Copy", copy="ask")), columns=2),
    Reply(text="Your number?", ask_contact="Share", choices=(Choice("No", "no", style="danger"),)),
    Reply(text="Visit", document=Document("visit.ics", "text/calendar", b"X"), choices=(Choice("Go", "go"),)),
    Reply(text="long words " * 1000),
)  # fmt: skip


async def test_every_kind_of_reply_is_taken(simulated: Simulated) -> None:
    """The strict server refuses none, and what went over the wire is as the Bot API describes it."""
    _, chat = ruth(simulated)

    for reply in REPLIES:
        for request in simulated.telegram.render(reply, 3, ""):
            outcome = await simulated.telegram.send(chat, request)
            while isinstance(outcome, Later):
                await asyncio.sleep(outcome.seconds or 1)
                outcome = await simulated.telegram.send(chat, request)
            assert isinstance(outcome, Sent), (request, outcome)

    wire = [entry for entry in simulated.world.journal.recent_wire() if entry["way"] == "to Telegram"]
    assert [fault for entry in wire for fault in faults(entry["name"], entry["sent"])] == []


async def test_an_edit_replaces_and_a_lost_message_is_sent_anew(simulated: Simulated) -> None:
    """Twice the same is fine; what the person deleted comes back as a new message."""
    person, chat = ruth(simulated)
    messages = simulated.world.telegram.chat_of(person).messages
    first = await simulated.telegram.send(chat, simulated.telegram.render(Reply(text="one"), 1, "")[0])
    assert isinstance(first, Sent)
    edit = simulated.telegram.render(Reply(text="two"), 2, first.provider_id)[0]

    assert [await simulated.telegram.send(chat, edit) for _ in range(2)] == [first, first]
    assert messages[int(first.provider_id)]["text"] == "two"
    del messages[int(first.provider_id)]
    again = await simulated.telegram.send(chat, edit)
    assert isinstance(again, Sent)
    assert messages[int(again.provider_id)]["text"] == "two"


async def test_a_phone_s_deeds_come_in(simulated: Simulated) -> None:
    """Words, taps, contacts, pictures, a group, and the bot being blocked and let in again."""
    person, chat = ruth(simulated)
    telegram = simulated.world.telegram
    sent = await simulated.telegram.send(chat, simulated.telegram.render(REPLIES[0], 3, "")[0])
    assert isinstance(sent, Sent)
    written = phone.send_text(telegram, person, "hello")
    phone.edit_text(telegram, person, written["message_id"], "hello there")
    phone.tap(telegram, person, int(sent.provider_id), "3|go")
    phone.share_contact(telegram, person, own=True)
    phone.share_contact(telegram, person, own=False)
    for thing in ("photo", "sticker", "voice", "location", "document"):
        phone.send_thing(telegram, person, thing)
    phone.say_in_group(telegram, person, "hello all")
    phone.block(telegram, person, blocked=True)
    phone.block(telegram, person, blocked=False)

    found = await events(simulated)

    kinds = ("photo", "sticker", "voice", "location", "document", "group")
    assert sorted(map(repr, found)) == sorted(
        map(
            repr,
            [
                Text("/start"),
                Text("hello"),
                Text("hello there", edited=True),
                Tap("go", 3, sent.provider_id),
                Contact(person.phone, own=True),
                Contact("+12125550100", own=False),
                *(Unreadable(kind) for kind in kinds),
                Unreachable(chat, "blocked"),
            ],
        )
    )


async def test_a_tap_is_answered_even_when_it_is_too_late(simulated: Simulated) -> None:
    """The waiting sign on the phone ends; a second answer harms nobody."""
    person, chat = ruth(simulated)
    sent = await simulated.telegram.send(chat, simulated.telegram.render(REPLIES[0], 3, "")[0])
    assert isinstance(sent, Sent)
    phone.tap(simulated.world.telegram, person, int(sent.provider_id), "3|go")
    update = (await simulated.telegram.poll(0, 0))[-1]

    for _ in range(2):
        await simulated.telegram.acknowledge(update.body)

    answered = [entry for entry in simulated.world.journal.recent_wire() if entry["name"] == "answerCallbackQuery"]
    assert answered[0]["status"] == 200


async def test_a_person_who_blocked_the_bot_is_unreachable(simulated: Simulated) -> None:
    """And so is one whom the bot never met."""
    person, chat = ruth(simulated)
    phone.block(simulated.world.telegram, person, blocked=True)
    message = simulated.telegram.render(Reply(text="Hi"), 1, "")[0]

    assert await simulated.telegram.send(chat, message) == Dead("403", "blocked")
    assert await simulated.telegram.send(Address("telegram", "1"), message) == Dead("400", "closed")


@pytest.mark.parametrize(
    ("outage", "outcome"),
    [
        ("500", Unknown("500")),
        ("html502", Unknown("502")),
        ("reset", Unknown("connection_lost")),
        ("500_after", Unknown("500")),
    ],
)
async def test_outages_leave_the_matter_open(simulated: Simulated, outage: str, outcome: Outcome) -> None:
    """On both channels."""
    person, chat = ruth(simulated)
    simulated.world.faults.change({"telegram": outage, "sms": outage})
    reply = Reply(text="Hi")

    assert await simulated.telegram.send(chat, simulated.telegram.render(reply, 1, "")[0]) == outcome
    assert await simulated.sms.send(Address("sms", person.phone), simulated.sms.render(reply, 1, "")[0]) == outcome


async def test_throttling_is_safe_to_repeat(simulated: Simulated) -> None:
    """On both channels; Telegram tells how long to wait."""
    person, chat = ruth(simulated)
    simulated.world.faults.change({"telegram": "429", "sms": "429"})
    reply = Reply(text="Hi")

    told = await simulated.telegram.send(chat, simulated.telegram.render(reply, 1, "")[0])
    untold = await simulated.sms.send(Address("sms", person.phone), simulated.sms.render(reply, 1, "")[0])

    assert isinstance(told, Later)
    assert isinstance(untold, Later)
    assert (told.code, told.tries, untold.code, untold.tries) == ("429", UNTIL_IT_EXPIRES) * 2
    assert (told.seconds or 0) >= 1


@pytest.mark.parametrize(
    ("to", "outcome"),
    [
        ("+15005550001", Dead("21211", "closed")),
        ("+15005550002", Over("21612")),
        ("+15005550003", Over("21408")),
        ("+15005550004", Dead("21610", "opted_out")),
        ("+15005550009", Dead("21614", "closed")),
        (NUMBER, Over("21612")),
    ],
)
async def test_twilio_s_magic_numbers(simulated: Simulated, to: str, outcome: Outcome) -> None:
    """The numbers with which Twilio lets errors be tried."""
    assert await simulated.sms.send(Address("sms", to), simulated.sms.render(Reply(text="Hi"), 1, "")[0]) == outcome


async def test_a_text_of_unknown_outcome_is_found(simulated: Simulated) -> None:
    """Accepted before the server failed: it is there, and need not be sent again. Refused at once: it is not."""
    person, _ = ruth(simulated)
    to, since = Address("sms", person.phone), dt.datetime.now(dt.UTC)
    taken, lost = (simulated.sms.render(Reply(text=text), 1, "")[0] for text in ("taken", "lost"))

    simulated.world.faults.change({"sms": "500_after"})
    assert await simulated.sms.send(to, taken) == Unknown("500")
    simulated.world.faults.change({"sms": "500"})
    assert await simulated.sms.send(to, lost) == Unknown("500")
    simulated.world.faults.all_well()

    assert len(await simulated.sms.find(to, taken, since)) == 1
    assert await simulated.sms.find(to, lost, since) == ()


async def test_texts_of_an_outage_are_fetched(simulated: Simulated) -> None:
    """Nobody answered the webhook; the texts are in Twilio's list, oldest first."""
    person, _ = ruth(simulated)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)
    sids = [simulated.world.carrier.receive(person.phone, text).sid for text in ("first", "second")]

    found = await simulated.sms.fetch_inbound(since)

    assert [(each.provider_id, each.event) for each in found] == list(
        zip(sids, [Text("first"), Text("second")], strict=True)
    )
    assert all(isinstance(each, Inbound) and each.address == Address("sms", person.phone) for each in found)


async def test_a_wrong_token_stops_the_channel(simulated: Simulated) -> None:
    """Both providers say so at once."""
    simulated.telegram._api._client._base_url += "x"
    simulated.sms._api._client.auth = ("AC" + "0" * 32, "wrong")

    reply = Reply(text="Hi")

    assert await simulated.telegram.send(Address("telegram", "1"), simulated.telegram.render(reply, 1, "")[0]) == Halt(
        "401"
    )
    assert await simulated.sms.send(Address("sms", "+15005550111"), simulated.sms.render(reply, 1, "")[0]) == Halt(
        "20003"
    )
