"""Calls as the providers make them, spoiled in some place: recorded shapes with hostile parts, by seed."""

import base64
import copy
import hashlib
import hmac
import json
from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import urlencode

import msgspec

ANA = {"id": 42, "is_bot": False, "first_name": "Ana", "language_code": "es"}
CHAT = {"id": 42, "type": "private", "first_name": "Ana"}
UNDER = {"message_id": 5, "date": 1_773_154_800, "chat": CHAT}
MESSAGE = {**UNDER, "from": ANA}
MEMBER = {"status": "kicked", "user": {"id": 1, "is_bot": True, "first_name": "B"}}
UPDATES: tuple[dict[str, Any], ...] = (
    {"message": {**MESSAGE, "text": "hello", "entities": [{"type": "bold", "offset": 0, "length": 5}]}},
    {"message": {**MESSAGE, "text": "dec 1 at 2:30 pm", "reply_to_message": MESSAGE}},
    {"message": {**MESSAGE, "text": "/start abc", "forward_origin": {"type": "user", "date": 1, "sender_user": ANA}}},
    {"message": {**MESSAGE, "contact": {"phone_number": "+12125550123", "first_name": "Ana", "user_id": 42}}},
    {
        "message": {
            **MESSAGE,
            "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
            "caption": "x",
        }
    },
    {"message": {**MESSAGE, "location": {"latitude": 1.0, "longitude": 1.0}}},
    {"edited_message": {**MESSAGE, "text": "done 2", "edit_date": 1_773_154_900}},
    {"callback_query": {"id": "99", "from": ANA, "chat_instance": "1", "message": UNDER, "data": "0|menu"}},
    {
        "callback_query": {
            "id": "99",
            "from": ANA,
            "chat_instance": "1",
            "message": UNDER,
            "data": "3|topic:enough-time",
        }
    },
    {"my_chat_member": {"chat": CHAT, "from": ANA, "date": 1, "old_chat_member": MEMBER, "new_chat_member": MEMBER}},
)
FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/twilio/sms", {"From": "+12125550141", "To": "+12025550100", "Body": "menu", "NumMedia": "0", "FromCity": ""}),
    ("/twilio/sms", {"From": "+12125550142", "To": "+12025550100", "Body": "STOP", "OptOutType": "STOP"}),
    ("/twilio/sms", {"From": "+12125550143", "Body": "", "NumMedia": "1", "MediaContentType0": "image/jpeg"}),
    ("/twilio/status", {"MessageStatus": "delivered", "To": "+12125550141"}),
    ("/twilio/status", {"MessageStatus": "undelivered", "ErrorCode": "30003", "To": "+12125550141"}),
)
WORDS = (
    "", " ", "\x00", "\u200b", "\ud800", "a" * 5000, "menu", "stop", "start", "delete", "yes", "1", "99999999999",
    "-1", "0|" * 40, "3|", "|", "12345678|go", "2|item:P03", "0|done:P99", "0|date:2026-13-45", "12/31/9999 25:99",
    "0000-00-00", "feb 30", "31/31", "dec 1 at 2:30 pm", "\u0663|menu", "\u00b2", "\u0130", "\ufb01", "\u202e",
    "\U0001f44d\U0001f3fd" * 50, "<b>", "{0}", "%s", "'; --", "+1", "+", "private", "kicked", "member", "sent",
    "SM" + "f" * 32, "12125550123", "I can't breathe", "no, the 3rd", "a\nb\r\nc",
)  # fmt: skip
NUMBERS = (0, -1, 1, 42, 2**31, 2**53, 2**63, 2**64, -(2**63), 10**30, 0.5, -0.0, 1e308, float("inf"), float("nan"))


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call of the bot."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Secrets(msgspec.Struct, frozen=True, kw_only=True):
    """What the providers share with the bot."""

    telegram: str
    twilio: str
    url: str


