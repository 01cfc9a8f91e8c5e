"""Turns on a real database: each event once, all of its consequences or none, and nothing that comes back for ever."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable

import msgspec
import pytest
import sqlalchemy as sa
from recording import NOON, Clock, Recording
from storing import down

from bot.channels.wire import Inbound
from bot.storage import ledger, people, post
from bot.storage.errors import Unavailable
from bot.storage.opening import Where, open_store
from bot.storage.store import Store, Tx
from bot.storage.tables import consents, metadata, outbox
from bot.turns import Turns, Voice
from handlers.address import Address
from handlers.messages import (
    Allowed,
    CodeSent,
    Consented,
    Due,
    Erased,
    Event,
    Joined,
    Reply,
    Suppressed,
    Tap,
    Text,
    Turn,
    Unreachable,
)
from handlers.records import Line, Person, Plan
from scheduler.series import Alarm

CHAT = Address("telegram", "4711")
SMS = Address("sms", "+15550100")
OTHER = Address("sms", "+15550101")
HOUR = dt.timedelta(hours=1)

Answer = Callable[[Person, Plan, Address, dt.datetime], Turn]


def say(person: Person, plan: Plan, *words: str, to: Address | None = None) -> Turn:
    """A turn that only speaks."""
    return Turn(person=person, plan=plan, replies=tuple(Reply(text=text, to=to) for text in words))


def fails(*_: object) -> Turn:
    """A handler with a fault."""
    raise ValueError("words of a person")


def also(turn: Turn, *effects: object, at: dt.datetime | None = None) -> Turn:
    """The turn with effects and an alarm."""
    alarm = Alarm(at, "start") if at else None
    return msgspec.structs.replace(turn, effects=effects, alarm=alarm)


def with_line(person: Person, address: Address) -> Person:
    """The person with one more line."""
    return msgspec.structs.replace(person, lines=(*person.lines, Line(address=address)))


ANSWERS: dict[str, Answer] = {
    "hello": lambda p, v, _h, _n: say(msgspec.structs.replace(p, welcomed=True), v, "hi", "there"),
    "fail": fails,
    "stop": lambda p, v, _h, _n: also(say(p, v, "stopped"), Suppressed()),
    "start": lambda p, v, h, _n: also(say(p, v, "started"), Allowed(h)),
    "agree": lambda p, v, h, n: also(say(p, v, "agreed"), Consented(h, "v1", "ok"), at=n + HOUR),
    "join": lambda p, v, _h, _n: also(say(with_line(p, SMS), v, "joined"), Joined(SMS)),
    "leave": lambda p, v, h, _n: say(msgspec.structs.replace(p, lines=(Line(address=h),)), v, "left"),
    "code": lambda p, v, _h, _n: also(
        Turn(person=p, plan=v, replies=(Reply(text="123456", to=OTHER), Reply(text="sent"))), CodeSent(OTHER)
    ),
    "delete": lambda p, v, _h, _n: also(say(p, v, "deleted"), Suppressed(), Erased()),
    "tell": lambda p, v, _h, _n: say(p, v, "told", to=SMS),
    "page": lambda p, v, _h, _n: Turn(person=p, plan=v, replies=(Reply(text="page", replaces=True),)),
    "soon": lambda p, v, _h, n: also(say(p, v, "soon"), at=n),
    "dead": lambda p, v, _h, _n: say(
        msgspec.structs.replace(p, lines=tuple(msgspec.structs.replace(line, state="dead") for line in p.lines)), v
    ),
}


def respond(event: Event, here: Address, person: Person, plan: Plan, now: dt.datetime, *_: str) -> Turn:
    """Answers by the word that came; an alarm says "due", a dead address is told elsewhere."""
    match event:
        case Text():
            return ANSWERS[event.body](person, plan, here, now)
        case Tap():
            return ANSWERS[event.action](person, plan, here, now)
        case Due():
            trouble = "fail" if person.relation == "fail" else person.relation == "late" and "soon"
            return ANSWERS[trouble](person, plan, here, now) if trouble else say(person, plan, "due")
        case Unreachable():
            return fails() if person.relation == "fail" else say(person, plan, f"{event.reason}: {here.channel}")
        case _:
            return say(person, plan)


class Bench:
    """The parts of one test."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = Clock()
        self.bell = asyncio.Event()
        self.telegram, self.sms = Recording("telegram"), Recording("sms")
        self.turns = Turns(store, self.voice(), self.bell)
        self._ids = 0

    def voice(self) -> Voice:
        """What the turns are given."""
        return Voice(
            respond=respond,
            senders={"telegram": self.telegram, "sms": self.sms},
            apology=lambda inbound: Reply(text=f"sorry, {inbound.language or 'en'}"),
            emergency=lambda inbound: Reply(text="911") if "bleeding" in str(inbound.event) else None,
            now=self.clock,
        )

    async def hear(self, event: Event | str, address: Address = CHAT, provider_id: str = "") -> bool:
        """Let something come in."""
        self._ids += 1
        what = Text(event) if isinstance(event, str) else event
        return await self.turns.take(
            Inbound(provider_id=provider_id or str(self._ids), address=address, event=what, language="es")
        )

    async def queued(self, address: Address | None = None) -> list[str]:
        """The texts that wait in the outbox, in order."""

        def work(tx: Tx) -> list[str]:
            rows = tx.conn.execute(sa.select(outbox).where(outbox.c.state == "queued").order_by(outbox.c.number))
            items = [post.opened(tx, row, 0, NOON) for row in rows]
            return [str(one.message.fields["text"]) for one in items if address in (None, one.address)]

        return await self.store.run(work)

    async def held(self, address: Address = CHAT) -> people.Held:
        """The documents behind an address."""
        return await self.store.run(lambda tx: people.find_or_create(tx, address))

    async def alarm(self, address: Address = CHAT) -> dt.datetime | None:
        """The alarm of the person behind an address."""
        person = (await self.held(address)).person.id
        return await self.store.run(lambda tx: people.alarm_of(tx, person))

    async def mark(self, relation: str, at: dt.datetime | None = None) -> str:
        """Make the person's next due turn go wrong in some way, and set the alarm; their id."""
        held = await self.held()
        marked = msgspec.structs.replace(held.person, relation=relation)

        def work(tx: Tx) -> None:
            people.save(tx, held, marked, held.plan)
            people.set_alarm(tx, marked.id, held.plan.id, at)

        await self.store.run(work)
        return marked.id


