"""A database full of people who wait for their reminders, made in bulk with real sealed documents.

Run as a program it makes one: python -m bench.waiting FOLDER PEOPLE DUE [URL]
"""

import datetime as dt
import functools
import itertools
import random
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from bench.pages import library
from bot import zone_rules
from bot.storage import ledger, tables
from bot.storage.crypto import Place, Vault
from bot.storage.documents import encode
from bot.storage.opening import Where, open_store
from bot.storage.store import Tx
from handlers.address import Address
from handlers.outlook import outlook
from handlers.records import Line, Person, Plan, Visit
from scheduler import plan as planning
from scheduler.series import Said

BEGAN = dt.datetime(2026, 11, 2, 16, 0, tzinfo=dt.UTC)
VISIT = dt.datetime(2026, 12, 8, 14, 30)  # noqa: DTZ001 - wall time at the clinic
ZONE = "America/New_York"
A_BATCH = 5_000

Rows = dict[str, list[dict[str, Any]]]


class Sample(msgspec.Struct, frozen=True):
    """One person in the middle of the series, and the moment at which their next reminder is due."""

    person: Person
    plan: Plan
    due: dt.datetime


def sample() -> Sample:
    """A patient who agreed, has a visit in five weeks, and had the first texts already."""
    person = Person(
        id="", language="en", zone=ZONE, zone_confirmed=True, role="patient", welcomed=True, began_at=BEGAN, version=12
    )
    person = msgspec.structs.replace(person, remind_on="telegram", lines=(_line(address(0)),))
    visit = Visit(at=VISIT, zone=ZONE, set_at=BEGAN, pace="standard")
    plan = Plan(id="", visit=visit, items={"P01": "done", "P02": "done", "P03": "asked"})
    series = library().series
    first, second, *_ = planning.coming(series, outlook(person, plan, series, BEGAN), BEGAN)
    person = msgspec.structs.replace(person, said=(Said(at=first.at, touch=first.touch, items=first.items),))
    return Sample(person, plan, second.at)


def _line(at: Address) -> Line:
    return Line(address=at, state="agreed", agreed_at=BEGAN)


def fill(tx: Tx, like: Sample, people: range, due: int) -> None:
    """Insert these people; the first ``due`` of all have an alarm that has just become due."""
    later = random.Random(people.start)
    rows: Rows = {"people": [], "plans": [], "seats": [], "addresses": []}
    for number in people:
        wait = dt.timedelta(0) if number < due else dt.timedelta(seconds=later.randrange(86_400, 60 * 86_400))
        for name, row in _person(tx.vault, like, number, like.due + wait):
            rows[name].append(row)
    for name, many in rows.items():
        tx.conn.execute(sa.insert(getattr(tables, name)), many)


def address(number: int) -> Address:
    """Where this person is reached."""
    return Address("telegram", str(10_000_000 + number))


def _person(vault: Vault, like: Sample, number: int, due_at: dt.datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    line = _line(address(number))
    person = msgspec.structs.replace(like.person, id=secrets.token_hex(16), lines=(line,))
    plan = msgspec.structs.replace(like.plan, id=secrets.token_hex(16))
    for name, document in (("people", person), ("plans", plan)):
        place = Place(name, "document", document.id, document.id)
        yield name, {"id": document.id, "version": 1, "document": vault.seal(encode(document), place)}
    seat = {"person_id": person.id, "plan_id": plan.id, "tries": 0, "due_at": due_at}
    yield "seats", seat
    hashed = vault.hashed(line.address)
    sealed = vault.seal(line.address.value.encode(), Place("addresses", "sealed", hashed, person.id))
    yield "addresses", {"hash": hashed, "channel": "telegram", "person_id": person.id, "sealed": sealed}


def main(folder: Path, people: int, due: int, url: str = "") -> None:
    """Make the database; its key is in the folder."""
    store, like = open_store(Where(data_dir=folder, database_url=url)), sample()
    for start in itertools.takewhile(lambda start: start < people, itertools.count(0, A_BATCH)):
        numbers = range(start, min(start + A_BATCH, people))
        store.run_here(functools.partial(fill, like=like, people=numbers, due=due))
    # Or the bot would soon compute everybody's alarm anew, which happens once and is not what is measured.
    followed = msgspec.json.encode(zone_rules.Progress(zone_rules.in_use(), None))
    store.run_here(lambda tx: ledger.meta_set(tx.conn, zone_rules.KEY, followed))
    store.scrub_here()
    with store.engine.begin() as conn:
        conn.exec_driver_sql("ANALYZE")
    store.engine.dispose()
    print(msgspec.json.encode({"due": like.due}).decode(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
