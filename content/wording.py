"""Whether one language's texts may go out as they are: plain, short, discreet, and nothing that must never be said."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from content import gsm
from content.faults import Fault, Finding
from content.guide import Guide, Item, Language, Never, Topic
from content.phrases import written
from content.reading import grade, inflesz, measure, plain
from content.tables import Places
from content.voice import Voice, item_for, question_for

T = TypeVar("T")

FOOTER = 59
FOREIGN_FOOTER = 41
"""Units that the bot may need under a page: three segments hold 459, or 201 with one character outside GSM-7."""
ITEM_FOOTER = 100
"""The same under an item, which offers up to six things to do, and for words to say."""
SEGMENTS = 3
QUESTION = 160
"""Characters of a question: it is read aloud, and several stand in one message."""
PAGES = {"en": 3}
PAGES_ELSEWHERE = 6
"""One á í ó ú makes a page hold less than half, so other languages may take more of them."""
SENTENCES = 3
FULL_WORDS = (50, 200)
GLANCE = 100
"""Characters of a message that a locked phone shows."""
TITLE, ITEM_TITLE, TASK = 45, 40, 46

TOPIC_GRADE, MESSAGE_GRADE = 6.0, 8.0
FULL_INFLESZ, SMS_INFLESZ = 65.0, 70.0
MEAN_WORDS, LONGEST = 15, 25

LINK = re.compile(r"https?://[^\s)\]]+")
PHONE = re.compile(r"\b(?!555)(?:1-)?\d{3}-\d{3}-\d{4}\b")
WAY_BY_PHONE = re.compile(rf"{PHONE.pattern}|\b911\b|\b988\b|[\"“«]")
LONGEST_NAMES = Voice("the one you care for", "the one I care for")
"""The longest that a caregiver's texts may have to hold."""
PLACEHOLDER = re.compile(r"\{[^}\n]*\}?")
MARKS = re.compile(r"[*_\[\]`]|^(?:[->#]|\d+\.)\s", re.MULTILINE)
QUOTED = re.compile(r"\"[^\"]*?([.!?]?)\"|«[^»]*?([.!?]?)»")
"""Words to say count as one sentence, whatever they hold."""
STOPS = re.compile(r"[.!?]+(?=\s|$|\")")


class _Text(msgspec.Struct, frozen=True, kw_only=True):
    """One text and where it stands. ``sms``: it can show where others look; ``part``: words beside what is put in."""

    file: str
    name: str
    words: str
    line: int = 0
    sms: bool = False
    task: bool = False
    part: bool = False

    def found(self, trouble: str, *, grave: bool = True) -> Finding:
        return grave, Fault(self.file, self.line, f"{self.name}: {trouble}")


def worded(language: Language, guide: Guide, places: Places) -> Iterator[Finding]:
    """Everything wrong with how this language says what it says, with its line where ``places`` knows it."""
    for grave, fault in _worded(language, guide):
        line = fault.line or places.get((fault.file, fault.text.partition(":")[0]), 0)
        yield grave, msgspec.structs.replace(fault, line=line)


def _worded(language: Language, guide: Guide) -> Iterator[Finding]:
    code = language.code
    for topic in language.topics.values():
        yield from _topic(topic, code, guide)
    for item in both_voices(language.items.values(), item_for):
        yield from _item(item, code)
    for text in _texts(language):
        yield from _never(text, [rule for rule in guide.never if rule.language == code])
        yield from _numbers(text, guide)
        yield from _short(text)
        if not text.part and (hole := PLACEHOLDER.search(text.words)):
            yield text.found(f"nothing is put in for {hole.group()} here (docs/content.md says where): write the words")
        if code == "en":
            yield from _too_long(text)


def both_voices(values: Iterable[T], voiced: Callable[[T, Voice], T]) -> Iterator[T]:
    """Each value as a patient reads it, and as a caregiver does where that differs."""
    for value in values:
        yield value
        if (other := voiced(value, LONGEST_NAMES)) != value:
            yield other


