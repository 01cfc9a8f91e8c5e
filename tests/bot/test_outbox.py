"""The outbox at work on a real database: order, repeats, crashes, refusals, reports."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from recording import NOON, Clock, Recording
from storing import down

from bot.channels.wire import Dead, Halt, Later, Outcome, Outgoing, Over, Refused, Sent, Unknown
from bot.outbox import Courier, Outbox
from bot.rates import Rate
from bot.storage import erasure, ledger, post, recall, upkeep
from bot.storage.errors import Unavailable
from bot.storage.opening import Where, open_store
from bot.storage.store import Store, Tx
from bot.storage.tables import outbox as table
from handlers.address import Address
from handlers.messages import Urgency

SMS = Address("sms", "+15550100")
OTHER = Address("sms", "+15550101")
CHAT = Address("telegram", "4711")
FAST = Rate(per_second=1000, burst=1000)

VERDICTS: dict[str, Outcome] = {
    "21610": Dead("21610", "opted_out"),
    "30005": Dead("30005", "closed"),
    "30003": Later("30003", tries=2),
    "30007": Over("30007"),
    "20503": Unknown("20503"),
}


class Bench:
    """The parts of one test; what the outbox asks of the rest is noted."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = Clock()
        self.bell = asyncio.Event()
        self.telegram, self.sms = Recording("telegram"), Recording("sms")
        self.closed: list[tuple[Address, str]] = []
        self.replanned: list[str] = []
        self.trouble: Exception | None = None
        self.outbox = self.restarted()

    def restarted(self, rate: Rate = FAST) -> Outbox:
        """A new outbox, as after a restart."""
        courier = Courier(
            senders={"telegram": self.telegram, "sms": self.sms},
            rates={"telegram": rate, "sms": rate},
            close_line=self._close,
            plan_again=self._plan_again,
            verdict=VERDICTS.__getitem__,
            now=self.clock,
        )
        self.outbox = Outbox(self.store, courier, self.bell)
        return self.outbox

    async def revived(self) -> None:
        """As after a kill: another process starts, and leases have ended where it may not simply void them."""
        self.store.owner = "another process"
        self.clock.pass_by(minutes=5)
        await self.store.run(lambda tx: upkeep.void_leases(tx, self.clock()))
        self.restarted()

    def _close(self, _tx: Tx, address: Address, reason: str) -> None:
        if self.trouble:
            raise self.trouble
        self.closed.append((address, reason))

    async def _plan_again(self, person_id: str, unsaid: dt.datetime) -> None:
        assert unsaid <= self.clock()
        self.replanned.append(person_id)

    async def put(self, text: str, to: Address = SMS, urgency: Urgency = "reply", seconds: float = 0) -> None:
        """Queue a text, which expires in so many seconds if any are given."""
        message = Outgoing(method="send", fields={"text": text, "edits": ""})
        expires = self.clock() + dt.timedelta(seconds=seconds) if seconds else None
        letter = post.Letter(address=to, person_id="p", urgency=urgency, message=message, expires_at=expires)
        await self.store.run(lambda tx: post.enqueue(tx, (letter,), self.clock()))

    async def flush(self) -> None:
        """Send all that can be sent at this moment."""
        await self.outbox.round()
        while self.outbox._tasks or self.outbox._done:
            await asyncio.gather(*self.outbox._tasks)
            await self.outbox.round()

    async def states(self) -> list[str]:
        """All rows' states, oldest first."""
        rows = sa.select(table.c.state).order_by(table.c.created_at, table.c.number)
        return list(await self.store.run(lambda tx: tx.conn.scalars(rows).all()))


@pytest.fixture
async def bench(where: Where) -> AsyncIterator[Bench]:
    store = open_store(where)
    bench = Bench(store)
    yield bench
    bench.sms.gate.set()
    await bench.outbox.drain(1)
    await store.close()


