"""One topic's file: facts between ``+++`` lines, the full text, then ``## SMS`` and its pages between ``---`` lines."""

import re

from content.faults import Fault
from content.guide import MENU, STATEMENTS, Topic
from content.tables import Page, Places, line_of, parse, row

FENCE = "+++"
SMS = "## SMS"
BETWEEN = re.compile(r"\n---[ \t]*\n")


def read_topic(page: Page, faults: list[Fault], places: Places) -> Topic | None:
    """The topic of that page; None and faults where it cannot be one. Notes in ``places`` where its facts stand."""
    before = len(faults)
    head, body = _head(page, faults)
    facts = parse(head, faults)
    if len(faults) > before:
        return None
    full, pages = _renderings(body)
    places.update({(page.name, key): line_of(head, key) + head.first - 1 for key in facts})
    places.update({(page.name, name): line for name, line in _starts(body).items()})
    topic = row(head, {"full": full, "sms": pages} | facts, Topic, faults)
    if topic:
        faults += _wrong(head, topic) + _empty(body, topic)
    return topic if len(faults) == before else None


def _head(page: Page, faults: list[Fault]) -> tuple[Page, Page]:
    """The facts and the rest, each with the line it begins on."""
    lines = page.text.splitlines()
    ends = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if not lines or lines[0].strip() != FENCE or len(ends) < 2:  # noqa: PLR2004 - a fence opens, a fence closes
        faults.append(page.fault(1, f"begin with the topic's facts between two lines {FENCE}"))
        return Page(page.name, ""), page
    end = ends[1]
    head = Page(page.name, "\n".join(lines[1:end]), first=2)
    return head, Page(page.name, "\n".join(lines[end + 1 :]), first=end + 2)


def _renderings(body: Page) -> tuple[str, list[str]]:
    """The full text and the SMS pages; no pages where the line ``## SMS`` is missing."""
    full, found, sms = f"\n{body.text}\n".partition(f"\n{SMS}\n")
    pages = [piece.strip() for piece in BETWEEN.split(sms)] if found else []
    return full.strip(), pages


def _starts(body: Page) -> dict[str, int]:
    """The full text and each SMS page, by the name that the check gives it, with the file's line where it begins."""
    lines = [line.strip() for line in body.text.splitlines()]
    starts = [number for number, line in enumerate(lines, 1) if line == SMS]
    if starts:
        starts += [number for number, line in enumerate(lines, 1) if line == "---" and number > starts[0]]
    pages = {f"SMS page {number}": body.first + start for number, start in enumerate(starts, 1)}
    return {
        "full text": body.first,
        "beginning": body.first,
        **({"SMS": pages["SMS page 1"]} if pages else {}),
        **pages,
    }


def _wrong(head: Page, topic: Topic) -> list[Fault]:
    """What the facts say that cannot be."""
    faults = []
    stem = head.name.rpartition("/")[2].removesuffix(".md")
    if topic.id != stem:
        faults.append(head.fault(line_of(head, "id"), f"id {topic.id!r} differs from the file's name"))
    if topic.menu not in MENU:
        faults.append(head.fault(line_of(head, "menu"), f"menu {topic.menu!r} is none of {', '.join(MENU)}"))
    unknown = [name for name in topic.covers if name not in STATEMENTS]
    faults += [head.fault(line_of(head, "covers"), f"covers {name!r}, which is no statement") for name in unknown]
    return faults


def _empty(body: Page, topic: Topic) -> list[Fault]:
    """What is not there to be said."""
    faults = []
    if not topic.full:
        faults.append(body.fault(1, "the full text is empty"))
    if not topic.sms:
        faults.append(body.fault(0, f"the line {SMS!r} with its pages is missing"))
    lines = body.text.splitlines()
    start = lines.index(SMS) + 1 if topic.sms else 0
    faults += [body.fault(start, f"SMS page {number} is empty") for number, text in enumerate(topic.sms, 1) if not text]
    return faults
