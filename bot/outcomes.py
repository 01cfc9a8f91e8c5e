"""What an attempt's outcome makes of a row of the outbox. Pure: the rules in one place, tested as a table."""

import datetime as dt
from typing import assert_never

import msgspec

from bot.channels.wire import Dead, Halt, Later, Outcome, Over, Sent, Unknown
from bot.storage.post import Item, Mark

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
UNKNOWN_WAIT = 5.0
"""A provider's list of messages may lag behind what it has just taken."""

HALT_WAIT = 60.0
LONGEST_HALT = 900.0

TRIES = 8
PATIENCE = dt.timedelta(hours=2)
"""Ordinary refusals and outages are sat out for so long; only then do the tries count."""


class Expired(msgspec.Struct, frozen=True, tag=True):
    """Too late to be of use: it was not sent."""

    code: str = "expired"


Result = Outcome | Expired


def mark_of(item: Item, result: Result, now: dt.datetime, jitter: float) -> Mark:
    """The row's next state. ``jitter`` (0 to 1) spreads the repeats of what failed together."""
    spread = 0.5 + jitter / 2
    match result:
        case Sent():
            return Mark(state="delivered" if result.final else "sent", provider_id=result.provider_id)
        case Dead() | Over():
            return Mark(state="failed", code=result.code)
        case Expired():
            return Mark(state="expired", code=result.code)
        case Later():
            wait = backoff(item.attempts, FIRST_WAIT) * spread if result.seconds is None else result.seconds
            return _again(item, Mark(state="queued", code=result.code, not_before=_after(now, wait)), now, result.tries)
        case Halt():
            # Behind the sender's own pause, so that the next probe is somebody else's message.
            wait = 2 * halt_pause(item.attempts)
            return _again(item, Mark(state="queued", code=result.code, not_before=_after(now, wait)), now, TRIES)
        case Unknown():
            wait = backoff(item.attempts, UNKNOWN_WAIT) * spread
            return _again(item, Mark(state="unknown", code=result.code, not_before=_after(now, wait)), now, TRIES)
        case _:
            assert_never(result)


def backoff(attempts: int, first: float) -> float:
    """Seconds to wait after so many attempts: doubling, at most a minute."""
    return float(min(first * 2 ** min(attempts - 1, 10), LONGEST_WAIT))


def halt_pause(halts: int) -> float:
    """Seconds for which a wrongly configured sender pauses after so many halts in a row."""
    return float(min(HALT_WAIT * 2 ** min(halts - 1, 10), LONGEST_HALT))


def _after(now: dt.datetime, seconds: float) -> dt.datetime:
    return now + dt.timedelta(seconds=seconds)


def _again(item: Item, mark: Mark, now: dt.datetime, tries: int) -> Mark:
    # A small number of tries is a rule of the provider's error code; the usual number only ends what has waited long.
    used_up = item.attempts >= tries and (tries < TRIES or now - item.created_at > PATIENCE)
    if used_up:
        return Mark(state="failed", code=mark.code)
    late = item.expires_at is not None and mark.not_before is not None and mark.not_before > item.expires_at
    # What would leave too late is looked at once more when it expires, and said to be expired then.
    return msgspec.structs.replace(mark, not_before=item.expires_at) if late else mark
