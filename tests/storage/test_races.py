"""Two transactions at once on PostgreSQL: whatever one of them does in between, nothing is lost, doubled or undone.

SQLite runs them one after the other (``BEGIN IMMEDIATE``), so there is nothing to interleave.
"""

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import msgspec
import pytest
import sqlalchemy as sa
from recording import NOON

from bot.channels.wire import Outgoing
from bot.storage import erasure, ledger, people, post, recall, reports
from bot.storage.store import Store, Tx
from bot.storage.tables import metadata, outbox
from handlers.address import Address
from handlers.messages import Consented

pytestmark = pytest.mark.parametrize("where", ["postgresql"], indirect=True)

Result = TypeVar("Result")
Other = TypeVar("Other")

SMS = Address("sms", "+15550100")
CHAT = Address("telegram", "4711")
HOUR = dt.timedelta(hours=1)
WAITS = 0.3
"""Seconds after which the second transaction has come as far as it can."""


def interleaved(
    store: Store, first: Callable[[Tx], Result], second: Callable[[Tx], Other], then: Callable[[Tx], object] = id
) -> tuple[Result, Other]:
    """``second`` begins when ``first`` has run, but before its transaction goes on with ``then`` and commits."""
    begun, go_on = threading.Event(), threading.Event()

    def slow(tx: Tx) -> Result:
        result = first(tx)
        begun.set()
        go_on.wait(10)
        then(tx)
        return result

    with ThreadPoolExecutor() as threads:
        one = threads.submit(store.run_here, slow)
        assert begun.wait(10)
        two = threads.submit(store.run_here, second)
        two.add_done_callback(lambda _: go_on.set())
        threading.Timer(WAITS, go_on.set).start()
        return one.result(20), two.result(20)


def count(tx: Tx) -> dict[str, int]:
    """The rows of each table that has some."""
    found = {
        table.name: tx.conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in metadata.sorted_tables
        if table.name != "meta"
    }
    return {name: rows for name, rows in found.items() if rows}


def letter(text: str, person_id: str = "p", to: Address = SMS) -> post.Letter:
    """A text to be sent."""
    message = Outgoing(method="send", fields={"text": text})
    return post.Letter(address=to, person_id=person_id, urgency="reply", message=message)


def met(tx: Tx, address: Address = SMS) -> str:
    """The id of the person behind the address."""
    return people.find_or_create(tx, address).person.id


def test_an_event_that_comes_twice_at_once_is_taken_once(store: Store) -> None:
    """The repeat waits for the first, and ends when that one is kept."""

    def note(tx: Tx) -> bool:
        return ledger.note_inbound(tx, SMS, "1", NOON)

    assert interleaved(store, note, note) == (True, False)


def test_an_event_whose_first_turn_failed_is_taken_by_the_repeat(store: Store) -> None:
    """A repeat that waited is no repeat when the first one was taken back."""

    def note(tx: Tx) -> bool:
        return ledger.note_inbound(tx, SMS, "1", NOON)

    def fails(_: Tx) -> None:
        raise ZeroDivisionError

    second: list[bool] = []
    with pytest.raises(ZeroDivisionError):
        interleaved(store, note, lambda tx: second.append(note(tx)), fails)
    assert second == [True]


def test_two_first_words_from_one_address_make_one_person(store: Store) -> None:
    """Both turns work on the same person, one after the other."""
    one, two = interleaved(store, met, met)

    assert one == two
    assert store.run_here(count) == {"addresses": 1, "people": 1, "plans": 1, "seats": 1}


def test_turns_of_one_person_wait_for_each_other(store: Store) -> None:
    """Nothing that a turn wrote is overwritten by one that began before it ended."""

    def settle_in(tx: Tx) -> int:
        held = people.find_or_create(tx, SMS)
        person = msgspec.structs.replace(held.person, version=held.person.version + 1)
        people.save(tx, held, person, held.plan)
        return person.version

    store.run_here(met)
    one, two = interleaved(store, settle_in, settle_in)

    assert two == one + 1


def test_an_alarm_that_a_turn_moves_does_not_ring(store: Store) -> None:
    """Whoever waited for the person sees when the alarm is due now, not when it was due before."""
    held = store.run_here(lambda tx: people.find_or_create(tx, SMS))
    person, plan = held.person.id, held.plan.id
    store.run_here(lambda tx: people.set_alarm(tx, person, plan, NOON))

    def move(tx: Tx) -> None:
        people.load(tx, person)
        people.set_alarm(tx, person, plan, NOON + HOUR)

    _, seen = interleaved(store, move, lambda tx: people.load(tx, person))
    assert seen is not None
    assert seen.due_at == NOON + HOUR