def call(dice: Random, number: int, secrets: Secrets) -> Call:
    """The so manieth call: an update, a form, now and then another method or place."""
    made = _update(dice, number, secrets) if dice.random() < 0.5 else _form(dice, number, secrets)
    if dice.random() < 0.03:
        made = msgspec.structs.replace(made, method=dice.choice(["GET", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS"]))
    if dice.random() < 0.03:
        places = ["/", "/status", "/metrics", "/health/ready", made.path + "/", made.path + "?x=%ff", "//", "/%00"]
        made = msgspec.structs.replace(made, path=dice.choice(places))
    return made


def _update(dice: Random, number: int, secrets: Secrets) -> Call:
    update = {"update_id": number, **copy.deepcopy(dice.choice(UPDATES))}
    for _ in range(dice.choice([0, 1, 1, 2, 5])):
        _spoil(dice, update)
    body = _torn(dice, json.dumps(update).encode())
    secret = secrets.telegram if dice.random() < 0.95 else dice.choice(["", "x", secrets.telegram[:-1]])
    return Call(
        method="POST",
        path="/telegram/webhook",
        headers={"content-type": "application/json", "x-telegram-bot-api-secret-token": secret},
        body=body,
    )


def _form(dice: Random, number: int, secrets: Secrets) -> Call:
    path, fields = dice.choice(FORMS)
    fields = {"MessageSid": f"SM{number:032x}", **fields}
    for _ in range(dice.choice([0, 1, 1, 2, 5])):
        name = dice.choice([*fields, dice.choice(WORDS).replace("\ud800", "?"), "Body", "OptOutType"])
        if dice.random() < 0.3:
            fields.pop(name, None)
        else:
            fields[name] = dice.choice([*WORDS, str(dice.choice(NUMBERS))]).replace("\ud800", "?")
    text = secrets.url + path + "".join(name + fields[name] for name in sorted(fields))
    signed = base64.b64encode(hmac.new(secrets.twilio.encode(), text.encode(), hashlib.sha1).digest()).decode()
    signature = signed if dice.random() < 0.95 else dice.choice(["", "x", signed[:-1]])
    return Call(
        method="POST",
        path=path,
        headers={"content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature},
        body=urlencode(fields).encode() if dice.random() < 0.9 else _torn(dice, urlencode(fields).encode()),
    )


def _spoil(dice: Random, tree: dict[str, Any]) -> None:
    """Change one place of it, however deep."""
    here: Any = tree
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = dice.choice(keys)
        if not isinstance(here[key], dict | list) or not here[key] or dice.random() < 0.3:
            break
        here = here[key]
    way: Callable[[Any, Any], None] = dice.choice([_lose, _replace(dice), _replace(dice), _add(dice)])
    way(here, key)


def _lose(here: Any, key: Any) -> None:  # noqa: ANN401 - any JSON
    del here[key]
    if not here and isinstance(here, dict):
        here["left"] = None


def _replace(dice: Random) -> Callable[[Any, Any], None]:
    return lambda here, key: here.__setitem__(key, _leaf(dice))


def _add(dice: Random) -> Callable[[Any, Any], None]:
    def add(here: Any, _: Any) -> None:  # noqa: ANN401 - as above
        if isinstance(here, dict):
            here[dice.choice(["text", "chat", "from", "contact", "photo", "date", "message", "data"])] = _leaf(dice)
        else:
            here.append(_leaf(dice))

    return add


def _leaf(dice: Random) -> Any:  # noqa: ANN401 - as above
    deep: Any = "x"
    for _ in range(dice.choice([1, 3, 90])):
        deep = [deep]
    simple = (None, True, False, {}, [], dice.choice(WORDS), dice.choice(NUMBERS), dice.choice(WORDS))
    return dice.choice([*simple, deep, copy.deepcopy(dice.choice((ANA, CHAT, MESSAGE)))])


def _torn(dice: Random, body: bytes) -> bytes:
    """Mostly as it is; else cut, with a byte changed, or with something behind it."""
    place = dice.randrange(len(body) + 1)
    ways = (
        body[:place],
        body[:place] + bytes([dice.randrange(256)]) + body[place + 1 :],
        body + dice.choice([b"}", b"\x00", b"&=&"]),
    )
    return dice.choice(ways) if dice.random() < 0.1 else body
