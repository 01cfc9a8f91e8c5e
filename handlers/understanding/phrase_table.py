"""Tables of phrases: written as lines of words, read as a dictionary."""

from collections.abc import Mapping


def table(groups: Mapping[str, str]) -> dict[str, str]:
    """Phrase → the command that it is, from command → its phrases parted by ", "."""
    return {phrase: word for word, line in groups.items() for phrase in line.split(", ")}
