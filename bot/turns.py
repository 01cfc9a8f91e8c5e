"""One turn: an event in, the new state and everything to be said out, in one transaction.

The order is the promise (docs/storage.md): the event's id, the documents, the outbox and the alarm are committed
together, and only then is anything acknowledged or sent. A handler that fails never leads to a repeat.
"""

import asyncio
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec
import structlog

from bot.channels.wire import Inbound, Sender
from bot.consequences import Desk, Occasion, Writer, home, keep
from bot.metrics import DUE_LAG, TURNS
from bot.storage import ledger, people
from bot.storage.errors import Unavailable, place_of
from bot.storage.store import Store, Tx, is_outage
from handlers.address import Address, Channel
from handlers.messages import Due, Event, OptOutType, Reply, Text, Turn, Unreachable
from handlers.records import Person, Plan

Respond = Callable[[Event, Address, Person, Plan, dt.datetime, str, OptOutType], Turn]
"""What to answer: (event, here, person, plan, now, language hint, what the provider answered already) → Turn."""

Result = Literal["repeat", "taken", "erased"]

WARNED = 1_000
"""So many safety texts sent from memory are remembered, so that a provider's repeat sends no second one."""

log = structlog.get_logger()


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """What the turns ask of the rest: the answers, the channels they go out on, and the time."""

    respond: Respond
    senders: Mapping[Channel, Sender]
    apology: Callable[[Inbound], Reply]
    """What a person is told when their message made a handler fail."""
    emergency: Callable[[Inbound], Reply | None]
    """The fixed safety text for a message, found without any state: for when the database is down."""
    now: Callable[[], dt.datetime]


