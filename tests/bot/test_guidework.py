"""The guide's check as authors and scripts meet it: every kind of mistake planted into a copy of our own guide."""

import json
import shutil
from pathlib import Path

import pytest

from bot import guidework
from bot.library import CONTENT

TOPIC, SPANISH = "en/topics/visit-summaries.md", "es/topics/visit-summaries.md"
SMS = "## SMS\n"
DAY = 'checked_on = ""'
ITEM = '[[item]]\nid = "P33"\ntitle = "t"\ntask = "k"\nwhom = "w"\nlead = "l"\nwhy = "y"\n'
UNREAD: dict[str, object] = {
    "languages": [], "topics": {}, "covers": {}, "items": {}, "grade_max": 0.0, "inflesz_min": 0.0, "segments_max": 0,
}  # fmt: skip

# What is planted: a file, the words that are there, what stands there instead; then what the check answers.
PLANTED = [
    ("a lost statement", "en/topics/insurance-cover.md", '"S18"', '"S17"', "en/topics: nothing here carries S18"),
    ("an item taken away", "es/items.toml", '"P32"', '"P31b"', "es/items.toml: nothing here carries P32"),
    ("hard words", TOPIC, SMS, f"{SMS}Authorization necessitates deliberation. ", "page 1: reads like grade"),
    ("hard words in Spanish", SPANISH, SMS, f"{SMS}{'Autorizaciones administrativas ' * 9}", "SMS: INFLESZ"),
    ("a long sentence", "en/questions.toml", "Does my plan require one?", "so " * 26, "a sentence of 26 words"),
    ("four segments", "en/topics/book.md", SMS, f"{SMS}{'It is ok, ' * 45}", "SMS page 1: 568 characters, at most 400"),
    ("a topic not translated", "es/topics/travel.md", "", None, "es/topics: still in English: travel"),
    ("a phrase not translated", "es/phrases.ftl", "\nback = ", "\n# ", "es/phrases.ftl: still in English: back"),
    ("a question not translated", "es/questions.toml", '"close-lead"', '"close"', "still in English: close-lead"),
    ("an unknown placeholder", "en/phrases.ftl", "I am { $name }", "I am { $nmae }", "welcome: leaves out { $nmae }"),
    ("a placeholder left out", "es/phrases.ftl", "Hora de { $zone }. ", "", "visit-zone-sms: leaves out { $zone }"),
    ("a placeholder in an item", "en/items.toml", 'why = "', 'why = "{ $who } ', "nothing is put in for { $who }"),
    ("a dead cross-reference", TOPIC, '"plan-summary"', '"plan-sumary"', f"{TOPIC}:12: see 'plan-sumary'"),
    ("an item's dead topic", "en/items.toml", '"visit-summaries"', '"visits"', "topic 'visits': there is no such"),
    ("wordings of no topic", "en/asks.toml", "\nvisit-summaries = ", "\nvisits = ", "visits: there is no such topic"),
    ("an orphan step", "en/items.toml", "[[item]]", f"{ITEM}[[item]]", "en/items.toml:5: P33: no reminder names it"),
    ("an orphan question", "en/questions.toml", '"close"', '"ending"', "theme 'ending' is none of"),
    ("a step that never comes due", "series.toml", "P06 = -21\n", "", "P06: it never comes due"),
    ("a step that is none", "series.toml", '"P01", "P02"]', '"P01", "P77"]', "series.toml: names item 'P77'"),
    ("a series that cannot be", "series.toml", "a_day = 1", "a_day = 0", "a_day is 0, below 1"),
    ("advice", TOPIC, "Ask early.", "You should choose this.", f"{TOPIC}:17: full text: says 'You should choose'"),
    ("safe to wait", "en/topics/tell-doctor.md", SMS, f"{SMS}It is safe to wait. ", "says 'It is safe to wait'"),
    ("safe to wait, in a phrase", "es/phrases.ftl", "looking = ", "looking = No hay prisa. ", "says 'No hay prisa'"),
    ("an illness in a text message", "en/topics/day-of.md", SMS, f"{SMS}Your leukemia. ", "says 'leukemia': a text"),
    ("a doctor in a reminder", "en/items.toml", 'task = "', 'task = "Doctor: ', "says 'Doctor': a reminder is"),
    ("an old number", "finders.toml", DAY, 'checked_on = "2020-05-26"', "toml:6: abms: last tried on 2020-05-26"),
    ("a day that is none", "finders.toml", DAY, 'checked_on = "May"', "ama: checked_on 'May' is no past day"),
    ("an unknown number", "en/topics/travel.md", SMS, f"{SMS}Call 800-123-4567. ", "800-123-4567 is not in finders"),
    ("a word nobody hears", "es/phrases.ftl", "escriba ALTO", "escriba BASTANTE", "BASTANTE is no word that the bot"),
    ("a safety text gone", "es/safety.toml", "[texts.apl]", "[texts.alp]", "es/safety.toml: texts still in English"),
    ("a safety text of one channel", "es/safety.toml", "\nsms = ", "\nsmss = ", ": key `sms` is missing - at `texts"),
]  # fmt: skip
UNREADABLE = [
    ("no text messages", TOPIC, "## SMS", "## sms", "the line '## SMS' with its pages is missing"),
    ("quotes forgotten", "en/items.toml", 'script = "', "script = ", "(words stand between straight quotes"),
    ("a brace forgotten", "en/phrases.ftl", "{ $name }", "{ $name ", "(each { needs its }"),
]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our own guide; each test puts back what it changed."""
    folder = tmp_path_factory.mktemp("guide") / "content"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def plant(file: Path, old: str, new: str | None) -> None:
    """Change the first place where these words stand, or take the file away."""
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.unlink() if new is None else file.write_text(before.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the check says, as scripts read it, of a guide into which everything was planted at once."""
    folder = tmp_path_factory.mktemp("planted") / "content"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for _, file, old, new, _ in PLANTED:
        plant(folder / file, old, new)
    said, bad = guidework.check(as_json=True, folder=folder)
    assert bad
    faults: list[str] = json.loads(said)["faults"]
    return faults


