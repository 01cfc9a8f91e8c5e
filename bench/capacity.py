"""How many people one sender is enough for: the reminders of everybody come at ten o'clock, and senders are slow.

No measurement and no chance: the real series and the real texts, for people who begin on every day of the week, spread
over the zones of the United States; then a queue at each provider's limit. ``python -m bench.capacity --ours 300`` also
shows what a process that rings 300 alarms a second makes of it. The table stands in docs/scaling.md.
"""

import argparse
import bisect
import collections
import datetime as dt
import itertools
import zoneinfo
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from bench.pages import library
from bot.channels import sms
from bot.channels.segments import count
from bot.library import responder
from handlers.address import Address
from handlers.messages import Due, Turn
from handlers.outlook import outlook
from handlers.records import Line, Person, Plan, Visit
from scheduler import plan as planning

PEOPLE = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
"""In preparation at the same time: from the first text to T+7."""

ZONES: Mapping[str, tuple[int, int]] = {
    "Eastern": (-4, 473),
    "Central": (-5, 289),
    "Mountain": (-6, 67),
    "Pacific": (-7, 165),
    "Alaska": (-8, 2),
    "Hawaii": (-10, 4),
}
"""Summer offset, and share of the population of the United States in thousandths (census; counties split by zone)."""

HERE, ZONE = Address("sms", "+12125550100"), zoneinfo.ZoneInfo("America/New_York")

FIRST_MONDAY = dt.date(2026, 7, 13)
"""From here on eight weeks without a federal holiday or a change of clocks: nothing is moved by either."""
LEADS = tuple(range(10, 45, 5))
"""Days from the date being set to the visit, equally many of each; an assumption. With every day of the week to begin
on, visits fall on each of the five working days alike."""
BOOKS_LATER = 10
"""Days without a date, for every second person. An assumption."""
LANGUAGES: Mapping[str, int] = {"en": 6, "es": 1}
"""Weights. An assumption."""

OPENS = 10 * 60
HOUR, DAY = 60, 7 * 60
"""Minutes after ten: a good end of the rush, and the end of the open hours, when a reminder expires."""


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """How fast one sender may be: ``per_second`` messages, or segments."""

    name: str
    per_second: int
    segments: bool = True


LIMITS = (
    Limit(name="Telegram bot", per_second=28, segments=False),
    Limit(name="long code", per_second=1),
    Limit(name="toll-free", per_second=3),
    Limit(name="short code", per_second=100),
    Limit(name="10DLC, best", per_second=225),
)
"""docs/scaling.md says where they come from; a 10DLC campaign of low trust has as little as a long code."""


class Cohort(msgspec.Struct, frozen=True, kw_only=True):
    """People alike: they began on this day, ``lead`` days before the visit, ``wait`` days after having no date."""

    begins: dt.date
    lead: int
    wait: int
    language: str

    @property
    def visit(self) -> dt.date:
        """The day of the visit."""
        return self.begins + dt.timedelta(days=self.wait + self.lead)

    @property
    def days(self) -> int:
        """How long they are in preparation."""
        return (self.visit - self.begins).days + 7


class Sms(msgspec.Struct, frozen=True):
    """One reminder: the recipient's weekday (Monday is 0), their minute of the day, and its segments."""

    weekday: int
    minute: int
    segments: int


class Demand(msgspec.Struct, frozen=True):
    """What one person in preparation causes."""

    days: Fraction
    """In preparation."""
    texts: Fraction
    """In all that time."""
    segments: Fraction
    """Of one text."""
    week: Mapping[tuple[int, int], tuple[Fraction, Fraction]]
    """(weekday, minute) → texts and segments of that moment, for each person who is in preparation then."""


class Wave(msgspec.Struct, frozen=True):
    """What falls due at one moment: minutes since midnight UTC, and messages or segments."""

    minute: int
    amount: Fraction


def cohorts() -> Iterator[Cohort]:
    """Who begins, a day of the week after the other."""
    for day, lead, wait, language in itertools.product(range(7), LEADS, (0, BOOKS_LATER), LANGUAGES):
        who = Cohort(begins=FIRST_MONDAY + dt.timedelta(days=day), lead=lead, wait=wait, language=language)
        if who.visit.isoweekday() <= 5:
            yield who


def reminders(who: Cohort) -> Iterator[Sms]:
    """Every reminder of the series as it is composed, for somebody who ticks nothing: nobody gets more."""
    known, respond = library(), responder(library())
    person, plan, now = _beginning(who)
    booked = now + dt.timedelta(days=who.wait)
    alarm = planning.next_alarm(known.series, outlook(person, plan, known.series, now), now)
    while True:
        if plan.visit is None and (alarm is None or alarm.at > booked):
            plan = msgspec.structs.replace(plan, visit=_visit(who, booked))
            alarm = planning.next_alarm(known.series, outlook(person, plan, known.series, booked), booked)
        if alarm is None:
            return
        turn = respond(Due(), HERE, person, plan, alarm.at, who.language, "")
        yield from _texts(turn, alarm.at.astimezone(ZONE))
        person, plan, alarm = turn.person, turn.plan, turn.alarm


def _texts(turn: Turn, local: dt.datetime) -> Iterator[Sms]:
    for message in itertools.chain.from_iterable(sms.render(reply, "") for reply in turn.replies):
        segments = count(str(message.fields["body"])).segments
        yield Sms(local.weekday(), local.hour * 60 + local.minute, segments)


