"""The command line. ``secondstep --help`` shows what there is; a wrong use is told in words, never by a traceback."""

import asyncio
import json
import sys
import tomllib
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot import care

if TYPE_CHECKING:
    from bot.settings import Settings

CONTENT = Path(__file__).parents[1] / "content"
OK, FAILED, WRONG_USE = 0, 1, 2

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
content = typer.Typer(no_args_is_help=True, help="Check and look at what the bot says.")
cli.add_typer(content, name="content")
cli.add_typer(care.database, name="db")
cli.add_typer(care.keys, name="keys")

Fd = Annotated[
    int | None, typer.Option(help="Listen on this open socket instead (systemd: 3); see docs/operations.md.")
]
Telegram = Annotated[str, typer.Option(help="The person's Telegram chat, a number.")]
Sms = Annotated[str, typer.Option(help="The person's phone number, like +12125550123.")]


def told() -> tuple[type[Exception], ...]:
    """The errors that say by themselves what is wrong and what to do."""
    from bot.custody import Mistaken  # noqa: PLC0415 - imported on first use, so that --help is quick
    from bot.guidework import NotInGuide  # noqa: PLC0415 - as above
    from bot.serving import CannotServe  # noqa: PLC0415 - as above
    from bot.settings import WrongSettings  # noqa: PLC0415 - as above
    from bot.storage.errors import SealError, StorageError, Unavailable  # noqa: PLC0415 - as above
    from content.faults import ContentFaults  # noqa: PLC0415 - as above

    return CannotServe, ContentFaults, Mistaken, NotInGuide, SealError, StorageError, Unavailable, WrongSettings


def serve(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends."""
    import uvloop  # noqa: PLC0415 - as above

    uvloop.run(work)


def settings() -> "Settings":
    """The settings. Errors: WrongSettings."""
    from bot.settings import read  # noqa: PLC0415 - as above

    return read()


@cli.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is served, on this machine only.")] = 8080,
    *,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in your browser.")] = True,
) -> None:
    """Play with SecondStep: two phones in the browser, everything embedded, no accounts.

    Example: secondstep demo --port 9000
    """
    from bot import demo as playing  # noqa: PLC0415 - as above

    serve(playing.play(port, open_browser=open_browser))


@cli.command()
def run(fd: Fd = None) -> None:
    """Run the bot with real providers, all in one process. Settings come from the environment or .env.

    Example: SECONDSTEP_TELEGRAM_TOKEN=123:ABC secondstep run
    """
    from bot import serving  # noqa: PLC0415 - as above

    serve(serving.run_forever(settings(), serving.RUN, fd))


@cli.command("serve")
def serve_webhooks(fd: Fd = None) -> None:
    """Take webhooks only, on PostgreSQL: any number of these behind one address, and work beside them.

    Example: secondstep serve
    """
    from bot import serving  # noqa: PLC0415 - as above

    serve(serving.run_forever(settings(), serving.SERVE, fd))


@cli.command()
def work(fd: Fd = None) -> None:
    """Ring alarms, send messages, keep house, on PostgreSQL: any number. Serves /health, /metrics and /status only.

    Example: SECONDSTEP_PORT=8090 secondstep work
    """
    from bot import serving  # noqa: PLC0415 - as above

    serve(serving.run_forever(settings(), serving.WORK, fd))


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

    typer.echo(guidework.show(topic, lang))


@cli.command()
def export(telegram: Telegram = "", sms: Sms = "") -> None:
    """Everything stored about one person, as JSON on standard output.

    Example: secondstep export --sms +12125550123
    """
    from bot import custody  # noqa: PLC0415 - as above

    typer.echo(custody.export(settings(), custody.address_of(telegram, sms)))


@cli.command()
def shared() -> None:
    """The messages that people shared to improve the guide, without a name, as JSON lines. Each is gone in 30 days.

    Example: secondstep shared
    """
    from bot import custody  # noqa: PLC0415 - as above

    typer.echo(custody.shared_lines(settings()), nl=False)


@cli.command()
def erase(
    telegram: Telegram = "",
    sms: Sms = "",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Erase one person for good. A STOP they gave stays in force.

    Example: secondstep erase --telegram 123456789
    """
    from bot import custody  # noqa: PLC0415 - as above

    address = custody.address_of(telegram, sms)
    if not yes:
        typer.confirm(f"Erase everything about {address.value} for good?", abort=True)
    custody.erase(settings(), address)
    typer.echo("Erased.")


@cli.command()
def version() -> None:
    """Print the version, as JSON.

    Example: secondstep version
    """
    from importlib.metadata import version as installed  # noqa: PLC0415 - as above

    typer.echo(json.dumps({"secondstep": installed("secondstep")}))


def main(words: Sequence[str] | None = None) -> None:
    """The entry point of ``secondstep``; a wrong use ends with exit code 2 and the reason in words."""
    try:
        cli(words)
    except Exception as error:
        # Not "except told()": every command ends by SystemExit, and would import the whole bot to compare it.
        if not isinstance(error, told()):
            raise
        typer.echo(str(error), err=True)
        sys.exit(WRONG_USE)


if __name__ == "__main__":
    main()
