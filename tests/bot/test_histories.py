"""Events that come twice, late and in any order: each counts once, and a STOP stands whatever comes after it late."""

import asyncio
import datetime as dt
import itertools
import secrets
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from echoing import HERE, parts
from hypothesis import given, settings
from hypothesis import strategies as st
from recording import Recording, open_at
from talking import Talk

from bot.channels.wire import Inbound
from bot.storage import ledger, people
from bot.storage.store import Tx
from bot.storage.tables import inbox
from bot.storage.tables import outbox as outbox_rows
from handlers.address import Address
from handlers.messages import Text

WORDS = ("STOP", "START", "alto", "menu", "hello", "patient", "yes", "done 1", "undo", "dec 1 at 2 pm", "chest pain")
STOPS, STARTS = {"STOP", "alto"}, {"START"}
LONG = "--long" in sys.argv
"""Hypothesis is told how far to go before pytest has read its options."""
MINUTE = dt.timedelta(minutes=1)


class Left(msgspec.Struct, frozen=True):
    """What a history led to."""

    suppressed: bool
    stopped: bool
    taken: int
    told: int
    knows: bytes
    """The documents, without the ids."""


class Line:
    """A number that nobody has used, and the bot."""

    def __init__(self, talk: Talk, number: int) -> None:
        self._talk = talk
        self.address = Address("sms", f"+1212555{number:04d}")

    async def hears(self, words: Sequence[str], order: Sequence[int]) -> Left:
        """Each word was sent a minute after the one before; they come in that order, copies and all."""
        base = self._talk.now - dt.timedelta(hours=1)
        for place in order:
            sent = base + place * MINUTE
            event = Inbound(
                provider_id=f"{self.address.value}-{place}",
                address=self.address,
                event=Text(words[place]),
                sent_at=sent,
            )
            await self._talk.turns.take(event)
        return await self._talk.store.run(self._left)

    def _left(self, tx: Tx) -> Left:
        held = people.find_or_create(tx, self.address)
        mine = outbox_rows.c.address == tx.vault.hashed(self.address)
        documents = msgspec.json.encode((held.person, held.plan)).decode()
        for unique in (held.person.id, held.plan.id, self.address.value):
            documents = documents.replace(unique, "…")
        return Left(
            suppressed=self.address in ledger.stopped(tx, [self.address]),
            stopped=held.person.stopped,
            taken=tx.conn.scalar(sa.select(sa.func.count()).where(inbox.c.provider_id.startswith(self.address.value)))
            or 0,
            told=tx.conn.scalar(sa.select(sa.func.count()).where(mine)) or 0,
            knows=documents.encode(),
        )


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Line]]:
    """One number after the other."""
    talk = Talk(open_at(Path(tmp_path_factory.mktemp("histories"))), "sms")
    yield (Line(talk, number) for number in itertools.count())
    talk.store.engine.dispose()


words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[str], list[int]]:
    """Some words, and the order in which they come: any, each once to three times."""
    said = draw(words)
    copies = draw(st.lists(st.integers(1, 3), min_size=len(said), max_size=len(said)))
    deliveries = [place for place, times in enumerate(copies) for _ in range(times)]
    return said, list(draw(st.permutations(deliveries)))


@given(history=histories())
@settings(deadline=None, max_examples=1000 if LONG else 40)
def test_copies_change_nothing(lines: Iterator[Line], history: tuple[list[str], list[int]]) -> None:
    """The first copy of each event counts, wherever the others come: state, answers and their number are the same."""
    said, order = history
    once = list(dict.fromkeys(order))

    copied, plain = (asyncio.run(next(lines).hears(said, each)) for each in (order, once))
    assert copied == plain
    assert copied.taken == len(said)


@given(history=histories())
@settings(deadline=None, max_examples=1000 if LONG else 40)
def test_a_stop_wins_over_whatever_was_sent_before_it(
    lines: Iterator[Line], history: tuple[list[str], list[int]]
) -> None:
    """Whoever said STOP after their last START is left alone, in whatever order the two came in."""
    said, order = history
    left = asyncio.run(next(lines).hears(said, order))
    last = {word: place for place, word in enumerate(said)}
    stop, start = (max((last[word] for word in kind if word in last), default=-1) for kind in (STOPS, STARTS))

    if stop > start:
        assert (left.suppressed, left.stopped) == (True, True)
    if stop < 0:
        assert (left.suppressed, left.stopped) == (False, False)


@st.composite
def told(draw: st.DrawFn) -> tuple[list[str], int]:
    """Delivery reports in any order, each up to three times; so many come before the provider's answer does."""
    steps = draw(st.lists(st.sampled_from(["queued", "sending", "sent", "delivered"]), unique=True))
    reports = draw(st.permutations([step for step in steps for _ in range(draw(st.integers(1, 3)))]))
    return list(reports), draw(st.integers(0, len(reports)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reports' database is."""
    return Path(tmp_path_factory.mktemp("reports"))


@given(history=told())
@settings(deadline=None, max_examples=1000 if LONG else 40)
def test_reports_in_any_order_lead_to_one_state(folder: Path, history: tuple[list[str], int]) -> None:
    """Also where they are here before the answer to the request: delivered if one said so, once, and sent otherwise."""
    reports, early = history

    async def live() -> tuple[list[str], int]:
        store, provider = open_at(folder), Recording("sms")
        turns, outbox = parts(store, provider)
        await store.run(lambda tx: tx.conn.execute(sa.delete(outbox_rows)))
        await turns.take(Inbound(provider_id=secrets.token_hex(8), address=HERE, event=Text("hello")))
        await outbox.round()
        await asyncio.gather(*outbox._tasks)
        for status in reports[:early]:
            await outbox.report("sms-1", status)
        await outbox.round()
        for status in reports[early:]:
            await outbox.report("sms-1", status)
        states = await store.run(lambda tx: list(tx.conn.scalars(sa.select(outbox_rows.c.state))))
        await store.close()
        return states, len(provider.asked)

    assert asyncio.run(live()) == (["delivered" if "delivered" in reports else "sent"], 1)
