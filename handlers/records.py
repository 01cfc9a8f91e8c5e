"""The two documents a turn reads and writes: the person, and the plan they prepare. Frozen; change by ``replace``.

They are stored encrypted as one document each, with ``FORM`` as the version of their shape. A new field needs a
default; any other change needs a step in ``bot/storage/documents.py`` and a stored sample in its test.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from handlers.address import Address, Channel
from scheduler.series import Pace, Said

FORM = 1
CONSENT_VERSION = "2026-11"
"""Which wording of the consent questions was agreed to; it changes with the wording."""

Role = Literal["", "patient", "caregiver", "looking"]
LineState = Literal["proven", "agreed", "stopped", "dead"]
ItemState = Literal["asked", "done", "not_needed"]
Place = Literal["", "clinic", "video", "phone"]
Outcome = Literal["", "same", "different", "unsure", "not_happened"]
Differs = Literal["", "diagnosis", "plan", "both"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One address of the person. ``proven``: it is theirs; ``agreed``: it opted in to reminders by itself."""

    address: Address
    state: LineState = "proven"
    agreed_at: dt.datetime | None = None


class Step(msgspec.Struct, frozen=True):
    """What the bot waits for: the step's name in ``steps.STEPS`` and what it already knows."""

    name: str
    data: Mapping[str, str] = {}


class Code(msgspec.Struct, frozen=True):
    """A six-digit code on its way to a phone: only its scrypt hash is kept. Single use, ten minutes, five tries."""

    phone: str
    digest: str
    expires_at: dt.datetime
    tries: int = 0


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person and where they are in the conversation, the same behind all their channels."""

    id: str
    lines: tuple[Line, ...] = ()
    language: str = ""
    zone: str = ""
    zone_confirmed: bool = False
    role: Role = ""
    relation: str = ""
    """Whom a caregiver cares for: mother, father, husband, wife, child, other."""
    welcomed: bool = False
    version: int = 0
    """Counts what was offered: a button carries it, so an old one is recognised."""
    step: Step | None = None
    asking: bool = False
    """The step's question was the last thing said here: only then a bare OK answers it."""
    trail: tuple[str, ...] = ()
    """Actions that BACK returns to, newest last."""
    offered: Mapping[str, tuple[str, ...]] = {}
    """Channel → the actions behind "1. 2. 3." of the last message there."""
    listed: tuple[str, ...] = ()
    """Items as last numbered in a list or reminder: DONE 2 means the second."""
    undo: tuple[str, ...] = ()
    """Items whose last change UNDO takes back."""
    undo_by: str = ""
    """The action that takes back what was done last, where it was no change of items' states."""
    more: str = ""
    """The action that MORE goes on with."""
    code: Code | None = None
    invited: Channel | Literal[""] = ""
    """A line of that channel was asked to opt in by itself and has not answered yet."""
    remind_on: Channel | Literal[""] = ""
    private: bool = False
    """Reminders say only how many things are due."""
    show_time: bool = False
    """The visit's time may stand in a reminder."""
    daily: bool = False
    """One text a day is fine when the visit is near."""
    hour: int = 10
    """Reminders come from that hour on, by the person's clock."""
    days: tuple[int, ...] = ()
    """The weekdays on which they come, 0 is Monday; empty: any day."""
    seldom: bool = False
    """At most one reminder a week, besides those around the visit (docs/reminders.md)."""
    began_at: dt.datetime | None = None
    stopped: bool = False
    stopped_at: dt.datetime | None = None
    """When STOP was said: a START that was said before it, and came late, does not undo it."""
    paused: bool = False
    snoozed_until: dt.datetime | None = None
    held_since: dt.datetime | None = None
    before_hold: Step | None = None
    """The step an emergency text interrupted: SAFE leads back to it."""
    pending: str = ""
    """Words that may become a question for the doctor: kept only as long as the button that offers it."""
    to_share: str = ""
    """Words that were not understood, masked: kept until the next message, in case that one shares them."""
    share_after: dt.datetime | None = None
    """Before that nobody asks whether a message may be shared."""
    said: tuple[Said, ...] = ()
    seen_at: dt.datetime | None = None


COUNTS_FOR_REMINDERS = (
    *("language", "zone", "role", "relation", "remind_on", "private", "show_time", "daily", "hour", "days", "seldom"),
    *("paused", "snoozed_until", "held_since"),
)
"""The fields of a person on which it depends whether, when and in what words a reminder comes."""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The second-opinion visit: local wall time in the clinic's own zone."""

    at: dt.datetime
    """Naive: the wall clock at the clinic."""
    timed: bool = True
    """False while only the day is known: ``at`` is then noon."""
    zone: str
    set_at: dt.datetime
    pace: Pace
    """Set when the visit is set or moved, never re-derived as days pass (content-map §2)."""
    by: Place = ""
    """Where it takes place; empty while nobody told."""


class ToAsk(msgspec.Struct, frozen=True, kw_only=True):
    """One question on the list for the doctor, and what the doctors answered, as the person noted it."""

    id: str
    """The guide's id; "own-1", "own-2" … for the person's own."""
    words: str = ""
    """The person's own words; empty for one of the guide's, which is shown in the language of the moment."""
    second: str = ""
    first: str = ""


class OwnItem(msgspec.Struct, frozen=True):
    """Something that the person's clinic asked for, in the person's words: an item beside P00–P32."""

    id: str
    """C1, C2 …; never given twice, since an old button may carry it."""
    words: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is prepared: the visit, the checklist's states, the answer to P00."""

    id: str
    visit: Visit | None = None
    cleared_at: dt.datetime | None = None
    """When the last visit was called off: the series without a visit begins again then."""
    acute: bool = False
    """An acute, blast-phase or unknown type, or treatment due within 7 days: P00 leads (content-map §2)."""
    wait: Literal["", "days", "start_now", "not_asked"] = ""
    """The answer to P00."""
    wait_days: int | None = None
    in_hospital: bool = False
    items: Mapping[str, ItemState] = {}
    """Only what is no longer "to do"."""
    own: tuple[OwnItem, ...] = ()
    """What was added to the checklist, the oldest first."""
    own_given: int = 0
    """The number of the last id given to one."""
    call: Mapping[str, str] = {}
    """Question of the insurer's call → what they said; empty where it was left out."""
    called_on: dt.date | None = None
    """The day, where the person is, on which the last of these was noted."""
    outcome: Outcome = ""
    differs: Differs = ""
    """What it is that differs between the two opinions."""
    to_ask: tuple[ToAsk, ...] = ()
    """Questions for the doctor, the most important first."""
    ended: Literal["", "death", "closed"] = ""
