"""Replies into Telegram's requests."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import markup
from bot.channels.segments import width
from bot.channels.telegram_requests import render
from handlers.messages import Choice, Document, Reply

GO = Choice("Go", "go")
NO_PREVIEW = {"is_disabled": True}
AWAY = {"remove_keyboard": True}
ICS = Document("visit.ics", "text/calendar", b"BEGIN:VCALENDAR")


def shown(reply: Reply, edits: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Methods and fields of the requests, without what every text carries."""
    same = {"parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
    return [
        (request.method, {name: value for name, value in request.fields.items() if same.get(name) != value})
        for request in render(reply, 3, edits)
    ]


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    """An inline keyboard."""
    return {"inline_keyboard": list(rows)}


GO_BUTTON = {"text": "Go", "callback_data": "3|go"}


@pytest.mark.parametrize(
    ("reply", "edits", "expected"),
    [
        (Reply(text="**Hi**"), "", [("sendMessage", {"text": "<b>Hi</b>", "reply_markup": AWAY})]),
        (Reply(text="Hi"), "9", [("editMessageText", {"text": "Hi", "message_id": 9})]),
        (Reply(text="Hi", choices=(GO,)), "", [("sendMessage", {"text": "Hi", "reply_markup": inline([GO_BUTTON])})]),
        (
            Reply(text="Hi", choices=(GO,)),
            "9",
            [("editMessageText", {"text": "Hi", "message_id": 9, "reply_markup": inline([GO_BUTTON])})],
        ),
        (
            Reply(text="Hi", choices=(GO, Choice("Web", url="https://x.org"), Choice("Copy", copy="ask")), columns=2),
            "",
            [
                (
                    "sendMessage",
                    {
                        "text": "Hi",
                        "reply_markup": inline(
                            [GO_BUTTON, {"text": "Web", "url": "https://x.org"}],
                            [{"text": "Copy", "copy_text": {"text": "ask"}}],
                        ),
                    },
                )
            ],
        ),
        (
            Reply(text="Hi", choices=(Choice("1\\. *Delete*", "delete", style="danger"),)),
            "",
            [
                (
                    "sendMessage",
                    {
                        "text": "Hi",
                        "reply_markup": inline([{"text": "1. Delete", "callback_data": "3|delete", "style": "danger"}]),
                    },
                )
            ],
        ),
        (
            Reply(text="Hi", choices=(Choice("Call & ask", url="tel:+18005550199"),)),
            "",
            [("sendMessage", {"text": "Hi\n\nCall &amp; ask: +18005550199", "reply_markup": AWAY})],
        ),
        (
            Reply(text="Hi", choices=(Choice("Copy", copy="<" * 257),)),
            "",
            [("sendMessage", {"text": "Hi\n\n<code>" + "&lt;" * 257 + "</code>", "reply_markup": AWAY})],
        ),
        (
            Reply(text="Hi " + "x" * 257, choices=(Choice("Copy", copy="x" * 257),)),
            "",
            [("sendMessage", {"text": "Hi " + "x" * 257, "reply_markup": AWAY})],
        ),
        (
            Reply(text="Your number?", ask_contact="Share *it*"),
            "9",
            [
                (
                    "sendMessage",
                    {
                        "text": "Your number?",
                        "reply_markup": {
                            "keyboard": [[{"text": "Share it", "request_contact": True}]],
                            "one_time_keyboard": True,
                            "resize_keyboard": True,
                        },
                    },
                )
            ],
        ),
        (
            Reply(text="Your number?", ask_contact="Share", choices=(GO,)),
            "",
            [
                ("sendMessage", {"text": "Your number?", "reply_markup": inline([GO_BUTTON])}),
                (
                    "sendMessage",
                    {
                        "text": "Share ⬇️",
                        "reply_markup": {
                            "keyboard": [[{"text": "Share", "request_contact": True}]],
                            "one_time_keyboard": True,
                            "resize_keyboard": True,
                        },
                    },
                ),
            ],
        ),
        (
            Reply(text="Your *visit*", document=ICS, choices=(GO,)),
            "9",
            [
                (
                    "sendDocument",
                    {"filename": "visit.ics", "caption": "Your <i>visit</i>", "reply_markup": inline([GO_BUTTON])},
                )
            ],
        ),
        (
            Reply(text="x" * 1025, document=ICS, choices=(GO,)),
            "",
            [
                ("sendMessage", {"text": "x" * 1025, "reply_markup": AWAY}),
                ("sendDocument", {"filename": "visit.ics", "reply_markup": inline([GO_BUTTON])}),
            ],
        ),
        (Reply(text="", document=ICS), "", [("sendDocument", {"filename": "visit.ics"})]),
        (Reply(text=" ", choices=(GO,)), "", []),
    ],
)
def test_a_reply_becomes_requests(reply: Reply, edits: str, expected: list[tuple[str, dict[str, Any]]]) -> None:
    """Buttons, links, texts to copy, files and the contact button, each in the form Telegram has for it."""
    assert shown(reply, edits) == expected


def test_a_file_goes_along() -> None:
    """The file's bytes are beside the fields, which stay JSON-able."""
    (request,) = render(Reply(text="Your visit", document=ICS), 1, "")

    assert request.file == ICS.data


def test_the_buttons_are_under_the_last_of_several_messages() -> None:
    """A long answer is split; an edit replaces its first message, and the buttons stay where people end reading."""
    requests = render(Reply(text="word " * 2000, choices=(GO,)), 3, "9")

    assert [request.method for request in requests] == ["editMessageText", "sendMessage", "sendMessage"]
    assert [request.fields.get("reply_markup") for request in requests] == [None, AWAY, inline([GO_BUTTON])]


def test_an_action_too_long_for_a_button_is_refused() -> None:
    """64 bytes, not characters: the wrong length is our mistake and must not reach a person as a dead button."""
    assert render(Reply(text="x", choices=(Choice("a", "a" * 62),)), 1, "")
    with pytest.raises(ValueError, match="64 bytes"):
        render(Reply(text="x", choices=(Choice("a", "ñ" * 32),)), 1, "")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
CHOICES = st.builds(
    Choice,
    st.text(st.characters(categories=["L"]), min_size=1, max_size=20),
    st.sampled_from(["", "go", "topic:time"]),
    st.sampled_from(["", "https://x.org", "tel:+1555"]),
    TEXTS,
)
REPLIES = st.builds(
    Reply,
    text=st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 400)),
    choices=st.lists(CHOICES, max_size=6).map(tuple),
    columns=st.integers(0, 3),
    ask_contact=st.sampled_from(["", "Share"]),
    document=st.sampled_from([None, ICS]),
)


@given(REPLIES, st.sampled_from(["", "9"]))
def test_every_reply_is_within_the_limits(reply: Reply, edits: str) -> None:
    """Whatever the reply: 4096 or 1024 units after parsing, and never an empty text."""
    for request in render(reply, 2**31, edits):
        text = markup.visible(str(request.fields.get("text", "")))
        caption = markup.visible(str(request.fields.get("caption", "")))

        assert width(text) <= 4096
        assert width(caption) <= 1024
        assert text.strip() or request.method == "sendDocument"
