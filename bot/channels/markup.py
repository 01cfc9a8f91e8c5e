"""Light markup, as ``handlers.messages.Reply`` describes it, into Telegram's HTML and into the plain text of an SMS.

A newline in the source is a newline on the screen. A backslash takes an ASCII punctuation character's meaning away
(``content.phrases.escape``). HTML, images, entities and indented code have no meaning here and stay literal.
"""

import functools
import html
import re
from collections.abc import Callable, Iterable, Iterator

import msgspec
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.channels import segments

LIMIT = 4096
"""Telegram's longest message in UTF-16 units, and the most entities it keeps, both counted after parsing."""
ENTITIES = 100
LONG_QUOTE = 400
"""A quote of more units is folded until the reader opens it."""

REMEMBERED = 1_024
"""Texts whose reading is remembered: at ten in the morning thousands are told the same."""

TAG = re.compile(r"<[^>]*>")
NOT_OURS = ["html_block", "html_inline", "image", "entity", "code", "hr", "lheading", "reference"]


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How one channel writes what the markup means. Pairs open and close."""

    literal: Callable[[str], str]
    strong: tuple[str, str] = ("", "")
    em: tuple[str, str] = ("", "")
    code: tuple[str, str] = ("", "")
    bullet: str = "- "
    quote: Callable[[str], str]
    link: Callable[[str, str], str]
    """The written label and the raw address."""


class Block(msgspec.Struct, frozen=True):
    """A paragraph, list entry or quote, written; ``gap`` parts it from the one before it."""

    text: str
    gap: str


def telegram(text: str, *paragraphs: str) -> tuple[str, ...]:
    """The markup as HTML messages, each within Telegram's limits after parsing, cut between blocks where possible.

    ``paragraphs`` are HTML already (as from ``code``) and follow at the end.
    """
    messages: list[str] = []
    blocks = [*_blocks_of(text, HTML), *(Block(paragraph, "\n\n") for paragraph in paragraphs)]
    for block in (piece for whole in blocks for piece in _fitting(whole)):
        joined = messages[-1] + block.gap + block.text if messages else ""
        if messages and _fits(joined):
            messages[-1] = joined
        else:
            messages.append(block.text)
    return tuple(messages)


def sms(text: str) -> str:
    """The markup as plain text: links as "label: address", moments as their words."""
    return "".join(block.gap + block.text for block in _blocks_of(text, PLAIN)).strip()


@functools.lru_cache(maxsize=REMEMBERED)
def label(text: str) -> str:
    """A button's or choice's words: they may be markup, but their look is the button's."""
    return "".join(_inline(node, PLAIN) for node in SyntaxTreeNode(_parser().parseInline(text)).children)


def visible(written: str) -> str:
    """What Telegram shows of HTML that ``telegram`` wrote."""
    return html.unescape(TAG.sub("", written))


def literal(text: str) -> str:
    """Plain text as HTML."""
    return html.escape(text, quote=False)


def code(text: str) -> str:
    """Plain text as HTML that a tap copies."""
    return f"<code>{literal(text)}</code>"


def _fits(written: str) -> bool:
    shown = written if segments.width(written) <= LIMIT else visible(written)
    return segments.width(shown) <= LIMIT and written.count("</") <= ENTITIES


def _fitting(block: Block) -> Iterable[Block]:
    if _fits(block.text):
        return (block,)
    # A single paragraph this long is nobody's phrase; its words matter more than its bold letters.
    pieces = segments.pages(visible(block.text), LIMIT)
    return tuple(Block(literal(piece), block.gap) for piece in pieces)


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(NOT_OURS)


@functools.lru_cache(maxsize=REMEMBERED)
def _blocks_of(text: str, dialect: Dialect) -> tuple[Block, ...]:
    lines = text.split("\n")
    blocks = _blocks(SyntaxTreeNode(_parser().parse(text)), dialect, lines)
    return tuple(Block(block.text, block.gap if number else "") for number, block in enumerate(blocks) if block.text)


