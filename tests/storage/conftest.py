"""A new store for each test, and an open transaction on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from recording import open_at

from bot.storage.store import Store, Tx


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in a folder of its own."""
    store = open_at(tmp_path)
    yield store
    store.engine.dispose()


@pytest.fixture
def tx(store: Store) -> Iterator[Tx]:
    """One transaction, committed after the test."""
    with store.engine.begin() as conn:
        yield Tx(conn, store.vault, store.owner)
