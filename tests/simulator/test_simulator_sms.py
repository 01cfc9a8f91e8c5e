"""The Twilio stand-in, seen by the real client and by hand-made requests."""

import asyncio
import datetime as dt
import urllib.parse
from typing import TYPE_CHECKING, Any

import aiohttp
import jsonschema
import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

if TYPE_CHECKING:
    from conftest import Live

SID = "AC" + "0" * 32
AUTH = "twilio-auth-token"
NUMBER = "+12025550100"
RUTH = "+12125550141"

TEXTS: dict[str, Any] = {"type": ["string", "null"]}
SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sid", "status", "body", "from", "to", "date_created", "num_segments", "direction", "uri"],
    "properties": {
        "sid": {"type": "string", "pattern": "^SM[0-9a-f]{32}$"},
        "account_sid": {"type": "string", "pattern": "^AC[0-9a-fA-F]{32}$"},
        "status": {"enum": ["queued", "sent", "delivered", "undelivered", "received"]},
        "direction": {"enum": ["inbound", "outbound-api", "outbound-reply"]},
        "error_code": {"type": ["integer", "null"]},
        "subresource_uris": {"type": "object"},
        **dict.fromkeys(("body", "num_segments", "from", "to", "date_updated", "date_created", "date_sent"), TEXTS),
        **dict.fromkeys(("price", "price_unit", "error_message", "uri", "num_media", "api_version"), TEXTS),
        "messaging_service_sid": TEXTS,
    },
}
"""Twilio's own description of a message, as far as its fields are named there."""


def client_at(live: "Live", token: str = AUTH) -> Client:
    client = Client(SID, token)
    client.api.base_url = live.origin
    return client


def fields(body: bytes) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))


def on_phone(live: "Live") -> list[tuple[str, str]]:
    return [(sms.body, sms.status) for sms in live.world.carrier.messages.everything()]


async def test_the_real_client_sends_looks_up_and_lists(live: "Live") -> None:
    """A text becomes delivered; one and the list show it; filters by receiver and date hold."""
    client = client_at(live)
    sent = await asyncio.to_thread(client.messages.create, to=RUTH, from_=NUMBER, body="Hello ñ", validity_period=600)
    await live.text(To="+13125550142", Body="Other")
    await live.eventually(lambda: [status for _, status in on_phone(live)] == ["delivered"] * 2)
    since = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0) - dt.timedelta(seconds=5)
    listed = await asyncio.to_thread(client.messages.list, to=RUTH, date_sent_after=since)
    later = await asyncio.to_thread(client.messages.list, to=RUTH, date_sent_after=since + dt.timedelta(days=1))
    one = await asyncio.to_thread(client.messages(sent.sid).fetch)

    assert (sent.status, sent.num_segments, sent.sid[:2]) == ("queued", "1", "SM")
    assert [(each.sid, each.status) for each in listed] == [(sent.sid, "delivered")]
    assert later == []
    assert (one.body, one.date_sent.tzinfo) == ("Hello ñ", dt.UTC)


async def test_the_answer_has_the_documented_shape(live: "Live") -> None:
    """201 with every field of its documented type."""
    answer = await live.text()

    assert answer.pop("http") == 201
    jsonschema.validate(answer, SHAPE)


async def test_pages_follow_each_other(live: "Live") -> None:
    """Newest first, each page names the next."""
    for number in range(5):
        await live.text(Body=str(number))

    listed = await asyncio.to_thread(client_at(live).messages.list, page_size=2)

    assert [each.body for each in listed] == ["4", "3", "2", "1", "0"]


