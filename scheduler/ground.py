"""One person's outlook with what every rule needs derived from it once: the window, the visit, the beginning."""

import datetime as dt
import zoneinfo

import msgspec

from scheduler import workdays
from scheduler.series import Outlook, Series
from scheduler.window import Window

WEEK = dt.timedelta(days=7)


class Appointment(msgspec.Struct, frozen=True):
    """The visit: its moment, and its day at the clinic."""

    at: dt.datetime
    day: dt.date


class Calendar(msgspec.Struct, frozen=True):
    """When texts may come to one person: the window of their day, the weekdays they chose, and whether they chose."""

    window: Window
    days: frozenset[int]
    choosy: bool

    def suits(self, day: dt.date, *, office: bool) -> bool:
        """Whether a text may come that day: one that was chosen, and where ``office``, one on which offices answer.

        Who chose the weekend alone gets those texts at the weekend: their choice counts more.
        """
        chosen = self.days
        return day.weekday() in chosen and (not office or not chosen & workdays.WEEKDAYS or workdays.is_workday(day))


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """One person's outlook with what is derived from it once."""

    series: Series
    outlook: Outlook
    calendar: Calendar
    visit: Appointment | None
    anchor: dt.datetime
    """When the present series began: the visit was set, moved or called off, or the person opted in after that."""
    floor: dt.datetime
    """The first open hour after that."""

    @property
    def window(self) -> Window:
        """The open hours of the recipient's day."""
        return self.calendar.window


def ground(series: Series, outlook: Outlook) -> Ground:
    """Derive what every rule needs. Errors: ZoneInfoNotFoundError or ValueError for an unknown zone."""
    window = Window(zoneinfo.ZoneInfo(outlook.zone), outlook.opens, outlook.closes)
    clinic = zoneinfo.ZoneInfo(outlook.visit_zone or outlook.zone)
    at = outlook.visit_at
    anchor = began(outlook)
    return Ground(
        series=series,
        outlook=outlook,
        calendar=Calendar(window, outlook.days, outlook.choosy),
        visit=Appointment(at, at.astimezone(clinic).date()) if at else None,
        anchor=anchor,
        floor=window.hour_after(anchor),
    )


def began(outlook: Outlook) -> dt.datetime:
    """When the present series began. Somebody may set a visit first and agree later: only then does anything begin."""
    return max(outlook.began_at, outlook.visit_set_at or outlook.began_at)
