"""What the clinic asks for besides: added by button or in words, read back, ticked, taken off, never told unasked."""

import msgspec
import pytest
from acting import CHAT, NOON, PHONE, VISIT, Actor, asked, known, planned

from content import gsm
from handlers.address import Address
from handlers.messages import Tap
from handlers.own_items import LONGEST, MOST
from handlers.records import Line, OwnItem, Plan

CARD, LETTER = OwnItem("C1", "vaccination card"), OwnItem("C2", "dental letter")
HELD = planned(own=(CARD, LETTER), own_given=2)
ILL = OwnItem("C1", "leukemia cell slides")
PLACES = pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])


def things(actor: Actor) -> list[str]:
    """What was added, in its order."""
    return [own.words for own in actor.plan.own]


@pytest.mark.parametrize(
    ("language", "text", "thing"),
    [
        ("en", "ADD vaccination card", "vaccination card"),
        ("en", "my clinic also wants my shot records", "shot records"),
        ("es", "AÑADIR tarjeta de vacunas", "tarjeta de vacunas"), ("es", "AGREGAR carta", "carta"),
        ("es", "mi clínica también pide mi carnet", "carnet"),
    ],
)  # fmt: skip
@PLACES
def test_a_thing_is_added_in_words(here: Address, language: str, text: str, thing: str) -> None:
    """At any moment, also while something else is asked; it is read back, and UNDO takes it away."""
    actor = Actor(asked("visit.when", language=language), here=here)

    assert thing in actor.says(text)
    assert things(actor) == [thing]
    actor.says("undo")
    assert things(actor) == []


@PLACES
def test_a_thing_is_added_in_one_question(here: Address) -> None:
    """By button, or by ADD alone; then the next one."""
    actor = Actor(here=here)

    actor.taps("own")
    actor.says("vaccination card", "add", "add dental letter")

    assert things(actor) == ["vaccination card", "dental letter"]
    assert actor.person.step is None


@pytest.mark.parametrize(("answer", "kept"), [("yes", ["a covid test"]), ("no", []), ("skip", [])])
def test_where_it_may_be_meant_otherwise_it_is_asked(answer: str, kept: list[str]) -> None:
    """What a center requires may be a treatment, too."""
    actor = Actor()

    assert "Shall I put this on your list? a covid test" in actor.says("my center requires a covid test")
    actor.says(answer)

    assert things(actor) == kept


def test_a_yes_to_what_is_gone_asks_again() -> None:
    """An old button, where the words are no longer known."""
    assert "What else does your clinic want?" in Actor().taps("own.yes")


@pytest.mark.parametrize("text", ["menu", "what is a stem cell?", "idk", "no", "skip", "list", "I have chest pain"])
def test_what_is_no_thing_is_not_put_on_the_list(text: str) -> None:
    """Commands, questions, "I don't know" and red flags, while the question is open."""
    actor = Actor(asked("own"))

    actor.says(text)

    assert things(actor) == []


def test_stop_wins() -> None:
    """As everywhere."""
    actor = Actor(asked("own"))

    actor.says("stop")

    assert (actor.person.stopped, things(actor)) == (True, [])


def test_a_late_word_is_not_put_on_the_list() -> None:
    """The question was open before the menu."""
    actor = Actor(asked("own"))

    actor.says("menu", "dentist")

    assert things(actor) == []


def test_it_is_long_full_or_there_already() -> None:
    """Each is said, and the question stays where another try makes sense."""
    long, full = Actor(asked("own")), Actor(plan=planned(own=(CARD,) * MOST, own_given=MOST))
    again = Actor(asked("own"), HELD)

    assert "too long" in long.says("x" * (LONGEST + 1))
    assert long.says("x" * LONGEST).startswith("On your list")
    assert f"room for {MOST}" in full.says("add one more paper")
    assert "already: vaccination card" in again.says("Vaccination Card")
    assert (len(full.plan.own), len(again.plan.own)) == (MOST, 2)


@pytest.mark.parametrize("words", ["*bold* _x_ [a](b) `c`", "1. <b>x</b> & y", "# head"])
def test_what_looks_like_markup_is_shown_as_it_was_written(words: str) -> None:
    """Escaped once, in lists, answers and buttons alike."""
    actor = Actor(asked("own"), here=CHAT)
    shown = actor.says(words)
    once = actor.scene(Tap("x", 0, "1")).item("C1").title

    assert once != words
    assert f"On your list: {once}." in shown
    assert f". {once}\n" in actor.taps("all")
    assert f"Done: {once}." in actor.taps("tick:C1")
    assert f"Done: {once}" in actor.says("summary")


@PLACES
def test_it_is_an_item_like_any_other(here: Address) -> None:
    """In LIST and its count, opened, ticked by number, dropped, put back."""
    actor = Actor(known(listed=("C1", "C2")), HELD, here)

    assert "(0 of 31 done)" in actor.says("list")
    actor = Actor(known(listed=("C1", "C2")), HELD, here)
    actor.says("done 1", "not needed 2")
    assert dict(actor.plan.items) == {"C1": "done", "C2": "not_needed"}
    assert "(2 of 31 done)" in actor.says("list")
    actor.taps("untick:C1", "item:C1")
    assert "Ask: Your clinic" in actor.heard
    assert "own.remove:C1" in actor.offered
    assert dict(actor.plan.items) == {"C2": "not_needed"}


