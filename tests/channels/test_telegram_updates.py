"""Updates into events."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_updates import read
from bot.channels.wire import Inbound, Malformed
from handlers.address import Address
from handlers.messages import Contact, Event, Tap, Text, Unreachable, Unreadable

HERE = Address("telegram", "42")
ANA = {"id": 42, "is_bot": False, "first_name": "Ana", "language_code": "es"}
CHAT = {"id": 42, "type": "private", "first_name": "Ana"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Family"}
AT = 1773154800


def message(**fields: object) -> dict[str, Any]:
    """An update with a message of Ana's."""
    return {"update_id": 7, "message": {"message_id": 5, "date": AT, "chat": CHAT, "from": ANA, **fields}}


def tap(data: str | None, **fields: object) -> dict[str, Any]:
    """An update with a tap of Ana's."""
    under = {"message_id": 5, "date": AT, "chat": CHAT}
    query = {"id": "99", "from": ANA, "chat_instance": "1", "message": under, "data": data, **fields}
    return {"update_id": 7, "callback_query": {name: value for name, value in query.items() if value is not None}}


def standing(status: str, chat: dict[str, Any] = CHAT) -> dict[str, Any]:
    """An update that says what the bot is in a chat now."""
    member = {"status": status, "user": {"id": 1, "is_bot": True, "first_name": "B"}}
    changed = {"chat": chat, "from": ANA, "date": AT, "old_chat_member": member, "new_chat_member": member}
    return {"update_id": 7, "my_chat_member": changed}


@pytest.mark.parametrize(
    ("update", "event"),
    [
        (message(text="hello"), Text("hello")),
        (message(text="/start abc_123"), Text("/start abc_123")),
        (message(text="/start@SecondStepBot abc"), Text("/start abc")),
        (message(text="/help@SecondStepBot"), Text("/help")),
        (message(text="write me@x.org"), Text("write me@x.org")),
        (message(text="a\0b"), Text("ab")),
        (message(text=" \n"), None),
        ({"update_id": 7, "edited_message": message(text="hi", edit_date=AT)["message"]}, Text("hi", edited=True)),
        ({"update_id": 7, "edited_message": message(location={})["message"]}, None),
        (message(photo=[{}]), Unreadable("photo")),
        (message(photo=[{}], caption="I can't breathe"), Text("I can't breathe")),
        (message(sticker={}), Unreadable("sticker")),
        (message(voice={}), Unreadable("voice")),
        (message(audio={}), Unreadable("voice")),
        (message(video_note={}), Unreadable("voice")),
        (message(location={}), Unreadable("location")),
        (message(venue={}, location={}), Unreadable("location")),
        (message(document={}), Unreadable("document")),
        (message(animation={}, document={}), Unreadable("other")),
        (message(poll={}), Unreadable("other")),
        (message(pinned_message={}), None),
        (message(contact={"phone_number": "15551234567", "user_id": 42}), Contact("+15551234567", own=True)),
        (message(contact={"phone_number": "+1 555 123 4567", "user_id": 42}), Contact("+15551234567", own=True)),
        (message(contact={"phone_number": "15551234567", "user_id": 43}), Contact("15551234567", own=False)),
        (message(contact={"phone_number": "15551234567"}), Contact("15551234567", own=False)),
        (message(contact={"phone_number": "15551", "user_id": 42}, forward_origin={}), Contact("15551", own=False)),
        (message(contact={"phone_number": "", "user_id": 42}), Contact("+", own=False)),
        (message(text="hello", chat=GROUP), Unreadable("group")),
        (message(**{"text": "hello", "from": ANA | {"is_bot": True}}), None),
        ({"update_id": 7, "edited_message": message(text="hello", chat=GROUP)["message"]}, None),
        (tap("3|topic:time"), Tap("topic:time", 3, "5")),
        (tap("3|a|b"), Tap("a|b", 3, "5")),
        (tap("old-data"), Tap("", 0, "5")),
        (tap("x|go"), Tap("", 0, "5")),
        (tap("-1|go"), Tap("", 0, "5")),
        (tap("²|go"), Tap("", 0, "5")),
        (tap("9999999999|go"), Tap("", 0, "5")),
        (tap(None), Tap("", 0, "5")),
        (tap("3|go", message=None), Tap("go", 3, "")),
        (tap("3|go", message={"message_id": 5, "date": 0, "chat": CHAT}), Tap("go", 3, "5")),
        (tap("3|go", message={"message_id": 5, "date": 0, "chat": GROUP}), Unreadable("group")),
        (standing("kicked"), Unreachable(HERE, "blocked")),
        (standing("member"), None),
        (standing("kicked", GROUP), None),
        ({"update_id": 7}, None),
        ({"update_id": 7, "channel_post": {}}, None),
    ],
)  # fmt: skip
def test_each_kind_of_update_is_one_event(update: dict[str, Any], event: Event | None) -> None:
    """Words, taps, contacts and what cannot be read; nothing where there is nothing to answer."""
    inbound = read(json.dumps(update).encode())

    assert (inbound.event if inbound else None) == event