def _blocks(parent: SyntaxTreeNode, dialect: Dialect, lines: list[str]) -> Iterator[Block]:
    for node in parent.children:
        gap = _gap(node, lines)
        match node.type:
            case "bullet_list" | "ordered_list":
                yield from _entries(node, dialect, lines)
            case "blockquote":
                inner = "".join(block.gap + block.text for block in _blocks(node, dialect, lines)).strip()
                yield Block(dialect.quote(inner), gap)
            case "heading":
                yield Block(_wrap(dialect.strong, _inline(node, dialect)), gap)
            case "fence":
                yield Block(_wrap(dialect.code, dialect.literal(node.content.rstrip("\n"))), gap)
            case _:
                yield Block(_inline(node, dialect), gap)


def _gap(node: SyntaxTreeNode, lines: list[str]) -> str:
    """A blank line where the source has one above the block, else a line's end."""
    start = node.map[0] if node.map else 0
    return "\n\n" if start and not lines[start - 1].strip(" \t>") else "\n"


def _entries(node: SyntaxTreeNode, dialect: Dialect, lines: list[str]) -> Iterator[Block]:
    start = node.attrGet("start")
    for number, entry in enumerate(node.children, 1 if start is None else int(start)):
        marker = f"{number}. " if node.type == "ordered_list" else dialect.bullet
        for position, block in enumerate(_blocks(entry, dialect, lines)):
            gap = block.gap if position else _gap(entry, lines)
            yield Block(f"{'  ' if position else marker}{block.text}", gap)


def _inline(node: SyntaxTreeNode, dialect: Dialect) -> str:
    return "".join(_span(child, dialect) for child in node.children)


def _span(node: SyntaxTreeNode, dialect: Dialect) -> str:
    match node.type:
        case "text" | "text_special" | "code_inline":
            return _wrap(dialect.code if node.type == "code_inline" else ("", ""), dialect.literal(node.content))
        case "link":
            return dialect.link(_inline(node, dialect), str(node.attrGet("href") or ""))
        case "softbreak" | "hardbreak":
            return "\n"
        case kind:
            return _wrap({"strong": dialect.strong, "em": dialect.em}.get(kind, ("", "")), _inline(node, dialect))


def _wrap(pair: tuple[str, str], written: str) -> str:
    return f"{pair[0]}{written}{pair[1]}" if written else ""


def _moment(address: str) -> str:
    """The Unix time of a ``time:`` address, or nothing."""
    seconds = address.removeprefix("time:")
    return seconds if address.startswith("time:") and seconds.isascii() and seconds.isdigit() else ""


def _html_link(label: str, address: str) -> str:
    if moment := _moment(address):
        return f'<tg-time unix="{moment}" format="wDt">{label}</tg-time>'
    if address.startswith(("https://", "http://", "tg://")):
        return f'<a href="{html.escape(address)}">{label}</a>'
    # Telegram takes no phone or mail address as a link, but makes one of what it finds in the text.
    words = visible(label)
    return label + literal(_plain_link(words, address).removeprefix(words))


def _plain_link(label: str, address: str) -> str:
    scheme, _, rest = address.partition(":")
    if scheme == "time":
        return label
    shown = rest if scheme in {"tel", "mailto"} else address
    return label if _same(label, shown) else f"{label}: {shown}"


def _same(label: str, shown: str) -> bool:
    """Whether the label says the address already, as "988" or "www.cancer.gov" do."""
    bare = re.compile(r"^https?://(www\.)?|[\s()+./-]")
    return bool(label) and bare.sub("", shown).casefold() in bare.sub("", label).casefold()


def _html_quote(written: str) -> str:
    # Telegram takes no quote inside a quote.
    inner = re.sub(r"</?blockquote[^>]*>", "", written)
    folded = " expandable" if segments.width(visible(inner)) > LONG_QUOTE else ""
    return _wrap((f"<blockquote{folded}>", "</blockquote>"), inner)


def _plain_quote(written: str) -> str:
    return written if not written or written[0] in "\"“«'" else f'"{written}"'


HTML = Dialect(
    literal=literal,
    strong=("<b>", "</b>"),
    em=("<i>", "</i>"),
    code=("<code>", "</code>"),
    bullet="• ",
    quote=_html_quote,
    link=_html_link,
)
PLAIN = Dialect(literal=str, quote=_plain_quote, link=_plain_link)