def test_it_is_due_by_the_visit_and_while_none_is_set() -> None:
    """From two weeks before on; without a visit it stands behind the first steps."""
    far, near = (planned(own=(CARD,), visit=msgspec.structs.replace(VISIT, at=VISIT.at)) for _ in range(2))
    early, late = Actor(plan=far), Actor(plan=near)
    late.now = NOON.replace(day=20)
    every = {f"P{number:02}": "done" for number in range(33) if number != 20}
    early.plan, late.plan = (msgspec.structs.replace(plan, items=every) for plan in (early.plan, late.plan))

    early.says("list")
    late.says("list")

    assert (early.person.listed, late.person.listed) == (("C1", "P20"), ("C1", "P20"))
    hurried = Actor(plan=planned(own=(CARD,), wait="start_now"))
    hurried.says("list", "more")
    assert "C1" in hurried.person.listed


@pytest.mark.parametrize("state", ["", "done"])
def test_taken_off_it_is_gone_and_can_come_back_at_once(state: str) -> None:
    """With its state, under an id of its own: an old button ticks nothing."""
    held = msgspec.structs.replace(HELD, items={"C1": state} if state else {})
    actor = Actor(known(listed=("C1", "C2")), held)

    assert "Off your list: vaccination card" in actor.taps("own.remove:C1")
    assert (things(actor), actor.person.listed, dict(actor.plan.items)) == (["dental letter"], ("C2",), {})
    actor.says("undo")
    assert things(actor) == ["dental letter", "vaccination card"]
    assert dict(actor.plan.items) == ({"C3": state} if state else {})
    assert "from earlier" in actor.taps("tick:C1")


def test_taken_off_its_words_do_not_stay() -> None:
    """They go with the next message; UNDO has nothing left then, nor has a second removal."""
    actor = Actor(plan=HELD)

    actor.taps("own.remove:C1")
    actor.says("menu")

    assert actor.person.pending == ""
    assert "nothing to undo" in actor.says("undo")
    assert "The whole list" in actor.taps("own.remove:C1")


def test_a_number_for_what_is_gone_is_a_number_from_earlier() -> None:
    """By SMS an old list's numbers live on."""
    actor = Actor(known(offered={"sms": ("item:C9",)}))

    assert "from earlier" in actor.says("1")


@pytest.mark.parametrize("private", [False, True])
@PLACES
def test_no_text_that_nobody_asked_for_tells_the_words(here: Address, private: bool) -> None:  # noqa: FBT001 - a column of the table
    """They may name an illness: from the first reminder to the last, on either channel."""
    line = Line(address=here, state="agreed", agreed_at=NOON)
    plan = planned(own=(ILL, LETTER, OwnItem("C3", "third")), own_given=3, visit=VISIT)
    actor = Actor(known(lines=(line,), remind_on=here.channel, private=private), plan, here)
    texts, named = [], set[str]()

    while actor.rings():
        texts.append(actor.heard)
        named |= set(actor.turn.person.said[-1].items)

    assert {"C1", "C2"} <= named
    assert not [text for text in texts if "leuk" in text or "dental" in text]
    assert any("Something your clinic asked for" in text for text in texts) == (not private)


def test_done_after_a_reminder_says_which_it_was() -> None:
    """The answer to a person may tell their own words, by SMS without the illness."""
    actor = Actor(known(listed=("C1",)), planned(own=(ILL,), own_given=1))

    assert "Done: ... cell slides." in actor.says("done")


def test_the_summary_tells_what_the_clinic_still_waits_for() -> None:
    """All of it on Telegram, its number by SMS; what is done stands with the rest."""
    plan = msgspec.structs.replace(HELD, items={"C2": "done"})

    assert "also asked for: vaccination card\n" in Actor(plan=plan, here=CHAT).says("summary")
    assert "1 more thing for the clinic is open." in Actor(plan=plan).says("summary")
    assert "Done: dental letter" in Actor(plan=plan).says("summary")


def test_after_a_death_nothing_is_added() -> None:
    """Nor is anything asked."""
    actor = Actor(plan=planned(ended="death"))

    actor.says("add vaccination card")

    assert things(actor) == []


def test_twenty_of_them_with_odd_letters_fit_the_pages_by_sms() -> None:
    """Each page of the list stays within three segments."""
    own = tuple(
        OwnItem(f"C{n}", f"😀 cópia número {n} del papel larguísimo que piden allí, x{n}"[:LONGEST])
        for n in range(1, 21)
    )
    plan: Plan = planned(own=own, own_given=20)
    actor = Actor(known(language="es"), plan)

    pages = [actor.says("lista"), actor.says("siguiente")]
    while actor.person.more:
        pages.append(actor.says("siguiente"))

    assert sum(page.count("larg") for page in pages[1:]) == 20


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("role", ["patient", "caregiver"])
def test_what_is_said_about_it_by_sms_stays_within_three_segments(language: str, role: str) -> None:
    """Its page, the read-back, the summary and every reminder, whatever letters the words have."""
    words = "ó" * (LONGEST - 1)
    actor = Actor(known(language=language, role=role, relation="mother"), planned(visit=VISIT))
    heard = [actor.says(f"add {words}{number}") for number in range(5)]
    heard += [
        actor.taps("item:C1"),
        actor.says("list"),
        actor.taps("tick:C1,C2"),
        actor.says("summary"),
        actor.taps("own"),
    ]

    while actor.rings():
        heard.append(actor.heard)

    assert [text for text in heard if gsm.size(text).segments > 3] == []
