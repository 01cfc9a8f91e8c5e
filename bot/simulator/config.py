"""What the stand-in has to know: who it pretends to be, and how strictly."""

from typing import Literal

import msgspec

OptOut = Literal["off", "default", "advanced"]
"""Who handles STOP, START and HELP: nobody here; the carrier; the carrier, telling the bot by ``OptOutType``."""


class SimulatorConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts, addresses and limits. Durations are real seconds, rates are messages a second."""

    origin: str
    """Where this app is served, e.g. ``http://127.0.0.1:8080``: file links and Twilio's URIs are built on it."""
    telegram_token: str
    telegram_secret: str = ""
    """Unused unless ``telegram_webhook_url`` is set; a bot that calls setWebhook brings its own."""
    telegram_webhook_url: str = ""
    """A webhook known from the start, instead of one that the bot sets."""
    bot_name: str = "SecondStep"
    bot_username: str = "SecondStepBot"
    twilio_sid: str
    twilio_auth_token: str
    twilio_from: str
    """The bot's number, E.164."""
    twilio_service_sid: str = ""
    """The messaging service (MG…) that may be named instead of a number."""
    twilio_sms_url: str = ""
    """Where inbound texts are posted; signed over exactly this URL."""
    twilio_fallback_url: str = ""
    opt_out: OptOut = "default"
    auto_reply: bool = True
    """The carrier answers STOP, START and HELP itself (never when ``opt_out`` is off)."""
    trial: bool = False
    """A trial account: only the phones on the page may be written to (21608)."""
    bot_status_url: str = ""
    admin_token: str = ""
    webhook_seconds: float = 15.0
    """How long a webhook may take before it counts as failed."""
    delivery_seconds: float = 0.08
    """Between queued, sent and delivered."""
    hang_seconds: float = 60.0
    chat_burst: int = 15
    chat_rate: float = 1.0
    overall_rate: float = 30.0
    tap_seconds: float = 150.0
    """How long a tap may be answered."""
    play_pause: float = 1.6
    """Between two reminders while playing, so that people can read."""
    reply_seconds: float = 8.0
    """How long an opening waits for the bot's reply before it goes on without."""
    settled_seconds: float = 0.7
    """How long the bot must be silent until its reply counts as whole."""
    reading_seconds: float = 0.6
    """Between two steps of an opening."""
