"""Texts as people might send them, with what each means, and how much of them must be understood.

``blind`` rows were written before any rule; the other sets after, each measured once before it was learned from, those
from ``sixth`` on written without sight of the rules. What ``UNSEEN`` names was measured and not learned from: its
floors are what was reached. The first figures of each are kept in docs/understanding.md.
"""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot import encoder
from bot.understand import SAFETY, command
from content.loading import load
from content.search import Index, build_index
from handlers.understanding import dates, meaning, safety_signs
from handlers.understanding.safety_signs import SafetyRules

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
Row = dict[str, object]


UNSEEN = {"crisis": "tenth", "questions": "tenth"}
"""The newest set of each kind that no rule and no wording was made for."""


def rows(kind: str, *, unseen: bool = False) -> list[Row]:
    """The rows that were learned from, or those that were not."""
    lines = (HERE / "rows" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if (row["split"] == UNSEEN.get(kind)) is unseen]


def share(passed: Iterable[bool]) -> float:
    every = list(passed)
    return sum(every) / len(every)


def word(row: Row) -> str:
    return command(str(row["text"]), str(row["lang"]), str(row.get("context", "any")))


def right(row: Row) -> set[object]:
    also = row["also_ok"]
    assert isinstance(also, list)
    return {row["expected"], *also}


@pytest.fixture(scope="module")
def rules() -> SafetyRules:
    languages = load(CONTENT, whole=False).languages.values()
    return safety_signs.compile_rules([language.safety for language in languages])


@pytest.fixture(scope="module", params=[None, encoder.learn], ids=["words alone", "with the encoder"])
def index(request: pytest.FixtureRequest) -> Index:
    return build_index(*load(CONTENT, whole=False).languages.values(), compare=request.param)


def test_dates_are_right_and_never_invented() -> None:
    """At least 98 of 100 dates are read right, two are wrong.

    Both are meant unlike other rows: "between 9 and 10", and a chemo with a day of its own before the visit.
    """
    verdicts = [_verdict(row) for row in rows("dates")]

    assert share(v == "right" for v in verdicts) >= 0.98
    assert verdicts.count("wrong") <= 2


def _verdict(row: Row) -> str:
    found = dates.read(str(row["text"]), dt.datetime.fromisoformat(str(row["now"])), str(row["tz"]), str(row["lang"]))
    want, also = row["expected"], row["also_ok"]
    assert isinstance(want, dict)
    assert isinstance(also, list)
    got = (str(found.date or ""), found.time.strftime("%H:%M") if found.time else "")
    settled = found.status in {"ok", "date_only", "time_only"}
    if settled and got in [_moment(other) for other in also]:
        return "right"
    if found.status == want["status"] and (got == _moment(want) or not settled):
        return "right"
    return "wrong" if settled and not _half(found, want) else "asks"


def _moment(said: dict[str, str | None]) -> tuple[str, str]:
    return said.get("date") or "", said.get("time") or ""


def _half(found: dates.Reading, want: dict[str, str | None]) -> bool:
    """Whether one half of what was said was read, so that the bot asks for the other."""
    return found.status != "ok" and want["status"] == "ok" and (str(found.date) == want["date"] or found.date is None)


def test_every_opt_out_is_found_and_nothing_else_is_one() -> None:
    """A missed STOP breaks the law, a false one silences a person who needs us."""
    found = [(word(row), row) for row in rows("keywords")]
    others = [word(row) for kind in ("dates", "questions") for row in rows(kind)]

    assert share(got in right(row) for got, row in found if row["expected"] == "STOP") >= 0.99
    assert [row["text"] for got, row in found if got == "STOP" and "STOP" not in right(row)] == []
    assert "STOP" not in others


def test_commands_and_answers_are_understood() -> None:
    """At least 97 of 100 texts around commands mean what the person meant."""
    assert share(word(row) in right(row) for row in rows("keywords")) >= 0.97


