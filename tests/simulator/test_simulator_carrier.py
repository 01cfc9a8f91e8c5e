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