@pytest.fixture
async def bench(where: Where) -> AsyncIterator[Bench]:
    store = open_store(where)
    yield Bench(store)
    await store.close()


async def test_an_event_has_all_its_consequences(bench: Bench) -> None:
    """State, answers, consent and alarm are there when the event is acknowledged, and the outbox is woken."""
    assert await bench.hear("hello")
    assert await bench.hear("agree")

    assert await bench.queued() == ["hi", "there", "agreed"]
    assert (await bench.held()).person.welcomed
    assert await bench.alarm() == NOON + HOUR
    logged = await bench.store.run(lambda tx: tx.conn.execute(sa.select(consents.c.channel, consents.c.at)).all())
    assert [tuple(row) for row in logged] == [("telegram", NOON)]
    assert bench.bell.is_set()


async def test_a_repeat_is_answered_once(bench: Bench) -> None:
    """The same event three times, also at the same moment, leads to one answer."""
    taken = await asyncio.gather(*(bench.hear("page", provider_id="7") for _ in range(3)))

    assert sorted(taken) == [False, False, True]
    assert await bench.queued() == ["page"]


async def test_a_fault_in_a_handler_is_answered_once_and_put_aside(bench: Bench) -> None:
    """The person is told in fixed words, the event is kept sealed without its content in the log, no repeat loops."""
    assert await bench.hear("fail", provider_id="7")
    assert not await bench.hear("fail", provider_id="7")

    assert await bench.queued() == ["sorry, es"]
    assert await bench.store.run(ledger.quarantined) == 1
    error = await bench.store.run(lambda tx: tx.conn.exec_driver_sql("SELECT error FROM quarantine").scalar())
    assert str(error).startswith("ValueError at test_turns.py:")


