"""What a language beside English lacks or says otherwise: open in a stub, a fault where the language is whole."""

import datetime as dt

import pytest
from small_guide import (
    EVERY,
    LANGUAGE,
    ONLY_ENGLISH,
    SAFETY,
    SPANISH,
    WAY_OUT,
    WHOLE,
    Build,
    Changes,
    changed,
    finder,
    items,
    question,
    told,
    topic,
)  # fmt: skip

from content.checking import check

NOW = dt.datetime(2026, 11, 23, 15, tzinfo=dt.UTC)

FAULTS = [
    ("a key English lacks", {**SPANISH, "es/phrases.ftl": "x = X\n"}, ["es/phrases.ftl:1: English has no phrase 'x'"]),
    (
        "a name left out",
        {**SPANISH, "en/phrases.ftl": "y = Y\nx = { $a }\n", "es/phrases.ftl": "x = X\ny = Y\n"},
        ["es/phrases.ftl:1: x: leaves out { $a }, which English puts in (en/phrases.ftl:2)"],
    ),
    (
        "an accent in a long item",
        {**SPANISH, "es/items.toml": items(why="Un día. " * 14)},
        ["es/items.toml: P00: title to rushed have 132 characters, at most 101 fit a text message, since í double"],
    ),
    (
        "a question shown to those who did not ask",
        {**SPANISH, "en/questions.toml": question("outlook = true\n"), "es/questions.toml": question()},
        ["es/questions.toml: q: outlook is another than in English, where it is True"],
    ),
    (
        "a whole language that lacks things",
        {
            **SPANISH,
            **WHOLE,
            "en/topics/two.md": topic("two", covers=["S07"]),
            "es/topics/one.md": topic(covers=EVERY[:7]),
            "es/items.toml": items().partition('[[item]]\nid = "P32"')[0],
            "en/phrases.ftl": "x = X\n",
            "finders.toml": finder(name='{ en = "A" }'),
        },
        [
            "es/topics: nothing here carries S07, S08",
            "es/items.toml: nothing here carries P32",
            f"es/topics: still in English: two {WAY_OUT}",
            f"es/items.toml: still in English: P32 {WAY_OUT}",
            f"es/phrases.ftl: still in English: x {WAY_OUT}",
            "finders.toml: line: no name in 'es'",
        ],
    ),
    (
        "names of what is there, or of nothing",
        {**SPANISH, "es/language.toml": LANGUAGE + 'still_english = ["one", "nine"]\n'},
        [
            "es/language.toml: still_english: 'one' is translated: take it out",
            "es/language.toml: still_english: 'nine' is no id of anything in English",
        ],
    ),
    (
        "emergencies that a whole language has in English alone",
        {
            **SPANISH,
            **WHOLE,
            "en/safety.toml": SAFETY,
            "es/safety.toml": SAFETY,
            "never.toml": ONLY_ENGLISH,
        },
        [
            "es/safety.toml: texts still in English: breathing",
            "es/safety.toml: no patterns in Español yet: a sign of danger written in it is not noticed",
            "never.toml: no words are forbidden in 'es' yet",
        ],
    ),
    (
        "a name English lacks",
        {**SPANISH, "en/phrases.ftl": "x = { $a }\n", "es/phrases.ftl": "x = { $a } { $b }\n"},
        [
            "es/phrases.ftl:1: x: English puts no { $b } in here",
        ],
    ),
    (
        "hard Spanish",
        {**SPANISH, "es/topics/one.md": topic(sms="Autorización administrativa obligatoria.")},
        [
            "es/topics/one.md: SMS: INFLESZ -128.4, at least 70",
        ],
    ),
    (
        "a long Spanish message",
        {**SPANISH, "es/topics/one.md": topic(sms="Un día. " + "si va " * 26)},
        [
            "SMS page 1: 163 characters, at most 160, since í double their cost",
        ],
    ),
]

WARNINGS = [
    (
        "what a whole language may lack for now",
        {
            **SPANISH,
            "es/language.toml": LANGUAGE + 'still_english = ["two"]\n',
            "en/topics/one.md": topic(covers=EVERY[:44]),
            "es/topics/one.md": topic(covers=EVERY[:44]),
            "en/topics/two.md": topic("two", covers=["S41", "S44"]),
        },
        ["es/topics: still in English: two"],
    ),
    (
        "a stub's emergencies",
        {**SPANISH, "en/safety.toml": SAFETY, "es/safety.toml": SAFETY},
        ["es/safety.toml: texts still in English: breathing", "es/safety.toml: no patterns in Español yet"],
    ),
    (
        "no Spanish name",
        {**SPANISH, "finders.toml": finder(name='{ en = "A" }')},
        ["finders.toml: no name in 'es' yet: line"],
    ),
    (
        "no Spanish items",
        {**SPANISH, "es/items.toml": None},
        ["es/items.toml: still in English: 33 of them, first P00, P01, P02, P03, P04, P05, P06, P07"],
    ),
    ("a topic not in Spanish", {**SPANISH, "en/topics/two.md": topic("two")}, ["es/topics: still in English: two"]),
    ("a phrase not in Spanish", {**SPANISH, "en/phrases.ftl": "x = X\n"}, ["es/phrases.ftl: still in English: x"]),
]


@pytest.mark.parametrize(("changes", "wanted"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_what_a_translation_may_not_do_is_a_fault(build: Build, changes: Changes, wanted: list[str]) -> None:
    """Exactly what is wrong is a fault."""
    found = check(build(changed(changes)), NOW).faults

    assert told(found, wanted), "\n".join(map(str, found))


@pytest.mark.parametrize(("changes", "wanted"), [case[1:] for case in WARNINGS], ids=[case[0] for case in WARNINGS])
def test_what_a_translation_may_lack_is_a_warning(build: Build, changes: Changes, wanted: list[str]) -> None:
    """What people get in English for now is told, but is no fault."""
    report = check(build(changed(changes)), NOW)

    assert report.faults == ()
    assert told(report.warnings, wanted), "\n".join(map(str, report.warnings))
