"""Bringing the database to today's tables, under a lock: several processes may start at once."""

from pathlib import Path

import sqlalchemy as sa

from bot.storage.errors import NewerDatabaseError
from bot.storage.tables import HEAD

_LOCK = 7_201_746
"""Any number, the same in every SecondStep: PostgreSQL's advisory lock for migrations."""


def revision(conn: sa.Connection) -> str | None:
    """The revision the database has; None for an empty one."""
    if not sa.inspect(conn).has_table("alembic_version"):
        return None
    found = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return None if found is None else str(found)


def upgrade(engine: sa.Engine) -> bool:
    """Apply what is missing; whether anything was. Errors: NewerDatabaseError, before anything is touched."""
    # SQLite's BEGIN IMMEDIATE is the lock: whoever comes second finds the work done.
    with engine.begin() as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        found = revision(conn)
        if found == HEAD:
            return False
        _migrate(conn, found)
        return True


def _migrate(conn: sa.Connection, found: str | None) -> None:
    from alembic import command  # noqa: PLC0415 -- 350 ms that a start without migrations saves
    from alembic.config import Config  # noqa: PLC0415 -- as above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = conn
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerDatabaseError(
            f"A newer SecondStep has changed this database (it is at {found}, this version knows up to {HEAD}). "
            "Install that version again, or restore a backup made before the upgrade."
        )
    command.upgrade(config, "head")
