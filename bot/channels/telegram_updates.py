"""Telegram's updates as our events. The shape is our own and strict, checked in one pass over the bytes.

The library's parser raises whatever it trips over on hostile JSON and takes NaN for an id, so nothing passes it before
this. Fields that are not named here are never even decoded: no photo, name or location enters the bot.
"""

import datetime as dt
from typing import Annotated, TypeVar

import msgspec

from bot.channels.wire import Inbound, Malformed
from handlers.address import Address
from handlers.messages import Contact, Event, Tap, Text, Unreachable, Unreadable

Id = Annotated[int, msgspec.Meta(ge=-(2**52), le=2**52)]
"""Telegram promises at most 52 significant bits."""
UpdateId = Annotated[int, msgspec.Meta(ge=0, le=2**52)]
Moment = Annotated[int, msgspec.Meta(ge=0, le=2**36)]
"""Unix seconds."""


class Anything(msgspec.Struct, frozen=True):
    """An object that is there; what is in it is passed over."""


Present = Anything | list[Anything] | None


class User(msgspec.Struct, frozen=True):
    """Who wrote or tapped."""

    id: Id
    is_bot: bool = False
    language_code: str = ""


class Chat(msgspec.Struct, frozen=True):
    """Where."""

    id: Id
    type: str


class SharedContact(msgspec.Struct, frozen=True):
    """A phone number; ``user_id`` where Telegram knows whose."""

    phone_number: str
    user_id: Id | None = None


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A message, as far as we look at one: its words, and which other kinds of content are there."""

    message_id: Id
    chat: Chat
    date: Moment = 0
    edit_date: Moment = 0
    sender: User | None = msgspec.field(default=None, name="from")
    text: str = ""
    caption: str = ""
    contact: SharedContact | None = None
    forward_origin: Present = None
    photo: Present = None
    sticker: Present = None
    voice: Present = None
    audio: Present = None
    video_note: Present = None
    location: Present = None
    venue: Present = None
    document: Present = None
    video: Present = None
    animation: Present = None
    story: Present = None
    poll: Present = None
    dice: Present = None
    game: Present = None
    checklist: Present = None
    paid_media: Present = None
    users_shared: Present = None


class CallbackQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A tapped button. ``message`` is missing where the button stood in another chat's inline result."""

    id: str
    sender: User = msgspec.field(name="from")
    message: Message | None = None
    data: str = ""


class Member(msgspec.Struct, frozen=True):
    """The bot's own standing in a chat."""

    status: str


class MemberUpdated(msgspec.Struct, frozen=True):
    """The bot's own standing changed."""

    chat: Chat
    new_chat_member: Member
    date: Moment = 0


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """One update: at most one of the four kinds we ask for."""

    update_id: UpdateId
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: MemberUpdated | None = None


class Answerable(msgspec.Struct, frozen=True):
    """The id alone that a tap is answered by."""

    id: str


class Tapped(msgspec.Struct, frozen=True):
    """An update as far as it can be a tap."""

    callback_query: Answerable | None = None


WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update to ask Telegram for."""

Shape = TypeVar("Shape", Update, Tapped)


def decode(body: bytes, shape: type[Shape]) -> Shape:
    """The body in that shape. Errors: Malformed, without any of the content."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Malformed("no update of Telegram's") from None


def read(body: bytes) -> Inbound | None:
    """The update as our event; None where there is nothing to answer. Errors: Malformed."""
    update = decode(body, Update)
    if update.callback_query:
        return _tapped(update.update_id, update.callback_query)
    if update.my_chat_member:
        return _standing(update.update_id, update.my_chat_member)
    message = update.message or update.edited_message
    return _written(update.update_id, message, edited=update.message is None) if message else None


def _written(update_id: int, message: Message, *, edited: bool) -> Inbound | None:
    sender = message.sender or User(message.chat.id)
    event = None if sender.is_bot else _content(message, sender, edited=edited)
    if event is None:
        return None
    return Inbound(
        provider_id=str(update_id),
        address=Address("telegram", str(message.chat.id)),
        event=event,
        sent_at=_moment(message.edit_date or message.date),
        language=sender.language_code,
    )


def _content(message: Message, sender: User, *, edited: bool) -> Event | None:
    """What the message says; words beside a picture win over it, as they may be an emergency."""
    words = message.text or message.caption
    if message.chat.type != "private":
        return None if edited else Unreadable("group")
    if words.strip():
        return Text(_command(words.replace("\0", "")), edited=edited)
    # Without words an edit is a live location moving on, or another picture: nothing to answer again.
    return None if edited else _wordless(message, sender)


def _wordless(message: Message, sender: User) -> Event | None:
    if message.contact:
        return _shared(message.contact, sender, forwarded=message.forward_origin is not None)
    if message.photo:
        return Unreadable("photo")
    if message.sticker:
        return Unreadable("sticker")
    if message.voice or message.audio or message.video_note:
        return Unreadable("voice")
    if message.location or message.venue:
        return Unreadable("location")
    return _file(message)


def _file(message: Message) -> Event | None:
    """A document or another thing people send; None for Telegram's own notes in a chat, such as a pinned message."""
    # An animation comes with a document beside it, for older readers.
    rest = (message.animation, message.video, message.story, message.poll, message.dice, message.game)
    if any((*rest, message.checklist, message.paid_media, message.users_shared)):
        return Unreadable("other")
    return Unreadable("document") if message.document else None


def _shared(contact: SharedContact, sender: User, *, forwarded: bool) -> Contact:
    """Own only if Telegram says that the number is the sender's, and the card was not passed on."""
    own = contact.user_id == sender.id and not forwarded
    digits = "".join(char for char in contact.phone_number if char in "0123456789")
    # Telegram keeps its users' numbers with the country code but without the plus.
    return Contact(f"+{digits}" if own else contact.phone_number, own=own and bool(digits))


def _command(words: str) -> str:
    """``/start@SecondStepBot`` is ``/start``."""
    if not words.startswith("/"):
        return words
    command, space, rest = words.partition(" ")
    return command.partition("@")[0] + space + rest


def _tapped(update_id: int, query: CallbackQuery) -> Inbound:
    message = query.message
    private = message is None or message.chat.type == "private"
    return Inbound(
        provider_id=str(update_id),
        address=Address("telegram", str(message.chat.id if message else query.sender.id)),
        event=_tap(query.data, str(message.message_id) if message else "") if private else Unreadable("group"),
        language=query.sender.language_code,
    )


def _tap(data: str, message: str) -> Tap:
    """Buttons carry "version|action"; what is not ours, or of a time before, has no action."""
    version, bar, action = data.partition("|")
    if not (bar and version.isascii() and version.isdecimal() and len(version) <= 9):  # noqa: PLR2004 - below 2**31
        return Tap("", 0, message)
    return Tap(action, int(version), message)


def _standing(update_id: int, change: MemberUpdated) -> Inbound | None:
    """Blocked means unreachable; unblocked is followed by a /start of its own."""
    if change.chat.type != "private" or change.new_chat_member.status != "kicked":
        return None
    address = Address("telegram", str(change.chat.id))
    return Inbound(
        provider_id=str(update_id),
        address=address,
        event=Unreachable(address, "blocked"),
        sent_at=_moment(change.date),
    )


def _moment(seconds: int) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if seconds else None
