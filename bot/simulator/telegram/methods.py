"""Every method by its name: the written list of what this stand-in carries, and what it says to the rest."""

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from bot.simulator.bodies import Body
from bot.simulator.telegram import account, sending
from bot.simulator.telegram.checking import check, method_named, returns
from bot.simulator.telegram.errors import bad
from bot.simulator.telegram.state import Json, Telegram

Handler = Callable[[Telegram, Json], Any]

METHODS: dict[str, Handler] = {
    "getUpdates": account.get_updates,
    "setWebhook": account.set_webhook,
    "deleteWebhook": account.delete_webhook,
    "getWebhookInfo": account.webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "editMessageText": sending.edit_text,
    "editMessageCaption": sending.edit_caption,
    "editMessageReplyMarkup": sending.edit_markup,
    "deleteMessage": sending.delete_message,
    "deleteMessages": sending.delete_messages,
    "answerCallbackQuery": account.answer_tap,
    "sendChatAction": account.chat_action,
    "setMyCommands": account.set_commands,
    "getMyCommands": account.get_commands,
    "deleteMyCommands": account.delete_commands,
    "setMyName": functools.partial(account.set_text, "name"),
    "getMyName": functools.partial(account.get_text, "name"),
    "setMyDescription": functools.partial(account.set_text, "description"),
    "getMyDescription": functools.partial(account.get_text, "description"),
    "setMyShortDescription": functools.partial(account.set_text, "short_description"),
    "getMyShortDescription": functools.partial(account.get_text, "short_description"),
    "setChatMenuButton": account.set_menu_button,
    "getChatMenuButton": account.get_menu_button,
    "getFile": account.get_file,
    "getChat": account.get_chat,
}

PLAUSIBLE: dict[str, Any] = {"Boolean": True, "String": "", "Integer": 0}
"""What a method answers that changes nothing anybody could see here."""


async def call(telegram: Telegram, name: str, body: Body) -> Any:  # noqa: ANN401 - any JSON value
    """Run one method: its result. Errors: ApiError; a method nobody knows is a 400, never a 404."""
    method = method_named(name)
    if method is None:
        raise bad(f"method {name} does not exist")
    given = check(method, body)
    if method == "getMe":
        return _full_me(telegram)
    if method in METHODS:
        result: Any | Awaitable[Any] = METHODS[method](telegram, given)
        return await result if inspect.isawaitable(result) else result
    return _plausible(method)


def _plausible(method: str) -> object:
    kind = returns(method)
    if kind in PLAUSIBLE:
        return PLAUSIBLE[kind]
    if kind.startswith("Array of "):
        return []
    raise bad(f"method {method} is not carried by this stand-in")


def _full_me(telegram: Telegram) -> Json:
    return {
        **telegram.me(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
