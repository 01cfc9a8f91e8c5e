"""The order of the checks, and what holds for people who stopped or are new."""

import datetime as dt

import msgspec
import pytest
from acting import AGREED, CHAT, NOON, PHONE, VISIT, Actor, asked, known, planned
from talking import LIBRARY

from content.phrases import Phrases
from handlers import router
from handlers.messages import Allowed, Consented, Erased, Suppressed, Tap, Text, Unreadable
from handlers.records import Line, Person
from handlers.scene import Library

NEW = Person(id="p1", lines=(Line(address=PHONE),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("STOP I can't breathe", "call 911 now"), ("I want to end it", "988"), ("end", "stopped"),
        ("stop the bleeding how??", "911"), ("should I quit chemo", "question for your doctor"),
        ("please stop texting me", "stopped"),
        ("wrong number", "sorry for the trouble"),
        ("delete my data", "Delete everything"), ("cancel my visit", "When is"),
        ("help", "911"), ("list", "What matters now"), ("what should I bring?", "Is it one of these"),
        ("qwxz vbnm", "800-955-4572"),
    ],
)  # fmt: skip
def test_the_first_check_that_knows_the_words_answers(text: str, said: str) -> None:
    """Safety first, then STOP, then commands, then the guide, then a human line (docs/safety.md)."""
    assert said.casefold() in Actor().says(text).casefold()


def test_the_order_of_the_checks() -> None:
    """Whoever changes it changes what happens to a frightened person."""
    names = [check.__name__ for check in router.CHECKS]

    wanted = ["red_flag", "opt_out", "always", "expected", "usual", "search"]
    assert [name for name in names if name in wanted] == wanted


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("list", "You asked me to stop"), ("1", "You asked me to stop"), ("help", "988"), ("privacy", "encrypted"),
        ("español", "no recibir mensajes"), ("export", "I keep your number"), ("safe", "You asked me to stop"),
        ("start", "welcome back"), ("chest pain", "911"),
    ],
)  # fmt: skip
def test_what_works_after_a_stop(word: str, said: str) -> None:
    """Emergencies, and what a person has a right to."""
    actor = Actor(known(stopped=True, lines=(msgspec.structs.replace(AGREED, state="stopped"),)))

    assert said.casefold() in actor.says(word).casefold()


def test_deletion_can_be_confirmed_after_a_stop() -> None:
    """By word, and by button."""
    writing, pressing = Actor(known(stopped=True)), Actor(known(stopped=True), here=CHAT)

    writing.says("delete", "yes")
    pressing.taps("delete", "delete:yes")

    assert (writing.turn.effects, pressing.turn.effects) == ((Erased(),), (Erased(),))


@pytest.mark.parametrize("event", [Unreadable("photo"), Text("  "), Tap("list", 0, "77")])
def test_anything_else_after_a_stop_tells_the_way_back(event: Unreadable | Text | Tap) -> None:
    """And nothing more."""
    actor = Actor(known(stopped=True))

    actor.meets(event)

    assert actor.heard.startswith("You asked me to stop")


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Text("who is this"), "Who are you?"), (Tap("topic:what-is", 0, "77"), "Who are you?"),
        (Unreadable("voice"), "Who are you?"), (Text("hola"), "¿Quién es usted?"),
        (Text("ESPAÑOL"), "¿Quién es usted?"),
        (Text("english"), "Who are you?"), (Text("START"), "Who are you?"), (Text("help"), "988"),
        (Text("chest pain"), "911"),
    ],
)  # fmt: skip
def test_somebody_new_is_welcomed_whatever_they_begin_with(event: Text | Tap | Unreadable, said: str) -> None:
    """Save for emergencies and what everyone may ask."""
    actor = Actor(NEW)

    actor.meets(event)

    assert said in actor.heard


def test_somebody_new_can_delete_at_once() -> None:
    """Without being asked who they are in between."""
    actor = Actor(NEW)

    actor.says("delete", "1")

    assert actor.turn.effects == (Erased(),)


def test_the_apps_language_is_a_first_guess() -> None:
    """Until somebody chooses."""
    actor = Actor(NEW, here=CHAT)
    scene = msgspec.structs.replace(actor.scene(Text("hi")), hint="es-MX")

    assert "¿Quién es usted?" in router.respond(scene).replies[0].text


