"""Files on Telegram's side: what the bot uploaded, and the samples that people send."""

import itertools
import struct
import zlib
from typing import Any

import msgspec

from bot.simulator.bodies import Upload
from bot.simulator.telegram.errors import bad

MAX_BYTES = 50 * 1024 * 1024
FALLBACK_SIZE = (1280, 960)
_PNG = b"\x89PNG\r\n\x1a\n"


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file with the ids and the path the API gives it."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes

    def shape(self) -> dict[str, Any]:
        """The part that every file type of the API has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class Files:
    """All files of one bot, by id and by path."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._files: dict[str, StoredFile] = {}

    def keep(self, folder: str, upload: Upload) -> StoredFile:
        """Store one. Errors: ApiError 400 when it is empty, 413 when it is too large."""
        if not upload.data:
            raise bad("file must be non-empty")
        if len(upload.data) > MAX_BYTES:
            raise bad("file is too big")
        number = next(self._numbers)
        ending = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        stored = StoredFile(
            file_id=f"BQACAgQAAxkBAAI{number:06d}AAG{zlib.crc32(upload.data):08x}",
            unique_id=f"AgAD{number:06d}",
            path=f"{folder}/file_{number}.{ending}",
            name=upload.name,
            mime=upload.mime,
            data=upload.data,
        )
        self._files[stored.file_id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile:
        """One by its id. Errors: ApiError 400."""
        if file_id not in self._files:
            raise bad("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def at(self, path: str) -> StoredFile | None:
        """One by its path."""
        return next((stored for stored in self._files.values() if stored.path == path), None)


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG; a usual size for anything else."""
    if data.startswith(_PNG):
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    return FALLBACK_SIZE


def sample_picture() -> bytes:
    """A small soft-grey PNG: what a person's photo is here."""
    width, height = 96, 72
    row = b"\0" + bytes((208, 214, 220)) * width
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    ]
    return _PNG + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
