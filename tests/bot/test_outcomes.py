"""What an attempt's outcome makes of a message: the whole table."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording import NOON

from bot.channels.wire import Dead, Halt, Later, Outgoing, Over, Sent, Unknown
from bot.outcomes import Expired, Result, mark_of
from bot.storage.post import Item, Mark
from handlers.address import Address

ITEM = Item(
    id="1",
    hash="h",
    person_id="p",
    address=Address("sms", "+15550100"),
    message=Outgoing(method="send", fields={}),
    priority=1,
    was="queued",
    attempts=1,
    created_at=NOON,
    first_at=NOON,
    expires_at=None,
)


def item(attempts: int, age: float = 0, expires_in: float | None = None) -> Item:
    """A message tried so often, so many minutes old, that expires in so many seconds."""
    created = NOON - dt.timedelta(minutes=age)
    expires = None if expires_in is None else NOON + dt.timedelta(seconds=expires_in)
    return msgspec.structs.replace(ITEM, attempts=attempts, created_at=created, expires_at=expires)


def after(seconds: float) -> dt.datetime:
    """That long after noon."""
    return NOON + dt.timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("tried", "result", "expected"),
    [
        (item(1), Sent("SM1"), Mark(state="sent", provider_id="SM1")),
        (item(1), Sent("7", final=True), Mark(state="delivered", provider_id="7")),
        (item(1), Dead("21610", "opted_out"), Mark(state="failed", code="21610")),
        (item(1), Over("30007"), Mark(state="failed", code="30007")),
        (item(1), Expired(), Mark(state="expired", code="expired")),
        (item(1), Later("429", seconds=17), Mark(state="queued", code="429", not_before=after(17))),
        (item(1), Later("net"), Mark(state="queued", code="net", not_before=after(1))),
        (item(4), Later("net"), Mark(state="queued", code="net", not_before=after(8))),
        (item(30), Later("net"), Mark(state="queued", code="net", not_before=after(60))),
        (item(8, age=121), Later("net"), Mark(state="failed", code="net")),
        (item(7, age=999), Later("net"), Mark(state="queued", code="net", not_before=after(60))),
        (item(1), Later("30008", tries=1), Mark(state="failed", code="30008")),
        (item(1), Later("30003", tries=2), Mark(state="queued", code="30003", not_before=after(1))),
        (item(2), Later("30003", tries=2), Mark(state="failed", code="30003")),
        (item(1, expires_in=5), Later("429", seconds=17), Mark(state="queued", code="429", not_before=after(5))),
        (item(1, expires_in=50), Later("429", seconds=17), Mark(state="queued", code="429", not_before=after(17))),
        (item(1), Unknown("timeout"), Mark(state="unknown", code="timeout", not_before=after(5))),
        (item(8, age=121), Unknown("500"), Mark(state="failed", code="500")),
        (item(1), Halt("20003"), Mark(state="queued", code="20003", not_before=after(120))),
        (item(9), Halt("20003"), Mark(state="queued", code="20003", not_before=after(1800))),
        (item(8, age=121), Halt("20003"), Mark(state="failed", code="20003")),
    ],
)
def test_every_outcome_has_its_consequence(tried: Item, result: Result, expected: Mark) -> None:
    """State, code and wait, at the latest moment that jitter allows."""
    assert mark_of(tried, result, NOON, 1.0) == expected


@given(attempts=st.integers(1, 500), jitter=st.floats(0, 1))
def test_waits_are_spread_but_bounded(attempts: int, jitter: float) -> None:
    """A repeat comes between half of its back-off and all of it, never at once, at most a minute later."""
    mark = mark_of(item(attempts), Later("net"), NOON, jitter)

    assert mark.not_before is not None
    assert 0.5 <= (mark.not_before - NOON).total_seconds() <= 60


def test_an_outage_of_half_an_hour_is_sat_out() -> None:
    """No message is given up within 30 minutes of refusals, and the last wait adds at most a minute."""
    minutes, attempts = 0.0, 1
    while minutes < 30:
        mark = mark_of(item(attempts, age=minutes), Later("net"), NOON, 1.0)
        assert mark.not_before is not None
        minutes += (mark.not_before - NOON).total_seconds() / 60
        attempts += 1

    assert minutes <= 31
