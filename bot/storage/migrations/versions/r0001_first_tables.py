"""The first tables. Moments are whole milliseconds since 1970, UTC."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.String(32)
HASH = sa.String(64)
PROVIDER_ID = sa.String(128)
WORD = sa.String(16)
MOMENT = sa.BigInteger()
SEALED = sa.LargeBinary()


def upgrade() -> None:
    """Create every table."""
    _people()
    _addresses()
    _traffic()
    _outbox()
    _logs()


def _must(name: str, kind: Any) -> sa.Column[Any]:  # noqa: ANN401 -- SQLAlchemy takes any type engine here
    return sa.Column(name, kind, nullable=False)


def _may(name: str, kind: Any) -> sa.Column[Any]:  # noqa: ANN401 -- as above
    return sa.Column(name, kind, nullable=True)


def _key(*names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _people() -> None:
    for table in ("people", "plans"):
        op.create_table(table, _must("id", ID), _must("version", sa.Integer()), _must("document", SEALED), _key("id"))
    op.create_table(
        "seats",
        _must("person_id", ID),
        _must("plan_id", ID),
        _may("due_at", MOMENT),
        _must("tries", sa.Integer()),
        _may("lease_owner", ID),
        _may("lease_until", MOMENT),
        _key("person_id", "plan_id"),
    )
    _index("seats", "due_at")


def _addresses() -> None:
    op.create_table(
        "addresses",
        _must("hash", HASH),
        _must("channel", WORD),
        _must("person_id", ID),
        _must("sealed", SEALED),
        _key("hash"),
    )
    _index("addresses", "person_id")
    op.create_table("suppressions", _must("hash", HASH), _must("since", MOMENT), _key("hash"))
    op.create_table("code_sends", _must("address", HASH), _must("id", ID), _must("at", MOMENT), _key("address", "id"))
    _index("code_sends", "at")


def _traffic() -> None:
    op.create_table(
        "inbox",
        _must("channel", WORD),
        _must("provider_id", PROVIDER_ID),
        _must("received_at", MOMENT),
        _key("channel", "provider_id"),
    )
    _index("inbox", "received_at")
    op.create_table(
        "reports",
        _must("provider_id", PROVIDER_ID),
        _must("status", WORD),
        _must("rank", sa.Integer()),
        _must("code", sa.String(32)),
        _must("at", MOMENT),
        _key("provider_id"),
    )
    _index("reports", "at")


def _outbox() -> None:
    op.create_table(
        "outbox",
        _must("address", HASH),
        _must("id", ID),
        _must("number", sa.Integer()),
        _must("person_id", ID),
        _must("channel", WORD),
        _must("priority", sa.Integer()),
        _must("state", WORD),
        _must("attempts", sa.Integer()),
        _must("created_at", MOMENT),
        _must("not_before", MOMENT),
        _may("expires_at", MOMENT),
        _may("first_at", MOMENT),
        _must("changed_at", MOMENT),
        _may("provider_id", PROVIDER_ID),
        _may("code", sa.String(32)),
        _must("rank", sa.Integer()),
        _may("target", SEALED),
        _may("payload", SEALED),
        _may("lease_owner", ID),
        _may("lease_until", MOMENT),
        _key("address", "id"),
    )
    _index("outbox", "person_id", "changed_at", "provider_id")
    waiting = sa.text("state IN ('queued', 'sending', 'unknown')")
    order = ["channel", "priority", "created_at", "number"]
    op.create_index("outbox_waiting", "outbox", order, sqlite_where=waiting, postgresql_where=waiting)


def _logs() -> None:
    op.create_table(
        "consents",
        _must("id", ID),
        _must("address", HASH),
        _may("person_id", ID),
        _must("channel", WORD),
        _must("at", MOMENT),
        _must("text_version", HASH),
        _may("detail", SEALED),
        _key("id"),
    )
    _index("consents", "address", "person_id")
    op.create_table(
        "quarantine",
        _must("id", ID),
        _must("address", HASH),
        _must("person_id", ID),
        _must("at", MOMENT),
        _must("error", PROVIDER_ID),
        _must("event", SEALED),
        _key("id"),
    )
    _index("quarantine", "address", "person_id", "at")
    op.create_table("meta", _must("key", HASH), _must("value", SEALED), _key("key"))
