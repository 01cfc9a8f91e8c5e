"""What the Bot API's published description says about a request body: used on every request the tests see.

The description is Telegram's own, machine-readable: a full copy beside the checkout, where a developer keeps one
(``../shared/spec/telegram-bot-api.json``, PaulSonOfLars/telegram-bot-api-spec), else the simulator's reduced table.
"""

import functools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FULL = ROOT.parent / "shared" / "spec" / "telegram-bot-api.json"
REDUCED = ROOT / "bot" / "simulator" / "telegram" / "methods.json"

Fields = dict[str, tuple[bool, list[str]]]
"""Name → whether it must be there, and the types it may have."""
Table = dict[str, Fields | list[str]]
"""Method or type → its fields, or the types it stands for."""

SIMPLE: Mapping[str, tuple[type, ...]] = {
    "String": (str,),
    "Boolean": (bool,),
    "Integer": (int,),
    "Float": (int, float),
}


def faults(method: str, params: Mapping[str, Any], table: Table | None = None) -> list[str]:
    """Everything wrong with a request: unknown method or field, missing field, wrong type.

    ``params`` as JSON values, or as a form's texts; for a file any value stands. ``table`` is the fullest at hand.
    """
    table = table or (full() if FULL.exists() else reduced())
    fields = table.get(method)
    if not isinstance(fields, dict):
        return [f"{method}: no such method"]
    return [f"{method}: {fault}" for fault in _object(_unformed(params, fields), fields, table, "")]


def _unformed(params: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """Texts of a form as the JSON they stand for, where no text is expected."""
    return {
        name: json.loads(value)
        if isinstance(value, str) and name in fields and not _textual(fields[name][1])
        else value
        for name, value in params.items()
    }


def _textual(kinds: list[str]) -> bool:
    return "String" in kinds or "InputFile" in kinds


def _object(value: Mapping[str, Any], fields: Fields, table: Table, path: str) -> Iterator[str]:
    yield from (f"{path}{name} is missing" for name, (must, _) in fields.items() if must and name not in value)
    for name, each in value.items():
        if name not in fields:
            yield f"{path}{name} is unknown"
            continue
        found = [list(_value(each, kind, table, f"{path}{name}.")) for kind in fields[name][1]]
        if all(found):
            yield min(found, key=len)[0]


def _value(value: object, kind: str, table: Table, path: str) -> Iterator[str]:
    """What is wrong with a value as that one type."""
    where = path.rstrip(".")
    if kind.startswith("Array of "):
        wrong = [f"{where} is no list"] if not isinstance(value, list) else []
        yield from wrong or (fault for each in value for fault in _value(each, kind[9:], table, path))
    elif kind in SIMPLE:
        fits = isinstance(value, SIMPLE[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        yield from () if fits else (f"{where} is no {kind}",)
    elif kind != "InputFile":
        shape = table[kind]
        if not isinstance(value, Mapping):
            yield f"{where} is no {kind}"
        elif isinstance(shape, list):
            found = [list(_value(value, each, table, path)) for each in shape]
            yield from min(found, key=len, default=[])
        else:
            yield from _object(value, shape, table, path)


@functools.cache
def full() -> Table:
    """The table of the full description."""
    told = json.loads(FULL.read_text(encoding="utf-8"))
    return {
        name: entry["subtypes"]
        if entry.get("subtypes")
        else {field["name"]: (field["required"], field["types"]) for field in entry.get("fields", [])}
        for name, entry in {**told["types"], **told["methods"]}.items()
    }


@functools.cache
def reduced() -> Table:
    """The simulator's table, in the same form."""
    told = json.loads(REDUCED.read_text(encoding="utf-8"))
    shapes = {**told["types"], **{name: entry["takes"] for name, entry in told["methods"].items()}}
    return {name: shape if isinstance(shape, list) else _fields(shape) for name, shape in shapes.items()}


def _fields(takes: Mapping[str, str]) -> Fields:
    return {name.rstrip("?"): (not name.endswith("?"), kinds.split("|")) for name, kinds in takes.items()}
