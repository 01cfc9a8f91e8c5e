"""Reading the content folder: what fits becomes a guide, what does not is told with its place, all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.faults import ContentFaults
from content.guide import Finder, Guide, Item, Never, Question
from content.loading import load

Build = Callable[..., Guide]
Write = Callable[..., Path]
Changes = dict[str, str | bytes | None]

ROOT = Path(__file__).parents[2]
ITEM = '[[item]]\nid = "P06"\ntitle = "t"\ntask = "k"\nwhom = "w"\nlead = "l"\nwhy = "y"\n'
QUESTION = '[[question]]\nid = "q"\ntheme = "plan"\ntext = "x"\n'
TOPIC = '+++\nid = "{id}"\nmenu = "{menu}"\ntitle = "A title"\n{more}+++\nFull.\n\n## SMS\nShort.\n'


def topic(topic_id: str, menu: str = "time", more: str = "") -> str:
    """A topic's file."""
    return TOPIC.format(id=topic_id, menu=menu, more=more)


FACTS = "title, asks, covers, see, sources, reviewed_on, reviewed_by, place"
START = "begin a line with name = words, and indent the lines that go on"
QUOTES = 'words stand between straight quotes, as in key = "words"'
WRONG = [
    ("not TOML", {"series.toml": "a = 1\nb = \n"}, [f"series.toml:2: not TOML: Invalid value ({QUOTES})"]),
    ("TOML that ends too early", {"series.toml": "a = [1,\n"}, [f"series.toml:2: not TOML: Invalid value ({QUOTES})"]),
    ("not UTF-8", {"series.toml": b"a = '\xff'"}, ["series.toml: this file is not UTF-8 text: save it as UTF-8"]),
    ("no language name", {"en/language.toml": 'code = "en"\n'}, ["en/language.toml:1: key 'name' is missing"]),
    (
        "another code than the folder",
        {"es/language.toml": 'code = "fr"\nname = "Français"\n'},
        ["es/language.toml:1: code 'fr' differs from the folder's name"],
    ),
    ("no English", {"en/language.toml": None}, ["en/language.toml: this file is missing"]),
    ("no topic", {"en/topics/one.md": None}, ["en/topics: there is no topic here"]),
    (
        "facts without fences",
        {"en/topics/one.md": 'id = "one"\n'},
        ["en/topics/one.md:1: begin with the topic's facts between two lines +++"],
    ),
    (
        "facts that are no TOML",
        {"en/topics/one.md": "+++\nid = one\n+++\nFull.\n\n## SMS\nShort.\n"},
        [f"en/topics/one.md:2: not TOML: Invalid value ({QUOTES})"],
    ),
    (
        "unknown and missing facts together",
        {"en/topics/one.md": topic("one", more='colour = "red"\n').replace('title = "A title"\n', "")},
        ["en/topics/one.md:2: key 'title' is missing", f"en/topics/one.md:4: unknown key 'colour'; there is {FACTS}"],
    ),
    (
        "a fact of the wrong sort",
        {"en/topics/one.md": topic("one", more='see = ["one"]\ncovers = "S04"\n')},
        ['en/topics/one.md:6: write a list, as in ["one", "two"] - at `covers`'],
    ),
    (
        "a list with a wrong entry",
        {"en/topics/one.md": topic("one", more="asks = [1]\n")},
        ['en/topics/one.md:5: write words between quotes, as in "words" - at `asks[0]`'],
    ),
    (
        "another id than the file's name",
        {"en/topics/one.md": topic("two")},
        ["en/topics/one.md:2: id 'two' differs from the file's name"],
    ),
    (
        "an unknown menu entry",
        {"en/topics/one.md": topic("one", "when")},
        ["en/topics/one.md:3: menu 'when' is none of time, why, where, prepare, after, more"],
    ),
    (
        "an unknown statement",
        {"en/topics/one.md": topic("one", more='covers = ["S04", "S99"]\n')},
        ["en/topics/one.md:5: covers 'S99', which is no statement"],
    ),
    (
        "no text messages",
        {"en/topics/one.md": topic("one").replace("## SMS", "")},
        ["en/topics/one.md: the line '## SMS' with its pages is missing"],
    ),
    (
        "an empty text message",
        {"en/topics/one.md": topic("one") + "---\n\n---\nMore.\n"},
        ["en/topics/one.md:8: SMS page 2 is empty"],
    ),
    (
        "an empty full text",
        {"en/topics/one.md": topic("one").replace("Full.\n", "")},
        ["en/topics/one.md:6: the full text is empty"],
    ),
    (
        "a dead cross-reference",
        {"en/topics/one.md": topic("one", more='see = ["two"]\n')},
        ["en/topics/one.md:5: see 'two': there is no such topic"],
    ),
    (
        "an item twice",
        {"en/items.toml": ITEM + "\n" + ITEM},
        ["en/items.toml:9: id 'P06' is there twice"],
    ),
    (
        "an item that is no item",
        {"en/items.toml": ITEM.replace("P06", "six") + 'topic = "two"\n'},
        ["en/items.toml:1: id 'six' is not P and two digits", "en/items.toml:1: topic 'two': there is no such topic"],
    ),
    (
        "entries under another heading",
        {"en/items.toml": ITEM + '[[thing]]\nid = "x"\n'},
        ["en/items.toml:8: unknown table 'thing'"],
    ),
    (
        "one entry instead of a list of them",
        {"en/items.toml": ITEM.replace("[[item]]", "[item]")},
        ["en/items.toml: write each entry under its own line [[item]]"],
    ),
    (
        "the wrong key of the second of two entries",
        {"en/items.toml": ITEM + "\n" + ITEM.replace("P06", "P07") + 'topic = "one"\nhue = 1\n'},
        ["en/items.toml:17: unknown key 'hue'; there is script, rushed, caregiver"],
    ),
    (
        "a question that no list shows",
        {"en/questions.toml": QUESTION.replace("plan", "plans")},
        ["en/questions.toml:3: q: theme 'plans' is none of insurer, diagnosis, plan, centre, both, close"],
    ),
    (
        "wordings that lead nowhere",
        {"en/asks.toml": '[topics]\ntwo = ["where"]\n[routes]\nmoon = ["up"]\n'},
        ["en/asks.toml: moon is none of care_team, elsewhere", "en/asks.toml: two: there is no such topic"],
    ),
    (
        "wordings that are no list",
        {"en/asks.toml": '[topics]\none = "where"\n'},
        ['en/asks.toml: write a list, as in ["one", "two"] - at `$.topics[...]`'],
    ),
    (
        "items that nothing leads to",
        {
            "en/items.toml": ITEM + ITEM.replace("P06", "P07") + ITEM.replace("P06", "P27"),
            "series.toml": 'order = ["P06", "P27"]\n[due]\nP27 = 1\n',
        },
        [
            "en/items.toml:1: P06: it never comes due; give it a day under [due] in series.toml",
            "en/items.toml:8: P07: no reminder names it; put it into order in series.toml",
        ],
    ),
    (
        "a language whose code is no code",
        {"french/language.toml": 'code = "french"\nname = "Français"\n'},
        ["french/language.toml:1: code 'french': the folder's name is two small letters, as in \"fr\""],
    ),
    (
        "a finder of no kind",
        {"finders.toml": '[[finder]]\nid = "a"\nkind = "shop"\nname = { en = "A" }\n'},
        ["finders.toml:1: kind 'shop' is none of doctor, centre, line"],
    ),
    (
        "a rule that cannot be applied",
        {"never.toml": '[[never]]\nlanguage = "en"\npattern = "("\nwhy = "w"\nonly = "mail"\n'},
        [
            "never.toml:1: only 'mail' of '(' is neither sms nor task",
            "never.toml:1: pattern '(' is no regular expression: missing ), unterminated subpattern at position 0",
        ],
    ),
    (
        "a series that names an unknown item",
        {"series.toml": 'must = ["P03"]\n[due]\nP06 = -7\n', "en/items.toml": ITEM},
        ["series.toml: names item 'P03', which English does not have"],
    ),
    (
        "a phrase that is none, and one twice",
        {"en/phrases.ftl": "a = A\na = B\n???\n"},
        [
            "en/phrases.ftl:2: phrase 'a' is written twice",
            f"en/phrases.ftl:3: not a phrase: Expected an entry start ({START})",
        ],
    ),
    (
        "a translation of nothing",
        {
            "es/language.toml": 'code = "es"\nname = "Español"\n',
            "es/topics/two.md": topic("two"),
            "es/topics/one.md": topic("one", "why"),
            "es/items.toml": ITEM,
            "es/questions.toml": QUESTION,
        },
        [
            "es/items.toml:1: English has no 'P06'",
            "es/questions.toml:1: English has no 'q'",
            "es/topics/one.md:3: menu 'why' is 'time' in English",
            "es/topics/two.md:2: English has no such topic",
        ],
    ),
]