def test_red_flags_are_seen_and_look_alikes_let_be(rules: SafetyRules) -> None:
    """Recall at least 90 %, false alarms at most 20 % on look-alikes and 0.5 % on ordinary messages."""
    seen = [(safety_signs.read(str(row["text"]), rules), row) for row in rows("crisis")]
    # Some who only wrote of a visit told of a red flag indeed: ``alarm``.
    others = [row for kind in ("dates", "questions", "keywords") for row in rows(kind) if not row.get("alarm")]
    ordinary = [safety_signs.read(str(row["text"]), rules) for row in others]

    assert share(sign is not None for sign, row in seen if row["expected"] != "none") >= 0.9
    assert share(SAFETY[sign.level] in right(row) for sign, row in seen if sign and row["expected"] != "none") >= 0.95
    assert share(sign is not None for sign, row in seen if row["expected"] == "none") <= 0.2
    assert share(sign is not None for sign in ordinary) <= 0.005


def test_questions_find_their_topic_or_the_care_team(index: Index) -> None:
    """The topic is among the three offered in 85 of 100; medical questions go to the care team, ours stay."""
    found = [(meaning.topics(str(row["text"]), index), row) for row in rows("questions")]
    ours = [(got, row) for got, row in found if row["expected"] != "none"]
    medical = [got for got, row in found if row["kind"] == "medical"]

    assert share(bool(right(row) & set(got.topics)) for got, row in ours) >= 0.85
    assert share(got.route == "care_team" for got in medical) >= 0.9
    assert share(got.route != "topics" for got, _ in ours) <= 0.05


def test_unseen_red_flags_are_seen_as_well_as_they_were(rules: SafetyRules) -> None:
    """87 of 91, with 14 false alarms on 115 look-alikes and none on questions."""
    seen = [(safety_signs.read(str(row["text"]), rules), row) for row in rows("crisis", unseen=True)]
    ordinary = rows("questions", unseen=True)

    assert share(sign is not None for sign, row in seen if row["expected"] != "none") >= 0.95
    assert share(sign is not None for sign, row in seen if row["expected"] == "none") <= 0.13
    assert [row["text"] for row in ordinary if safety_signs.read(str(row["text"]), rules)] == []


def test_unseen_questions_find_their_topic_as_well_as_they_did(index: Index) -> None:
    """Of a hundred 96 are among the three offered; nine in ten medical questions go to the care team."""
    found = [(meaning.topics(str(row["text"]), index), row) for row in rows("questions", unseen=True)]
    ours = [(got, row) for got, row in found if row["expected"] != "none"]

    assert share(bool(right(row) & set(got.topics)) for got, row in ours) >= 0.96
    assert share(got.route == "care_team" for got, row in found if row["kind"] == "medical") >= 0.88
    assert share(got.route != "topics" for got, _ in ours) <= 0.02


def test_every_example_of_the_rules_fires(rules: SafetyRules) -> None:
    """Each example in safety.toml brings its own sign, or a graver one."""
    sheets = [language.safety for language in load(CONTENT, whole=False).languages.values()]
    order = safety_signs.ORDER

    for sheet in sheets:
        signs = sheet["sign"]
        assert isinstance(signs, list)
        for sign in signs:
            for example in sign["examples"]:
                found = safety_signs.read(example, rules)
                assert found, example
                assert order.index(found.level) <= order.index(sign["level"]), example


def test_every_sign_has_its_fixed_text() -> None:
    """In every language, for both channels, with the number to call, that it is a bot, and the way back."""
    for code, language in load(CONTENT, whole=False).languages.items():
        texts, signs = language.safety["texts"], language.safety["sign"]
        assert isinstance(texts, dict)
        assert isinstance(signs, list)
        assert {sign["key"] for sign in signs} == set(texts)
        for key, text in texts.items():
            for body in (text["telegram"], text["sms"]):
                needed = ("911", "bot", "SAFE" if code == "en" else "A SALVO")
                assert [word for word in needed if word not in body] == [], (code, key)
