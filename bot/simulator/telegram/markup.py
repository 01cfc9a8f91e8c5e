"""HTML parse mode: text with tags becomes plain text and entities, or a refusal in the server's words.

Rules: https://core.telegram.org/bots/api#html-style. Offsets and lengths are in UTF-16 units, error offsets in bytes.
"""

import html
import re
from typing import Any

import msgspec

from bot.simulator.telegram.errors import ApiError, bad

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-time": "date_time",
}
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
ENTITIES_KEPT = 100
_NAME = re.compile(r"</?([^\s>]*)")
_ATTRIBUTE = re.compile(r"""\s+([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")

Entity = dict[str, Any]


class _Open(msgspec.Struct):
    tag: str
    start: int
    attributes: dict[str, str]


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def parse(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities, trimmed as the server trims them. Errors: ApiError 400 "can't parse entities"."""
    reader = _Reader(source)
    while reader.at < len(source):
        if source[reader.at] == "<":
            reader.take_tag()
        else:
            reader.take_text()
    if reader.stack:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    return trimmed("".join(reader.plain), reader.entities)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space around, the entities moved and cut to what is left, at most 100 of them."""
    kept = text.strip()
    lead, size = units(text[: len(text) - len(text.lstrip())]), units(kept)
    fitting = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] - lead + entity["length"])
        if end > start:
            fitting.append({**entity, "offset": start, "length": end - start})
    fitting.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return kept, fitting[:ENTITIES_KEPT]


def detected(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities, with commands and links that stand in the plain text added, as the server adds them."""
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities if _solid(entity)]
    found = []
    for kind, pattern in (("bot_command", _COMMAND), ("url", _LINK)):
        for match in pattern.finditer(text):
            start = units(text[: match.start()])
            end = start + units(match[0])
            if not any(start < other_end and other < end for other, other_end in taken):
                found.append({"type": kind, "offset": start, "length": end - start})
                taken.append((start, end))
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _solid(entity: Entity) -> bool:
    return entity["type"] in {"code", "pre", "text_link", "date_time"}


class _Reader:
    """Goes through the source from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.stack: list[_Open] = []
        self.entities: list[Entity] = []

    def take_text(self) -> None:
        """Read up to the next tag; only the four named references and numbers are references."""
        end = self.source.find("<", self.at)
        end = end if end >= 0 else len(self.source)
        piece = _REFERENCE.sub(lambda match: html.unescape(match[0]), self.source[self.at : end])
        self.plain.append(piece)
        self.length += units(piece)
        self.at = end

    def take_tag(self) -> None:
        """Read one tag."""
        closing = self.source.startswith("</", self.at)
        offset = len(self.source[: self.at].encode())
        name_match = _NAME.match(self.source, self.at)
        name = name_match[1].lower() if name_match else ""
        end = name_match.end() if name_match else len(self.source)
        if end >= len(self.source):
            raise _cannot(f"Unclosed {'end' if closing else 'start'} tag at byte offset {offset}")
        if closing:
            self._close(name, end, offset)
        else:
            self._open(name, end, offset)

    def _open(self, name: str, end: int, offset: int) -> None:
        if name not in SIMPLE:
            raise _cannot(f'Unsupported start tag "{name}" at byte offset {offset}')
        attributes: dict[str, str] = {}
        while attribute := _ATTRIBUTE.match(self.source, end):
            attributes[attribute[1].lower()] = html.unescape((attribute[2] or "").strip("\"'"))
            end = attribute.end()
        closer = self.source.find(">", end)
        if closer < 0 or self.source[end:closer].strip():
            raise _cannot(f"Unclosed start tag at byte offset {offset}")
        _need(name, attributes, offset)
        self.stack.append(_Open(name, self.length, attributes))
        self.at = closer + 1

    def _close(self, name: str, end: int, offset: int) -> None:
        closer = self.source.find(">", end)
        if closer < 0:
            raise _cannot(f"Unclosed end tag at byte offset {offset}")
        if not self.stack:
            raise _cannot(f"Unexpected end tag at byte offset {offset}")
        opened = self.stack.pop()
        if name not in {"", opened.tag}:
            raise _cannot(f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{name}>"')
        entity = _entity(opened, self.length, inside=self.stack[-1] if self.stack else None)
        if entity:
            self.entities.append(entity)
        self.at = closer + 1


def _need(name: str, attributes: dict[str, str], offset: int) -> None:
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "tg-time" and not (
        attributes.get("unix", "").isdigit() and TIME_FORMAT.fullmatch(attributes.get("format", ""))
    ):
        raise _cannot(f'Tag "tg-time" needs a unix time and a valid format at byte offset {offset}')


def _entity(opened: _Open, length: int, inside: _Open | None) -> Entity | None:
    """The entity a closed tag makes; None for an empty one, an address-less link, or the code inside a pre."""
    entity: Entity = {"type": SIMPLE[opened.tag], "offset": opened.start, "length": length - opened.start}
    language = opened.attributes.get("class", "").removeprefix("language-")
    if opened.tag == "code" and inside and inside.tag == "pre":
        inside.attributes["class"] = f"language-{language}"
        return None
    if opened.tag == "a":
        entity["url"] = opened.attributes.get("href", "")
    elif opened.tag == "pre" and language:
        entity["language"] = language
    elif opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "tg-time":
        entity |= {"unix_time": int(opened.attributes["unix"])}
        if opened.attributes.get("format"):
            entity["date_time_format"] = opened.attributes["format"]
    return entity if entity["length"] and entity.get("url", "-") else None


def _cannot(what: str) -> ApiError:
    return bad(f"can't parse entities: {what}")
