"""The SMS channel: forms in, texts out, against a scripted Twilio."""

import base64
import datetime as dt
import os
from collections.abc import Mapping
from urllib.parse import urlencode

import aiohttp
import pytest
from channels.loopback import AUTH, NOW, NUMBER, SID, Answer, Provider, sms_at
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.channels.accounts import TwilioAccount
from bot.channels.http import UNTIL_IT_EXPIRES
from bot.channels.segments import count, width
from bot.channels.sms import CARRIERS, SmsChannel, parse_form, read, read_status, render
from bot.channels.twilio_codes import CODES
from bot.channels.wire import (
    Halt,
    Inbound,
    Later,
    Malformed,
    Outcome,
    Outgoing,
    Over,
    Refused,
    Sent,
    StatusReport,
    Unknown,
)
from handlers.address import Address
from handlers.messages import Choice, Event, Reply, Text, Unreadable

ANA = Address("sms", "+15005550111")
MADE = "SM" + "a" * 32
CALLBACK = "https://bot.example.org/twilio/status"
DONE = Answer(201, {"sid": MADE, "status": "queued"})


def form(**fields: str) -> list[tuple[str, str]]:
    """A posted message of Ana's."""
    return list({"MessageSid": MADE, "From": ANA.value, "To": NUMBER, "Body": "", "NumMedia": "0", **fields}.items())


@pytest.mark.parametrize(
    ("fields", "event"),
    [
        ({"Body": "Hello"}, Text("Hello")),
        ({"Body": "a\0b"}, Text("ab")),
        ({"Body": " "}, Unreadable("empty")),
        ({"NumMedia": ""}, Unreadable("empty")),
        ({"NumMedia": "1", "MediaContentType0": "image/jpeg"}, Unreadable("photo")),
        ({"NumMedia": "2", "MediaContentType0": "audio/amr"}, Unreadable("voice")),
        ({"NumMedia": "1", "MediaContentType0": "application/pdf"}, Unreadable("document")),
        ({"NumMedia": "1", "MediaContentType0": "text/vcard"}, Unreadable("document")),
        ({"NumMedia": "1", "MediaContentType0": "video/mp4"}, Unreadable("other")),
        ({"NumMedia": "1", "Body": "STOP"}, Text("STOP")),
    ],
)
def test_a_form_is_an_event(fields: Mapping[str, str], event: Event) -> None:
    """Words, or what came instead of words; words beside a picture count."""
    assert read(form(**fields)) == Inbound(provider_id=MADE, address=ANA, event=event)


@pytest.mark.parametrize(("told", "kept"), [("STOP", "STOP"), ("start", "START"), ("HELP", "HELP"), ("OTHER", "")])
def test_what_twilio_answered_itself_is_noted(told: str, kept: str) -> None:
    """So that nobody is told twice that the texts stop."""
    assert read(form(Body="x", OptOutType=told)).opt_out == kept


@pytest.mark.parametrize(
    "fields",
    [
        {"MessageSid": ""},
        {"MessageSid": "SM1"},
        {"MessageSid": "XX" + "a" * 32},
        {"From": ""},
        {"From": "12345"},
        {"From": "+1"},
        {"From": "whatsapp:+15005550111"},
        {"From": "+1500555011²"},
        {"NumMedia": "many"},
        {"NumMedia": "٣"},
        {"NumMedia": "1" * 5000},
    ],
)
def test_what_came_from_no_phone_is_malformed(fields: Mapping[str, str]) -> None:
    """Short codes and names cannot be answered; odd ids cannot be told apart."""
    with pytest.raises(Malformed):
        read(form(**fields))


def test_blank_fields_are_kept() -> None:
    """They are signed as well."""
    assert parse_form(b"Body=&From=%2B1&x=%C3%B1+y") == (("Body", ""), ("From", "+1"), ("x", "ñ y"))


@pytest.mark.parametrize("body", [b"\xff", "ñ=1".encode(), b"&".join(b"a=1" for _ in range(201))])
def test_a_body_that_is_no_form_is_malformed(body: bytes) -> None:
    """Bytes above ASCII, or more fields than Twilio has."""
    with pytest.raises(Malformed):
        parse_form(body)


