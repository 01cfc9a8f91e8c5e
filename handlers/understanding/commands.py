"""Which command a text is, if it is one: whole texts only, never a command word inside a sentence."""

import re
from typing import Literal

import msgspec

from handlers.understanding import command_forms, item_forms, moods
from handlers.understanding.answer_words import NUMBERS, OF_A_TASK, UNASKED, YES_OR_NO
from handlers.understanding.bot_words import ANYWHERE
from handlers.understanding.command_words import without_courtesy
from handlers.understanding.item_choice import Which
from handlers.understanding.opt_outs import Kind, asks_to_stop, is_echo, is_tapback, opt_out
from handlers.understanding.words import bare, mend, plain

__all__ = ["Command", "Context", "is_echo", "opt_out", "read"]

Context = Literal["any", "menu", "checklist", "confirm", "date"]


MOST_WORDS = 12
"""A longer text tells something: it is no command."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One command. ``number`` is the choice of a NUM; ``days`` of LATER.

    ``numbers``, ``every`` and ``whole`` tell the items of DONE, NOT_NEEDED, UNDO and SKIP, as in ``item_choice``.
    """

    word: str
    number: int | None = None
    numbers: tuple[int, ...] = ()
    every: bool = False
    whole: int = 0
    days: int | None = None

    @property
    def items(self) -> str:
        """The items meant, as ``item_choice.picked`` reads them."""
        return Which(numbers=self.numbers, every=self.every, whole=self.whole).argument


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
_FROM_TO = re.compile(r"(?<=\b\d) ?[-\u2013] ?(?=\d\b)")
_AN_ILLNESS = re.compile(r"\b(?:have|has|got|with|is|called) ALL\b(?! (?:of|the|my|\w+ed)\b)")
"""ALL is a kind of leukemia, too: "I have ALL" must not tick a list off."""
_FEW, _COUPLE = 3, 2
_LATER_DAYS = re.compile(
    r"(?P<verb>(?:later|snooze|remind me|recuerdame|recuerdeme|luego|despues|wait|pause|pausa)(?: again| please)*)? ?"
    r"(?:(?:in|en|for|por|de|dentro de) )?"
    r"(?P<n>\d{1,2}|(?:a )?(?P<few>few)|unos|unas|(?:a |un )?(?P<couple>couple(?: of)?|par de)|an?|"
    rf"{'|'.join(NUMBERS)})?"
    r" ?(?P<unit>days?|dias?|(?P<week>weeks?|semanas?))"
)
_THANKED = re.compile(r"(?:\w+ )?(?:thanks|thank you|thank u|thx|gracias) (?:(?:so|very) much )?(?:for|por) ")
"""What somebody is thankful for is no item of a list: "gracias por todo"."""
_NTH = "|".join((*NUMBERS, r"\d{1,2}"))
_CHOICE = re.compile(
    r"(?:(?:the|el|la|los|las|number|numero|num|no|option|opcion|choice|item|topic|tema|pick|i pick|i want|"
    r"id like|i would like|ill take|i will take|let me (?:see|get|have)|lets (?:do|see)|me quedo con|"
    r"give me|gimme|lemme see|choose|elijo|escojo|show me|quiero|deme) )*"
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
    if kind in {"delete", "death"}:  # "mom didn't make it" is no NO
        return Command(word="DELETE") if kind == "delete" else None
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
    if moods.tears(said):
        return None
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
    spread = without_courtesy(bare(_FROM_TO.sub(" to ", plain(text))))
    no_items = context == "date" or _AN_ILLNESS.search(text) or _THANKED.match(words)
    found = None if no_items else item_forms.read(spread, context)
    if found:
        word, items = found
        return Command(word=word, numbers=items.numbers, every=items.every, whole=items.whole)
    choice = _CHOICE.fullmatch(core)
    # "1pm", "12/3" and "2.5" are no choices, and an answer about a date is none either.
    if choice and context != "date" and not re.search(r"\d[/:.,-]\d", text) and not text.strip().startswith("-"):
        return Command(word="NUM", number=_number(choice["n"]))
    return _of_sentence(words, text, context)


def _of_sentence(words: str, text: str, context: str) -> Command | None:
    word = command_forms.answer(words, text, context) or command_forms.anywhere(words)
    # "After the 15th" answers the question for the visit's day.
    return Command(word=word) if word and (word, context) != ("LATER", "date") else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


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
