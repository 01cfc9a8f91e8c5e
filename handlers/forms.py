"""What may stand behind an action's name. A button's data comes back from the phone, and may be anything there."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Callable, Mapping

from content.guide import MENU
from handlers.rhythm import GROUPS
from handlers.scene import Scene

_NUMBER = re.compile(r"\d{0,4}", re.ASCII)
_WEEKDAYS = re.compile(r"[0-6](,[0-6])*", re.ASCII)
_WHICH = re.compile(r"((all|of\d{1,3}|-?\d{1,3})(,-?\d{1,3})*)?", re.ASCII)
"""Of a list: "2", "1,3", "all", "all,2" for all but the second, "of3" for all three, "-1" for the last."""


def number(_: Scene, argument: str) -> bool:
    """A small number, or nothing."""
    return bool(_NUMBER.fullmatch(argument))


def which(_: Scene, argument: str) -> bool:
    """Places in a list."""
    return bool(_WHICH.fullmatch(argument))


def moment(_: Scene, argument: str) -> bool:
    """A day, or a day and a time."""
    day, _sep, time = argument.partition("T")
    try:
        dt.date.fromisoformat(day)
        dt.time.fromisoformat(time or "00:00")
    except ValueError:
        return False
    return True


def zone(_: Scene, argument: str) -> bool:
    """A zone that there is, or nothing."""
    try:
        return not argument or bool(zoneinfo.ZoneInfo(argument).key)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False


FORMS: Mapping[str, Callable[[Scene, str], bool]] = {
    **dict.fromkeys(("all", "call.notes", "coming", "questions", "hour"), number),
    **dict.fromkeys(("done", "not-needed", "about", "undo"), which),
    **dict.fromkeys(("visit.day", "visit.was"), lambda scene, argument: not argument or moment(scene, argument)),
    "visit.pick": moment,
    **dict.fromkeys(("zone", "place.zone"), zone),
    "day": lambda _, argument: not argument or bool(_WEEKDAYS.fullmatch(argument) and len(argument) == 1),
    "days": lambda _, argument: not argument or argument in GROUPS or bool(_WEEKDAYS.fullmatch(argument)),
    "later": lambda scene, argument: argument == "undo" or number(scene, argument),
    "language": lambda scene, argument: argument in scene.library.guide.languages,
    "section": lambda scene, argument: argument.partition("/")[0] in MENU and number(scene, argument.partition("/")[2]),
}
"""Actions that read what stands behind their name. Topics and items are looked for in ``walking.exists``."""


def fits(scene: Scene, action: str) -> bool:
    """Whether the action can be asked for like this."""
    name, _, argument = action.partition(":")
    return name not in FORMS or FORMS[name](scene, argument)
