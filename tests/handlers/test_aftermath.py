"""What comes after the visit: the list of then, the comparison, the seven steps, the end."""

import msgspec
import pytest
from acting import CHAT, NOON, PHONE, VISIT, Actor, asked, known, planned
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS

from bot.channels import segments, sms
from content.guide import SEVEN_STEPS
from handlers.address import Address
from handlers.messages import Text
from handlers.records import ToAsk

PAST = msgspec.structs.replace(VISIT, at=VISIT.at.replace(month=11, day=1))
BOTH = pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])


@BOTH
def test_before_the_visit_its_page_is_what_comes_next(here: Address) -> None:
    """Asked too early, the question is when the visit is, or how it stands."""
    assert "Do you have a date" in Actor(here=here).taps("after")
    assert "Your visit" in Actor(plan=planned(visit=VISIT), here=here).taps("after")


@BOTH
def test_a_visit_that_did_not_happen_wants_a_new_date(here: Address) -> None:
    """No blame: LIST asks for the date again, and a no takes the old one away."""
    actor = Actor(plan=planned(visit=PAST, outcome="not_happened"), here=here)

    assert "Is there a new date?" in actor.says("list")
    actor.says("no")

    assert actor.plan.visit is None


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ("the diagnosis", "diagnosis"),
        ("el tratamiento", "plan"),
        ("both", "both"),
        ("las dos", "both"),
        ("hm hm hm", ""),
    ],
)
def test_what_differs_is_told_in_words(words: str, differs: str) -> None:
    """In either language; what is none asks again."""
    actor = Actor(plan=planned(visit=PAST))
    actor.taps("outcome:different")

    heard = actor.says(words)

    assert actor.plan.differs == differs
    assert "seven steps" in heard


@pytest.mark.parametrize(("before", "after"), [("", "different"), ("same", "different"), ("unsure", "unsure")])
def test_what_differs_means_that_they_differ(before: str, after: str) -> None:
    """Also from an old button; somebody unsure stays unsure."""
    actor = Actor(plan=planned(visit=PAST, outcome=before))

    actor.taps("differs:plan")

    assert actor.plan.outcome == after


def test_asked_what_differs_again_the_question_comes_again() -> None:
    """A step that resumes."""
    actor = Actor(asked("differs"), planned(visit=PAST, outcome="different"))

    assert "What is it that differs?" in actor.says("hello")


@BOTH
@pytest.mark.parametrize("language", LIBRARY.guide.languages)
def test_the_steps_are_ticked_one_by_one(language: str, here: Address) -> None:
    """Each opens, is ticked and comes back like an item; with all of them done P32 itself can go."""
    actor = Actor(plan=planned(visit=PAST, outcome="different"), here=here)
    actor.person = msgspec.structs.replace(actor.person, language=language)
    for step in SEVEN_STEPS:
        actor.taps(f"item:{step}", f"tick:{step}")
        actor.says("undo")
        assert step not in actor.plan.items
        actor.taps("steps", f"tick:{step}", "summary")

    actor.taps("steps")

    assert actor.person.more == "tick:P32" if here == PHONE else "tick:P32" in actor.offered
    actor.taps("tick:P32", "steps")
    assert "tick:P32" not in actor.offered


def test_only_what_is_of_use_then_is_listed() -> None:
    """The steps where the two differ or nobody knows; answers to note where something was asked."""
    wishes = (ToAsk(id="plan-goal"),)
    for outcome, listed in (("same", ("P30", "P31")), ("unsure", ("P30", "P31", "P32"))):
        actor = Actor(plan=planned(visit=PAST, outcome=outcome, to_ask=wishes))
        actor.says("list")
        assert actor.person.listed == listed
        assert "questions" in actor.offered
        assert "outcome" not in actor.offered


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("outcome", ["", "same", "different", "unsure", "not_happened"])
def test_every_page_after_the_visit_fits_a_text_message(outcome: str, language: str) -> None:
    """At most three segments, no illness named, whatever is done."""
    for done in ({}, dict.fromkeys(SEVEN_STEPS, "done"), dict.fromkeys(SEVEN_STEPS, "not_needed")):
        visit = msgspec.structs.replace(PAST, by="video", zone="America/Los_Angeles")
        actor = Actor(plan=planned(visit=visit, outcome=outcome, items=done, to_ask=(ToAsk(id="plan-goal"),)))
        actor.person = msgspec.structs.replace(actor.person, language=language)
        pages = ("after", "steps", "steps.both", "after.close", "after.close:keep", "visit", "place", "place.zone")
        ends = (
            "place:video",
            "place:clinic",
            "place:phone",
            "visit.ics",
            "differs:both",
            "outcome",
            "questions.themes",
        )
        for action in (*pages, *ends, *(f"{name}:{step}" for step in SEVEN_STEPS for name in ("item", "script"))):
            actor.taps(action)
            bodies = [str(out.fields["body"]) for reply in actor.turn.replies for out in sms.render(reply, "https://x")]
            assert [body for body in bodies if segments.count(body).segments > MOST_SEGMENTS] == []
            assert [body for body in bodies if NAMES_ILLNESS.search(body)] == []


@pytest.mark.parametrize(
    ("outcome", "items", "asks"), [("", {}, True), ("same", {}, False), ("same", {"P30": "done"}, True)]
)
def test_how_they_compare_is_asked_once(outcome: str, items: dict[str, str], asks: bool) -> None:  # noqa: FBT001 - a column of the table
    """Two days after the visit only the written report is asked for where the rest was told already."""
    actor = Actor(known(began_at=NOON), planned(visit=PAST, outcome=outcome, items=items))

    actor.rings()

    assert ("How do the two answers compare" in actor.heard) is asks
    assert actor.person.asking is asks
    assert "written report" in actor.heard


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_open_steps_are_reminded_of_where_the_answers_differ(language: str) -> None:
    """A week after the visit, by name, in one text message; DONE ticks them. After the same answer none is named."""
    items = {"P30": "done", "P31": "done", "P32": "done", "S34": "done"}
    actor = Actor(known(language=language), planned(visit=PAST, outcome="different", items=items))
    same = Actor(known(language=language), planned(visit=PAST, outcome="same", items=items))
    while not (actor.person.said and actor.person.said[-1].touch == "T+7"):
        assert actor.rings()
    while same.rings():
        pass

    (reply,) = actor.turn.replies
    (out,) = sms.render(reply, "https://x")
    body = str(out.fields["body"])
    assert actor.person.listed == ("S36", "S37", "S38", "S39", "S40")
    assert actor.scene(Text("")).item("S36").task in body
    assert segments.count(body).segments <= MOST_SEGMENTS
    assert actor.meets(Text("DONE 1")).plan.items["S36"] == "done"
    assert all(text.touch != "T+7" for text in same.person.said)
