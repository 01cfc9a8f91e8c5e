"""The project's own series, read once."""

import pathlib
import tomllib

import pytest

import content
from scheduler.series import Series, read


@pytest.fixture(scope="session")
def series() -> Series:
    """The series as content/series.toml tells it."""
    folder = pathlib.Path(content.__file__).parent
    return read(tomllib.loads((folder / "series.toml").read_text(encoding="utf-8")))
