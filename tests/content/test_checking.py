"""The check of a guide that can be read: what is a fault, what is still open, and the numbers of the report."""

import datetime as dt

import msgspec
import pytest
from small_guide import (
    EVERY,
    FINE,
    FULL,
    SAFETY,
    SPANISH,
    Build,
    Changes,
    changed,
    finder,
    items,
    question,
    told,
    topic,
)

from content.checking import Report, check
from content.guide import Guide

NOW = dt.datetime(2026, 11, 23, 15, tzinfo=dt.UTC)

FAULTS = [
    (
        "a statement nobody carries",
        {"en/topics/one.md": topic(covers=EVERY[:44])},
        ["en/topics: nothing here carries S44"],
    ),
    (
        "an item that is not there",
        {"en/items.toml": items().replace("P32", "P40")},
        ["en/items.toml: nothing here carries P32"],
    ),
    (
        "a statement that must not stand alone",
        {"en/topics/two.md": topic("two", covers=["S05"])},
        ["en/topics/two.md: says S05 without S04: it must not stand alone"],
    ),
    (
        "a long title",
        {"en/topics/one.md": topic(title="t" * 46)},
        ["full text: the title has 46 characters, at most 45 fit a list"],
    ),
    ("four messages", {"en/topics/one.md": topic(sms="\n---\n".join("abcd"))}, ["SMS: 4 pages, at most 3"]),
    (
        "a long message",
        {"en/topics/one.md": topic(sms="a go " * 81)},
        [
            "SMS page 1: 404 characters, at most 400",
            "SMS page 1: a sentence of 162 words, at most 25",
            "SMS page 1: 162.0 words a sentence, at most 15",
            "SMS page 1: reads like grade",
            "SMS: reads like grade",
        ],
    ),
    (
        "curly quotes",
        {"en/topics/one.md": topic(sms="Say “go”.")},
        [
            "SMS page 1: “” cannot go into a text message: write it with plain characters",
        ],
    ),
    (
        "a list in a message",
        {"en/topics/one.md": topic(sms="Do:\n- this")},
        [
            "SMS page 1: no stars, brackets or lists in a text message",
        ],
    ),
    (
        "too many sentences",
        {"en/topics/one.md": topic(sms='Go. Say "No. Yes. No." Go. Go on.')},
        [
            "SMS page 1: 4 sentences, at most 3",
        ],
    ),
    (
        "an unknown link",
        {"en/topics/one.md": topic(full=FULL + "[x](https://x.org/)", sms="Call 911.")},
        [
            "full text: https://x.org/ is in neither finders.toml nor the topic's sources",
        ],
    ),
    (
        "a link without a phone",
        {"en/topics/one.md": topic(full=FULL + "[x](https://known.org/)")},
        [
            "full text: it links, but no text message gives a number to call or words to say",
        ],
    ),
    (
        "hard words",
        {"en/topics/one.md": topic(sms="Preliminary hematological investigations necessitate authorization.")},
        [
            "SMS: reads like grade 45.4, at most 6",
            "SMS page 1: reads like grade 45.4, at most 8",
        ],
    ),
    (
        "an illness in a message",
        {"en/topics/one.md": topic(sms="It is my old leukemia.", title="On leukemia")},
        [
            "SMS page 1: says 'leuk': discreet",
            "title: says 'leuk': discreet",
        ],
    ),
    (
        "an illness at a glance",
        {"en/topics/one.md": topic(full="Leukemia. " + FULL)},
        ["beginning: says 'Leuk': discreet"],
    ),
    ("advice", {"en/topics/one.md": topic(full=FULL + "It is best.")}, ["full text: says 'best': no advice"]),
    ("a doctor in a task", {"en/items.toml": items(task="Ask the doctor")}, ["P00 task: says 'doctor': discreet"]),
    ("a long task", {"en/items.toml": items(task="t" * 47)}, ["P00: task has 47 characters, at most 46"]),
    (
        "an accent in a task",
        {"en/items.toml": items(task="Está")},
        ["P00: task has 4 characters, at most 46, and á is outside GSM-7"],
    ),
    ("a long item title", {"en/items.toml": items(title="t" * 41)}, ["P00: title has 41 characters, at most 40"]),
    (
        "a number nobody keeps",
        {"en/items.toml": items(why="Call 800-123-4567.")},
        ["P00 why: 800-123-4567 is not in finders.toml"],
    ),
    ("no phone", {"finders.toml": finder(phone="")}, ["finders.toml: line: no phone; many people have no smartphone"]),
    ("no English name", {"finders.toml": finder(name='{ es = "A" }')}, ["finders.toml: line: no name in 'en'"]),
    (
        "a day that is none",
        {"finders.toml": finder(day="soon")},
        ["finders.toml: line: checked_on 'soon' is no past day"],
    ),
    ("a day to come", {"finders.toml": finder(day="2026-11-24")}, ["checked_on '2026-11-24' is no past day"]),
    (
        "an old day",
        {"finders.toml": finder(day="2026-05-26")},
        ["finders.toml: line: last tried on 2026-05-26, over 180 days ago"],
    ),
    (
        "a signature without a day",
        {"en/topics/one.md": topic(more='reviewed_by = "Dr"\n')},
        ["reviewed_on '' is no day"],
    ),
    (
        "an illness in a phrase for text messages",
        {"en/phrases.ftl": "x = My leukemia.\nx-sms = My leukemia.\ny = Leukemia.\n"},
        ["en/phrases.ftl:2: x-sms: says 'leuk': discreet", "en/phrases.ftl:3: y: says 'Leuk': discreet"],
    ),
    ("advice in a phrase", {"en/phrases.ftl": "x = It is best.\n"}, ["en/phrases.ftl:1: x: says 'best': no advice"]),
    (
        "a long phrase for text messages",
        {"en/phrases.ftl": f"x-sms = {'a go. ' * 80}\n"},
        ["en/phrases.ftl:1: x-sms: 479 characters make 4 segments, at most 3"],
    ),
    (
        "a placeholder where nothing is put in",
        {"en/items.toml": items(why="It helps { $who }.")},
        ["P00 why: nothing is put in for { $who } here (docs/content.md says where): write the words"],
    ),
    (
        "an item too long to send",
        {"en/items.toml": items(why="a go. " * 60)},
        ["P00: title to rushed have 380 characters, at most 359 fit a text message"],
    ),
    (
        "a long question",
        {"en/questions.toml": question(text="Why? " * 40)},
        ["en/questions.toml: q: 200 characters, at most 160 are read well in one breath"],
    ),
    (
        "a long text for an emergency",
        {"en/safety.toml": SAFETY.replace("Call 911.", "Call 911. " * 50)},
        ["en/safety.toml: texts.breathing sms: 500 characters make 4 segments, at most 3"],
    ),
]