async def test_a_fault_takes_nothing_from_those_who_write_at_the_same_moment(bench: Bench) -> None:
    """One message breaks a handler among ten: nine people have their answer once, the tenth a fixed apology."""
    chats = [Address("telegram", str(number)) for number in range(10)]
    words = ["hello" if number != 4 else "fail" for number in range(10)]
    await asyncio.gather(*map(bench.hear, words, chats))

    answers = [await bench.queued(chat) for chat in chats]
    assert answers == [["hi", "there"] if word == "hello" else ["sorry, es"] for word in words]
    assert await bench.store.run(ledger.quarantined) == 1


async def test_a_fault_takes_back_what_was_begun(bench: Bench) -> None:
    """Nothing of a failed turn is left: not even the new person."""
    await bench.hear("fail")

    left = await bench.store.run(lambda tx: tx.conn.exec_driver_sql("SELECT count(*) FROM people").scalar())
    assert left == 0


async def test_a_red_flag_in_a_message_that_breaks_a_handler_is_answered(bench: Bench) -> None:
    """The fixed safety text goes out in place of the apology, after a STOP too."""
    await bench.hear("stop")
    await bench.hear("bleeding")
    await bench.hear("fail")

    assert await bench.queued() == ["stopped", "911"]


async def test_a_stop_silences_every_address(bench: Bench) -> None:
    """After STOP only the confirmation goes out; what waited is dropped; alarms say nothing on any line."""
    await bench.hear("join")
    await bench.hear("tell")
    await bench.hear("stop")
    await bench.hear("tell")
    person = await bench.mark("", NOON)
    await bench.turns.ring(person)

    assert await bench.queued() == ["stopped"]


async def test_who_writes_after_a_stop_is_answered_there(bench: Bench) -> None:
    """An answer to the person's own message may go back to where it came from."""
    await bench.hear("stop")
    await bench.hear("hello")

    assert await bench.queued() == ["stopped", "hi", "there"]


async def test_start_allows_the_address_it_came_from(bench: Bench) -> None:
    """After START reminders go out again on that line; the other one stays silent."""
    await bench.hear("join")
    await bench.hear("stop")
    await bench.hear("start")
    await bench.turns.ring(await bench.mark("", NOON))
    await bench.hear("tell")

    assert (await bench.queued(CHAT), await bench.queued(SMS)) == (["stopped", "started", "due"], [])


async def test_a_late_older_start_does_not_undo_a_stop(bench: Bench) -> None:
    """A START sent before the STOP but delivered after it allows nothing."""
    old = Inbound(provider_id="old", address=CHAT, event=Text("start"), sent_at=NOON - HOUR)
    await bench.hear("stop")
    await bench.turns.take(old)
    await bench.turns.ring(await bench.mark("", NOON))

    assert "due" not in await bench.queued()


async def test_a_joined_address_leads_to_the_person(bench: Bench) -> None:
    """Two people by two channels become one, and the phone's earlier life is gone."""
    await bench.hear("hello", SMS)
    before = (await bench.held(SMS)).person.id
    await bench.hear("join")

    joined = (await bench.held(SMS)).person
    assert (joined.id, [line.address for line in joined.lines]) == ((await bench.held()).person.id, [CHAT, SMS])
    assert await bench.store.run(lambda tx: people.load(tx, before)) is None


async def test_a_line_that_is_given_up_leads_nowhere(bench: Bench) -> None:
    """A line removed from the person is a stranger's next time."""
    await bench.hear("join")
    await bench.hear("leave")

    assert await bench.store.run(lambda tx: people.person_at(tx, SMS)) is None


async def test_too_many_codes_are_held_back(bench: Bench) -> None:
    """The fourth code within an hour is not sent, and the person is told the same as before."""
    for _ in range(4):
        await bench.hear("code")

    assert (await bench.queued(OTHER), await bench.queued(CHAT)) == (["123456"] * 3, ["sent"] * 4)


