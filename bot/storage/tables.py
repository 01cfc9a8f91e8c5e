"""The tables. Columns hold what the machine must query; what people said and who they are is sealed (crypto.py).

Every table is keyed by one person, plan, address or event, or by its row's own id, and can be split by that (what was
shared belongs to nobody): docs/scaling.md says which by which.

A change here needs a revision in ``migrations/versions`` and the new ``HEAD``.
"""

import datetime as dt

import sqlalchemy as sa

HEAD = "0004"
"""The newest revision: a database that has it starts without loading Alembic (350 ms)."""

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECOND = dt.timedelta(milliseconds=1)


class Moment(sa.types.TypeDecorator[dt.datetime]):
    """An aware UTC datetime, stored as whole milliseconds since 1970: the same on every database, and sortable."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> int | None:
        """To milliseconds. Errors: TypeError for a naive datetime."""
        del dialect
        return None if value is None else (value - EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> dt.datetime | None:
        """From milliseconds."""
        del dialect
        return None if value is None else EPOCH + value * _MILLISECOND


metadata = sa.MetaData()

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),
)

plans = sa.Table(
    "plans",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),
)

# One row a person in a plan: it holds the one next moment to speak.
seats = sa.Table(
    "seats",
    metadata,
    sa.Column("person_id", sa.String(32), primary_key=True),
    sa.Column("plan_id", sa.String(32), primary_key=True),
    sa.Column("due_at", Moment, index=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("lease_owner", sa.String(32)),
    sa.Column("lease_until", Moment),
)

addresses = sa.Table(
    "addresses",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("person_id", sa.String(32), nullable=False, index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)

# A STOP, by keyed hash alone: it outlives the person's deletion.
suppressions = sa.Table(
    "suppressions",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("since", Moment, nullable=False),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("channel", sa.String(16), primary_key=True),
    sa.Column("provider_id", sa.String(128), primary_key=True),
    sa.Column("received_at", Moment, nullable=False, index=True),
)

still_waiting = sa.text("state IN ('queued', 'sending', 'unknown')")
"""What is not over. In these very words in the index and in the claims, or the index is not used."""

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("address", sa.String(64), primary_key=True),  # the keyed hash
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),  # the order within the address
    sa.Column("person_id", sa.String(32), nullable=False, index=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("not_before", Moment, nullable=False),
    sa.Column("expires_at", Moment),
    sa.Column("first_at", Moment),
    sa.Column("changed_at", Moment, nullable=False, index=True),
    sa.Column("provider_id", sa.String(128), index=True),
    sa.Column("code", sa.String(32)),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("target", sa.LargeBinary),
    sa.Column("payload", sa.LargeBinary),
    sa.Column("lease_owner", sa.String(32)),
    sa.Column("lease_until", Moment),
    # Claims walk this in order and touch only what still waits, however long the history is.
    sa.Index(
        "outbox_waiting",
        "channel",
        "priority",
        "created_at",
        "number",
        sqlite_where=still_waiting,
        postgresql_where=still_waiting,
    ),
    # When the next wait ends is asked after every message that was sent.
    sa.Index("outbox_soonest", "not_before", sqlite_where=still_waiting, postgresql_where=still_waiting),
)

# Delivery reports that came before the provider's answer to the request itself.
reports = sa.Table(
    "reports",
    metadata,
    sa.Column("provider_id", sa.String(128), primary_key=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("code", sa.String(32), nullable=False),
    sa.Column("at", Moment, nullable=False, index=True),
)

# Kept for good; a deletion leaves the keyed hash, the time, and the version of the text.
consents = sa.Table(
    "consents",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("address", sa.String(64), nullable=False, index=True),
    sa.Column("person_id", sa.String(32), index=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("text_version", sa.String(64), nullable=False),
    sa.Column("detail", sa.LargeBinary),
)

code_sends = sa.Table(
    "code_sends",
    metadata,
    sa.Column("address", sa.String(64), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
)

quarantine = sa.Table(
    "quarantine",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("address", sa.String(64), nullable=False, index=True),
    sa.Column("person_id", sa.String(32), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("error", sa.String(128), nullable=False),
    sa.Column("event", sa.LargeBinary, nullable=False),
)

# Words given to improve the guide: whose they were is not written down anywhere (docs/privacy.md).
shared = sa.Table(
    "shared",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("words", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,  # numbered rows would tell which came when
)

shared_counts = sa.Table(
    "shared_counts",
    metadata,
    sa.Column("month", sa.String(7), primary_key=True),
    sa.Column("language", sa.String(16), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)

# The pace that all processes share on a server (rates). Seconds since 1970 by the server's own clock.
senders = sa.Table(
    "senders",
    metadata,
    sa.Column("channel", sa.String(16), primary_key=True),
    sa.Column("full_at", sa.Double, nullable=False, server_default="0"),
    sa.Column("granted", sa.Integer, nullable=False, server_default="0"),
    sa.Column("paused_until", sa.Double, nullable=False, server_default="0"),
    sa.Column("probe_until", sa.Double, nullable=False, server_default="0"),
    sa.Column("refusals", sa.Integer, nullable=False, server_default="0"),
    sa.Column("halts", sa.Integer, nullable=False, server_default="0"),
)

# The same for single chats that were written to just now.
chats = sa.Table(
    "chats",
    metadata,
    sa.Column("address", sa.String(64), primary_key=True),  # the keyed hash
    sa.Column("full_at", sa.Double, nullable=False, index=True),
)

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)
