"""What a turn leads to, written inside its transaction: records, documents, the alarm, and rows of the outbox."""

import datetime as dt
from collections.abc import Mapping

import msgspec
import structlog

from bot.channels.wire import Sender
from bot.metrics import OPT_OUTS
from bot.storage import erasure, ledger, people, post, shared
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
    Shared,
    Suppressed,
    Tap,
    Turn,
    Unreachable,
)
from handlers.records import Person
from scheduler.series import Alarm

AT_LEAST = dt.timedelta(minutes=1)
"""An alarm that rang is never set to a moment that has passed: it would ring for ever."""

SOON = dt.timedelta(seconds=5)
"""Every clock looks as often by itself (``Clock``, ``at_most``); what is due sooner wakes the others' too."""

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


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """Whose message it is. ``unasked``: it answers nothing that came from this address, so a STOP forbids it."""

    person_id: str
    version: int = 0
    unasked: bool = False


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Where one or many turns leave what is to be written, until ``clear`` writes all of it at once."""

    tx: Tx
    senders: Mapping[Channel, Sender]
    now: dt.datetime
    letters: list[post.Letter] = []
    unasked: list[post.Letter] = []
    """Those that only go to an address without a STOP."""
    saved: list[people.Saved] = []
    alarms: list[people.Alarmed] = []

    def put(self, reply: Reply, target: Address, writer: Writer, edits: str = "") -> None:
        """Render the reply for the target's channel; it will be queued."""
        sender = self.senders.get(target.channel)
        if sender is None:
            log.warning("channel_not_configured", channel=target.channel)
            return
        for message in sender.render(reply, writer.version, edits):
            letter = post.Letter(
                address=target,
                person_id=writer.person_id,
                urgency=reply.urgency,
                message=message,
                expires_at=reply.expires_at,
            )
            (self.unasked if writer.unasked else self.letters).append(letter)

    def clear(self) -> None:
        """Write everything."""
        people.save_all(self.tx, self.saved)
        people.set_alarms(self.tx, self.alarms)
        if any(alarm.at is not None and alarm.at <= self.now + SOON for alarm in self.alarms):
            self.tx.wake("alarms")
        stopped = ledger.stopped(self.tx, {letter.address for letter in self.unasked})
        allowed = [letter for letter in self.unasked if letter.address not in stopped]
        post.enqueue(self.tx, [*self.letters, *allowed], self.now)


def keep(desk: Desk, held: people.Held, turn: Turn, occasion: Occasion) -> bool:
    """Leave everything the turn says on the desk; whether the person was erased."""
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
        _save(desk, held, turn, occasion)
    for reply in turn.replies:
        target = reply.to or occasion.here
        if target not in withheld and _may_go(target, turn.person, occasion):
            unasked = not (occasion.asked and target == occasion.here)
            writer = Writer(person_id=held.person.id, version=turn.person.version, unasked=unasked)
            desk.put(reply, target, writer, _edits(reply, target, occasion))
    return erased


def _held_back(tx: Tx, effects: tuple[Effect, ...], now: dt.datetime) -> list[Address]:
    codes = [effect.address for effect in effects if isinstance(effect, CodeSent)]
    return [address for address in codes if not ledger.count_code(tx, tx.vault.hashed(address), now)]


def _record(tx: Tx, effect: Effect, person: Person, occasion: Occasion) -> None:
    match effect:
        case Consented():
            ledger.log_consent(tx, effect, person.id, occasion.now)
        case Suppressed():
            OPT_OUTS.labels(occasion.here.channel).inc()
            _stop(tx, person.id, occasion)
        case Allowed():
            ledger.allow(tx, tx.vault.hashed(effect.address), occasion.moment)
        case Shared():
            shared.keep(tx, effect, occasion.now)
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


def _save(desk: Desk, held: people.Held, turn: Turn, occasion: Occasion) -> None:
    desk.saved.append(people.Saved(held, turn.person, turn.plan))
    kept = {line.address for line in turn.person.lines}
    for line in held.person.lines:
        if line.address not in kept:
            people.release(desk.tx, line.address, held.person.id)
    at, rang = turn.alarm.at if turn.alarm else None, isinstance(occasion.event, Due)
    if at and rang and at <= occasion.now:
        log.warning("alarm_in_the_past", touch=turn.alarm.touch if turn.alarm else "")
        at = occasion.now + AT_LEAST
    # Most turns leave it as it is. One that rang is somebody's, and is given back by setting it.
    if rang or at != held.due_at:
        desk.alarms.append(people.Alarmed(held.person.id, held.plan.id, at))


def _may_go(target: Address, person: Person, occasion: Occasion) -> bool:
    if occasion.asked and target == occasion.here:
        return True
    if isinstance(occasion.event, Unreachable) and target == occasion.event.address:
        return False
    return all(line.address != target or line.state != "dead" for line in person.lines)


def _edits(reply: Reply, target: Address, occasion: Occasion) -> str:
    tapped = isinstance(occasion.event, Tap) and target == occasion.here
    return occasion.event.message if reply.replaces and tapped and isinstance(occasion.event, Tap) else ""


def home(person: Person, but: Address | None = None) -> Address | None:
    """Where to speak to a person who did not just write: their reminders' channel, else a line that opted in."""
    alive = [line for line in person.lines if line.state in ("proven", "agreed") and line.address != but]
    alive.sort(key=lambda line: (line.address.channel != person.remind_on, line.state != "agreed"))
    return alive[0].address if alive else None
