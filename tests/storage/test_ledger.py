"""Seen ids, STOPs, code limits, and what is forgotten when."""

import datetime as dt

import pytest
from recording import NOON

from bot.storage import ledger
from bot.storage.store import Tx
from handlers.address import Address

SMS = Address("sms", "+15550100")
MINUTE = dt.timedelta(minutes=1)


def test_an_id_is_new_once_a_channel(tx: Tx) -> None:
    """The same id from the same channel is a repeat; from another channel it is not."""
    chat = Address("telegram", "+15550100")

    assert [ledger.note_inbound(tx, address, "7", NOON) for address in (SMS, SMS, chat)] == [True, False, True]


def test_old_ids_are_forgotten(tx: Tx) -> None:
    """An id is remembered for longer than any provider repeats, and not for ever."""
    ledger.note_inbound(tx, SMS, "7", NOON)
    ledger.forget_old(tx, NOON + dt.timedelta(days=6))
    kept = not ledger.note_inbound(tx, SMS, "7", NOON)
    ledger.forget_old(tx, NOON + dt.timedelta(days=8))

    assert (kept, ledger.note_inbound(tx, SMS, "7", NOON)) == (True, True)


@pytest.mark.parametrize(
    ("acts", "stopped"),
    [
        ([("stop", 1)], True),
        ([("stop", 1), ("start", 2)], False),
        ([("start", 2), ("stop", 1)], True),
        ([("stop", 2), ("start", 1)], True),
        ([("stop", 1), ("stop", 3), ("start", 2)], True),
        ([("stop", 3), ("stop", 1), ("start", 2)], True),
    ],
)
def test_a_stop_wins_over_a_start_given_before_it(tx: Tx, acts: list[tuple[str, int]], stopped: bool) -> None:  # noqa: FBT001 -- a column of the table
    """However late and in whatever order they come, the later of STOP and START counts."""
    for act, minute in acts:
        {"stop": ledger.suppress, "start": ledger.allow}[act](tx, tx.vault.hashed(SMS), NOON + minute * MINUTE)

    assert (SMS in ledger.stopped(tx, [SMS])) is stopped


def test_codes_are_limited_by_hour_and_day(tx: Tx) -> None:
    """Three an hour, five a day, for each number by itself; what is refused does not count."""
    minutes = [0, 1, 2, 3, 61, 62, 63, 125, 24 * 60 + 1]

    allowed = [minute for minute in minutes if ledger.count_code(tx, tx.vault.hashed(SMS), NOON + minute * MINUTE)]
    assert allowed == [0, 1, 2, 61, 62, 24 * 60 + 1]
    assert ledger.count_code(tx, "other", NOON + 63 * MINUTE)
