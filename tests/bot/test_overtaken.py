"""A reminder that waits to be sent is not sent any more once it no longer fits: no text goes out stale."""

from collections.abc import AsyncIterator

import pytest
from conversing import act
from talking import Talk, everything_in

from bot.storage.opening import Where, open_store

BEGINNING = (
    *("at 2026-11-02 09:00 America/New_York", "> hi", "> patient", "> chronic", "> not asked", "> ok", "> eastern"),
    *("> December 1 at 2:30 pm", "> ok"),
)
REMINDER = "Reply DONE 1"


class Slowed(Talk):
    """A person to whom nothing gets through for a while: the provider is out, or very many are due."""

    out = False

    async def listen(self) -> None:
        """Nothing arrives while it is out."""
        if not self.out:
            await super().listen()


@pytest.fixture
async def talk(where: Where) -> AsyncIterator[Slowed]:
    """Somebody with a visit in four weeks, whose first reminder waits in the outbox."""
    store = open_store(where)
    talk = Slowed(store, "sms")
    for line in BEGINNING:
        kind, _, rest = line.partition(" ")
        await act(talk, kind, rest)
    talk.out = True
    await talk.ring()
    assert await talk.outbox.depth() == {("sms", "queued"): 1}
    yield talk
    await store.close()


async def arrived(talk: Slowed) -> str:
    """Everything that arrives once the way is free."""
    talk.out = False
    await talk.listen()
    return said(talk)


def said(talk: Slowed) -> str:
    """What arrived last."""
    return "\n".join(everything_in(message) for _, message in talk.heard)


@pytest.mark.parametrize("words", ["I want to die", "pause", "they admitted me to the hospital today", "later"])
async def test_no_reminder_follows_a_crisis_a_pause_or_a_wish_to_wait(talk: Slowed, words: str) -> None:
    """What was composed before it is taken back; the answer alone arrives."""
    await talk.write(words)

    assert REMINDER not in await arrived(talk)


async def test_a_reminder_is_composed_anew_after_the_visit_moved(talk: Slowed) -> None:
    """It told of the day as it was; the alarm rings at once, and what comes then is right."""
    await talk.write("the visit was moved to November 6 at 9 am")
    await talk.write("ok")
    moved, at, now = await arrived(talk), await talk.planned(), talk.now
    await talk.ring()
    await talk.ring()

    assert ("Saved: Friday, November 6" in moved, REMINDER in moved, at) == (True, False, now)
    assert "Call your insurance" in said(talk)  # late now, and not named by the one that was taken back


async def test_what_was_taken_back_was_not_said(talk: Slowed) -> None:
    """Its tasks are named by the next text as if for the first time, at the hour that was chosen meanwhile."""
    await talk.write("please send reminders at 3 pm")
    before = await arrived(talk)
    await talk.ring()
    await talk.ring()

    assert (REMINDER in before, REMINDER in said(talk), talk.now.hour) == (False, True, 20)


async def test_reading_takes_nothing_back(talk: Slowed) -> None:
    """Who only looks around still gets the reminder."""
    await talk.write("menu")

    assert REMINDER in await arrived(talk)
