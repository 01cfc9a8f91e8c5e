"""Which command a text is, if it is one: whole texts only, never a command word inside a sentence."""

import re
from typing import Literal

import msgspec

from handlers.understanding import command_forms
from handlers.understanding.answer_words import NUMBERS, OF_A_TASK, UNASKED, YES_OR_NO
from handlers.understanding.bot_words import ANYWHERE
from handlers.understanding.command_words import without_courtesy
from handlers.understanding.opt_outs import Kind, asks_to_stop, is_echo, is_tapback, opt_out
from handlers.understanding.words import bare, mend, plain

__all__ = ["Command", "Context", "is_echo", "opt_out", "read"]

Context = Literal["any", "menu", "checklist", "confirm", "date"]


MOST_WORDS = 12
"""A longer text tells something: it is no command."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One command. ``number`` is the choice of a NUM; ``numbers`` the items of DONE, LATER, SKIP; ``days`` of LATER."""

    word: str
    number: int | None = None
    numbers: tuple[int, ...] = ()
    days: int | None = None


_SIGNS: dict[str, dict[str, str]] = {
    "👍": {"checklist": "DONE", "confirm": "YES", "": "ACK"},
    "👌": {"checklist": "DONE", "confirm": "YES", "": "ACK"},
    "💯": {"checklist": "DONE", "confirm": "YES", "": "ACK"},
    "✅": {"checklist": "DONE", "confirm": "YES", "": "ACK"},
    "✔": {"checklist": "DONE", "confirm": "YES", "": "ACK"},
    "☑": {"checklist": "DONE", "confirm": "YES", "": "ACK"},
    "👎": {"checklist": "NO", "": "NO"},
    "❌": {"checklist": "NO", "": "NO"},
    "🚫": {"": "NO"},
    "🛑": {"": "STOP"},
}
_KIND_WORDS = "🙏❤♥💕💙💜💛💚🧡🤍🖤💗💖💓😊🙂😀😁😄😃😂🤣😅😘🥰😍🤗😇👏🙌💪😭😢🥺😔😌☺🎉💐🌹✨"
_TASKS: dict[str, tuple[str, str]] = {
    "DONE": (
        (
            r"(?:i |ive |all |yes |ya |im )*(?:done|did|finished|completed|complete|got|have|checked|check|"
            r"took care of|listo|lista|hecho|hecha|hice|termine|terminado|tengo)"
        ),
        (
            r"(?:is |are |its |was |ya )*(?:done|finished|complete|completed|listo|lista|listos|listas|hecho|"
            r"hecha|hechos|hechas|esta|estan)(?: (?:listo|lista|hecho|hecha))?"
        ),
    ),
    "LATER": (
        r"(?:later|snooze|remind me|recuerdame|recuerdeme|luego|despues|mas tarde)",
        r"(?:later|luego|despues|mas tarde)",
    ),
    "SKIP": (r"(?:skip|omitir|saltar|omita|salte)", r"(?:skip|omitir)"),
    "NOT_NEEDED": (r"(?:not needed|dont need|no necesito)", r"(?:not needed|no hace falta|no aplica)"),
    "UNDO": (r"(?:undo|not done|deshacer|unmark|desmarcar)", r"(?:not done|undo|no esta listo|no esta hecho)"),
}
_NTH = "|".join((*NUMBERS, r"\d{1,2}"))
# Each word takes its space along: an optional space in a loop would let a long text be split in endless ways.
_FILL = r"(?:(?:with|number|numbers|no|the|numero|numeros|la|el|las|los|con|items?|tasks?|tarea|and|y|e|a|ones?|de) )*"
_WHICH = rf"{_FILL}(?:{_NTH})(?: {_FILL}(?:{_NTH}))*(?: (?:ones?|things?|questions?|task|tarea))?"
_TASK_FORMS = tuple(
    (word, re.compile(form))
    for word, (ahead, behind) in _TASKS.items()
    for form in (
        rf"{ahead} (?P<which>{_WHICH})(?: (?:done|already|ya|too|tambien|thanks|gracias|is done))*",
        rf"(?P<which>{_WHICH}) {behind}",
    )
)
_FEW, _COUPLE = 3, 2
_LATER_DAYS = re.compile(
    r"(?P<verb>(?:later|snooze|remind me|recuerdame|recuerdeme|luego|despues|wait|pause|pausa)(?: again| please)*)? ?"
    r"(?:(?:in|en|for|por|de|dentro de) )?"
    r"(?P<n>\d{1,2}|(?:a )?(?P<few>few)|unos|unas|(?:a |un )?(?P<couple>couple(?: of)?|par de)|an?|"
    rf"{'|'.join(NUMBERS)})?"
    r" ?(?P<unit>days?|dias?|(?P<week>weeks?|semanas?))"
)
_CHOICE = re.compile(
    r"(?:(?:the|el|la|los|las|number|numero|num|no|option|opcion|choice|item|topic|tema|pick|i pick|i want|"
    r"id like|i would like|give me|show me|quiero|deme) )*"
    rf"(?P<n>{_NTH})(?: (?:one|option|opcion))?"
)


