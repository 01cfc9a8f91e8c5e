"""Whether the guide's parts point at each other rightly: topics, items, questions, the series, the languages."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from content.faults import Fault
from content.guide import SEVEN_STEPS, THEMES, Guide, Language, Never
from content.search import ROUTES, Asks
from content.tables import Places, plainly

ITEM_ID = re.compile(r"P\d\d")
STANDING = ("P27", "P28")
"""What is no task with a day: the chat and the safety texts carry it."""
KINDS = ("doctor", "centre", "line")
WHERE = ("", "sms", "task")


def crossed(guide: Guide, places: Places) -> Iterator[Fault]:
    """Everything that points at nothing. ``places`` tells the line of each thing."""
    english = guide.languages["en"]
    for language in guide.languages.values():
        yield from _dead_links(language, english, places)
        yield from _themes(language, places)
        yield from _asks(language, english)
        if language.code != "en":
            yield from _strangers(language, english, places)
    yield from _orphans(guide, places)
    for name in sorted(_item_ids(guide.series) - {*english.items, *SEVEN_STEPS}):
        yield Fault("series.toml", 0, f"names item {name!r}, which English does not have")
    for finder in guide.finders:
        if finder.kind not in KINDS:
            place = places.get(("finders.toml", finder.id), 0)
            yield Fault("finders.toml", place, f"kind {finder.kind!r} is none of {', '.join(KINDS)}")


def rule_faults(rule: Never) -> Iterator[str]:
    """What keeps a rule of never.toml from being applied."""
    if rule.only not in WHERE:
        yield f"only {rule.only!r} of {rule.pattern!r} is neither sms nor task"
    try:
        re.compile(rule.pattern)
    except re.error as error:
        yield f"pattern {rule.pattern!r} is no regular expression: {error}"


def _themes(language: Language, places: Places) -> Iterator[Fault]:
    """Questions that no list would ever show."""
    file = f"{language.code}/questions.toml"
    for question in language.questions:
        if question.theme not in THEMES:
            line = places.get((file, f"{question.id} theme"), 0)
            yield Fault(file, line, f"{question.id}: theme {question.theme!r} is none of {', '.join(THEMES)}")


def _asks(language: Language, english: Language) -> Iterator[Fault]:
    """Wordings that would lead to a topic that is not there."""
    file = f"{language.code}/asks.toml"
    try:
        asks = msgspec.convert(language.asks, Asks)
    except msgspec.ValidationError as error:
        yield Fault(file, 0, plainly(str(error)))
        return
    for name in sorted(set(asks.topics) - set(english.topics)):
        yield Fault(file, 0, f"{name}: there is no such topic")
    for name in sorted(set(asks.routes) - set(ROUTES)):
        yield Fault(file, 0, f"{name} is none of {', '.join(ROUTES)}")


def _orphans(guide: Guide, places: Places) -> Iterator[Fault]:
    """Things to prepare that nothing ever leads to: the order of series.toml decides what is named and listed."""
    order, due = guide.series.get("order"), guide.series.get("due")
    if not isinstance(order, list) or not isinstance(due, Mapping):
        return
    for name in guide.languages["en"].items:
        line = places.get(("en/items.toml", name), 0)
        if name not in order:
            yield Fault("en/items.toml", line, f"{name}: no reminder names it; put it into order in series.toml")
        elif name not in due and name not in STANDING:
            yield Fault("en/items.toml", line, f"{name}: it never comes due; give it a day under [due] in series.toml")


def _dead_links(language: Language, english: Language, places: Places) -> Iterator[Fault]:
    """Topics named under ``see`` or by an item that English does not have; English is what others fall back to."""
    for topic in language.topics.values():
        file = f"{language.code}/topics/{topic.id}.md"
        for name in topic.see:
            if name not in english.topics:
                yield Fault(file, places.get((file, "see"), 0), f"see {name!r}: there is no such topic")
    file = f"{language.code}/items.toml"
    for item in language.items.values():
        line = places.get((file, item.id), 0)
        if not ITEM_ID.fullmatch(item.id):
            yield Fault(file, line, f"id {item.id!r} is not P and two digits")
        if item.topic and item.topic not in english.topics:
            yield Fault(file, line, f"topic {item.topic!r}: there is no such topic")


def _strangers(language: Language, english: Language, places: Places) -> Iterator[Fault]:
    """What a translation has and English has not, and topics that stand in another menu entry than in English."""
    for topic in language.topics.values():
        file = f"{language.code}/topics/{topic.id}.md"
        own = english.topics.get(topic.id)
        if own is None:
            yield Fault(file, places.get((file, "id"), 0), "English has no such topic")
        elif own.menu != topic.menu:
            yield Fault(file, places.get((file, "menu"), 0), f"menu {topic.menu!r} is {own.menu!r} in English")
    questions = {question.id for question in english.questions}
    for name, own_ids, known in (
        ("items.toml", list(language.items), set(english.items)),
        ("questions.toml", [question.id for question in language.questions], questions),
    ):
        file = f"{language.code}/{name}"
        for own_id in own_ids:
            if own_id not in known:
                yield Fault(file, places.get((file, own_id), 0), f"English has no {own_id!r}")


def _item_ids(value: object) -> set[str]:
    """Every item id written anywhere in a plain value."""
    if isinstance(value, str):
        return {value} if ITEM_ID.fullmatch(value) else set()
    if isinstance(value, Mapping):
        return _item_ids([*value, *value.values()])
    return set().union(*map(_item_ids, value)) if isinstance(value, (list, tuple)) else set()
