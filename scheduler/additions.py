"""What people add to the checklist themselves, because their clinic asks for it: how it takes part in the series.

The series knows items by id, and such an id (C1, C2 …) stands in no file. ``with_own`` gives each its day, its
texts and its place in the order, as series.toml tells under ``[own]``; all other rules then hold for it unchanged.
"""

import re
from collections.abc import Iterable

import msgspec

from scheduler.series import Series, Touch

_OWN = re.compile(r"C(\d+)")


def own(items: Iterable[str]) -> tuple[str, ...]:
    """Those of the items that a person added, the oldest first."""
    found = ((int(match[1]), item) for item in items if (match := _OWN.fullmatch(item)))
    return tuple(item for _, item in sorted(found))


def with_own(series: Series, items: Iterable[str]) -> Series:
    """The series in which the added ones among these items have their place too."""
    added, rule = own(items), series.own
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


def _naming(touch: Touch, added: tuple[str, ...]) -> Touch:
    return msgspec.structs.replace(touch, items=(*touch.items, *added))


def sparing(series: Series, items: Iterable[str]) -> tuple[str, ...]:
    """The items without the added ones that would crowd out the rest: twenty could be open at once."""
    items = tuple(items)
    spared = frozenset(own(items)[series.own.names_at_most :] if series.own else ())
    return tuple(item for item in items if item not in spared)
