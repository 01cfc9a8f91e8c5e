"""Refusals in the Bot API's own words."""


class ApiError(Exception):
    """Answered as ``{"ok": false, "error_code": …, "description": …}``; ``retry_after`` in seconds for 429."""

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, object]:
        """The answer's JSON."""
        shape: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after:
            shape["parameters"] = {"retry_after": self.retry_after}
        return shape


def bad(what: str) -> ApiError:
    """A 400, described as Telegram does."""
    return ApiError(400, f"Bad Request: {what}")


def too_many(seconds: int) -> ApiError:
    """A 429 with the pause it asks for."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", seconds)


def blocked() -> ApiError:
    """The person blocked the bot."""
    return ApiError(403, "Forbidden: bot was blocked by the user")
