"""What Telegram knows: chats and their messages, the bot's settings, taps that wait for an answer."""

import itertools
import time
from typing import Any

from bot.simulator.clock import Clock
from bot.simulator.config import SimulatorConfig
from bot.simulator.journal import Journal
from bot.simulator.people import Person
from bot.simulator.telegram.errors import bad, blocked
from bot.simulator.telegram.files import Files
from bot.simulator.telegram.limits import Limits
from bot.simulator.telegram.updates import Updates

Json = dict[str, Any]
GROUP_BASE = -1_009_000_000_000


class Chat:
    """One private chat (or a group, with ``person`` as the one who writes there)."""

    def __init__(self, chat_id: int, person: Person) -> None:
        self.id = chat_id
        self.person = person
        self.met = False
        """Until the person wrote, the bot knows of no such chat."""
        self.blocked = False
        self.messages: dict[int, Json] = {}
        self.keyboard: list[list[Json]] | None = None
        """The reply keyboard under the text field."""

    def shape(self) -> Json:
        """The chat as it stands in messages and updates."""
        if self.id < 0:
            return {"id": self.id, "type": "supergroup", "title": "The Miller family"}
        first, last = self.person.first_and_last()
        return {"id": self.id, "type": "private", "first_name": first, **({"last_name": last} if last else {})}


class Telegram:
    """The account of one bot and everyone who can reach it."""

    def __init__(self, config: SimulatorConfig, journal: Journal, clock: Clock, updates: Updates) -> None:
        self.config = config
        self.journal = journal
        self.clock = clock
        self.updates = updates
        self.files = Files()
        self.limits = Limits(config)
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, float] = {}
        """Tap id → when it was made, monotonic; gone once answered."""
        self.commands: dict[tuple[str, str], list[Json]] = {}
        """(scope as text, language) → the commands set for it."""
        self.texts: dict[tuple[str, str], str] = {}
        """(name, description or short_description; language) → what the bot set."""
        self.menu_button: Json = {"type": "commands"}
        self._message_ids = itertools.count(1)

    def me(self) -> Json:
        """The bot as a User."""
        return {
            "id": self.bot_id(),
            "is_bot": True,
            "first_name": self.texts.get(("name", ""), self.config.bot_name),
            "username": self.config.bot_username,
        }

    def bot_id(self) -> int:
        """The number before the token's colon."""
        head = self.config.telegram_token.partition(":")[0]
        return int(head) if head.isdigit() else 1

    def user(self, person: Person) -> Json:
        """A person as a User."""
        first, last = person.first_and_last()
        shape = {"id": person.user_id, "is_bot": False, "first_name": first, "language_code": person.language}
        return {**shape, **({"last_name": last} if last else {})}

    def chat_of(self, person: Person) -> Chat:
        """The private chat between a person and the bot."""
        return self.chats.setdefault(person.user_id, Chat(person.user_id, person))

    def group_of(self, person: Person) -> Chat:
        """A group in which that person and the bot are."""
        chat_id = GROUP_BASE - int(person.id)
        return self.chats.setdefault(chat_id, Chat(chat_id, person))

    def reach(self, chat_id: object) -> Chat:
        """The chat a bot may write to. Errors: ApiError 400 "chat not found", 403 when it is blocked."""
        try:
            chat = self.chats.get(int(str(chat_id)))
        except ValueError:
            chat = None
        if chat is None or not chat.met:
            raise bad("chat not found")
        if chat.blocked:
            raise blocked()
        return chat

    def new_message(self, chat: Chat, sender: Json, **content: Any) -> Json:  # noqa: ANN401 - any JSON value
        """Put a message into a chat and show it."""
        message = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": chat.shape(),
            "date": self.clock.unix(),
            **content,
        }
        chat.messages[message["message_id"]] = message
        self.show(chat, message)
        return message

    def show(self, chat: Chat, message: Json) -> None:
        """Tell the page about a new or changed message."""
        if chat.id > 0:
            self.journal.add("telegram", person=chat.person.id, message=message)

    def show_chat(self, chat: Chat) -> None:
        """Tell the page how the chat itself stands."""
        if chat.id > 0:
            self.journal.add("chat", person=chat.person.id, blocked=chat.blocked, keyboard=chat.keyboard)

    def tap_lives(self, tap_id: str) -> bool:
        """Whether a tap may still be answered."""
        return time.monotonic() - self.taps.get(tap_id, float("-inf")) < self.config.tap_seconds

    def commands_for(self, person: Person) -> list[Json]:
        """The menu a person sees: the most special scope first, their language before none."""
        for scope in (f"chat:{person.user_id}", "all_private_chats:", "default:"):
            for language in (person.language, ""):
                if (scope, language) in self.commands:
                    return self.commands[scope, language]
        return []

    def text_for(self, kind: str, language: str) -> str:
        """A name or description in a language, else in none."""
        fallback = self.config.bot_name if kind == "name" else ""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), fallback)
