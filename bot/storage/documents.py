"""The documents of a person and a plan as bytes, and back, with the version of their shape (``records.FORM``).

A changed shape gets a step in ``UPGRADES``: from the form it is keyed by to the next one, on plain dicts and lists.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar

import msgspec

from bot.storage.errors import NewerDatabaseError
from handlers.records import FORM, Person, Plan

Document = TypeVar("Document", Person, Plan)
Kind = Literal["person", "plan"]
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: Mapping[Kind, Mapping[int, Upgrade]] = {"person": {}, "plan": {}}


class Envelope(msgspec.Struct, frozen=True):
    """A stored document: the form its body is in, and the body."""

    form: int
    body: msgspec.Raw


def encode(document: Person | Plan) -> bytes:
    """The document with its form."""
    return msgspec.json.encode(Envelope(FORM, msgspec.Raw(msgspec.json.encode(document))))


def decode(data: bytes, shape: type[Document]) -> Document:
    """The document, brought to today's form. Errors: NewerDatabaseError; msgspec.ValidationError for a broken one."""
    envelope = msgspec.json.decode(data, type=Envelope)
    if envelope.form == FORM:
        return msgspec.json.decode(envelope.body, type=shape)
    if envelope.form > FORM:
        raise NewerDatabaseError("A newer SecondStep wrote this document. Install that version, or restore a backup.")
    return msgspec.convert(upgraded(envelope, "person" if shape is Person else "plan", UPGRADES), type=shape)


def upgraded(envelope: Envelope, kind: Kind, upgrades: Mapping[Kind, Mapping[int, Upgrade]]) -> dict[str, Any]:
    """The body after every step from its form to today's."""
    body: dict[str, Any] = msgspec.json.decode(envelope.body)
    for form in range(envelope.form, FORM):
        step = upgrades[kind].get(form)
        body = step(body) if step else body
    return body
