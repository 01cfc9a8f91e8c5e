"""The second look for red flags: which wordings in ``content/*/safety.toml`` a text is nearest to. Rules come first.

It fires too often on purpose, but not on every text: a sign's wordings must be nearer than any that is no red flag.
"""

from collections.abc import Iterable, Mapping

from content import likeness
from content.likeness import Examples

CALM = ""
"""The label of what is no red flag."""
NEAR, AHEAD = 0.45, 0.2
"""How like the nearest wording must be at least (0 to 1), and how much nearer than the nearest calm one."""
MORE_OF_THEM = 0.35
FEWEST_WORDS, MOST_WORDS = 3, 24
"""In one word or two, such as "goodbye", there is nothing to compare; a long text tells much besides."""


def learned(alike: Iterable[tuple[str, str]], calm: Iterable[str]) -> Examples:
    """Wordings as (key, line parted by |), and lines of calm ones."""
    lines = (*alike, *((CALM, line) for line in calm))
    return likeness.learn(
        ((label, text.strip()) for label, line in lines for text in line.split("|") if text.strip()), {}
    )


def nearest_key(said: str, examples: Examples) -> str:
    """The key of the sign that a text is nearest to; empty for none."""
    if not FEWEST_WORDS <= len(said.split()) <= MOST_WORDS:
        return CALM
    near = likeness.nearest(said, examples)
    signs = {key: values for key, values in near.items() if key != CALM}
    if not signs:
        return CALM
    best = max(signs, key=lambda key: _score(signs[key]))
    return best if _stands_out(signs, near.get(CALM, [0.0]), best) else CALM


def _stands_out(signs: Mapping[str, list[float]], calm: list[float], best: str) -> bool:
    # Signs that share a wording share its likeness: together they are one answer to "is this an alarm?".
    together = sorted((value for values in signs.values() for value in values), reverse=True)[: likeness.NEIGHBOURS]
    return signs[best][0] >= NEAR and _score(together) - _score(calm) >= AHEAD


def _score(near: list[float]) -> float:
    return near[0] + MORE_OF_THEM * sum(near) / likeness.NEIGHBOURS