class Turns:
    """Everything that can start a turn. ``bell`` wakes the outbox."""

    def __init__(self, store: Store, voice: Voice, bell: asyncio.Event) -> None:
        self._store = store
        self._voice = voice
        self._bell = bell
        self._warned: OrderedDict[tuple[Channel, str], None] = OrderedDict()

    async def take(self, inbound: Inbound) -> bool:
        """Take one event from outside; False for a repeat. When this returns, the event may be acknowledged.

        Errors: Unavailable when nothing could be stored; a fixed safety text has gone out from memory then.
        """
        try:
            result = await self._store.run_together(lambda tx: self._take(tx, inbound))
        except Unavailable:
            await self._emergency(inbound)
            raise
        except Exception as error:  # noqa: BLE001 -- whatever a handler raises, the event must not come back for ever
            result = await self._put_aside(inbound, place_of(error))
        TURNS.labels(inbound.address.channel, result).inc()
        self._bell.set()
        if result == "erased":
            await self._store.scrub()
        return result != "repeat"

    async def ring_all(self, person_ids: Sequence[str]) -> None:
        """What is due now for all of these people, in one transaction: it costs a fraction of as many.

        Errors: Unavailable; whatever one person's handler raises, and then nobody was rung: ring each alone.
        """
        await self._store.run(lambda tx: self._due(tx, person_ids, Due()))
        self._bell.set()

    async def ring(self, person_id: str) -> bool:
        """The person's alarm is due: say what is due now. False when it is not due any more. Errors: Unavailable."""
        return await self._ring(person_id, Due())

    async def plan_again(self, person_id: str, unsaid: dt.datetime) -> bool:
        """The reminder of that moment was not sent in time: compute the alarm as if unsaid. Errors: Unavailable."""
        return await self._ring(person_id, Due(unsaid=unsaid))

    async def unreachable(self, address: Address, reason: str) -> None:
        """An address is proven dead (``reason`` as in ``Unreachable``): the person is told elsewhere.

        Errors: Unavailable.
        """
        await self._store.run(lambda tx: self.close_line(tx, address, reason))
        self._bell.set()

    def close_line(self, tx: Tx, address: Address, reason: str) -> None:
        """The same inside a transaction that records more, as the outbox does."""
        now = self._voice.now()
        event = msgspec.convert({"type": "Unreachable", "address": address, "reason": reason}, type=Unreachable)
        if event.reason == "opted_out":
            ledger.suppress(tx, tx.vault.hashed(address), now)
        known = people.person_at(tx, address)
        held = people.load(tx, known) if known else None
        if held is None:
            return
        occasion = Occasion(event=event, here=home(held.person, but=address) or address, now=now)
        try:
            with tx.conn.begin_nested():
                desk = self._desk(tx)
                self._turn(desk, held, occasion)
                desk.clear()
        except Exception as error:
            if is_outage(error):
                raise
            # The delivery's outcome is kept even if the handler fails.
            self._quarantine(tx, event, (address, held.person.id), place_of(error))

    def _take(self, tx: Tx, inbound: Inbound) -> Result:
        now = self._voice.now()
        if not ledger.note_inbound(tx, inbound.address, inbound.provider_id, now):
            return "repeat"
        event = inbound.event
        if isinstance(event, Text):
            event = msgspec.structs.replace(event, sent_at=inbound.sent_at)
        occasion = Occasion(
            event=event,
            here=inbound.address,
            now=now,
            sent_at=inbound.sent_at,
            language=inbound.language,
            opt_out=inbound.opt_out,
            asked=True,
        )
        desk = self._desk(tx)
        erased = self._turn(desk, people.find_or_create(tx, inbound.address), occasion)
        desk.clear()
        return "erased" if erased else "taken"

    def _turn(self, desk: Desk, held: people.Held, about: Occasion) -> bool:
        person, plan = held.person, held.plan
        turn = self._voice.respond(about.event, about.here, person, plan, about.now, about.language, about.opt_out)
        return keep(desk, held, turn, about)

    def _desk(self, tx: Tx) -> Desk:
        return Desk(tx=tx, senders=self._voice.senders, now=self._voice.now())

    async def _ring(self, person_id: str, event: Due) -> bool:
        try:
            rang = await self._store.run(lambda tx: self._due(tx, (person_id,), event))
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 -- one person's alarm must not stop everybody's
            place = place_of(error)
            rang = await self._store.run(lambda tx: self._ring_later(tx, person_id, place))
        self._bell.set()
        return rang

    def _due(self, tx: Tx, person_ids: Sequence[str], event: Due) -> bool:
        now, desk, rang = self._voice.now(), self._desk(tx), False
        for held in people.load_all(tx, person_ids).values():
            if event.unsaid is None and (held.due_at is None or held.due_at > now):
                continue
            here = home(held.person)
            if here is None:
                desk.alarms.append(people.Alarmed(held.person.id, held.plan.id, None))
                continue
            self._turn(desk, held, Occasion(event=event, here=here, now=now))
            TURNS.labels(here.channel, "rang").inc()
            if held.due_at is not None:
                DUE_LAG.observe(max(0.0, (now - held.due_at).total_seconds()))
            rang = True
        desk.clear()
        return rang

    def _ring_later(self, tx: Tx, person_id: str, place: str) -> bool:
        people.postpone(tx, person_id, self._voice.now())
        self._quarantine(tx, Due(), (None, person_id), place)
        return True

    async def _put_aside(self, inbound: Inbound, place: str) -> Result:
        def work(tx: Tx) -> Result:
            if not ledger.note_inbound(tx, inbound.address, inbound.provider_id, self._voice.now()):
                return "repeat"
            person_id = people.person_at(tx, inbound.address) or ""
            self._quarantine(tx, inbound, (inbound.address, person_id), place)
            self._apologise(tx, inbound, person_id)
            return "taken"

        return await self._store.run(work)

    def _quarantine(self, tx: Tx, event: Inbound | Event, whose: tuple[Address | None, str], place: str) -> None:
        address, person_id = whose
        log.error("event_quarantined", error=place)
        TURNS.labels(address.channel if address else "none", "quarantined").inc()
        hashed = tx.vault.hashed(address) if address else ""
        ledger.put_aside(tx, ledger.Poison(hashed, person_id, place, msgspec.json.encode(event)), self._voice.now())

    def _apologise(self, tx: Tx, inbound: Inbound, person_id: str) -> None:
        # A red flag in a message that broke a handler still gets its fixed text, after a STOP too.
        try:
            reply = self._voice.emergency(inbound)
            desk, writer = self._desk(tx), Writer(person_id=person_id, unasked=reply is None)
            desk.put(reply or self._voice.apology(inbound), inbound.address, writer)
            with tx.conn.begin_nested():
                desk.clear()
        except Exception as error:
            if is_outage(error):
                raise
            # An apology that fails as well must not undo the quarantine.
            log.error("apology_failed", error=place_of(error))  # noqa: TRY400 -- a traceback may hold what was written

    async def _emergency(self, inbound: Inbound) -> None:
        key = (inbound.address.channel, inbound.provider_id)
        sender = self._voice.senders.get(inbound.address.channel)
        reply = self._voice.emergency(inbound)
        if reply is None or sender is None or key in self._warned:
            return
        self._warned[key] = None
        if len(self._warned) > WARNED:
            self._warned.popitem(last=False)
        for message in sender.render(reply, 0, ""):
            await sender.send(inbound.address, message)
