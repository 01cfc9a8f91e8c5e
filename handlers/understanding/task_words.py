"""Which task of the checklist an answer speaks of: "I called my insurance", "ya tengo las laminillas".

Only things named count. A mere "I called" may be any of several tasks, so the bot asks.
"""

import re
from collections.abc import Mapping

from handlers.understanding.item_choice import says_all, split

_CUES: Mapping[str, str] = {
    "P01": r"told (?:my|the|our) (?:doctor|onc\w*|dr)|(?:got|have) (?:a |the )?name|le dije (?:a mi|al) doctor\w*",
    "P02": r"(?:new )?(?:cent(?:er|re)|place|clinic)|centro|clinica",
    "P03": (
        r"insur\w+(?! cards?\b)|(?<!tarjeta del )(?<!tarjeta de )(?<!de mi )seguro|aseguran\w+|aseguradora|"
        r"they (?:will )?cover|its covered|in network|blue cross|bcbs|aetna|cigna|humana|kaiser|medicaid|medicare|"
        r"(?:lo|la) cubren?"
    ),
    "P04": r"referrals?|pre ?approval|authori[sz]ation|referido|autorizacion",
    "P05": r"releases?|release form|permiso para (?:mis|los) papeles|firme",
    "P06": (
        r"visit (?:summar\w+|notes?)|(?<!plan )summaries|resumenes(?! del (?:plan|tratamiento))|"
        r"resumen(?:es)? de (?:cada|la|las|mis|mi) (?:visitas?|citas?|consultas?)"
    ),
    "P07": (
        r"(?:treatment |care )?plan (?:summar\w+|in writing|from)|(?:treatment|care) plan|"
        r"resumen de(?:l| mi) (?:plan|tratamiento)"
    ),
    "P08": r"pathology|path report|lab reports?|informes? de(?:l)? laboratorio|patologia",
    "P09": r"slides?|laminillas?|laminas?",
    "P13": r"blood counts?|conteos?",
    "P14": r"scans?|ct|mri|pet|imaging|estudios? de imagen|imagenes|tomografia|resonancia",
    "P16": r"medicin\w+|meds?|pills?|allerg\w+|pastillas?|alergias?",
    "P20": r"insurance card|id|tarjeta (?:del|de) (?:seguro|mi seguro)",
    "P21": r"questions?|preguntas?",
    "P23": r"compan\w+|(?:who|someone) (?:will )?comes? with me|quien me acompan\w+|acompanante",
    "P24": r"travel|ride|hotel|flights?|viaje|transporte",
    "P29": r"money|bills?|dinero|gastos",
    "P30": r"written report|informe escrito",
}
_FORMS = tuple((item, re.compile(rf"\b(?:{cue})\b")) for item, cue in _CUES.items())


def about(words: str) -> frozenset[str]:
    """The tasks whose things bare words name."""
    return frozenset(item for item, form in _FORMS if form.search(words))


def meant(words: str, listed: tuple[str, ...]) -> tuple[str, ...]:
    """The one task of those listed that the words speak of, or all but those; empty where that cannot be told."""
    said, but, spared = split(words)
    if but:
        left = about(spared) & set(listed)
        return tuple(item for item in listed if item not in left) if left and says_all(said) else ()
    named = [item for item in listed if item in about(words)]
    return tuple(named) if len(named) == 1 else ()
