"""Faults on buttons: what a provider or a network does on a bad day, switched on for both phones until "all well"."""

import asyncio
from typing import Any, Literal

import msgspec
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from bot.simulator.journal import Journal
from bot.simulator.waiting import until

Outage = Literal["", "500", "hang", "reset", "html502", "500_after", "429"]


class FaultState(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wrong at the moment; all defaults is "all well"."""

    sms_fails: Literal[0, 30003, 30005, 30007] = 0
    """Texts are accepted, then end undelivered with this code."""
    duplicates: bool = False
    """Each update and each inbound text is delivered twice."""
    telegram: Outage = ""
    sms: Outage = ""
    """What the provider's API answers; ``500_after`` has done the work before it fails."""
    reports: Literal["", "drop", "repeat", "reverse"] = ""
    """What happens to Twilio's status callbacks."""


class Faults:
    """The switches."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._changed = asyncio.Event()
        self.state = FaultState()

    def change(self, changes: dict[str, Any]) -> FaultState:
        """Switch some. Errors: msgspec.ValidationError for a switch or a value that does not exist."""
        self.state = msgspec.convert({**msgspec.to_builtins(self.state), **changes}, FaultState)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        self._journal.add("faults", faults=msgspec.to_builtins(self.state))
        return self.state

    def all_well(self) -> FaultState:
        """Switch everything off: what hangs lets go."""
        return self.change(msgspec.to_builtins(FaultState()))

    async def until_changed(self, seconds: float) -> None:
        """Wait for the next change of any switch."""
        await until(self._changed, seconds)


class Reset(Response):
    """No answer: the connection is torn down."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Abort the socket where the server lets us reach it, else break off in the middle of a body."""
        del scope
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if transport is None:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"64")]})
            return
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


def bad_gateway() -> Response:
    """What a load balancer says when nobody is behind it."""
    page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center>"
    return HTMLResponse(page + "<hr><center>nginx</center></body>\r\n</html>\r\n", status_code=502)