def test_a_failed_ring_waits_for_the_turn_that_sets_the_alarm(store: Store) -> None:
    """It does not put its own later moment in the place of a sooner one."""
    held = store.run_here(lambda tx: people.find_or_create(tx, SMS))
    soon = NOON + HOUR / 2

    interleaved(
        store,
        lambda tx: people.set_alarm(tx, held.person.id, held.plan.id, soon),
        lambda tx: people.postpone(tx, held.person.id, NOON),
    )
    assert store.run_here(lambda tx: people.alarm_of(tx, held.person.id)) == soon


def test_an_alarm_is_claimed_by_one(store: Store) -> None:
    """What one worker is taking another passes over, without waiting."""
    held = store.run_here(lambda tx: people.find_or_create(tx, SMS))
    store.run_here(lambda tx: people.set_alarm(tx, held.person.id, held.plan.id, NOON))

    def claim(tx: Tx) -> tuple[str, ...]:
        return people.claim_due(tx, NOON, 5)

    assert interleaved(store, claim, claim) == ((held.person.id,), ())


def test_a_message_is_claimed_by_one_and_holds_up_those_behind_it(store: Store) -> None:
    """While the first to an address is being taken, nobody takes the second."""
    store.run_here(lambda tx: post.enqueue(tx, [letter("a"), letter("b")], NOON))

    def claim(tx: Tx) -> list[object]:
        want = post.Want(channel="sms", room=5)
        return [item.message.fields["text"] for item in post.claim(tx, want, NOON)]

    assert interleaved(store, claim, claim) == (["a"], [])


def test_messages_of_two_turns_are_not_mixed(store: Store) -> None:
    """All parts of one come before all parts of the other, each with a number of its own."""

    def parts(*words: str) -> Callable[[Tx], None]:
        return lambda tx: post.enqueue(tx, [letter(word) for word in words], NOON)

    interleaved(store, parts("a", "b"), parts("c", "d"))

    numbers = sa.select(outbox.c.number).order_by(outbox.c.number)
    assert store.run_here(lambda tx: tx.conn.scalars(numbers).all()) == [1, 2, 3, 4]


def test_codes_are_counted_one_by_one(store: Store) -> None:
    """The last code that is left within the hour is given once."""
    for minute in range(2):
        store.run_here(lambda tx, at=NOON + minute * HOUR / 60: ledger.count_code(tx, "hash", at))

    def another(tx: Tx) -> bool:
        return ledger.count_code(tx, "hash", NOON)

    assert interleaved(store, another, another) == (True, False)


def test_nothing_is_queued_past_a_stop(store: Store) -> None:
    """Whoever asks whether a STOP stands while one is being given, hears of it."""
    hashed = store.vault.hashed(SMS)

    _, stopped = interleaved(store, lambda tx: ledger.suppress(tx, hashed, NOON), lambda tx: ledger.stopped(tx, [SMS]))
    assert stopped == {SMS}


def test_a_stop_drops_what_was_being_queued(store: Store) -> None:
    """A STOP waits for a message that asked before it, and then drops it."""
    hashed = store.vault.hashed(SMS)

    def ask(tx: Tx) -> frozenset[Address]:
        return ledger.stopped(tx, [SMS])

    def stop(tx: Tx) -> None:
        ledger.suppress(tx, hashed, NOON)
        recall.drop(tx, hashed, post.Mark(state="dropped"), NOON)

    interleaved(store, ask, stop, lambda tx: post.enqueue(tx, [letter("code")], NOON))
    assert store.run_here(post.depth) == {}


def test_an_erased_person_leaves_nothing_that_was_being_written(store: Store) -> None:
    """An erasure by the operator waits for the turn that is under way, and takes its messages and consents too."""
    person = store.run_here(met)

    def agree(tx: Tx) -> None:
        ledger.log_consent(tx, Consented(SMS, "v1", "yes please"), person, NOON)
        post.enqueue(tx, [letter("welcome", person)], NOON)

    interleaved(store, lambda tx: people.load(tx, person), lambda tx: erasure.erase(tx, person), agree)

    assert store.run_here(count) == {"consents": 1}
    assert store.run_here(lambda tx: tx.conn.scalar(sa.text("SELECT detail FROM consents"))) is None


