"""Light markup into HTML and into plain text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels import markup
from bot.channels.segments import width
from bot.simulator.telegram.markup import parse
from content.phrases import escape

TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)
PIECES = st.sampled_from(
    ["**", "*", "_", "`", "[a](https://x.org)", "[b](time:17)", "\n", "\n\n", "- ", "> ", "1. ", "# ",
     "<b>", "&amp;", "\\", "word ", "ñ", "👩‍👧", "](", "```", "    "]
)  # fmt: skip
WRITTEN = st.lists(PIECES, max_size=60).map("".join)


@pytest.mark.parametrize(
    ("source", "html", "plain"),
    [
        ("**Bold** and *italic*", "<b>Bold</b> and <i>italic</i>", "Bold and italic"),
        ("# Heading\ntext", "<b>Heading</b>\ntext", "Heading\ntext"),
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("Bring:\n- a\n- **b**", "Bring:\n• a\n• <b>b</b>", "Bring:\n- a\n- b"),
        ("3. a\n4. b", "3. a\n4. b", "3. a\n4. b"),
        ("0. a", "0. a", "0. a"),
        ("- a\n  - b", "• a\n  • b", "- a\n  - b"),
        ("- a\n\n  more", "• a\n\n  more", "- a\n\n  more"),
        ("> Say this\n> and that", "<blockquote>Say this\nand that</blockquote>", '"Say this\nand that"'),
        ('> "Said"', '<blockquote>"Said"</blockquote>', '"Said"'),
        ("> a\n>> b", "<blockquote>a\nb</blockquote>", '"a\n"b""'),
        ("use `x < y`", "use <code>x &lt; y</code>", "use x < y"),
        ("```\na < b\n```", "<code>a &lt; b</code>", "a < b"),
        ("[*Find*](https://x.org/?a&b)", '<a href="https://x.org/?a&amp;b"><i>Find</i></a>', "Find: https://x.org/?a&b"),
        ("[x.org/a](https://www.x.org/a)", '<a href="https://www.x.org/a">x.org/a</a>', "x.org/a"),
        ("[call](tel:+18005550199)", "call: +18005550199", "call: +18005550199"),
        ("[1-800-555-0199](tel:18005550199)", "1-800-555-0199", "1-800-555-0199"),
        ("[**A & B**](mailto:a@x.org)", "<b>A &amp; B</b>: a@x.org", "A & B: a@x.org"),
        ("[5 May, 9:00](time:1778)", '<tg-time unix="1778" format="wDt">5 May, 9:00</tg-time>', "5 May, 9:00"),
        ("[soon](time:never)", "soon", "soon"),
        ("<b>no & tag</b> &amp;", "&lt;b&gt;no &amp; tag&lt;/b&gt; &amp;amp;", "<b>no & tag</b> &amp;"),
        ("![x](https://x.org)", '!<a href="https://x.org">x</a>', "!x: https://x.org"),
        ("a\n---\nb\n===", "a\n---\nb\n===", "a\n---\nb\n==="),
        ("a\n\n    b", "a\n\nb", "a\n\nb"),
        ("[a]: https://x.org", "[a]: https://x.org", "[a]: https://x.org"),
        ("**" + "open *markup", "**open *markup", "**open *markup"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_markup_has_two_looks(source: str, html: str, plain: str) -> None:
    """Each kind of markup in Telegram's HTML, and as the text of an SMS."""
    assert ("".join(markup.telegram(source)), markup.sms(source)) == (html, plain)


def test_a_long_quote_is_folded() -> None:
    """A quote that fills the screen opens by a tap."""
    (message,) = markup.telegram("> " + "word " * 100)

    assert message.startswith("<blockquote expandable>")


@given(TYPED)
@example("1. a <b> & **c** _d_ [e](f) `g` \\ > h\n# i\n- j\n+ k\n2) l")
@example("a\n===")
def test_what_a_person_typed_comes_out_as_typed(typed: str) -> None:
    """Escaped characters are literal in both looks; only white space at the lines' ends may differ."""
    seen = " ".join(typed.split())

    assert " ".join(markup.sms(escape(typed)).split()) == seen
    assert " ".join(markup.visible("\n".join(markup.telegram(escape(typed)))).split()) == seen


@given(WRITTEN)
@example("- " * 30 + "deep")
@example("> " * 30 + "deep")
def test_html_is_always_well_formed(source: str) -> None:
    """Whatever the source, a strict parser takes every message and finds no more and no less than is visible."""
    for message in markup.telegram(source):
        text, _ = parse(message)

        assert text.strip() == markup.visible(message).strip()
        assert width(text) <= markup.LIMIT


@pytest.mark.parametrize(
    ("token", "source"),
    [
        ("word", "\n\n".join(f"**Paragraph {number}.** " + "word " * 60 for number in range(60))),
        ("word", "word " * 3000),
        ("word", "**" + "word " * 2000 + "end**"),
        ("entry", "\n".join(f"- [entry {number}](https://x.org/{number})" for number in range(250))),
        ("<", "&<>" * 3000),
        ("👩‍👧", "👩‍👧" * 2000),
    ],
)
def test_a_long_text_becomes_several_messages(token: str, source: str) -> None:
    """Every message is within 4096 units and 100 entities, and together they say everything."""
    messages = markup.telegram(source)

    assert len(messages) > 1
    assert all(width(markup.visible(message)) <= 4096 and message.count("</") <= 100 for message in messages)
    assert sum(markup.visible(message).count(token) for message in messages) == source.count(token)


def test_paragraphs_are_not_torn() -> None:
    """The cut is between paragraphs when each fits."""
    source = "\n\n".join(f"{number} " + "word " * 300 + "end." for number in range(6))

    assert all(message.endswith("end.") for message in markup.telegram(source))


def test_a_label_is_bare_words() -> None:
    """A button's label shows what was typed, without backslashes or stars."""
    assert markup.label(f"Done: {escape('*copies* [all]')} **now**") == "Done: *copies* [all] now"
