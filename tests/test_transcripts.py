"""The conversations in tests/transcripts, each on both channels, through router, turns, store and rendering."""

from pathlib import Path

import pytest
from conversing import Transcript, play
from talking import HOME

from handlers.address import Channel

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = [Transcript(path.stem, tuple(path.read_text().splitlines())) for path in sorted(FOLDER.glob("*.txt"))]
PLAYED = [
    pytest.param(transcript, channel, id=f"{transcript.name}-{channel}")
    for transcript in TRANSCRIPTS
    for channel in HOME
    if not transcript.lines[0].startswith("# only ") or transcript.lines[0].startswith(f"# only {channel}")
]


@pytest.mark.parametrize(("transcript", "channel"), PLAYED)
async def test_the_bot_answers_as_the_transcript_says(transcript: Transcript, channel: Channel, tmp_path: Path) -> None:
    """What stands in the transcript is what the bot says, on this channel."""
    await play(transcript, channel, tmp_path)


def test_there_are_enough_conversations_in_each_language() -> None:
    """At least sixteen conversations, and at least five of them in Spanish."""
    spanish = [transcript for transcript in TRANSCRIPTS if any("> hola" in line for line in transcript.lines)]

    assert (len(TRANSCRIPTS) >= 16, len(spanish) >= 5) == (True, True)
