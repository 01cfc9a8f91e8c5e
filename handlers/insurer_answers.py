"""The insurer's questions and what was said: whether a text is an answer at all, how it is kept, whether it is a no."""

import re

from content.guide import Question
from handlers.scene import Scene
from handlers.understanding import commands
from handlers.understanding.words import bare

MOST = 300
"""Characters of one answer that are kept: a few sentences."""
IN_A_TEXT = 50
"""Characters of one answer that a text message shows."""

LEAVING = frozenset({
    "MENU", "HELP", "BACK", "PRIVACY", "DELETE", "LANG_EN", "LANG_ES", "START", "SAFE", "EXPORT", "LIST", "DATE",
    "MORE", "SUMMARY", "PAUSE", "UNDO", "LINK", "WHY", "SETTINGS", "SKIP", "LATER", "STOP",
})  # fmt: skip
"""Commands that are no answer; YES, NO, numbers and "not needed" are what an insurer says, too."""
NEXT = frozenset({"next", "next one", "next question", "siguiente pregunta", "la siguiente", "otra"})
OUR_WORDS = frozenset({"call", "llamada", "lista", "siguiente", "find", "buscar"})
"""What our own texts print to go elsewhere."""
FINISHED = re.compile(
    r"(?:i |we |they |ya )*(?:hung up|hang up|finished|colgue|colgaron|colgamos|termine|terminamos)"
    r"|(?:that s|thats|eso es) (?:all|todo)"
)
BROKEN_OFF = re.compile(
    r"(?:(?:i|we|they|it|sorry|ok) )*(?:(?:have|had|need|got) to (?:hang up|go|stop)"
    r"|(?:put|left|have) (?:me|us) (?:on )?hold|on hold|(?:got )?(?:cut off|disconnected|dropped)"
    r"|(?:ill|i will|will|have to|must) (?:call|try)(?: them)? (?:back|again|later)"
    r"|tengo que colgar|(?:me|nos) (?:dejaron|tienen|pusieron) en espera|en espera|se corto"
    r"|(?:voy a llamar|llamo|llamare) (?:luego|despues|mas tarde|otra vez))(?: .*)?"
)
"""The call ended before its end, and this is no answer of the insurer."""
_ASKING = re.compile(
    r"(?:so |and |but |y |pero )?(?:what|whats|how|why|who|when|where|which|can|could|should|do|does|is|are|am|will"
    r"|que|cual|como|por que|quien|cuando|donde|puedo|puede|debo|hay|es)\b"
)
_REFUSED = re.compile(
    r"\b(?:(?:not|isnt|arent|never)(?: be| been)? (?:covered|approved|authorized|allowed)(?! yet)"
    r"|(?:dont|do not|doesnt|does not|wont|will not|cant|cannot) (?:cover|approve|allow|pay)"
    r"|(?<!not )(?<!if )denied|deny|denies|denial|reject\w*|refus\w+|declin\w+|turned (?:me |it |us )?down"
    r"|no (?:lo |la |me |nos |esta |estan |ha sido |fue )*(?:cubr\w+|cubiert\w+|pagan?|aprueb\w+|aprob\w+|autoriza\w*)"
    r"|negad[oa]s?|negaron|nieg\w+|rechaz\w+)\b"
)
_PLAIN_NO = re.compile(
    r"(?:(?:they|she|he) (?:said|say|says) |(?:me )?(?:dicen|dijeron|dice|dijo) (?:que )?)?(?:no|nope|nah)\b"
)
_YES_AFTER_ALL = re.compile(r"\b(?:yes|si|covered|cubierto|cubierta|cubren|cubre|problem|problema)\b")
COVERED, APPROVAL = "insurer-covered", "insurer-approval"


def questions(scene: Scene) -> tuple[Question, ...]:
    """What to ask, in order: by SMS, where each costs a message, what nobody should leave out comes first."""
    asked = [question for question in scene.questions() if question.theme == "insurer"]
    return tuple(sorted(asked, key=lambda question: scene.by_sms and not question.must))


def unasked(scene: Scene) -> tuple[Question, ...]:
    """Those that were neither answered nor skipped."""
    return tuple(question for question in questions(scene) if question.id not in scene.plan.call)


def noted(scene: Scene) -> tuple[Question, ...]:
    """Those that have an answer."""
    return tuple(question for question in questions(scene) if scene.plan.call.get(question.id))


def denied(scene: Scene) -> bool:
    """Whether any noted answer is a no."""
    return any(is_no(question, said) for question, said in scene.plan.call.items())


def command_in(scene: Scene, text: str) -> str:
    """The command that the text is instead of an answer; empty where it is an answer. "Wait 2 weeks" is one."""
    if bare(text) in OUR_WORDS:
        return "MENU"
    if BROKEN_OFF.fullmatch(bare(text)):
        return "LATER"
    if FINISHED.fullmatch(bare(text)):
        return "DONE"
    if bare(text) in NEXT:
        return "SKIP"
    command = commands.read(text, scene.language, "any")
    if command is None or command.days or command.numbers:
        return ""
    return command.word if command.word in LEAVING | {"DONE"} else ""


def asks(text: str) -> bool:
    """Whether the text is a question to us ("what is a deductible?") and not what somebody said."""
    return text.rstrip().endswith("?") and bool(_ASKING.match(bare(text)))


def kept(text: str) -> str:
    """An answer as it is kept: one line, and no longer than a few sentences."""
    return cut(" ".join(text.split()), MOST)


def brief(answer: str) -> str:
    """An answer as a text message shows it."""
    return cut(answer, IN_A_TEXT)


def cut(words: str, most: int) -> str:
    """The words, with dots for what is too much."""
    return words if len(words) <= most else f"{words[: most - 3].rstrip()}..."


def is_no(question: str, text: str) -> bool:
    """Whether the insurer said no. "No" to "do I need approval?" is good news, so only stronger words count there."""
    words = bare(text)
    if question not in (COVERED, APPROVAL):
        return False
    if _REFUSED.search(words):
        return True
    return question == COVERED and bool(_PLAIN_NO.match(words)) and not _YES_AFTER_ALL.search(words)
