"""From the two documents to the scheduler's view of a person: what planning needs to know, and nothing else."""

import datetime as dt
import functools
import zoneinfo

from handlers.address import Address
from handlers.records import Person, Plan, Visit
from handlers.zones import FALLBACK_ZONE
from scheduler.series import Outlook, Series
from scheduler.workdays import EVERY_DAY

EARLIEST, LATEST = 9, 18
"""The hours from which on reminders can come: with OPEN_FOR they stay within every US quiet-hours law that we know of
for all days of the week (docs/reminders.md)."""
CLOSES = 17
OPEN_FOR = 2
"""Hours at least, so that a text which an outage held up still has its day."""


def outlook(person: Person, plan: Plan, series: Series, now: dt.datetime) -> Outlook:
    """How this person stands towards their reminders. ``now`` only stands in where they have not begun."""
    still = open_items(plan, series)
    return Outlook(
        zone=person.zone or FALLBACK_ZONE,
        began_at=person.began_at or now,
        visit_at=aware(plan.visit) if plan.visit else None,
        visit_zone=plan.visit.zone if plan.visit else "",
        visit_set_at=plan.visit.set_at if plan.visit else plan.cleared_at,
        pace=plan.visit.pace if plan.visit else "standard",
        urgent=plan.acute and "P00" in still,
        agreed=person.daily,
        open_items=still,
        said=person.said,
        snoozed_until=person.snoozed_until,
        held_since=person.held_since,
        stopped=silent(person, plan),
        opens=dt.time(person.hour),
        closes=closes(person),
        days=frozenset(person.days) or EVERY_DAY,
        seldom=person.seldom,
    )


def open_items(plan: Plan, series: Series) -> frozenset[str]:
    """What is still to do, of all that a reminder of this plan may name."""
    added = [own.id for own in plan.own] if series.own else []
    over = {item for item, state in plan.items.items() if state in ("done", "not_needed")}
    if plan.outcome not in ("different", "unsure"):
        over.add("P32")  # talking about two answers makes sense only where they may differ
    return named(series, different=plan.outcome == "different").union(added) - over


@functools.lru_cache(maxsize=32)
def named(series: Series, *, different: bool) -> frozenset[str]:
    """The items that reminders name; with the seven steps where two opinions are ``different``."""
    steps = series.steps.items if series.steps and different else ()
    return frozenset(series.order).union(steps, *(touch.items for touch in series.touches))


def closes(person: Person) -> dt.time:
    """When the person's open hours end: as for everybody, or later for who chose a late hour."""
    return dt.time(max(CLOSES, person.hour + OPEN_FOR))


def aware(visit: Visit) -> dt.datetime:
    """The visit's moment in UTC."""
    return visit.at.replace(tzinfo=zoneinfo.ZoneInfo(visit.zone)).astimezone(dt.UTC)


def silent(person: Person, plan: Plan) -> bool:
    """Whether nothing may be sent unasked: no opt-in, STOP, PAUSE, a hospital stay, the end of the plan."""
    never = person.began_at is None or person.stopped or person.paused
    return never or plan.in_hospital or bool(plan.ended) or reminder_address(person) is None


def reminder_address(person: Person) -> Address | None:
    """Where reminders go: the chosen channel's line if it opted in, else any other that did."""
    agreed = [line.address for line in person.lines if line.state == "agreed"]
    chosen = [address for address in agreed if address.channel == person.remind_on]
    return next(iter(chosen or agreed), None)
