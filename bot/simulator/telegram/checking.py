"""What each method takes, checked to the letter: unknown parameters and wrong types are refused.

The table is reduced from the public specification named in methods.json. The real server ignores parameters it does
not know; refusing them here finds spelling mistakes that would pass unseen there.
"""

import functools
import json
import pathlib
from collections.abc import Mapping
from typing import Any

from bot.simulator.bodies import Body, Upload
from bot.simulator.telegram.errors import bad

TABLE = pathlib.Path(__file__).with_name("methods.json")
EMPTY = {"chat_id": "chat_id is empty", "text": "message text is empty"}
_PLAIN = {"String": str, "Boolean": bool}


@functools.cache
def table() -> dict[str, Any]:
    """``methods``: name → returns and takes; ``types``: name → fields, or a list of the types it may be."""
    return dict(json.loads(TABLE.read_text(encoding="utf-8")))


@functools.cache
def method_named(name: str) -> str | None:
    """The method's proper spelling: Telegram does not care about its case."""
    return next((known for known in table()["methods"] if known.lower() == name.lower()), None)


def returns(method: str) -> str:
    """The type (or ``A|B``) a method answers with."""
    return str(table()["methods"][method]["returns"])


def check(method: str, body: Body) -> dict[str, Any]:
    """The parameters, each as its type; uploads stand in for InputFile. Errors: ApiError 400."""
    takes: dict[str, str] = table()["methods"][method]["takes"]
    known = {name.rstrip("?"): kinds.split("|") for name, kinds in takes.items()}
    attached = {str(value)[9:] for value in body.fields.values() if str(value).startswith("attach://")}
    for name in [*body.fields, *body.files]:
        if name not in known and name not in attached:
            raise bad(f'unknown parameter "{name}" for {method}')
    given = {name: _top(name, value, known[name], body.files) for name, value in body.fields.items() if name in known}
    given |= {name: upload for name, upload in body.files.items() if name in known}
    for name in takes:
        if not name.endswith("?") and name not in given:
            raise bad(EMPTY.get(name, f'parameter "{name}" is required'))
    return given


def _top(name: str, value: object, kinds: list[str], files: Mapping[str, Upload]) -> object:
    if isinstance(value, str) and value.startswith("attach://") and "InputFile" in kinds:
        if value[9:] not in files:
            raise bad(f'can\'t find file "{value[9:]}" attached to the request')
        return files[value[9:]]
    if isinstance(value, str) and "String" not in kinds:
        value = _from_text(name, value, kinds)
    for kind in kinds:
        if _is(value, kind):
            return value
    raise bad(f'field "{name}" must be of type {" or ".join(kinds)}')


def _from_text(name: str, text: str, kinds: list[str]) -> object:
    """A form's text as the JSON value it stands for."""
    try:
        return json.loads(text)
    except ValueError:
        what = "reply keyboard markup" if name == "reply_markup" else name
        raise bad(f"can't parse {what} JSON object, expected {' or '.join(kinds)}") from None


def _is(value: object, kind: str) -> bool:
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(_is(each, kind.removeprefix("Array of ")) for each in value)
    if kind in {"Integer", "Float"}:
        return not isinstance(value, bool) and isinstance(value, int if kind == "Integer" else int | float)
    if kind in _PLAIN:
        return isinstance(value, _PLAIN[kind])
    return isinstance(value, dict) and _is_object(value, kind)


def _is_object(value: Mapping[str, object], kind: str) -> bool:
    shape = table()["types"].get(kind)
    if isinstance(shape, list):
        return any(_is_object(value, each) for each in shape)
    if not shape:
        return kind in table()["types"] and not value
    known = {name.rstrip("?"): kinds.split("|") for name, kinds in shape.items()}
    required = {name for name in shape if not name.endswith("?")}
    return required <= set(value) <= set(known) and all(
        any(_is(each, one) for one in known[name]) for name, each in value.items()
    )
