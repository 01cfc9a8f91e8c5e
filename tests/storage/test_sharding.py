"""docs/scaling.md names for every table a key to split it by, and the key is one that a distributed database takes."""

import re
from pathlib import Path

from bot.storage.tables import metadata

DOCS = Path(__file__).parents[2] / "docs" / "scaling.md"


def test_every_table_can_be_split_by_a_part_of_its_key() -> None:
    """A unique key must hold the column that rows are spread by; what has none is small and copied everywhere."""
    named = {
        table: (key.strip(" `"), rest)
        for tables, key, rest in re.findall(r"^\| (`.*?) \| (.*?) ?\| ?(.*?) ?\|$", DOCS.read_text(), re.MULTILINE)
        for table in re.findall(r"`(\w+)`", tables)
    }

    assert set(named) == set(metadata.tables)
    for table, (key, rest) in named.items():
        assert key in metadata.tables[table].primary_key.columns or (not key and "everywhere" in rest), table


def test_hardly_any_table_is_copied_everywhere() -> None:
    """What grows with the people must be split."""
    everywhere = re.findall(r"^\| (.*?) \| \| small", DOCS.read_text(), re.MULTILINE)

    assert everywhere == ["`meta`, `shared_counts`"]
