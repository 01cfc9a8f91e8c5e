"""Questions for the doctor: adding, ordering, noting, and all that can go wrong on the way."""

import msgspec
import pytest
from acting import CHAT, PHONE, VISIT, Actor, asked, known, planned
from hypothesis import example, given, settings
from hypothesis import strategies as st
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS

from bot.channels import segments, sms
from handlers import asking, questions
from handlers.address import Address
from handlers.merging import merged_questions
from handlers.messages import Text
from handlers.records import Plan, ToAsk

GOAL, TYPE = ToAsk(id="plan-goal"), ToAsk(id="diagnosis-type")
MINE = ToAsk(id="own-1", words="Can I fly?")
PAST = msgspec.structs.replace(VISIT, at=VISIT.at.replace(month=11, day=1))
TEN = tuple(ToAsk(id=f"own-{number}", words=f"Question {number}?") for number in range(1, 11))
PLACES = pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])


def asking_for(*wishes: ToAsk, **changes: object) -> Plan:
    """A plan with these questions."""
    return planned(to_ask=wishes, **changes)


def test_every_theme_of_the_guide_can_be_chosen() -> None:
    """No question for a doctor is out of reach; those about the outlook stand under a theme of their own."""
    scene = Actor().scene(Text("x"))
    themes = {questions.theme_of(scene, name) for name in asking.guide_questions(scene)}

    assert themes == {*questions.THEMES, questions.OUTLOOK}


@PLACES
def test_what_is_there_already_or_nowhere_is_not_added(here: Address) -> None:
    """An old button adds nothing twice, and a question that the guide no longer has leads to the list."""
    actor = Actor(plan=asking_for(GOAL), here=here)

    actor.taps("question.add:plan-goal", "question.add:gone", "question:gone", "question.up:gone", "question.note:")

    assert actor.plan.to_ask == (GOAL,)
    assert "1" in actor.heard


@PLACES
def test_a_theme_that_is_used_up_leads_back_to_the_list(here: Address) -> None:
    """After its last question."""
    actor = Actor(plan=asking_for(ToAsk(id="close-report")), here=here)

    assert "All of these are on your list." in actor.taps("question.add:close-lead")


@pytest.mark.parametrize("way", ["question.add:plan-goal", "questions.write", "question.keep"])
def test_ten_are_enough(way: str) -> None:
    """An eleventh is not taken, however it comes."""
    actor = Actor(known(pending="One more?"), asking_for(*TEN))

    assert "You have 10 questions." in actor.taps(way)
    assert actor.plan.to_ask == TEN


def test_a_sixth_is_taken_with_a_kind_word() -> None:
    """Three to five work best; nobody is refused."""
    actor = Actor(plan=asking_for(*TEN[:5]))

    assert "You have 6. Three to five work best" in actor.taps("question.add:plan-goal")
    assert len(actor.plan.to_ask) == 6


@pytest.mark.parametrize(("step", "data"), [("questions.write", {}), ("question.note", {"note": "second/own-1"})])
def test_too_many_words_are_asked_for_again(step: str, data: dict[str, str]) -> None:
    """Two hundred characters, and the question stays open."""
    actor = Actor(asked(step, data), asking_for(MINE))

    assert "That has 206 characters." in actor.says("word " * 41 + "w")
    assert actor.plan.to_ask == (MINE,)
    actor.says("Short enough")
    assert len(actor.plan.to_ask) + len(actor.plan.to_ask[0].second) in (2, 13)


def test_the_same_words_are_kept_once() -> None:
    """Written twice, asked once."""
    actor = Actor(asked("questions.write"), asking_for(MINE))

    actor.says("Can  I fly?")

    assert actor.plan.to_ask == (MINE,)


def test_a_command_is_never_a_question() -> None:
    """LIST while a question is waited for is LIST; so it is while an answer is."""
    for step, data in (("questions.write", {}), ("question.note", {"note": "second/own-1"})):
        actor = Actor(asked(step, data), asking_for(MINE))
        actor.says("list")
        assert actor.plan.to_ask == (MINE,)


@pytest.mark.parametrize(
    ("way", "order"),
    [
        ("question.up:own-3", "1 3 2"), ("question.top:own-3", "3 1 2"), ("question.up:own-1", "1 2 3"),
        ("question.remove:own-2", "1 3"),
    ],
)  # fmt: skip
def test_the_order_is_the_persons(way: str, order: str) -> None:
    """Up, to the top, away."""
    actor = Actor(plan=asking_for(*TEN[:3]))

    actor.taps(way)

    assert " ".join(wish.id.removeprefix("own-") for wish in actor.plan.to_ask) == order


