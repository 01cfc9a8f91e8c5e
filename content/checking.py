"""Everything that can be wrong with the guide although it can be read: ``secondstep content check``.

Faults must be mended before a launch; warnings tell what is still open (docs/content.md says what each rule is for).
Its numbers: grade 6 a topic and 8 a message, INFLESZ 65 in full and 70 by text message.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from content import gsm
from content.comparing import compared
from content.emergencies import emergencies
from content.faults import Fault, Finding
from content.guide import ITEMS, STATEMENTS, Finder, Guide, Language
from content.reading import grade, inflesz, measure
from content.tables import Places
from content.wording import FOOTER, FOREIGN_FOOTER, worded

FRESH_DAYS = 180
"""A link or number nobody tried for longer than this is not good enough for a person in need."""

TOGETHER = {"S05": "S04", "S03": "S04", "S44": "S41"}
"""Statements that never stand alone: whoever says the first says the second in the same topic."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What the check found. ``grade_max`` and ``inflesz_min`` are those of whole topics, in full or as text messages.

    ``segments_max`` is the longest page's, with the room its footer takes.
    """

    languages: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[str, ...]]
    grade_max: float
    inflesz_min: float
    segments_max: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def check(guide: Guide, now: dt.datetime, places: Places | None = None) -> Report:
    """Check everything. ``now`` is the moment that the age of finders is counted to; ``places`` tells the lines."""
    languages = guide.languages
    lines = places or {}
    rest = [*_missing(guide), *compared(guide), *_checked_on(guide, now.date(), lines)]
    rest += [*_signed(guide), *_unguarded(guide)]
    rest += [finding for language in languages.values() for finding in emergencies(language, languages["en"])]
    found = [*rest, *(finding for language in languages.values() for finding in worded(language, guide, lines))]
    return Report(
        languages=tuple(languages),
        topics={code: tuple(language.topics) for code, language in languages.items()},
        covers={code: covers(language) for code, language in languages.items()},
        items={code: tuple(sorted(language.items)) for code, language in languages.items()},
        grade_max=round(max(grade(measure(text, "en")) for text in _renderings(languages["en"])), 2),
        inflesz_min=round(min((inflesz(measure(text, "es")) for text in _spanish(guide)), default=100.0), 2),
        segments_max=max(gsm.size(page, FOOTER, FOREIGN_FOOTER).segments for page in _pages(guide)),
        faults=tuple(sorted({fault for grave, fault in found if grave})),
        warnings=tuple(sorted({fault for grave, fault in found if not grave})),
    )


def covers(language: Language) -> tuple[str, ...]:
    """Every statement of the source guide that this language carries itself."""
    return tuple(sorted({name for topic in language.topics.values() for name in topic.covers}))


def _renderings(language: Language) -> Iterator[str]:
    for topic in language.topics.values():
        yield topic.full
        yield "\n".join(topic.sms)


def _spanish(guide: Guide) -> Iterator[str]:
    return _renderings(guide.languages["es"]) if "es" in guide.languages else iter(())


def _pages(guide: Guide) -> Iterator[str]:
    return (page for language in guide.languages.values() for topic in language.topics.values() for page in topic.sms)


def _missing(guide: Guide) -> Iterator[Finding]:
    """Statements and items that a language does not carry. English must, and so must one that is said to be whole."""
    english = guide.languages["en"]
    for code, language in guide.languages.items():
        waived = {topic for topic in english.topics if topic not in language.topics and language.may_lack(topic)}
        excused = {name for topic in waived for name in english.topics[topic].covers}
        carried = {*covers(language), *language.items, *excused}
        for folder, known in (("topics", STATEMENTS), ("items.toml", ITEMS)):
            missing = [name for name in known if name not in carried and not language.may_lack(name)]
            if missing:
                yield True, Fault(f"{code}/{folder}", 0, f"nothing here carries {', '.join(missing)}")
        for topic in language.topics.values():
            for name, beside in TOGETHER.items():
                if name in topic.covers and beside not in topic.covers:
                    file = f"{code}/topics/{topic.id}.md"
                    yield True, Fault(file, 0, f"says {name} without {beside}: it must not stand alone")


def _checked_on(guide: Guide, today: dt.date, places: Places) -> Iterator[Finding]:
    """Links and numbers that nobody tried, or not lately, and those without a way by phone."""
    # A fault here would only tempt to write a day on which nobody tried it; people are told "not checked yet".
    untried = [finder.id for finder in guide.finders if not finder.checked_on]
    if untried:
        yield False, Fault("finders.toml", 0, f"nobody has tried these links and numbers yet: {', '.join(untried)}")
    for finder in guide.finders:
        for trouble in (*_nameless(finder, guide), *_age(finder, today)):
            yield True, Fault("finders.toml", places.get(("finders.toml", finder.id), 0), f"{finder.id}: {trouble}")
    for code, language in guide.languages.items():
        nameless = [finder.id for finder in guide.finders if not finder.name.get(code)]
        if nameless and language.may_lack(nameless[0]):
            yield False, Fault("finders.toml", 0, f"no name in {code!r} yet: {', '.join(nameless)}")


def _nameless(finder: Finder, guide: Guide) -> Iterator[str]:
    if not finder.phone:
        yield "no phone; many people have no smartphone"
    for code, language in guide.languages.items():
        if not finder.name.get(code) and not language.may_lack(finder.id):
            yield f"no name in {code!r}"


def _age(finder: Finder, today: dt.date) -> Iterator[str]:
    day = _day(finder.checked_on)
    if finder.checked_on and (day is None or day > today):
        yield f"checked_on {finder.checked_on!r} is no past day; write it like {today.isoformat()!r}"
    elif day is not None and (today - day).days > FRESH_DAYS:
        yield f"last tried on {finder.checked_on}, over {FRESH_DAYS} days ago: try it and write today's day"


def _unguarded(guide: Guide) -> Iterator[Finding]:
    """Languages in which nothing is kept from being said: not even an illness in a text message."""
    for code, language in guide.languages.items():
        if guide.never and all(rule.language != code for rule in guide.never):
            yield not language.may_lack("never"), Fault("never.toml", 0, f"no words are forbidden in {code!r} yet")


def _signed(guide: Guide) -> Iterator[Finding]:
    """Topics that no clinician has signed, counted once a language, and signatures without a proper day."""
    for code, language in guide.languages.items():
        unsigned = [topic for topic in language.topics.values() if not topic.reviewed_by]
        if unsigned:
            yield False, Fault(f"{code}/topics", 0, f"no clinician has signed {len(unsigned)} topics")
        for topic in language.topics.values():
            if topic.reviewed_by and _day(topic.reviewed_on) is None:
                yield True, Fault(f"{code}/topics/{topic.id}.md", 0, f"reviewed_on {topic.reviewed_on!r} is no day")


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
