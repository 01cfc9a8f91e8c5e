"""What a person does on their own phone: write, tap, share, block. Each makes the update the real server would make."""

import itertools
import secrets
import time
from typing import Any, Literal

from bot.simulator.bodies import Upload
from bot.simulator.people import Person
from bot.simulator.telegram import markup
from bot.simulator.telegram.files import picture_size, sample_picture
from bot.simulator.telegram.state import Chat, Json, Telegram

Thing = Literal["photo", "sticker", "voice", "location", "document", "contact"]
STRANGER = {"phone_number": "+12125550100", "first_name": "Uncle Joe"}
_tap_ids = itertools.count(4_382_000_000_000_001)


class NotThereError(ValueError):
    """There is no such message or button on that phone; the text says which."""


def send_text(telegram: Telegram, person: Person, text: str) -> Json:
    """Write to the bot. Errors: NotThereError when nothing is written or the person blocked the bot."""
    text, entities = markup.trimmed(text, [])
    if not text or markup.units(text) > 4096:  # noqa: PLR2004 - Telegram's own limit
        raise NotThereError("a message needs 1 to 4096 characters")
    found = markup.detected(text, entities)
    return _say(telegram, person, {"text": text, **({"entities": found} if found else {})})


def edit_text(telegram: Telegram, person: Person, message_id: int, text: str) -> Json:
    """Change a message of one's own."""
    chat = telegram.chat_of(person)
    message = chat.messages.get(message_id)
    if message is None or message["from"]["is_bot"] or "text" not in message:
        raise NotThereError("only a text of your own can be edited")
    found = markup.detected(text, [])
    changed = {**message, "text": text, "edit_date": telegram.clock.unix(), "entities": found}
    chat.messages[message_id] = changed if found else {k: v for k, v in changed.items() if k != "entities"}
    telegram.show(chat, chat.messages[message_id])
    telegram.updates.push("edited_message", chat.messages[message_id], str(person.user_id))
    return chat.messages[message_id]


def tap(telegram: Telegram, person: Person, message_id: int, data: str, *, stale: bool = False) -> str:
    """Press a button: the tap's id. ``stale`` presses one that has since gone, as a slow phone does.

    Errors: NotThereError.
    """
    chat = telegram.chat_of(person)
    message = chat.messages.get(message_id)
    if message is None:
        raise NotThereError(f"no message {message_id} on this phone")
    if not stale and data not in [button.get("callback_data") for button in buttons(message)]:
        raise NotThereError(f"message {message_id} has no button with the data {data!r}")
    tap_id = str(next(_tap_ids))
    telegram.taps[tap_id] = time.monotonic()
    query = {
        "id": tap_id,
        "from": telegram.user(person),
        "message": message,
        "chat_instance": str(-(chat.id * 7_919)),
        "data": data,
    }
    telegram.updates.push("callback_query", query, str(person.user_id))
    telegram.journal.add("tapped", person=person.id, message_id=message_id, data=data, tap=tap_id)
    return tap_id


def buttons(message: Json) -> list[Json]:
    """The inline buttons under a message, row by row."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def share_contact(telegram: Telegram, person: Person, *, own: bool) -> Json:
    """Share the own number (as the contact button does), or forward somebody else's card."""
    if not own:
        origin = {"type": "hidden_user", "date": telegram.clock.unix(), "sender_user_name": "Uncle Joe"}
        return _say(telegram, person, {"contact": STRANGER, "forward_origin": origin})
    first, last = person.first_and_last()
    contact = {"phone_number": person.phone.removeprefix("+"), "first_name": first, "user_id": person.user_id}
    message = _say(telegram, person, {"contact": {**contact, **({"last_name": last} if last else {})}})
    chat = telegram.chat_of(person)
    chat.keyboard = None
    telegram.show_chat(chat)
    return message


def send_thing(telegram: Telegram, person: Person, thing: Thing) -> Json:
    """Send something that is no text."""
    if thing == "contact":
        return share_contact(telegram, person, own=False)
    return _say(telegram, person, _thing(telegram, thing))


def say_in_group(telegram: Telegram, person: Person, text: str) -> Json:
    """Write in a group that the bot is in."""
    chat = telegram.group_of(person)
    chat.met = True
    return _say_in(telegram, chat, person, {"text": text})


def block(telegram: Telegram, person: Person, *, blocked: bool) -> None:
    """Block the bot, or let it in again."""
    chat = telegram.chat_of(person)
    if chat.blocked == blocked:
        return
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    chat.blocked = blocked
    telegram.show_chat(chat)
    change = {
        "chat": chat.shape(),
        "from": telegram.user(person),
        "date": telegram.clock.unix(),
        "old_chat_member": _member(telegram, before),
        "new_chat_member": _member(telegram, after),
    }
    telegram.updates.push("my_chat_member", change, str(person.user_id))


def _member(telegram: Telegram, status: str) -> Json:
    return {"user": telegram.me(), "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _say(telegram: Telegram, person: Person, content: Json) -> Json:
    chat = telegram.chat_of(person)
    if chat.blocked:
        raise NotThereError("this person blocked the bot: unblock it first")
    chat.met = True
    return _say_in(telegram, chat, person, content)


def _say_in(telegram: Telegram, chat: Chat, person: Person, content: dict[str, Any]) -> Json:
    message = telegram.new_message(chat, telegram.user(person), **content)
    telegram.updates.push("message", message, str(person.user_id))
    return message


def _thing(telegram: Telegram, thing: Thing) -> Json:
    picture = sample_picture()
    if thing == "location":
        return {"location": {"latitude": 40.71, "longitude": -74.01}}
    if thing == "document":
        stored = telegram.files.keep("documents", Upload("report.txt", "text/plain", b"A scanned report.\n"))
        return {"document": {**stored.shape(), "file_name": stored.name, "mime_type": stored.mime}}
    if thing == "voice":
        stored = telegram.files.keep("voice", Upload("voice.oga", "audio/ogg", b"OggS" + secrets.token_bytes(64)))
        return {"voice": {**stored.shape(), "duration": 4, "mime_type": "audio/ogg"}}
    stored = telegram.files.keep(f"{thing}s", Upload(f"{thing}.png", "image/png", picture))
    width, height = picture_size(picture)
    size = {**stored.shape(), "width": width, "height": height}
    if thing == "photo":
        return {"photo": [size]}
    return {"sticker": {**size, "type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}}
