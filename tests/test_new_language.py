"""A language added from docs/content.md alone: the check takes it, the bot speaks it, what it lacks comes in English.

The files are those that the page shows, read from the page: whoever changes it changes what is tested here.
"""

import re
import shutil
import textwrap
from pathlib import Path

import pytest
from acting import CHAT, EMPTY, PHONE, Actor, known
from talking import PROGRAMME, Talk, everything_in

from bot import guidework
from bot.library import CONTENT, read_library
from bot.storage.opening import Where, open_store
from content.preview import preview
from handlers.address import Address, Channel
from handlers.messages import Text
from handlers.records import Person
from handlers.scene import Library

DOCS = Path(__file__).parents[1] / "docs" / "content.md"
SHOWN = re.compile(r"[Ii]n `content/(fr/[\w./-]+)`:\n\n((?: {7}.*\n|\n)+)")
"""A file's name and what the page says is in it."""
COPIED = "Copy `content/en/safety.toml` to `content/fr/safety.toml`"
NOTE = "(Cette partie est encore en anglais.)"
FROM_FRANCE = {"id": 1001, "is_bot": False, "first_name": "A", "language_code": "fr-CA"}
SPOKEN = [
    ("> hello", "Hi, I am|I help you", "NOTE"),
    ("> Français", "[Jj]e vous aide", "NOTE"),
    ("> accueil", "Que voulez-vous savoir .*Why get one", "NOTE"),
    ("section:prepare", "NOTE.*Préparer.*Les résumés de vos visites .*How to get your records", "Get copies"),
    ("topic:visit-summaries", "deux papiers", "NOTE"),
    ("topic:enough-time", "NOTE .*cannot wait", "deux papiers"),
    ("item:P06", "NOTE.*Les résumés de vos visites.*portail", "Get your"),
    ("item:P07", "NOTE.*summary", "portail"),
    ("> ma liste", "NOTE.*Ask how many days.*Les résumés de vos visites", "Get your"),
    ("> fait 3", "Les résumés de vos visites", "understand"),
    ("questions.theme:close", "Qui dirige mes soins maintenant", "Who leads my care"),
    ("> aide", "NOTE.*SecondStep", "understand"),
    ("> English", "Who are you", "NOTE"),
    ("> français", "[Jj]e vous aide", "NOTE"),
    ("> chest pain", "911", "NOTE"),
    ("> C'est fait", "NOTE", "understand"),
    ("> arrêter", "NOTE", "understand"),
    ("> accueil", "START", "savoir"),
]
"""What the person writes, or the button they press; what is said then, and what is not."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our guide with the language that the page adds."""
    folder = tmp_path_factory.mktemp("french") / "content"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    page = DOCS.read_text(encoding="utf-8")
    for name, block in SHOWN.findall(page):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(textwrap.dedent(block).strip() + "\n", encoding="utf-8")
    assert COPIED in page
    shutil.copy(folder / "en" / "safety.toml", folder / "fr" / "safety.toml")
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Library:
    """Everything that can be said, in three languages."""
    return read_library(PROGRAMME, folder)


def test_the_page_shows_each_kind_of_file(folder: Path) -> None:
    """Name, words, phrases, a topic, an item, a question and the emergencies."""
    files = {str(path.relative_to(folder / "fr")) for path in (folder / "fr").rglob("*.*")}

    assert files == {
        "language.toml", "phrases.ftl", "items.toml", "questions.toml", "safety.toml", "topics/visit-summaries.md",
    }  # fmt: skip


def test_the_check_takes_a_stub_and_tells_what_is_open(folder: Path) -> None:
    """No fault; a warning for each kind of thing that is still in English, and for the emergencies."""
    words, bad = guidework.check(as_json=False, folder=folder)
    open_in = {line.split()[1] for line in words.splitlines() if line.startswith("warning")}

    assert not bad, words
    assert {"fr/topics:", "fr/items.toml:", "fr/questions.toml:", "fr/phrases.ftl:", "fr/safety.toml:"} <= open_in
    assert "a sign of danger written in it is not noticed" in words
    assert "languages en, es, fr;" in words


