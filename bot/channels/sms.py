"""SMS through Twilio: signed forms in, plain texts out. Everything that needs Twilio's library is in twilio_api.py."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, cast
from urllib.parse import parse_qsl

import aiohttp

from bot.channels import markup, segments
from bot.channels.accounts import TwilioAccount
from bot.channels.twilio_codes import STATUSES
from bot.channels.wire import Inbound, Malformed, Outcome, Outgoing, Over, Sent, StatusReport
from handlers.address import Address, Channel
from handlers.messages import Choice, Event, OptOutType, Reply, Text, Unreadable
from handlers.veiling import ACTED_UPON

Pairs = Sequence[tuple[str, str]]

SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
FIELDS = 200
"""No form of Twilio's has as many."""

CARRIERS = ACTED_UPON - {"yes"}
"""Words that carriers act upon before or beside us (safety.md §4): none may be offered as a choice, or reading it out
opts a person out. YES is one too; its place is taken by OK."""

REMINDER_WAITS = 3600
"""Seconds for which a reminder may queue at Twilio; its default of ten hours would ring in the night."""
SHORTEST = 60
SLACK = dt.timedelta(days=1)
"""How far Twilio's clock and ours may differ when a message is looked for: ours may be wrong, and a text that is missed
goes out twice."""
LOOKED_AT = 50
TRIAL = "Sent from your Twilio trial account - "
PAGE = 500

KINDS: Mapping[str, Literal["photo", "voice", "document", "other"]] = {
    "image": "photo",
    "audio": "voice",
    "application": "document",
    "text": "document",
}


