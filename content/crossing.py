"""Whether the guide's parts point at each other rightly: topics, items, questions, the series, the languages."""

import re
from collections.abc import Iterator, Mapping

from content.faults import Fault
from content.guide import Guide, Language, Never
from content.tables import Places

ITEM_ID = re.compile(r"P\d\d")
KINDS = ("doctor", "centre", "line")
WHERE = ("", "sms", "task")


def crossed(guide: Guide, places: Places) -> Iterator[Fault]:
    """Everything that points at nothing. ``places`` tells the line of each thing."""
    english = guide.languages["en"]
    for language in guide.languages.values():
        yield from _dead_links(language, english, places)
        if language.code != "en":
            yield from _strangers(language, english, places)
    for name in sorted(_item_ids(guide.series) - set(english.items)):
        yield Fault("series.toml", 0, f"names item {name!r}, which English does not have")
    for finder in guide.finders:
        if finder.kind not in KINDS:
            place = places.get(("finders.toml", finder.id), 0)
            yield Fault("finders.toml", place, f"kind {finder.kind!r} is none of {', '.join(KINDS)}")
    for rule in guide.never:
        yield from _rule(rule)


def _rule(rule: Never) -> Iterator[Fault]:
    if rule.only not in WHERE:
        yield Fault("never.toml", 0, f"only {rule.only!r} of {rule.pattern!r} is neither sms nor task")
    try:
        re.compile(rule.pattern)
    except re.error as error:
        yield Fault("never.toml", 0, f"pattern {rule.pattern!r} is no regular expression: {error}")


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
