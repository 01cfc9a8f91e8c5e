"""The insurance said no: told at any moment, not only during the call, what can be done about it is said at once."""

import re

from handlers.messages import Text, Turn
from handlers.scene import Scene
from handlers.understanding.words import bare

MOST = 16
"""Words: a longer text tells more than this."""

_WHO = r"insurance|insurer|(?:health )?plan|coverage|medicare|medicaid|seguro|aseguranza|aseguradora|they|it|me|lo|la"
_NO = (
    r"(?:has |have |just |was |been |got )*(?:denied|den(?:y|ies)|reject\w*|refus\w+|turned (?:me|us|it|him|her) down|"
    r"sa(?:id|ys) no|declin\w+)"
    r"|(?:wont|will not|doesnt|does not|isnt|is not|not) (?:going to )?(?:pay\w*|cover\w*|approv\w+)"
    r"|(?:me |nos |le |lo |la )*(?:dij\w+ (?:que )?no|dice (?:que )?no|neg(?:o|aron)|niega|rechaz\w+)"
    r"|no (?:me |nos |le |lo |la )*(?:quiere[n]? )?(?:cubr\w+|pag\w+|aprob\w+|aprueb\w+)"
)
_INSURANCE = re.compile(r"\b(?:insur\w+|plan|coverage|medicare|medicaid|seguro|aseguranza|aseguradora)\b")
_REFUSED = re.compile(rf"\b(?:{_WHO}) (?:\w+ )?(?:{_NO})\b")
_APPEAL = re.compile(r"\b(?:(?:can|do|should|to|how|we|i) (?:\w+ )?appeal|apelar|apelo|apelamos|apelacion)\b")
_NOT_YET = re.compile(r"\b(?:if|si|cuando|when|before|antes)\b")
"""Asked what if: nobody said no so far."""


def told(scene: Scene) -> Turn | None:
    """What to do about a no, and who helps free of charge; nothing where nobody said no."""
    words = bare(scene.event.body) if isinstance(scene.event, Text) else ""
    if len(words.split()) > MOST or _NOT_YET.search(words) or scene.plan.ended == "death":
        return None
    if not _APPEAL.search(words) and not (_INSURANCE.search(words) and _REFUSED.search(words)):
        return None
    choices = (scene.choice("find-line", "find:line"), scene.choice("menu", "menu"))
    return scene.turn(scene.reply("call-appeal", *choices))
