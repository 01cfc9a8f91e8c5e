"""Answers that name tasks of a list: "done 1 and 3", "ya hice el segundo", "the last one is not needed".

A form is a verb before or behind what is meant; what is meant is read by ``item_choice``.
"""

import re

from handlers.understanding.item_choice import Which, which

_WHO = (
    r"(?:(?:i|ive|we|weve|he|she|have|has|had|just|already|finally|really|yes|ya|im|am|ok|si|and|it|its|is|lo|"
    r"la|los|las|"
    r"me|se|also|so) )*"
)
_BE = r"(?:(?:is|are|was|were|its|all|ya|have been|has been|i|we|la|las|lo|los|he|se|me|not) )*"
_MADE = (
    r"done|did|finished|completed|complete|got|have|checked|check|took care of|taken care of|handled|called|sent|listo|"
    r"lista|listos|listas|hecho|hecha|hechos|hechas|hice|hicimos|termine|terminado|tengo|tenemos|acabe|llame|"
    r"mande|esta|"
    r"estan|quedo|quedaron"
)
_READY = (
    r"done|did|finished|complete|completed|handled|taken care of|listo|lista|listos|listas|hecho|hecha|hechos|hechas|"
    r"hice|hicimos|termine|tengo|esta|estan|quedo|quedaron"
)
_NO_NEED = (
    r"not needed|not necessary|no need(?: for)?|(?:dont|do not|doesnt|does not|wont|will not) need|"
    r"not applicable|no (?:me |nos )?(?:hace|hacen) falta|no (?:aplica|aplican|necesito|necesitamos|ocupo)|"
    r"no (?:es|son) necesari[oa]s?"
)
_NEEDLESS = (
    r"not needed|not necessary|(?:isnt|arent) (?:needed|necessary)|(?:dont|do not|doesnt) (?:need|apply)|"
    r"does not apply|not applicable|no (?:me |nos )?(?:hace|hacen) falta|no (?:aplica|aplican)|"
    r"no (?:(?:la|lo|las|los) )?necesit(?:o|amos)|no (?:es|son) necesari[oa]s?"
)
_FOR_ME = r"(?: (?:to|for) (?:me|us)| here| anymore| para (?:mi|nosotros)| aqui)*"
_FORMS: dict[str, tuple[str, str]] = {
    "DONE": (rf"{_WHO}(?:{_MADE})", rf"{_BE}(?:{_READY})(?: (?:listo|lista|listos|listas|hecho|hecha))?"),
    "LATER": (
        r"(?:later|snooze|remind me|recuerdame|recuerdeme|luego|despues|mas tarde)",
        r"(?:later|luego|despues|mas tarde)",
    ),
    "SKIP": (r"(?:skip|omitir|saltar|omita|salte)", r"(?:skip|omitir)"),
    "NOT_NEEDED": (rf"{_WHO}(?:{_NO_NEED})", rf"{_BE}(?:{_NEEDLESS}){_FOR_ME}"),
    "UNDO": (r"(?:undo|not done|deshacer|unmark|desmarcar)", r"(?:not done|undo|no esta listo|no esta hecho)"),
}
_TAIL = re.compile(r"(?: (?:done|already|ya|too|tambien|thanks|gracias|now|please|is done))+$")
_AHEAD = tuple((word, re.compile(rf"{ahead} (?P<which>.+)")) for word, (ahead, _) in _FORMS.items())
_BEHIND = tuple((word, re.compile(rf"(?P<which>.+?) {behind}")) for word, (_, behind) in _FORMS.items())
_DENIED = re.compile(r"\b(?:not|havent|hasnt|have not|didnt|did not|cant|never|no|aun|todavia|tampoco|nunca)\b")


_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|uno|dos|tres|cuatro|cinco|first|second|third|last|primer[oa]|segund[oa])"
)
_ITS = r"(?:(?:the|number|no|num|la|el|de la) )?"
_DONE_SAID = r"(?:yes|si|ya|done|did|ok|check|listo|lista|hecho|hecha|finished)"
_OPEN_SAID = r"(?:no|not yet|not done|later|not|todavia no|aun no|todavia|luego|despues|nope)"
_BUT_NOT = re.compile(
    rf"(?P<done>.+?) (?:(?:but|and|pero|y) )?(?:not|no|havent done|didnt do|still need(?: to do)?|me falta|falta) "
    rf"{_ITS}(?P<open>{_NUMBER})(?: (?:one|yet|todavia|aun))?"
)
_EACH = (
    re.compile(
        rf"{_ITS}(?P<done>{_NUMBER}) (?:is )?{_DONE_SAID} (?:(?:but|and|pero|y) )?{_ITS}(?P<open>{_NUMBER}) "
        rf"(?:is )?{_OPEN_SAID}"
    ),
    re.compile(
        rf"{_ITS}(?P<open>{_NUMBER}) (?:is )?{_OPEN_SAID} (?:(?:but|and|pero|y) )?{_ITS}(?P<done>{_NUMBER}) "
        rf"(?:is )?{_DONE_SAID}"
    ),
)


def _one_of_two(words: str) -> tuple[str, Which] | None:
    """What is done, where something else is told to be open: "2 done but not 1", "la 1 si, la 2 no"."""
    for form in _EACH:
        if found := form.fullmatch(words):
            items = which(found["done"])
            return ("DONE", items) if items else None
    found = _BUT_NOT.fullmatch(words)
    if not found or not which(found["open"]):
        return None
    done = read(found["done"], "any")
    return done if done and done[0] == "DONE" else None


def read(words: str, context: str) -> tuple[str, Which] | None:
    """The command and the items that bare words name, or None.

    After a list or a reminder items alone are an answer too: all but some can only be done; for others we must ask.
    """
    if split_up := _one_of_two(words):
        return split_up
    for word, form in (*_AHEAD, *_BEHIND):
        found = form.fullmatch(words)
        items = which(_TAIL.sub("", found["which"])) if found else None
        if items and (word != "DONE" or not _DENIED.search(words)):
            return word, items
    alone = which(words) if context == "checklist" else None
    if alone is None or (len(alone.numbers) == 1 and not alone.every):
        return None
    return ("DONE" if alone.every and alone.numbers else "WHICH"), alone
