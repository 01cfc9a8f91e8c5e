"""Tables of phrases: written as lines of words, read as a dictionary."""

from collections.abc import Mapping


def table(groups: Mapping[str, str]) -> dict[str, str]:
    """Phrase → the command that it is, from command → its phrases parted by ", "."""
    return {phrase: word for word, line in groups.items() for phrase in line.split(", ")}


def words(*lines: str) -> frozenset[str]:
    """All the words of some lines."""
    return frozenset(word for line in lines for word in line.split())