def test_who_writes_while_being_erased_begins_anew(store: Store) -> None:
    """The turn that waited finds nobody, and makes a new person."""
    person = store.run_here(met)

    _, anew = interleaved(store, lambda tx: erasure.erase(tx, person), met)

    assert anew != person
    assert store.run_here(met) == anew


def test_who_writes_from_an_address_that_moves_is_who_it_moves_to(store: Store) -> None:
    """The turn that waited works on the person whom the address leads to now."""
    store.run_here(met)
    new = store.run_here(lambda tx: met(tx, CHAT))

    def move(tx: Tx) -> None:
        people.load(tx, new)
        erasure.join(tx, SMS, new)

    assert interleaved(store, move, met)[1] == new
    assert store.run_here(count) == {"addresses": 2, "people": 1, "plans": 1, "seats": 1}


def test_who_writes_from_an_address_that_is_let_go_is_somebody_new(store: Store) -> None:
    """A line that was taken off no longer reaches what it reached before."""
    held = store.run_here(lambda tx: people.find_or_create(tx, CHAT))
    store.run_here(lambda tx: people.lead_to(tx, SMS, held.person.id))

    def let_go(tx: Tx) -> None:
        people.load(tx, held.person.id)
        people.release(tx, SMS, held.person.id)

    assert interleaved(store, let_go, met)[1] != held.person.id


def test_a_moving_address_waits_for_its_first_word(store: Store) -> None:
    """An address that is being proven while somebody writes from it for the first time belongs to one person."""
    new = store.run_here(lambda tx: met(tx, CHAT))

    interleaved(store, met, lambda tx: erasure.join(tx, SMS, new))

    assert store.run_here(met) == new
    assert store.run_here(count) == {"addresses": 2, "people": 1, "plans": 1, "seats": 1}


def test_a_report_that_comes_while_the_answer_is_kept_is_not_lost(store: Store) -> None:
    """It moves the message, or is handed out with the answer; never neither."""
    store.run_here(lambda tx: post.enqueue(tx, [letter("a")], NOON))
    (item,) = store.run_here(lambda tx: post.claim(tx, post.Want(channel="sms", room=5), NOON))

    def answered(tx: Tx) -> object:
        post.settle(tx, item, post.Mark(state="sent", provider_id="SM1"), NOON)
        return reports.early_reports(tx, ["SM1"])

    early, moved = interleaved(
        store, answered, lambda tx: reports.reported(tx, reports.Report("SM1", "delivered"), NOON)
    )
    assert bool(early) or moved is not None


def test_of_two_reports_at_once_the_later_step_counts(store: Store) -> None:
    """A step back that comes at the same time moves nothing."""
    store.run_here(lambda tx: post.enqueue(tx, [letter("a")], NOON))
    (item,) = store.run_here(lambda tx: post.claim(tx, post.Want(channel="sms", room=5), NOON))
    store.run_here(lambda tx: post.settle(tx, item, post.Mark(state="sent", provider_id="SM1"), NOON))

    _, back = interleaved(
        store,
        lambda tx: reports.reported(tx, reports.Report("SM1", "delivered"), NOON),
        lambda tx: reports.reported(tx, reports.Report("SM1", "sent"), NOON),
    )
    assert back is None
    assert store.run_here(lambda tx: tx.conn.scalar(sa.select(outbox.c.rank))) == reports.RANKS["delivered"]


def test_a_setting_is_written_by_two_at_once(store: Store) -> None:
    """The first write of a setting by two processes is no error; the last one stays."""
    interleaved(
        store,
        lambda tx: ledger.meta_set(tx.conn, "seen", b"1"),
        lambda tx: ledger.meta_set(tx.conn, "seen", b"2"),
    )
    assert store.run_here(lambda tx: ledger.meta_get(tx.conn, "seen")) == b"2"


def test_of_two_that_wait_for_each_other_both_come_through(store: Store) -> None:
    """The database takes one of them back, and it runs again."""
    one, two = (store.run_here(lambda tx, at=address: met(tx, at)) for address in (SMS, CHAT))
    runs: list[str] = []

    both = threading.Barrier(2)

    def locked(mine: str, other: str) -> Callable[[Tx], bool]:
        def work(tx: Tx) -> bool:
            runs.append(mine)
            people.load(tx, mine)
            if runs.count(mine) == 1:
                both.wait(10)
            return people.load(tx, other) is not None

        return work

    with ThreadPoolExecutor() as threads:
        done = [threads.submit(store.run_here, locked(*pair)) for pair in ((one, two), (two, one))]
        assert [each.result(20) for each in done] == [True, True]
    assert len(runs) == 3
