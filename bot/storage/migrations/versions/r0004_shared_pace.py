"""The pace of each sender and each chat, which all processes on a server share."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "senders",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("full_at", sa.Double(), nullable=False, server_default="0"),
        sa.Column("granted", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("paused_until", sa.Double(), nullable=False, server_default="0"),
        sa.Column("probe_until", sa.Double(), nullable=False, server_default="0"),
        sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("halts", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("channel"),
    )
    op.create_table(
        "chats",
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("full_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_index("ix_chats_full_at", "chats", ["full_at"])
