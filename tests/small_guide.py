"""A guide that the check finds nothing wrong with, made of parts that a test can change."""

from collections.abc import Callable

from content.guide import Guide

Build = Callable[..., Guide]
Changes = dict[str, str | None]


EVERY = [f"S{number:02}" for number in range(45)]
FULL = "Some words to read. " * 15
TOPIC = '+++\nid = "{id}"\nmenu = "time"\ntitle = "{title}"\ncovers = {covers}\n{more}+++\n{full}\n\n## SMS\n{sms}\n'
ITEM = '[[item]]\nid = "{id}"\ntitle = "{title}"\ntask = "{task}"\nwhom = "You"\nlead = "Now"\nwhy = "{why}"\n\n'
FINDER = """
[[finder]]
id = "line"
kind = "line"
url = "https://known.org/"
phone = "{phone}"
checked_on = "{day}"
name = {name}
"""
NEVER = """
[[never]]
language = "en"
pattern = "leuk"
why = "discreet"
only = "sms"

[[never]]
language = "en"
pattern = "doctor"
why = "discreet"
only = "task"

[[never]]
language = "en"
pattern = "best"
why = "no advice"

[[never]]
language = "es"
pattern = "leuc"
why = "discreto"
"""
ONLY_ENGLISH = NEVER[: NEVER.rindex("[[never]]")]
"""What is forbidden in English; in Spanish nothing is."""


def topic(topic_id: str = "one", **parts: object) -> str:
    """A topic that the check finds nothing wrong with, but for these parts."""
    usual = {
        "id": topic_id,
        "title": "A title",
        "covers": EVERY,
        "more": 'reviewed_by = "Dr"\nreviewed_on = "2026-11-01"\n',
    }
    return TOPIC.format(**{**usual, "full": FULL, "sms": "Some words.", **parts})


def items(**parts: str) -> str:
    """All items, the first of them with these parts."""
    usual = {"title": "A title", "task": "Do it", "why": "It helps."}
    own = {f"P{number:02}": {**usual, **(parts if number == 0 else {})} for number in range(33)}
    return "".join(ITEM.format(id=name, **item) for name, item in own.items())


def question(more: str = "", text: str = "Why?") -> str:
    """A question for a doctor."""
    return f'[[question]]\nid = "q"\ntheme = "plan"\ntext = "{text}"\n{more}'


def finder(phone: str = "800-955-4572", day: str = "2026-11-01", name: str = '{ en = "A", es = "A" }') -> str:
    """A help line."""
    return FINDER.format(phone=phone, day=day, name=name)


FINE = {"en/topics/one.md": topic(), "en/items.toml": items(), "finders.toml": finder(), "never.toml": NEVER}
SAFETY = (
    '[[sign]]\nkey = "breathing"\nlevel = "emergency"\nreason = "r"\npatterns = ["cant breath*"]\nexamples = []\n'
    '[texts.breathing]\ntelegram = "Call 911."\nsms = "Call 911."\n'
)
LANGUAGE = 'code = "es"\nname = "Español"\n'
WHOLE = {"es/language.toml": f"{LANGUAGE}still_english = []\n"}
"""Spanish that is said to be whole."""
SPANISH = {"es/language.toml": LANGUAGE, "es/topics/one.md": topic(), "es/items.toml": items()}
"""Spanish as a stub: it may lack things."""
WAY_OUT = "(translate, or name it under still_english in es/language.toml)"


def told(found: tuple[object, ...], wanted: list[str]) -> bool:
    """Whether exactly the wanted things are told, each by a part of its text."""
    lines = sorted(map(str, found))
    return len(lines) == len(wanted) and all(any(part in line for line in lines) for part in wanted)


def changed(changes: Changes) -> Changes:
    """The files of the fine guide with these changes; None takes one away."""
    return {name: text for name, text in {**FINE, **changes}.items() if text is not None}
