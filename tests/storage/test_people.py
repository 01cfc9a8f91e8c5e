"""People, addresses and alarms as the tables keep them."""

import datetime as dt

import msgspec
import pytest
import sqlalchemy as sa
from recording import NOON

from bot.storage import leases, people
from bot.storage.errors import SealError, StaleError
from bot.storage.store import Store, Tx
from bot.storage.tables import people as people_table
from handlers.address import Address
from handlers.records import Line

SMS = Address("sms", "+15550100")
CHAT = Address("telegram", "4711")
HOUR = dt.timedelta(hours=1)


def due(tx: Tx, address: Address, at: dt.datetime | None) -> str:
    """A person with this alarm; their id."""
    held = people.create(tx, address)
    people.set_alarm(tx, held.person.id, held.plan.id, at)
    return held.person.id


def test_an_address_leads_to_the_same_person(tx: Tx) -> None:
    """The first event from an address makes a person, who is found from then on."""
    first, again = people.find_or_create(tx, SMS), people.find_or_create(tx, SMS)

    assert again == first
    assert first.person.lines == (Line(address=SMS),)
    assert people.find_or_create(tx, CHAT).person.id != first.person.id


def test_changes_are_kept(tx: Tx) -> None:
    """What is saved is what is loaded next."""
    held = people.create(tx, SMS)
    person = msgspec.structs.replace(held.person, language="es")
    plan = msgspec.structs.replace(held.plan, items={"P03": "done"})
    people.save(tx, held, person, plan)

    again = people.load(tx, held.person.id)
    assert again == people.Held(person=person, plan=plan, person_version=2, plan_version=2)


def test_unchanged_documents_are_not_written(tx: Tx) -> None:
    """A turn that changes nothing leaves the versions alone."""
    held = people.create(tx, SMS)
    people.save(tx, held, held.person, held.plan)

    assert people.load(tx, held.person.id) == held


def test_a_stale_document_is_not_written_over(tx: Tx) -> None:
    """Whoever read before somebody else saved cannot save."""
    held = people.create(tx, SMS)
    people.save(tx, held, msgspec.structs.replace(held.person, language="es"), held.plan)

    with pytest.raises(StaleError):
        people.save(tx, held, msgspec.structs.replace(held.person, language="en"), held.plan)


def test_swapped_rows_are_noticed(tx: Tx) -> None:
    """One person's document in another's row does not open."""
    one, two = people.create(tx, SMS), people.create(tx, CHAT)
    document = tx.conn.scalar(sa.select(people_table.c.document).where(people_table.c.id == one.person.id))
    swapped = sa.update(people_table).where(people_table.c.id == two.person.id).values(document=document)
    tx.conn.execute(swapped)

    with pytest.raises(SealError, match="moved here"):
        people.load(tx, two.person.id)


def test_due_alarms_are_claimed_once_oldest_first(tx: Tx) -> None:
    """A claim takes what is due, in order, and a second claim takes the rest."""
    late, early = due(tx, SMS, NOON - HOUR), due(tx, CHAT, NOON - 2 * HOUR)
    due(tx, Address("sms", "+15550101"), NOON + HOUR)
    due(tx, Address("sms", "+15550102"), None)

    assert people.claim_due(tx, NOON, 1) == (early,)
    assert people.claim_due(tx, NOON, 5) == (late,)
    assert people.claim_due(tx, NOON, 5) == ()
    assert people.next_due(tx, NOON) == NOON + HOUR


def test_a_lease_that_ran_out_can_be_claimed_again(tx: Tx) -> None:
    """What a dead worker held comes back after the lease, or at once when leases are void."""
    person = due(tx, SMS, NOON)
    people.claim_due(tx, NOON, 5)

    assert people.claim_due(tx, NOON + people.LEASE - dt.timedelta(seconds=1), 5) == ()
    assert people.claim_due(tx, NOON + people.LEASE, 5) == (person,)
    leases.void(tx, NOON)
    assert people.claim_due(tx, NOON, 5) == (person,)
    assert tx.taken_over["alarm"] == 1  # by the void: nobody takes over from oneself


def test_an_alarm_of_a_dead_worker_is_taken_over_and_counted(tx: Tx, store: Store) -> None:
    """Once its lease has ended; one that nobody held counts as nothing."""
    other = Tx(tx.conn, store.vault, "another")
    person = due(tx, SMS, NOON)
    people.claim_due(tx, NOON, 5)
    newer = due(tx, CHAT, NOON)

    assert people.claim_due(other, NOON + people.LEASE, 5) == (person, newer)
    assert (other.taken_over["alarm"], tx.taken_over.total()) == (1, 0)


def test_a_new_alarm_ends_the_lease(tx: Tx) -> None:
    """Whatever was claimed, a newly set alarm is free to be claimed when it is due."""
    held = people.create(tx, SMS)
    people.set_alarm(tx, held.person.id, held.plan.id, NOON)
    people.claim_due(tx, NOON, 5)
    people.set_alarm(tx, held.person.id, held.plan.id, NOON + HOUR)

    assert people.alarm_of(tx, held.person.id) == NOON + HOUR
    assert people.claim_due(tx, NOON + HOUR, 5) == (held.person.id,)


def test_a_failing_ring_comes_back_later_and_later(tx: Tx) -> None:
    """1, 2, 4 … hours, at most a day: a broken alarm neither loops nor is lost."""
    person, now, waits = due(tx, SMS, NOON), NOON, []
    for _ in range(7):
        people.postpone(tx, person, now)
        again = people.alarm_of(tx, person) or now
        waits.append((again - now) / HOUR)
        now = again

    assert waits == [1, 2, 4, 8, 16, 24, 24]


def test_a_failed_ring_delays_no_alarm_that_was_set_anew(tx: Tx) -> None:
    """What a turn in between has set for sooner stays; what is later comes with the next try."""
    sooner, later = due(tx, SMS, NOON + HOUR / 2), due(tx, CHAT, NOON + 9 * HOUR)
    for person in (sooner, later, "nobody"):
        people.postpone(tx, person, NOON)

    assert [people.alarm_of(tx, person) for person in (sooner, later)] == [NOON + HOUR / 2, NOON + HOUR]


def test_an_address_whose_person_is_gone_begins_anew(tx: Tx) -> None:
    """A row that leads nowhere does not strand anybody."""
    people.lead_to(tx, SMS, "nobody")

    assert people.find_or_create(tx, SMS).person.lines == (Line(address=SMS),)


def test_moments_are_kept_to_the_millisecond(tx: Tx) -> None:
    """An aware moment in any zone comes back as the same moment in UTC; a naive one is refused."""
    at = dt.datetime(2026, 3, 2, 7, 0, 0, 123_000, tzinfo=dt.timezone(-5 * HOUR))

    assert people.alarm_of(tx, due(tx, SMS, at)) == at
    with pytest.raises(sa.exc.StatementError, match="offset-naive"):
        due(tx, CHAT, at.replace(tzinfo=None))
