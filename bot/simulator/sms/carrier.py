"""What lies between the bot and a phone: delivery and its reports, inbound texts, and the carriers' own keywords.

A STOP suspends the number at once (sends get 21610) and is still posted to the webhook; a failed post is repeated once
and only when there was no connection. https://help.twilio.com/articles/223134027
"""

import asyncio
import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from bot.simulator.clock import Clock
from bot.simulator.config import SimulatorConfig
from bot.simulator.faults import Faults
from bot.simulator.journal import Journal
from bot.simulator.posting import Answer, Poster
from bot.simulator.sms.messages import VERSION, Messages, Sms
from bot.simulator.sms.signing import signature

STOP = {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
START = {"START", "YES", "UNSTOP"}
HELP = {"HELP", "INFO"}
REPLIES = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages from this number."
    " Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP for help."
    " Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}


class Carrier:
    """The network of one account."""

    def __init__(self, config: SimulatorConfig, journal: Journal, clock: Clock, faults: Faults, poster: Poster) -> None:
        self.config = config
        self.journal = journal
        self.messages = Messages(clock.now, self._show)
        self.opted_out: set[str] = set()
        self._faults = faults
        self._poster = poster

    def send(self, sms: Sms) -> None:
        """Carry a text of the bot's to its phone, reporting each step."""
        self._poster.spawn(self._deliver(sms))

    def receive(self, sender: str, body: str) -> Sms:
        """A person texts the bot."""
        sms = self.messages.add("inbound", "received", sender, self.config.twilio_from, body)
        keyword = self._keyword(sender, body)
        if keyword:
            self._obey(sender, keyword)
        self._poster.spawn(self._post_inbound(sms, keyword))
        return sms

    def _keyword(self, sender: str, body: str) -> str:
        """STOP, START or HELP when the whole body is such a word and the carrier handles it; else empty."""
        word = body.strip().upper()
        if self.config.opt_out == "off":
            return ""
        if word in START:
            # YES is an ordinary answer as long as nobody opted out.
            return "START" if word != "YES" or sender in self.opted_out else ""
        return "STOP" if word in STOP else "HELP" if word in HELP else ""

    def _obey(self, sender: str, keyword: str) -> None:
        again = keyword == "STOP" and sender in self.opted_out
        if keyword == "STOP":
            self.opted_out.add(sender)
        elif keyword == "START":
            self.opted_out.discard(sender)
        self.journal.add("opted_out", phone=sender, opted_out=sender in self.opted_out)
        if self.config.auto_reply and not again:
            reply = self.messages.add("outbound-reply", "queued", self.config.twilio_from, sender, REPLIES[keyword])
            self.send(reply)

    async def _deliver(self, sms: Sms) -> None:
        fails = self._faults.state.sms_fails
        ends = "undelivered" if fails else "delivered"
        steps: list[str] = []
        for status in ("sent", ends):
            await asyncio.sleep(self.config.delivery_seconds)
            code = {"error_code": fails} if status == "undelivered" else {}
            moment = {"sent": self.messages.now()} if status == "sent" else {}
            sms = self.messages.change(sms.sid, status=status, **code, **moment)
            steps.append(status)
            if self._faults.state.reports != "reverse":
                await self._report(sms, status)
        if self._faults.state.reports == "reverse":
            for status in reversed(steps):
                await self._report(sms, status)

    async def _report(self, sms: Sms, status: str) -> None:
        if not sms.callback or self._faults.state.reports == "drop":
            return
        fields = self._common(sms) | {"MessageStatus": status, "SmsStatus": status}
        if status == "undelivered":
            fields["ErrorCode"] = str(sms.error_code)
        for _ in range(2 if self._faults.state.reports == "repeat" else 1):
            await self._post(f"status {status}", sms.callback, fields)

    async def _post_inbound(self, sms: Sms, keyword: str) -> None:
        fields = self._common(sms) | {"Body": sms.body, "NumMedia": "0", "NumSegments": str(sms.segments())}
        fields |= {"SmsStatus": "received", "ToCountry": "US", "FromCountry": "US", "FromCity": "", "FromState": ""}
        if keyword and self.config.opt_out == "advanced":
            fields["OptOutType"] = keyword
        for _ in range(2 if self._faults.state.duplicates else 1):
            self._answer(sms, await self._post_with_fallback(fields))

    async def _post_with_fallback(self, fields: Mapping[str, str]) -> Answer:
        if not self.config.twilio_sms_url:
            return Answer(0, "no webhook is configured")
        answer = await self._post("text", self.config.twilio_sms_url, fields)
        if answer.status == 0:
            answer = await self._post("text, once more", self.config.twilio_sms_url, fields)
        if not answer.fine and self.config.twilio_fallback_url:
            answer = await self._post("text, to the fallback", self.config.twilio_fallback_url, fields)
        return answer

    async def _post(self, name: str, url: str, fields: Mapping[str, str]) -> Answer:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            "X-Twilio-Signature": signature(self.config.twilio_auth_token, url, fields),
            "I-Twilio-Idempotency-Token": f"{fields['MessageSid']}-{name.replace(' ', '-')}",
        }
        content = urllib.parse.urlencode(fields).encode()
        return await self._poster.post(name, url, content, headers, self.config.webhook_seconds)

    def _answer(self, sms: Sms, answer: Answer) -> None:
        """Send what the bot answered in TwiML, if anything."""
        if not answer.fine or not answer.text.strip():
            return
        try:
            tree = ET.fromstring(answer.text)  # noqa: S314 - as above
        except ET.ParseError:
            self.journal.wire(way="to the bot", name="12100 document parse failure", status=0, ms=0, sent="", got="")
            return
        for told in tree.iter("Message"):
            body = (told.findtext("Body") or told.text or "").strip()
            self.send(self.messages.add("outbound-reply", "queued", sms.to, sms.sender, body))

    def _common(self, sms: Sms) -> dict[str, str]:
        return {
            "AccountSid": self.config.twilio_sid,
            "ApiVersion": VERSION,
            "From": sms.sender,
            "MessageSid": sms.sid,
            "SmsMessageSid": sms.sid,
            "SmsSid": sms.sid,
            "To": sms.to,
        }

    def _show(self, sms: Sms) -> None:
        self.journal.add("sms", sms=shown(sms))


def shown(sms: Sms) -> dict[str, object]:
    """A text as the page shows it: ``phone`` is the person's number, ``mine`` when they wrote it."""
    mine = sms.direction == "inbound"
    return {
        "sid": sms.sid,
        "phone": sms.sender if mine else sms.to,
        "mine": mine,
        "body": sms.body,
        "status": sms.status,
        "error": sms.error_code,
        "segments": sms.segments(),
        "at": sms.created.isoformat(),
        "carrier": sms.direction == "outbound-reply" and sms.body in REPLIES.values(),
    }
