"""Sealing, keys and hashes."""

import stat
from pathlib import Path

import pytest

from bot.storage.crypto import (
    Keyring,
    Place,
    Vault,
    add_key,
    create_key_file,
    key_name,
    new_key,
    parse_keys,
    read_key_file,
)
from bot.storage.errors import KeyFileError, SealError
from handlers.address import Address

HERE = Place("people", "document", "row-1", "owner-1")
KEY = "k1:" + "A" * 43 + "="


@pytest.fixture
def keys() -> Keyring:
    return parse_keys(new_key(), "test")


def test_what_was_sealed_opens_in_its_place(keys: Keyring) -> None:
    """A sealed value comes back whole, and its seal shows nothing of it."""
    sealed = keys.seal(b"leukemia", HERE)

    assert (keys.open(sealed, HERE), b"leukemia" in sealed) == (b"leukemia", False)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("plans", "document", "row-1", "owner-1"),
        Place("people", "other", "row-1", "owner-1"),
        Place("people", "document", "row-2", "owner-1"),
        Place("people", "document", "row-1", "owner-2"),
    ],
)
def test_a_value_moved_to_another_place_does_not_open(keys: Keyring, elsewhere: Place) -> None:
    """Table, column, row and owner are bound: swapped values are noticed."""
    sealed = keys.seal(b"x", HERE)

    with pytest.raises(SealError, match="moved here from another row"):
        keys.open(sealed, elsewhere)


@pytest.mark.parametrize("position", [0, 1, 5, 12, -1])
def test_a_changed_byte_is_noticed(keys: Keyring, position: int) -> None:
    """Whatever byte of a sealed value changes, it does not open."""
    sealed = bytearray(keys.seal(b"secret", HERE))
    sealed[position] ^= 1

    with pytest.raises(SealError):
        keys.open(bytes(sealed), HERE)


@pytest.mark.parametrize("length", [0, 1, 14, 20])
def test_a_cut_value_is_noticed(keys: Keyring, length: int) -> None:
    """A value cut off anywhere does not open, and fails in the declared way."""
    with pytest.raises(SealError):
        keys.open(keys.seal(b"secret", HERE)[:length], HERE)


def test_the_same_value_is_never_sealed_alike(keys: Keyring) -> None:
    """Two seals of one value differ, so equal values cannot be told."""
    assert keys.seal(b"x", HERE) != keys.seal(b"x", HERE)


def test_addresses_are_hashed_with_a_key() -> None:
    """The hash depends on the look-up secret, the channel and the value, and on nothing else."""
    keys, address = parse_keys(KEY, "test"), Address("sms", "+15550100")
    one, same, other = Vault(keys, b"a" * 32), Vault(parse_keys(new_key(), "t"), b"a" * 32), Vault(keys, b"b" * 32)

    assert one.hashed(address) == same.hashed(address)
    assert len({one.hashed(address), other.hashed(address), one.hashed(Address("telegram", "+15550100"))}) == 3


def test_a_created_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """A new key file can be read back, and nobody else can read it."""
    path = tmp_path / "key"
    create_key_file(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_key_file(path).open(read_key_file(path).seal(b"x", HERE), HERE) == b"x"


def test_an_existing_key_file_is_never_overwritten(tmp_path: Path) -> None:
    """Creating a key where one is leaves that one alone."""
    path = tmp_path / "key"
    create_key_file(path)
    before = path.read_text()

    with pytest.raises(KeyFileError, match="cannot be written"):
        create_key_file(path)
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("content", "mode", "says"),
    [
        (None, 0, "is missing"),
        (KEY, 0o644, "chmod 600"),
        (KEY, 0o640, "chmod 600"),
        ("", 0o600, "holds no key"),
        ("# only a comment", 0o600, "holds no key"),
        ("k1:short", 0o600, "garbled"),
        ("k1:!!!!", 0o600, "garbled"),
        ("A" * 44, 0o600, "garbled"),
        (KEY.replace("k1", "k é".replace(" ", "")), 0o600, "garbled"),
        (b"\xff\xfe\x00", 0o600, "cannot be read"),
    ],
)
def test_a_bad_key_file_is_told_with_its_remedy(
    tmp_path: Path, content: str | bytes | None, mode: int, says: str
) -> None:
    """Missing, open to others, empty or garbled: the error names the file and says what to do, never the key."""
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path.chmod(mode)

    with pytest.raises(KeyFileError, match=says) as caught:
        read_key_file(path)
    assert str(path) in str(caught.value)
    assert "A" * 43 not in str(caught.value)


def test_a_new_key_seals_and_the_old_one_still_opens(tmp_path: Path) -> None:
    """After a key is added, old values open, and new ones carry the new key's name."""
    path = tmp_path / "key"
    create_key_file(path)
    old = read_key_file(path)
    sealed = old.seal(b"x", HERE)
    new = add_key(path)

    assert new.open(sealed, HERE) == b"x"
    assert (key_name(sealed), key_name(new.seal(b"x", HERE))) == (old.current, new.current)
    assert old.current != new.current


def test_a_value_of_an_unknown_key_is_refused(keys: Keyring) -> None:
    """A value sealed with a key that is not in the file says so."""
    sealed = parse_keys(new_key(), "other").seal(b"x", HERE)

    with pytest.raises(SealError, match="not in the key file"):
        keys.open(sealed, HERE)


def test_keys_may_stand_in_one_line() -> None:
    """The setting KEY takes several keys, separated by commas; the first one is current."""
    assert parse_keys(f"{KEY},k2:{'B' * 43}=", "SECONDSTEP_KEY").current == "k1"
