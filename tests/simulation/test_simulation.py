"""Whole weeks of the bot in seconds: people, both providers and faults by seed, and laws that hold at every step.

Replay one with ``.venv/bin/python -m pytest tests/simulation --seed 17 --days 60``.
"""

import multiprocessing
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import pytest
from simulation.laws import Broken
from simulation.living import live
from simulation.loop import StuckError
from simulation.weather import DEEDS, REQUESTS
from simulation.world import Outcome

SHORT, LONG = 20, 1000
"""Seeds of a normal and of a long run."""
WHOLE = 60.0
"""Days of a whole series of reminders; in the normal run only the first seed lives as long."""
WEEK = 8.0
SOMETIMES = {
    *(*DEEDS, *REQUESTS, "blocked", "undelivered"),
    *("text late", "text lost", "text doubled", "update repeated", "update doubled"),
    *("reports early", "reports twice", "reports reversed", "reports lost"),
}
"""Every kind of fault: a run over all seeds in which one of them never struck shows nothing about it."""
NEVER = ("sender_failed", "outcome_not_followed_up", "event_quarantined", "alarm_in_the_past", "apology_failed")
"""What the bot's own log may not hold, whatever fails around it."""


def days_of(seed: int, config: pytest.Config) -> float:
    """How long a seed lives."""
    told = config.getoption("--days")
    if told:
        return float(told)
    return WHOLE if config.getoption("--long") or seed == 0 else WEEK


def lived(seed: int, days: float) -> Outcome:
    """One run. Errors: Failed, with the command that repeats it."""
    try:
        return live(seed, days)
    except (Broken, StuckError) as error:
        again = f".venv/bin/python -m pytest tests/simulation --seed {seed} --days {days:g}"
        last = "\n".join("\n".join(getattr(error, "__notes__", ())).splitlines()[-80:])
        raise Broken(f"{error}\n\nreplay: {again}\n\n{last}") from None


def test_every_law_holds_in_every_run(pytestconfig: pytest.Config) -> None:
    """No law is broken in any run, and every kind of fault did strike in some of them."""
    told = pytestconfig.getoption("--seed")
    seeds = [int(told)] if told else range(LONG if pytestconfig.getoption("--long") else SHORT)
    days = [days_of(seed, pytestconfig) for seed in seeds]
    # New processes, not copies of this one, in which other tests have left threads.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(len(days), os.cpu_count() or 1), mp_context=spawned) as pool:
        outcomes = list(pool.map(lived, seeds, days))
    happened = sum((outcome.happened for outcome in outcomes), Counter[str]())
    sent = sum((outcome.sent for outcome in outcomes), Counter[str]())

    assert [event for event in NEVER if happened[f"log {event}"]] == []
    if not told:
        assert {kind for kind in SOMETIMES if not happened[kind]} == set()
        assert all(sent[urgency] > len(days) / 4 for urgency in ("safety", "reply", "reminder"))


def test_the_same_seed_is_the_same_run() -> None:
    """Everything that happens follows from the seed, so that what was found can be found again."""
    one, again, other = (live(seed, 4) for seed in (7, 7, 8))

    assert (one.trace, one.happened) == (again.trace, again.happened)
    assert one.trace != other.trace
