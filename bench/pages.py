"""The guide's pages as requests, rendered beforehand: the peer says what our bot says, and pays nothing for it."""

import datetime as dt
import functools
from typing import Any

from bot.channels.telegram_requests import render
from bot.library import read_library, responder
from content.guide import MENU
from handlers.address import Address
from handlers.messages import Tap
from handlers.records import Person, Plan
from handlers.scene import Library, Programme

HERE = Address("telegram", "1")


@functools.cache
def library() -> Library:
    """Everything that can be said, read once."""
    return read_library(Programme())


@functools.cache
def pages() -> dict[str, dict[str, Any]]:
    """Action → the fields of the one message that answers it: the menu, its sections, every topic."""
    topics = library().guide.languages["en"].topics
    actions = ("menu", *(f"section:{name}" for name in MENU), *(f"topic:{name}" for name in topics))
    return {action: page(action) for action in actions}


def page(action: str) -> dict[str, Any]:
    """The message that a tap on this button leads to."""
    person = Person(id="", welcomed=True, language="en")
    turn = responder(library())(Tap(action, 0, "1"), HERE, person, Plan(id=""), dt.datetime.now(dt.UTC), "en", "")
    (reply,) = turn.replies
    (message,) = render(reply, 0, "")
    return dict(message.fields)
