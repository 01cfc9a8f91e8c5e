"""The HTTP side over real sockets: only verified calls come in, and nothing is acknowledged before it is stored."""

import asyncio
import json

import pytest
from prometheus_client import REGISTRY
from standing import ADMIN, FORM, SECRET, Stand, locked, message, sign, sms_form

from bot.storage import ledger
from bot.web import BODY_LIMIT, UPDATE_LIMIT

CRISIS = "I want to kill myself"
HOOK, SMS, STATUS = "/telegram/webhook", "/twilio/sms", "/twilio/status"


def refused(path: str, reason: str) -> float:
    """How many calls were turned away so far."""
    return REGISTRY.get_sample_value("secondstep_webhook_refused_total", {"path": path, "reason": reason}) or 0


async def test_a_text_and_an_update_are_answered(stand: Stand) -> None:
    """Both webhooks take what their provider posts, and the answer goes out by the provider's own interface."""
    async with stand.bot():
        stand.text("hello")
        stand.write("hello")
        await stand.until(lambda: len(stand.texts()) > 0 and len(stand.chat()) > 0)

    assert all("SecondStep" in words[0] for words in (stand.texts(), stand.chat()))


async def test_updates_without_the_secret_are_refused_and_counted(stand: Stand) -> None:
    """Wrong, cut short, empty or missing: 401, and nobody is answered."""
    before = refused(HOOK, "secret")

    async with stand.bot():
        found = [await stand.update(message("hello"), secret) for secret in ("wrong", SECRET[:-1], "", "ñ")]
        found.append((await stand.post(HOOK, message("hello"), {}))[0])

    assert found == [401] * 5
    assert refused(HOOK, "secret") == before + 5
    assert stand.chat() == []


async def test_texts_without_the_right_signature_are_refused_and_counted(stand: Stand) -> None:
    """Wrong, empty, missing, for another address or other words, or made with an empty token: 403."""
    form, url = sms_form("hello"), stand.settings.public_url + SMS
    others = ["wrong", "", sign(url + "x", form), sign(url, sms_form("bye")), sign(url, form, token="")]
    before = refused(SMS, "signature")

    async with stand.bot():
        found = [(await stand.form(SMS, form, signature))[0] for signature in others]
        found.append((await stand.post(SMS, b"MessageSid=SM1&Body=hi", {"Content-Type": FORM}))[0])
        found.append((await stand.form(STATUS, {"MessageSid": "SM" + "0" * 32}, "wrong"))[0])

    assert found == [403] * 7
    assert refused(SMS, "signature") == before + 6
    assert stand.texts() == []


async def test_blank_fields_are_signed_too(stand: Stand) -> None:
    """Twilio signs fields without a value; leaving them out would refuse real texts."""
    async with stand.bot():
        assert (await stand.form(SMS, sms_form("hello", FromZip="", FromState="")))[0] == 200
        assert (await stand.form(f"{SMS}?from=console", sms_form("hello", 2)))[0] == 200
        await stand.until(lambda: len(stand.texts()) > 0)


async def test_malformed_updates_are_kept_and_not_asked_for_again(stand: Stand) -> None:
    """What Telegram would repeat for a day is put aside for the operator, and those behind it get through."""
    bodies = [b"{", b"\xff", b"[]", b"null", b'{"update_id": "a"}', b'{"update_id": 1e999, "message": {}}']
    before = refused(HOOK, "malformed")

    async with stand.bot() as bot:
        found = [await stand.update(body) for body in bodies]
        kept = await bot.operation.store.run(ledger.quarantined)
        assert await stand.update(b'{"update_id": 5, "poll": {"id": "1"}}') == 200
        assert await stand.update(message("hello", 6)) == 200

    assert found == [200] * len(bodies)
    assert kept == len(bodies)
    assert refused(HOOK, "malformed") == before + len(bodies)


async def test_malformed_texts_are_kept_and_acknowledged(stand: Stand) -> None:
    """Signed by Twilio and yet no text: kept for the operator."""
    forms = [{"Body": "no id"}, sms_form("from nobody", From="ANNA"), sms_form("odd", NumMedia="many")]

    async with stand.bot() as bot:
        found = [await stand.form(SMS, form) for form in forms]
        kept = await bot.operation.store.run(ledger.quarantined)

    assert [status for status, _ in found] == [200] * 3
    assert all("<Response/>" in body for _, body in found)
    assert kept == 3


async def test_a_form_that_is_none_is_refused(stand: Stand) -> None:
    """Bytes that no form has, and more fields than any: 400, before any signature is computed."""
    async with stand.bot():
        found = [(await stand.post(SMS, body, {"Content-Type": FORM}))[0] for body in (b"\xff=1", b"a=1&" * 300)]

    assert found == [400, 400]


async def test_bodies_that_are_too_large_are_refused(stand: Stand) -> None:
    """413 for a form before anything is known about its sender; an update may be larger, since its sender is known."""
    async with stand.bot():
        found = [
            (await stand.post(SMS, b"Body=" + b"a" * BODY_LIMIT, {"Content-Type": FORM}))[0],
            await stand.update(message("a" * BODY_LIMIT)),
            await stand.update(message("a" * UPDATE_LIMIT)),
            (await stand.post(HOOK, message("a" * UPDATE_LIMIT), {}))[0],
        ]

    assert found == [413, 200, 413, 401]