REFUSED = [
    ({"To": ""}, 400, 21604),
    ({"To": "12125550141"}, 400, 21211),
    ({"To": "+1 212 555 0141"}, 400, 21211),
    ({"To": "+1555"}, 400, 21211),
    ({"To": "+11115550141"}, 400, 21211),
    ({"To": NUMBER}, 400, 21612),
    ({"To": "+15005550001"}, 400, 21211),
    ({"To": "+15005550002"}, 400, 21612),
    ({"To": "+15005550003"}, 403, 21408),
    ({"To": "+15005550004"}, 400, 21610),
    ({"To": "+15005550009"}, 400, 21614),
    ({"From": ""}, 400, 21603),
    ({"From": "+12025550199"}, 400, 21606),
    ({"From": "+15005550001"}, 400, 21212),
    ({"From": "+15005550007"}, 400, 21606),
    ({"From": "+15005550008"}, 400, 21611),
    ({"MessagingServiceSid": "MG" + "0" * 32}, 404, 21701),
    ({"Body": " "}, 400, 21602),
    ({"Body": "x" * 1601}, 400, 21617),
    ({"ValidityPeriod": "36001"}, 400, 20001),
    ({"StatusCallback": "nowhere"}, 400, 21609),
    ({"SendAt": "2030-01-01T00:00:00Z"}, 400, 35118),
    ({"Bodi": "x"}, 400, 20001),
]


@pytest.mark.parametrize(("form", "status", "code"), REFUSED)
async def test_what_is_wrong_is_refused_with_its_code(
    live: "Live", form: dict[str, str], status: int, code: int
) -> None:
    """{"code", "message", "more_info", "status"}, and nothing reaches a phone."""
    answer = await live.text(**form)

    assert (answer["http"], answer["status"], answer["code"]) == (status, status, code)
    assert answer["more_info"].endswith(f"/{code}")
    assert on_phone(live) == []


async def test_the_magic_sender_works(live: "Live") -> None:
    """+15005550006 may always send."""
    assert (await live.text(From="+15005550006"))["http"] == 201


@pytest.mark.parametrize("live", [{"trial": True, "twilio_service_sid": "MG" + "1" * 32}], indirect=True)
async def test_a_trial_account_reaches_only_known_phones(live: "Live") -> None:
    """21608 for a stranger; a messaging service stands in for the number."""
    stranger = await live.text(To="+14155550123")
    known = await live.text(MessagingServiceSid="MG" + "1" * 32, From="")

    assert (stranger["code"], known["http"], known["from"]) == (21608, 201, NUMBER)


async def test_a_wrong_password_is_20003(live: "Live") -> None:
    """401, by the real client and without any header."""
    with pytest.raises(TwilioRestException) as caught:
        await asyncio.to_thread(client_at(live, "wrong").messages.create, to=RUTH, from_=NUMBER, body="x")
    async with live.http.get(f"{live.origin}/2010-04-01/Accounts/{SID}/Messages/SM1.json") as response:
        body = await response.json()

    assert (caught.value.status, caught.value.code) == (401, 20003)
    assert body["code"] == 20003


async def test_an_unknown_text_is_20404(live: "Live") -> None:
    """404 with its code; a date that is none is 20001."""
    with pytest.raises(TwilioRestException) as caught:
        await asyncio.to_thread(client_at(live).messages("SM" + "0" * 32).fetch)
    url = f"{live.origin}/2010-04-01/Accounts/{SID}/Messages.json?DateSent=yesterday"
    headers = {"Authorization": aiohttp.encode_basic_auth(SID, AUTH)}
    async with live.http.get(url, headers=headers) as response:
        assert (await response.json())["code"] == 20001

    assert caught.value.code == 20404


async def test_inbound_texts_are_signed_and_listed(live: "Live") -> None:
    """The real validator accepts the signature over URL and fields, and not over others."""
    await live.sim("sms/send", person="1", text="Hola, ¿qué hago? €")
    await live.eventually(lambda: bool(live.bodies("/twilio/sms")))
    _, headers, body = live.got[0]
    got, validator, url = fields(body), RequestValidator(AUTH), f"{live.hooks}/twilio/sms"
    listed = await asyncio.to_thread(client_at(live).messages.list, from_=RUTH)

    assert validator.validate(url, got, headers["x-twilio-signature"])
    assert not validator.validate(url, {**got, "Body": "x"}, headers["x-twilio-signature"])
    assert (got["From"], got["To"], got["Body"], got["NumSegments"]) == (RUTH, NUMBER, "Hola, ¿qué hago? €", "1")
    assert "OptOutType" not in got
    assert [(each.sid, each.direction) for each in listed] == [(got["MessageSid"], "inbound")]


