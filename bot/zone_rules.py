"""A newer zone database: when a start finds other rules than the last one had, every alarm is computed anew.

In batches of one short transaction each, so that turns come in between; the database remembers how far it came, so
that a stop in the middle costs nothing. Nothing is sent here: an alarm is only set to another moment.
"""

import asyncio
import datetime as dt
import importlib.metadata
import zoneinfo
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import sqlalchemy as sa
import structlog

from bot.storage import ledger, people
from bot.storage.store import Store, Tx
from bot.storage.tables import seats
from handlers.outlook import outlook
from scheduler import plan
from scheduler.series import Series

KEY = "zone rules"
"""Where the database keeps which rules its alarms were computed by."""
BATCH = 100
PAUSE = 0.05
"""Seconds between two batches: whoever writes to the bot meanwhile goes first."""
NOTES = ("tzdata.zi", "+VERSION")
"""Files in which a system's zone database tells its version, in their first line."""
ANY_ZONE = "America/New_York"

log = structlog.get_logger()

_AHEAD = (
    sa.select(seats.c.person_id)
    .where(
        seats.c.person_id > sa.bindparam("after"),
        # What is due rings at once and is computed then; what failed has its own time to be tried again.
        seats.c.due_at > sa.bindparam("now"),
        seats.c.tries == 0,
    )
    .order_by(seats.c.person_id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


class Progress(msgspec.Struct, frozen=True):
    """By which rules alarms were computed: for everybody up to that person; None: for all."""

    rules: str
    after: str | None = ""


class Means(msgspec.Struct, frozen=True):
    """What an alarm is computed from, besides the person."""

    series: Series
    now: dt.datetime
    rules: str


def in_use(folders: Sequence[str] | None = None) -> str:
    """The version of the zone database that this process computes with.

    Where the system's tells none, the time of its last change; without one of the system's, the Python package's.
    """
    for folder in map(Path, zoneinfo.TZPATH if folders is None else folders):
        if (folder / ANY_ZONE).is_file():
            notes = [folder / note for note in NOTES if (folder / note).is_file()]
            told = [note.read_text(errors="replace").partition("\n")[0].strip("# ") for note in notes]
            return (told or [f"of {max(path.stat().st_mtime_ns for path in folder.iterdir())}"])[0]
    return importlib.metadata.version("tzdata")


async def follow(store: Store, series: Series, now: Callable[[], dt.datetime], rules: str = "") -> None:
    """Compute every alarm that is ahead anew, unless these rules were followed already. Errors: Unavailable."""
    rules = rules or in_use()
    done = False
    while not done:
        done = await store.run(lambda tx: followed(tx, Means(series, now(), rules)))
        await asyncio.sleep(PAUSE)


def followed(tx: Tx, means: Means) -> bool:
    """One batch; whether everybody's alarm now follows these rules."""
    kept = ledger.meta_get(tx.conn, KEY)
    before = msgspec.json.decode(kept, type=Progress) if kept else Progress("")
    if before.rules != means.rules:
        log.info("zone_rules_changed", before=before.rules, now=means.rules)
        before = Progress(means.rules)
    if before.after is None:
        return True
    found = tx.conn.scalars(_AHEAD, {"after": before.after, "now": means.now, "most": BATCH}).all()
    people.set_alarms(tx, _moved(tx, found, means))
    done = Progress(means.rules, found[-1] if len(found) == BATCH else None)
    ledger.meta_set(tx.conn, KEY, msgspec.json.encode(done))
    return done.after is None


def _moved(tx: Tx, person_ids: Sequence[str], means: Means) -> list[people.Alarmed]:
    """The alarms that these rules put at another moment."""
    moved = []
    for held in people.load_all(tx, person_ids).values():
        try:
            alarm = plan.next_alarm(means.series, outlook(held.person, held.plan, means.series, means.now), means.now)
        except Exception as error:  # noqa: BLE001 -- one person's record must not keep everybody else's alarm wrong
            log.error("alarm_not_renewed", error=type(error).__name__)  # noqa: TRY400 -- locals hold what a person told
            continue
        at = alarm.at if alarm else None
        if at != held.due_at:
            moved.append(people.Alarmed(held.person.id, held.plan.id, at))
    return moved
