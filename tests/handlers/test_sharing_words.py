"""What was not understood is kept for nothing, unless the person shares it: asked seldom, shown whole, once."""

import datetime as dt
from collections.abc import Iterator
from typing import cast

import msgspec
import pytest
from acting import CHAT, KNOWN, NOON, PHONE, VISIT, Actor, asked, known, planned
from hypothesis import given
from hypothesis import strategies as st
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS, PROGRAMME

from bot.channels import segments, sms
from handlers import guide, sharing_words
from handlers.address import Address
from handlers.messages import Reply, Shared, Tap, Text, Turn
from handlers.records import Person, Plan
from handlers.understanding import safety_signs

ODD = "do you like soccer"
"""Words that nothing in the guide is about."""
ES = "zxqv plomk wrtz"
DAY = dt.timedelta(days=1)
HERE = pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])


def examples() -> Iterator[str]:
    """Every example of a sign of danger, in all languages."""
    for language in LIBRARY.guide.languages.values():
        for sign in cast("list[dict[str, list[str]]]", language.safety["sign"]):
            yield from sign["examples"]


EXAMPLES = tuple(examples())


def body(reply: Reply) -> str:
    """The one text message that a reply becomes."""
    (out,) = sms.render(reply, "https://bot.example.org/twilio/status")
    return str(out.fields["body"])


@HERE
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("contact", ["", PROGRAMME.contact], ids=["no contact", "contact"])
def test_not_knowing_is_said_with_the_menu_and_a_human_line(here: Address, language: str, contact: str) -> None:
    """The programme's own contact, where it is set, and always the free help line."""
    library = msgspec.structs.replace(LIBRARY, programme=msgspec.structs.replace(PROGRAMME, contact=contact))
    actor = Actor(known(language=language), here=here, library=library)

    heard = actor.says(ES)

    assert (contact in heard, "800-955-4572" in heard) == (True, True)
    assert actor.offered == ("menu", "help", "share")


@HERE
def test_a_message_is_shared_by_one_yes(here: Address) -> None:
    """It is shown first, then it goes, and nothing of it is left with the person."""
    actor = Actor(here=here)
    actor.says(ODD)
    kept = actor.person.to_share

    shown = actor.taps("share")
    held = actor.turn.effects
    thanks = actor.taps("share:yes")

    assert (kept, held, ODD in shown) == (ODD, (), True)
    assert actor.turn.effects == (Shared(ODD, "en", here.channel),)
    assert "Thank you" in thanks
    assert (actor.person.to_share, actor.person.step) == ("", None)


@pytest.mark.parametrize(("answer", "effects"), [("ok", 1), ("yes", 1), ("1", 1), ("no", 0), ("2", 0), ("skip", 0)])
def test_an_answer_in_words_counts_too(answer: str, effects: int) -> None:
    """By text people write more often than they choose."""
    actor = Actor()

    actor.says(ODD, "3", answer)

    assert (len(actor.turn.effects), actor.person.to_share, actor.person.step) == (effects, "", None)


def offer(said: str, here: Address, language: str = "en") -> Turn:
    """The answer to words that were not understood, whatever the guide would have found in them."""
    scene = Actor(known(language=language), here=here).scene(Text(said))
    return sharing_words.offered(scene, guide.unknown(scene, ""))


@pytest.mark.parametrize(
    ("here", "words"),
    [
        (CHAT, "Is leukemia my fault? my name is (name) (number)"),
        (PHONE, "Is ... my fault? my name is (name) (number)"),
    ],
    ids=["telegram", "sms"],
)
def test_only_what_says_nothing_about_the_person_is_kept(here: Address, words: str) -> None:
    """In one line; by text message without the illness's name, which others could read there."""
    assert offer("Is leukemia my fault?\nmy name is Rosa Diaz 212 555 0123", here).person.to_share == words


