"""How fast one sender may send: overall and to one chat. Waits are on a monotonic clock, never on the bot's time."""

from collections.abc import Callable

import msgspec

from bot.channels.wire import Outgoing


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """A sender's limits: ``per_second`` overall and ``chat_per_second`` to one address, with short bursts."""

    per_second: float
    burst: float = 1
    chat_per_second: float = 0
    """0: no limit of its own."""
    chat_burst: float = 3
    at_once: int = 16
    """Requests under way at the same time."""
    weigh: Callable[[Outgoing], int] = lambda _: 1
    """What one message counts for: segments, where a provider counts those."""

    @property
    def slack(self) -> float:
        """Seconds of sending ahead that one chat's burst allows."""
        return (self.chat_burst - 1) / self.chat_per_second if self.chat_per_second else NO_LIMIT


NO_LIMIT = 1e9

TELEGRAM = Rate(per_second=28, burst=2, chat_per_second=1, chat_burst=3)
"""About 30/s overall, in no second more; and 1/s a chat, of which short bursts pass."""


def texts(segments: float) -> Rate:
    """The limits of a sender of texts that carries so many segments a second (providers differ: docs/scaling.md)."""
    # A request to Twilio may take a quarter of a second; what comes a little too fast waits in Twilio's own queue.
    return Rate(per_second=segments, burst=max(30, segments), at_once=max(16, round(segments / 4)), weigh=weight)


def weight(message: Outgoing) -> int:
    """The segments of a text: what carriers count."""
    from bot.channels.segments import count  # noqa: PLC0415 - only where SMS is configured

    return count(str(message.fields["body"])).segments


class Bucket:
    """Tokens that refill with time. It may go into debt: what is sent in spite of it delays what comes after."""

    def __init__(self, rate: float, burst: float, at: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._at = at

    def tokens(self, at: float) -> float:
        """What is there at this moment."""
        self._tokens = min(self._burst, self._tokens + (at - self._at) * self._rate)
        self._at = at
        return self._tokens

    def take(self, weight: float, at: float) -> None:
        """Use tokens up, also ones that are not there yet."""
        self._tokens = self.tokens(at) - weight

    def ready_in(self, at: float) -> float:
        """Seconds until one whole token is there."""
        return max(0.0, (min(1.0, self._burst) - self.tokens(at)) / self._rate)


class Pace:
    """One sender's present pace: its buckets, and pauses after a refusal or a wrong configuration."""

    def __init__(self, rate: Rate, at: float) -> None:
        self.rate = rate
        self._all = Bucket(rate.per_second, rate.burst, at)
        self._chats: dict[str, Bucket] = {}
        self._paused_until = at
        self.refusals = 0
        self.halts = 0

    def room(self, at: float) -> int:
        """How many messages may leave now, apart from safety texts."""
        if self.pause_left(at) > 0:
            return 0
        # After a halt one message goes ahead to find out whether the configuration is right now.
        most = 1 if self.halts else self.rate.at_once
        return max(0, min(most, int(self._all.tokens(at) + 1e-9)))

    def busy(self, at: float) -> frozenset[str]:
        """The chats that had their share; quiet ones are forgotten on the way."""
        waits = {chat: bucket.ready_in(at) for chat, bucket in self._chats.items()}
        for chat, bucket in list(self._chats.items()):
            if bucket.tokens(at) >= self.rate.chat_burst:
                del self._chats[chat]
        return frozenset(chat for chat, wait in waits.items() if wait > 0)

    def sent(self, chat: str, message: Outgoing, at: float) -> None:
        """Count a message that leaves now."""
        self._all.take(self.rate.weigh(message), at)
        if self.rate.chat_per_second:
            bucket = self._chats.setdefault(chat, Bucket(self.rate.chat_per_second, self.rate.chat_burst, at))
            bucket.take(1, at)

    def ready_in(self, at: float) -> float:
        """Seconds until something that is held back by these limits may leave; 0 when nothing is."""
        held = [wait for bucket in self._chats.values() if (wait := bucket.ready_in(at)) > 0]
        overall = max(self._all.ready_in(at), self.pause_left(at))
        return overall or min(held, default=0.0)

    def pause(self, seconds: float, at: float) -> None:
        """Nothing but safety texts for so long."""
        self._paused_until = max(self._paused_until, at + seconds)

    def pause_left(self, at: float) -> float:
        """Seconds until the pause ends."""
        return max(0.0, self._paused_until - at)

    def went_well(self) -> None:
        """The provider took something: no pause is needed any more."""
        self.refusals = self.halts = 0
