"""TOML tables turned into values, with the file and line of everything that does not fit."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from content.faults import Fault

T = TypeVar("T", bound=msgspec.Struct)

Places = dict[tuple[str, str], int]
"""File and id (or key) → the line where it stands."""

LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


class Page(msgspec.Struct, frozen=True):
    """A file's text and the name faults give it. ``first`` is the line on which ``text`` begins in the file."""

    name: str
    text: str
    first: int = 1

    def fault(self, line: int, text: str) -> Fault:
        """A fault on a line of ``text``, counted from 1; 0 stands for the whole file."""
        return Fault(self.name, line + self.first - 1 if line else 0, text)


def open_page(folder: Path, name: str, faults: list[Fault]) -> Page | None:
    """The file as a page, or None and a fault where it is missing or is no UTF-8 text."""
    try:
        return Page(name, (folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(Fault(name, 0, "this file is missing"))
    except UnicodeDecodeError:
        faults.append(Fault(name, 0, "this file is not UTF-8 text: save it as UTF-8"))
    return None


def parse(page: Page, faults: list[Fault]) -> dict[str, object]:
    """The page's TOML; empty with a fault where it cannot be read."""
    try:
        return tomllib.loads(page.text)
    except tomllib.TOMLDecodeError as error:
        found = LINE.search(str(error))
        line = int(found[1]) if found and found[1] else page.text.count("\n") + 1
        faults.append(page.fault(line, f"not TOML: {LINE.sub('', str(error))}"))
        return {}


def rows(page: Page, heading: str, kind: type[T], faults: list[Fault]) -> list[tuple[T, int]]:
    """Every ``[[heading]]`` table of the page as a value, with the line of its heading."""
    lines = page.text.splitlines()
    heads = [number for number, line in enumerate(lines, 1) if line.split("#")[0].strip() == f"[[{heading}]]"]
    whole = parse(page, faults)
    faults += [page.fault(line_of(page, key), f"unknown table {key!r}") for key in whole if key != heading]
    tables = whole.get(heading, [])
    if not isinstance(tables, list) or len(tables) != len(heads):
        faults.append(page.fault(0, f"write each entry under its own line [[{heading}]]"))
        return []
    values = [(row(page, table, kind, faults, line), line) for table, line in zip(tables, heads, strict=True)]
    return [(value, line) for value, line in values if value is not None]


def row(page: Page, table: Mapping[str, object], kind: type[T], faults: list[Fault], line: int = 1) -> T | None:
    """One table as a value, or None and a fault for each key that is unknown, missing or of the wrong sort."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    unknown = [key for key in table if key not in fields]
    missing = [name for name, field in fields.items() if field.required and name not in table]
    faults += [page.fault(line_of(page, key, line), f"unknown key {key!r}") for key in unknown]
    faults += [page.fault(line, f"key {name!r} is missing") for name in missing]
    if unknown or missing:
        return None
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("`$.")[2].strip("`").split("[")[0]
        faults.append(page.fault(line_of(page, key, line), str(error).replace("`$.", "`")))
        return None


def line_of(page: Page, key: str, after: int = 1) -> int:
    """The first line from ``after`` on that sets ``key`` or opens it as a table, else ``after``."""
    sets = re.compile(rf"\s*(\[+\s*)?{re.escape(key)}\s*(=|\]|\.)")
    lines = page.text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if number >= after and sets.match(line)), after)
