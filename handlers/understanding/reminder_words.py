"""When and how often somebody wants reminders, in their own words; both languages at once.

A text counts only where every word of it is known: "fewer reminders", "avisos solo los lunes", "reminders at 3 pm".
Anything else that it could be about, a visit or a doctor's message, brings other words along.
"""

import re

from handlers.understanding import clock_times
from handlers.understanding.date_words import signs
from handlers.understanding.words import bare, plain

MOST_WORDS = 14
MIDDAY = 12
PARTS = {"morning": 10, "afternoon": 15, "evening": 18}
"""The hour that stands for a part of the day."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOUN = r"(?:reminders?|texts?|messages?|msgs?|avisos?|recordatorios?|mensajes?|textos?)"
_ASKS = (
    r"(?:(?:please|can|could|may|would|you|u|i|we|want|need|prefer|like|id|to|get|send|give|text|message|write|remind|"
    r"make|me|us|por|favor|quiero|quisiera|prefiero|necesito|puede|podria|mande\w*|manden\w*|envie\w*|escriba\w*|"
    r"avise\w*|recuerde\w*|recibir|que|me|sean) )*"
)
_TAIL = r"(?: (?:please|por favor|from you|of (?:these|them|the|your)|de|esos|estos|thanks|gracias|now|ahora))*"
_FEWER = (
    r"(?:(?:a (?:bit|little|lot) |un poco |mucho )?(?:fewer|less|menos)|(?:way )?too (?:many|often)|demasiad[oa]s|"
    r"no tant[oa]s|not (?:so|as) (?:many|much|often)|no tan seguido)"
)
_HOW_OFTEN = r"(?:often|frequent(?:ly)?|seguido|veces|a menudo)"
_A_WEEK = r"(?:(?:a|per|each|every|por|a la|cada) (?:week|semana))"
_WEEKLY = re.compile(
    rf"{_ASKS}(?:just |only |solo )?(?:(?:one|1|un|uno)(?: {_NOUN})|once|(?:una|1) (?:vez|time)) {_A_WEEK}{_TAIL}"
    rf"|(?:{_NOUN} )?(?:just |only |solo )?(?:once|una vez) {_A_WEEK}{_TAIL}"
)
_SELDOM = re.compile(rf"{_ASKS}{_FEWER}(?: {_HOW_OFTEN})?(?: {_NOUN})?{_TAIL}")
_USUAL = re.compile(
    rf"{_ASKS}(?:more|mas|all(?: the| my)?|todos los|the usual|normal) {_NOUN}(?: again| otra vez)?{_TAIL}"
    rf"|{_ASKS}(?:go )?back to (?:normal|usual)(?: {_NOUN})?{_TAIL}"
    rf"|{_ASKS}(?:{_NOUN} )?(?:as (?:before|usual)|like before|como (?:antes|siempre)|volver a lo normal|lo normal)"
    r"|(?:more|mas) (?:often|seguido)"
)

_FILL = _set(
    "please can could would you u i we id want like need prefer send give get text message write remind make set "
    "change me us my the all any only just from at on in to for a after around about by now come always every each day "
    "days hour time of should reminder reminders texts messages msgs por favor quiero quisiera prefiero necesito puede "
    "podria mande mandeme mandarme mandar manden mandenme envie envieme enviar enviarme escriba escribame escribir "
    "escribirme avise aviseme avisar avisarme recuerdeme recuerde que los las el la me mis de en desde partir despues "
    "solo solamente nomas nada mas siempre todos todas dias dia cada cambie cambiar ponga poner hora horario lleguen "
    "llegar reciba recibir aviso avisos recordatorio recordatorios mensaje mensajes textos and y o or e"
)
_OF_THE_CLOCK = _set(
    "am pm m p oclock clock noon midday morning mornings afternoon afternoons evening evenings manana mananas tarde "
    "tardes noche noches mediodia medio media half past night nights early temprano hrs horas"
)
_DIGITS = re.compile(r"\d{1,2}(?:am|pm|h)?")
_OURS = re.compile(rf"\b{_NOUN}\b")
_HABIT = re.compile(r"\b(?:always|every day|each day|from now on|siempre|todos los dias|cada dia|desde ahora)\b")
_PARTS = (
    (re.compile(r"\b(?:noon|midday|mediodia|medio dia)\b"), MIDDAY),
    (re.compile(r"\b(?:mornings?|mananas|(?:por|en|de) la manana|early|temprano)\b"), PARTS["morning"]),
    (re.compile(r"\b(?:afternoons?|tardes?)\b"), PARTS["afternoon"]),
    (re.compile(r"\b(?:evenings?|noches?|nights?)\b"), PARTS["evening"]),
)

_DAYS = {
    name: number
    for number, names in enumerate((
        "monday mondays mon lunes lun", "tuesday tuesdays tue tues martes mar",
        "wednesday wednesdays wed weds miercoles mie", "thursday thursdays thu thur thurs jueves jue",
        "friday fridays fri viernes vie", "saturday saturdays sat sabado sabados sab",
        "sunday sundays sun domingo domingos dom",
    ))
    for name in names.split()
}  # fmt: skip
_WEEKDAYS, _WEEKEND, _ALL = frozenset(range(5)), frozenset({5, 6}), frozenset(range(7))
_GROUPS = (
    (
        re.compile(
            r"\b(?:weekdays?|work(?:ing)? ?days?|business days?|entre semana|dias (?:laborables|habiles|de semana))\b"
        ),
        _WEEKDAYS,
    ),
    (re.compile(r"\b(?:weekends?|(?:los )?fin(?:es)? de semana)\b"), _WEEKEND),
    (re.compile(r"\b(?:any|every|all|each|cualquier|todos los|cada) (?:days?|dias?)\b"), _ALL),
)
_TO = _set("to thru through until till a al hasta")
_NOT = _set("not no never dont except but nunca excepto salvo menos ni")
_MARKED = re.compile(
    r"\b(?:only|just|solo|solamente|nomas|weekdays)\b|\b(?:not|no|never|except)\b.*(?:days\b|\bweekends?\b)"
    r"|\bno\b.*\b(?:los|fin(?:es)?)\b|\blos\b.*\bno\b"
)


def read(text: str, language: str) -> str:
    """The action behind the words, as in "pace:fewer", "days:0,1", "hour:15"; empty where they are about nothing such.

    A time alone is not enough: it must be said that reminders are meant, since most times are a visit's.
    """
    words = bare(text)
    if not words or len(words.split()) > MOST_WORDS:
        return ""
    if _WEEKLY.fullmatch(words) or _SELDOM.fullmatch(words):
        return "pace:fewer"
    if _USUAL.fullmatch(words):
        return "pace:usual"
    about = bool(_OURS.search(words))
    chosen = days(text)
    if chosen and (about or _MARKED.search(words)):
        return f"days:{','.join(map(str, sorted(chosen)))}"
    at = hour(text, language) if about or _HABIT.search(words) else None
    return "" if at is None else f"hour:{at}"


def hour(text: str, language: str) -> int | None:
    """The hour of the day that a text names and nothing else, a begun one as the next; None for none or several."""
    words = bare(text)
    if not all(word in _FILL | _OF_THE_CLOCK or _DIGITS.fullmatch(word) for word in words.split()):
        return None
    line = signs(text, language)
    clocks = clock_times.take(line, clock_times.part_of_day(line))
    if len(clocks) == 1:
        return min(clocks[0].time.hour + bool(clocks[0].time.minute), 23)
    found = [at for form, at in _PARTS if form.search(words)]
    return found[0] if len(found) == 1 and not clocks else None


def days(text: str) -> frozenset[int]:
    """The weekdays that a text names and nothing else, 0 is Monday: "mon-fri", "not on sundays", "los lunes y jueves".

    Empty where it names none, or says other things too.
    """
    words = bare(re.sub(r"[-\u2013\u2014]", " to ", plain(text)))
    groups: list[tuple[int, frozenset[int]]] = []
    for form, group in _GROUPS:
        groups += [(found.start(), group) for found in form.finditer(words)]
        words = form.sub(lambda found: "#" * len(found[0]), words)
    named = [*groups, *_named(words)]
    rest = set(words.replace("#", " ").split()) - _DAYS.keys() - _TO - _NOT - _FILL
    if rest or not named:
        return frozenset()
    denied = min((found.start() for found in re.finditer(r"\w+", words) if found[0] in _NOT), default=len(words) + 1)
    # "los lunes no": where nothing stands behind the no, it is about what stands before it.
    if denied > max(start for start, _ in named):
        denied = denied if denied > len(words) else 0
    wanted = frozenset[int]().union(*(group for start, group in named if start < denied)) or _ALL
    return wanted - frozenset[int]().union(*(group for start, group in named if start >= denied))


def _named(words: str) -> list[tuple[int, frozenset[int]]]:
    """Every day or span of days by its place in the text."""
    found: list[tuple[int, frozenset[int]]] = []
    spoken = [(match.start(), match[0]) for match in re.finditer(r"\w+", words)]
    for number, (start, word) in enumerate(spoken):
        if word in _DAYS:
            first = _DAYS[word]
            spanned = number > 1 and spoken[number - 1][1] in _TO and spoken[number - 2][1] in _DAYS
            since = _DAYS[spoken[number - 2][1]] if spanned else first
            found.append((start, frozenset((since + step) % 7 for step in range((first - since) % 7 + 1))))
    return found
