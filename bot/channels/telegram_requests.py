"""Our replies as Telegram's requests, in the Bot API's own field names. Pure: nothing here talks to anybody."""

from collections.abc import Iterator, Sequence

from bot.channels import markup, segments
from bot.channels.wire import Outgoing
from handlers.messages import Choice, Document, Reply

DATA_BYTES = 64
"""Telegram's limit for what a button carries."""
COPY = 256
"""The longest text a button copies."""
CAPTION = 1024
ON_THE_WEB = ("https://", "http://", "tg://")
"""The only addresses a button opens."""

Fields = dict[str, object]


def render(reply: Reply, version: int, edits: str) -> tuple[Outgoing, ...]:
    """The reply as requests; buttons go under the last, and the first edits the message ``edits`` if that is given.

    Errors: ValueError for a choice whose action does not fit into a button.
    """
    texts = markup.telegram(reply.text, *_beside(reply))
    keyboard = _keyboard(reply, version)
    if reply.document:
        return tuple(_with_document(texts, reply.document, keyboard))
    requests = [_message(text) for text in texts]
    if requests and keyboard:
        requests[-1] = _message(texts[-1], keyboard)
    return tuple(_edited(_asking(requests, reply.ask_contact), edits))


def _message(text: str, keyboard: Fields | None = None) -> Outgoing:
    # A message without buttons also puts away a keyboard that still offers to share the phone number.
    below = keyboard or {"remove_keyboard": True}
    fields = {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}, "reply_markup": below}
    return Outgoing(method="sendMessage", fields=fields)


def _with_document(texts: Sequence[str], document: Document, keyboard: Fields | None) -> Iterator[Outgoing]:
    """The words stand under the file where they fit, else before it."""
    fits = len(texts) == 1 and segments.width(markup.visible(texts[0])) <= CAPTION
    fields: Fields = {"filename": document.name}
    if fits:
        fields |= {"caption": texts[0], "parse_mode": "HTML"}
    else:
        yield from (_message(text) for text in texts)
    if keyboard:
        fields["reply_markup"] = keyboard
    yield Outgoing(method="sendDocument", fields=fields, file=document.data)


def _asking(requests: list[Outgoing], label: str) -> list[Outgoing]:
    """With a button that shares the phone number: below the text or, as no message holds both kinds, in one more."""
    if not label or not requests:
        return requests
    words = markup.label(label)
    ask: Fields = {
        "keyboard": [[{"text": words, "request_contact": True}]],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }
    last = requests[-1].fields
    if "inline_keyboard" in str(last["reply_markup"]):
        return [*requests, _message(markup.literal(f"{words} ⬇️"), ask)]
    return [*requests[:-1], _message(str(last["text"]), ask)]


def _edited(requests: list[Outgoing], edits: str) -> list[Outgoing]:
    """The first request as an edit: only messages with inline buttons or none can be edited."""
    if not edits or not requests:
        return requests
    fields = dict(requests[0].fields)
    below = fields["reply_markup"]
    if isinstance(below, dict) and "keyboard" in below:
        return requests
    if isinstance(below, dict) and "inline_keyboard" not in below:
        del fields["reply_markup"]
    return [Outgoing(method="editMessageText", fields=fields | {"message_id": int(edits)}), *requests[1:]]


def _keyboard(reply: Reply, version: int) -> Fields | None:
    buttons = [button for choice in reply.choices if (button := _button(choice, version))]
    wide = max(reply.columns, 1)
    rows = [buttons[start : start + wide] for start in range(0, len(buttons), wide)]
    return {"inline_keyboard": rows} if rows else None


def _beside(reply: Reply) -> Iterator[str]:
    """What no button can hold, as paragraphs: texts too long for one, and addresses that are not on the web."""
    for choice in reply.choices:
        if len(choice.copy) > COPY and choice.copy not in reply.text:
            yield markup.code(choice.copy)
        elif choice.url and not choice.url.startswith(ON_THE_WEB):
            yield markup.literal(f"{markup.label(choice.label)}: {choice.url.removeprefix('tel:')}")


def _button(choice: Choice, version: int) -> Fields | None:
    does = _deed(choice, version)
    if does is None:
        return None
    return {"text": markup.label(choice.label), **does, **({"style": choice.style} if choice.style else {})}


def _deed(choice: Choice, version: int) -> Fields | None:
    """What the button does; None where it cannot: see ``_beside``."""
    if choice.action:
        data = f"{version}|{choice.action}"
        if len(data.encode()) > DATA_BYTES:
            raise ValueError(f"{choice.action!r} does not fit into a button of {DATA_BYTES} bytes")
        return {"callback_data": data}
    if choice.url:
        return {"url": choice.url} if choice.url.startswith(ON_THE_WEB) else None
    return {"copy_text": {"text": choice.copy}} if 0 < len(choice.copy) <= COPY else None
