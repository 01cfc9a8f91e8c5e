"""A guide small enough to read at a glance, in a folder of its own."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from content.guide import Guide
from content.loading import load

NOW = dt.datetime(2026, 11, 23, 15, tzinfo=dt.UTC)

TOPIC = """\
+++
id = "{id}"
menu = "time"
title = "A title"
covers = ["S04"]
+++
Some words to read.

## SMS
Some words.
"""

FILES = {
    "en/language.toml": 'code = "en"\nname = "English"\n',
    "en/topics/one.md": TOPIC.format(id="one"),
}

Write = Callable[..., Path]
Build = Callable[..., Guide]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the small guide with these files changed or added; None takes one away."""

    def write_files(changes: dict[str, str | bytes | None] | None = None) -> Path:
        for name, text in {**FILES, **(changes or {})}.items():
            if text is not None:
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write_files


@pytest.fixture
def build(write: Write) -> Build:
    """The small guide with these files changed or added, loaded."""
    return lambda changes=None: load(write(changes), whole=False)
