"""Logs without persons and without secrets: structlog for ours, a filter for what libraries write."""

import logging
import re
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor

# A bot token (bare, or behind /bot in an address), what Twilio calls itself, us and its messages, any 128 bits in hex
# (its auth token, our ids of people), a basic login, and phone numbers, also as they stand in a form.
SECRETS = re.compile(
    r"\d{3,12}:[\w-]{20,}|(?<=/bot)[^/\s]+|\b(?:[A-Z]{2})?[0-9a-fA-F]{32}\b|(?<=Basic )[\w+/]+=*|(?:\+|%2B)\d{8,15}\b"
)
HIDDEN = "<hidden>"
QUIET = (
    "aiohttp.access",
    "alembic",
    "apscheduler",
    "httpcore",
    "httpx",
    "telegram",
    "twilio",
    "uvicorn.access",
    "uvicorn.error",
)
"""Libraries that log URLs with tokens or message bodies (docs/channels.md): only their warnings are heard."""


class Redacting(logging.Filter):
    """Takes secrets and numbers out of every record, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the whole message; the arguments are merged first, since a secret may stand in them."""
        record.msg, record.args = hidden(said(record)), ()
        if record.exc_info and record.exc_info[1] is not None:
            # A traceback's last line carries the exception's text, which may quote a URL.
            record.exc_text = hidden(logging.Formatter().formatException(record.exc_info))
        return True


def said(record: logging.LogRecord) -> str:
    """The record's message; a library whose arguments do not fit its text must not fail because of us."""
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)


def hidden(text: str) -> str:
    """The text without secrets."""
    return SECRETS.sub(HIDDEN, text)


def redacting(render: Processor) -> Processor:
    """The same for our own events: the whole line as it is written, whatever its values were."""

    def line(logger: object, method: str, event: EventDict) -> str:
        return hidden(str(render(logger, method, event)))

    return line


def set_up(form: Literal["console", "json"]) -> None:
    """Send all logs to standard error, one line an event."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redacting())
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    last = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redacting(last),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
