"""Opt-outs and look-alikes by families: no longer needed, a new owner, how to end it; a limit, an absence, a joke."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from handlers.understanding.opt_out_sentences import clauses, limited
from handlers.understanding.opt_outs import in_doubt, opt_out

LINES = Path(__file__).with_name("rows").joinpath("opt_outs.txt").read_text(encoding="utf-8").splitlines()


def test_every_opt_out_of_the_list_is_heard() -> None:
    """In whatever words it was put."""
    assert [line[2:] for line in LINES if line.startswith("+ ") and opt_out(line[2:], "en") in {"", "delete"}] == []


def test_no_look_alike_of_the_list_is_taken_for_one() -> None:
    """An hour that does not suit, a wrong doctor, weariness, another thing to quit."""
    assert [line[2:] for line in LINES if line.startswith("- ") and opt_out(line[2:], "en")] == []


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield from node.splitlines()
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _texts(inner)


def test_no_question_that_people_ask_is_an_opt_out() -> None:
    """Words that were added for opt-outs must not reach "nobody takes me seriously"."""
    sheets = sorted((Path(__file__).parents[2] / "content").glob("*/asks.toml"))
    asked = [text for sheet in sheets for text in _texts(tomllib.loads(sheet.read_text(encoding="utf-8")))]

    assert len(asked) > 1000
    assert [text for text in asked if opt_out(text, "en")] == []


def test_what_is_said_to_go_on_silences_the_whole_text() -> None:
    """Also where another sentence of it would be an opt-out."""
    assert limited(clauses("no texts before eight please, the rest is fine"))
    assert opt_out("no texts please. just keep the visit ones", "en") == ""


def test_letters_with_stops_between_them_are_one_word() -> None:
    """Shouted."""
    assert clauses("s.t.o.p. do you hear") == ["stop", "do you hear"]
    assert opt_out("S.T.O.P. do you people not understand it", "en") == "free"


def test_hospice_alone_is_no_opt_out_and_a_refusal_beside_it_is() -> None:
    """Hospice has its own kind answer, unless the texts themselves are refused."""
    assert opt_out("he's on hospice now", "en") == ""
    assert not in_doubt("he's on hospice now")
    assert opt_out("he's on hospice now so we wont need these any more", "en") == "free"
