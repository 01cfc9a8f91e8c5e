"""One person and the pure router: events in, turns out, without store or channels. For tables of single moments."""

import datetime as dt
from collections.abc import Mapping

import msgspec
from talking import LIBRARY

from handlers import router
from handlers.address import Address
from handlers.messages import Due, Event, Reply, Tap, Text, Turn
from handlers.outlook import outlook
from handlers.records import Line, Person, Plan, Step, Visit
from handlers.scene import Library, Scene
from scheduler import plan as planning

CHAT, PHONE = Address("telegram", "1001"), Address("sms", "+12125550123")
NOON = dt.datetime(2026, 11, 2, 17, 0, tzinfo=dt.UTC)
"""A Monday, noon in New York."""
CODE = "123456"
AGREED = Line(address=PHONE, state="agreed", agreed_at=NOON - dt.timedelta(days=1))
VISIT = Visit(at=dt.datetime(2026, 12, 1, 14, 30), zone="America/New_York", set_at=NOON, pace="standard")  # noqa: DTZ001 - the clinic's wall clock
KNOWN = Person(
    id="p1",
    lines=(AGREED,),
    language="en",
    zone="America/New_York",
    zone_confirmed=True,
    role="patient",
    welcomed=True,
    began_at=NOON - dt.timedelta(days=1),
    remind_on="sms",
)
"""A patient who came through the first questions by SMS."""
EMPTY = Plan(id="v1")


class Actor:
    """One person who does things; ``turn`` is what the last one led to."""

    def __init__(
        self, person: Person = KNOWN, plan: Plan = EMPTY, here: Address = PHONE, library: Library = LIBRARY
    ) -> None:
        self.person, self.plan, self.here, self.library = person, plan, here, library
        self.now = NOON
        self.turn = Turn(person=person, plan=plan)

    def scene(self, event: Event) -> Scene:
        """The moment of this event."""
        return Scene(
            event=event,
            here=self.here,
            person=self.person,
            plan=self.plan,
            library=self.library,
            now=self.now,
            code=CODE,
        )

    def meets(self, event: Event) -> Turn:
        """The event happens; its turn is kept."""
        self.turn = router.respond(self.scene(event))
        self.person, self.plan = self.turn.person, self.turn.plan
        return self.turn

    def says(self, *texts: str) -> str:
        """The person writes, once or more; what they read after the last."""
        for text in texts:
            self.meets(Text(text))
        return self.heard

    def taps(self, *actions: str) -> str:
        """The person presses buttons of the newest message; what they read after the last."""
        for action in actions:
            self.meets(Tap(action, self.person.version, "77"))
        return self.heard

    def rings(self) -> bool:
        """The clock goes to the next alarm, which rings; False where none is planned."""
        view = outlook(self.person, self.plan, self.library.series, self.now)
        alarm = planning.next_alarm(self.library.series, view, self.now)
        if alarm is not None:
            self.now = max(self.now, alarm.at)
            self.meets(Due())
        return alarm is not None

    @property
    def heard(self) -> str:
        """Everything said in the last turn."""
        return "\n".join(shown(reply, by_sms=self.here.channel == "sms") for reply in self.turn.replies)

    @property
    def offered(self) -> tuple[str, ...]:
        """The actions of the last turn's choices."""
        return tuple(choice.action for reply in self.turn.replies for choice in reply.choices if choice.action)


def shown(reply: Reply, *, by_sms: bool) -> str:
    """The words of a reply and its choices' labels."""
    words = reply.short if by_sms and reply.short else reply.text
    return "\n".join([words, *(choice.label for choice in reply.choices)])


def known(**changes: object) -> Person:
    """The known patient with these fields changed."""
    return msgspec.structs.replace(KNOWN, **changes)


def planned(**changes: object) -> Plan:
    """An empty plan with these fields changed."""
    return msgspec.structs.replace(EMPTY, **changes)


def asked(name: str, data: Mapping[str, str] | None = None, **changes: object) -> Person:
    """The known patient who was asked this step's question a moment ago."""
    return known(step=Step(name, data or {}), asking=True, **changes)
