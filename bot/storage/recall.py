"""Messages that wait and are not to leave any more: after a STOP, on a dead line, overtaken by a change."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from bot.storage.post import PRIORITY, Mark
from bot.storage.store import Tx
from bot.storage.tables import outbox


def drop(tx: Tx, address_hash: str, mark: Mark, now: dt.datetime, *, safety: bool = False) -> None:
    """End everything that waits for this address; ``safety`` texts only where asked. What is on its way expires."""
    mine = sa.and_(outbox.c.address == address_hash, sa.true() if safety else outbox.c.priority > PRIORITY["safety"])
    waiting = sa.and_(mine, outbox.c.state.in_(("queued", "unknown")))
    over = {"state": mark.state, "code": mark.code, "changed_at": now, "payload": None, "target": None}
    tx.conn.execute(sa.update(outbox).where(waiting).values(over))
    tx.conn.execute(sa.update(outbox).where(mine, outbox.c.state == "sending").values(expires_at=now))


_TAKE_BACK = (
    sa.update(outbox)
    .where(outbox.c.person_id == sa.bindparam("whose"), outbox.c.priority == PRIORITY["reminder"])
    .where(outbox.c.state == "queued")
    .values(state="dropped", code="overtaken", changed_at=sa.bindparam("now"), payload=None, target=None)
    .returning(outbox.c.created_at)
)


def take_back(tx: Tx, person_id: str, now: dt.datetime) -> Sequence[dt.datetime]:
    """End the reminders to this person that nobody has begun to send; the moments at which they were queued."""
    return tx.conn.scalars(_TAKE_BACK, {"whose": person_id, "now": now}).all()
