"""People for property tests: in odd zones, with moved visits, other plans, snoozes, and texts already said."""

import datetime as dt
import zoneinfo

import msgspec
from hypothesis import strategies as st

from scheduler.plan import coming
from scheduler.series import Outlook, Said, Series

ZONES = (
    "America/New_York", "America/Los_Angeles", "America/Phoenix", "America/Puerto_Rico", "Pacific/Honolulu",
    "America/St_Johns", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Cairo",
)  # fmt: skip
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
ITEMS = tuple(f"P{number:02}" for number in range(33))
FIRST = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)

moments = st.integers(0, 6 * 365 * 24 * 60).map(lambda minutes: FIRST + dt.timedelta(minutes=minutes))
some_items = st.one_of(st.just(frozenset(ITEMS)), st.just(frozenset[str]()), st.frozensets(st.sampled_from(ITEMS)))


class Seen(msgspec.Struct, frozen=True):
    """An outlook and the moment at which it is looked at."""

    outlook: Outlook
    now: dt.datetime

    def local(self, moment: dt.datetime) -> dt.datetime:
        """The moment on the recipient's wall clock."""
        return moment.astimezone(zoneinfo.ZoneInfo(self.outlook.zone))

    @property
    def visit_day(self) -> dt.date:
        """The visit's day at the clinic."""
        assert self.outlook.visit_at
        return self.outlook.visit_at.astimezone(zoneinfo.ZoneInfo(self.outlook.visit_zone)).date()


@st.composite
def outlooks(draw: st.DrawFn, *, visit: bool | None = None, near: bool = False) -> Seen:
    """Somebody who just opted in or set a visit. ``near``: recipient and clinic share a zone."""
    now, zone = draw(moments), draw(st.sampled_from(ZONES))
    has_visit = draw(st.booleans()) if visit is None else visit
    days = draw(st.one_of(st.integers(1, 9), st.integers(-9, 60)))
    span = days * DAY + draw(st.integers(0, 23)) * dt.timedelta(hours=1)
    outlook = Outlook(
        zone=zone,
        began_at=now,
        visit_at=now + span if has_visit else None,
        visit_zone=zone if near else draw(st.sampled_from(ZONES)),
        visit_set_at=now if has_visit else None,
        urgent=draw(st.booleans()),
        agreed=draw(st.booleans()),
        open_items=draw(some_items),
    )
    return Seen(outlook, now)


@st.composite
def histories(draw: st.DrawFn, series: Series) -> Seen:
    """Somebody with a past: texts of this series before the visit was set or moved, and of another plan."""
    before = draw(outlooks())
    now = before.now + draw(st.integers(0, 40)) * DAY + draw(st.integers(0, 23)) * dt.timedelta(hours=1)
    said = tuple(Said(a.at, a.touch, a.items) for a in coming(series, before.outlook, before.now) if a.at < now)
    after = draw(outlooks())
    other = draw(st.lists(st.integers(-8, 60), max_size=4, unique=True))
    outlook = msgspec.structs.replace(
        before.outlook,
        visit_at=after.outlook.visit_at and now + (after.outlook.visit_at - after.now),
        visit_zone=after.outlook.visit_zone,
        visit_set_at=now,
        said=said,
        said_elsewhere=tuple(now + days * DAY for days in other),
        snoozed_until=draw(st.one_of(st.none(), st.integers(0, 8).map(lambda days: now + days * DAY))),
    )
    return Seen(outlook, now)
