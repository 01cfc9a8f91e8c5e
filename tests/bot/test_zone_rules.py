"""A newer zone database: every alarm follows it, in batches, over a stop in the middle, and nothing is sent twice."""

import asyncio
import datetime as dt
import shutil
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from acting import KNOWN, VISIT
from recording import Clock, Recording
from talking import LIBRARY

from bot import zone_rules
from bot.library import apology, from_memory, responder
from bot.storage import ledger, people
from bot.storage.store import Store, Tx
from bot.storage.tables import seats
from bot.turns import Turns, Voice
from bot.zone_rules import BATCH, Means, Progress, followed
from handlers.address import Address
from handlers.outlook import outlook
from handlers.records import Line, Person
from scheduler import plan as planning

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def settle(tx: Tx, number: int, **changes: object) -> str:
    """Somebody known with a visit, whose alarm was computed an hour too late, as by older rules."""
    address = Address("telegram", str(number))
    held = people.create(tx, address)
    line = Line(address=address, state="agreed", agreed_at=NOW)
    person: Person = msgspec.structs.replace(
        KNOWN, id=held.person.id, lines=(line,), remind_on="telegram", began_at=NOW, **changes
    )
    plan = msgspec.structs.replace(held.plan, visit=msgspec.structs.replace(VISIT, set_at=NOW))
    people.save(tx, held, person, plan)
    people.set_alarm(tx, person.id, plan.id, right(tx, person.id) + HOUR)
    return person.id


def right(tx: Tx, person_id: str, now: dt.datetime = NOW) -> dt.datetime:
    """When the person's alarm should ring."""
    held = people.load(tx, person_id)
    assert held
    alarm = planning.next_alarm(LIBRARY.series, outlook(held.person, held.plan, LIBRARY.series, now), now)
    assert alarm
    return alarm.at


def off(tx: Tx, ids: list[str]) -> list[str]:
    """Those whose alarm does not ring when it should."""
    return [person_id for person_id in ids if people.alarm_of(tx, person_id) != right(tx, person_id)]


def progress(tx: Tx) -> Progress:
    """What the database keeps."""
    kept = ledger.meta_get(tx.conn, zone_rules.KEY)
    assert kept
    return msgspec.json.decode(kept, type=Progress)


def means(rules: str) -> Means:
    """These rules, now."""
    return Means(LIBRARY.series, NOW, rules)


async def test_a_start_with_newer_rules_renews_every_alarm(store: Store) -> None:
    """All of more than two batches; the rules are remembered, and a start with the same ones does nothing."""
    ids = await store.run(lambda tx: [settle(tx, number) for number in range(2 * BATCH + 1)])

    await zone_rules.follow(store, LIBRARY.series, lambda: NOW, "2026a")
    assert await store.run(lambda tx: (off(tx, ids), progress(tx))) == ([], Progress("2026a", None))

    await store.run(lambda tx: move(tx, ids[0]))
    await zone_rules.follow(store, LIBRARY.series, lambda: NOW, "2026a")
    assert await store.run(lambda tx: off(tx, ids)) == ids[:1]

    await zone_rules.follow(store, LIBRARY.series, lambda: NOW, "2026b")
    assert await store.run(lambda tx: (off(tx, ids), progress(tx).rules)) == ([], "2026b")


def move(tx: Tx, person_id: str) -> None:
    """Set the alarm wrongly again, which shows whether it is computed once more."""
    held = people.load(tx, person_id)
    assert held
    people.set_alarm(tx, person_id, held.plan.id, right(tx, person_id) + HOUR)


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
@pytest.mark.parametrize("size", [0, 1, BATCH - 1, BATCH, BATCH + 1])
def test_each_transaction_is_one_batch(store: Store, size: int) -> None:
    """Never more than a batch in one; it ends also where the last batch is exactly full."""
    ids = sorted(store.run_here(lambda tx: [settle(tx, number) for number in range(size)]))

    first = store.run_here(lambda tx: followed(tx, means("2026a")))
    left = store.run_here(lambda tx: off(tx, ids))

    assert (first, left) == (size < BATCH, ids[BATCH:])
    assert first or store.run_here(lambda tx: followed(tx, means("2026a")))
    assert store.run_here(lambda tx: off(tx, ids)) == []


def test_after_a_stop_in_the_middle_it_goes_on_where_it_was(store: Store) -> None:
    """Those who are done are not computed again; where yet other rules came in between, all are."""
    ids = sorted(store.run_here(lambda tx: [settle(tx, number) for number in range(BATCH + 1)]))
    store.run_here(lambda tx: followed(tx, means("2026a")))
    store.run_here(lambda tx: move(tx, ids[0]))

    done = store.run_here(lambda tx: followed(tx, means("2026a")))
    assert (done, store.run_here(lambda tx: off(tx, ids))) == (True, ids[:1])

    while not store.run_here(lambda tx: followed(tx, means("2026b"))):
        pass
    assert store.run_here(lambda tx: off(tx, ids)) == []


def test_a_batch_that_fails_is_not_counted(store: Store) -> None:
    """What a crash takes back is done again: the alarms and the place are one transaction."""
    ids = store.run_here(lambda tx: [settle(tx, 1)])

    def crash(tx: Tx) -> None:
        followed(tx, means("2026a"))
        raise KeyError

    with pytest.raises(KeyError):
        store.run_here(crash)

    assert store.run_here(lambda tx: (off(tx, ids), ledger.meta_get(tx.conn, zone_rules.KEY))) == (ids, None)


