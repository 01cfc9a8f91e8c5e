"""Texts as Twilio keeps them, and the list they can be looked up in."""

import datetime as dt
import email.utils
import secrets
from collections.abc import Callable
from typing import Any

import msgspec

from bot.simulator.sms.segments import count

RANK = {"queued": 0, "sending": 1, "sent": 2, "delivered": 3, "undelivered": 3, "failed": 3, "received": 3}
VERSION = "2010-04-01"
ERROR_TEXTS = {
    30003: "Unreachable destination handset",
    30005: "Unknown destination handset",
    30007: "Message filtered",
    30008: "Unknown error",
}


class Sms(msgspec.Struct, frozen=True, kw_only=True):
    """One text, in or out. Moments are aware, in the simulator's time."""

    sid: str
    sender: str
    to: str
    body: str
    direction: str
    status: str
    created: dt.datetime
    updated: dt.datetime
    sent: dt.datetime | None = None
    error_code: int | None = None
    service: str | None = None
    callback: str = ""

    def segments(self) -> int:
        """How many it takes."""
        return count(self.body).segments

    def shape(self, account: str) -> dict[str, Any]:
        """The message as the API answers it."""
        uri = f"/{VERSION}/Accounts/{account}/Messages/{self.sid}"
        return {
            "account_sid": account,
            "api_version": VERSION,
            "body": self.body,
            "date_created": rfc2822(self.created),
            "date_sent": rfc2822(self.sent) if self.sent else None,
            "date_updated": rfc2822(self.updated),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": ERROR_TEXTS.get(self.error_code or 0),
            "from": self.sender,
            "messaging_service_sid": self.service,
            "num_media": "0",
            "num_segments": str(self.segments()),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.to,
            "uri": f"{uri}.json",
        }


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for. ``after`` and ``before`` include their moments."""

    to: str = ""
    sender: str = ""
    after: dt.datetime | None = None
    before: dt.datetime | None = None

    def fits(self, sms: Sms) -> bool:
        """Whether a text is among what is looked for."""
        moment = sms.sent or sms.created
        return (
            self.to in {"", sms.to}
            and self.sender in {"", sms.sender}
            and (self.after is None or moment.replace(microsecond=0) >= self.after)
            and (self.before is None or moment <= self.before)
        )


class Messages:
    """All texts of the account. ``show`` is told of every new or changed one."""

    def __init__(self, now: Callable[[], dt.datetime], show: Callable[[Sms], None]) -> None:
        self.now = now
        self._show = show
        self._texts: dict[str, Sms] = {}

    def add(self, direction: str, status: str, sender: str, to: str, body: str) -> Sms:
        """Keep a new text."""
        now = self.now()
        done = now if status == "received" else None
        sms = Sms(
            sid=f"SM{secrets.token_hex(16)}",
            sender=sender,
            to=to,
            body=body,
            direction=direction,
            status=status,
            created=now,
            updated=now,
            sent=done,
        )
        return self._keep(sms)

    def get(self, sid: str) -> Sms | None:
        """One text."""
        return self._texts.get(sid)

    def change(self, sid: str, **changes: Any) -> Sms:  # noqa: ANN401 - any field of Sms
        """Set some fields of one text."""
        return self._keep(msgspec.structs.replace(self._texts[sid], updated=self.now(), **changes))

    def find(self, query: Query) -> list[Sms]:
        """What fits, newest first."""
        return [sms for sms in reversed(self._texts.values()) if query.fits(sms)]

    def everything(self) -> list[Sms]:
        """All, oldest first."""
        return list(self._texts.values())

    def _keep(self, sms: Sms) -> Sms:
        self._texts[sms.sid] = sms
        self._show(sms)
        return sms


def rfc2822(moment: dt.datetime) -> str:
    """As in ``Thu, 12 Mar 2026 14:00:00 +0000``."""
    return email.utils.format_datetime(moment.astimezone(dt.UTC).replace(microsecond=0))
