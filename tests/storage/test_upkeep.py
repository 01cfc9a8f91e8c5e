"""Rotating the key, and taking over after a crash."""

import datetime as dt

import pytest
import sqlalchemy as sa
from recording import NOON
from storing import opened

from bot.channels.wire import Outgoing
from bot.storage import erasure, ledger, people, post, upkeep
from bot.storage.crypto import add_key, key_name
from bot.storage.opening import Where
from bot.storage.store import Store, Tx
from bot.storage.tables import metadata
from handlers.address import Address
from handlers.messages import Consented


def fill(tx: Tx, count: int) -> list[str]:
    """So many people, each with something sealed in every table."""
    ids = []
    for number in range(count):
        address = Address("sms", f"+1555{number:04}")
        person = people.create(tx, address).person.id
        message = Outgoing(method="send", fields={"text": "hello"})
        post.enqueue(tx, (post.Letter(address=address, person_id=person, urgency="reply", message=message),), NOON)
        ledger.log_consent(tx, Consented(address, "1", "OK"), person, NOON)
        ledger.put_aside(tx, ledger.Poison(tx.vault.hashed(address), person, "KeyError", b"{}"), NOON)
        ids.append(person)
    return ids


def test_every_sealed_column_is_known_to_the_rotation() -> None:
    """Whoever adds a sealed column lists it, or a rotated key would leave it behind."""
    sealed = {
        column
        for table in metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, sa.LargeBinary) and table.name != "meta"
    }

    assert {column for columns in upkeep.SEALED for column in columns.sealed} == sealed


def test_after_a_rotation_the_new_key_alone_opens_everything(store: Store, where: Where) -> None:
    """All values are sealed anew, in batches; the old key can go, and addresses are found as before."""
    ids = store.run_here(lambda tx: fill(tx, upkeep.BATCH // 10))
    before = store.run_here(lambda tx: [erasure.export(tx, person) for person in ids])
    path = where.data_dir / "secondstep.key"
    keys = add_key(path)

    assert upkeep.reseal(store, keys) == 7 * len(ids) + 1
    assert upkeep.reseal(store, keys) == 0
    path.write_text(path.read_text().splitlines()[0])
    with opened(where) as again:
        after = again.run_here(lambda tx: [erasure.export(tx, person) for person in ids])
        found = again.run_here(lambda tx: people.person_at(tx, Address("sms", "+15550000")))
    assert (after, found) == (before, ids[0])


def test_more_rows_than_a_batch_are_resealed(store: Store, where: Where) -> None:
    """A table of more than one batch is walked to its end."""
    store.run_here(lambda tx: [people.create(tx, Address("telegram", str(n))) for n in range(upkeep.BATCH + 1)])
    keys = add_key(where.data_dir / "secondstep.key")
    upkeep.reseal(store, keys)

    sealed = store.run_here(lambda tx: tx.conn.exec_driver_sql("SELECT document FROM people").scalars().all())
    assert {key_name(value) for value in sealed} == {keys.current}


@pytest.mark.parametrize(("where", "after"), [("sqlite", 0), ("postgresql", 5)], indirect=["where"])
def test_what_a_dead_process_left_is_taken_over(store: Store, after: int) -> None:
    """Claimed alarms are free again, and messages under way are unknown: at the next start, or when leases end."""
    later = NOON + dt.timedelta(minutes=after)
    want = post.Want(channel="sms", room=5)

    def work(tx: Tx) -> str:
        (person,) = fill(tx, 1)
        held = people.load(tx, person)
        assert held is not None
        people.set_alarm(tx, person, held.plan.id, NOON)
        people.claim_due(tx, NOON, 5)
        post.claim(tx, want, NOON)
        return person

    def next_life(tx: Tx) -> tuple[object, ...]:
        upkeep.void_leases(tx, later)
        return people.claim_due(tx, later, 5), [item.was for item in post.claim(tx, want, later)]

    person = store.run_here(work)
    store.owner = "another process"
    assert store.run_here(next_life) == ((person,), ["unknown"])


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_a_start_takes_nothing_from_the_living(store: Store) -> None:
    """Where others may be at work their leases stand."""

    def work(tx: Tx) -> object:
        fill(tx, 1)
        post.claim(tx, post.Want(channel="sms", room=5), NOON)
        return upkeep.void_leases(tx, NOON), post.depth(tx)

    assert store.run_here(work) == (0, {("sms", "sending"): 1})


def test_old_rows_are_forgotten(store: Store) -> None:
    """Housekeeping removes old ids and finished messages in one go."""

    def work(tx: Tx) -> bool:
        address = Address("sms", "+15550100")
        ledger.note_inbound(tx, address, "1", NOON)
        upkeep.forget_old(tx, NOON + 2 * ledger.REMEMBERED)
        return ledger.note_inbound(tx, address, "1", NOON)

    assert store.run_here(work)