def _beginning(who: Cohort) -> tuple[Person, Plan, dt.datetime]:
    now = dt.datetime.combine(who.begins, dt.time(14), ZONE).astimezone(dt.UTC)
    line = Line(address=HERE, state="agreed", agreed_at=now)
    person = Person(id="p", language=who.language, zone=ZONE.key, zone_confirmed=True, role="patient", welcomed=True)
    person = msgspec.structs.replace(person, began_at=now, remind_on="sms", lines=(line,))
    return person, Plan(id="q", visit=None if who.wait else _visit(who, now)), now


def _visit(who: Cohort, set_at: dt.datetime) -> Visit:
    at = dt.datetime.combine(who.visit, dt.time(14, 30))
    return Visit(at=at, zone=ZONE.key, set_at=set_at, pace="standard")


def demand() -> Demand:
    """The mean over all cohorts, where as many people begin on every day as end (Little's law)."""
    texts: Counter[tuple[int, int]] = Counter()
    segments: Counter[tuple[int, int]] = Counter()
    people = lives = 0
    for who in cohorts():
        weight = LANGUAGES[who.language]
        people, lives = people + weight, lives + weight * who.days
        for text in reminders(who):
            texts[text.weekday, text.minute] += weight
            segments[text.weekday, text.minute] += weight * text.segments
    # As many begin a week as cohorts have people, and ``lives / 7`` of them are there at any time.
    present = Fraction(lives, 7)
    week = {moment: (texts[moment] / present, segments[moment] / present) for moment in sorted(texts)}
    return Demand(
        Fraction(lives, people), Fraction(texts.total(), people), Fraction(segments.total(), texts.total()), week
    )


def busiest(of: Demand) -> int:
    """The weekday on which most texts go out."""
    return max(range(7), key=lambda day: sum(texts for (weekday, _), (texts, _) in of.week.items() if weekday == day))


def waves(of: Demand, people: int, *, segments: bool) -> list[Wave]:
    """What falls due on the busiest day, in order."""
    day, found = busiest(of), collections.defaultdict[int, Fraction](Fraction)
    for (weekday, minute), amounts in of.week.items():
        for offset, share in ZONES.values():
            if weekday == day:
                found[minute - offset * 60] += people * Fraction(share, 1000) * amounts[segments]
    return [Wave(minute, amount) for minute, amount in sorted(found.items())]


def longest_wait(due: Sequence[Wave], per_second: int) -> Fraction:
    """Minutes until the last of any moment's texts has left, first come, first served."""
    backlog, last, longest = Fraction(0), 0, Fraction(0)
    for wave in due:
        backlog = max(Fraction(0), backlog - (wave.minute - last) * 60 * per_second) + wave.amount
        last, longest = wave.minute, max(longest, backlog / (60 * per_second))
    return longest


def senders(due: Sequence[Wave], per_second: int, minutes: int) -> int:
    """How many of them it takes so that nobody waits for longer."""
    return 1 + bisect.bisect_left(range(1, 10**7), True, key=lambda n: longest_wait(due, n * per_second) <= minutes)  # noqa: FBT003 -- what is looked for


Cell = Callable[[Sequence[Wave], int], str]
"""What a table says about one queue and one limit."""

TABLES: Mapping[str, Cell] = {
    "Minutes until the last text of a moment has left, with one sender": lambda due, rate: _minutes(
        longest_wait(due, rate)
    ),
    "Senders, for the last to leave within an hour": lambda due, rate: f"{senders(due, rate, HOUR):,}",
    "Senders, for none to expire at five": lambda due, rate: f"{senders(due, rate, DAY):,}",
}


def lines(of: Demand, limits: Sequence[Limit]) -> Iterator[str]:
    """The tables, in Markdown."""
    yield f"{float(of.days):.0f} days in preparation, {float(of.texts):.1f} texts of {float(of.segments):.2f} segments."
    yield from ("", "| people | texts on the busiest day | at one moment |", "|---" * 3 + "|")
    for people in PEOPLE:
        due = waves(of, people, segments=False)
        yield f"| {people:,} | {float(_total(due)):,.0f} | {float(max(wave.amount for wave in due)):,.0f} |"
    for title, cell in TABLES.items():
        yield from ("", title, "", _row("people", [f"{limit.name} {limit.per_second}/s" for limit in limits]))
        yield "|---" * (1 + len(limits)) + "|"
        for people in PEOPLE:
            found = [cell(waves(of, people, segments=limit.segments), limit.per_second) for limit in limits]
            yield _row(f"{people:,}", found)


def _row(first: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join((first, *cells))} |"


def _total(due: Sequence[Wave]) -> Fraction:
    return sum((wave.amount for wave in due), Fraction(0))


def _minutes(wait: Fraction) -> str:
    return "all day" if wait > DAY else "< 1" if wait < 1 else f"{float(wait):,.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.capacity", description=__doc__)
    parser.add_argument("--ours", type=int, metavar="N", help="alarms a second that one process rings")
    given = parser.parse_args()
    ours = [Limit(name="our alarms", per_second=given.ours, segments=False)] if given.ours else []
    print("\n".join(lines(demand(), [*LIMITS, *ours])))


if __name__ == "__main__":
    main()