async def test_messages_arrive_in_order(bench: Bench) -> None:
    """Ten messages to each of two chats, each in the order they were queued."""
    for number in range(10):
        await bench.put(f"a{number}", SMS)
        await bench.put(f"b{number}", CHAT)
    await bench.flush()

    assert bench.sms.texts() == [f"a{number}" for number in range(10)]
    assert bench.telegram.texts() == [f"b{number}" for number in range(10)]
    assert set(await bench.states()) == {"sent", "delivered"}


async def test_order_holds_when_the_first_is_refused(bench: Bench) -> None:
    """While the first waits for its repeat the second does not overtake it; a safety text does."""
    bench.sms.then(Later("429", seconds=17))
    await bench.put("first")
    await bench.put("second")
    await bench.flush()
    await bench.put("safety", urgency="safety")
    await bench.flush()
    bench.clock.pass_by(seconds=16.9)
    await bench.flush()
    early = bench.sms.texts()
    bench.clock.pass_by(seconds=0.2)
    await bench.flush()

    assert (early, bench.sms.texts()) == (["safety"], ["safety", "first", "second"])


async def test_a_safety_text_leaves_while_everything_else_hangs(bench: Bench) -> None:
    """With all places taken by requests that hang, a safety text is still handed over at once."""
    bench.restarted(Rate(per_second=1000, burst=1000, at_once=2))
    bench.sms.gate.clear()
    for number in range(4):
        await bench.put(f"slow{number}", Address("sms", f"+1555020{number}"), "reminder")
    await bench.outbox.round()
    bench.sms.gate.set()
    bench.sms.gate.clear()
    await bench.put("safety", urgency="safety")
    await bench.outbox.round()

    assert bench.outbox._under_way["sms"] == 3


async def test_a_timeout_by_sms_is_looked_up_and_not_doubled(bench: Bench) -> None:
    """The provider took it, the answer was lost: it is found in the list, and sent once."""
    bench.sms.then(Unknown("timeout"), arrives=True)
    await bench.put("hello")
    await bench.flush()
    lost = await bench.states()
    bench.clock.pass_by(seconds=10)
    await bench.flush()

    assert (lost, await bench.states(), bench.sms.texts()) == (["unknown"], ["sent"], ["hello"])


async def test_the_same_words_twice_are_two_messages(bench: Bench) -> None:
    """One whose outcome is unknown is not taken for another of the same words, sent before it or after it."""
    await bench.put("hello")
    await bench.flush()
    bench.sms.then(Unknown("timeout"))
    await bench.put("hello")
    await bench.put("hello")
    await bench.flush()
    bench.clock.pass_by(seconds=10)
    await bench.flush()

    assert (await bench.states(), bench.sms.texts()) == (["sent"] * 3, ["hello"] * 3)


async def test_what_did_not_arrive_is_not_repeated_after_a_stop(bench: Bench) -> None:
    """The report comes after the STOP, and its code would allow another try: not any more."""
    await bench.put("hello")
    await bench.flush()
    bench.clock.pass_by(seconds=5)
    await bench.store.run(lambda tx: ledger.suppress(tx, tx.vault.hashed(SMS), bench.clock()))
    await bench.outbox.report("sms-1", "undelivered", "30003")
    bench.clock.pass_by(seconds=10)
    await bench.flush()

    assert (await bench.states(), bench.sms.texts()) == (["failed"], ["hello"])


async def test_a_timeout_by_sms_that_went_nowhere_is_sent_again(bench: Bench) -> None:
    """What is not in the provider's list goes out again."""
    bench.sms.then(Unknown("timeout"))
    await bench.put("hello")
    await bench.flush()
    bench.clock.pass_by(seconds=10)
    await bench.flush()

    assert (await bench.states(), bench.sms.texts()) == (["sent"], ["hello"])


