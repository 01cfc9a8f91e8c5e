"""What can be wrong with the storage. Each error tells its catcher what to do."""

import traceback


class StorageError(Exception):
    """The store cannot be opened. The message is for the operator and says what to do; nothing starts half."""


class KeyFileError(StorageError):
    """The key is missing, unreadable, open to others, or garbled."""


class WrongKeyError(StorageError):
    """The database was sealed with another key."""


class NewerDatabaseError(StorageError):
    """A newer SecondStep has written this database or this document."""


class FolderError(StorageError):
    """The data folder cannot be used."""


class InUseError(StorageError):
    """Another process already serves this database."""


class CopyError(StorageError):
    """The database cannot be copied there, or a copy was not finished."""


class SealError(Exception):
    """A sealed value is damaged, or stands where it does not belong."""


class StaleError(Exception):
    """Somebody else saved the document in between."""


class Unavailable(Exception):  # noqa: N818 -- a state of the database, not a mistake of the caller
    """The database is down, locked or full: nothing was changed, try again later (the web answers 503)."""


def place_of(error: BaseException) -> str:
    """The error's kind and the line it came from; never its text, which may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
