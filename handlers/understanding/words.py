"""How people type, made comparable: one case, no accents or apostrophes, small slips mended against known words."""

import functools
import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"), None)
_SPACES = re.compile(r"\s+")
_LETTERS = re.compile(r"[^a-z0-9]+")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_SPELLED = re.compile(r"\b(?:[a-z]\s){3,}[a-z]\b")

SHORTEST_MENDED = 5
SHORTEST_MENDED_TWICE = 8


@functools.lru_cache(maxsize=16)  # every reader asks for the same few; no more is kept
def plain(text: str) -> str:
    """Lower case, without accents and apostrophes, "sooo" as "so"; punctuation and emoji stay."""
    # Apostrophes go first: NFKD would turn the acute accent people type for one into a space.
    kept = text.translate(_APOSTROPHES).casefold()
    if not kept.isascii():
        parts = unicodedata.normalize("NFKD", kept)
        kept = "".join(c for c in parts if unicodedata.category(c) not in {"Mn", "Me", "Cf"})
    return _DRAWN_OUT.sub(r"\1", _SPACES.sub(" ", kept)).strip()


def bare(text: str) -> str:
    """Only the letters and digits of ``plain``, words parted by single spaces; "s t o p" as "stop"."""
    spread = _LETTERS.sub(" ", plain(text)).strip()
    return _SPELLED.sub(lambda found: found[0].replace(" ", ""), spread)


def distance(first: str, second: str, most: int) -> int:
    """How many letters were swapped, missed, added or mistaken between two words; ``most + 1`` when more than that."""
    if abs(len(first) - len(second)) > most or len(set(first) ^ set(second)) > 2 * most:
        return most + 1
    older: list[int] = []
    old = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        new = [i]
        for j, b in enumerate(second, 1):
            cost = min(old[j] + 1, new[j - 1] + 1, old[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        older, old = old, new
    return min(old[-1], most + 1)


@functools.cache
def _by_first_letter(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    long = sorted(word for word in known if len(word) >= SHORTEST_MENDED)
    return {letter: tuple(w for w in long if w[0] == letter) for letter in {w[0] for w in long}}


@functools.lru_cache(maxsize=20_000)
def mend(word: str, known: frozenset[str], spared: frozenset[str] = frozenset()) -> str:
    """The known word that was probably meant: one slip in five letters or more, two in eight or more.

    ``spared`` are real words that look like a slip ("never" beside "fever"). The first letter is trusted: slips there
    are rare, and other words that differ in it are many.
    """
    if len(word) < SHORTEST_MENDED or word in known or word in spared:
        return word
    near = _by_first_letter(known).get(word[0], ())
    most = 2 if len(word) >= SHORTEST_MENDED_TWICE else 1
    scored = [(distance(word, other, min(most, 1 + (len(other) >= SHORTEST_MENDED_TWICE))), other) for other in near]
    best = min(scored, default=(most + 1, word))
    limit = most if len(best[1]) >= SHORTEST_MENDED_TWICE else 1
    return best[1] if best[0] <= limit else word