async def test_no_code_goes_to_a_number_that_said_stop(bench: Bench) -> None:
    """A stranger's STOP holds against codes as well."""
    await bench.hear("stop", OTHER)
    await bench.hear("code")

    assert await bench.queued(OTHER) == ["stopped"]


async def test_deletion_leaves_the_receipt_and_the_stop(bench: Bench, where: Where) -> None:
    """After DELETE the only message is the receipt, nobody is known, and SQLite's log on disk is empty."""
    await bench.hear("join")
    await bench.hear("delete")

    def left(tx: Tx) -> dict[str, int]:
        tables = [table for table in metadata.sorted_tables if table.name not in ("meta", "inbox")]
        found = {table.name: tx.conn.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables}
        return {name: count for name, count in found.items() if count}

    assert all(log.stat().st_size == 0 for log in where.data_dir.glob("secondstep.db-wal"))
    assert await bench.queued() == ["deleted"]
    assert await bench.store.run(left) == {"outbox": 1, "suppressions": 2}


async def test_an_alarm_rings_when_it_is_due(bench: Bench) -> None:
    """Not before, once, and not again until a new one is set."""
    await bench.hear("agree")
    person = (await bench.held()).person.id

    early = await bench.turns.ring(person)
    bench.clock.pass_by(hours=1)
    assert [early, await bench.turns.ring(person), await bench.turns.ring(person)] == [False, True, False]
    assert await bench.queued() == ["agreed", "due"]


async def test_a_reminder_that_was_missed_is_planned_again(bench: Bench) -> None:
    """Planning anew asks the handlers also when no alarm is due."""
    person = await bench.mark("")

    assert await bench.turns.plan_again(person, NOON)
    assert await bench.queued() == ["due"]
    assert not await bench.turns.plan_again("nobody", NOON)


async def test_an_alarm_never_rings_for_ever(bench: Bench) -> None:
    """A next alarm that has passed already is set a minute ahead."""
    await bench.turns.ring(await bench.mark("late", NOON))

    assert await bench.alarm() == NOON + dt.timedelta(minutes=1)


async def test_an_alarm_may_be_set_to_now_by_a_message(bench: Bench) -> None:
    """Whoever agrees within the window may be written to at once."""
    await bench.hear("soon")

    assert await bench.alarm() == NOON


async def test_a_fault_at_an_alarm_is_put_off(bench: Bench) -> None:
    """The person hears nothing, the event is kept, and the alarm comes back in an hour."""
    person = await bench.mark("fail", NOON)

    assert await bench.turns.ring(person)
    assert (await bench.alarm(), await bench.queued()) == (NOON + HOUR, [])
    assert await bench.store.run(ledger.quarantined) == 1


async def test_an_alarm_without_a_living_line_is_taken_away(bench: Bench) -> None:
    """Whoever cannot be reached anywhere has no alarm that would ring in vain."""
    await bench.hear("dead")
    person = await bench.mark("", NOON)

    assert not await bench.turns.ring(person)
    assert await bench.alarm() is None


@pytest.mark.parametrize(("reason", "phone_is_stopped"), [("blocked", False), ("closed", False), ("opted_out", True)])
async def test_a_dead_address_is_told_on_the_other_line(bench: Bench, reason: str, phone_is_stopped: bool) -> None:  # noqa: FBT001 -- a column of the table
    """The person hears of it elsewhere, nothing goes to the dead one, and an opt-out there is kept."""
    await bench.hear("join")
    await bench.turns.unreachable(SMS, reason)

    assert (await bench.queued(SMS), await bench.queued(CHAT)) == ([], ["joined", f"{reason}: telegram"])
    stopped = await bench.store.run(lambda tx: SMS in ledger.stopped(tx, [SMS]))
    assert stopped is phone_is_stopped


async def test_a_dead_last_address_is_not_written_to(bench: Bench) -> None:
    """Where there is no other line nothing is said; a stranger's address changes nothing."""
    await bench.held()
    await bench.turns.unreachable(CHAT, "blocked")
    await bench.turns.unreachable(OTHER, "blocked")

    assert await bench.queued() == []