@pytest.mark.parametrize("said", ["?", "212 555 0123", "👍 👍", "ana@mail.example", "my name is", "i"])
def test_what_says_nothing_is_not_asked_for(said: str) -> None:
    """Where nothing but personal things or signs were written there is nothing to learn."""
    expected = ("menu", "help", "share") if said == "my name is" else ("menu", "help")

    assert tuple(choice.action for choice in offer(said, CHAT).replies[0].choices) == expected


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sign", ["a", "á", "😀", "{", "*"])
def test_the_question_is_one_text_message(sign: str, language: str) -> None:
    """Of three segments at most, whatever alphabet the words need; a long message goes with its beginning."""
    turn = offer(f"{sign * 9} plomk " * 60, PHONE, language)
    actor = Actor(turn.person)

    actor.meets(Tap("share", actor.person.version, "1"))

    text = body(actor.turn.replies[0])
    assert segments.count(text).segments <= MOST_SEGMENTS
    assert turn.person.to_share in text
    assert turn.person.to_share.endswith("...")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("length", range(8, 200, 8))
def test_the_offer_makes_no_text_message_longer(language: str, length: int) -> None:
    """By text it is one more number, and only where that costs no segment more: it depends on the contact's length."""
    library = msgspec.structs.replace(LIBRARY, programme=msgspec.structs.replace(PROGRAMME, contact="5" * length))
    plain, offered = (Actor(known(language=language, share_after=at), library=library) for at in (NOON + DAY, None))

    plain.says(ES)
    offered.says(ES)

    texts = [segments.count(body(actor.turn.replies[0])).segments for actor in (plain, offered)]
    assert texts[0] == texts[1]
    assert (offered.person.to_share != "") is ("share" in offered.offered)


@HERE
def test_nobody_is_asked_twice_a_day(here: Address) -> None:
    """Nor for a month after a no."""
    actor, offers = Actor(here=here), []
    for hours in (0, 1, 22, 2, 25):
        actor.now += dt.timedelta(hours=hours)
        actor.says(ODD)
        offers.append("share" in actor.offered)
    actor.taps("share", "share:no")
    for days in (2, 27, 2):
        actor.now += days * DAY
        actor.says(ODD)
        offers.append("share" in actor.offered)

    assert offers == [True, False, False, True, True, False, False, True]


@HERE
def test_none_of_these_offers_it_too(here: Address) -> None:
    """Where topics were found and none was right, the words are still at hand: for a question, or to be shared."""
    actor = Actor(here=here)
    actor.says("second opinion insurance doctor")

    actor.taps("none-of-these")

    assert actor.offered == ("question.keep", "menu", "share")
    assert "second opinion insurance doctor" in actor.taps("share")
    actor.taps("share:yes")
    assert [type(effect) for effect in actor.turn.effects] == [Shared]


def test_none_of_these_shares_nothing_medical() -> None:
    """A question about the own treatment is one for the doctor, and an old button has no words at all."""
    medical, gone = Actor(known(pending="should I stop my chemo")), Actor()

    assert (medical.taps("none-of-these") != "", medical.offered) == (True, ("question.keep", "menu"))
    assert (gone.taps("none-of-these") != "", gone.offered) == (True, ("menu",))


NEVER: dict[str, tuple[Person, Plan, str]] = {
    "after a death": (KNOWN, planned(ended="death"), ODD),
    "in the hospital": (KNOWN, planned(in_hospital=True), ODD),
    "after an emergency": (known(held_since=NOON), planned(), ODD),
    "after a stop": (known(stopped=True), planned(), ODD),
    "while a question is open": (asked("visit.when"), planned(), ODD),
    "while an earlier question is open": (msgspec.structs.replace(asked("outcome"), asking=False), planned(), ODD),
    "a stop": (KNOWN, planned(), "stop"),
    "a stop in many words": (KNOWN, planned(), "please stop texting me about soccer"),
    "their own treatment": (KNOWN, planned(), "should I stop my chemo"),
    "their own results": (KNOWN, planned(), "my wbc is 45, is that bad"),
    "their own outlook": (KNOWN, planned(), "how long do I have to live"),
    "a death": (KNOWN, planned(), "my mother died"),
    "a topic": (KNOWN, planned(visit=VISIT), "what should I bring"),
    "a greeting": (KNOWN, planned(), "hello"),
    "somebody new": (Person(id="p2"), planned(), ODD),
}


@HERE
@pytest.mark.parametrize("name", NEVER)
def test_when_nothing_is_offered(name: str, here: Address) -> None:
    """And then nothing of the message is kept either."""
    person, plan, said = NEVER[name]
    actor = Actor(person, plan, here)

    actor.says(said)

    assert ("share" in actor.offered, actor.person.to_share) == (False, "")


@pytest.mark.parametrize("said", ["should I stop my chemo", "is gleevec better", "am I going to die"])
def test_a_question_about_the_own_treatment_is_never_asked_for(said: str) -> None:
    """Even where the guide found nothing in it."""
    assert offer(said, CHAT).person.to_share == ""


@HERE
@pytest.mark.parametrize("said", EXAMPLES)
def test_no_example_of_a_red_flag_is_offered(said: str, here: Address) -> None:
    """Whatever the clinicians wrote into the rules."""
    actor = Actor(here=here)

    actor.says(said)

    assert ("share" in actor.offered, actor.person.to_share) == (False, "")


@given(flag=st.sampled_from(EXAMPLES), before=st.sampled_from(["", ODD, ES]), after=st.sampled_from(["", ODD]))
def test_no_message_with_a_red_flag_is_offered(flag: str, before: str, after: str) -> None:
    """Nor is it with other words around it: where it is still read as a sign, the fixed text is the whole answer."""
    actor = Actor(here=CHAT)
    said = ". ".join(filter(None, (before, flag, after)))

    actor.says(said)

    offered = "share" in actor.offered or actor.person.to_share != ""
    assert not (offered and safety_signs.read(said, LIBRARY.rules))


@HERE
@pytest.mark.parametrize("then", ["thanks", "menu", "what should I bring", "chest pain", "stop", ES])
def test_words_wait_for_no_more_than_the_next_message(then: str, here: Address) -> None:
    """Whatever comes next, they are gone, and the question about them is not asked again."""
    offered, shown = Actor(here=here), Actor(here=here)
    offered.says(ODD, then)
    shown.says(ODD)
    shown.taps("share")
    shown.says(then)

    asked_again = then == ES  # a question that was just asked is asked once more
    assert offered.person.to_share == ""
    assert (shown.person.to_share != "", shown.person.step is not None) == (asked_again, asked_again)


def test_a_reminder_ends_the_waiting_too() -> None:
    """Words do not lie about until somebody comes back."""
    actor = Actor(plan=planned(visit=VISIT))
    actor.says(ODD)
    before = actor.person.to_share

    actor.rings()

    assert (before, actor.person.to_share) == (ODD, "")


def test_an_old_button_shares_nothing() -> None:
    """Neither one of an earlier message, nor a yes after the words are gone."""
    actor = Actor(here=CHAT)
    actor.says(ODD)
    old = actor.person.version
    actor.says("menu")
    actor.meets(Tap("share:yes", old, "77"))
    first = (actor.turn.effects, "That button is from earlier" in actor.heard)
    actor.taps("share:yes")

    assert first == ((), True)
    assert (actor.turn.effects, "no longer have that message" in actor.heard) == ((), True)


def test_everything_said_about_it_is_discreet_and_short() -> None:
    """In both languages: one text message, and no name of an illness."""
    for language in ("en", "es"):
        actor = Actor(known(language=language))
        actor.says(ES)
        texts = [body(actor.turn.replies[0])]
        for action in ("share", "share:yes", "share:yes", "share:no", "privacy"):
            actor.taps(action)
            texts.append(body(actor.turn.replies[0]))
        assert [text for text in texts if NAMES_ILLNESS.search(text)] == []
        assert [text for text in texts if segments.count(text).segments > MOST_SEGMENTS] == []
        assert [segments.count(text).segments for text in texts[:1]] == [1]
