"""The second look for an opt-out: is a text nearer to what people write who want no more messages, or to the rest?

The wordings are data, ``opt_out_examples.toml`` beside this file. More of them make this better; no code does.
"""

import functools
import tomllib
from pathlib import Path
from typing import Literal

from content import likeness
from content.likeness import Examples

Look = Literal["yes", "doubt", "no"]

NEAR, SURE, UNSURE = 0.5, 0.35, 0.2
"""How like the nearest wording must be at least (0 to 1), and how much nearer than the nearest of the others."""
MORE_OF_THEM = 0.35
MOST_WORDS = 16
"""A longer text tells a story: its few telling words weigh too little."""
_LABELS = ("stop", "doubt", "other")


def look(clauses: list[str]) -> Look:
    """How a text's clauses (as ``opt_out_sentences.clauses`` leaves them) compare with the wordings."""
    text = " ; ".join(clauses)
    if not text or len(text.split()) > MOST_WORDS:
        return "no"
    near = likeness.nearest(text, _examples())
    stop, doubt, other = (near.get(label, [0.0]) for label in _LABELS)
    if max(stop[0], doubt[0]) < NEAR:
        return "no"
    others = _score(other)
    if _score(stop) - max(others, _score(doubt)) >= SURE:
        return "yes"
    return "doubt" if max(_score(stop), _score(doubt)) - others >= UNSURE else "no"


def _score(near: list[float]) -> float:
    return near[0] + MORE_OF_THEM * sum(near) / likeness.NEIGHBOURS


@functools.cache
def _examples() -> Examples:
    sheet = tomllib.loads(Path(__file__).with_name("opt_out_examples.toml").read_text(encoding="utf-8"))
    return likeness.learn(((label, line) for label in _LABELS for line in sheet[label].split("\n") if line), {})
