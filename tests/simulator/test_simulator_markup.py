"""HTML parse mode, against what the server's own parser says."""

from typing import Any

import pytest

from bot.simulator.telegram.errors import ApiError
from bot.simulator.telegram.markup import detected, parse

GOOD: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("plain", "plain", []),
    ("<b>é😀</b>", "é😀", [{"type": "bold", "offset": 0, "length": 3}]),
    ("😀<i>x</i>", "😀x", [{"type": "italic", "offset": 2, "length": 1}]),
    (
        "<b>a<i>b</i></b>",
        "ab",
        [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 1}],
    ),
    ("&lt;&gt;&amp;&quot;&#39;&nbsp;", "<>&\"'&nbsp;", []),
    (
        '<a href="https://a.org/?x=1&amp;y=2">a</a>',
        "a",
        [{"type": "text_link", "offset": 0, "length": 1, "url": "https://a.org/?x=1&y=2"}],
    ),
    ("<a>nowhere</a>", "nowhere", []),
    ("<blockquote expandable>q</blockquote>", "q", [{"type": "expandable_blockquote", "offset": 0, "length": 1}]),
    ("<blockquote>q</blockquote>", "q", [{"type": "blockquote", "offset": 0, "length": 1}]),
    (
        '<pre><code class="language-py">x</code></pre>',
        "x",
        [{"type": "pre", "offset": 0, "length": 1, "language": "py"}],
    ),
    ('<span class="tg-spoiler">s</span>', "s", [{"type": "spoiler", "offset": 0, "length": 1}]),
    ('<tg-time unix="5">t</tg-time>', "t", [{"type": "date_time", "offset": 0, "length": 1, "unix_time": 5}]),
    ("\n <b> x</b>  \n", "x", [{"type": "bold", "offset": 0, "length": 1}]),
    ("<B>x</>", "x", [{"type": "bold", "offset": 0, "length": 1}]),
    ("<u></u>x", "x", []),
]

BAD = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("a <", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b x='1", "Unclosed start tag at byte offset 0"),
    ("a < b >", 'Unsupported start tag "" at byte offset 2'),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</b ", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<tg-time unix="soon">x</tg-time>', 'Tag "tg-time" needs a unix time and a valid format at byte offset 0'),
    (
        '<tg-time unix="5" format="Dw">x</tg-time>',
        'Tag "tg-time" needs a unix time and a valid format at byte offset 0',
    ),
]


@pytest.mark.parametrize(("source", "text", "entities"), GOOD)
def test_tags_become_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    """Offsets count UTF-16 units, white space around goes, empty entities too."""
    assert parse(source) == (text, entities)


@pytest.mark.parametrize(("source", "told"), BAD)
def test_wrong_html_is_refused(source: str, told: str) -> None:
    """The description names the fault and where it is, in bytes."""
    with pytest.raises(ApiError) as caught:
        parse(source)

    assert caught.value.description == f"Bad Request: can't parse entities: {told}"


def test_commands_and_links_are_found_in_plain_text() -> None:
    """As the server adds them; not inside a link or code."""
    text, entities = parse('/start go to https://a.org/x. <code>/no</code> <a href="https://b.org">https://c.org</a>')

    kinds = [(entity["type"], entity["offset"]) for entity in detected(text, entities)]

    assert kinds == [("bot_command", 0), ("url", 13), ("code", 30), ("text_link", 34)]
