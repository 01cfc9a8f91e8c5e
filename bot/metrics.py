"""What the operator's Prometheus sees (docs/operations.md). Numbers only: no person, address or word in any label."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, get_args

import structlog
from prometheus_client import Counter, Gauge, Histogram

TURNS = Counter("secondstep_turns", "Events by what became of them", ["channel", "result"])
DELIVERIES = Counter("secondstep_deliveries", "Attempts by what became of them", ["channel", "outcome", "code"])
REFUSED = Counter("secondstep_webhook_refused", "Webhook calls that were not taken", ["path", "reason"])
SEGMENTS = Counter("secondstep_sms_segments", "Segments of the texts that Twilio took: what carriers charge for")
OPT_OUTS = Counter("secondstep_opt_outs", "People who said STOP", ["channel"])
THROTTLED = Counter("secondstep_throttled_seconds", "Seconds for which a provider told a sender to wait", ["channel"])
LEASES = Counter("secondstep_leases_expired", "Taken over from a process that died or stood still", ["kind"])
JUMPS = Counter("secondstep_clock_jumps", "Times the wall clock was set while the bot ran")
DUE_LAG = Histogram(
    "secondstep_due_lag_seconds", "How late an alarm rang", buckets=(1, 5, 15, 60, 120, 300, 900, 3600, 21600, 86400)
)
OLDEST_DUE = Gauge("secondstep_oldest_due_timestamp", "When the oldest alarm that nobody has taken is due; 0: none")
LAST_TICK = Gauge("secondstep_last_tick_timestamp", "When the clock last ticked")
LAST_BACKUP = Gauge("secondstep_last_backup_timestamp", "When the database was last backed up; 0: never")
WAITING = Gauge("secondstep_outbox_messages", "Messages that are not over", ["channel", "state"])
PAUSED = Gauge("secondstep_sender_paused_seconds", "For how long a sender still pauses", ["channel"])
QUARANTINED = Gauge("secondstep_quarantined_events", "Events that were put aside")

Holding = Literal["alarm", "message"]
"""What a process can have taken, for as long as its lease lasts."""
for _kind in get_args(Holding):
    LEASES.labels(_kind)  # a number that begins to be there with its first one has no increase yet

WAITS = ("queued", "sending", "unknown")
JUMP = 5.0
"""Seconds by which the wall clock may drift between two ticks before it counts as set."""

log = structlog.get_logger()


class ClockWatch:
    """Notices that the wall clock was set: it is compared with one that nobody can turn."""

    def __init__(self) -> None:
        self._off: float | None = None

    def tick(self, now: dt.datetime, steady: float) -> float:
        """A tick at that moment, and at so many seconds of the other clock; by how many seconds it was set since."""
        off = now.timestamp() - steady
        moved = 0.0 if self._off is None else off - self._off
        self._off = off
        LAST_TICK.set(now.timestamp())
        if abs(moved) <= JUMP:
            return 0.0
        JUMPS.inc()
        log.warning("clock_jumped", seconds=round(moved))
        return moved


def show_waiting(depth: Mapping[tuple[str, str], int]) -> None:
    """The outbox as it is now, by channel and state; what is empty is shown as empty."""
    for channel in ("telegram", "sms"):
        for state in WAITS:
            WAITING.labels(channel, state).set(depth.get((channel, state), 0))
