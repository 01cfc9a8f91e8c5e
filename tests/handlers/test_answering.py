"""Answers to a reminder, as people word them: what is done, what is not needed, what can wait, and until when."""

import zoneinfo

import pytest
from acting import CHAT, NOON, PHONE, VISIT, Actor, asked, known, planned

from handlers.address import Address
from handlers.records import Line, Person

INSURER, SUMMARIES, SLIDES = THREE = ("P03", "P06", "P09")
ASKS = "asks"
"""The bot asks which, and offers each."""
PLACES = pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])


def reminded(*items: str, language: str = "en", here: Address = PHONE) -> Person:
    """Somebody whom a reminder has just named these tasks to."""
    offered = {here.channel: tuple(f"item:{item}" for item in items)}
    return known(language=language, listed=items, offered=offered)


def outcome(actor: Actor) -> object:
    """What the last words led to: states, a question, or the day of the next text."""
    if actor.plan.items:
        return dict(actor.plan.items)
    if actor.person.snoozed_until:
        there = zoneinfo.ZoneInfo(actor.person.zone)
        return f"{actor.person.snoozed_until.astimezone(there):%m-%d}"
    names = {action.partition(":")[0] for action in actor.offered}
    return ASKS if names & {"tick", "drop"} else None


def done(*items: str) -> dict[str, str]:
    """These are done."""
    return dict.fromkeys(items, "done")


def dropped(*items: str) -> dict[str, str]:
    """These are not needed."""
    return dict.fromkeys(items, "not_needed")


ENGLISH: dict[str, object] = {
    "DONE 1": done(INSURER),
    "done 1 and 3": done(INSURER, SLIDES),
    "done with 1 and 3": done(INSURER, SLIDES),
    "done with number 2": done(SUMMARIES),
    "done 1-3": done(*THREE),
    "done 1 to 2": done(INSURER, SUMMARIES),
    "I did the second one": done(SUMMARIES),
    "already did the second one": done(SUMMARIES),
    "i've already done 2": done(SUMMARIES),
    "I just did number 3": done(SLIDES),
    "we did 1": done(INSURER),
    "I did the first two": done(INSURER, SUMMARIES),
    "the first two are done": done(INSURER, SUMMARIES),
    "the first one is done": done(INSURER),
    "2 is done": done(SUMMARIES),
    "finished the last one": done(SLIDES),
    "the last two are done": done(SUMMARIES, SLIDES),
    "all but the last": done(INSURER, SUMMARIES),
    "done with all but the last": done(INSURER, SUMMARIES),
    "I did everything except 2": done(INSURER, SLIDES),
    "I did everything except the slides": done(INSURER, SUMMARIES),
    "all done": done(*THREE),
    "all three are done": done(*THREE),
    "DONE ALL": done(*THREE),
    "did them all": done(*THREE),
    "I got all of them": done(*THREE),
    "everything is done": done(*THREE),
    "both are done": ASKS,
    "done": ASKS,
    "I did two of them": ASKS,
    "👍": ASKS,
    "I called": ASKS,
    "I called my insurance": done(INSURER),
    "already called the insurance company": done(INSURER),
    "got my visit summaries": done(SUMMARIES),
    "I asked my doctor": ASKS,
    "1 and 3": ASKS,
    "both of them": ASKS,
    "not needed 2": dropped(SUMMARIES),
    "NOT NEEDED 1 and 2": dropped(INSURER, SUMMARIES),
    "I don't need the second one": dropped(SUMMARIES),
    "don't need number 3": dropped(SLIDES),
    "the last one is not needed": dropped(SLIDES),
    "2 doesn't apply to me": dropped(SUMMARIES),
    "no need for 3": dropped(SLIDES),
    "skip 2": dropped(SUMMARIES),
    "I don't need the slides": dropped(SLIDES),
    "I don't need any of them": dropped(*THREE),
    "I don't need that": ASKS,
    "not needed": ASKS,
    "doesn't apply to me": ASKS,
    "later": "11-03",
    "not now": "11-03",
    "tomorrow": "11-03",
    "later tonight": "11-03",
    "LATER 3 days": "11-05",
    "in 3 days": "11-05",
    "remind me in a couple of days": "11-04",
    "later Friday": "11-06",
    "remind me on Friday": "11-06",
    "remind me friday please": "11-06",
    "I'll do it Friday": "11-06",
    "later next week": "11-09",
    "remind me this weekend": "11-07",
    "remind me on the 15th": "11-15",
    "in 2 weeks": "11-16",
    "later in 2 months": "11-28",
    "ask me again on nov 10": "11-10",
    "not yet": None,
    "I haven't done 2": None,
    "what is 2?": None,
}
SPANISH: dict[str, object] = {
    "HECHO 1": done(INSURER),
    "hecho 1 y 3": done(INSURER, SLIDES),
    "listo con la 1 y la 3": done(INSURER, SLIDES),
    "hice la 2": done(SUMMARIES),
    "ya hice el segundo": done(SUMMARIES),
    "ya hice la segunda": done(SUMMARIES),
    "hicimos la 1": done(INSURER),
    "la 2 ya la hice": done(SUMMARIES),
    "la primera ya está": done(INSURER),
    "hice las dos primeras": done(INSURER, SUMMARIES),
    "ya hice las últimas dos": done(SUMMARIES, SLIDES),
    "ya hice la última": done(SLIDES),
    "todas menos la última": done(INSURER, SUMMARIES),
    "ya hice todas menos la 2": done(INSURER, SLIDES),
    "hice todo menos las laminillas": done(INSURER, SUMMARIES),
    "todo listo": done(*THREE),
    "ya hice todo": done(*THREE),
    "ya tengo todas": done(*THREE),
    "ya hice las tres": done(*THREE),
    "ya hice las dos": ASKS,
    "listo": ASKS,
    "ya": ASKS,
    "ya llamé": ASKS,
    "ya llamé al seguro": done(INSURER),
    "ya tengo los resúmenes de las visitas": done(SUMMARIES),
    "la 1 y la 3": ASKS,
    "no hace falta la 2": dropped(SUMMARIES),
    "la 2 no hace falta": dropped(SUMMARIES),
    "no necesito la segunda": dropped(SUMMARIES),
    "no necesito la 1 ni la 3": dropped(INSURER, SLIDES),
    "la tercera no aplica": dropped(SLIDES),
    "la 3 no la necesito": dropped(SLIDES),
    "no necesito ninguna": dropped(*THREE),
    "no lo necesito": ASKS,
    "no hace falta": ASKS,
    "no aplica": ASKS,
    "luego": "11-03",
    "mañana": "11-03",
    "ahora no": "11-03",
    "en 3 días": "11-05",
    "después el viernes": "11-06",
    "recuérdeme el viernes": "11-06",
    "lo hago el viernes": "11-06",
    "la próxima semana": "11-09",
    "dentro de una semana": "11-09",
    "luego, en dos semanas": "11-16",
    "más tarde, el 15": "11-15",
    "todavía no": None,
    "no he hecho la 2": None,
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [*(("en", *row) for row in ENGLISH.items()), *(("es", *row) for row in SPANISH.items())],
)
@PLACES
def test_an_answer_in_ones_own_words_is_understood(here: Address, language: str, text: str, expected: object) -> None:
    """Three tasks were named: the insurer, the visit summaries, the slides. The visit is on December 1."""
    actor = Actor(reminded(*THREE, language=language, here=here), planned(visit=VISIT), here)

    actor.says(text)

    assert outcome(actor) == expected


