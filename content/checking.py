"""Everything that can be wrong with the guide although it can be read: ``secondstep content check``.

Faults must be mended before a launch; warnings tell what is still open (docs/content.md says what each rule is for).
Its numbers: grade 6 a topic and 8 a message, INFLESZ 65 in full and 70 by text message.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from content import gsm
from content.comparing import compared
from content.faults import Fault, Finding
from content.guide import ITEMS, STATEMENTS, Finder, Guide, Language
from content.reading import grade, inflesz, measure
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


def check(guide: Guide, now: dt.datetime) -> Report:
    """Check everything. ``now`` is the moment that the age of finders is counted to."""
    languages = guide.languages
    rest = [*_missing(guide), *compared(guide), *_checked_on(guide, now.date()), *_signed(guide)]
    found = [*rest, *(finding for language in languages.values() for finding in worded(language, guide))]
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
    """Statements and items that a language does not carry. English must; the others fall back to it."""
    for code, language in guide.languages.items():
        carried = {*covers(language), *language.items}
        for folder, known in (("topics", STATEMENTS), ("items.toml", ITEMS)):
            missing = [name for name in known if name not in carried]
            if missing:
                yield code == "en", Fault(f"{code}/{folder}", 0, f"nothing here carries {', '.join(missing)}")
        for topic in language.topics.values():
            for name, beside in TOGETHER.items():
                if name in topic.covers and beside not in topic.covers:
                    file = f"{code}/topics/{topic.id}.md"
                    yield True, Fault(file, 0, f"says {name} without {beside}: it must not stand alone")


def _checked_on(guide: Guide, today: dt.date) -> Iterator[Finding]:
    """Links and numbers that nobody tried, or not lately, and those without a way by phone."""
    for finder in guide.finders:
        if not finder.phone:
            yield True, Fault("finders.toml", 0, f"{finder.id}: no phone; many people have no smartphone")
        for code in guide.languages:
            if not finder.name.get(code):
                yield code == "en", Fault("finders.toml", 0, f"{finder.id}: no name in {code!r}")
        yield from _age(finder, today)


def _age(finder: Finder, today: dt.date) -> Iterator[Finding]:
    if not finder.checked_on:
        yield False, Fault("finders.toml", 0, f"{finder.id}: nobody has tried this link and number yet")
        return
    day = _day(finder.checked_on)
    if day is None or day > today:
        yield True, Fault("finders.toml", 0, f"{finder.id}: checked_on {finder.checked_on!r} is no past day")
    elif (today - day).days > FRESH_DAYS:
        yield (
            True,
            Fault("finders.toml", 0, f"{finder.id}: last tried on {finder.checked_on}, over {FRESH_DAYS} days ago"),
        )


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
