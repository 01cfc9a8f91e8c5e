"""Twilio's codes and reports as outcomes."""

import itertools

import pytest

from bot.channels.http import UNTIL_IT_EXPIRES
from bot.channels.twilio_codes import CODES, RANKS, judged, moves_forward, outcome_of
from bot.channels.wire import Dead, Halt, Later, Outcome, Over, Sent, StatusReport, Unknown

EXPECTED: dict[int, Outcome] = {
    21610: Dead("21610", "opted_out"),
    63014: Dead("63014", "opted_out"),
    21211: Dead("21211", "closed"),
    21614: Dead("21614", "closed"),
    21635: Dead("21635", "closed"),
    30005: Dead("30005", "closed"),
    30006: Dead("30006", "closed"),
    20003: Halt("20003"),
    21606: Halt("21606"),
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


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        ("queued", "", None),
        ("sent", "", None),
        ("delivered", "", Sent("SM1", final=True)),
        ("read", "", Sent("SM1", final=True)),
        ("undelivered", "30005", Dead("30005", "closed")),
        ("failed", "30003", Later("30003", tries=2)),
        ("failed", "", Over("failed")),
        ("canceled", "", Over("canceled")),
    ],
)
def test_a_report_settles_a_message(status: str, code: str, outcome: Outcome | None) -> None:
    """Delivered, failed with a code that says what next, or still on its way."""
    assert judged(StatusReport(provider_id="SM1", status=status, code=code)) == outcome


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "accepted", True),
        ("queued", "sending", True),
        ("sent", "queued", False),
        ("delivered", "sent", False),
        ("delivered", "delivered", False),
        ("delivered", "undelivered", False),
        ("delivered", "read", True),
        ("sent", "receiving", False),
    ],
)
def test_a_status_only_moves_forward(before: str, after: str, *, expected: bool) -> None:
    """Reports that come late or twice change nothing."""
    assert moves_forward(before, after) is expected


def test_any_order_of_reports_ends_the_same() -> None:
    """Whichever way the reports of one message are shuffled and repeated, the last status is the same."""
    seen = set()
    for order in itertools.permutations(["queued", "sending", "sent", "delivered", "sent", "queued"]):
        status = ""
        for report in order:
            status = report if moves_forward(status, report) else status
        seen.add(status)

    assert seen == {"delivered"}
    assert set(RANKS) >= {"accepted", "scheduled", "queued", "sending", "sent", "delivered", "undelivered", "failed"}
