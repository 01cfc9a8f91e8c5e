"""The bot's own settings: webhook, commands, name, descriptions, menu button; and answers to taps."""

import ipaddress
import re
import urllib.parse
from typing import Any

from bot.simulator.telegram.errors import bad
from bot.simulator.telegram.state import Json, Telegram
from bot.simulator.telegram.updates import Webhook

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_TEXT = 256
COMMANDS = 100
TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}
ANSWER_LIMIT = 200
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def set_webhook(telegram: Telegram, given: Json) -> bool:
    """Take updates there from now on."""
    url, secret = given["url"], given.get("secret_token", "")
    if url and not _reachable(url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    webhook = Webhook(
        url=url,
        secret=secret,
        max_connections=given.get("max_connections", 40),
        allowed=tuple(given.get("allowed_updates", telegram.updates.webhook.allowed)),
    )
    telegram.updates.point(webhook, drop=given.get("drop_pending_updates", False))
    return True


def delete_webhook(telegram: Telegram, given: Json) -> bool:
    """Keep updates for getUpdates from now on."""
    kept = Webhook(allowed=telegram.updates.webhook.allowed)
    telegram.updates.point(kept, drop=given.get("drop_pending_updates", False))
    return True


def webhook_info(telegram: Telegram, given: Json) -> Json:
    """The WebhookInfo."""
    del given
    updates = telegram.updates
    info: Json = {
        "url": updates.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(updates.waiting()),
        "max_connections": updates.webhook.max_connections,
    }
    if updates.last_error:
        info |= {"last_error_message": updates.last_error, "last_error_date": telegram.clock.unix()}
    return info | ({"allowed_updates": list(updates.webhook.allowed)} if updates.webhook.allowed else {})


async def get_updates(telegram: Telegram, given: Json) -> list[Json]:
    """Wait for updates; an offset confirms those before it."""
    limit = given.get("limit", 100)
    if "allowed_updates" in given:
        telegram.updates.webhook = Webhook(allowed=tuple(given["allowed_updates"]))
    return await telegram.updates.poll(
        given.get("offset", 0), max(1, min(limit, 100)), max(0, min(given.get("timeout", 0), 50))
    )


def set_commands(telegram: Telegram, given: Json) -> bool:
    """Replace the menu of one scope and language."""
    commands = given["commands"]
    if len(commands) > COMMANDS:
        raise bad("too many commands specified")
    for command in commands:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= COMMAND_TEXT:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    telegram.commands[_scope(given)] = commands
    telegram.journal.add("account")
    return True


def delete_commands(telegram: Telegram, given: Json) -> bool:
    """Forget the menu of one scope and language."""
    telegram.commands.pop(_scope(given), None)
    telegram.journal.add("account")
    return True


def get_commands(telegram: Telegram, given: Json) -> list[Json]:
    """The menu of exactly one scope and language."""
    return telegram.commands.get(_scope(given), [])


def set_text(kind: str, telegram: Telegram, given: Json) -> bool:
    """Set the name or a description in one language; empty takes it away."""
    text = given.get(kind, "")
    if len(text) > TEXT_LIMITS[kind]:
        raise bad(f"BOT_{kind.upper()}_TOO_LONG")
    telegram.texts[kind, given.get("language_code", "")] = text
    telegram.journal.add("account")
    return True


def get_text(kind: str, telegram: Telegram, given: Json) -> Json:
    """The name or a description in one language."""
    return {kind: telegram.text_for(kind, given.get("language_code", ""))}


def set_menu_button(telegram: Telegram, given: Json) -> bool:
    """What the button beside the text field does."""
    telegram.menu_button = given.get("menu_button", {"type": "default"})
    telegram.journal.add("account")
    return True


def get_menu_button(telegram: Telegram, given: Json) -> Json:
    """The button's setting."""
    del given
    return telegram.menu_button


def answer_tap(telegram: Telegram, given: Json) -> bool:
    """End the little clock on a button, perhaps with a note."""
    tap_id = given["callback_query_id"]
    if len(given.get("text", "")) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    if not telegram.tap_lives(tap_id):
        raise bad(TOO_OLD)
    telegram.journal.add("answered", tap=tap_id, text=given.get("text", ""), alert=given.get("show_alert", False))
    return True


def chat_action(telegram: Telegram, given: Json) -> bool:
    """Show "typing…" for a moment."""
    chat = telegram.reach(given["chat_id"])
    if given["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    telegram.journal.add("action", person=chat.person.id, action=given["action"])
    return True


def get_file(telegram: Telegram, given: Json) -> Json:
    """Where a file can be downloaded."""
    stored = telegram.files.get(given["file_id"])
    return {**stored.shape(), "file_path": stored.path}


def get_chat(telegram: Telegram, given: Json) -> Json:
    """One chat, in full."""
    chat = telegram.reach(given["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    accepted = dict.fromkeys(gifts, False)
    return {**chat.shape(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}


def _scope(given: dict[str, Any]) -> tuple[str, str]:
    scope = given.get("scope", {"type": "default"})
    return f"{scope['type']}:{scope.get('chat_id', '')}", given.get("language_code", "")


def _reachable(url: str) -> bool:
    """Telegram wants https; a stand-in on one machine also takes http to that machine."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    try:
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"
