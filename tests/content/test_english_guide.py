"""The guide itself: every statement of the source is really said, in full and by text message, and nothing is wrong."""

import datetime as dt
import re
from pathlib import Path

import pytest

from content.checking import check
from content.guide import ITEMS, MENU, STATEMENTS, Guide, Topic
from content.loading import load

NOW = dt.datetime.now(dt.UTC)
ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "content.md"

SAID = {
    "S00": r"six parts.*time.*why.*where.*prepare.*making sense.*more",
    "S01": r"normal to wonder.*better care",
    "S02": r"may help you feel more sure",
    "S03": r"learn what you can.*decide",
    "S04": r"choices cannot wait",
    "S05": r"usually time to think",
    "S06": r"not sure.*ask",
    "S07": r"(insurance|plans?) want.*before",
    "S08": r"sure that every option was looked at",
    "S09": r"rare type is a common reason",
    "S10": r"(feel|you) (that )?your doctor does not see how serious",
    "S11": r"another treatment might exist",
    "S12": r"not be a specialist in your type",
    "S13": r"offered more than one choice",
    "S14": r"hard to talk with (your|a) doctor.*understand",
    "S15": r"know that the diagnosis and the choice are right",
    "S16": r"many (health )?plans pay",
    "S17": r"some (even )?(require|want)",
    "S18": r"before you book",
    "S19": r"let your doctor know",
    "S20": r"most doctors understand.*many encourage",
    "S21": r"(recommend|ask for the name of) a doctor or (a )?center|doctor or center that knows",
    "S22": r"websites (can )?help",
    "S23": r"show.*(trained in|specialties).*treatments.*more",
    "S24": r"choosing a treatment provider",
    "S25": r"exact(ly)? (details|what)",
    "S26": r"(papers|the two papers).*ready|have two papers ready",
    "S27": r"copies|copy.*any\b.*visit",
    "S28": r"summary of your (doctor's )?treatment plan",
    "S29": r"(from|ask) the doctor,? (or|clinic, or) center that treated you",
    "S30": r"should give you more confidence",
    "S31": r"two different answers can leave you unsure",
    "S32": r"next steps|each has next steps",
    "S33": r"see your first doctor",
    "S34": r"review your case together",
    "S35": r"doctors often work together.*specialty",
    "S36": r"how (did you come|they came) to (this|their) (diagnosis|plan)",
    "S37": r"how (do you|they) read (my|your)( test| tests)?",
    "S38": r"which research",
    "S39": r"advised? others",
    "S40": r"third doctor",
    "S41": r"e-mails.*webinars|e-mails on patient webinars",
    "S42": r"treatment options",
    "S43": r"trials",
    "S44": r"side effects",
}


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Our own guide."""
    return load(ROOT / "content")


def carries(topic: Topic, statement: str) -> tuple[bool, bool]:
    """Whether the full text and the text messages say the statement in so many words."""
    pattern = re.compile(SAID[statement], re.IGNORECASE | re.DOTALL)
    return bool(pattern.search(topic.full.replace("*", ""))), bool(pattern.search(" ".join(topic.sms)))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_every_statement_is_said_on_both_channels(guide: Guide, statement: str) -> None:
    """A topic that claims to carry a statement says it, in full and by text message."""
    topics = [topic for topic in guide.languages["en"].topics.values() if statement in topic.covers]
    said = [carries(topic, statement) for topic in topics]

    assert (any(full for full, _ in said), any(short for _, short in said)) == (True, True)


def test_nothing_is_wrong_with_the_guide(guide: Guide) -> None:
    """The check finds no fault, and its numbers keep the limits."""
    report = check(guide, NOW)

    assert "\n".join(map(str, report.faults)) == ""
    assert report.covers["en"] == STATEMENTS
    assert report.items["en"] == ITEMS
    assert (report.grade_max <= 6, report.inflesz_min >= 65, report.segments_max <= 3) == (True, True, True)


def test_every_menu_entry_leads_somewhere(guide: Guide) -> None:
    """Each of the six entries has topics, and each topic goes on to others, never to itself."""
    topics = guide.languages["en"].topics

    assert {topic.menu for topic in topics.values()} == set(MENU)
    assert [topic.id for topic in topics.values() if not topic.see or topic.id in topic.see] == []


def test_what_cannot_wait_comes_before_time_to_think(guide: Guide) -> None:
    """That there usually is time stands after what cannot wait, and beside the doctor's word, on both channels."""
    topic = guide.languages["en"].topics["enough-time"]

    for text in (topic.full, "\n".join(topic.sms)):
        assert text.index("cannot wait") < text.index("APL") < text.index("usually time") < text.index("nly your")


def test_the_insurer_is_asked_twelve_questions(guide: Guide) -> None:
    """Twelve, of which five must not be left out; questions about the outlook are never among those shown unasked."""
    questions = guide.questions("en")
    insurer = [question for question in questions if question.theme == "insurer"]

    assert (len(insurer), sum(question.must for question in insurer)) == (12, 5)
    assert {question.theme for question in questions} == {"insurer", "diagnosis", "plan", "centre", "both", "close"}
    assert [question.id for question in questions if question.outlook] == ["diagnosis-risk", "plan-outlook"]


def test_the_guide_credits_its_sources_and_claims_no_endorsement(guide: Guide) -> None:
    """The page about the bot names both pages, says it is a bot that nobody watches, and that nobody backs it."""
    topic = guide.languages["en"].topics["about-bot"]

    for text in (topic.full, " ".join(topic.sms)):
        for words in ("Getting a Second Opinion", "Seeking a Second Opinion", "bot", "No person", "911", "Neither"):
            assert words in text


def test_the_docs_say_where_each_statement_is_carried(guide: Guide) -> None:
    """The table in docs/content.md names for every statement exactly the topics that cover it."""
    rows = re.findall(r"^\| (S\d\d) \|.*\| (.*) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    topics = guide.languages["en"].topics.values()

    assert {statement: set(re.findall(r"`([\w-]+)`", names)) for statement, names in rows} == {
        statement: {topic.id for topic in topics if statement in topic.covers} for statement in STATEMENTS
    }
