"""The guide as it is, on both channels."""

from pathlib import Path

import pytest

from bot.channels import markup, segments
from bot.simulator.telegram.markup import parse
from content.loading import load

GUIDE = load(Path(__file__).parents[2] / "content")
LANGUAGES = sorted(GUIDE.languages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sms_page_is_at_most_three_segments(language: str) -> None:
    """In the count that carriers bill by, whatever the accents make of the encoding (content/guide.py, Topic)."""
    pages = {
        f"{topic.id} {number}": segments.count(segments.plain(markup.sms(page))).segments
        for topic in GUIDE.languages[language].topics.values()
        for number, page in enumerate(topic.sms, 1)
    }

    assert {page: count for page, count in pages.items() if count > 3} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_one_telegram_message(language: str) -> None:
    """A strict parser takes each, and none is so long that it has to be split."""
    for topic in GUIDE.languages[language].topics.values():
        (message,) = markup.telegram(topic.full)

        assert parse(message)[0].strip() == markup.visible(message).strip(), topic.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reminder_s_line_is_short(language: str) -> None:
    """At most 46 units, so that five of them and the frame fit (content/guide.py, Item)."""
    tasks = {item.id: segments.count(markup.sms(item.task)).units for item in GUIDE.languages[language].items.values()}

    assert {name: units for name, units in tasks.items() if units > 46} == {}