@given(
    st.one_of(
        st.binary(max_size=300),
        st.dictionaries(st.sampled_from([name for name, _ in form()]), st.text()).map(
            lambda d: urlencode(d, errors="replace").encode()
        ),
    )
)
def test_hostile_forms_are_malformed_or_events(body: bytes) -> None:
    """Any bytes, and any text in the known fields."""
    try:
        pairs = parse_form(body)
        read(pairs)
        read_status(pairs)
    except Malformed:
        return


REPORTED = StatusReport(provider_id=MADE, status="failed", code="30005")


@pytest.mark.parametrize(
    ("fields", "report"),
    [
        ({"MessageStatus": "delivered"}, StatusReport(provider_id=MADE, status="delivered")),
        ({"SmsStatus": "sent"}, StatusReport(provider_id=MADE, status="sent")),
        ({"MessageStatus": "failed", "ErrorCode": "30005"}, REPORTED),
        ({"MessageStatus": "teleported"}, None),
    ],
)  # fmt: skip
def test_a_report_is_read(fields: Mapping[str, str], report: StatusReport | None) -> None:
    """Its status and code; a status of the future is passed over."""
    assert read_status(form(**fields)) == report


@pytest.mark.parametrize(
    "fields", [{}, {"MessageStatus": "failed", "ErrorCode": "none"}, {"MessageStatus": "sent", "MessageSid": "?"}]
)
def test_a_report_of_nothing_is_malformed(fields: Mapping[str, str]) -> None:
    """Without a status, an id, or with a code that is no number."""
    with pytest.raises(Malformed):
        read_status(form(**fields))


SIGNED = RequestValidator(AUTH).compute_signature("https://bot.example.org/twilio/sms?a=%20b", dict(form(Body="Hi")))


@pytest.mark.parametrize(
    ("target", "body", "signature", "expected"),
    [
        ("/twilio/sms?a=%20b", "Hi", SIGNED, True),
        ("/twilio/sms?a= b", "Hi", SIGNED, False),
        ("/twilio/sms", "Hi", SIGNED, False),
        ("/twilio/sms?a=%20b", "Ho", SIGNED, False),
        ("/twilio/sms?a=%20b", "Hi", SIGNED[:-2] + "x=", False),
        ("/twilio/sms?a=%20b", "Hi", "", False),
        ("/twilio/sms?a=%20b", "Hi", None, False),
        ("/twilio/sms?a=%20b", "Hi", "ñ" * 28, False),
    ],
)
async def test_only_twilio_signs(
    sms: SmsChannel, target: str, body: str, signature: str | None, *, expected: bool
) -> None:
    """The signature covers the configured public address, the raw query and every field."""
    assert sms.verify(target, form(Body=body), signature) is expected


async def test_repeated_fields_are_signed_each(sms: SmsChannel) -> None:
    """A field that comes twice counts twice."""
    url = "https://bot.example.org/twilio/sms"
    both = RequestValidator(AUTH).compute_signature(url + "a1a2", {})

    assert sms.verify("/twilio/sms", [("a", "1"), ("a", "2")], both)
    assert not sms.verify("/twilio/sms", [("a", "2")], both)


@pytest.mark.parametrize("wrong", [{"token": ""}, {"sender": ""}, {"service_sid": "MG1"}])
def test_an_account_that_cannot_work_is_refused(wrong: Mapping[str, str]) -> None:
    """An empty token would let anybody sign; a sender must be one."""
    with pytest.raises(ValueError, match=r"empty|messaging service"):
        TwilioAccount(**{"sid": SID, "token": AUTH, "sender": NUMBER, "public_url": "https://x.org", **wrong})


def test_the_token_is_not_shown() -> None:
    """Not even by printing the account."""
    account = TwilioAccount(sid=SID, token=AUTH, sender=NUMBER, public_url="https://x.org")

    assert AUTH not in f"{account} {account!r} {[account]}"