@PLACES
def test_nothing_to_show_is_the_list(here: Address) -> None:
    """An old "show it" after everything was removed."""
    assert "Three to five work best" in Actor(here=here).taps("questions.show")


def test_words_that_are_gone_are_asked_for() -> None:
    """A stale "add it" asks for the question itself."""
    assert "in your own words" in Actor().taps("question.keep")


def test_none_of_these_can_become_a_question_too() -> None:
    """What no topic answers stays at hand for one turn more, and only so long."""
    actor = Actor()
    actor.says("second opinion insurance doctor")
    assert "none-of-these" in actor.offered
    actor.taps("none-of-these", "question.keep")
    assert [wish.words for wish in actor.plan.to_ask] == ["second opinion insurance doctor"]

    actor.says("second opinion insurance doctor", "menu")
    assert actor.person.pending == ""


def test_a_long_question_for_the_bot_is_kept_as_its_beginning() -> None:
    """A button can carry no words and the list no pages."""
    actor = Actor()
    actor.says("should I take this treatment or another one " * 6)
    actor.taps("question.keep")

    assert [len(wish.words) for wish in actor.plan.to_ask] == [200]


def test_after_the_visit_answers_are_noted() -> None:
    """By the new doctor; by the first one too where the two differ. A command word is no answer, a yes is."""
    for outcome, doctors in (("same", ["second"]), ("unsure", ["second", "first"])):
        actor = Actor(plan=asking_for(MINE, visit=PAST, outcome=outcome))
        actor.taps("question:own-1")
        notes = [action for action in actor.offered if action.startswith("question.note:")]
        assert notes == [f"question.note:{doctor}/own-1" for doctor in doctors]

    actor.taps("question.note:first/own-1")
    assert "Noted." in actor.says("yes")
    assert actor.plan.to_ask[0].first == "yes"


def test_the_list_is_not_made_ready_after_the_visit() -> None:
    """Before it P21 can be ticked from three on; afterwards it means nothing."""
    for visit, offered in ((VISIT, True), (PAST, False)):
        actor = Actor(plan=asking_for(*TEN[:3], visit=visit))
        actor.taps("questions")
        assert ("tick:P21" in actor.offered) == offered


def test_lists_of_two_records_become_one() -> None:
    """Mine first; the same question once; own words of both under ids of their own."""
    theirs = (GOAL, ToAsk(id="own-1", words="Can I swim?"), TYPE, MINE)

    assert merged_questions((MINE, GOAL), theirs) == (MINE, GOAL, ToAsk(id="own-2", words="Can I swim?"), TYPE)


words = st.text(min_size=1, max_size=200).map(lambda text: " ".join(text.split())).filter(bool)


@example(["UNSTOP", "help!"], "stop", "en")  # carriers act upon these
@settings(max_examples=25, deadline=None)
@given(st.lists(words, min_size=1, max_size=10, unique=True), words, st.sampled_from(["en", "es"]))
def test_whatever_people_write_fits_a_text_and_names_no_illness(own: list[str], note: str, language: str) -> None:
    """Every page of the list, of each question and of the sheet for the doctor, to its last part."""
    wishes = tuple(ToAsk(id=f"own-{n}", words=text, second=note, first=note) for n, text in enumerate(own, 1))
    actor = Actor(known(language=language), asking_for(*wishes, visit=PAST, outcome="different"))

    for action in ("questions", "questions.show", *(f"question:{wish.id}" for wish in wishes[:2])):
        actor.taps(action)
        for _ in range(80):
            for reply in actor.turn.replies:
                for out in sms.render(reply, "https://bot.example.org/x"):
                    body = str(out.fields["body"])
                    assert segments.count(body).segments <= MOST_SEGMENTS
                    assert not NAMES_ILLNESS.search(body)
            if not actor.person.more:
                break
            actor.taps("more")
        assert actor.person.more == ""


@settings(max_examples=50, deadline=None)
@given(words)
def test_no_character_is_lost_between_parts(text: str) -> None:
    """Cut text put together again is the text."""
    assert "".join("".join(asking.pieces(text, ["Back"])).split()) == "".join(text.split())


def test_the_guide_asks_nothing_of_an_insurer_here() -> None:
    """The insurer's questions are another list."""
    scene = Actor().scene(Text("x"))

    assert not [name for name in asking.guide_questions(scene) if name.startswith("insurer")]
    assert LIBRARY.guide.questions("es") != LIBRARY.guide.questions("en")
