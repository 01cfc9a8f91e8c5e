"""Every request that replies lead to is one the Bot API describes."""

from collections.abc import Callable
from typing import Any

import pytest
import spec_check
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_requests import render
from bot.channels.telegram_updates import WANTED
from handlers.messages import Choice, Document, Reply

ICS = Document("visit.ics", "text/calendar", b"X")
CHOICES = st.builds(
    Choice,
    st.sampled_from(["Go", "**Go** on", "👍"]),
    st.sampled_from(["", "go"]),
    st.sampled_from(["", "https://x.org", "tel:+15550100"]),
    st.sampled_from(["", "copied", "x" * 300]),
    st.sampled_from(["", "primary", "danger", "success"]),
)
REPLIES = st.builds(
    Reply,
    text=st.sampled_from(["Hi", "**Bold** [9 a.m.](time:1778000000)", "long " * 1500]),
    choices=st.lists(CHOICES, max_size=5).map(tuple),
    columns=st.integers(1, 3),
    ask_contact=st.sampled_from(["", "Share my number"]),
    document=st.sampled_from([None, ICS]),
)


@given(REPLIES, st.sampled_from(["", "9"]))
def test_every_request_is_as_described(reply: Reply, edits: str) -> None:
    """No unknown or missing field, no wrong type: by the full description and by the reduced one."""
    for request in render(reply, 3, edits):
        fields: dict[str, Any] = {"chat_id": 42, **request.fields}
        if request.file is not None:
            fields["document"] = fields.pop("filename")

        assert spec_check.faults(request.method, fields) == []


def test_only_known_updates_are_asked_for() -> None:
    """Their names are fields of Update; the reduced table does without that type, as the bot only receives it."""
    if spec_check.FULL.exists():
        assert set(WANTED) <= set(spec_check.full()["Update"])
    assert spec_check.faults("getUpdates", {"offset": 0, "timeout": 25, "allowed_updates": list(WANTED)}) == []


TABLES = [spec_check.reduced, *([spec_check.full] if spec_check.FULL.exists() else [])]
BUTTON = {"text": "Go", "callback_data": "3|go"}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("method", "params", "expected"),
    [
        ("sendMessage", {"chat_id": 42, "text": "Hi"}, []),
        ("sendMessage", {"chat_id": "42", "text": "Hi", "reply_markup": '{"remove_keyboard": true}'}, []),
        ("sendMessage", {"chat_id": 42, "text": "Hi", "reply_markup": {"inline_keyboard": [[BUTTON]]}}, []),
        ("sendDocument", {"chat_id": 42, "document": b"X"}, []),
        ("setChatMenuButton", {"menu_button": '{"type": "commands"}'}, []),
        ("sendMessage", {"chat_id": 42}, ["sendMessage: text is missing"]),
        ("sendMessage", {"chat_id": 42, "text": 5}, ["sendMessage: text is no String"]),
        (
            "sendMessage",
            {"chat_id": 42, "text": "Hi", "protect_content": 1},
            ["sendMessage: protect_content is no Boolean"],
        ),
        ("sendMessage", {"chat_id": True, "text": "Hi"}, ["sendMessage: chat_id is no Integer"]),
        ("sendMessage", {"chat_id": 42, "text": "Hi", "markup": {}}, ["sendMessage: markup is unknown"]),
        (
            "sendMessage",
            {"chat_id": 42, "text": "Hi", "reply_markup": {"inline_keyboard": [[BUTTON | {"colour": "red"}]]}},
            ["sendMessage: reply_markup.inline_keyboard.colour is unknown"],
        ),
        (
            "sendMessage",
            {"chat_id": 42, "text": "Hi", "reply_markup": {"inline_keyboard": [BUTTON]}},
            ["sendMessage: reply_markup.inline_keyboard is no list"],
        ),
        (
            "sendMessage",
            {"chat_id": 42, "text": "Hi", "link_preview_options": "[]"},
            ["sendMessage: link_preview_options is no LinkPreviewOptions"],
        ),
        ("sendTelegram", {}, ["sendTelegram: no such method"]),
    ],
)  # fmt: skip
def test_the_check_finds_what_is_wrong(
    table: Callable[[], spec_check.Table], method: str, params: dict[str, Any], expected: list[str]
) -> None:
    """Each kind of fault, in JSON and in forms: a check that finds nothing proves nothing."""
    assert spec_check.faults(method, params, table()) == expected
