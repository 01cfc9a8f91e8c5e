"""An open transaction on a new store."""

from collections.abc import Iterator

import pytest

from bot.storage.store import Store, Tx


@pytest.fixture
def tx(store: Store) -> Iterator[Tx]:
    """One transaction, committed after the test."""
    with store.engine.begin() as conn:
        yield Tx(conn, store.vault, store.owner)