@pytest.mark.parametrize("told", [case[-1] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_what_is_planted_is_found(found: list[str], told: str) -> None:
    """Each is among the faults for scripts, with its file and what is wrong; in our own guide there is none."""
    assert any(told in fault for fault in found), "\n".join(found)


@pytest.mark.parametrize(("file", "old", "new", "told"), [c[1:] for c in UNREADABLE], ids=[c[0] for c in UNREADABLE])
def test_what_cannot_be_read_is_told_with_what_to_write(guide: Path, file: str, old: str, new: str, told: str) -> None:
    """For somebody who never heard of TOML or Fluent."""
    before = (guide / file).read_text(encoding="utf-8")
    plant(guide / file, old, new)

    said, bad = guidework.check(as_json=False, folder=guide)

    (guide / file).write_text(before, encoding="utf-8")
    assert (bad, told in said) == (True, True), said


def test_the_report_for_scripts_has_its_eight_fields() -> None:
    """Lists of ids by language, three numbers, and no fault in our own guide."""
    said, bad = guidework.check(as_json=True)
    report = json.loads(said)

    assert {name: type(value) for name, value in report.items()} == {
        "languages": list, "topics": dict, "covers": dict, "items": dict,
        "grade_max": float, "inflesz_min": float, "segments_max": int, "faults": list,
    }  # fmt: skip
    for name in ("topics", "covers", "items"):
        assert {code: type(ids) for code, ids in report[name].items()} == {"en": list, "es": list}
    assert (report["languages"], report["faults"], bad) == (["en", "es"], [], False)
    assert [len(report[name]["es"]) for name in ("covers", "items")] == [45, 33]


def test_what_cannot_be_read_hides_nothing_else(guide: Path) -> None:
    """One broken file is one fault, whatever points at it; every field is there, empty."""
    path = guide / "en" / "items.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace('lead = "', "lead = “", 1), encoding="utf-8")

    words, bad = guidework.check(as_json=False, folder=guide)
    report = json.loads(guidework.check(as_json=True, folder=guide)[0])

    path.write_text(before, encoding="utf-8")
    assert (bad, len(words.splitlines())) == (True, 2)
    assert report == {**UNREAD, "faults": [report["faults"][0]]}
    assert report["faults"][0].startswith("en/items.toml:10: not TOML: Invalid value")


def test_faults_and_warnings_are_told_in_words() -> None:
    """The last line holds the figures, the ones before it begin with what they are."""
    words, bad = guidework.check(as_json=False)
    *lines, last = words.splitlines()

    assert bad is any(line.startswith("fault") for line in lines)
    assert {line.split()[0] for line in lines} <= {"fault", "warning"}
    assert " faults in " in last


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('LISTEN = "ecoute"', "[words] LISTEN is none of ADD, BACK"),
        ('LIST = "stop"', "[words] LIST: 'stop' means something else already"),
        ('LIST = "liste, "', "[words] LIST: '' means something else already"),
    ],
)
def test_a_language_s_own_words_must_mean_something(guide: Path, line: str, told: str) -> None:
    """One of the bot's words, and none that means another."""
    path = guide / "es" / "language.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n[words]\n{line}\n", encoding="utf-8")

    words, bad = guidework.check(as_json=False, folder=guide)

    path.write_text(before, encoding="utf-8")
    assert (bad, told in words) == (True, True), words
