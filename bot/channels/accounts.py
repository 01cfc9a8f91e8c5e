"""Who we are at the providers. Tokens never show in a repr, and what could not work is refused here."""

import re

import msgspec

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


class TelegramAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A bot at Telegram. ``api_url`` is an origin; ``secret`` comes back with every webhook call."""

    token: str
    api_url: str = "https://api.telegram.org"
    secret: str = ""

    def __post_init__(self) -> None:
        if not SECRET.fullmatch(self.secret):
            raise ValueError("Telegram's webhook secret takes up to 256 of A-Z, a-z, 0-9, _ and -")

    def __repr__(self) -> str:
        return "TelegramAccount()"


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What people see of the bot before and beside the chat, in one language; ``language`` "" is for all others."""

    language: str = ""
    commands: tuple[tuple[str, str], ...] = ()
    """Commands without the slash, at most 32 characters, each with at most 256 characters that tell what it does."""
    description: str = ""
    """Shown in an empty chat; at most 512 characters."""
    short_description: str = ""
    """Shown in the bot's profile and when it is shared; at most 120 characters."""


class TwilioAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A Twilio account and its sender: a number (``sender``) or a messaging service (``service_sid``)."""

    sid: str
    token: str
    api_url: str = "https://api.twilio.com"
    sender: str = ""
    service_sid: str = ""
    public_url: str
    """Where Twilio reaches us: signatures are computed over it, reports are sent to it."""

    def __post_init__(self) -> None:
        if not self.token:
            # The library's validator accepts any forgery made with an empty token.
            raise ValueError("Twilio's auth token is empty")
        if bool(self.sender) == bool(self.service_sid):
            raise ValueError("either a sending number or a messaging service, and not both")

    def __repr__(self) -> str:
        return f"TwilioAccount({self.sid!r})"