def test_an_event_says_whose_it_is_and_when() -> None:
    """The update's id, the chat, the moment, and the app's language as a hint."""
    assert read(json.dumps(message(text="hola")).encode()) == Inbound(
        provider_id="7",
        address=HERE,
        event=Text("hola"),
        sent_at=dt.datetime.fromtimestamp(AT, dt.UTC),
        language="es",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"update_id": NaN}',
        b'{"update_id": Infinity}',
        b'{"update_id": 1e400}',
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 7.5}',
        b'{"update_id": 99999999999999999999999}',
        b'{"update_id": 7, "message": 5}',
        b'{"update_id": 7, "message": {"message_id": 1}}',
        b'{"update_id": 7, "message": {"message_id": 1, "chat": {"id": "x", "type": "private"}}}',
        b'{"update_id": 7, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}, "date": 1e300}}',
        b'{"update_id": 7, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}, "text": ["x"]}}',
        b'{"update_id": 7, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}, "text": "\\ud800"}}',
        b'{"update_id": 7, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}, "text": "\xff"}}',
        b'{"update_id": 7, "x": ' + b"[" * 100_000,
        b'{"update_id": 7, "callback_query": {"id": 5}}',
    ],
)
def test_what_telegram_would_not_send_is_malformed(body: bytes) -> None:
    """One exception for everything hostile, and it quotes none of it."""
    with pytest.raises(Malformed, match=r"^no update of Telegram's$"):
        read(body)


KEYS = st.sampled_from(
    ["update_id", "message", "edited_message", "callback_query", "my_chat_member", "chat", "from", "id", "type", "text",
     "date", "message_id", "contact", "phone_number", "user_id", "data", "new_chat_member", "status", "photo", "is_bot"]
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["private", "1|a", "kicked"])
)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=25
)
SOUND = st.sampled_from(
    [message(text="x"), message(contact={"phone_number": "1", "user_id": 42}), tap("3|go"), standing("kicked")]
)


def graft(tree: object, path: list[int], value: object) -> object:
    """The tree with the value put in place of one of its parts."""
    if not path or not isinstance(tree, dict) or not tree:
        return value
    key = sorted(tree)[path[0] % len(tree)]
    return tree | {key: graft(tree[key], path[1:], value)}


@given(st.one_of(TREES, st.builds(graft, SOUND, st.lists(st.integers(0, 9), max_size=4), TREES)))
def test_hostile_json_is_malformed_or_an_event(update: object) -> None:
    """Any JSON, also one part of a sound update replaced: an event that can be stored, nothing, or Malformed."""
    try:
        inbound = read(json.dumps(update).encode())
    except Malformed:
        return

    assert inbound is None or (inbound.provider_id.isdecimal() and inbound.address.value.removeprefix("-").isdecimal())


@given(st.binary(max_size=200))
def test_hostile_bytes_are_malformed(body: bytes) -> None:
    """Bytes that are no JSON object never get through."""
    with pytest.raises(Malformed):
        read(body)
