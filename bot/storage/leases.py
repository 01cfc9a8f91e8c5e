"""What a process had taken and cannot finish: given back when it stops, voided after it died."""

import datetime as dt

import sqlalchemy as sa

from bot.storage.store import Tx
from bot.storage.tables import outbox, seats

_FREE = {"lease_owner": None, "lease_until": None}


def void(tx: Tx, now: dt.datetime) -> int:
    """At the start with SQLite: every lease is a dead process's. How many messages have an unknown outcome now."""
    alarms, messages = _free(tx, sa.true(), sa.true(), now)
    tx.taken_over.update(alarm=alarms, message=messages)
    return messages


def give_back(tx: Tx, now: dt.datetime) -> int:
    """At the end: others may go on at once, instead of when our leases end. How many messages."""
    alarms = sa.and_(seats.c.due_at <= now, seats.c.lease_owner == tx.owner)
    return _free(tx, alarms, outbox.c.lease_owner == tx.owner, now)[1]


def _free(tx: Tx, alarms: sa.ColumnElement[bool], sending: sa.ColumnElement[bool], now: dt.datetime) -> tuple[int, int]:
    held = sa.update(seats).where(seats.c.lease_owner.is_not(None), alarms).values(_FREE)
    change = {"state": "unknown", "not_before": now, "changed_at": now, **_FREE}
    begun = sa.update(outbox).where(outbox.c.state == "sending", sending).values(change)
    return tx.conn.execute(held).rowcount, tx.conn.execute(begun).rowcount