def _texts(language: Language) -> Iterator[_Text]:
    """Every text of the language, as small as it is said."""
    code = language.code
    for topic in language.topics.values():
        file = f"{code}/topics/{topic.id}.md"
        yield _Text(file=file, name="title", words=topic.title, sms=True)
        yield _Text(file=file, name="full text", words=topic.full)
        yield _Text(file=file, name="beginning", words=plain(topic.full)[:GLANCE], sms=True)
        for number, page in enumerate(topic.sms, 1):
            yield _Text(file=file, name=f"SMS page {number}", words=page, sms=True)
    for item in both_voices(language.items.values(), item_for):
        for name in ("title", "task", "whom", "lead", "why", "script", "rushed"):
            words = getattr(item, name)
            yield _Text(file=f"{code}/items.toml", name=f"{item.id} {name}", words=words, sms=True, task=name == "task")
    for question in both_voices(language.questions, question_for):
        yield _Text(file=f"{code}/questions.toml", name=question.id, words=question.text, sms=True)
    phrases = written(language.phrases)
    for key, phrase in phrases.items():
        by_sms = f"{key}-sms" not in phrases
        yield _Text(file=f"{code}/phrases.ftl", name=key, words=phrase.words, line=phrase.line, sms=by_sms, part=True)


def _topic(topic: Topic, code: str, guide: Guide) -> Iterator[Finding]:
    full = _Text(file=f"{code}/topics/{topic.id}.md", name="full text", words=topic.full)
    pages = [msgspec.structs.replace(full, name=f"SMS page {n}", words=page) for n, page in enumerate(topic.sms, 1)]
    every = msgspec.structs.replace(full, name="SMS", words="\n".join(topic.sms))
    if len(topic.title) > TITLE:
        yield full.found(f"the title has {len(topic.title)} characters, at most {TITLE} fit a list")
    if len(pages) > (most := PAGES.get(code, PAGES_ELSEWHERE)):
        yield every.found(f"{len(pages)} pages, at most {most}")
    for page in pages:
        yield from _page(page, code)
    yield from _links(topic, full, guide)
    yield from _length(full)
    yield from _hard(full, every, pages, code)


def _length(full: _Text) -> Iterator[Finding]:
    least, most = FULL_WORDS
    count = len(plain(full.words).split())
    if not least <= count <= most:
        yield full.found(f"{count} words; {least} to {most} read well on a phone", grave=False)


def _page(page: _Text, code: str) -> Iterator[Finding]:
    """A text message's length, characters and sentences."""
    size = gsm.size(page.words, FOOTER, FOREIGN_FOOTER)
    if size.segments > SEGMENTS:
        most = SEGMENTS * 67 - FOREIGN_FOOTER if size.foreign else SEGMENTS * 153 - FOOTER
        because = f", since {size.foreign} double their cost" if size.foreign else ""
        yield page.found(f"{size.units} characters, at most {most}{because}")
    wrong = "".join(char for char in size.foreign if code == "en" or not char.isalpha())
    if wrong:
        yield page.found(f"{wrong} cannot go into a text message: write it with plain characters")
    if MARKS.search(page.words):
        yield page.found("no stars, brackets or lists in a text message")
    if (count := len(STOPS.findall(QUOTED.sub(r"x\1\2", page.words)))) > SENTENCES:
        yield page.found(f"{count} sentences, at most {SENTENCES}")


def _links(topic: Topic, full: _Text, guide: Guide) -> Iterator[Finding]:
    """Links that no list keeps, and links without a way by phone in the text messages."""
    # A topic that English lacks is another fault.
    english = guide.languages["en"].topics.get(topic.id, topic)
    known = tuple(filter(None, (*(topic.sources or english.sources), *(finder.url for finder in guide.finders))))
    for link in LINK.findall(topic.full):
        if not link.startswith(known):
            yield full.found(f"{link} is in neither finders.toml nor the topic's sources")
    if LINK.search(topic.full) and not WAY_BY_PHONE.search("\n".join(topic.sms)):
        yield full.found("it links, but no text message gives a number to call or words to say")


