"""How much of a list one text message carries, and what may not stand in one."""

from collections.abc import Sequence

from content import gsm
from handlers import veiling
from handlers.ending import SEGMENTS
from handlers.scene import Scene


def fitting(lines: Sequence[str], frame: str) -> int:
    """How many of these lines fit into one text message beside the ``frame`` of other words; one at least."""
    count = len(lines)
    while count > 1 and gsm.size("\n".join([frame, *lines[:count]])).segments > SEGMENTS:
        count -= 1
    return count


def veiled(scene: Scene, words: str) -> str:
    """The words without the illness's name, which others could read on a phone (docs/safety.md); dots stand for it."""
    return veiling.veiled(scene.library.guide, words)
