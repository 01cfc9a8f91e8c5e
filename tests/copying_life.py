"""Rows for every table there is, also those that come later; and a copy that dies at the n-th point."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from crashing import Points

from bot.storage import copying
from bot.storage.opening import Where, open_engine, open_store
from bot.storage.store import Store
from bot.storage.tables import Moment, meta, metadata

BATCH = 3
"""Rows in one commit: small, so that a few rows are many points."""


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """What one process does: copy from this file to that server, and die there (0: nowhere)."""

    folder: Path
    database_url: str
    kill_at: int = 0


def live(life: Life) -> None:
    """Copy."""
    source, point = open_store(Where(data_dir=life.folder)), Points(life.kill_at)
    target = open_engine(Where(data_dir=life.folder, database_url=life.database_url))
    point.watch(target)
    with copying.steady(source.engine) as conn:
        copying.copy(copying.Way(source=conn, target=target, tell=lambda _: None, batch=BATCH))


def fill(store: Store, each: int) -> None:
    """So many rows into every table but ``meta``, with every kind of value that a column takes."""
    with store.engine.begin() as conn:
        for table in metadata.sorted_tables:
            if table is not meta:
                conn.execute(sa.insert(table), [_row(table, number) for number in range(each)])


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order that both databases have."""
    with store.engine.begin() as conn:
        return {
            table.name: sorted((tuple(row) for row in conn.execute(sa.select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def _row(table: sa.Table, number: int) -> dict[str, Any]:
    # Every second row has nothing where there may be nothing.
    return {
        column.name: None if column.nullable and number % 2 else _value(column, number * 31 + place)
        for place, column in enumerate(table.columns)
    }


def _value(column: sa.Column[Any], number: int) -> Any:  # noqa: ANN401 -- whatever the column takes
    if isinstance(column.type, Moment):
        return dt.datetime(2026, 3, 2, tzinfo=dt.UTC) + dt.timedelta(milliseconds=number)
    # Upper and lower case and a hyphen: databases sort them differently.
    samples = {
        str: f"{'Aa-'[number % 3]}é{number}",
        bytes: bytes((0, number % 256, 255)) + b"\xc3\x28",
        int: number,
        float: number / 8,
        bool: bool(number % 2),
        dt.date: dt.date(2026, 3, 2) + dt.timedelta(days=number),
    }
    return samples[column.type.python_type]
