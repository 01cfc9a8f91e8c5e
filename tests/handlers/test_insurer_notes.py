"""What the insurer said: shown whole, page by page by SMS, without the illness's name; changed on request."""

import datetime as dt

import msgspec
import pytest
from acting import CHAT, PHONE, Actor, asked, known, planned
from talking import LIBRARY, MOST_SEGMENTS, NAMES_ILLNESS

from bot.channels import segments, sms
from content.guide import Guide, Question
from handlers.address import Address
from handlers.scene import Library

IDS = [question.id for question in LIBRARY.guide.questions("en") if question.theme == "insurer"]
DAY = dt.date(2026, 11, 2)
LONG = "Yes, 80 percent after the deductible of 1,500, which starts anew on the first of January, and then 20 dollars."
ACCENTED = (
    "Sí, después del deducible, según me dijo la señora que atendió la llamada, y también cubren más de la mitad."
)


def bodies(actor: Actor) -> list[str]:
    """The text messages of the last turn."""
    return [str(out.fields["body"]) for reply in actor.turn.replies for out in sms.render(reply, "http://127.0.0.1:1/")]


def pages(actor: Actor, first: str) -> list[str]:
    """All text messages from this action on, as long as MORE shows further notes."""
    actor.taps(first)
    found = bodies(actor)
    while actor.person.more.startswith("call.notes"):
        actor.says("MORE" if actor.person.language == "en" else "SIGUIENTE")
        found += bodies(actor)
    return found


@pytest.mark.parametrize("said", ["no", LONG, ACCENTED, f"Negado. {ACCENTED}", "leukemia, cáncer, hematology"])
@pytest.mark.parametrize("language", LIBRARY.guide.languages)
@pytest.mark.parametrize("many", [1, 5, 12])
def test_every_answer_is_shown_by_sms(many: int, language: str, said: str) -> None:
    """In messages of three segments at most, which name no illness."""
    actor = Actor(known(language=language), planned(call=dict.fromkeys(IDS[:many], said), called_on=DAY))

    shown = pages(actor, "call.notes")

    labels = [LIBRARY.phrases[language].say(f"call-{name}") for name in IDS[:many]]
    assert [label for label in labels if not any(f"{label}: " in body for body in shown)] == []
    assert [body for body in shown if segments.count(body).segments > MOST_SEGMENTS or NAMES_ILLNESS.search(body)] == []


@pytest.mark.parametrize("language", LIBRARY.guide.languages)
def test_all_twelve_can_be_chosen_by_sms(language: str) -> None:
    """To change one, in one message."""
    actor = Actor(known(language=language), planned(call=dict.fromkeys(IDS, "x"), called_on=DAY))

    actor.taps("call.change")

    assert [segments.count(body).segments <= MOST_SEGMENTS for body in bodies(actor)] == [True]
    assert actor.offered == tuple(f"call.ask:{name}" for name in (*actor_order(),))


def actor_order() -> list[str]:
    """The order by SMS."""
    musts = {question.id for question in LIBRARY.guide.questions("en") if question.must}
    return sorted(IDS, key=lambda name: name not in musts)


@pytest.mark.parametrize("here", [CHAT, PHONE])
@pytest.mark.parametrize(
    ("call", "offered"),
    [
        ({"insurer-covered": "yes"}, {"call.change", "list"}),
        ({"insurer-covered": "no"}, {"find:line", "call.change", "list"}),
        (dict.fromkeys(IDS, "yes"), {"call.change", "list"}),
    ],
)
def test_where_to_go_from_the_answers(here: Address, call: dict[str, str], offered: set[str]) -> None:
    """People who help after a no; on a chat a button for what is open, by SMS the word MORE."""
    actor = Actor(plan=planned(call=call, called_on=DAY), here=here)

    actor.taps("call.notes")

    open_ones = len(call) < len(IDS)
    assert set(actor.offered) == offered | ({"call.go"} if open_ones and here == CHAT else set())
    assert actor.person.more == ("call.go" if open_ones else "")


def test_nothing_but_questions_left_out() -> None:
    """Is said in words."""
    actor = Actor(plan=planned(call=dict.fromkeys(IDS, "")), here=CHAT)

    assert "nothing yet" in actor.taps("call")


@pytest.mark.parametrize("here", [CHAT, PHONE])
def test_marks_in_an_answer_are_shown_as_they_were_written(here: Address) -> None:
    """Stars and brackets are no markup."""
    actor = Actor(plan=planned(call={"insurer-cost": "*20* [each]"}, called_on=DAY), here=here)

    assert r"\*20\* \[each\]" in actor.taps("call.notes")


def test_the_answers_are_in_the_summary_with_one_list_of_numbers() -> None:
    """And without them the summary ends as before."""
    called, plain = Actor(plan=planned(call={"insurer-cost": "20"}, called_on=DAY)), Actor()

    assert ("Cost: 20" in called.says("summary"), called.offered) == (True, ("call.change", "list"))
    assert ("Your insurance said" in plain.says("summary"), "list" in plain.offered) == (False, True)


def test_the_answers_are_in_the_export() -> None:
    """As everything that is kept."""
    actor = Actor(plan=planned(call={"insurer-cost": "20 dollars"}, called_on=DAY), here=CHAT)

    actor.says("export")

    document = next(reply.document for reply in actor.turn.replies if reply.document)
    assert b"20 dollars" in document.data


def test_a_question_that_has_no_word_yet_stands_for_itself() -> None:
    """Whoever adds one to the guide need not touch the code."""
    english = LIBRARY.guide.languages["en"]
    new = Question(id="insurer-new", theme="insurer", text="And a new one?")
    language = msgspec.structs.replace(english, questions=(*english.questions, new))
    guide: Guide = msgspec.structs.replace(LIBRARY.guide, languages={**LIBRARY.guide.languages, "en": language})
    library: Library = msgspec.structs.replace(LIBRARY, guide=guide)
    actor = Actor(asked("call", {"question": "insurer-new"}), here=CHAT, library=library)

    actor.says("yes")

    assert "And a new one?" in actor.taps("call.notes")
