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
INDEXED = re.compile(r"`\$\.(\w+)(?:\[(\d+)\])?(?:\[\.\.\.\])?(?:\.(\w+))?")
"""Where msgspec found something: a table, which of several (from 0), and its key."""
HINTS = {
    "Invalid value": 'words stand between straight quotes, as in key = "words"',
    "Illegal character '\\n'": "the quote that opens the words is not closed on this line",
    "Unterminated string": "a quote that opens words is never closed",
    "Expected newline or end of document": 'a quote inside the words is written \\"',
    "Unclosed array": "a list that opens with [ is not closed with ]",
    "Expected '='": 'write it as key = "words"',
    "Invalid statement": 'write it as key = "words"',
    "Cannot overwrite a value": "the same key is there twice",
    "Unescaped": "write a backslash twice, or put the words between single quotes",
}
"""What a TOML reader says → what to write, for somebody who never heard of TOML."""
SORTS = {
    "array": 'a list, as in ["one", "two"]',
    "str": 'words between quotes, as in "words"',
    "bool": "true or false",
    "int": "a number without quotes",
    "object": "a table of its own",
}
"""msgspec's names of sorts → how to write one."""
MISSING = re.compile(r"Object missing required field (`\w+`)")
UNKNOWN = re.compile(r"Object contains unknown field (`\w+`)")
WRONG_SORT = re.compile(r"Expected `([\w| ]+)`, got `(\w+)`")


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
        copied = f": copy en/safety.toml to {name} and begin with its texts" if name.endswith("/safety.toml") else ""
        faults.append(Fault(name, 0, f"this file is missing{copied}"))
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
        said = LINE.sub("", str(error))
        hint = next((f" ({hint})" for start, hint in HINTS.items() if said.startswith(start)), "")
        faults.append(page.fault(line, f"not TOML: {said}{hint}"))
        return {}


def rows(page: Page, heading: str, kind: type[T], faults: list[Fault]) -> list[tuple[T, int]]:
    """Every ``[[heading]]`` table of the page as a value, with the line of its heading."""
    lines = page.text.splitlines()
    heads = [number for number, line in enumerate(lines, 1) if line.split("#")[0].strip() == f"[[{heading}]]"]
    before = len(faults)
    whole = parse(page, faults)
    if len(faults) > before:
        return []
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
    known = ", ".join(name for name in fields if name not in table)
    faults += [page.fault(line_of(page, key, line), f"unknown key {key!r}; there is {known}") for key in unknown]
    faults += [page.fault(line, f"key {name!r} is missing") for name in missing]
    if unknown or missing:
        return None
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("`$.")[2].strip("`").split("[")[0]
        faults.append(page.fault(line_of(page, key, line), plainly(str(error).replace("`$.", "`"))))
        return None


def plainly(trouble: str) -> str:
    """What msgspec says, in words for somebody who never heard of objects and fields."""
    trouble = MISSING.sub(r"key \1 is missing", UNKNOWN.sub(r"unknown key \1", trouble))
    return WRONG_SORT.sub(lambda found: f"write {SORTS.get(found[1], found[1])}", trouble)


def located(page: Page, trouble: str) -> Fault:
    """What msgspec says about a whole page, with the line that it is about."""
    where = INDEXED.search(trouble)
    if where is None:
        return page.fault(0, plainly(trouble))
    table, number, key = where.groups()
    heads = [line for line, text in enumerate(page.text.splitlines(), 1) if text.strip() == f"[[{table}]]"]
    head = heads[int(number)] if number and int(number) < len(heads) else line_of(page, table)
    return page.fault(line_of(page, key, head) if key else head, plainly(trouble.replace("`$.", "`")))


def line_of(page: Page, key: str, after: int = 1) -> int:
    """The first line from ``after`` on that sets ``key`` or opens it as a table, else ``after``."""
    sets = re.compile(rf"\s*(\[+\s*)?{re.escape(key)}\s*(=|\]|\.)")
    lines = page.text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if number >= after and sets.match(line)), after)