def test_the_question_which_one_is_answered_in_words_or_by_number() -> None:
    """A number, the thing's name, several at once, or all; nonsense is asked again."""
    by_number, by_name, several, every = (Actor(reminded(*THREE)) for _ in range(4))

    assert "Which one is done?" in by_number.says("done", "qwxz vbnm")
    by_number.says("2")
    by_name.says("done", "the insurance one")
    several.says("not needed", "1 and 3")
    every.says("done", "4")

    assert dict(by_number.plan.items) == done(SUMMARIES)
    assert dict(by_name.plan.items) == done(INSURER)
    assert dict(several.plan.items) == dropped(INSURER, SLIDES)
    assert dict(every.plan.items) == done(*THREE)


def test_once_the_talk_has_moved_on_a_things_name_ticks_nothing() -> None:
    """The question from before does not wait for "the insurance card"; nor is it asked about a list that is gone."""
    actor, lost = Actor(reminded(*THREE)), Actor(asked("which", {"state": "done"}))

    actor.says("done", "privacy", "the insurance card")

    assert actor.plan.items == {}
    assert "What matters now" in lost.says("qwxz vbnm")


@pytest.mark.parametrize("place", [CHAT, PHONE], ids=["telegram", "sms"])
def test_tasks_named_alone_are_asked_about(place: Address) -> None:
    """Done, not needed or later: each a choice for exactly those."""
    actor = Actor(reminded(*THREE, here=place), here=place)

    actor.says("1 and 3")

    assert actor.offered == ("tick:P03,P09", "drop:P03,P09", "later:")
    actor.taps("drop:P03,P09")
    assert dict(actor.plan.items) == dropped(INSURER, SLIDES)
    actor.says("undo")
    assert actor.plan.items == {}


def test_tasks_named_alone_that_the_list_lacks_are_asked_for() -> None:
    """With a list it is shown again as choices; without one LIST comes."""
    short, without = Actor(reminded(INSURER)), Actor()

    short.says("7 and 8")

    assert short.offered == ("tick:P03", "tick:P03")
    assert "What matters now" in without.taps("about:1,2")


def test_a_reminder_on_telegram_carries_every_answer_as_a_button() -> None:
    """Done for each task, not needed, later, the list."""
    agreed = Line(address=CHAT, state="agreed", agreed_at=NOON)
    actor = Actor(known(lines=(agreed,), remind_on="telegram"), planned(visit=VISIT), CHAT)

    actor.rings()

    ticks = tuple(f"tick:{item}" for item in actor.person.listed)
    assert ticks
    assert actor.offered == (*ticks, "not-needed:", "later:", "list")
    actor.taps("not-needed:")
    assert actor.offered[:-1] == tuple(f"drop:{item}" for item in actor.person.listed)
