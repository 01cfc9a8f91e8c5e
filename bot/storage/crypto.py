"""Sealing of what is stored, and the keyed hash by which an address is found.

AES-256-GCM; the key's id stands in the value, so keys can be rotated while the bot runs. Table, column, row and owner
are bound in as associated data: a value moved to another row does not open.
"""

import base64
import binascii
import hmac
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.storage.errors import KeyFileError, SealError
from handlers.address import Address

KEY_BYTES = 32
NONCE_BYTES = 12
LAYOUT = 1
"""First byte of a sealed value: layout, length of the key's id, the id, nonce, ciphertext with tag."""


class Place(msgspec.Struct, frozen=True):
    """Where a sealed value stands: it opens nowhere else."""

    table: str
    column: str
    row: str
    owner: str

    def bound(self) -> bytes:
        """The associated data; the separator occurs in no name or id."""
        return f"{self.table}\x1f{self.column}\x1f{self.row}\x1f{self.owner}".encode()


def derived(secret: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(secret)


class Keyring:
    """All keys by id, the newest first: it seals, the others only open."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self.current = next(iter(keys))
        self._ciphers = {name: AESGCM(derived(key, "secondstep seal")) for name, key in keys.items()}

    def seal(self, plain: bytes, place: Place) -> bytes:
        """The value as it is stored."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        name = self.current.encode()
        head = bytes((LAYOUT, len(name))) + name + nonce
        return head + self._ciphers[self.current].encrypt(nonce, plain, place.bound())

    def open(self, sealed: bytes, place: Place) -> bytes:
        """The plain value. Errors: SealError for an unknown key, a damaged value, or one from another place."""
        cipher = self._ciphers.get(key_name(sealed))
        if cipher is None:
            raise SealError(f"{place.table}.{place.column}: sealed with a key that is not in the key file")
        body = sealed[2 + sealed[1] :]
        try:
            return cipher.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], place.bound())
        except (InvalidTag, ValueError) as error:
            raise SealError(f"{place.table}.{place.column}: damaged, or moved here from another row") from error


def key_name(sealed: bytes) -> str:
    """The id of the key that sealed it. Errors: SealError for a value of another layout."""
    if len(sealed) < 2 + NONCE_BYTES or sealed[0] != LAYOUT:
        raise SealError("not a sealed value")
    return sealed[2 : 2 + sealed[1]].decode("ascii", "replace")


class Vault:
    """Seals and opens values, and hashes addresses. ``lookup`` is the database's own look-up secret."""

    def __init__(self, keys: Keyring, lookup: bytes) -> None:
        self.keys = keys
        # Its own key, independent of the sealing keys: rotating those must leave every stored hash as it is.
        self._lookup = derived(lookup, "secondstep address look-up")

    def seal(self, plain: bytes, place: Place) -> bytes:
        """See ``Keyring.seal``."""
        return self.keys.seal(plain, place)

    def open(self, sealed: bytes, place: Place) -> bytes:
        """See ``Keyring.open``."""
        return self.keys.open(sealed, place)

    def hashed(self, address: Address) -> str:
        """The keyed hash (HMAC-SHA256, hex) by which an address is found."""
        text = f"{address.channel}\x1f{address.value}".encode()
        return hmac.digest(self._lookup, text, "sha256").hex()


def new_key() -> str:
    """A fresh key as it stands in a key file: ``id:base64``."""
    return f"k{secrets.token_hex(4)}:{base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def parse_keys(text: str, source: str) -> Keyring:
    """The keys of a key file or of the setting KEY: ``id:base64`` each, the current one first, ``#`` for comments.

    Errors: KeyFileError, naming ``source``, never the key.
    """
    lines = [line.split("#", 1)[0] for line in text.splitlines()]
    entries = " ".join(lines).replace(",", " ").split()
    keys = dict(_entry(entry, source) for entry in entries)
    if not keys:
        raise KeyFileError(f"{source} holds no key. {_REMEDY}")
    return Keyring(keys)


_REMEDY = "Put back the key from your backup; a new one cannot read what an old one sealed."


def _entry(entry: str, source: str) -> tuple[str, bytes]:
    name, _, value = entry.partition(":")
    try:
        key = base64.b64decode(value, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES or not name.isascii() or not name.isalnum():
        raise KeyFileError(f"{source} is garbled: each line must be id:base64 of {KEY_BYTES} bytes. {_REMEDY}")
    return name, key


def read_key_file(path: Path) -> Keyring:
    """The keys in the file. Errors: KeyFileError when it is missing, unreadable, garbled or readable by others."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KeyFileError(f"The key file {path} is missing. {_REMEDY}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(
            f"The key file {path} cannot be read. Check its owner, and that it is a key file."
        ) from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyFileError(f"Others may read the key file {path}. Run: chmod 600 {path}")
    return parse_keys(text, f"The key file {path}")


def create_key_file(path: Path) -> None:
    """Write a new key file that only its owner may read. Errors: KeyFileError when it exists or cannot be written."""
    _write(path, f"# SecondStep's key. Keep a copy apart from the database's backups.\n{new_key()}\n", os.O_EXCL)


def add_key(path: Path) -> Keyring:
    """Put a new current key in front of the file's keys; the old ones still open. Errors: KeyFileError."""
    read_key_file(path)
    fresh = path.with_name(path.name + ".new")
    _write(fresh, f"{new_key()}\n{path.read_text(encoding='utf-8')}", os.O_TRUNC)
    fresh.replace(path)
    return read_key_file(path)


def _write(path: Path, text: str, flags: int) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | flags, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            # A key that seals rows must be on the disk before them.
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyFileError(f"The key file {path} cannot be written: {error.strerror}.") from error
