"""Which kind, and is there time: what people answer in their own words, also earlier than they are asked."""

import pytest
from acting import Actor, asked, planned

NEW = asked("role", role="")


@pytest.mark.parametrize(
    ("said", "acute", "asks"),
    [
        ("my dad has AML", True, "wait"),
        ("I have CLL", False, "wait"),
        ("I have ALL", True, "wait"),
        ("i have all", True, "wait"),
        ("my son has ALL", True, "wait"),
        ("mi mamá tiene leucemia aguda", True, "wait"),
        ("soy paciente, llc", False, "wait"),
        ("I am the patient, that is all", False, "kind"),
        ("my mom has leukemia", False, "kind"),
        ("I take care of somebody with AML", False, "relation"),
    ],
)
def test_a_kind_named_along_the_way_is_not_asked_for(said: str, *, acute: bool, asks: str) -> None:
    """Who they are and what it is may come in one breath."""
    actor = Actor(NEW)

    actor.says(said)

    assert actor.person.step is not None
    assert (actor.person.step.name, actor.plan.acute) == (asks, acute)


@pytest.mark.parametrize(
    ("said", "wait", "days"),
    [
        ("they said 4 days", "days", 4),
        ("dijeron una semana", "days", 7),
        ("they want to start tomorrow", "start_now", None),
        ("they said start monday", "start_now", None),
        ("zero days", "start_now", None),
        ("he said do not wait, start as soon as possible", "start_now", None),
        ("dijo que no espere, lo antes posible", "start_now", None),
        ("empieza hoy mismo", "start_now", None),
        ("diagnosed 3 weeks ago", "", None),
        ("desde hace 2 semanas", "", None),
        ("I am 62 years old", "", None),
    ],
)
def test_how_long_there_is_may_be_told_before_it_is_asked(said: str, wait: str, days: int | None) -> None:
    """Then the kind stays unknown, which counts as urgent. Days that have passed and years of age are no wait."""
    actor = Actor(asked("kind"))

    actor.says(said)

    assert (actor.plan.wait, actor.plan.wait_days, actor.plan.acute) == (wait, days, bool(wait))


@pytest.mark.parametrize(
    "said",
    [
        *("diagnosed 3 weeks ago", "I am 62", "62 years old", "hace 10 días", "my room is 412"),
        *("wed dec 9 9ish in the morning at the university clinic", "la cita es el 9 de diciembre a las 10"),
    ],
)
def test_what_was_is_no_answer_to_how_long_there_is(said: str) -> None:
    """A number of days to wait is what the doctor said, nothing else."""
    actor = Actor(asked("wait"), planned(acute=True))

    actor.says(said)

    assert actor.plan.wait_days is None


@pytest.mark.parametrize("said", ["maybe 10 or 12, not sure", "quizás unos 10 días"])
def test_a_number_they_are_not_sure_of_is_asked_for(said: str) -> None:
    """A permission to wait that nobody gave is never noted."""
    actor = Actor(asked("wait"), planned(acute=True))

    actor.says(said)

    assert actor.person.step is not None
    assert (actor.person.step.name, actor.plan.wait_days, actor.plan.items) == ("wait.days", None, {})


def test_what_the_doctor_said_can_be_taken_back() -> None:
    """By UNDO, or by the answer that it was not asked yet: the question is open again, and P00 too."""
    actor = Actor(asked("wait"), planned(acute=True))
    actor.says("14 days")
    noted = dict(actor.plan.items)
    actor.says("undo")
    undone = (dict(actor.plan.items), actor.plan.wait_days)
    actor.says("14 days")
    actor.taps("wait:not_asked")

    assert (noted, undone, dict(actor.plan.items)) == ({"P00": "done"}, ({}, None), {})


@pytest.mark.parametrize("said", ["I called 3 times and nobody picks up", "llamé dos veces y nadie contesta"])
def test_who_reached_nobody_is_told_whom_to_call(said: str) -> None:
    """Nothing is noted; the on-call line is named."""
    actor = Actor(asked("wait"), planned(acute=True))

    actor.says(said)

    assert (actor.plan.wait, actor.plan.items) == ("not_asked", {})


@pytest.mark.parametrize("said", ["I have ALL", "my mom has ALL", "they said it is ALL"])
def test_the_name_of_an_illness_ticks_nothing_off(said: str) -> None:
    """After a list, "I have all" means the tasks; "ALL" in capitals is a kind of leukemia."""
    actor = Actor()
    actor.says("list", said)

    assert actor.plan.items == {}


@pytest.mark.parametrize("step", ["kind", "wait"])
@pytest.mark.parametrize(
    "said",
    [
        "two more weeks till the beach",
        "the wedding is in two weeks",
        "vacaciones en dos semanas",
        "can't wait for Saturday",
        "Blue Cross put me on hold for an hour",
        "school starts monday",
        "my sister had her baby, she is in the hospital",
    ],
)
def test_a_beach_is_no_permission_to_wait(said: str, step: str) -> None:
    """Days and hours of something else: a permission that nobody gave, or a start, must never be noted."""
    actor = Actor(asked(step))

    actor.says(said)

    assert (actor.plan.wait, actor.plan.wait_days, actor.plan.in_hospital) == ("", None, False)


@pytest.mark.parametrize(
    ("said", "wait"),
    [("they said it can't wait till Friday", "start_now"), ("chemo starts Friday after church", "start_now")],
)
def test_treatment_beside_it_counts(said: str, wait: str) -> None:
    """What was said of the treatment is the answer, whatever day else is told."""
    actor = Actor(asked("wait"))

    actor.says(said)

    assert actor.plan.wait == wait
