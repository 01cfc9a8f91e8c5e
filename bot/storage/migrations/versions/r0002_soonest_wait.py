"""An index for the moment at which the next message's wait ends."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add it."""
    waiting = sa.text("state IN ('queued', 'sending', 'unknown')")
    op.create_index("outbox_soonest", "outbox", ["not_before"], sqlite_where=waiting, postgresql_where=waiting)
