"""Deletion leaves nothing, proven by looking into the files; export leaves nothing out; addresses move cleanly."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from recording import NOON

from bot.channels.wire import Outgoing
from bot.storage import erasure, ledger, people, post
from bot.storage.crypto import Vault
from bot.storage.store import Store, Tx
from bot.storage.tables import consents, metadata
from handlers.address import Address
from handlers.messages import Consented
from handlers.records import Line

SMS = Address("sms", "+15550100")
CHAT = Address("telegram", "4711")


def life(tx: Tx, address: Address = SMS) -> str:
    """Somebody with something in every table; their id."""
    held = people.create(tx, address)
    person = msgspec.structs.replace(held.person, relation="mother", language="en")
    people.save(tx, held, person, held.plan)
    people.set_alarm(tx, person.id, held.plan.id, NOON + dt.timedelta(days=1))
    ledger.log_consent(tx, Consented(address, "2026-03", "OK yes please"), person.id, NOON)
    ledger.count_code(tx, tx.vault.hashed(address), NOON)
    ledger.put_aside(tx, ledger.Poison(tx.vault.hashed(address), person.id, "ValueError", b"their event"), NOON)
    message = Outgoing(method="send", fields={"text": "hello"})
    post.enqueue(tx, (post.Letter(address=address, person_id=person.id, urgency="reply", message=message),), NOON)
    return person.id


def counts(tx: Tx) -> dict[str, int]:
    """How many rows each table holds, apart from settings."""
    tables = [table for table in metadata.sorted_tables if table.name != "meta"]
    found = {table.name: tx.conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables}
    return {name: count for name, count in found.items() if count}


def test_an_erased_person_is_in_no_table(store: Store) -> None:
    """Of everything only a STOP, a consent's hash and a code's count are left, and none of it names anybody."""

    def work(tx: Tx) -> tuple[dict[str, int], object]:
        person = life(tx)
        ledger.suppress(tx, tx.vault.hashed(SMS), NOON)
        erasure.erase(tx, person)
        consent = tx.conn.execute(sa.select(consents)).one()
        return counts(tx), (consent.person_id, consent.detail, consent.text_version)

    left, consent = store.run_here(work)
    assert left == {"consents": 1, "suppressions": 1, "code_sends": 1}
    assert consent == (None, None, "2026-03")


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_an_erased_person_is_in_no_file(store: Store, tmp_path: Path) -> None:
    """Neither their words nor even the sealed bytes are found in the database or its log afterwards."""
    person = store.run_here(life)
    sealed = store.run_here(lambda tx: tx.conn.exec_driver_sql("SELECT document FROM people").scalar_one())
    store.scrub_here()
    before = everything(tmp_path)
    store.run_here(lambda tx: erasure.erase(tx, person))
    store.scrub_here()
    after = everything(tmp_path)

    assert (sealed in before, person.encode() in before) == (True, True)
    assert (sealed in after, person.encode() in after) == (False, False)


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_nothing_personal_is_ever_in_the_files(store: Store, tmp_path: Path) -> None:
    """Numbers and words are nowhere in plain text, also while the person is there."""
    store.run_here(life)

    raw = everything(tmp_path)
    plain = [b"+15550100", b"5550100", b"mother", b"OK yes please", b"hello", b"their event"]
    assert [words for words in plain if words in raw] == []


def everything(folder: Path) -> bytes:
    """The bytes of the database and of its log."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("secondstep.db*")))


def test_others_are_left_alone(store: Store) -> None:
    """Deleting one person touches nobody else."""

    def work(tx: Tx) -> tuple[object, object]:
        gone, other = life(tx), life(tx, CHAT)
        before = erasure.export(tx, other)
        erasure.erase(tx, gone)
        return before, erasure.export(tx, other)

    before, after = store.run_here(work)
    assert before == after


def test_an_export_holds_everything(store: Store) -> None:
    """Documents, consents, messages and the next reminder, ready for JSON; an unknown person is an error."""
    exported = store.run_here(lambda tx: erasure.export(tx, life(tx)))

    assert json.loads(json.dumps(exported)) == exported
    assert exported["person"]["relation"] == "mother"
    assert exported["next_reminder_at"] == "2026-03-03T12:00:00+00:00"
    assert exported["consents"] == [
        {
            "at": "2026-03-02T12:00:00+00:00",
            "channel": "sms",
            "text_version": "2026-03",
            "address": "+15550100",
            "reply": "OK yes please",
        }
    ]
    assert [message["request"]["fields"] for message in exported["messages"]] == [{"text": "hello"}]
    with pytest.raises(KeyError):
        store.run_here(lambda tx: erasure.export(tx, "nobody"))


def test_an_address_that_moves_ends_the_life_it_was_all_of(store: Store) -> None:
    """Who had only this address is gone; it leads to the new person from now on."""

    def work(tx: Tx) -> tuple[object, ...]:
        old, new = life(tx, SMS), life(tx, CHAT)
        erasure.join(tx, SMS, new)
        return people.person_at(tx, SMS) == new, people.load(tx, old), len(people.hashes(tx, new))

    assert store.run_here(work) == (True, None, 2)


def test_an_address_that_moves_leaves_the_rest_of_a_life(store: Store) -> None:
    """Who has another address keeps everything but this line."""

    def work(tx: Tx) -> tuple[object, ...]:
        old, new = life(tx, SMS), life(tx, CHAT)
        held = people.load(tx, old)
        assert held is not None
        third = Address("sms", "+15550199")
        people.lead_to(tx, third, old)
        lines = (*held.person.lines, Line(address=third))
        people.save(tx, held, msgspec.structs.replace(held.person, lines=lines), held.plan)
        erasure.join(tx, SMS, new)
        left = people.load(tx, old)
        return left.person.lines if left else None, people.person_at(tx, third) == old

    assert store.run_here(work) == ((Line(address=Address("sms", "+15550199")),), True)


def test_joining_ones_own_address_changes_nothing(store: Store) -> None:
    """An address that leads to the person already stays as it is."""

    def work(tx: Tx) -> tuple[object, object]:
        person = life(tx)
        before = erasure.export(tx, person)
        erasure.join(tx, SMS, person)
        return before, erasure.export(tx, person)

    before, after = store.run_here(work)
    assert before == after


def test_the_hash_of_a_stop_outlives_its_person(store: Store) -> None:
    """After deletion the number is still known to have said STOP, by its keyed hash alone."""

    def work(tx: Tx, vault: Vault) -> bool:
        person = life(tx)
        ledger.suppress(tx, vault.hashed(SMS), NOON)
        erasure.erase(tx, person)
        return SMS in ledger.stopped(tx, [SMS])

    assert store.run_here(lambda tx: work(tx, tx.vault))
