"""Logs without persons and without secrets: structlog for ours, a filter for what libraries write."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

# A bot token, a Twilio account or message id with what follows it in a URL, and phone numbers.
SECRETS = re.compile(r"\d{6,12}:[\w-]{30,}|(?<=/bot)[^/\s]+|\bA[CK][0-9a-f]{32}\b|\+\d{8,15}\b")
HIDDEN = "<hidden>"
QUIET = ("alembic", "uvicorn.error", "httpx", "httpcore", "telegram", "twilio", "aiohttp.access", "apscheduler", "uvicorn.access")
"""Libraries that log URLs with tokens or message bodies (docs/channels.md): only their warnings are heard."""


class Redacting(logging.Filter):
    """Takes secrets and numbers out of every record, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the whole message; the arguments are merged first, since a secret may stand in them."""
        record.msg, record.args = SECRETS.sub(HIDDEN, record.getMessage()), ()
        if record.exc_info and record.exc_info[1] is not None:
            # A traceback's last line carries the exception's text, which may quote a URL.
            record.exc_text = SECRETS.sub(HIDDEN, logging.Formatter().formatException(record.exc_info))
        return True


def redact(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The same for our own events."""
    return {key: SECRETS.sub(HIDDEN, value) if isinstance(value, str) else value for key, value in event.items()}


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
            redact,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