def test_what_is_due_failed_or_unplanned_is_left_alone(store: Store) -> None:
    """Due alarms ring by themselves, a failed one waits for its time, and who has none gets none."""

    def work(tx: Tx) -> tuple[object, ...]:
        due, failed, never = (settle(tx, number) for number in range(3))
        plan_ids = {person_id: held.plan.id for person_id, held in people.load_all(tx, (due, failed, never)).items()}
        people.set_alarm(tx, due, plan_ids[due], NOW)
        people.postpone(tx, failed, NOW)
        people.set_alarm(tx, never, plan_ids[never], None)
        followed(tx, means("2026a"))
        return tuple(people.alarm_of(tx, person_id) for person_id in (due, failed, never))

    assert store.run_here(work) == (NOW, NOW + HOUR, None)


def test_one_broken_record_keeps_nobody_else_waiting(store: Store) -> None:
    """Whoever cannot be computed keeps their alarm; the others follow the new rules."""

    def work(tx: Tx) -> tuple[list[str], list[str], bool]:
        ids = [settle(tx, number) for number in range(3)]
        held = people.load(tx, ids[1])
        assert held
        people.save(tx, held, msgspec.structs.replace(held.person, zone="Mars/Base"), held.plan)
        done = followed(tx, means("2026a"))
        return off(tx, [ids[0], ids[2]]), [ids[1]] if people.alarm_of(tx, ids[1]) else [], done

    left, kept, done = store.run_here(work)
    assert (left, len(kept), done) == ([], 1, True)


def test_who_would_hear_nothing_more_has_no_alarm_left(store: Store) -> None:
    """An alarm that no rule gives any more is taken away, not rung."""

    def work(tx: Tx) -> dt.datetime | None:
        person_id = settle(tx, 1)
        held = people.load(tx, person_id)
        assert held
        people.save(tx, held, msgspec.structs.replace(held.person, paused=True), held.plan)
        followed(tx, means("2026a"))
        return people.alarm_of(tx, person_id)

    assert store.run_here(work) is None


@pytest.fixture
def zones(tmp_path: Path) -> Iterator[Path]:
    """A zone database of the test's own, in use until the test ends: New York keeps the time of Denver in it."""
    before, folder = zoneinfo.TZPATH, tmp_path / "zones"
    (folder / "America").mkdir(parents=True)
    shutil.copy(file_of("America/Denver"), folder / "America" / "New_York")
    try:
        yield folder
    finally:
        zoneinfo.reset_tzpath(before)
        zoneinfo.ZoneInfo.clear_cache()


def file_of(name: str) -> Path:
    """The zone's file in the database in use."""
    return next(path for folder in zoneinfo.TZPATH if (path := Path(folder) / name).is_file())


async def test_with_other_rules_it_rings_at_the_new_hour_and_once(store: Store, zones: Path) -> None:
    """New York moves two hours: what was planned for 10:00 by the old rules rings at 10:00 by the new ones, once."""
    clock, channel = Clock(NOW), Recording("telegram")
    voice = Voice(
        respond=responder(LIBRARY),
        senders={"telegram": channel},
        apology=lambda inbound: apology(LIBRARY, inbound),
        emergency=lambda inbound: from_memory(LIBRARY, inbound),
        now=clock,
    )
    turns = Turns(store, voice, asyncio.Event())
    person_id = await store.run(lambda tx: settle(tx, 1))
    old = await store.run(lambda tx: right(tx, person_id))

    zoneinfo.reset_tzpath([str(zones)])
    zoneinfo.ZoneInfo.clear_cache()
    await zone_rules.follow(store, LIBRARY.series, clock)
    new = await store.run(lambda tx: people.alarm_of(tx, person_id))
    rung = []
    for at in (old, old + 2 * HOUR, old + 2 * HOUR, old + 3 * HOUR):
        clock.now = at
        rung.append(await turns.ring(person_id))

    assert (new, rung) == (old + 2 * HOUR, [False, True, False, False])
    held = await store.run(lambda tx: people.load(tx, person_id))
    assert held
    assert [said.at for said in held.person.said] == [new]


@pytest.mark.parametrize(
    ("note", "text", "expected"),
    [
        ("tzdata.zi", "# version 2026b\nR d 1916\n", "version 2026b"),
        ("+VERSION", "2026b\n", "2026b"),
        ("zone.tab", "# no version here", "of "),
    ],
)
def test_the_version_in_use_is_the_systems(zones: Path, note: str, text: str, expected: str) -> None:
    """As its files tell it, else by their age; a folder without zones is none."""
    (zones / note).write_text(text)

    assert zone_rules.in_use((str(zones / "nowhere"), str(zones))).startswith(expected)


def test_a_system_without_a_note_shows_a_newer_one_by_its_age(zones: Path) -> None:
    """Another set of files is another version."""
    before = zone_rules.in_use((str(zones),))
    shutil.copy(zones / "America" / "New_York", zones / "America" / "Denver")
    (zones / "zone.tab").write_text("")

    assert zone_rules.in_use((str(zones),)) != before


def test_without_a_system_zone_database_the_packages_counts() -> None:
    """As on Windows, or where PYTHONTZPATH is empty."""
    assert zone_rules.in_use(()).startswith("20")


def test_seats_are_walked_in_the_order_of_their_key() -> None:
    """The walk goes by the primary key, so that a batch reads no more than it needs."""
    assert next(iter(seats.primary_key.columns)).name == "person_id"
