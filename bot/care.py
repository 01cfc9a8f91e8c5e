"""The operator's commands on the database and its keys: ``secondstep db …`` and ``secondstep keys …``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

database = typer.Typer(no_args_is_help=True, help="Care for the database.")
keys = typer.Typer(no_args_is_help=True, help="Care for the keys that seal the data.")


def settings() -> "Settings":
    """The settings. Errors: WrongSettings."""
    from bot.settings import read  # noqa: PLC0415 - imported on first use, so that --help is quick

    return read()


def progress(words: str) -> None:
    """Tell how far it is, apart from the result."""
    typer.echo(words, err=True)


@database.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version's tables; done at every start as well.

    Example: secondstep db upgrade
    """
    from bot import custody  # noqa: PLC0415 - as above

    typer.echo(f"The database is up to date: {custody.upgrade(settings())}")


@database.command("backup")
def db_backup(target: Path) -> None:
    """Write a copy of the database, a SQLite file in any case, also while the bot runs. Keep the key file elsewhere.

    Example: secondstep db backup /backups/today.db
    """
    from bot import custody  # noqa: PLC0415 - as above

    custody.back_up(settings(), target, progress)
    typer.echo(f"Written: {target}. The key is not in it: keep a copy of that apart.")


@database.command("restore")
def db_restore(backup: Path) -> None:
    """Put a backup in the database's place; what was there stays beside it as .before. Stop the bot first.

    On PostgreSQL the database must be empty; after a break run it again, and it goes on.

    Example: secondstep db restore /backups/today.db
    """
    from bot import custody  # noqa: PLC0415 - as above

    custody.restore(settings(), backup, progress)
    typer.echo(f"Restored from {backup}.")


@database.command("copy")
def db_copy(
    source: Annotated[Path | None, typer.Option("--from", help="The SQLite file, if not the data folder's.")] = None,
) -> None:
    """Copy everything from SQLite to the PostgreSQL database of SECONDSTEP_DATABASE_URL, checked row by row.

    Stop the bot first; the key stays the same. After a break run it again, and it goes on.

    Example: SECONDSTEP_DATABASE_URL=postgresql://me:secret@db:5432/secondstep secondstep db copy
    """
    from bot import custody  # noqa: PLC0415 - as above

    custody.copy(settings(), source, progress)
    typer.echo("Copied. The SQLite file is as it was: keep it as a backup, and never start a bot on it again.")


@keys.command("rotate")
def keys_rotate() -> None:
    """Seal everything with a new key. Stop the bot first; keep the old keys for old backups.

    With SECONDSTEP_KEY put the new key in front of the old one, with a comma between, and then call this.

    Example: secondstep keys rotate
    """
    from bot import custody  # noqa: PLC0415 - as above

    typer.echo(f"Sealed anew: {custody.rotate(settings())} values. Make a new copy of the key file.")