@pytest.mark.parametrize(("changes", "told"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_does_not_fit_is_told_with_its_place(write: Write, changes: Changes, told: list[str]) -> None:
    """Each thing that does not fit is named with its file and line, and everything is named at once."""
    with pytest.raises(ContentFaults) as caught:
        load(write(changes), whole=False)

    assert str(caught.value).splitlines() == told


def test_a_whole_guide_needs_all_its_files(write: Write) -> None:
    """A bot does not start without phrases, safety texts, reminders, finders and the words that must never be said."""
    with pytest.raises(ContentFaults) as caught:
        load(write({"es/language.toml": 'code = "es"\nname = "Español"\n'}))

    assert [fault.file for fault in caught.value.faults] == [
        "en/items.toml", "en/phrases.ftl", "en/questions.toml", "en/safety.toml", "es/safety.toml",
        "finders.toml", "never.toml", "series.toml",
    ]  # fmt: skip


def test_everything_that_fits_is_in_the_guide(build: Build) -> None:
    """Items, questions, finders, rules, safety and series arrive as they were written."""
    guide = build(
        {
            "en/items.toml": ITEM,
            "en/questions.toml": '[[question]]\nid = "q"\ntheme = "plan"\ntext = "Why?"\nmust = true\n',
            "en/phrases.ftl": "hello = Hello\n",
            "en/safety.toml": 'words = ["fever"]\n',
            "finders.toml": '[[finder]] # a line\nid = "a"\nkind = "line"\nphone = "911"\nname = { en = "A" }\n',
            "never.toml": '[[never]]\nlanguage = "en"\npattern = "cure"\nwhy = "no advice"\n',
            "series.toml": 'must = ["P06"]\n',
        }
    )
    english = guide.languages["en"]

    assert english.items == {"P06": Item(id="P06", title="t", task="k", whom="w", lead="l", why="y")}
    assert english.questions == (Question(id="q", theme="plan", text="Why?", must=True),)
    assert english.phrases == "hello = Hello\n"
    assert english.safety == {"words": ["fever"]}
    assert guide.finders == (Finder(id="a", kind="line", phone="911", name={"en": "A"}),)
    assert guide.never == (Never(language="en", pattern="cure", why="no advice"),)
    assert guide.series == {"must": ["P06"]}


def test_topics_stand_in_the_order_of_the_menu_and_of_english(build: Build) -> None:
    """By menu entry, then place, then id; a translation follows English although it names no place."""
    spanish = {"es/language.toml": 'code = "es"\nname = "Español"\n'}
    english = {
        "en/topics/one.md": topic("one", "more"),
        "en/topics/late.md": topic("late", "time", "place = 9\n"),
        "en/topics/early.md": topic("early", "time", "place = 2\n"),
        "en/topics/why.md": topic("why", "why"),
    }
    translated = {"es/topics/early.md": topic("early"), "es/topics/late.md": topic("late")}
    guide = build(spanish | english | translated)

    assert list(guide.languages["en"].topics) == ["early", "late", "why", "one"]
    assert list(guide.languages["es"].topics) == ["early", "late"]


def test_full_text_and_text_messages_come_from_one_file(build: Build) -> None:
    """What stands before "## SMS" is the full text, what follows are pages between lines of three dashes."""
    guide = build({"en/topics/one.md": topic("one").replace("Full.", "Full.\n\n- a\n- b") + "---\nSecond.\n"})
    one = guide.languages["en"].topics["one"]

    assert (one.full, one.sms) == ("Full.\n\n- a\n- b", ("Short.", "Second."))


def test_what_is_not_translated_comes_in_english(build: Build) -> None:
    """Topics, items and questions that Spanish lacks are answered in English, and said to be so."""
    own = '[[question]]\nid = "b"\ntheme = "plan"\ntext = "¿Por qué?"\n'
    guide = build(
        {
            "en/items.toml": ITEM + ITEM.replace("P06", "P07"),
            "en/questions.toml": own.replace("¿Por qué?", "Why?")
            + own.replace('"b"', '"a"').replace("¿Por qué?", "Who?"),
            "en/topics/two.md": topic("two"),
            "es/language.toml": 'code = "es"\nname = "Español"\n',
            "es/topics/one.md": topic("one"),
            "es/items.toml": ITEM.replace('"t"', '"título"'),
            "es/questions.toml": own,
        }
    )

    assert [guide.topic(name, "es")[1] for name in ("one", "two")] == [True, False]
    assert [(item.title, own) for item, own in (guide.item("P06", "es"), guide.item("P07", "es"))] == [
        ("título", True), ("t", False),
    ]  # fmt: skip
    assert [question.text for question in guide.questions("es")] == ["¿Por qué?", "Who?"]
    with pytest.raises(KeyError):
        guide.topic("three", "es")


def test_our_own_guide_can_be_read() -> None:
    """Every file under content/ fits."""
    guide = load(ROOT / "content")

    assert set(guide.languages) >= {"en", "es"}
