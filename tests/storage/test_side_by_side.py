"""The version before works on today's tables: processes are replaced one by one while both run (docs/operations.md).

A migration only adds. What is to go is left empty by one version and removed by the next.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.storage import migrations
from bot.storage.tables import HEAD

PLACE = str(Path(migrations.__file__).parent)
CONFIG = Config()
CONFIG.set_main_option("script_location", PLACE)
REVISIONS = [each.revision for each in ScriptDirectory.from_config(CONFIG).walk_revisions()][::-1]


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        url = sa.URL.create("sqlite", database=str(tmp_path / "a.db"))
    else:
        url = sa.make_url(request.getfixturevalue("shelf").server.database()).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    yield engine
    engine.dispose()


def upgrade(engine: sa.Engine, revision: str) -> sa.MetaData:
    """Bring it to this revision; its tables then."""
    with engine.begin() as conn:
        config = Config()
        config.set_main_option("script_location", PLACE)
        config.attributes["connection"] = conn
        command.upgrade(config, revision)
        found = sa.MetaData()
        found.reflect(conn)
    return found


def value(column: sa.Column[object]) -> object:
    """Something that fits."""
    kinds = {int: 1, float: 1.0, bytes: b"x", str: "x", dt.date: dt.date(2026, 3, 2)}
    return kinds[column.type.python_type]


def row(table: sa.Table) -> dict[str, object]:
    """What a version that knows these columns writes."""
    return {column.name: value(column) for column in table.columns if not column.nullable}


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_what_a_version_writes_and_reads_it_can_also_later(engine: sa.Engine, revision: str) -> None:
    """Rows of its shape can be written, found, changed and removed on the newest tables."""
    old = upgrade(engine, revision)
    upgrade(engine, HEAD)

    for table in old.sorted_tables:
        if table.name == "alembic_version":
            continue
        values = row(table)
        with engine.begin() as conn:
            conn.execute(sa.insert(table).values(values))
            (found,) = conn.execute(sa.select(table)).mappings().all()
            assert {name: found[name] for name in values} == values
            conn.execute(sa.update(table).values(values))
            assert conn.execute(sa.delete(table)).rowcount == 1


def test_a_migration_only_adds(engine: sa.Engine) -> None:
    """No table or column goes, changes its kind, or begins to demand a value; nothing becomes unique that was not."""
    before = upgrade(engine, REVISIONS[0])
    for revision in REVISIONS[1:]:
        after = upgrade(engine, revision)
        for table in before.sorted_tables:
            now = after.tables[table.name]
            assert [key.name for key in now.primary_key] == [key.name for key in table.primary_key]
            assert {index.name for index in now.indexes if index.unique} == {
                index.name for index in table.indexes if index.unique
            }
            for column in now.columns:
                was = table.columns.get(column.name)
                demands = not column.nullable and column.server_default is None
                assert not demands or (was is not None and not was.nullable), column
            for column in table.columns:
                assert str(now.columns[column.name].type) == str(column.type), column
        before = after
