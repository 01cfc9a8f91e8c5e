"""Both providers on loopback for the tests of the bot's outer parts."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from standing import Stand


@pytest.fixture
async def stand(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator["Stand"]:
    """The stand-in, its settings by ``@pytest.mark.parametrize("stand", [{…}], indirect=True)``; no bot yet."""
    from standing import standing  # noqa: PLC0415 - reads the whole guide, which most tests here need not wait for

    async with standing(tmp_path / "data", **getattr(request, "param", {})) as made:
        yield made
