"""The call to the insurer: its order on each channel, its ways out and back in, its end."""

import datetime as dt

import pytest
from acting import CHAT, NOON, PHONE, VISIT, Actor, asked, known, planned
from talking import LIBRARY

from handlers.address import Address
from handlers.messages import Tap
from handlers.records import Step

IDS = [question.id for question in LIBRARY.guide.questions("en") if question.theme == "insurer"]
MUSTS = [question.id for question in LIBRARY.guide.questions("en") if question.theme == "insurer" and question.must]
WAITING = "Urgent care never waits for the insurance"


def order(here: Address) -> list[str]:
    """The questions as they are asked one after the other, each answered."""
    actor, seen = Actor(here=here), []
    actor.taps("call.go")
    while actor.person.step is not None:
        seen.append(actor.person.step.data["question"])
        actor.says("yes")
        if actor.person.step is None and len(seen) < len(IDS):
            actor.says("more")
    return seen


def test_the_order_on_each_channel() -> None:
    """A chat asks them as the guide has them; a text message first what nobody should leave out."""
    rest = [name for name in IDS if name not in MUSTS]

    assert (order(CHAT), order(PHONE)) == (IDS, MUSTS + rest)


def test_there_are_four_musts_and_the_reference_number() -> None:
    """Covered, in network, approval, my cost; then name and number."""
    assert [name.removeprefix("insurer-") for name in MUSTS] == ["covered", "network", "approval", "cost", "reference"]


