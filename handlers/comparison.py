"""How the two opinions compare: the four answers, wherever they are asked for."""

from typing import get_args

from handlers.messages import Choice
from handlers.records import Outcome
from handlers.scene import Scene

NAMES = tuple(name for name in get_args(Outcome) if name)


def choices(scene: Scene) -> tuple[Choice, ...]:
    """The same, different, not sure, the visit did not happen."""
    return tuple(scene.choice(f"outcome-{name}", f"outcome:{name}") for name in NAMES)
