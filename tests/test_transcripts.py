"""The conversations in tests/transcripts, each on every channel, through the real router, turns, store and rendering."""

from pathlib import Path

import pytest
from conversing import HOME, play

from handlers.address import Channel

FOLDER = Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("channel", list(HOME))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_the_bot_answers_as_the_transcript_says(path: Path, channel: Channel, tmp_path: Path) -> None:
    """What stands in the transcript is what the bot says, on this channel."""
    if not path.read_text().startswith("# only ") or path.read_text().startswith(f"# only {channel}"):
        await play(path, channel, tmp_path)