async def test_the_same_event_twice_is_answered_once(stand: Stand) -> None:
    """A provider's repeat gets its 200, and the person gets one answer."""
    async with stand.bot():
        assert [(await stand.form(SMS, sms_form("hello")))[0] for _ in range(2)] == [200, 200]
        assert [await stand.update(message("hello", 9)) for _ in range(2)] == [200, 200]
        await stand.until(lambda: len(stand.texts()) > 0)
        await stand.settled()
        once = len(stand.texts())
        await stand.form(SMS, sms_form("hello"))
        await stand.settled()

    assert len(stand.texts()) == once


async def test_without_its_database_the_bot_refuses_but_warns(stand: Stand) -> None:
    """503 so that the provider comes back; the emergency text goes out from memory, once; then all is answered."""
    async with stand.bot() as bot:
        with locked(bot):
            down = [
                (await stand.form(SMS, sms_form(CRISIS)))[0],
                (await stand.form(SMS, sms_form(CRISIS)))[0],
                await stand.update(message("hello", 3)),
                await stand.update(b"{"),
                (await stand.form(SMS, {"Body": "no id"}))[0],
                (await stand.form(STATUS, {"MessageSid": "SM" + "0" * 32, "MessageStatus": "sent"}))[0],
                (await stand.get("/health/ready"))[0],
                (await stand.get("/status", Authorization=f"Bearer {ADMIN}"))[0],
            ]
            alive = (await stand.get("/health/live"))[0]
            warned = list(stand.texts())
        up = [(await stand.form(SMS, sms_form(CRISIS)))[0], await stand.update(message("hello", 3))]
        await stand.until(lambda: len(stand.texts()) > len(warned))

    assert down == [503] * 8
    assert alive == 200
    assert len(warned) == 1
    assert "988" in warned[0]
    assert up == [200, 200]


async def test_reports_are_acknowledged_whatever_they_tell(stand: Stand) -> None:
    """204 for a known message, an unknown one, a status we do not know, and no report at all."""
    sid = "SM" + "0" * 32
    forms = [
        {"MessageSid": sid, "MessageStatus": "delivered"},
        {"MessageSid": sid, "MessageStatus": "undelivered", "ErrorCode": "30003"},
        {"MessageSid": sid, "MessageStatus": "teleported"},
        {"MessageSid": "x", "MessageStatus": "sent"},
        {"MessageSid": sid, "MessageStatus": "failed", "ErrorCode": "many"},
    ]

    async with stand.bot():
        found = [(await stand.form(STATUS, form))[0] for form in forms]

    assert found == [204] * 5


async def test_health_metrics_and_status(stand: Stand) -> None:
    """Live, ready and the figures for everybody; the operator's view only with the token, and without any person."""
    async with stand.bot():
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
        live, ready, metrics = [await stand.get(path) for path in ("/health/live", "/health/ready", "/metrics")]
        closed = [await stand.get("/status", **header) for header in ({}, {"Authorization": "Bearer admin"})]
        status, told = await stand.get("/status", Authorization=f"Bearer {ADMIN}")

    assert (live, ready) == ((200, '{"live":true}'), (200, '{"ready":true}'))
    assert (metrics[0], "secondstep_turns" in metrics[1]) == (200, True)
    assert stand.ruth.phone not in metrics[1] + told
    assert [code for code, _ in closed] == [401, 401]
    assert status == 200
    shown = json.loads(told)
    assert {"live", "ready", "next_due", "waiting", "busy", "outbox", "quarantined", "paused", "ticked_at"} <= set(
        shown
    )
    assert shown["live"] is shown["ready"] is True


async def test_without_a_token_there_is_no_status_page(stand: Stand) -> None:
    """No default password: an empty token opens nothing."""
    async with stand.bot(admin_token=""):
        found = [(await stand.get("/status", Authorization=each))[0] for each in ("", "Bearer ", "Bearer x")]

    assert found == [401, 401, 401]


@pytest.mark.parametrize(
    ("off", "missing"),
    [
        ({"telegram_token": ""}, [HOOK]),
        ({"twilio_account_sid": "", "twilio_auth_token": "", "twilio_from": ""}, [SMS, STATUS]),
    ],
    ids=["only SMS", "only Telegram"],
)
async def test_a_channel_that_is_off_has_no_door(stand: Stand, off: dict[str, str], missing: list[str]) -> None:
    """What is not configured is not there."""
    async with stand.bot(**off):
        found = [(await stand.post(path, b"", {}))[0] for path in (HOOK, SMS, STATUS)]

    assert [path for path, status in zip((HOOK, SMS, STATUS), found, strict=True) if status == 404] == missing


async def test_a_call_that_breaks_off_harms_nobody(stand: Stand) -> None:
    """A sender that goes away in the middle of its body leaves the bot as it was."""
    async with stand.bot():
        _, writer = await asyncio.open_connection("127.0.0.1", stand.settings.port)
        head = f"POST {HOOK} HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}"
        writer.write(f"{head}\r\n\r\n{{".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

        assert await stand.update(message("hello")) == 200