@pytest.mark.parametrize(
    ("reply", "body"),
    [
        (Reply(text="**Hi** there"), "Hi there"),
        (Reply(text="long *words*", short="*short* ones"), "short ones"),
        (Reply(text="“Hi”…"), '"Hi"...'),
        (Reply(text="Hi", choices=(Choice("✅ Done", "done"), Choice("Not *yet*", "no"))), "Hi\n1 Done\n2 Not yet"),
        (
            Reply(text="Hi", choices=(Choice("Web", url="https://x.org"), Choice("Go", "go"), Choice("Ask", copy="?"))),
            "Hi\n1 Go\nWeb: https://x.org\nAsk: ?",
        ),
        (Reply(text="Say: May I?", choices=(Choice("Copy", copy="May I?"),)), "Say: May I?"),
        (Reply(text="Reply OK?", choices=(Choice("Yes", "yes"), Choice("No", "no"))), "Reply OK?\n1 OK\n2 No"),
        (Reply(text="Número", choices=(Choice("Sí", "yes"),)), "Número\n1 Sí"),
    ],
)  # fmt: skip
def test_a_reply_is_a_text(reply: Reply, body: str) -> None:
    """Plain words, numbers for what can be answered, addresses written out."""
    assert [request.fields for request in render(reply, CALLBACK)] == [{"body": body, "status_callback": CALLBACK}]


@pytest.mark.parametrize("word", sorted(CARRIERS))
def test_a_word_that_carriers_act_upon_is_no_choice(word: str) -> None:
    """Printing it would lead people to opt themselves out by answering."""
    with pytest.raises(ValueError, match="carriers"):
        render(Reply(text="x", choices=(Choice(f"{word.title()}.", "x"),)), CALLBACK)


def test_a_long_reply_is_several_texts() -> None:
    """Each is at most 1,600 units, cut between sentences, the choices at the very end."""
    requests = render(Reply(text="One sentence here. " * 200, choices=(Choice("Go", "go"),)), CALLBACK)

    bodies = [str(request.fields["body"]) for request in requests]
    assert len(bodies) == 3
    assert all(width(body) <= 1600 for body in bodies)
    assert all(body.endswith("here.") for body in bodies[:-1])
    assert bodies[-1].endswith("\n1 Go")


@given(st.text(max_size=3000), st.lists(st.text(st.characters(categories=["L"]), max_size=30), max_size=9))
def test_every_text_is_within_the_limit(text: str, labels: list[str]) -> None:
    """Whatever the reply: 1 to 1,600 units."""
    choices = tuple(Choice(f"x{label}", "go") for label in labels)

    assert all(
        0 < width(str(request.fields["body"])) <= 1600
        for request in render(Reply(text=text, choices=choices), CALLBACK)
    )


def test_an_english_text_with_buttons_stays_cheap() -> None:
    """Typographic marks and pictures on buttons do not make it UCS-2."""
    (request,) = render(Reply(text="Don’t wait — call today…", choices=(Choice("📞 Call", "x"),)), CALLBACK)

    assert count(str(request.fields["body"])).encoding == "GSM-7"


def at(**later: float) -> dt.datetime:
    """That much after the test's present."""
    return NOW + dt.timedelta(**later)


@pytest.mark.parametrize(
    ("reply", "form_of_it"),
    [
        (Reply(text="Hi"), {}),
        (Reply(text="Hi", urgency="reminder"), {"ValidityPeriod": "3600"}),
        (Reply(text="Hi", urgency="reminder", expires_at=at(hours=5)), {"ValidityPeriod": "3600"}),
        (Reply(text="Hi", urgency="reminder", expires_at=at(minutes=20)), {"ValidityPeriod": "1200"}),
        (Reply(text="Hi", urgency="reminder", expires_at=at(seconds=9)), {"ValidityPeriod": "60"}),
    ],
)
async def test_a_text_is_handed_over(
    provider: Provider, sms: SmsChannel, reply: Reply, form_of_it: Mapping[str, str]
) -> None:
    """With its sender, a place for reports, and no longer a life than it makes sense."""
    provider.answers = [DONE]

    assert await sms.send(ANA, sms.render(reply, 1, "")[0]) == Sent(MADE)
    (asked,) = provider.asked
    assert asked.path == f"/2010-04-01/Accounts/{SID}/Messages.json"
    assert asked.form == {"To": ANA.value, "From": NUMBER, "Body": "Hi", "StatusCallback": CALLBACK, **form_of_it}
    assert base64.b64decode(asked.authorization.removeprefix("Basic ")).decode() == f"{SID}:{AUTH}"