def _hard(full: _Text, every: _Text, pages: list[_Text], code: str) -> Iterator[Finding]:
    """Texts that are hard to read, by the language's own measure; other languages have none here."""
    if code == "en":
        limits = [(full, TOPIC_GRADE), (every, TOPIC_GRADE), *((page, MESSAGE_GRADE) for page in pages)]
        for text, most in limits:
            if (grown := grade(measure(text.words, "en"))) > most:
                yield text.found(f"reads like grade {grown:.1f}, at most {most:.0f}")
    if code == "es":
        for text, least in ((full, FULL_INFLESZ), (every, SMS_INFLESZ)):
            if (ease := inflesz(measure(text.words, "es"))) < least:
                yield text.found(f"INFLESZ {ease:.1f}, at least {least:.0f}")


def _too_long(text: _Text) -> Iterator[Finding]:
    counted = measure(text.words, "en")
    # What is put into a phrase is not there to be counted.
    grave = not text.part
    if counted.longest > LONGEST:
        yield text.found(f"a sentence of {counted.longest} words, at most {LONGEST}", grave=grave)
    if counted.sentences and counted.words / counted.sentences > MEAN_WORDS:
        yield text.found(f"{counted.words / counted.sentences:.1f} words a sentence, at most {MEAN_WORDS}", grave=grave)
    # Single words weigh too much in a shorter text: "Insurance" alone is grade 23.
    if counted.words > MEAN_WORDS and (grown := grade(counted)) > MESSAGE_GRADE:
        yield text.found(f"reads like grade {grown:.1f}, at most {MESSAGE_GRADE:.0f}", grave=grave)


def _item(item: Item, code: str) -> Iterator[Finding]:
    text = _Text(file=f"{code}/items.toml", name=item.id, words=item.task)
    size = gsm.size(item.task)
    if size.foreign or size.units > TASK:
        outside = f", and {size.foreign} is outside GSM-7" if size.foreign else ""
        yield text.found(f"task has {size.units} characters, at most {TASK}{outside}")
    if len(item.title) > ITEM_TITLE:
        yield text.found(f"title has {len(item.title)} characters, at most {ITEM_TITLE}")
    yield from _fits(text, f"{item.title}. {item.whom}. {item.lead}. {item.why} {item.rushed}", "title to rushed have")
    yield from _fits(text, item.script, "script has")


def _fits(text: _Text, words: str, what: str) -> Iterator[Finding]:
    """Whether words go into one text message with what stands below them."""
    size = gsm.size(words, ITEM_FOOTER, ITEM_FOOTER)
    if size.segments > SEGMENTS:
        most = SEGMENTS * (67 if size.foreign else 153) - ITEM_FOOTER
        because = f", since {size.foreign} double their cost" if size.foreign else ""
        yield text.found(f"{what} {size.units} characters, at most {most} fit a text message{because}")


def _short(text: _Text) -> Iterator[Finding]:
    """Whether a phrase for text messages, or a question, is short enough by itself."""
    if text.part and text.name.endswith("-sms") and (size := gsm.size(text.words)).segments > SEGMENTS:
        yield text.found(f"{size.units} characters make {size.segments} segments, at most {SEGMENTS}")
    if text.file.endswith("/questions.toml") and len(text.words) > QUESTION:
        yield text.found(f"{len(text.words)} characters, at most {QUESTION} are read well in one breath")


def _never(text: _Text, rules: list[Never]) -> Iterator[Finding]:
    for rule in rules:
        applies = {"": True, "sms": text.sms, "task": text.task}[rule.only]
        if applies and (hit := re.search(rule.pattern, text.words, re.IGNORECASE)):
            yield text.found(f"says {hit.group()!r}: {rule.why}")


def _numbers(text: _Text, guide: Guide) -> Iterator[Finding]:
    """Phone numbers that finders.toml does not keep: nobody would notice when they change."""
    known = {finder.phone for finder in guide.finders}
    for phone in PHONE.findall(text.words):
        if phone not in known:
            yield text.found(f"{phone} is not in finders.toml")