def test_a_group_is_not_welcomed() -> None:
    """Everyone there would read along."""
    actor = Actor(NEW, here=CHAT)

    actor.meets(Unreadable("group"))

    assert actor.offered == ()


@pytest.mark.parametrize(
    ("said", "effects"),
    [("START", (Allowed(PHONE), Consented(PHONE, "2026-11", "START"))), ("list", ())],
)
def test_only_start_brings_back_what_was_stopped(said: str, effects: tuple[object, ...]) -> None:
    """The line is what it was: one that had opted in has opted in again."""
    actor = Actor(known(stopped=True, lines=(msgspec.structs.replace(AGREED, state="stopped"),)))

    actor.says(said)

    assert (actor.turn.effects, actor.person.stopped) == (effects, effects == ())


def test_a_start_that_was_said_before_the_stop_does_not_undo_it() -> None:
    """It came late: the way back is told instead. An even older STOP, still later, changes nothing about that."""
    actor, minute = Actor(here=CHAT), dt.timedelta(minutes=1)
    actor.meets(Text("STOP", sent_at=NOON - minute))
    actor.meets(Text("STOP", sent_at=NOON - 3 * minute))

    actor.meets(Text("START", sent_at=NOON - 2 * minute))
    assert (actor.turn.effects, actor.person.stopped, "START" in actor.heard) == ((), True, True)
    actor.meets(Text("START", sent_at=NOON))
    assert actor.person.stopped is False


def test_start_is_no_opt_in_for_who_never_had_one() -> None:
    """They can talk again, and are asked."""
    actor = Actor(known(stopped=True, role="", lines=(Line(address=PHONE, state="stopped"),), began_at=None))

    actor.says("start")

    assert (actor.turn.effects, actor.person.lines[0].state) == ((Allowed(PHONE),), "proven")
    assert "I answer again" in actor.heard


@pytest.mark.parametrize(
    ("opt_out", "text", "answers", "silent"),
    [
        ("STOP", "STOP", False, True), ("", "stop", True, True), ("", "stop texting me", True, False),
        ("", "stop", False, False),
        ("HELP", "HELP", False, True), ("", "help", True, True), ("", "menu", True, False),
    ],
)  # fmt: skip
def test_what_the_provider_answered_is_not_answered_twice(opt_out: str, text: str, answers: bool, silent: bool) -> None:  # noqa: FBT001 - columns of the table
    """Whole-body keywords, where the provider is set to answer them or says that it did."""
    programme = msgspec.structs.replace(LIBRARY.programme, provider_answers_opt_out=answers)
    library: Library = msgspec.structs.replace(LIBRARY, programme=programme)
    actor = Actor(library=library)

    turn = router.respond(msgspec.structs.replace(actor.scene(Text(text)), opt_out=opt_out))

    assert (turn.replies == (), turn.person.stopped) == (silent, "stop" in text.casefold())


def test_a_provider_that_answers_start_leaves_the_list_to_us() -> None:
    """The confirmation is theirs, what comes next is ours."""
    programme = msgspec.structs.replace(LIBRARY.programme, provider_answers_opt_out=True)
    actor = Actor(known(stopped=True), library=msgspec.structs.replace(LIBRARY, programme=programme))

    assert actor.says("START").startswith("What matters now")


def test_a_stop_ends_every_line() -> None:
    """Whatever channel it came from."""
    actor = Actor(known(lines=(AGREED, Line(address=CHAT, state="agreed", agreed_at=NOON))))

    actor.says("stop")

    assert ({line.state for line in actor.person.lines}, actor.turn.effects) == ({"stopped"}, (Suppressed(),))
    assert actor.turn.alarm is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1", "I do not know that"), ("more", "no more of that"), ("thanks", "You are welcome"),
        ("yes", "You are welcome"),
        ("no", "That is fine"), ("hello", "What matters now"), ("skip", "What would you like"),
        ("undo", "nothing to undo"),
        ("done", "Which one do you mean?"), ("not needed", "Which one do you mean?"), ("later", "I will ask again"),
        ("why", "You said OK to reminders"), ("safe", "What would you like"), ("december 3 at 2pm", "Is that right?"),
        ("my last scan was on december 3 and then they told me at 2pm that it is fine", "Is it one of these"),
    ],
)  # fmt: skip
def test_words_to_nothing_in_particular(words: str, said: str) -> None:
    """Each has an answer that leads on."""
    assert said in Actor().says(words)