@pytest.mark.parametrize(
    ("plan", "warned"),
    [
        ({"acute": True}, True), ({"acute": True, "items": {"P00": "asked"}}, True),
        ({"acute": True, "items": {"P00": "done"}}, False), ({}, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("begun", [{}, {"insurer-covered": "yes"}])
def test_urgent_care_comes_first(plan: dict[str, object], begun: dict[str, str], warned: bool) -> None:  # noqa: FBT001 - a column of the table
    """While nobody has said how long there is, before the call and on coming back to it."""
    actor = Actor(plan=planned(**plan, call=begun))

    assert (WAITING in actor.says("call")) is warned


@pytest.mark.parametrize(
    ("language", "role", "words"),
    [
        ("en", "caregiver", "Have your mother beside you to give permission"),
        ("es", "caregiver", "Tenga a su lado a su madre para dar permiso"),
        ("es", "patient", "I speak Spanish. Interpreter, please."),
    ],
)
@pytest.mark.parametrize("here", [CHAT, PHONE])
def test_before_the_call(here: Address, language: str, role: str, words: str) -> None:
    """Whose word a caregiver needs, and what a Spanish speaker reads aloud."""
    actor = Actor(known(language=language, role=role, relation="mother"), here=here)

    assert words in actor.taps("call")


@pytest.mark.parametrize("word", ["ready", "OK", "go", "more", "1", "SKIP"])
def test_ready(word: str) -> None:
    """Any of these begins."""
    actor = Actor()
    actor.says("call")

    assert "1 of 5" in actor.says(word)


@pytest.mark.parametrize("word", ["no", "later", "2"])
def test_not_ready(word: str) -> None:
    """Then later, and nothing is noted."""
    actor = Actor()

    assert ("CALL when you want" in actor.says("call", word), actor.plan.call) == (True, {})


def test_words_that_are_no_answer_to_being_ready() -> None:
    """A question about something else is answered; and a late "ready" begins nothing."""
    actor = Actor(asked("call.ready"))

    assert ("1 of 5" in actor.says("is it my fault"), "1 of 5" in actor.says("ready")) == (False, False)


def test_an_answer_counts_only_while_it_is_asked_for() -> None:
    """After the menu a yes is no answer any more."""
    actor = Actor(plan=planned(call={"insurer-covered": "yes"}))

    actor.says("call", "menu", "fine")

    assert actor.plan.call == {"insurer-covered": "yes"}


@pytest.mark.parametrize(
    ("words", "hours", "noted"), [("yes", 1, True), ("yes", 7, False), ("20", 7, False), ("hello", 1, False)]
)
def test_what_is_written_on_another_day_is_no_answer(words: str, hours: int, noted: bool) -> None:  # noqa: FBT001 - a column of the table
    """Nor is a greeting: the question is put again instead."""
    actor = Actor()
    actor.taps("call.go")
    actor.now += dt.timedelta(hours=hours)

    heard = actor.says(words)

    assert (bool(actor.plan.call), "2 of 5" in heard, "1 of 5" in heard) == (noted, noted, not noted)


@pytest.mark.parametrize(("before", "asked_whether"), [((), False), (("menu",), True)])
def test_a_number_may_be_a_temperature_once_the_talk_has_moved_on(before: tuple[str, ...], asked_whether: bool) -> None:  # noqa: FBT001 - a column of the table
    """While the insurer's question is open it is what they said."""
    actor = Actor()
    actor.taps("call.go")
    actor.says(*before)

    assert ("temperature" in actor.says("101.5")) is asked_whether


def test_the_day_is_the_one_where_the_person_is() -> None:
    """At eight in the evening in New York it is tomorrow in London."""
    actor = Actor(asked("call", {"question": "insurer-covered"}))
    actor.now = NOON.replace(hour=1)

    actor.says("yes")

    assert (actor.plan.call, str(actor.plan.called_on)) == ({"insurer-covered": "yes"}, "2026-11-01")


def test_the_first_answers_show_how_and_the_next_do_not() -> None:
    """Each text message costs; the hint stands where one begins or comes back."""
    actor = Actor()
    hints = ["SKIP" in actor.taps("call.go"), "SKIP" in actor.says("yes"), "SKIP" in actor.says("menu", "call")]

    assert hints == [True, False, True]


@pytest.mark.parametrize(
    ("answered", "ended", "state"),
    [
        ({}, "CALL when you want", None),
        ({"insurer-covered": ""}, "CALL when you want", None),
        ({"insurer-covered": "yes"}, "still open", "asked"),
        (dict.fromkeys(MUSTS, "yes"), "ticked off", "done"),
        ({**dict.fromkeys(MUSTS, ""), "insurer-cost": "10"}, "ticked off", "done"),
        (dict.fromkeys(IDS, "yes"), "ticked off", "done"),
    ],
)
def test_the_end(answered: dict[str, str], ended: str, state: str | None) -> None:
    """P03 is done once what matters most was asked, before that it is on its way; nothing noted changes nothing."""
    actor = Actor(asked("call", {"question": "insurer-network"}, undo=("P06",)), planned(call=answered), CHAT)

    assert (ended in actor.taps("call.finish"), actor.plan.items.get("P03"), actor.person.step) == (True, state, None)


def test_what_was_done_stays_done() -> None:
    """Also when it is taken up again and left."""
    actor = Actor(plan=planned(call={"insurer-covered": "yes"}, items={"P03": "done"}))

    actor.says("call", "done")

    assert actor.plan.items == {"P03": "done"}


def test_undo_puts_the_call_back_on_the_list() -> None:
    """What was said is kept."""
    actor = Actor(plan=planned(call=dict.fromkeys(IDS, "yes")))

    actor.taps("call.finish")
    actor.says("undo")

    assert (actor.plan.items, actor.plan.call) == ({}, dict.fromkeys(IDS, "yes"))


@pytest.mark.parametrize("word", ["denied", "no"])
def test_a_no_leads_to_what_helps(word: str) -> None:
    """At once what to ask while they are on the line; at the end the appeal and the help lines."""
    actor = Actor(asked("call", {"question": "insurer-covered"}), planned(acute=True))

    assert ("fast appeal" in actor.says(word), actor.turn.replies[-1].urgency) == (True, "reply")
    assert "800-532-5274" in actor.says("done")
    assert actor.offered[0] == "find:line"


def test_skipping_keeps_an_earlier_answer() -> None:
    """Who corrects an answer and thinks better of it has lost nothing."""
    actor = Actor(plan=planned(call={"insurer-covered": "yes", "insurer-network": "no"}), here=CHAT)

    actor.taps("call.ask:insurer-covered", "call.skip:insurer-covered")

    assert actor.plan.call == {"insurer-covered": "yes", "insurer-network": "no"}


@pytest.mark.parametrize(
    ("question", "word", "now"),
    [
        ("insurer-network", "back", "insurer-covered"),
        ("insurer-referral", "back", "insurer-network"),
        ("insurer-network", "skip", "insurer-covered"),
    ],
)
def test_from_one_question_to_another(question: str, word: str, now: str) -> None:
    """BACK is the question before; SKIP the first one open."""
    actor = Actor(asked("call", {"question": question}), here=CHAT)

    actor.says(word)

    assert actor.person.step == Step("call", {"question": now})


@pytest.mark.parametrize("question", ["insurer-covered", "insurer-of-another-time"])
def test_back_from_the_first_question(question: str) -> None:
    """Is the item's page; and a question that the guide has no more is left the same way."""
    actor = Actor(asked("call", {"question": question}))

    assert "Call your insurance" in actor.says("back")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({}, "Before you call"),
        ({"insurer-covered": "yes"}, "2 of 12"),
        (dict.fromkeys(IDS, "a"), "Your insurance said"),
    ],
)
def test_a_button_for_a_question_that_the_guide_has_no_more(call: dict[str, str], words: str) -> None:
    """Leads to where the call stands."""
    actor = Actor(plan=planned(call=call), here=CHAT if words.startswith("2") else PHONE)

    assert words in actor.taps("call.ask:insurer-of-another-time")


def test_going_on_with_nothing_left() -> None:
    """Shows what was said."""
    actor = Actor(plan=planned(call=dict.fromkeys(IDS, "a")))

    assert "Your insurance said" in actor.taps("call.go")


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("here", [CHAT, PHONE])
def test_the_call_begins_on_the_items_page(here: Address, language: str) -> None:
    """And the other two ways on theirs."""
    actor = Actor(known(language=language), planned(visit=VISIT), here)
    first = {item: (actor.taps(f"item:{item}"), actor.offered[0])[1] for item in ("P01", "P02", "P03", "P06")}

    assert first == {"P01": "tell", "P02": "find", "P03": "call", "P06": first["P06"]}
    assert first["P06"] not in ("tell", "find", "call")


def test_an_old_button_of_the_call_still_works() -> None:
    """It names its question, so nothing is mixed up."""
    actor = Actor(known(version=9), planned(call={"insurer-covered": "yes"}), CHAT)

    actor.meets(Tap("call.skip:insurer-network", 3, "7"))

    assert actor.plan.call == {"insurer-covered": "yes", "insurer-network": ""}
