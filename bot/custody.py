"""What the operator does with the stored data: copies, keys, handing a person's data out, erasing it.

Nothing here is needed while the bot runs; people do the last two themselves in the chat (docs/safety.md).
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import phonenumbers

from bot import app, moving
from bot.settings import Settings, name
from bot.storage import backup, crypto, erasure, ledger, people, shared, upkeep
from bot.storage.copying import Tell
from bot.storage.errors import StorageError
from bot.storage.opening import alone_on, database_file, nobody_else, open_store
from bot.storage.store import Store
from handlers.address import Address


class Mistaken(Exception):  # noqa: N818 - it reads as what it is where it is caught
    """The command was given something it cannot work with; the message says what to write."""


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The configured store. Errors: StorageError, Unavailable."""
    store = open_store(app.where(settings))
    try:
        yield store
    finally:
        store.engine.dispose()


def upgrade(settings: Settings) -> str:
    """Bring the database to today's tables; its address, without a password. Errors: StorageError, Unavailable."""
    with opened(settings) as store:
        return store.engine.url.render_as_string(hide_password=True)


def copy(settings: Settings, source: Path | None, tell: Tell) -> None:
    """Copy a SQLite database to the configured server. Errors: StorageError, SealError."""
    moving.to_server(app.where(settings), source, tell)


def back_up(settings: Settings, target: Path, tell: Tell) -> None:
    """Write a copy, a SQLite file in any case, while the bot may run. Errors: StorageError, Unavailable."""
    where, now = app.where(settings), app.real_now().timestamp()
    if file := database_file(where):
        backup.back_up(file, target)
        backup.note_backup(file, now)
        return
    moving.back_up(where, target, tell)
    with opened(settings) as store:
        store.run_here(lambda tx: ledger.meta_set(tx.conn, backup.BACKED_UP, str(now).encode()))


def restore(settings: Settings, source: Path, tell: Tell) -> None:
    """Put a copy in the file's place, or into a server's empty database; see that the key opens it.

    Errors: StorageError, SealError.
    """
    where = app.where(settings)
    file = database_file(where)
    if file is None:
        moving.restore(where, source, tell)
        return
    with contextlib.ExitStack() as stack:
        stack.callback(alone_on(file))
        try:
            backup.restore(source, file)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"The backup could not be put at {file}: {error}") from error
        stack.enter_context(opened(settings))


def rotate(settings: Settings) -> int:
    """Seal everything with a new key; how many values. The bot must not run meanwhile.

    Errors: Mistaken, StorageError, SealError.
    """
    with opened(settings) as store, nobody_else(store):
        if settings.key:
            keys = crypto.parse_keys(settings.key, name("key"))
        else:
            keys = crypto.add_key(settings.key_file or settings.data_dir / "secondstep.key")
        return upkeep.reseal(store, keys)


def address_of(telegram: str, sms: str) -> Address:
    """The address that one of the two options names. Errors: Mistaken."""
    if bool(telegram) == bool(sms):
        raise Mistaken("Name the person by --telegram with a chat's number, or by --sms with a phone number.")
    if telegram:
        if not telegram.removeprefix("-").isdecimal():
            raise Mistaken("A Telegram chat is a number, like --telegram 123456789.")
        return Address("telegram", telegram)
    try:
        number = phonenumbers.parse(sms)
    except phonenumbers.NumberParseException:
        raise Mistaken("Write the phone number with its country, like --sms +12125550123.") from None
    return Address("sms", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def export(settings: Settings, address: Address) -> str:
    """Everything stored about the person, as JSON. Errors: Mistaken, StorageError, Unavailable, SealError."""
    with opened(settings) as store:
        person_id = person_at(store, address)
        found = store.run_here(lambda tx: erasure.export(tx, person_id))
    return msgspec.json.format(msgspec.json.encode(found)).decode()


def shared_lines(settings: Settings) -> str:
    """The messages that people shared, one JSON object a line. Errors: StorageError, Unavailable, SealError."""
    with opened(settings) as store:
        given = store.run_here(lambda tx: shared.read(tx, app.real_now()))
    return msgspec.json.Encoder().encode_lines(given).decode()


def erase(settings: Settings, address: Address) -> None:
    """Remove the person for good, from the log files of the database too. Errors: as ``export``."""
    with opened(settings) as store:
        person_id = person_at(store, address)
        store.run_here(lambda tx: erasure.erase(tx, person_id))
        store.scrub_here()


def person_at(store: Store, address: Address) -> str:
    """The person behind an address. Errors: Mistaken, Unavailable."""
    person_id = store.run_here(lambda tx: people.person_at(tx, address))
    if person_id is None:
        raise Mistaken("Nobody is stored with this address.")
    return person_id
