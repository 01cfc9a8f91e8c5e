"""What a free question is about: topics of the guide, a matter for the person's own doctors, or neither."""

from typing import Literal

import msgspec

from content import search
from content.search import Index, Match
from handlers.understanding.care_cues import is_medical

Route = Literal["topics", "care_team", "none"]

SHOWN = 3
LIKE_ENOUGH = 0.2
"""Below this likeness to every example we say that we do not know, rather than offer three random topics."""


class Meaning(msgspec.Struct, frozen=True):
    """``topics`` holds up to three ids, best first; ``sure`` when the text is a title or a known wording itself."""

    route: Route
    topics: tuple[str, ...] = ()
    sure: bool = False


def topics(text: str, index: Index) -> Meaning:
    """The topics a text asks about, or where else it belongs."""
    if not any(letter.isalpha() for letter in text):
        return Meaning("none")
    label = search.named(text, index)
    found = search.matches(text, index)
    best = tuple(match.label for match in found if match.label not in search.ROUTES)[:SHOWN]
    if label and label not in search.ROUTES:
        return Meaning("topics", (label, *(other for other in best if other != label))[:SHOWN], sure=True)
    route = _route(text, label, found)
    return Meaning(route, best)


# How much better another label must fit before a question leaves the guide.
CARE_SHARE, ELSEWHERE_SHARE = 1.0, 1.05
NEARLY_OURS = 0.7
"""A likeness that keeps a question here even though its words are medical."""


def _route(text: str, label: str, found: tuple[Match, ...]) -> Route:
    """Care team where its examples fit best, or nearly so and the words are medical; none where nothing fits."""
    if label in search.ROUTES:
        return "care_team" if label == "care_team" else "none"
    score = {match.label: match.score for match in found}
    care, other = score.get("care_team", 0.0), score.get("elsewhere", 0.0)
    best = next((match for match in found if match.label not in search.ROUTES), Match("", 0.0, 0.0))
    if care > max(other, best.score * CARE_SHARE) or (is_medical(text) and best.likeness < NEARLY_OURS):
        return "care_team"
    fits = best.likeness >= LIKE_ENOUGH and best.score * ELSEWHERE_SHARE >= other
    return "topics" if fits else "none"
