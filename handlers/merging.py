"""One person known twice: the states of two addresses become one when the second is proven to be theirs too.

The rule: nothing a person did is lost. ``mine`` is where they write now and wins where both said something else; what
was done stays done, an agreed line stays agreed, a stopped one stopped, a hold stays a hold.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

from handlers.asking import next_own
from handlers.records import ItemState, Line, OwnItem, Person, Plan, ToAsk

KEPT = 60
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
USUAL_HOUR = Person(id="").hour
RANK = {"asked": 0, "not_needed": 1, "done": 2}
"""Of two states of one item the further one counts."""


def merged_person(mine: Person, theirs: Person) -> Person:
    """Me, with everything that only the other record knew."""
    before = {line.address: line for line in theirs.lines}
    began = [at for at in (mine.began_at, theirs.began_at) if at]
    held = [at for at in (mine.held_since, theirs.held_since) if at]
    agreed = any(line.state == "agreed" and line.address.channel == mine.invited for line in theirs.lines)
    known = mine if mine.zone_confirmed or not theirs.zone else theirs
    return msgspec.structs.replace(
        mine,
        lines=tuple(kept(line, before.get(line.address)) for line in mine.lines),
        language=mine.language or theirs.language,
        zone=known.zone,
        zone_confirmed=known.zone_confirmed,
        role=theirs.role if mine.role in ("", "looking") and theirs.role else mine.role,
        relation=mine.relation or theirs.relation,
        # They chose the other channel a moment ago, and it has opted in already.
        remind_on=mine.invited if agreed else mine.remind_on or theirs.remind_on,
        private=mine.private or theirs.private,
        show_time=mine.show_time or theirs.show_time,
        daily=mine.daily or theirs.daily,
        hour=theirs.hour if mine.hour == USUAL_HOUR else mine.hour,
        days=mine.days or theirs.days,
        seldom=mine.seldom or theirs.seldom,
        paused=mine.paused or theirs.paused,
        began_at=min(began, default=None),
        held_since=max(held, default=None),
        share_after=max(filter(None, (mine.share_after, theirs.share_after)), default=None),
        said=tuple(sorted((*mine.said, *theirs.said), key=lambda said: said.at))[-KEPT:],
    )


def kept(line: Line, before: Line | None) -> Line:
    """The line as the other record left it: an opt-in or a STOP of that very number is not undone by linking it."""
    if before is None or line.state != "proven" or before.state == "dead":
        return line
    return before


def merged_plan(mine: Plan, theirs: Plan) -> Plan:
    """My plan, with everything that only the other one held."""
    answered = mine if mine.wait in ("days", "start_now") or not theirs.wait else theirs
    own, renamed = merged_own(mine, theirs)
    latest = mine if set_at(mine) >= set_at(theirs) else theirs
    return msgspec.structs.replace(
        mine,
        visit=latest.visit,
        cleared_at=latest.cleared_at,
        acute=mine.acute or theirs.acute,
        wait=answered.wait,
        wait_days=answered.wait_days,
        in_hospital=mine.in_hospital or theirs.in_hospital,
        items=merged_items(mine.items, {renamed.get(item, item): state for item, state in theirs.items.items()}),
        own=own,
        own_given=mine.own_given + len(theirs.own),
        call={
            **theirs.call,
            **{question: said for question, said in mine.call.items() if said or not theirs.call.get(question)},
        },
        called_on=max(filter(None, (mine.called_on, theirs.called_on)), default=None),
        outcome=mine.outcome or theirs.outcome,
        differs=mine.differs or theirs.differs,
        to_ask=merged_questions(mine.to_ask, theirs.to_ask),
        ended=mine.ended or theirs.ended,
    )


def set_at(plan: Plan) -> dt.datetime:
    """When the visit was last set or called off."""
    return plan.visit.set_at if plan.visit else plan.cleared_at or LONG_AGO


def merged_items(mine: Mapping[str, ItemState], theirs: Mapping[str, ItemState]) -> dict[str, ItemState]:
    """Every item in its further state."""
    known = [(item, side[item]) for side in (mine, theirs) for item in side]
    return dict(sorted(known, key=lambda pair: RANK[pair[1]]))


def merged_own(mine: Plan, theirs: Plan) -> tuple[tuple[OwnItem, ...], dict[str, str]]:
    """What both clinics asked for, mine first, with ids of mine; and for each id of theirs what it is now."""
    out, renamed = mine.own, dict[str, str]()
    for number, own in enumerate(theirs.own, mine.own_given + 1):
        same = next((known for known in mine.own if known.words.casefold() == own.words.casefold()), None)
        renamed[own.id] = same.id if same else f"C{number}"
        out = out if same else (*out, OwnItem(f"C{number}", own.words))
    return out, renamed


def merged_questions(mine: tuple[ToAsk, ...], theirs: tuple[ToAsk, ...]) -> tuple[ToAsk, ...]:
    """My questions first, then theirs that I have not; those in their own words get ids of their own."""
    known, out = {asked.words or asked.id for asked in mine}, mine
    for asked in theirs:
        if (asked.words or asked.id) not in known:
            out = (*out, msgspec.structs.replace(asked, id=next_own(out) if asked.words else asked.id))
    return out
