"""What people remark or ask at any moment, in passing, that one of our pages or answers is for. Both languages at once.

Each counts only as a whole text: anything longer may mean something else.
"""

import re
from collections.abc import Callable

import msgspec

from handlers.messages import Text, Turn
from handlers.scene import Scene
from handlers.understanding.words import bare

MOST = 14
"""Words: a longer text tells more than this."""

_ENDS = r"(?: (?:please|again|thanks|thank you|now|then|por favor|otra vez|gracias|ahora))*"
_MINE = (
    r"(?:my|the|our|her|his|their|mi|la|su|nuestra) (?:second opinion |new )?(?:visit|appointment|appt|cita|consulta)"
)
_SOON = (
    r"(?:now|today|tonight|tomorrow|right away|at once|immediately|as soon as possible|asap|this week|on \w+day|\w+day)"
)
_DOCTOR = r"(?:they|he|she|(?:my|the|her|his) (?:doctor|dr|doc|oncologist|hematologist|team|nurse)|doctor|dr|doc)"

_MUST = r"(?:should |must |have to |has to |needs? to |wants? to )?"
_EMPEZAR = r"(?:empez\w+|empiec\w+|comenz\w+|comienc\w+)"
_PRONTO = r"(?:ya|hoy|manana|ahora mismo|cuanto antes|lo antes posible|el \w+)"


class Remark(msgspec.Struct, frozen=True):
    """Words and where they lead; ``fits`` says for whom."""

    lead: str
    words: re.Pattern[str]
    fits: Callable[[Scene], bool] = lambda _: True


def _remark(lead: str, *forms: str, fits: Callable[[Scene], bool] = lambda _: True) -> Remark:
    return Remark(lead, re.compile(rf"(?:{'|'.join(forms)}){_ENDS}"), fits)


REMARKS = (
    _remark(
        "wait:start_now",
        rf"(?:{_DOCTOR} )?(?:just )?(?:call(?:ed|s)|sa(?:id|ys)|told (?:me|us|her|him))"
        rf"(?: that| we| i| she| he| to| it)* ?{_MUST}(?:start|begin)s?(?: \w+)? {_SOON}",
        rf"{_DOCTOR} (?:wants?|needs?|plans?|are going|is going|will|would like)(?: me| us| her| him)?(?: to)? "
        rf"(?:start|begin)(?: \w+){{0,2}} {_SOON}",
        rf"(?:el doctor |la doctora )?(?:quieren?|dij\w+(?: que)?|van a|hay que) {_EMPEZAR}(?: \w+){{0,3}} {_PRONTO}",
        fits=lambda scene: scene.plan.wait != "start_now",
    ),
    _remark(
        "visit",
        rf"(?:what|which) (?:time|day|date) (?:is|was) {_MINE}",
        rf"when(?: is|s) {_MINE}",
        rf"(?:a que hora|cuando|que dia|para cuando) (?:es|tengo|tenemos|era) {_MINE}",
        fits=lambda scene: scene.plan.visit is not None,
    ),
    _remark(
        "visit.clear",
        rf"(?:they |the (?:clinic|office|doctor) )?(?:has |have |just )*cancell?ed {_MINE}",
        rf"{_MINE} (?:was|is|got|has been) cancell?ed",
        rf"(?:me |nos )?cancelaron {_MINE}",
        rf"{_MINE} (?:fue cancelada|se cancelo|esta cancelada)",
        fits=lambda scene: scene.plan.visit is not None,
    ),
    _remark(
        "coming",
        r"when (?:will|do|are) you(?: going to)?(?: be)? (?:text|messag|writ|remind)\w*(?: to)?(?: me| us)?(?: next)?",
        r"what (?:do|have) you (?:have |got )?(?:planned|scheduled|coming)(?: for (?:me|us))?",
        r"(?:cuando|a que hora) me (?:va a |van a )?(?:escrib\w+|avis\w+|mand\w+|recuerd\w+|recordar)(?: otra vez)?",
    ),
    _remark(
        "unpause",
        r"(?:resume|restart|unpause|turn on|start|continue)(?: (?:the|my|all))*(?: (?:reminders?|texts?|messages?))?",
        r"(?:reanudar?|reanude|siga con|activ\w+)(?: (?:los|mis))*(?: (?:avisos|recordatorios|mensajes))?",
        fits=lambda scene: scene.person.paused,
    ),
    _remark(
        "consent",
        r"(?:can you |could you |will you )?(?:please )?(?:remind me|text me reminders|send me reminders)",
        r"(?:me puede recordar|recuerdeme|mandeme (?:avisos|recordatorios)|quiero (?:avisos|recordatorios))",
        fits=lambda scene: scene.person.began_at is None,
    ),
)


def made(scene: Scene) -> Turn | None:
    """The turn for such a remark; nothing to somebody who mourns or is ill in the hospital."""
    words = bare(scene.event.body) if isinstance(scene.event, Text) else ""
    if not words or len(words.split()) > MOST or scene.plan.ended or scene.plan.in_hospital:
        return None
    found = next((remark for remark in REMARKS if remark.words.fullmatch(words) and remark.fits(scene)), None)
    return scene.turn(then=found.lead) if found else None
