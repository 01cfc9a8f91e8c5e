"""Everything that can be said by SMS takes at most three segments and names no illness, in both languages."""

from collections.abc import Iterator

import msgspec
import pytest
from acting import CHAT, KNOWN, VISIT, Actor, known, planned
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS

from bot.channels import segments, sms
from handlers.messages import Reply
from handlers.records import Visit

LANGUAGES = tuple(LIBRARY.guide.languages)
CALLBACK = "https://bot.example.org/twilio/status"


def bodies(replies: tuple[Reply, ...]) -> list[str]:
    """The texts that these replies become."""
    return [str(out.fields["body"]) for reply in replies for out in sms.render(reply, CALLBACK)]


def faults(replies: tuple[Reply, ...]) -> Iterator[str]:
    """Texts that are too long, or that a lock screen must not show."""
    for body in bodies(replies):
        if segments.count(body).segments > MOST_SEGMENTS or NAMES_ILLNESS.search(body):
            yield f"{segments.count(body)}: {body}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["patient", "caregiver"])
@pytest.mark.parametrize("item", LIBRARY.guide.languages["en"].items)
def test_an_item_and_its_sentence(item: str, role: str, language: str) -> None:
    """Also with the short way for a near visit, and after it was ticked."""
    visit = msgspec.structs.replace(VISIT, pace="fast")
    for state in ("", "asked", "done"):
        plan = planned(visit=visit, items={item: state} if state else {})
        actor = Actor(known(language=language, role=role, relation="other"), plan)
        for action in (f"item:{item}", f"script:{item}", f"tick:{item}", f"asked:{item}", f"untick:{item}"):
            actor.taps(action)
            assert list(faults(actor.turn.replies)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", LIBRARY.guide.languages["en"].topics)
def test_a_topic_page_by_page(topic: str, language: str) -> None:
    """With its footer, to the last page."""
    actor = Actor(known(language=language))

    actor.taps(f"topic:{topic}")
    assert list(faults(actor.turn.replies)) == []
    while actor.person.more.startswith("topic:"):
        actor.says("MORE" if language == "en" else "SIGUIENTE")
        assert list(faults(actor.turn.replies)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["patient", "caregiver"])
def test_the_lists_page_by_page(role: str, language: str) -> None:
    """With every state that an item can have, and for somebody whose name for the ill person is long."""
    states = ("", "done", "asked", "not_needed")
    items = LIBRARY.guide.languages["en"].items
    for shift in range(len(states)):
        marks = {item: states[(number + shift) % len(states)] for number, item in enumerate(items)}
        plan = planned(visit=VISIT, items={item: state for item, state in marks.items() if state})
        actor = Actor(known(language=language, role=role, relation="other"), plan)
        for action in ("list", "all", "all:8", "all:16", "all:24", "summary"):
            actor.taps(action)
            assert list(faults(actor.turn.replies)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_about_five_tasks(language: str) -> None:
    """A bare DONE after a reminder with as many tasks as one can name, whichever they are."""
    items = tuple(LIBRARY.guide.languages["en"].items)
    for first in range(len(items) - 5):
        actor = Actor(known(language=language, listed=items[first : first + 5]))
        actor.taps("done:")
        assert list(faults(actor.turn.replies)) == []
        actor.taps(f"tick:{','.join(items[first : first + 5])}")
        assert list(faults(actor.turn.replies)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("role", "private"), [("patient", False), ("caregiver", False), ("patient", True)])
@pytest.mark.parametrize("acute", [True, False])
@pytest.mark.parametrize("visit", [VISIT, None], ids=["visit", "no visit"])
def test_every_reminder_of_a_life(visit: Visit | None, acute: bool, role: str, private: bool, language: str) -> None:  # noqa: FBT001 - columns of the table
    """From the first to the last, with everything still open."""
    person = known(language=language, role=role, relation="other", private=private, show_time=True)
    actor = Actor(person, planned(visit=visit, acute=acute))

    texts = 0
    while actor.rings():
        assert actor.turn.replies != ()
        assert list(faults(actor.turn.replies)) == []
        texts += 1
    assert texts >= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fixed_safety_texts(language: str) -> None:
    """In full, each in one message."""
    for key, text in LIBRARY.fixed[language].items():
        assert (key, list(faults((Reply(text=text.telegram, short=text.sms),)))) == (key, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_is_a_word_that_carriers_act_upon(language: str) -> None:
    """Rendering raises where one is; the longest names of zones and people go through as well."""
    actor = Actor(known(language=language, zone="America/Argentina/ComodRivadavia"))
    for word in ("menu", "settings", "privacy", "date", "help", "delete"):
        actor.says(word)
        assert list(faults(actor.turn.replies)) == []


def test_a_caregivers_reminder_says_for_whom_on_a_chat_too() -> None:
    """The name of the bot carries it, and private mode leaves it out."""
    chat = msgspec.structs.replace(KNOWN.lines[0], address=CHAT)
    said = []
    for private in (False, True):
        person = known(lines=(chat,), role="caregiver", relation="mother", private=private)
        actor = Actor(person, planned(visit=VISIT), here=CHAT)
        actor.rings()
        said.append(actor.heard.startswith("SecondStep, for your mother:"))

    assert said == [True, False]