async def test_an_unknown_one_is_not_sent_while_the_list_cannot_be_asked(bench: Bench) -> None:
    """Nothing is known then, and nothing may be sent twice."""

    class Silent(Recording):
        async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
            del address, message, since
            raise Refused(Later("503"))

    bench.sms = Silent("sms")
    bench.restarted()
    bench.sms.then(Unknown("timeout"), arrives=True)
    await bench.put("hello")
    for _ in range(5):
        await bench.flush()
        bench.clock.pass_by(seconds=61)

    assert (await bench.states(), len(bench.sms.asked)) == (["unknown"], 1)


async def test_a_timeout_on_telegram_can_only_be_sent_again(bench: Bench) -> None:
    """There is no list to ask: better twice than never."""
    bench.telegram.then(Unknown("timeout"), arrives=True)
    await bench.put("hello", CHAT)
    await bench.flush()
    bench.clock.pass_by(seconds=10)
    await bench.flush()

    assert bench.telegram.texts() == ["hello", "hello"]


@pytest.mark.parametrize(
    ("to", "arrived", "copies"), [(SMS, True, 1), (SMS, False, 1), (CHAT, True, 2), (CHAT, False, 1)]
)
async def test_a_crash_between_attempt_and_outcome(bench: Bench, to: Address, arrived: bool, copies: int) -> None:  # noqa: FBT001 -- a column of the table
    """Killed after the request, before its outcome is kept: by SMS once, on Telegram at most one copy more."""
    channel = bench.sms if to is SMS else bench.telegram
    await bench.put("hello", to)
    (item,) = await bench.store.run(lambda tx: post.claim(tx, post.Want(channel=to.channel, room=1), NOON))
    if arrived:
        await channel.send(item.address, item.message)
    await bench.revived()
    await bench.flush()

    assert channel.texts() == ["hello"] * copies


async def test_a_reminder_that_is_too_late_is_not_sent(bench: Bench) -> None:
    """It expires, and the person's next alarm is computed anew; an answer that expires needs no new alarm."""
    await bench.put("reminder", urgency="reminder", seconds=60)
    await bench.put("answer", OTHER, seconds=60)
    bench.clock.pass_by(minutes=2)
    await bench.flush()

    assert (bench.sms.asked, await bench.states(), bench.replanned) == ([], ["expired", "expired"], ["p"])


async def test_a_wait_ends_at_the_latest_when_the_message_expires(bench: Bench) -> None:
    """Refused until after its time: it expires on time and is not sent late."""
    bench.sms.then(Later("429", seconds=3600))
    await bench.put("reminder", urgency="reminder", seconds=60)
    await bench.flush()
    bench.clock.pass_by(seconds=60)
    await bench.flush()

    assert (await bench.states(), bench.replanned) == (["expired"], ["p"])


async def test_a_dead_address_is_closed_and_left_alone(bench: Bench) -> None:
    """The rest that waits for it fails with it, and the person's turn is asked for, once."""
    bench.telegram.then(Dead("403", "blocked"))
    bench.telegram.gate.clear()
    await bench.put("one", CHAT)
    await bench.outbox.round()
    for text in ("two", "three"):
        await bench.put(text, CHAT)
    await bench.put("safety too", CHAT, "safety")
    bench.telegram.gate.set()
    await asyncio.gather(*bench.outbox._tasks)
    await bench.flush()

    assert (len(bench.telegram.asked), bench.closed) == (1, [(CHAT, "blocked")])
    assert await bench.states() == ["failed"] * 4


async def test_a_message_given_up_leaves_the_address_alone(bench: Bench) -> None:
    """The next one goes out."""
    bench.sms.then(Over("30007"))
    await bench.put("filtered")
    await bench.put("next")
    await bench.flush()

    assert (bench.sms.texts(), bench.closed, await bench.states()) == (["next"], [], ["failed", "sent"])