def read(text: str, language: str, context: str) -> Command | None:
    """The command that a text is, where the person was last asked something of ``context``; None for none."""
    if is_tapback(text):
        return Command(word="ACK")
    if is_echo(text):
        return None
    kind = opt_out(text, language)
    if _stops(kind, text):
        return Command(word="STOP")
    if kind == "delete":
        return Command(word="DELETE")
    words = bare(plain(text).lstrip("/"))
    if not words:
        return _of_signs(plain(text), context)
    return _of_words(words, text, context) if len(words.split()) <= MOST_WORDS else None


def _stops(kind: Kind, text: str) -> bool:
    return kind in {"exact", "free", "wrong_number"} or (kind == "death" and asks_to_stop(text))


def _of_signs(said: str, context: str) -> Command | None:
    """A text of punctuation and emoji alone."""
    if said and set(said) <= set("?¿ !¡") and "?" in said:
        return Command(word="HELP")
    for sign, meanings in _SIGNS.items():
        if sign in said:
            return Command(word=meanings.get(context, meanings[""]))
    return Command(word="ACK") if any(c in _KIND_WORDS for c in said) else None


def _of_words(words: str, text: str, context: str) -> Command | None:
    core = without_courtesy(words)
    for candidate in dict.fromkeys((words, core, _mended(core))):
        found = _looked_up(candidate, context)
        if found:
            return Command(word=found)
    return _with_numbers(words, core, text, context)


_ONE_WORD = frozenset(word for table in (ANYWHERE, OF_A_TASK, YES_OR_NO) for word in table if " " not in word)
_NO_SLIPS = frozenset(
    {
        "listen",
        "state",
        "starts",
        "plans",
        "place",
        "bring",
        "money",
        "mayor",
        "claim",
        "manana",
        "visits",
        "stats",
        "hacer",
        # Answers to our own questions: the kind ("ayuda"), the zone ("temas").
        "aguda",
        "agudo",
        "texas",
    }
)


def _mended(core: str) -> str:
    return core if " " in core else mend(core, _ONE_WORD, _NO_SLIPS)


def _looked_up(words: str, context: str) -> str | None:
    """The table's word: what was asked decides first, then what always works."""
    tables: dict[str, tuple[dict[str, str], ...]] = {
        "checklist": (OF_A_TASK, ANYWHERE, UNASKED),
        "confirm": (YES_OR_NO, ANYWHERE, UNASKED),
        "date": (ANYWHERE, UNASKED),
    }
    for table in tables.get(context, (ANYWHERE, UNASKED)):
        if words in table:
            return table[words]
    return None


def _with_numbers(words: str, core: str, text: str, context: str) -> Command | None:
    later = _LATER_DAYS.fullmatch(core)
    if later and (later["verb"] or context == "checklist"):
        return Command(word="LATER", days=_days(later))
    for word, form in _TASK_FORMS:
        found = form.fullmatch(core)
        if found and context != "date":
            return Command(word=word, numbers=_numbers(found["which"]))
    choice = _CHOICE.fullmatch(core)
    # "1pm", "12/3" and "2.5" are no choices, and an answer about a date is none either.
    if choice and context != "date" and not re.search(r"\d[/:.,-]\d", text) and not text.strip().startswith("-"):
        return Command(word="NUM", number=_number(choice["n"]))
    return _of_sentence(words, text, context)


def _of_sentence(words: str, text: str, context: str) -> Command | None:
    word = command_forms.answer(words, text, context) or command_forms.anywhere(words)
    return Command(word=word) if word else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _numbers(which: str) -> tuple[int, ...]:
    """The items named, in order; "one" behind an ordinal ("the first one") counts nothing."""
    found = re.findall(rf"\b(?:{_NTH})\b", re.sub(r"(?<=\w) ones?$", "", which))
    return tuple(dict.fromkeys(_number(word) for word in found))


def _days(later: re.Match[str]) -> int:
    """How many days are meant: a few are three, a couple two, none named one."""
    said = later["n"] or ""
    if later["couple"]:
        number = _COUPLE
    elif later["few"] or said in {"unos", "unas"}:
        number = _FEW
    else:
        number = int(said) if said.isdigit() else NUMBERS.get(said, 1)
    return number * (7 if later["week"] else 1)
