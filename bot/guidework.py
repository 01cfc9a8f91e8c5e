"""``content check`` and ``content preview``: the guide looked at from the command line."""

import datetime as dt
from pathlib import Path

import msgspec

from bot.library import CONTENT, read_library
from content import checking, preview
from content.checking import Report
from content.faults import ContentFaults
from content.loading import load
from handlers.scene import Programme


class NotInGuide(Exception):  # noqa: N818 - it reads as what it is where it is caught
    """There is no such topic or language; the message names what there is."""


def check(*, as_json: bool, folder: Path = CONTENT) -> tuple[str, bool]:
    """The report on the guide, and whether there is any fault in it (warnings are none)."""
    try:
        report = checking.check(read_library(Programme(name=""), folder).guide, dt.datetime.now(dt.UTC))
    except ContentFaults as error:
        lines = [str(fault) for fault in error.faults]
        return (msgspec.json.encode({"faults": lines}).decode() if as_json else "\n".join(lines)), True
    return (in_json(report) if as_json else in_words(report)), bool(report.faults)


def in_json(report: Report) -> str:
    """One object, for scripts."""
    plain = msgspec.to_builtins(report)
    told = {"faults": [str(fault) for fault in report.faults], "warnings": [str(fault) for fault in report.warnings]}
    return msgspec.json.encode({**plain, **told}).decode()


def in_words(report: Report) -> str:
    """Faults first, then warnings by their number, then the figures."""
    lines = [f"fault  {fault}" for fault in report.faults]
    if report.warnings:
        lines.append(f"{len(report.warnings)} warnings (--json lists them), the first: {report.warnings[0]}")
    count = len(report.topics.get("en", ()))
    lines.append(
        f"{len(report.faults)} faults in {count} topics, languages {', '.join(report.languages)}; "
        f"grade at most {report.grade_max}, INFLESZ at least {report.inflesz_min}, "
        f"at most {report.segments_max} segments a text."
    )
    return "\n".join(lines)


def show(topic: str, language: str) -> str:
    """A topic as each channel would show it. Errors: NotInGuide."""
    guide = load(CONTENT)
    if language not in guide.languages:
        raise NotInGuide(f"There is no language {language!r}; there are {', '.join(guide.languages)}.")
    if topic not in guide.languages["en"].topics:
        raise NotInGuide(f"There is no topic {topic!r}. Topics: {', '.join(guide.languages['en'].topics)}.")
    return preview.preview(guide, topic, language)