async def test_what_expired_is_not_sent(provider: Provider, sms: SmsChannel) -> None:
    """A reminder of yesterday stays unsaid."""
    message = sms.render(Reply(text="Hi", expires_at=at(seconds=-1)), 1, "")[0]

    assert await sms.send(ANA, message) == Over("expired")
    assert provider.asked == []


async def test_a_messaging_service_chooses_the_number(provider: Provider, session: aiohttp.ClientSession) -> None:
    """Then no number is named."""
    provider.answers = [DONE]
    channel = sms_at(provider.origin, session, sender="", service_sid="MG" + "1" * 32)

    await channel.send(ANA, channel.render(Reply(text="Hi"), 1, "")[0])

    assert (provider.asked[0].form.get("From"), provider.asked[0].form["MessagingServiceSid"]) == (
        None,
        "MG" + "1" * 32,
    )


async def test_regions_of_the_environment_do_not_bend_the_address(
    provider: Provider, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library would splice them into any host name."""
    monkeypatch.setitem(os.environ, "TWILIO_REGION", "ie1")
    monkeypatch.setitem(os.environ, "TWILIO_EDGE", "dublin")
    provider.answers = [DONE]
    channel = sms_at(provider.origin, session)

    assert await channel.send(ANA, channel.render(Reply(text="Hi"), 1, "")[0]) == Sent(MADE)


def refusal(code: int, status: int = 400) -> Answer:
    """An error as Twilio tells it."""
    return Answer(status, {"code": code, "message": "No.", "more_info": "", "status": status})


RFC_9457 = {"type": "about:blank", "title": "No.", "status": 400, "code": 21610}


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        *((refusal(code), outcome) for code, outcome in CODES.items()),
        (refusal(21999), Over("21999")),
        (Answer(400, RFC_9457), CODES[21610]),
        (Answer(400, b"<html>"), Over("400")),
        (Answer(400, {"code": None, "message": "No."}), Over("400")),
        (Answer(401, b""), Halt("401")),
        (Answer(429, {"code": 20429, "message": "No."}, {"Retry-After": "12"}), Later("429", 12, UNTIL_IT_EXPIRES)),
        (refusal(20500, 500), Unknown("500")),
        (refusal(20503, 503), Unknown("503")),
        (Answer(502, b"<html>"), Unknown("502")),
        (Answer(201, b"<html>"), Unknown("unreadable")),
        (Answer(201, {}), Unknown("unreadable")),
        (Answer(201, []), Unknown("unreadable")),
        (Answer(reset=True), Unknown("connection_lost")),
    ],
)
async def test_each_answer_has_its_outcome(
    provider: Provider, sms: SmsChannel, answer: Answer, outcome: Outcome
) -> None:
    """Every code of the table, throttling, outages and nonsense; asked only once, or a text would go out twice."""
    provider.answers = [answer]

    assert await sms.send(ANA, sms.render(Reply(text="Hi"), 1, "")[0]) == outcome
    assert len(provider.asked) == 1


OTHER_SID = "SM" + "e" * 32


def entry(sid: str = MADE, **fields: object) -> dict[str, object]:
    """One entry of Twilio's list."""
    return {
        "sid": sid,
        "direction": "outbound-api",
        "from": NUMBER,
        "to": ANA.value,
        "body": "Hi",
        "num_media": "0",
        "date_created": "Tue, 10 Mar 2026 15:00:00 +0000",
        "date_sent": None,
        **fields,
    }


def listing(*entries: dict[str, object], following: str | None = None) -> Answer:
    """A page of the list."""
    return Answer(200, {"messages": list(entries), "next_page_uri": following, "page": 0, "page_size": 50})


MESSAGE = Outgoing(method="messages.create", fields={"body": "Hi"})


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([], ()),
        ([entry()], (MADE,)),
        ([entry(date_sent="Tue, 10 Mar 2026 15:00:05 +0000")], (MADE,)),
        ([entry(body="“Hi”"), entry(body="Hi ")], (MADE,)),
        ([entry(body="Sent from your Twilio trial account - Hi")], (MADE,)),
        ([entry(body="Ho")], ()),
        ([entry(direction="inbound")], ()),
        ([entry(date_created="Mon, 9 Mar 2026 14:50:00 +0000")], ()),
        ([entry(date_created="Tue, 10 Mar 2026 03:00:00 +0000")], (MADE,)),
        ([entry(date_created=None)], (MADE,)),
        ([entry(OTHER_SID), entry()], (OTHER_SID, MADE)),
    ],
)
async def test_an_attempt_in_doubt_is_looked_up(
    provider: Provider, sms: SmsChannel, entries: list[dict[str, object]], found: tuple[str, ...]
) -> None:
    """The same words to the same number since then, left or queued, by a clock that may be hours off; newest first."""
    provider.answers = [listing(*entries)]

    assert await sms.find(ANA, MESSAGE, NOW) == tuple(Sent(sid) for sid in found)
    assert provider.asked[0].query["To"] == ANA.value