def test_a_question_just_asked_is_asked_again_and_one_from_before_does_not_insist() -> None:
    """Nonsense after the question, and nonsense after the menu."""
    at_once, afterwards = Actor(asked("kind")), Actor(asked("kind"))

    assert "is there time?" in at_once.says("qwxz vbnm")
    assert "is there time?" not in afterwards.says("menu", "qwxz vbnm")


def test_a_late_answer_of_a_few_words_still_counts() -> None:
    """A whole sentence is about something else by then."""
    few, many = Actor(asked("kind")), Actor(asked("kind"))

    assert "Did your doctor tell you" in few.says("menu", "it is chronic")
    assert "Did your doctor tell you" not in many.says("menu", "how fast do I have to get all my records")


@pytest.mark.parametrize(
    ("version", "action", "old"),
    [
        (5, "consent:yes", False), (4, "consent:yes", True), (4, "topic:what-is", False), (5, "gone", True),
        (5, "topic:gone", True), (5, "tick:P03,P99", True),
    ],
)  # fmt: skip
def test_an_old_button_does_not_answer_todays_question(version: int, action: str, old: bool) -> None:  # noqa: FBT001 - a column of the table
    """Pages can be opened at any time; answers, and things that are gone, cannot."""
    actor = Actor(known(version=5), here=CHAT)

    actor.meets(Tap(action, version, "77"))

    assert ("from earlier" in actor.heard) == old


@pytest.mark.parametrize(
    ("listed", "word", "items"),
    [
        (("P03", "P06"), "done 2", {"P06": "done"}), (("P03",), "done", {"P03": "done"}),
        (("P03", "P06"), "done 1 and 2", {"P03": "done", "P06": "done"}), (("P03",), "done 4", {}),
        (("P03", "P06"), "not needed 1", {"P03": "not_needed"}), (("P03",), "not needed", {"P03": "not_needed"}),
        (("P03", "P06"), "skip 2", {"P06": "not_needed"}), (("P03", "P06"), "not needed", {}),
    ],
)  # fmt: skip
def test_numbers_mean_the_list_seen_last(listed: tuple[str, ...], word: str, items: dict[str, str]) -> None:
    """And a number that it does not have means nothing."""
    actor = Actor(known(listed=listed))

    actor.says(word)

    assert actor.plan.items == items


def test_a_tick_is_taken_back_by_undo_and_by_number() -> None:
    """The last one, or the one named."""
    actor = Actor(known(listed=("P03", "P06")))
    actor.says("done 1", "undo")
    assert actor.plan.items == {}
    actor.says("done 1", "done 2", "undo 1")
    assert actor.plan.items == {"P06": "done"}


def test_taking_back_is_there_time_opens_the_question_again() -> None:
    """Its answer goes with it."""
    actor = Actor(plan=planned(wait="days", wait_days=9, items={"P00": "done"}))

    actor.taps("untick:P00")

    assert (actor.plan.wait, actor.plan.wait_days, actor.plan.items) == ("not_asked", None, {})


def test_what_comes_after_the_visit_is_on_the_whole_list_then() -> None:
    """And not before."""
    over = msgspec.structs.replace(VISIT, at=VISIT.at - dt.timedelta(days=40))
    before, after = Actor(plan=planned(visit=VISIT)), Actor(plan=planned(visit=over))

    lists = [actor.taps("all:16") + actor.taps("all:24") for actor in (before, after)]
    assert ["Ask for the written report" in text for text in lists] == [False, True]


def test_when_all_is_done_the_list_says_so() -> None:
    """Whatever is left for after the visit comes after the visit."""
    everything = dict.fromkeys(LIBRARY.guide.languages["en"].items, "done")
    actor = Actor(plan=planned(items=everything))

    assert "Nothing is open right now" in actor.says("list")