def test_a_language_said_to_be_whole_has_to_be(folder: Path) -> None:
    """The same with ``still_english = []``: what was open is a fault, and the exit code tells it."""
    path = folder / "fr" / "language.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("[words]", "still_english = []\n\n[words]"), encoding="utf-8")

    words, bad = guidework.check(as_json=False, folder=folder)

    path.write_text(before, encoding="utf-8")
    faults = {line.split()[1] for line in words.splitlines() if line.startswith("fault")}
    assert (bad, {"fr/topics:", "fr/items.toml:", "fr/phrases.ftl:", "fr/safety.toml:"} <= faults) == (True, True)


@pytest.mark.parametrize("here", [CHAT, PHONE], ids=["telegram", "sms"])
def test_the_bot_speaks_it_and_falls_back_as_the_page_says(library: Library, here: Address) -> None:
    """Welcome, menu, topics, items, questions, the bot's words, languages, emergencies and STOP, on each channel."""
    actor = Actor(Person(id="p"), EMPTY, here, library)
    for does, wanted, unwanted in SPOKEN:
        said = actor.says(does[2:]) if does.startswith("> ") else actor.taps(does)
        assert [holds(said, wanted), holds(said, unwanted)] == [True, False], f"{does}: {said}"
    assert (actor.person.language, actor.person.stopped) == ("fr", True)


def holds(said: str, pattern: str) -> bool:
    """Whether the pattern is somewhere in what was said; line breaks do not matter."""
    return bool(re.search(pattern.replace("NOTE", re.escape(NOTE)), " ".join(said.split())))


@pytest.mark.parametrize("channel", ["telegram", "sms"])
async def test_people_get_it_on_their_phones(channel: Channel, tmp_path: Path, library: Library) -> None:
    """The first message leads to each language by its own name; what is chosen arrives as each channel renders it."""
    store = open_store(Where(data_dir=tmp_path))
    talk = Talk(store, channel, library)
    to_french = ["[Français]"] if channel == "telegram" else ["[Language / Idioma]", "[Français]"]
    heard = []
    for words in ("hello", *to_french, "accueil", "[Préparer]", "[Les résumés de vos visites]", "arreter"):
        await (talk.choose(words[1:-1]) if words.startswith("[") else talk.write(words))
        heard.append("\n".join(everything_in(sent) for _, sent in talk.heard))
    await store.close()

    wanted = ("Français", "je vous aide", "Préparer", NOTE, "deux papiers", NOTE)
    for said, part in zip(heard[len(to_french) - 1 :], wanted, strict=True):
        assert part.casefold() in said.casefold(), said


async def test_an_app_set_to_it_is_greeted_in_it(tmp_path: Path, library: Library) -> None:
    """As one set to Spanish is; an app in a language that nobody added hears English."""
    for number, (code, wanted) in enumerate((("fr-CA", "Bonjour"), ("es", "Hola"), ("de", "Hi, I am"))):
        store = open_store(Where(data_dir=tmp_path / str(number)))
        talk = Talk(store, "telegram", library)
        await talk.post({"text": "hello", "from": {**FROM_FRANCE, "language_code": code}})
        await store.close()
        assert wanted in "".join(everything_in(sent) for _, sent in talk.heard)


def test_its_preview_shows_both_channels(library: Library) -> None:
    """In full and page by page where it is translated; otherwise English, and it is said."""
    shown = {name: preview(library.guide, name, "fr") for name in ("visit-summaries", "enough-time")}

    assert "Ayez deux papiers" in shown["visit-summaries"]
    assert shown["visit-summaries"].count("--- SMS") == 2
    assert shown["enough-time"].startswith("(not in Français yet: shown in English)")


def test_only_one_of_two_forms_translated_is_marked(folder: Path, tmp_path: Path) -> None:
    """A phrase whose text message is still in English says so there, and there alone."""
    shutil.copytree(folder, tmp_path / "content")
    path = tmp_path / "content" / "fr" / "phrases.ftl"
    path.write_text(re.sub(r"^menu-text-sms = .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    library = read_library(PROGRAMME, tmp_path / "content")
    actor = Actor(known(language="fr"), library=library)

    reply = actor.meets(Text("menu")).replies[0]

    assert (reply.text.startswith(NOTE), reply.short.startswith(NOTE)) == (False, True)
