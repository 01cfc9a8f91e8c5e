"""A reminder that could not leave in time was not said: the next day names what it would have named."""

import datetime as dt

from acting import VISIT, Actor, planned

from handlers.messages import Due


def test_what_could_not_leave_is_said_the_next_day() -> None:
    """An outage over the whole window: the text is taken back, comes as a catch-up, and is not lost."""
    actor = Actor(plan=planned(visit=VISIT))
    assert actor.rings()
    lost = actor.person.said[-1]

    actor.now = lost.at.replace(hour=22, minute=1)  # the window ends at 17:00 in New York
    actor.meets(Due(unsaid=lost.at + dt.timedelta(milliseconds=3)))
    assert actor.person.said == ()
    assert actor.rings()

    again = actor.person.said[-1]
    assert again.at.date() == lost.at.date() + dt.timedelta(days=1)
    assert set(lost.items) <= set(again.items)


def test_nothing_else_is_taken_back() -> None:
    """Told twice, as for a text in two parts, or after another text was said, it changes nothing more."""
    actor = Actor(plan=planned(visit=VISIT))
    actor.rings()
    actor.rings()
    first, second = actor.person.said[-2:]

    actor.now = second.at.replace(hour=22, minute=1)
    for _ in range(2):
        actor.meets(Due(unsaid=second.at))

    assert actor.person.said[-1] == first