@pytest.mark.parametrize(
    "answer", [Answer(500), refusal(20003, 401), Answer(200, b"<html>"), Answer(200, {"messages": [{}]})]
)
async def test_a_failed_look_up_is_not_a_no(provider: Provider, sms: SmsChannel, answer: Answer) -> None:
    """If it were taken for one, the text would go out twice."""
    provider.answers = [answer]

    with pytest.raises(Refused):
        await sms.find(ANA, MESSAGE, NOW)


async def test_texts_missed_meanwhile_are_fetched(provider: Provider, sms: SmsChannel) -> None:
    """All pages, oldest first, only what came in from phones."""
    here = {"direction": "inbound", "from": ANA.value, "to": NUMBER, "date_sent": "Tue, 10 Mar 2026 15:00:05 +0000"}
    provider.answers = [
        listing(
            entry("SM3", **here, body=""),
            entry("SM2", **here | {"num_media": "1"}, body=""),
            following="/2010-04-01/next",
        ),
        listing(entry("SM0"), entry("SM4", **here | {"from": "12345"}), entry("SM1", **here, body="Hello")),
    ]

    found = await sms.fetch_inbound(NOW)

    sent_at = NOW + dt.timedelta(seconds=5)
    assert found == (
        Inbound(provider_id="SM1", address=ANA, event=Text("Hello"), sent_at=sent_at),
        Inbound(provider_id="SM2", address=ANA, event=Unreadable("photo"), sent_at=sent_at),
        Inbound(provider_id="SM3", address=ANA, event=Unreadable("empty"), sent_at=sent_at),
    )
    assert provider.asked[0].query == {"To": NUMBER, "DateSent>": "2026-03-10T15:00:00Z", "PageSize": "500"}


async def test_texts_to_the_account_s_other_numbers_are_not_ours(
    provider: Provider, session: aiohttp.ClientSession
) -> None:
    """With a messaging service the list cannot be narrowed to one number: only the service's own texts are taken."""
    service = "MG" + "0" * 32
    mine = {"direction": "inbound", "from": ANA.value, "messaging_service_sid": service}
    provider.answers = [listing(entry("SM2", **mine | {"messaging_service_sid": None}), entry("SM1", **mine))]

    found = await sms_at(provider.origin, session, sender="", service_sid=service).fetch_inbound(NOW)

    assert [inbound.provider_id for inbound in found] == ["SM1"]
