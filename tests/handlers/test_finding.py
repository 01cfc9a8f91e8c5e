"""Finding a doctor, a center or a help line: with links on a chat, with whom to call and what to say by SMS."""

import msgspec
import pytest
from acting import CHAT, PHONE, Actor, known
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS

from bot.channels import segments, sms
from content.guide import Finder
from handlers.finding import KINDS
from handlers.scene import Library

FINDERS = LIBRARY.guide.finders


def texts(language: str, kind: str) -> list[str]:
    """Every text message about places of this kind, by MORE."""
    actor, found = Actor(known(language=language)), []
    actor.taps(f"find:{kind}")
    while True:
        found += [
            str(out.fields["body"])
            for reply in actor.turn.replies
            for out in sms.render(reply, "http://127.0.0.1:1/status")
        ]
        if not actor.person.more:
            return found
        actor.says("MORE" if language == "en" else "SIGUIENTE")


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("kind", KINDS)
def test_every_place_has_its_number_and_words_by_sms(kind: str, language: str) -> None:
    """In few messages, three segments each at most, and none names the illness."""
    bodies = texts(language, kind)

    missing = [finder.id for finder in FINDERS if finder.kind == kind and not in_one(finder, language, bodies)]
    assert missing == []
    assert [
        body for body in bodies if segments.count(body).segments > MOST_SEGMENTS or NAMES_ILLNESS.search(body)
    ] == []
    assert len(bodies) <= 3


def in_one(finder: Finder, language: str, bodies: list[str]) -> bool:
    """Whether a message has both the place's number and what to say there."""
    return any(f"{finder.phone}. {finder.say[language]}" in body for body in bodies)


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("kind", KINDS)
def test_every_place_has_its_link_on_a_chat(kind: str, language: str) -> None:
    """As a button, with its name and number in the text; 911 has no page."""
    actor = Actor(known(language=language), here=CHAT)
    heard = actor.taps(f"find:{kind}")

    wanted = [finder for finder in FINDERS if finder.kind == kind]
    urls = [choice.url for reply in actor.turn.replies for choice in reply.choices if choice.url]
    assert urls == [finder.url for finder in wanted if finder.url]
    assert [finder.id for finder in wanted if finder.phone not in heard] == []
    assert set(actor.offered) == {f"find:{other}" for other in KINDS if other != kind} | {"menu"}


@pytest.mark.parametrize(("opened", "offered"), [("find", True), ("find:of-another-time", True), ("find:line", False)])
def test_what_to_look_for(opened: str, offered: bool) -> None:  # noqa: FBT001 - a column of the table
    """Is asked where no kind is named, or none that there is."""
    actor = Actor(here=PHONE)

    actor.taps(opened)

    assert ("find:doctor" in actor.offered) is offered


@pytest.mark.parametrize(
    ("language", "checked", "words"),
    [
        ("en", "", "(not checked yet)"), ("es", "", "(sin revisar)"),
        ("en", "2026-10-30", "(checked on Friday, October 30)"), ("es", "2026-10-30", "(revisado el viernes, 30 de"),
    ],
)  # fmt: skip
def test_it_says_when_a_place_was_checked(language: str, checked: str, words: str) -> None:
    """Or that nobody has yet."""
    finders = tuple(msgspec.structs.replace(finder, checked_on=checked) for finder in FINDERS)

    assert words in Actor(known(language=language), library=having(finders)).taps("find:doctor")


def test_a_place_that_is_not_translated_is_shown_in_english() -> None:
    """Its name and its words; and a number alone where there is nothing to say."""
    finders = (
        Finder(id="a", kind="line", name={"en": "A place"}, phone="1", say={"en": "Say hello."}),
        Finder(id="b", kind="line", name={"en": "B place"}, phone="2"),
    )
    heard = Actor(known(language="es"), here=CHAT, library=having(finders)).taps("find:line")

    assert [words in heard for words in ("A place", "Say hello.", "B place")] == [True, True, True]


def having(finders: tuple[Finder, ...]) -> Library:
    """The library with these places."""
    guide = msgspec.structs.replace(LIBRARY.guide, finders=finders)
    library: Library = msgspec.structs.replace(LIBRARY, guide=guide)
    return library


@pytest.mark.parametrize(
    ("topic", "leads"), [("find-doctor", "find"), ("tell-doctor", "tell"), ("insurance-cover", "call")]
)
def test_a_topic_leads_to_what_helps_with_it(topic: str, leads: str) -> None:
    """By a button on a chat, by MORE after its last page on SMS."""
    chat, phone = Actor(here=CHAT), Actor()

    chat.taps(f"topic:{topic}")
    phone.taps(f"topic:{topic}/{len(LIBRARY.guide.languages['en'].topics[topic].sms) - 1}")

    assert (chat.offered[0], phone.person.more) == (leads, leads)


def test_back_leads_to_the_kinds() -> None:
    """From the places of one kind."""
    actor = Actor()

    actor.taps("find", "find:line")

    assert "What are you looking for?" in actor.says("back")
