"""Request bodies as a provider takes them: JSON, forms and multipart, read without trusting any of it."""

import email
import email.policy
import json
import urllib.parse
from typing import Any

import msgspec
from starlette.requests import Request


class Upload(msgspec.Struct, frozen=True):
    """A file that came with a request."""

    name: str
    mime: str
    data: bytes


class Body(msgspec.Struct, frozen=True):
    """Fields by name (text, or any JSON value), and files by field name."""

    fields: dict[str, Any]
    files: dict[str, Upload] = {}


class UnreadableError(ValueError):
    """The body is not what its content type says."""


async def read(request: Request) -> Body:
    """The query's fields and the body's together. Errors: UnreadableError."""
    query = dict(urllib.parse.parse_qsl(request.url.query, keep_blank_values=True))
    content = await request.body()
    body = _parse(request.headers.get("content-type", ""), content) if content else Body({})
    return Body({**query, **body.fields}, body.files)


def form_pairs(content: bytes) -> list[tuple[str, str]]:
    """The fields of a urlencoded form, blank ones too. Errors: UnreadableError when it is no UTF-8."""
    try:
        return urllib.parse.parse_qsl(content.decode(), keep_blank_values=True)
    except UnicodeDecodeError as error:
        raise UnreadableError("strings must be encoded in UTF-8") from error


def _parse(content_type: str, content: bytes) -> Body:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return Body(_json_object(content))
    if kind == "multipart/form-data":
        return _multipart(content_type, content)
    return Body(dict(form_pairs(content)))


def _json_object(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except ValueError as error:
        raise UnreadableError("can't parse JSON object") from error
    if not isinstance(value, dict):
        raise UnreadableError("expected an object")
    return value


def _multipart(content_type: str, content: bytes) -> Body:
    header = email.message_from_string(f"Content-Type: {content_type}\n\n", policy=email.policy.HTTP)
    boundary = header.get_boundary()
    if not boundary:
        raise UnreadableError("boundary expected")
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    # Split by hand: the e-mail parser would touch line ends inside binary parts.
    for part in (b"\r\n" + content).split(b"\r\n--" + boundary.encode())[1:]:
        head, gap, data = part.lstrip(b"\r\n").partition(b"\r\n\r\n")
        if not gap:
            continue
        headers = email.message_from_bytes(head + b"\r\n\r\n", policy=email.policy.HTTP)
        name = str(headers.get_param("name", "", "content-disposition"))
        filename = headers.get_filename()
        if filename is None:
            fields[name] = data.decode(errors="replace")
        else:
            files[name] = Upload(filename, headers.get_content_type(), data)
    return Body(fields, files)
