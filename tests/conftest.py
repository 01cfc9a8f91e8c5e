"""Options of all tests."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--long`` runs the long, bounded forms of the fault tests; ``--screenshots`` renews the pictures in docs/."""
    parser.addoption("--long", action="store_true", help="run the long forms too (make long)")
    parser.addoption("--screenshots", action="store_true", help="write docs/screenshots anew")
