"""What takes part in the series for some people only: what they add themselves, and the steps after two answers.

The series knows items by id. An own item's id (C1, C2 …) stands in no file; the steps (S34 …) are open only where two
opinions differ. ``with_additions`` gives each its texts and its place in the order, as series.toml tells under
``[own]`` and ``[steps]``; all other rules then hold for it unchanged.
"""

import functools
import re
from collections.abc import Iterable, Mapping

import msgspec

from scheduler.series import Series, Touch

_OWN = re.compile(r"C\d+")


def is_own(item: str) -> bool:
    """Whether it is an item that a person added."""
    return item.startswith("C") and bool(_OWN.fullmatch(item))


def own(items: Iterable[str]) -> tuple[str, ...]:
    """Those of the items that a person added, the oldest first."""
    added = [item for item in items if is_own(item)]
    return tuple(sorted(added, key=lambda item: int(item[1:])))


def with_additions(series: Series, items: Iterable[str]) -> Series:
    """The series in which those of the items that stand in none of its texts have their place too."""
    still = frozenset(items)
    steps = tuple(step for step in series.steps.items if step in still) if series.steps else ()
    return _extended(series, own(still.difference(series.order)), steps)


# Most people add nothing, and who does has the same few again and again: the series stays one object for all of them.
@functools.lru_cache(maxsize=256)
def _extended(series: Series, added: tuple[str, ...], steps: tuple[str, ...]) -> Series:
    return _with_steps(_with_own(series, added), steps)


def _with_own(series: Series, added: tuple[str, ...]) -> Series:
    rule = series.own
    if not added or rule is None:
        return series
    place = series.order.index(rule.behind) + 1
    return msgspec.structs.replace(
        series,
        touches=tuple(_naming(touch, added) if touch.name in rule.touches else touch for touch in series.touches),
        weekly=(*series.weekly, *added) if rule.weekly else series.weekly,
        order=(*series.order[:place], *added, *series.order[place:]),
        due={**series.due, **dict.fromkeys(added, rule.day)},
    )


def _with_steps(series: Series, added: tuple[str, ...]) -> Series:
    rule = series.steps
    if not added or rule is None:
        return series
    place = series.order.index(rule.behind) + 1
    return msgspec.structs.replace(
        series,
        touches=tuple(_naming(touch, added) if touch.name in rule.touches else touch for touch in series.touches),
        order=(*series.order[:place], *added, *series.order[place:]),
    )


@functools.lru_cache(maxsize=256)
def ranks(series: Series) -> Mapping[str, int]:
    """Each item's place in the order of naming."""
    return {item: place for place, item in enumerate(series.order)}


def _naming(touch: Touch, added: tuple[str, ...]) -> Touch:
    return msgspec.structs.replace(touch, items=(*touch.items, *added))


def sparing(series: Series, items: Iterable[str]) -> tuple[str, ...]:
    """The items without the added ones that would crowd out the rest: twenty could be open at once."""
    items = tuple(items)
    spared = frozenset(own(items)[series.own.names_at_most :] if series.own else ())
    return tuple(item for item in items if item not in spared)
