"""When one person may be written to: their days and open hours, in their own zone.

Wall-clock times become UTC only here, so that a change of clocks or a date line is met in one place.
"""

import datetime as dt
import functools
import zoneinfo

import msgspec

LEAD = dt.timedelta(minutes=5)
"""A text that follows from the conversation does not come on its heels."""

GRACE = dt.timedelta(seconds=59)
"""The last minute of the window is inside: a clock that ticks a few seconds late still says what is due at closing."""


class Window(msgspec.Struct, frozen=True):
    """The recipient's zone and open hours, both ends inclusive. Moments are aware, in UTC."""

    zone: zoneinfo.ZoneInfo
    opens: dt.time
    closes: dt.time

    def day(self, moment: dt.datetime) -> dt.date:
        """The calendar day that it is for the recipient."""
        return _day(self.zone, moment)

    def has(self, day: dt.date) -> bool:
        """Whether the zone has that day: one that moves over the date line leaves one out."""
        return self.day(self.opening(day)) == day

    def opening(self, day: dt.date) -> dt.datetime:
        """The first moment of that day's window."""
        return self._moment(day, self.opens)

    def closing(self, day: dt.date) -> dt.datetime:
        """The last moment of that day's window."""
        return self._moment(day, self.closes)

    def hour_after(self, moment: dt.datetime, lead: dt.timedelta = LEAD) -> dt.datetime:
        """The next open hour: the next full hour in the window at least ``lead`` away.

        Where that hour lies past the window's end, but ``moment`` does not, it is the end of the window.
        """
        local = moment.astimezone(self.zone).replace(tzinfo=None) + lead
        day, hour = local.date(), dt.datetime.combine(local.date(), dt.time(local.hour))
        full = hour if hour == local else hour + dt.timedelta(hours=1)
        # Compared on the wall clock: the hours of a day are the recipient's, whatever the clocks did that night.
        if full.date() > day or full.time() > self.closes:
            last = self.closing(day)
            return last if last >= moment else self.opening(day + dt.timedelta(days=1))
        return self._moment(day, max(full.time(), self.opens))

    def _moment(self, day: dt.date, time: dt.time) -> dt.datetime:
        return _moment(self.zone, day, time)


# Planning asks for the same days and hours again and again, and in a zone everybody's morning is the same.
@functools.lru_cache(maxsize=16_384)
def _day(zone: zoneinfo.ZoneInfo, moment: dt.datetime) -> dt.date:
    return moment.astimezone(zone).date()


@functools.lru_cache(maxsize=16_384)
def _moment(zone: zoneinfo.ZoneInfo, day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, zone).astimezone(dt.UTC)
