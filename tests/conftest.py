"""Options of all tests, and the two databases that a store can be on."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog

if TYPE_CHECKING:
    from storing import Shelf

    from bot.storage.opening import Where
    from bot.storage.store import Store


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--long`` runs the long, bounded forms of the fault tests; ``--screenshots`` renews the pictures in docs/."""
    parser.addoption("--long", action="store_true", help="run the long forms too (make long)")
    parser.addoption("--seed", default="", help="run the simulation of this seed alone")
    parser.addoption("--days", default="", help="let each simulation live for so many days")
    parser.addoption("--screenshots", action="store_true", help="write docs/screenshots anew")


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """A test that sets up our logs writes to its own output: nobody after it can."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def shelf() -> "Iterator[Shelf]":
    """The tests' own PostgreSQL, from the first test that asks for it to the last."""
    from postgres import serving  # noqa: PLC0415 -- most tests need neither the server nor the store
    from storing import Shelf  # noqa: PLC0415 -- as above

    with serving() as server:
        yield Shelf(server)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Where]":
    """Where a new store is, on each database; ``indirect`` parameters choose one."""
    from recording import prepared  # noqa: PLC0415 -- as above

    if request.param == "sqlite":
        yield prepared(tmp_path)
    else:
        with request.getfixturevalue("shelf").lent(tmp_path) as lent:
            yield lent


@pytest.fixture
def store(where: "Where") -> "Iterator[Store]":
    """A new store, on each database."""
    from storing import opened  # noqa: PLC0415 -- as above

    with opened(where) as store:
        yield store
