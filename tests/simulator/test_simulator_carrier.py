"""Keywords that carriers obey by themselves: STOP, START, HELP and their kin."""

import urllib.parse
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Live


def fields(body: bytes) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))


def on_phone(live: "Live") -> list[tuple[str, str]]:
    return [(sms.body, sms.status) for sms in live.world.carrier.messages.everything()]


async def test_stop_is_obeyed_by_the_carrier_and_still_told(live: "Live") -> None:
    """One automatic reply, 21610 for the bot, START undoes it; both words are posted without OptOutType."""
    await live.sim("sms/send", person="1", text=" stop ")
    blocked = await live.text()
    await live.sim("sms/send", person="1", text="STOP")
    await live.sim("sms/send", person="1", text="START")
    allowed = await live.text()
    await live.eventually(lambda: len(live.bodies("/twilio/sms")) == 3)

    replies = [body for body, _ in on_phone(live) if "unsubscribed" in body]
    assert (blocked["code"], allowed["http"], len(replies)) == (21610, 201, 1)
    assert all("OptOutType" not in fields(body) for body in live.bodies("/twilio/sms"))


async def test_yes_is_an_answer_unless_somebody_opted_out(live: "Live") -> None:
    """YES lets texts through again after STOP and means nothing to the carrier otherwise; HELP is answered."""
    await live.sim("sms/send", person="1", text="YES")
    assert len(on_phone(live)) == 1
    for text in ("STOP", "YES", "HELP"):
        await live.sim("sms/send", person="1", text=text)

    assert [body.split()[0] for body, _ in on_phone(live)[1:]] == ["STOP", "You", "YES", "You", "HELP", "Reply"]
    assert live.world.carrier.opted_out == set()


@pytest.mark.parametrize("live", [{"opt_out": "advanced", "auto_reply": False}], indirect=True)
async def test_advanced_opt_out_says_what_it_did(live: "Live") -> None:
    """OptOutType comes with the post; without automatic replies nothing else reaches the phone."""
    await live.sim("sms/send", person="1", text="HELP")
    await live.sim("sms/send", person="1", text="Unsubscribe")
    await live.eventually(lambda: len(live.got) == 2)

    assert {fields(body)["OptOutType"] for body in live.bodies("/twilio/sms")} == {"HELP", "STOP"}
    assert len(on_phone(live)) == 2


@pytest.mark.parametrize("live", [{"opt_out": "off"}], indirect=True)
async def test_with_the_handling_off_all_is_the_bots_task(live: "Live") -> None:
    """STOP neither blocks nor is answered."""
    await live.sim("sms/send", person="1", text="STOP")

    assert (await live.text())["http"] == 201


async def test_the_bot_may_answer_in_twiml(live: "Live") -> None:
    """Each <Message> becomes a text to the sender; an empty <Response/> is silence; broken XML is noted."""
    live.says = b"<Response><Message>One</Message><Message><Body>Two</Body></Message></Response>"
    await live.sim("sms/send", person="1", text="Hi")
    await live.eventually(lambda: [body for body, _ in on_phone(live)] == ["Hi", "One", "Two"])
    for live.says in (b"<Response/>", b"<Response>"):
        await live.sim("sms/send", person="1", text="Hi")

    await live.eventually(lambda: live.world.journal.recent_wire()[-1]["name"].startswith("12100"))
    assert [body for body, _ in on_phone(live)].count("Hi") == len(on_phone(live)) - 2


@pytest.mark.parametrize("live", [{"twilio_fallback_url": "http://127.0.0.1:9/fallback"}], indirect=True)
async def test_a_refused_text_goes_to_the_fallback(live: "Live") -> None:
    """A 5xx at the webhook is followed by one post to the fallback URL."""
    live.answers = [503]
    await live.sim("sms/send", person="1", text="Hi")

    await live.eventually(lambda: len(live.world.journal.recent_wire()) == 2)
    assert [entry["name"] for entry in live.world.journal.recent_wire()] == ["text", "text, to the fallback"]
