"""Messages that the bot sends, edits and deletes."""

import json
import urllib.parse
from typing import Any

from bot.simulator.bodies import Upload
from bot.simulator.telegram import markup
from bot.simulator.telegram.errors import bad
from bot.simulator.telegram.files import StoredFile, picture_size
from bot.simulator.telegram.state import Chat, Json, Telegram

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_BYTES = 64
COPY_LIMIT = 256
STYLES = {"primary", "danger", "success"}
BUTTON_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)


def send_message(telegram: Telegram, given: Json) -> Json:
    """Put a text into a chat: the Message."""
    chat = telegram.reach(given["chat_id"])
    text, entities = formatted(given, "text", "entities", TEXT_LIMIT)
    if not text:
        raise bad("message text is empty")
    return _put(telegram, chat, given, {"text": text, **({"entities": entities} if entities else {})})


def send_document(telegram: Telegram, given: Json) -> Json:
    """Put a file into a chat."""
    chat = telegram.reach(given["chat_id"])
    stored = _file(telegram, given["document"], "documents")
    document = {**stored.shape(), "file_name": stored.name, "mime_type": stored.mime}
    return _put(telegram, chat, given, {"document": document, **_caption(given)})


def send_photo(telegram: Telegram, given: Json) -> Json:
    """Put a picture into a chat."""
    chat = telegram.reach(given["chat_id"])
    stored = _file(telegram, given["photo"], "photos")
    width, height = picture_size(stored.data)
    size = {**stored.shape(), "width": width, "height": height}
    return _put(telegram, chat, given, {"photo": [size], **_caption(given)})


def edit_text(telegram: Telegram, given: Json) -> Json:
    """Change a text the bot sent. Without ``reply_markup`` its buttons go."""
    chat, message = _own(telegram, given)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    text, entities = formatted(given, "text", "entities", TEXT_LIMIT)
    if not text:
        raise bad("message text is empty")
    return _change(telegram, chat, message, {"text": text, "entities": entities, "reply_markup": _inline(given)})


def edit_caption(telegram: Telegram, given: Json) -> Json:
    """Change what stands under a file the bot sent."""
    chat, message = _own(telegram, given)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    changes = {"caption": "", "caption_entities": [], **_caption(given), "reply_markup": _inline(given)}
    return _change(telegram, chat, message, changes)


def edit_markup(telegram: Telegram, given: Json) -> Json:
    """Change (or, left out, remove) the buttons under a message."""
    chat, message = _own(telegram, given)
    return _change(telegram, chat, message, {"reply_markup": _inline(given)})


def delete_message(telegram: Telegram, given: Json) -> bool:
    """Take one message away, the bot's or the person's."""
    chat = telegram.reach(given["chat_id"])
    if chat.messages.pop(given["message_id"], None) is None:
        raise bad("message to delete not found")
    telegram.journal.add("deleted", person=chat.person.id, message_id=given["message_id"])
    return True


def delete_messages(telegram: Telegram, given: Json) -> bool:
    """Take several away; those that are not there are passed over."""
    chat = telegram.reach(given["chat_id"])
    for message_id in given["message_ids"]:
        if chat.messages.pop(message_id, None):
            telegram.journal.add("deleted", person=chat.person.id, message_id=message_id)
    return True


def formatted(given: Json, field: str, entities_field: str, limit: int) -> tuple[str, list[Json]]:
    """The text behind a field after parsing, with its entities. Errors: ApiError 400."""
    mode = str(given.get("parse_mode", ""))
    source = str(given.get(field, ""))
    if mode.lower() == "html":
        text, entities = markup.parse(source)
    elif mode:
        raise bad("unsupported parse_mode")
    else:
        text, entities = markup.trimmed(source, list(given.get(entities_field, [])))
    if markup.units(text) > limit:
        raise bad("message caption is too long" if field == "caption" else "message is too long")
    return text, markup.detected(text, entities)


def _caption(given: Json) -> Json:
    text, entities = formatted(given, "caption", "caption_entities", CAPTION_LIMIT)
    return {"caption": text, **({"caption_entities": entities} if entities else {})} if text else {}


def _put(telegram: Telegram, chat: Chat, given: Json, content: Json) -> Json:
    keyboard = given.get("reply_markup", {})
    content |= _reply_to(chat, given)
    if "inline_keyboard" in keyboard:
        content["reply_markup"] = checked_keyboard(keyboard)
    if given.get("protect_content"):
        content["has_protected_content"] = True
    telegram.limits.count(chat.id)
    if "keyboard" in keyboard:
        chat.keyboard = keyboard["keyboard"]
    elif keyboard.get("remove_keyboard"):
        chat.keyboard = None
    message = telegram.new_message(chat, telegram.me(), **content)
    telegram.show_chat(chat)
    return message


def _reply_to(chat: Chat, given: Json) -> Json:
    wanted = given.get("reply_parameters")
    if not wanted:
        return {}
    replied = chat.messages.get(wanted["message_id"])
    if replied is None and not wanted.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    # One level only, as the server does: the quoted message does not quote in turn.
    return {"reply_to_message": {k: v for k, v in replied.items() if k != "reply_to_message"}} if replied else {}


def _file(telegram: Telegram, value: object, folder: str) -> StoredFile:
    if isinstance(value, Upload):
        return telegram.files.keep(folder, value)
    if str(value).startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    return telegram.files.get(str(value))


def _own(telegram: Telegram, given: Json) -> tuple[Chat, Json]:
    if "message_id" not in given or "chat_id" not in given:
        raise bad("message identifier is not specified")
    chat = telegram.reach(given["chat_id"])
    message = chat.messages.get(given["message_id"])
    if message is None:
        raise bad("message to edit not found")
    if not message["from"]["is_bot"]:
        raise bad("message can't be edited")
    return chat, message


def _change(telegram: Telegram, chat: Chat, message: Json, changes: Json) -> Json:
    if all((message.get(name) or None) == (value or None) for name, value in changes.items()):
        raise bad(SAME)
    telegram.limits.count(chat.id)
    changed = {**message, **changes, "edit_date": telegram.clock.unix()}
    changed = {name: value for name, value in changed.items() if value not in (None, [], {}, "")}
    chat.messages[message["message_id"]] = changed
    telegram.show(chat, changed)
    return changed


def _inline(given: Json) -> Json | None:
    keyboard = given.get("reply_markup")
    if keyboard and "inline_keyboard" not in keyboard:
        raise bad("inline keyboard expected")
    return checked_keyboard(keyboard) if keyboard else None


def checked_keyboard(keyboard: Json) -> Json:
    """The inline keyboard, if each of its buttons is right. Errors: ApiError 400."""
    rows = [row for row in keyboard["inline_keyboard"] if row]
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else {}


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Button text must be non-empty")
    if len(BUTTON_ACTIONS & set(button)) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= markup.units(button["copy_text"]["text"]) <= COPY_LIMIT:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in STYLES:
        raise bad(f"can't parse inline keyboard button: unknown style {json.dumps(button['style'])}")
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"} or (parts.scheme != "tg" and "." not in (parts.hostname or "")):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