async def test_a_wrong_configuration_stops_the_sender_and_keeps_what_waits(bench: Bench) -> None:
    """One refusal of that kind and nothing more is asked of that provider; the other channel goes on."""
    bench.sms.then(Halt("20003"))
    await bench.put("first")
    await bench.flush()
    await bench.put("second", OTHER)
    await bench.put("elsewhere", CHAT)
    await bench.flush()

    assert (len(bench.sms.asked), bench.telegram.texts()) == (1, ["elsewhere"])
    assert await bench.outbox.depth() == {("sms", "queued"): 2}
    assert bench.outbox.paused()["sms"] > 50


async def test_too_fast_three_times_in_a_row_makes_the_whole_sender_wait(bench: Bench) -> None:
    """One chat's refusal is its own; three are the sender's."""
    bench.sms.then(*[Later("429", seconds=30)] * 3)
    for number in range(2):
        await bench.put("hello", Address("sms", f"+1555020{number}"))
    await bench.flush()
    two = bench.outbox.paused()["sms"]
    await bench.put("hello")
    await bench.flush()

    assert two == 0
    assert bench.outbox.paused()["sms"] > 25


async def test_a_sender_that_fails_unforeseen_loses_nothing(bench: Bench) -> None:
    """Whatever it raises, the message is looked up and sent again."""
    bench.sms.then(ZeroDivisionError("words of a person"))
    await bench.put("hello")
    await bench.flush()
    bench.clock.pass_by(seconds=10)
    await bench.flush()

    assert bench.sms.texts() == ["hello"]


async def test_a_fault_in_what_follows_keeps_the_outcome(bench: Bench) -> None:
    """If the turn about a dead address fails, the message still counts as failed."""
    bench.trouble = ZeroDivisionError()
    bench.sms.then(Dead("30005", "closed"))
    await bench.put("hello")
    await bench.flush()

    assert await bench.states() == ["failed"]


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        (["sent", "delivered"], "delivered"),
        (["delivered", "sent", "queued"], "delivered"),
        (["delivered", "undelivered 30007"], "delivered"),
        (["undelivered 30007", "delivered"], "failed"),
        (["failed 20503"], "failed"),
        (["failed"], "failed"),
        (["canceled"], "failed"),
        (["read"], "delivered"),
        (["queued", "sent"], "sent"),
        (["nonsense"], "sent"),
    ],
)
async def test_reports_move_a_message_forward_only(bench: Bench, reports: list[str], state: str) -> None:
    """In any order, also all of them before the provider's own answer came."""
    for early in (True, False):
        await bench.put("hello")
        if early:
            await tell(bench, reports, "sms-1")
        await bench.flush()
        await tell(bench, reports, "sms-1" if early else "sms-2")

    assert await bench.states() == [state, state]


async def tell(bench: Bench, reports: list[str], provider_id: str) -> None:
    """Let delivery reports come in: a status, and a code where there is one."""
    for report in reports:
        await bench.outbox.report(provider_id, *report.split())


async def test_a_report_may_close_an_address(bench: Bench) -> None:
    """A number found dead only afterwards is closed just the same, once."""
    await bench.put("hello")
    await bench.flush()
    await tell(bench, ["undelivered 30005", "undelivered 30005"], "sms-1")

    assert (bench.closed, await bench.states()) == ([(SMS, "closed")], ["failed"])


async def test_a_report_may_ask_for_another_try(bench: Bench) -> None:
    """A phone that was switched off gets one more try, and the second refusal ends it."""
    await bench.put("hello")
    await bench.flush()
    await tell(bench, ["undelivered 30003"], "sms-1")
    bench.clock.pass_by(minutes=1)
    await bench.flush()
    again = len(bench.sms.asked)
    await tell(bench, ["undelivered 30003", "delivered"], "sms-2")

    assert (again, await bench.states()) == (2, ["failed"])


