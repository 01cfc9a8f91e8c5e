"""Bringing the database to today's tables, under a lock: several processes may start at once."""

from pathlib import Path

import sqlalchemy as sa

from bot.storage.dialects import DIALECTS
from bot.storage.errors import NewerDatabaseError
from bot.storage.tables import HEAD


def revision(conn: sa.Connection) -> str | None:
    """The revision the database has; None for an empty one."""
    if not sa.inspect(conn).has_table("alembic_version"):
        return None
    found = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return None if found is None else str(found)


def hold_back_others(conn: sa.Connection) -> None:
    """Whoever else opens this database waits until the transaction ends, and finds the work done."""
    DIALECTS[conn.dialect.name].begin_opening(conn)


def upgrade(engine: sa.Engine) -> bool:
    """Apply what is missing; whether anything was. Errors: NewerDatabaseError, before anything is touched."""
    with engine.begin() as conn:
        hold_back_others(conn)
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
