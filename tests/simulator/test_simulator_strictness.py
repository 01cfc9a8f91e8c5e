"""What the Bot API stand-in refuses, and in which words."""

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Live

RUTH_CHAT = 810_000_102
TOKEN = "4242:test-token"


async def started(live: "Live") -> None:
    await live.sim("telegram/send", person="1", text="/start")


STRICT: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": RUTH_CHAT}, "message text is empty"),
    ("sendMessage", {"chat_id": RUTH_CHAT, "text": "  \n "}, "message text is empty"),
    ("sendMessage", {"chat_id": 999, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": RUTH_CHAT, "text": "x" * 4097}, "message is too long"),
    (
        "sendMessage",
        {"chat_id": RUTH_CHAT, "text": "x", "parse_mod": "HTML"},
        'unknown parameter "parse_mod" for sendMessage',
    ),
    ("sendMessage", {"chat_id": RUTH_CHAT, "text": "x", "parse_mode": "BB"}, "unsupported parse_mode"),
    ("sendMessage", {"chat_id": RUTH_CHAT, "text": 7}, 'field "text" must be of type String'),
    (
        "sendMessage",
        {"chat_id": RUTH_CHAT, "text": "x", "protect_content": 1},
        'field "protect_content" must be of type Boolean',
    ),
    (
        "sendMessage",
        {"chat_id": RUTH_CHAT, "text": "x", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": RUTH_CHAT, "text": "x", "reply_markup": {"inline_keybord": []}},
        'field "reply_markup"',
    ),
    (
        "sendMessage",
        {"chat_id": RUTH_CHAT, "text": "x", "reply_parameters": {"message_id": 99}},
        "message to be replied not found",
    ),
    ("sendDocument", {"chat_id": RUTH_CHAT, "document": "no-such-id"}, "wrong file identifier/HTTP URL specified"),
    ("sendDocument", {"chat_id": RUTH_CHAT, "document": "attach://it"}, 'can\'t find file "it"'),
    ("editMessageText", {"chat_id": RUTH_CHAT, "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": RUTH_CHAT, "message_id": 1, "text": "x"}, "message can't be edited"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": RUTH_CHAT, "message_id": 99}, "message to delete not found"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("sendChatAction", {"chat_id": RUTH_CHAT, "action": "dancing"}, "wrong parameter action in request"),
    ("setMyCommands", {"commands": [{"command": "Help!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "help", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "BOT_SHORT_DESCRIPTION_TOO_LONG"),
    ("setWebhook", {"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://example.org/hook", "secret_token": "no spaces"},
        "secret token contains unallowed characters",
    ),
    ("getFile", {"file_id": "no-such-id"}, "wrong file identifier"),
    ("sendVoice", {"chat_id": RUTH_CHAT, "voice": "id"}, "method sendVoice is not carried by this stand-in"),
    ("sendMesage", {"chat_id": RUTH_CHAT, "text": "x"}, "method sendMesage does not exist"),
]


@pytest.mark.parametrize(("method", "given", "told"), STRICT)
async def test_what_is_wrong_is_refused_in_the_servers_words(
    live: "Live", method: str, given: dict[str, Any], told: str
) -> None:
    """A 400 that names the fault, in the Bot API's shape; never a 404."""
    await started(live)

    answer = await live.call(method, **given)

    assert (answer["http"], answer["ok"], answer["error_code"]) == (400, False, 400)
    assert answer["description"].startswith("Bad Request: ")
    assert told in answer["description"]


BUTTONS = [
    ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
    ({"text": " ", "callback_data": "a"}, "Button text must be non-empty"),
    ({"text": "x", "url": "ftp://example.org"}, "Wrong HTTP URL"),
    ({"text": "x", "url": "http://localhost/a"}, "Wrong HTTP URL"),
    ({"text": "x", "callback_data": "a", "style": "pink"}, "unknown style"),
    ({"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    ({"text": "x", "callback_data": "é" * 32}, ""),
    ({"text": "x", "url": "tg://user?id=1"}, ""),
    ({"text": "x", "url": "http://127.0.0.1:8080/packet/abc"}, ""),
    ({"text": "x", "copy_text": {"text": "Say this"}}, ""),
]


@pytest.mark.parametrize(("button", "told"), BUTTONS)
async def test_buttons_are_checked_one_by_one(live: "Live", button: dict[str, Any], told: str) -> None:
    """One wrong button refuses the whole message; limits count bytes."""
    await started(live)

    answer = await live.call("sendMessage", chat_id=RUTH_CHAT, text="x", reply_markup={"inline_keyboard": [[button]]})

    assert answer["ok"] is not bool(told)
    assert told in answer.get("description", "")


async def test_every_known_method_answers_something(live: "Live") -> None:
    """No method of the API is a 404, and none is a 500, whatever it is given."""
    methods = json.loads(await asyncio.to_thread(_table))["methods"]

    answers = {name: await live.call(name) for name in methods if name not in {"getUpdates", "logOut", "close"}}

    assert {answer["http"] for answer in answers.values()} <= {200, 400}
    assert answers["getMe"]["result"]["username"] == "SecondStepBot"


def _table() -> str:
    from bot.simulator.telegram.checking import TABLE  # noqa: PLC0415 - beside its one use

    return TABLE.read_text(encoding="utf-8")


async def test_a_broken_body_is_a_400(live: "Live") -> None:
    """JSON that is none, and a form that is no UTF-8."""
    form = "application/x-www-form-urlencoded"
    broken = [
        ("application/json", b"{"),
        ("application/json", b"[1]"),
        (form, b"a=\xff"),
        ("multipart/form-data", b"x"),
    ]
    for kind, body in broken:
        url = f"{live.origin}/bot{TOKEN}/getMe"
        async with live.http.post(url, data=body, headers={"Content-Type": kind}) as response:
            assert response.status == 400
            assert (await response.json())["description"].startswith("Bad Request: ")
