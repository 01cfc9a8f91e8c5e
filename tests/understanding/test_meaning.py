"""What a question is about, on a guide of three topics."""

import msgspec
import pytest

from content.guide import Language, Topic
from content.search import Index, build_index
from handlers.understanding.meaning import Meaning, topics


def topic(name: str, title: str, *asks: str) -> Topic:
    return Topic(id=name, menu="time", title=title, asks=asks, sms=("Words.",), full=f"About {title}.")


ASKS: dict[str, object] = {
    "routes": {
        "care_team": ["should i stop chemo", "is my platelet count bad", "how long will i live"],
        "elsewhere": ["tell me a joke", "my dog is sick"],
    }
}


@pytest.fixture(scope="module")
def index() -> Index:
    pages = (
        topic("insurance", "Will insurance pay for it?", "does my plan cover a second opinion", "out of network"),
        topic("records", "How to get your records", "where do i get copies of my chart", "release form"),
        topic("parking", "The day of the visit", "where do i park", "how early should i get there"),
    )
    return build_index(
        Language(
            code="en",
            name="English",
            topics={page.id: page for page in pages},
            items={},
            questions=(),
            phrases="",
            safety={},
            asks=ASKS,
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Where do I park?", Meaning("topics", ("parking",), sure=True)),
        ("does insurance cover it", Meaning("topics", ("insurance",), sure=False)),
        ("should i stop chemo", Meaning("care_team")),
        ("tell me a joke", Meaning("none")),
        ("is flt3 bad", Meaning("care_team")),
        ("xyzzy", Meaning("none")),
        ("", Meaning("none")),
    ],
)
def test_a_question_is_led_where_it_belongs(index: Index, text: str, expected: Meaning) -> None:
    """To topics, to the care team when only a doctor can answer, to neither when it is about other things."""
    found = topics(text, index)

    shown = found.topics[:1] if found.route == "topics" else ()
    assert (found.route, shown, found.sure) == (expected.route, expected.topics, expected.sure)


def test_a_second_voice_is_heard_where_words_leave_it_unclear(index: Index) -> None:
    """It can bring another topic to the front, or send the question to the care team."""

    def where(label: str, text: str) -> Meaning:
        return topics(text, msgspec.structs.replace(index, second=lambda _: {label: [0.9] * 4}))

    unclear = "where do i bring my plan"
    assert (where("parking", unclear).topics[0], where("insurance", unclear).topics[0]) == ("parking", "insurance")
    assert where("care_team", unclear).route == "care_team"


def test_medical_words_about_our_matters_stay_ours(index: Index) -> None:
    """A gene in a question about papers is a question about papers."""
    assert topics("where do i get copies of my flt3 report", index).route == "topics"
