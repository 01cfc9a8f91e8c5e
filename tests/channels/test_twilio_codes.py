"""Twilio's codes as outcomes."""

import pytest

from bot.channels.http import UNTIL_IT_EXPIRES
from bot.channels.twilio_codes import CODES, STATUSES, outcome_of
from bot.channels.wire import Dead, Halt, Later, Outcome, Over, Unknown
from bot.storage.reports import RANKS

EXPECTED: dict[int, Outcome] = {
    21610: Dead("21610", "opted_out"),
    63014: Dead("63014", "opted_out"),
    21211: Dead("21211", "closed"),
    21614: Dead("21614", "closed"),
    21635: Dead("21635", "closed"),
    30005: Dead("30005", "closed"),
    30006: Dead("30006", "closed"),
    20003: Halt("20003"),
    20005: Halt("20005"),
    **{code: Halt(str(code)) for code in (21212, 21601, 21603, 21606, 21659, 21660, 21661, 21703, 21704, 21705)},
    30002: Halt("30002"),
    30032: Halt("30032"),
    30034: Halt("30034"),
    21408: Over("21408"),
    21608: Over("21608"),
    20429: Later("20429", tries=UNTIL_IT_EXPIRES),
    21611: Later("21611"),
    30001: Later("30001"),
    30003: Later("30003", tries=2),
    30008: Later("30008", tries=1),
    30022: Later("30022"),
    30023: Later("30023"),
    30450: Later("30450"),
    63038: Later("63038"),
    30004: Over("30004"),
    30007: Over("30007"),
    30036: Over("30036"),
    20500: Unknown("20500"),
    20503: Unknown("20503"),
}


def test_every_code_has_its_outcome() -> None:
    """The table, spelled out: no code is missing from either side."""
    assert dict(CODES) == EXPECTED


@pytest.mark.parametrize(
    ("code", "outcome"), [(401, Halt("401")), (404, Halt("404")), (400, Over("400")), (21999, Over("21999"))]
)
def test_what_is_not_in_the_table_is_not_repeated(code: int, outcome: Outcome) -> None:
    """An unknown code ends the message; an answer without any code by its HTTP status."""
    assert outcome_of(code) == outcome


def test_every_status_has_its_rank_in_the_outbox() -> None:
    """A status that is read and has no rank would be taken for the lowest."""
    assert set(RANKS) == STATUSES