async def test_reports_are_signed_and_in_order(live: "Live") -> None:
    """sent, then delivered, to the StatusCallback, with a valid signature."""
    url = f"{live.hooks}/twilio/status"
    sent = await live.text(StatusCallback=url)
    await live.eventually(lambda: len(live.got) == 2)

    reports = [fields(body) for body in live.bodies("/twilio/status")]
    assert [(each["MessageSid"], each["MessageStatus"]) for each in reports] == [
        (sent["sid"], "sent"),
        (sent["sid"], "delivered"),
    ]
    assert RequestValidator(AUTH).validate(url, reports[0], live.got[0][1]["x-twilio-signature"])


REPORTS = [
    ("drop", []),
    ("repeat", ["sent", "sent", "delivered", "delivered"]),
    ("reverse", ["delivered", "sent"]),
]


@pytest.mark.parametrize(("how", "statuses"), REPORTS)
async def test_reports_may_be_lost_repeated_or_disordered(live: "Live", how: str, statuses: list[str]) -> None:
    """As in real life; the text itself arrives."""
    await live.sim("faults", reports=how)
    await live.text(StatusCallback=f"{live.hooks}/twilio/status")
    await live.eventually(lambda: on_phone(live) == [("Hello", "delivered")] and len(live.got) == len(statuses))

    assert [fields(body)["MessageStatus"] for body in live.bodies("/twilio/status")] == statuses


@pytest.mark.parametrize("code", [30003, 30005, 30007])
async def test_texts_that_do_not_arrive_say_why(live: "Live", code: int) -> None:
    """Accepted, then undelivered with the code, in the report and in the list."""
    await live.sim("faults", sms_fails=code)
    await live.text(StatusCallback=f"{live.hooks}/twilio/status")
    await live.eventually(lambda: len(live.got) == 2)

    (listed,) = await asyncio.to_thread(client_at(live).messages.list)
    assert (listed.status, listed.error_code) == ("undelivered", code)
    assert fields(live.got[1][2])["ErrorCode"] == str(code)


async def test_a_refused_text_is_not_posted_again(live: "Live") -> None:
    """A 500 loses the text, as with Twilio; duplicates are a fault of their own."""
    live.answers = [500]
    await live.sim("sms/send", person="1", text="lost")
    await live.eventually(lambda: len(live.got) == 1)
    await live.sim("faults", duplicates=True)
    await live.sim("sms/send", person="1", text="twice")
    await live.eventually(lambda: len(live.got) == 3)

    assert [fields(body)["Body"] for body in live.bodies("/twilio/sms")] == ["lost", "twice", "twice"]


@pytest.mark.parametrize("live", [{"twilio_sms_url": "http://127.0.0.1:9/sms", "webhook_seconds": 2}], indirect=True)
async def test_a_lost_connection_is_tried_once_more(live: "Live") -> None:
    """Two attempts when nobody listens, and no third."""
    await live.sim("sms/send", person="1", text="anyone?")
    await live.eventually(lambda: len(live.world.journal.recent_wire()) == 2)

    assert [entry["name"] for entry in live.world.journal.recent_wire()] == ["text", "text, once more"]


async def test_outages_look_as_they_do_from_outside(live: "Live") -> None:
    """500, HTML, 429, a cut line; 500_after has kept the text."""
    told = {}
    for outage in ("500", "429", "500_after"):
        await live.sim("faults", sms=outage)
        told[outage] = (await live.text(Body=outage))["code"]
    await live.sim("faults", sms="html502")
    with pytest.raises(aiohttp.ContentTypeError):
        await live.text()
    await live.sim("faults", sms="reset")
    with pytest.raises(aiohttp.ClientError):
        await live.text()

    assert told == {"500": 20500, "429": 20429, "500_after": 20500}
    assert [body for body, _ in on_phone(live)] == ["500_after"]
