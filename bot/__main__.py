"""The command line. ``secondstep --help`` shows what there is; a wrong use is told in words, never by a traceback."""

import asyncio
import contextlib
import json
import sys
import tomllib
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.storage.store import Store

CONTENT = Path(__file__).parents[1] / "content"
OK, FAILED, WRONG_USE = 0, 1, 2

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
content = typer.Typer(no_args_is_help=True, help="Check and look at what the bot says.")
database = typer.Typer(no_args_is_help=True, help="Care for the database.")
cli.add_typer(content, name="content")
cli.add_typer(database, name="db")


def fail(text: str, code: int = WRONG_USE) -> typer.Exit:
    """Tell what is wrong on standard error; raise what this returns."""
    typer.echo(text, err=True)
    return typer.Exit(code)


def told() -> tuple[type[Exception], ...]:
    """The errors that say by themselves what is wrong and what to do."""
    from bot.serving import CannotServe  # noqa: PLC0415 - imported on first use, so that --help is quick
    from bot.settings import WrongSettings  # noqa: PLC0415 - as above
    from bot.storage.errors import StorageError, Unavailable  # noqa: PLC0415 - as above
    from content.faults import ContentFaults  # noqa: PLC0415 - as above

    return CannotServe, WrongSettings, StorageError, Unavailable, ContentFaults


def serve(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends; what keeps it from starting is told in words."""
    import uvloop  # noqa: PLC0415 - as above

    try:
        uvloop.run(work)
    except told() as error:
        raise fail(str(error)) from None


def settings() -> "Settings":
    """The settings, or their faults in words and exit code 2."""
    from bot.settings import WrongSettings, read  # noqa: PLC0415 - as above

    try:
        return read()
    except WrongSettings as error:
        raise fail(str(error)) from None


@contextlib.contextmanager
def opened() -> "Iterator[Store]":
    """The configured store, for a command without a running bot."""
    from bot.app import where  # noqa: PLC0415 - as above
    from bot.storage.errors import StorageError  # noqa: PLC0415 - as above
    from bot.storage.opening import open_store  # noqa: PLC0415 - as above

    try:
        store = open_store(where(settings()))
    except StorageError as error:
        raise fail(str(error)) from None
    try:
        yield store
    finally:
        asyncio.run(store.close())


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served, on this machine only.")] = 8080,
    *,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in your browser.")] = True,
) -> None:
    """Play with SecondStep: two phones in the browser, everything embedded, no accounts.

    Example: secondstep demo --port 9000
    """
    from bot import demo as playing  # noqa: PLC0415 - as above

    serve(playing.play(port, open_browser=open_browser))


@cli.command()
def run() -> None:
    """Run the bot with real providers, all in one process. Settings come from the environment or .env.

    Example: SECONDSTEP_TELEGRAM_TOKEN=123:ABC secondstep run
    """
    from bot import serving  # noqa: PLC0415 - as above

    serve(serving.run_forever(settings()))


@cli.command()
def setup() -> None:
    """Tell Telegram the bot's commands, descriptions and where updates go. Repeat it after a change.

    Example: secondstep setup
    """
    from bot import provisioning  # noqa: PLC0415 - as above

    serve(provisioning.set_up(settings()))


@cli.command()
def check() -> None:
    """Check settings, content, database and providers; each fault with its fix. Exit code 1 where something is wrong.

    Example: secondstep check
    """
    from bot import provisioning  # noqa: PLC0415 - as above

    troubles = asyncio.run(provisioning.check_all(typer.echo))
    raise typer.Exit(FAILED if troubles else OK)


@cli.command()
def plan() -> None:
    """Plan reminders from JSON lines on standard input; no database.

    Example: echo '{"id": 1, "now": "2026-11-02T09:00:00-05:00", "zone": "America/New_York",
    "visit": "2026-12-01T14:30", "visit_zone": "America/New_York"}' | secondstep plan
    """
    from bot import replay  # noqa: PLC0415 - as above
    from scheduler import series  # noqa: PLC0415 - as above

    known = series.read(tomllib.loads((CONTENT / "series.toml").read_text()))
    answer_lines(lambda line: replay.answer(line, known))


@cli.command()
def understand() -> None:
    """Tell how texts are understood, JSON lines in and out; no database.

    Example: echo '{"id": 1, "text": "dec 1 at 2pm", "lang": "en", "now": "2026-11-02T09:00:00-05:00",
    "tz": "America/New_York", "context": "date"}' | secondstep understand
    """
    from bot import understand as understanding  # noqa: PLC0415 - as above

    answer_lines(understanding.answerer())


def answer_lines(answer: Callable[[str], str]) -> None:
    """One answer a line; empty lines are passed over."""
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(answer(line) + "\n")
            sys.stdout.flush()


@content.command("check")
def content_check(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")] = False,
) -> None:
    """Check the guide: coverage, reading level, text messages, translations, links, dates.

    Example: secondstep content check --json
    """
    from bot import guidework  # noqa: PLC0415 - as above

    report, faulty = guidework.check(as_json=as_json)
    typer.echo(report)
    raise typer.Exit(FAILED if faulty else OK)


@content.command("preview")
def content_preview(topic: str, lang: Annotated[str, typer.Option(help="The language's code.")] = "en") -> None:
    """Show a topic as each channel would.

    Example: secondstep content preview visit-summaries --lang es
    """
    from bot import guidework  # noqa: PLC0415 - as above

    try:
        typer.echo(guidework.show(topic, lang))
    except LookupError as error:
        raise fail(str(error.args[0])) from None


@database.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version's tables; done at every start as well.

    Example: secondstep db upgrade
    """
    with opened() as store:
        typer.echo(f"The database is up to date: {store.engine.url.render_as_string(hide_password=True)}")


@database.command("backup")
def db_backup(target: Path) -> None:
    """Write a copy of the SQLite database while the bot runs. Keep the key file elsewhere.

    Example: secondstep db backup /backups/today.db
    """
    from bot.storage import backup  # noqa: PLC0415 - as above

    if target.exists():
        raise fail(f"{target} exists already. Name a new file.")
    with opened() as store:
        backup.back_up(store, target)
        typer.echo(f"Written: {target}")


@cli.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed  # noqa: PLC0415 - as above

    typer.echo(json.dumps({"secondstep": installed("secondstep")}))


def main() -> None:
    """The entry point of ``secondstep``."""
    cli()


if __name__ == "__main__":
    main()