def test_a_language_without_a_phrase_says_it_in_english_with_a_note() -> None:
    """On both channels."""
    source = "\n".join(f"{key} = x" for key in ("in-english", "menu", "help"))
    bare = Phrases("es", source, LIBRARY.phrases["en"])
    library: Library = msgspec.structs.replace(LIBRARY, phrases={**LIBRARY.phrases, "es": bare})
    actor = Actor(known(language="es"), library=library)

    replies = actor.meets(Text("qwxz vbnm")).replies

    assert (replies[0].text.startswith("x\n\nI do not know"), replies[0].short.startswith("x I do not")) == (True, True)


def test_pause_and_its_end() -> None:
    """Nothing is planned in between; then the next text is told."""
    actor = Actor(plan=planned(visit=VISIT))
    actor.says("pause")
    assert actor.turn.alarm is None
    assert "Next message" in actor.taps("unpause")


def test_what_comes_when_is_told_and_so_is_that_nothing_does() -> None:
    """Computed, never stored."""
    some, none = Actor(plan=planned(visit=VISIT)), Actor(known(began_at=None))

    assert ("November 3" in some.taps("coming"), "Nothing is planned" in none.taps("coming")) == (True, True)


@pytest.mark.parametrize(
    ("changes", "offered"),
    [({"began_at": None}, ("consent", "menu")), ({"paused": True}, ("unpause", "menu")), ({"stopped": True}, ())],
)
def test_where_nothing_comes_the_way_to_it_is_offered(changes: dict[str, object], offered: tuple[str, ...]) -> None:
    """An opt-in, the end of a pause; after a STOP only START helps."""
    actor = Actor(known(**changes))

    actor.taps("coming")

    assert actor.offered == offered


def test_during_a_hospital_stay_nothing_comes_and_nothing_is_offered() -> None:
    """The way home is on the list."""
    actor = Actor(plan=planned(in_hospital=True))

    actor.taps("coming")

    assert actor.offered == ("menu",)


def test_why_without_an_opt_in() -> None:
    """Nothing comes unasked."""
    assert "nothing unasked" in Actor(known(began_at=None)).says("why")


@pytest.mark.parametrize(
    ("person", "text", "said"),
    [
        (asked("visit.when", {"time": "14:30:00"}), "december 3", "December 3 at 2:30 PM"),
        (asked("visit.time", {"date": "2026-12-03"}), "2", "December 3 at 2:00 PM"),
        (asked("visit.time", {"date": "2026-12-03"}), "at 2:30 pm", "December 3 at 2:30 PM"),
        (asked("visit.when"), "at 2:30 pm", "on which day?"), (asked("visit.time"), "skip", "When is the visit?"),
        (asked("visit.confirm"), "ok", "When is the visit?"), (asked("visit.past"), "yes", "When is the visit?"),
        (asked("visit.past"), "it was", "When is the visit?"),
        (asked("visit.past", {"date": "2026-10-30"}), "it has been", "How do the two opinions compare?"),
    ],
)  # fmt: skip
def test_halves_of_a_date_become_a_whole(person: Person, text: str, said: str) -> None:
    """And a step that lost what it knew asks again."""
    assert said in Actor(person).says(text)


def test_who_is_in_hospital_is_not_asked_for_a_date() -> None:
    """They see what helps there."""
    actor = Actor(asked("consent", began_at=None, lines=(Line(address=PHONE),)), planned(in_hospital=True))

    assert "so there is no list" in actor.says("no")


def test_an_opt_in_that_came_without_words_is_logged_without_words() -> None:
    """Such as one that leads on from another turn."""
    actor = Actor(asked("consent", began_at=None, lines=(Line(address=CHAT),)), here=CHAT)
    scene = msgspec.structs.replace(actor.scene(Unreadable("photo")))

    from handlers.welcome import agreed  # noqa: PLC0415 - this one case looks behind the registry

    assert [effect.reply for effect in agreed(scene, "").effects if isinstance(effect, Consented)] == [""]


def test_a_reminder_that_is_not_due_any_more_is_not_said() -> None:
    """The alarm rang, and nothing is right at this moment."""
    actor = Actor(plan=planned(visit=VISIT))
    actor.now = NOON - dt.timedelta(hours=5)

    from handlers.messages import Due  # noqa: PLC0415 - beside its one use

    assert actor.meets(Due()).replies == ()


def test_leaving_a_question_leads_to_the_menu() -> None:
    """Where it has no skip of its own."""
    actor = Actor(asked("outcome"))

    assert "What would you like" in actor.says("skip")
    assert actor.person.step is None