async def test_a_fault_about_a_dead_address_is_put_aside(bench: Bench) -> None:
    """The opt-out is kept although the handler failed."""
    await bench.mark("fail")
    await bench.turns.unreachable(CHAT, "opted_out")

    stopped = await bench.store.run(lambda tx: CHAT in ledger.stopped(tx, [CHAT]))
    assert (stopped, await bench.store.run(ledger.quarantined)) == (True, 1)


async def test_nothing_goes_to_a_line_known_to_be_dead(bench: Bench) -> None:
    """A reply elsewhere than to the sender is not queued for a dead line."""
    await bench.hear("join")
    await bench.hear("dead")
    await bench.hear("tell")

    assert await bench.queued(SMS) == []


async def test_a_tap_may_edit_the_message_it_was_on(bench: Bench) -> None:
    """A reply that replaces takes the tapped message's place; to a text it is a new message."""
    await bench.hear(Tap("page", 0, "99"))
    await bench.hear("page")

    rows = await bench.store.run(lambda tx: post.claim(tx, post.Want(channel="telegram", room=1), NOON))
    assert [row.message.fields["edits"] for row in rows] == ["99"]


async def test_an_outage_is_told_and_red_flags_are_still_answered(bench: Bench) -> None:
    """Nothing is acknowledged; the safety text goes out from memory, once for all repeats; then all is well again."""
    await bench.hear("hello")
    with down(bench.store):
        for _ in range(2):
            with pytest.raises(Unavailable):
                await bench.hear("bleeding", Address("telegram", "new"), "7")
        with pytest.raises(Unavailable):
            await bench.hear("hello", Address("telegram", "newer"))

    assert bench.telegram.texts() == ["911"]
    assert await bench.hear("hello", Address("telegram", "newer"))


async def test_an_alarm_during_an_outage_is_kept(bench: Bench) -> None:
    """The ring fails as a whole and is still due afterwards; so does the news of a dead address."""
    await bench.hear("join")
    person = await bench.mark("", NOON)
    with down(bench.store):
        for act in (bench.turns.ring(person), bench.turns.unreachable(SMS, "closed")):
            with pytest.raises(Unavailable):
                await act

    assert await bench.turns.ring(person)
    assert await bench.queued() == ["joined", "due"]


async def test_a_channel_that_is_not_set_up_is_passed_over(bench: Bench) -> None:
    """A reply to a channel without a sender is dropped; the rest of the turn stands."""
    voice = msgspec.structs.replace(bench.voice(), senders={"telegram": bench.telegram})
    bench.turns = Turns(bench.store, voice, bench.bell)
    await bench.hear("code")

    assert await bench.queued() == ["sent"]


async def test_a_damaged_document_is_answered_and_put_aside(bench: Bench) -> None:
    """Somebody whose row was tampered with hears the apology; nothing loops."""
    await bench.hear("hello")
    await bench.store.run(lambda tx: tx.conn.exec_driver_sql("UPDATE people SET document = plans.document FROM plans"))
    await bench.hear("hello")

    assert (await bench.queued(), await bench.store.run(ledger.quarantined)) == (["hi", "there", "sorry, es"], 1)


async def test_an_apology_that_fails_keeps_the_event(bench: Bench) -> None:
    """Even then the event is put aside and acknowledged."""
    bench.turns = Turns(bench.store, msgspec.structs.replace(bench.voice(), apology=fails), bench.bell)

    assert await bench.hear("fail")
    assert await bench.store.run(ledger.quarantined) == 1


async def test_an_apology_that_the_database_refuses_keeps_the_event(bench: Bench) -> None:
    """A statement that failed takes back nothing but the apology."""
    await bench.hear("start")
    await bench.store.run(lambda tx: tx.conn.exec_driver_sql("CREATE UNIQUE INDEX only_one ON outbox (priority)"))

    taken = [await bench.hear("fail", CHAT, "9") for _ in range(2)]

    await bench.store.run(lambda tx: tx.conn.exec_driver_sql("DROP INDEX only_one"))
    assert taken == [True, False]
    assert await bench.store.run(ledger.quarantined) == 1