WARNINGS = [
    (
        "an untried finder",
        {"finders.toml": finder(day="")},
        ["finders.toml: nobody has tried these links and numbers yet: line"],
    ),
    ("an unsigned topic", {"en/topics/one.md": topic(more="")}, ["en/topics: no clinician has signed 1 topics"]),
    (
        "a short full text",
        {"en/topics/one.md": topic(full="Short.")},
        ["full text: 1 words; 50 to 200 read well on a phone"],
    ),
    ("a phrase hard to read", {"en/phrases.ftl": "x = " + "Unquestionably. " * 16}, ["x: reads like grade"]),
]


def checked(build: Build, changes: Changes) -> Report:
    """The report on the fine guide with these changes."""
    return check(build(changed(changes)), NOW)


@pytest.mark.parametrize(("changes", "wanted"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_each_fault_is_found(build: Build, changes: Changes, wanted: list[str]) -> None:
    """Exactly what is wrong is a fault."""
    found = checked(build, changes).faults

    assert told(found, wanted), "\n".join(map(str, found))


@pytest.mark.parametrize(("changes", "wanted"), [case[1:] for case in WARNINGS], ids=[case[0] for case in WARNINGS])
def test_what_is_still_open_is_a_warning(build: Build, changes: Changes, wanted: list[str]) -> None:
    """What may wait until the launch is told, but is no fault."""
    report = checked(build, changes)

    assert report.faults == ()
    assert told(report.warnings, wanted), "\n".join(map(str, report.warnings))


def test_the_report_carries_the_numbers(build: Build) -> None:
    """Languages, ids, what is covered, and the extremes, as plain data for ``--json``."""
    guide: Guide = build({**FINE, **SPANISH, "es/topics/one.md": topic(covers=["S00"], sms="Un día. " + "si va " * 10)})
    report = msgspec.json.decode(msgspec.json.encode(check(guide, NOW)))

    assert report["languages"] == ["en", "es"]
    assert report["topics"] == {"en": ["one"], "es": ["one"]}
    assert report["covers"] == {"en": EVERY, "es": ["S00"]}
    assert report["items"]["es"][:2] == ["P00", "P01"]
    assert (report["grade_max"], report["inflesz_min"], report["segments_max"]) == (-2.23, 109.39, 2)


def test_a_guide_in_english_alone_has_nothing_to_measure_in_spanish(build: Build) -> None:
    """The Spanish score is at its best where there is no Spanish."""
    report = checked(build, {})

    assert (report.faults, report.warnings, report.inflesz_min) == ((), (), 100.0)
