"""WHY: the last reminder's reason, the agreement, and the way to change it; in both languages, and never too long."""

import datetime as dt

import msgspec
import pytest
from acting import AGREED, CHAT, NOON, VISIT, Actor, known, planned
from talking import LIBRARY, NAMES_ILLNESS

from bot.channels import segments, sms
from handlers.reasons import KEYS
from handlers.records import Line
from scheduler.series import Said

REASONS = {
    "T-28": "about 4 weeks before the visit", "T-25": "about 4 weeks", "T-21": "about 3 weeks", "T-14": "about 2 weeks",
    "T-7": "about a week before the visit", "T-3": "a few days before the visit", "T-1": "the visit was the next day",
    "T+2": "just after the visit", "T+7": "about a week after the visit", "start": "already due when the visit was set",
    "asked": "how many days you can wait", "next": "no visit date yet", "catchup": "what you put off",
    "resume": "I had been quiet",
}  # fmt: skip


def reminded(touch: str, **changes: object) -> Actor:
    """Somebody who got this reminder yesterday, after an older one."""
    said = (Said(NOON - dt.timedelta(days=9), "next", ("P03",)), Said(NOON - dt.timedelta(days=1), touch, ("P06",)))
    return Actor(known(said=said, **changes), planned(visit=VISIT))


@pytest.mark.parametrize("touch", REASONS)
def test_why_tells_the_last_reminders_reason(touch: str) -> None:
    """When it came and why then; when they agreed; how to change or end it; no task is named."""
    actor = reminded(touch, private=True)

    said = actor.says("why did I get this")

    assert REASONS[touch] in said
    assert "(Sunday, November 1 at 12:00 PM)" in said
    assert "You said OK to reminders on Sunday, November 1, 2026." in said
    assert ("SETTINGS" in said or "Settings" in said, "PAUSE" in said, "STOP" in said) == (True, True, True)
    assert "summar" not in said


def test_every_touch_has_its_reason() -> None:
    """All touches of the series, and the five that are none, are in the table of this test."""
    touches = {touch.name for touch in LIBRARY.series.touches}

    assert touches | KEYS.keys() == REASONS.keys()


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("touch", REASONS)
def test_why_fits_text_messages(touch: str, language: str) -> None:
    """Three segments each, and no illness named."""
    actor = reminded(touch, language=language)
    actor.says("why")

    bodies = [str(out.fields["body"]) for reply in actor.turn.replies for out in sms.render(reply, "")]
    assert [body for body in bodies if segments.count(body).segments > 3 or NAMES_ILLNESS.search(body)] == []


def test_why_before_any_reminder() -> None:
    """Only the agreement; and without one, that nothing comes unasked."""
    assert [Actor(known(began_at=began)).says("why")[:28] for began in (NOON, None)] == [
        "You said OK to reminders on ",
        "I send you nothing unasked. ",
    ]


def test_why_tells_when_the_line_agreed_that_reminders_go_to() -> None:
    """Two lines opted in on two days: the one of the reminders counts; one that never told when, the first does."""
    later = Line(address=CHAT, state="agreed", agreed_at=NOON)
    lines = (AGREED, later, msgspec.structs.replace(later, agreed_at=None))

    said = [Actor(known(lines=(lines[0], line), remind_on="telegram")).says("why") for line in lines[1:]]

    assert ["November 2, 2026" in said[0], "November 1, 2026" in said[1]] == [True, True]