async def test_a_stop_while_a_lost_text_is_looked_for_ends_it(bench: Bench) -> None:
    """Twilio is asked whether it has the text; a STOP that comes before the answer counts, and nothing is sent."""
    bench.sms.then(Unknown("timeout"))
    await bench.put("hello")
    await bench.flush()
    bench.clock.pass_by(seconds=10)
    bench.sms.gate.clear()
    await bench.outbox.round()
    stopped = post.Mark(state="dropped", code="stopped")
    await bench.store.run(lambda tx: recall.drop(tx, tx.vault.hashed(SMS), stopped, bench.clock()))
    bench.sms.gate.set()
    await bench.flush()

    assert (bench.sms.texts(), await bench.states()) == ([], ["expired"])


async def test_an_outage_delays_an_outcome_and_does_not_lose_it(bench: Bench) -> None:
    """What was sent while the database went down is kept in mind until it can be written, and is not sent again."""
    bench.sms.gate.clear()
    await bench.put("hello")
    await bench.outbox.round()
    with down(bench.store):
        bench.sms.gate.set()
        await asyncio.gather(*bench.outbox._tasks)
        assert await bench.outbox.round() == 1.0
    await bench.flush()

    assert (await bench.states(), bench.sms.texts()) == (["sent"], ["hello"])


async def test_an_outbox_without_a_database_waits(bench: Bench) -> None:
    """When nothing can be claimed it tries again a little later; a report is refused, so that it is repeated."""
    await bench.put("hello")
    with down(bench.store):
        assert await bench.outbox.round() == pytest.approx(1.0)
        with pytest.raises(Unavailable):
            await bench.outbox.report("sms-1", "delivered")


async def test_a_person_erased_while_their_message_is_under_way_stays_erased(bench: Bench) -> None:
    """The outcome finds no row, and nothing comes back."""
    bench.sms.then(Dead("30005", "closed"))
    bench.sms.gate.clear()
    await bench.put("hello")
    await bench.outbox.round()
    await bench.store.run(lambda tx: erasure.erase(tx, "p"))
    bench.sms.gate.set()
    await asyncio.gather(*bench.outbox._tasks)

    assert (await bench.states(), bench.closed) == ([], [])


async def test_the_loop_sends_on_the_bell_and_ends_when_drained(bench: Bench) -> None:
    """A message is out within moments of the bell; drain lets what is under way end."""
    loop = asyncio.create_task(bench.outbox.run())
    await asyncio.sleep(0.02)
    bench.sms.gate.clear()
    await bench.put("hello")
    bench.bell.set()
    await asyncio.sleep(0.05)
    draining = asyncio.create_task(bench.outbox.drain(5))
    await asyncio.sleep(0.02)
    bench.sms.gate.set()
    await asyncio.gather(loop, draining)

    assert (bench.sms.texts(), await bench.states()) == (["hello"], ["sent"])


async def test_what_hangs_at_the_end_is_unknown_next_time(bench: Bench) -> None:
    """Drain does not wait for ever; the next start looks the message up."""
    bench.sms.gate.clear()
    await bench.put("hello")
    await bench.outbox.round()
    await bench.outbox.drain(0.02)
    await bench.revived()

    items = await bench.store.run(lambda tx: post.claim(tx, post.Want(channel="sms", room=1), bench.clock()))
    assert [item.was for item in items] == ["unknown"]


async def test_the_loop_wakes_when_a_wait_ends(bench: Bench) -> None:
    """What was put off for a moment goes out by itself; the loop sleeps no longer than it must."""
    bench.sms.then(Later("429", seconds=30))
    await bench.put("hello")
    await bench.flush()
    bench.clock.pass_by(seconds=29.5)

    assert 0 < await bench.outbox.round() <= 0.5


async def test_a_chat_that_had_its_share_waits_by_itself(bench: Bench) -> None:
    """The fourth message to one chat waits for its second; another chat is served meanwhile."""
    bench.restarted(Rate(per_second=1000, burst=1000, chat_per_second=1, chat_burst=3))
    for number in range(4):
        await bench.put(f"a{number}")
    await bench.put("b", OTHER)
    await bench.flush()

    assert (sorted(bench.sms.texts()), 0 < await bench.outbox.round() <= 1) == (["a0", "a1", "a2", "b"], True)