def parse_form(body: bytes) -> tuple[tuple[str, str], ...]:
    """The pairs of a form, blank ones too, because they are signed as well. Errors: Malformed."""
    try:
        return tuple(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError:
        raise Malformed("no form") from None


def read(pairs: Pairs) -> Inbound:
    """A posted message as our event. Errors: Malformed where it is none, or came from no phone."""
    form = dict(pairs)
    opted = form.get("OptOutType", "").upper()
    return Inbound(
        provider_id=_sid(form),
        address=_phone(form.get("From", "")),
        event=_event(form.get("Body", ""), _media(form), form.get("MediaContentType0", "")),
        opt_out=cast("OptOutType", opted) if opted in {"STOP", "START", "HELP"} else "",
    )


def read_status(pairs: Pairs) -> StatusReport | None:
    """A delivery report; None for a status that Twilio has and we do not know. Errors: Malformed."""
    form = dict(pairs)
    status = form.get("MessageStatus") or form.get("SmsStatus", "")
    code = form.get("ErrorCode", "")
    if not status or not (code or "0").isdecimal() or not code.isascii():
        raise Malformed("no delivery report")
    return StatusReport(provider_id=_sid(form), status=status, code=code) if status in STATUSES else None


def _sid(form: Mapping[str, str]) -> str:
    sid = form.get("MessageSid") or form.get("SmsSid", "")
    if not SID.fullmatch(sid):
        raise Malformed("no message id")
    return sid


def _phone(number: str) -> Address:
    if not NUMBER.fullmatch(number):
        raise Malformed("not from a phone number")
    return Address("sms", number)


def _media(form: Mapping[str, str]) -> int:
    told = form.get("NumMedia") or "0"
    if not (told.isascii() and told.isdecimal() and len(told) < 4):  # noqa: PLR2004 - Twilio allows ten
        raise Malformed("no count of media")
    return int(told)


def _event(body: str, media: int, mime: str) -> Event:
    """Words win over a picture beside them: they may be an emergency or a STOP."""
    if body.strip():
        return Text(body.replace("\0", ""))
    if media:
        return Unreadable(KINDS.get(mime.partition("/")[0], "other"))
    return Unreadable("empty")


def render(reply: Reply, status_callback: str) -> tuple[Outgoing, ...]:
    """The reply as one or more texts of at most 1,600 units, the choices numbered at the end.

    Only choices with an action have numbers: their order is what an answered number counts.
    Errors: ValueError for a choice that is a carrier's keyword.
    """
    said = segments.plain(markup.sms(reply.short or reply.text))
    body = "\n".join(line for line in (said, *_choices(reply.choices, said)) if line)
    fields: dict[str, object] = {"status_callback": status_callback}
    if reply.urgency == "reminder":
        fields["validity_period"] = REMINDER_WAITS
    if reply.expires_at:
        fields["expires_at"] = reply.expires_at.isoformat()
    return tuple(Outgoing(method="messages.create", fields={"body": page, **fields}) for page in segments.pages(body))


def _choices(choices: Sequence[Choice], said: str) -> list[str]:
    numbered = [choice for choice in choices if choice.action]
    lines = [f"{number} {_label(choice.label)}" for number, choice in enumerate(numbered, 1)]
    for choice in choices:
        extra = segments.plain(choice.url or choice.copy)
        if not choice.action and extra and extra not in said:
            lines.append(f"{_label(choice.label)}: {extra}")
    return lines


def _label(label: str) -> str:
    """The label without its pictures, each of which would double a text's price."""
    words = "".join(char for char in markup.label(label) if unicodedata.category(char) not in {"So", "Cf", "Mn", "Sk"})
    bare = " ".join(segments.plain(words).split())
    word = bare.strip(" .!").casefold()
    if word in CARRIERS:
        raise ValueError(f"{label!r} cannot be a choice by SMS: carriers act upon that word")
    return "OK" if word == "yes" else bare


def _words(body: str) -> list[str]:
    """The body as far as Twilio leaves it alone: it trims, and may be set to replace typographic characters."""
    return segments.plain(body).split()


class SmsChannel:
    """The SMS side of the bot. ``now`` is the clock that a text's remaining life is measured with (aware)."""

    name: Channel = "sms"

    def __init__(self, account: TwilioAccount, session: aiohttp.ClientSession, now: Callable[[], dt.datetime]) -> None:
        from bot.channels.twilio_api import Api  # noqa: PLC0415 - 250 ms that a bot without SMS need not pay

        self._account = account
        self._api = Api(account, session)
        self._now = now

    def verify(self, target: str, pairs: Pairs, signature: str | None) -> bool:
        """Whether Twilio signed this POST. ``target`` is path and raw query; the host is the configured one."""
        return self._api.signed(self._account.public_url.rstrip("/") + target, pairs, signature or "")

    def render(self, reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
        """See ``render``; an SMS has no buttons that carry a version, and nothing sent can be edited."""
        del version, edits
        return render(reply, self._account.public_url.rstrip("/") + "/twilio/status")

    async def send(self, address: Address, message: Outgoing) -> Outcome:
        """Make one attempt."""
        fields = dict(message.fields)
        expires = fields.pop("expires_at", None)
        if isinstance(expires, str):
            left = int((dt.datetime.fromisoformat(expires) - self._now()).total_seconds())
            if left <= 0:
                return Over("expired")
            fields["validity_period"] = max(SHORTEST, min(left, REMINDER_WAITS))
        return await self._api.create({"to": address.value, **self._sender(), **fields})

    def _sender(self) -> dict[str, str]:
        if self._account.service_sid:
            return {"messaging_service_sid": self._account.service_sid}
        return {"from_": self._account.sender}

    async def find(self, address: Address, message: Outgoing, since: dt.datetime) -> tuple[Sent, ...]:
        """The texts of these words to that number since then. Errors: Refused where Twilio cannot be asked.

        Not asked by date: a text that still queues has none yet and would be missed, then sent twice.
        """
        words = _words(str(message.fields["body"]))
        return tuple(
            Sent(entry.sid)
            for entry in await self._api.listed(LOOKED_AT, to=address.value)
            if entry.direction.startswith("outbound") and _words(entry.body.removeprefix(TRIAL)) == words
            if entry.at is None or entry.at >= since - SLACK
        )

    async def fetch_inbound(self, since: dt.datetime) -> tuple[Inbound, ...]:
        """Texts that came in since then, oldest first: what a time without us would lose. Errors: Refused."""
        wanted: dict[str, object] = {"date_sent_after": since.astimezone(dt.UTC)}
        if self._account.sender:
            wanted["to"] = self._account.sender
        found = await self._api.listed(None, page_size=PAGE, **wanted)
        return tuple(
            Inbound(
                provider_id=entry.sid,
                address=Address("sms", entry.sender),
                event=_event(entry.body, entry.media, "image/"),
                sent_at=entry.at,
            )
            for entry in reversed(found)
            if entry.direction == "inbound" and NUMBER.fullmatch(entry.sender) and self._to_us(entry.service)
        )

    def _to_us(self, service: str) -> bool:
        """By a service Twilio cannot be asked for: the account's other numbers are in the list too, and not ours."""
        return bool(self._account.sender) or service == self._account.service_sid
