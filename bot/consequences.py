"""What a turn leads to, written inside its transaction: records, documents, the alarm, and rows of the outbox."""

import datetime as dt
from collections.abc import Mapping

import msgspec
import structlog

from bot.channels.wire import Sender
from bot.storage import erasure, ledger, people, post
from bot.storage.store import Tx
from handlers.address import Address, Channel
from handlers.merging import merged_person, merged_plan
from handlers.messages import (
    Allowed,
    CodeSent,
    Consented,
    Due,
    Effect,
    Erased,
    Event,
    Joined,
    OptOutType,
    Reply,
    Suppressed,
    Tap,
    Turn,
    Unreachable,
)
from handlers.records import Person
from scheduler.series import Alarm

AT_LEAST = dt.timedelta(minutes=1)
"""An alarm that rang is never set to a moment that has passed: it would ring for ever."""

log = structlog.get_logger()


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn is about. ``asked``: the event came from ``here``, so an answer may go there even after a STOP."""

    event: Event
    here: Address
    now: dt.datetime
    sent_at: dt.datetime | None = None
    language: str = ""
    opt_out: OptOutType = ""
    asked: bool = False

    @property
    def moment(self) -> dt.datetime:
        """When the person acted, where the channel tells: a late older START must not undo a newer STOP."""
        return self.sent_at or self.now


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Where replies become rows of the outbox."""

    tx: Tx
    senders: Mapping[Channel, Sender]
    now: dt.datetime
    person_id: str
    version: int = 0

    def put(self, reply: Reply, target: Address, edits: str = "") -> None:
        """Render the reply for the target's channel and queue it."""
        sender = self.senders.get(target.channel)
        if sender is None:
            log.warning("channel_not_configured", channel=target.channel)
            return
        for message in sender.render(reply, self.version, edits):
            letter = post.Letter(
                address=target,
                person_id=self.person_id,
                urgency=reply.urgency,
                message=message,
                expires_at=reply.expires_at,
            )
            post.enqueue(self.tx, (letter,), self.now)


def keep(desk: Desk, held: people.Held, turn: Turn, occasion: Occasion) -> bool:
    """Write everything the turn says; whether the person was erased."""
    tx = desk.tx
    withheld = frozenset(_held_back(tx, turn.effects, occasion.now))
    for effect in turn.effects:
        _record(tx, effect, held.person, occasion)
        if isinstance(effect, Joined):
            turn = _joined(tx, effect, turn, occasion)
    erased = Erased() in turn.effects
    if erased:
        erasure.erase(tx, held.person.id)
    else:
        _save(tx, held, turn, occasion)
    for reply in turn.replies:
        target = reply.to or occasion.here
        if target not in withheld and _may_go(tx, target, turn.person, occasion):
            desk.put(reply, target, _edits(reply, target, occasion))
    return erased


def _held_back(tx: Tx, effects: tuple[Effect, ...], now: dt.datetime) -> list[Address]:
    codes = [effect.address for effect in effects if isinstance(effect, CodeSent)]
    return [address for address in codes if not ledger.count_code(tx, tx.vault.hashed(address), now)]


def _record(tx: Tx, effect: Effect, person: Person, occasion: Occasion) -> None:
    match effect:
        case Consented():
            ledger.log_consent(tx, effect, person.id, occasion.now)
        case Suppressed():
            _stop(tx, person.id, occasion)
        case Allowed():
            ledger.allow(tx, tx.vault.hashed(effect.address), occasion.moment)
        case CodeSent() | Erased() | Joined():
            pass


def _joined(tx: Tx, effect: Joined, turn: Turn, occasion: Occasion) -> Turn:
    """The turn with what was known behind the joined address; the alarm rings at once, to be computed anew."""
    theirs = erasure.join(tx, effect.address, turn.person.id)
    if theirs is None:
        return turn
    person, plan = merged_person(turn.person, theirs.person), merged_plan(turn.plan, theirs.plan)
    again = Alarm(at=occasion.now, touch="") if person.began_at else None
    return msgspec.structs.replace(turn, person=person, plan=plan, alarm=again)


def _stop(tx: Tx, person_id: str, occasion: Occasion) -> None:
    for hashed in people.hashes(tx, person_id):
        ledger.suppress(tx, hashed, occasion.moment)
        post.drop(tx, hashed, post.Mark(state="dropped", code="stopped"), occasion.now)


def _save(tx: Tx, held: people.Held, turn: Turn, occasion: Occasion) -> None:
    people.save(tx, held, turn.person, turn.plan)
    kept = {line.address for line in turn.person.lines}
    for line in held.person.lines:
        if line.address not in kept:
            people.release(tx, line.address, held.person.id)
    at = turn.alarm.at if turn.alarm else None
    if at and isinstance(occasion.event, Due) and at <= occasion.now:
        log.warning("alarm_in_the_past", touch=turn.alarm.touch if turn.alarm else "")
        at = occasion.now + AT_LEAST
    people.set_alarm(tx, held.person.id, held.plan.id, at)


def _may_go(tx: Tx, target: Address, person: Person, occasion: Occasion) -> bool:
    if occasion.asked and target == occasion.here:
        return True
    if isinstance(occasion.event, Unreachable) and target == occasion.event.address:
        return False
    if any(line.address == target and line.state == "dead" for line in person.lines):
        return False
    return not ledger.suppressed(tx, tx.vault.hashed(target))


def _edits(reply: Reply, target: Address, occasion: Occasion) -> str:
    tapped = isinstance(occasion.event, Tap) and target == occasion.here
    return occasion.event.message if reply.replaces and tapped and isinstance(occasion.event, Tap) else ""


def home(person: Person, but: Address | None = None) -> Address | None:
    """Where to speak to a person who did not just write: their reminders' channel, else a line that opted in."""
    alive = [line for line in person.lines if line.state in ("proven", "agreed") and line.address != but]
    alive.sort(key=lambda line: (line.address.channel != person.remind_on, line.state != "agreed"))
    return alive[0].address if alive else None
