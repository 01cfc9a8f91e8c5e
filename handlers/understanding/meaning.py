"""What a free question is about: topics of the guide, a matter for the person's own doctors, or neither."""

from typing import Literal

import msgspec

from content import search
from content.search import Index, Match
from handlers.understanding.care_always import is_advice, ranks_a_doctor
from handlers.understanding.care_cues import is_medical
from handlers.understanding.words import bare

Route = Literal["topics", "care_team", "none"]

SHOWN = 3
FINDERS = "find-doctor"
"""The topic with the public lists of doctors: what we have for "is Dr. Lee any good"."""
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
    if is_advice(bare(text)):
        return Meaning("care_team", best)
    if ranks_a_doctor(bare(text)):
        return Meaning("topics", (FINDERS, *(other for other in best if other != FINDERS))[:SHOWN])
    if label and label not in search.ROUTES:
        return Meaning("topics", (label, *(other for other in best if other != label))[:SHOWN], sure=True)
    route = _route(text, label, found, _HEARD if index.second else _ALONE)
    return Meaning(route, best)


class _Care(msgspec.Struct, frozen=True):
    """When a question is the care team's. Where both are near, we had better not answer."""

    medical_words: float
    """What medical words add to the likeness with the care team's questions: they decide nothing alone."""
    lead: float
    """How far the care team's questions may be behind our topics."""


_ALONE, _HEARD = _Care(0.2, -0.08), _Care(0.1, -0.05)
"""By the words alone, and where the second voice (``Index.second``) is heard."""
ELSEWHERE_LEAD = -0.05
"""The same for what the guide is not about."""


def _route(text: str, label: str, found: tuple[Match, ...], care_team: _Care) -> Route:
    """Care team where its questions and the words together fit about as well as our topics; none where nothing fits."""
    if label in search.ROUTES:
        return "care_team" if label == "care_team" else "none"
    score = {match.label: match.score for match in found}
    other = score.get("elsewhere", 0.0)
    care = score.get("care_team", 0.0) + (care_team.medical_words if is_medical(text) else 0.0)
    best = next((match for match in found if match.label not in search.ROUTES), Match("", 0.0, 0.0))
    if care > max(other, LIKE_ENOUGH) and care - best.score > care_team.lead:
        return "care_team"
    fits = best.likeness >= LIKE_ENOUGH and other - best.score <= ELSEWHERE_LEAD
    return "topics" if fits else "none"
