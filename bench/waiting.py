"""A database full of people who wait for their reminders, made in bulk with real sealed documents.

Run as a program it makes one: python -m bench.waiting FOLDER PEOPLE DUE [URL]
"""

import datetime as dt
import functools
import itertools
import random
import secrets
import sys
from collections.abc import Iterable, Iterator, Sequence
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
from handlers.records import Line, Person, Plan, Role, Visit
from scheduler import plan as planning
from scheduler.series import Said

MOMENT = dt.datetime(2026, 12, 1, 15, 0, tzinfo=dt.UTC)
"""Ten on a Tuesday morning in New York: everybody who is due is due then."""
BEGAN = MOMENT - dt.timedelta(days=15, hours=1)
ZONE = "America/New_York"
A_BATCH = 5_000

DAYS_LEFT = (21, 14, 7, 3)
"""The visits are so many days ahead: each has a text of its own on that day."""
TIMES = (dt.time(9), dt.time(10, 15), dt.time(14, 30), dt.time(16))
DONE = ((), ("P01", "P02"), ("P00", "P01", "P05", "P20"))
"""What was ticked by then."""

Rows = dict[str, list[dict[str, Any]]]


class Sample(msgspec.Struct, frozen=True):
    """One person in the middle of the series, whose next reminder is due at the moment."""

    person: Person
    plan: Plan


def samples() -> tuple[Sample, ...]:
    """People as they differ at ten in the morning: in the visit, what is done, the language, and who they are."""
    roles: tuple[Role, ...] = ("patient", "caregiver")
    kinds = itertools.product(DAYS_LEFT, TIMES, DONE, ("en", "es"), roles)
    return tuple(sample(*kind) for kind in kinds)


def sample(days: int, time: dt.time, done: Iterable[str], language: str, role: Role) -> Sample:
    """Somebody who agreed, has a visit in so many days, and had the texts before that one."""
    at = dt.datetime.combine(MOMENT.date() + dt.timedelta(days=days), time)
    visit = Visit(at=at, zone=ZONE, set_at=BEGAN, pace="standard")
    plan = Plan(id="", visit=visit, items={**dict.fromkeys(done, "done"), "P03": "asked"})
    person = Person(
        id="",
        language=language,
        zone=ZONE,
        zone_confirmed=True,
        role=role,
        relation="mother" if role == "caregiver" else "",
        welcomed=True,
        began_at=BEGAN,
        version=12,
        remind_on="telegram",
        lines=(_line(address(0)),),
    )
    series = library().series
    texts = planning.coming(series, outlook(person, plan, series, BEGAN), BEGAN)
    if all(text.at != MOMENT for text in texts):
        raise AssertionError(f"nothing is due at {MOMENT} for a visit at {at}")
    said = tuple(Said(at=text.at, touch=text.touch, items=text.items) for text in texts if text.at < MOMENT)
    return Sample(msgspec.structs.replace(person, said=said), plan)


def _line(at: Address) -> Line:
    return Line(address=at, state="agreed", agreed_at=BEGAN)


def fill(tx: Tx, kinds: Sequence[Sample], people: range, due: int) -> None:
    """Insert these people; the first ``due`` of all have an alarm that has just become due."""
    later = random.Random(people.start)
    rows: Rows = {"people": [], "plans": [], "seats": [], "addresses": []}
    for number in people:
        wait = dt.timedelta(0) if number < due else dt.timedelta(seconds=later.randrange(86_400, 60 * 86_400))
        for name, row in _person(tx.vault, kinds[number % len(kinds)], number, MOMENT + wait):
            rows[name].append(row)
    for name, many in rows.items():
        tx.conn.execute(sa.insert(getattr(tables, name)), many)


def address(number: int) -> Address:
    """Where this person is reached."""
    return Address("telegram", str(10_000_000 + number))


def _person(vault: Vault, like: Sample, number: int, due_at: dt.datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    # Nobody began at the same moment as anybody else, so that nothing planned for one serves another.
    line, began = _line(address(number)), BEGAN - dt.timedelta(milliseconds=number)
    person = msgspec.structs.replace(like.person, id=secrets.token_hex(16), lines=(line,), began_at=began)
    visit = msgspec.structs.replace(like.plan.visit, set_at=began) if like.plan.visit else None
    plan = msgspec.structs.replace(like.plan, id=secrets.token_hex(16), visit=visit)
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
    store, kinds = open_store(Where(data_dir=folder, database_url=url)), samples()
    for start in itertools.takewhile(lambda start: start < people, itertools.count(0, A_BATCH)):
        numbers = range(start, min(start + A_BATCH, people))
        store.run_here(functools.partial(fill, kinds=kinds, people=numbers, due=due))
    # Or the bot would soon compute everybody's alarm anew, which happens once and is not what is measured.
    followed = msgspec.json.encode(zone_rules.Progress(zone_rules.in_use(), None))
    store.run_here(lambda tx: ledger.meta_set(tx.conn, zone_rules.KEY, followed))
    store.scrub_here()
    with store.engine.begin() as conn:
        conn.exec_driver_sql("ANALYZE")
    store.engine.dispose()
    print(msgspec.json.encode({"due": MOMENT}).decode(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
