"""What each of Twilio's error codes means for a message and its address, as data (docs/channels.md has the reasons).

Codes come back from the request itself (2xxxx) or later in a delivery report (3xxxx).
"""

from collections.abc import Mapping

from bot.channels.http import UNTIL_IT_EXPIRES
from bot.channels.wire import Dead, Halt, Later, Outcome, Over, Unknown

OPTED_OUT = (21610, 63014)
CLOSED = (21211, 21614, 21635, 30005, 30006)
MISCONFIGURED = (20003, 20005, 30002, 30032, 30034)
NOT_OUR_SENDER = (21212, 21601, 21603, 21606, 21659, 21660, 21661, 21703, 21704, 21705)
"""The number or the messaging service that we send from is wrong, not ours, or cannot text: no message would arrive."""
BACK_OFF = (21611, 30001, 30022, 30023, 30450, 63038)
THIS_MESSAGE_ONLY = (30004, 30007, 30036)
NOT_FROM_HERE = (21408, 21608)
"""A country or number that this account may not text. The operator can change it, but stopping every text for it would
let one message from abroad silence the bot for everybody."""
NOT_PROCESSED = (20429,)
UNSURE = (20500, 20503)

CODES: Mapping[int, Outcome] = {
    **{code: Dead(str(code), "opted_out") for code in OPTED_OUT},
    **{code: Dead(str(code), "closed") for code in CLOSED},
    **{code: Halt(str(code)) for code in (*MISCONFIGURED, *NOT_OUR_SENDER)},
    **{code: Later(str(code)) for code in BACK_OFF},
    **{code: Over(str(code)) for code in (*THIS_MESSAGE_ONLY, *NOT_FROM_HERE)},
    **{code: Later(str(code), tries=UNTIL_IT_EXPIRES) for code in NOT_PROCESSED},
    **{code: Unknown(str(code)) for code in UNSURE},
    # Switched off or out of reach: it may be on again soon, but each try is paid for.
    30003: Later("30003", tries=2),
    # "Unknown error" at the carrier, where the text may have arrived after all.
    30008: Later("30008", tries=1),
}

NO_ACCOUNT = (401, 403, 404)
STATUSES = frozenset(
    ["accepted", "scheduled", "queued", "sending", "sent", "delivered", "undelivered", "failed", "canceled", "read"]
)
"""What a delivery report may say; the outbox knows their order."""


def outcome_of(code: int) -> Outcome:
    """What a code leads to. Twilio's code, or the HTTP status where the answer had none; unknown codes: never again."""
    if code in NO_ACCOUNT:
        return Halt(str(code))
    return CODES.get(code, Over(str(code)))
