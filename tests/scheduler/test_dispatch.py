"""Claim, turn, again: what one round does."""

import asyncio
import datetime as dt

import structlog

from scheduler.dispatch import Round, Work, dispatch

NOW = dt.datetime(2026, 3, 2, 15, 0, tzinfo=dt.UTC)
NEXT = NOW + dt.timedelta(hours=1)


class Seats:
    """Due seats in memory: a claim takes them away, and ``broken`` ones fail in their turn."""

    def __init__(self, due: list[str], broken: set[str] | None = None, *, leases: bool = True) -> None:
        self.due, self.broken, self.leases = due, broken or set(), leases
        self.turned: list[str] = []
        self.claims: list[int] = []
        self.together: list[int] = []
        self.under_way = self.most_under_way = 0

    def work(self, batch: int = 3) -> Work[str]:
        """What the dispatch is given."""
        return Work(
            claim=self.claim,
            turns=self.all,
            turn=self.turn,
            upcoming=self.upcoming,
            now=lambda: NOW,
            batch=batch,
            at_once=2,
        )

    async def claim(self, now: dt.datetime, at_most: int) -> list[str]:
        """Take so many."""
        assert now == NOW
        self.claims.append(at_most)
        taken = self.due[:at_most]
        if self.leases:
            self.due = self.due[at_most:]
        return taken

    async def all(self, seats: list[str]) -> None:
        """Note all of them, or none."""
        if self.broken & set(seats):
            raise RuntimeError(seats)
        self.together.append(len(seats))
        self.turned.extend(seats)

    async def turn(self, seat: str) -> None:
        """Note it, or fail."""
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        if seat in self.broken:
            raise RuntimeError(seat)
        self.turned.append(seat)

    async def upcoming(self) -> dt.datetime | None:
        """The next alarm."""
        return NEXT


async def test_everything_due_gets_its_turn() -> None:
    """Batches are claimed until nothing is left, and the next due time comes back."""
    seats = Seats(["a", "b", "c", "d", "e"])

    assert await dispatch(seats.work()) == Round(turned=5, failed=0, next_at=NEXT)
    assert (sorted(seats.turned), seats.claims, seats.together) == (["a", "b", "c", "d", "e"], [3, 3, 3], [3, 2])


async def test_nothing_due() -> None:
    """A round with nothing due costs one claim."""
    seats = Seats([])

    assert await dispatch(seats.work()) == Round(turned=0, failed=0, next_at=NEXT)
    assert seats.claims == [3]


async def test_one_broken_turn_stops_nobody_else() -> None:
    """A turn that fails is counted and logged by its kind alone; the others go on, in this batch and the next."""
    seats = Seats(["a", "b", "c", "d"], broken={"b"})

    with structlog.testing.capture_logs() as logs:
        done = await dispatch(seats.work())

    assert done == Round(turned=3, failed=1, next_at=NEXT)
    assert sorted(seats.turned) == ["a", "c", "d"]
    assert seats.most_under_way == 2
    assert logs == [
        {"event": "alarms_are_rung_one_by_one", "error": "RuntimeError", "log_level": "warning"},
        {"event": "alarm_turn_failed", "error": "RuntimeError", "log_level": "error"},
    ]


async def test_a_round_ends_where_no_turn_works() -> None:
    """Where every turn fails, and the same seats are claimed again, the round ends instead of going on for ever."""
    seats = Seats(["a", "b"], broken={"a", "b"}, leases=False)

    assert await dispatch(seats.work()) == Round(turned=0, failed=2, next_at=NEXT)
