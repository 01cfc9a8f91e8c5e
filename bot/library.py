"""Everything that can be said, read once at the start, and the two functions through which the logic answers."""

import datetime as dt
import functools
import gc
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.channels.wire import Inbound
from bot.settings import Settings
from bot.turns import Respond
from content.faults import ContentFaults, Fault
from content.guide import Language
from content.loading import load
from content.phrases import phrases_of
from content.search import Compare, build_index
from handlers import hearing, router, safety
from handlers.address import Address
from handlers.messages import Due, Event, OptOutType, Reply, Text, Turn
from handlers.records import Person, Plan
from handlers.scene import FixedText, Library, Programme, Scene
from handlers.understanding import opt_out_score, safety_signs
from scheduler import series

Meaning = TypeVar("Meaning")

Rest = tuple[dt.datetime, str, OptOutType]
"""The moment, the language of the sender's app, and what the provider answered already."""

CONTENT = Path(__file__).parents[1] / "content"


def read_library(programme: Programme, folder: Path = CONTENT, compare: Compare | None = None) -> Library:
    """The whole library. Errors: ContentFaults with what is wrong in the content folder."""
    guide = load(folder)
    sheets = [language.safety for language in guide.languages.values()]
    return Library(
        guide=guide,
        phrases=phrases_of(guide),
        series=meant("series.toml", lambda: series.read(guide.series)),
        rules=meant("*/safety.toml", lambda: safety_signs.compile_rules(sheets)),
        fixed=meant("*/safety.toml", lambda: {each.code: fixed_texts(each) for each in guide.languages.values()}),
        index=functools.cache(functools.partial(build_index, *guide.languages.values(), compare=compare)),
        programme=programme,
        words=hearing.own_words(guide),
    )


def make_ready(library: Library) -> None:
    """Make what is made when it is first asked for."""
    library.index()
    opt_out_score.make_ready()
    # All that was read stays for good. Unless told so, the garbage collector looks through it again and again: that was
    # a third of an alarm's time (docs/benchmarks.md).
    gc.freeze()


def meant(file: str, read: Callable[[], Meaning]) -> Meaning:
    """What a file that was loaded means. Errors: ContentFaults naming the file."""
    try:
        return read()
    except (ValueError, msgspec.ValidationError) as error:
        raise ContentFaults((Fault(file, 0, str(error).removeprefix(f"{file}: ")),)) from None


def fixed_texts(language: Language) -> dict[str, FixedText]:
    """A language's safety texts by key. Errors: msgspec.ValidationError naming what is wrong."""
    return msgspec.convert(language.safety.get("texts", {}), dict[str, FixedText])


def programme_of(settings: Settings, telegram: str = "") -> Programme:
    """How the bot introduces itself. ``telegram`` is its user name there, once Telegram has told it."""
    return Programme(
        name=settings.program_name,
        contact=settings.contact,
        telegram=telegram,
        phone=settings.twilio_from or settings.twilio_messaging_service_sid,
        provider_answers_opt_out=settings.has_sms and settings.twilio_opt_out == "provider",
    )


def responder(library: Library) -> Respond:
    """What turns ask: an event and its person in, a turn out. Fresh random digits are the only thing added here."""

    def respond(event: Event, here: Address, person: Person, plan: Plan, *rest: *Rest) -> Turn:
        now, hint, opt_out = rest
        scene = Scene(event=event, here=here, person=person, plan=plan, library=library, now=now)
        # Nobody who is only reminded is sent a code.
        code = "" if isinstance(event, Due) else f"{secrets.randbelow(10**6):06d}"
        return router.respond(msgspec.structs.replace(scene, hint=hint, opt_out=opt_out, code=code))

    return respond


def from_memory(library: Library, inbound: Inbound) -> Reply | None:
    """The fixed safety text for a message when nothing can be stored or a flow failed; None where there is no sign."""
    if not isinstance(inbound.event, Text):
        return None
    sign = safety_signs.read(inbound.event.body, library.rules)
    if sign is None or sign.level == safety.ASK_FEVER:
        return None
    return safety.text_for(bare(library, inbound), sign.key)


def apology(library: Library, inbound: Inbound) -> Reply:
    """What a person is told when a fault of ours ate their message."""
    return bare(library, inbound).reply("our-fault")


def bare(library: Library, inbound: Inbound) -> Scene:
    """A scene with nobody in it: enough for a fixed text in the language they write, or their app's."""
    said = inbound.event.body if isinstance(inbound.event, Text) else ""
    person = Person(id="", language=hearing.language(inbound.language, said, library.guide))
    now = dt.datetime.now(dt.UTC)
    return Scene(
        event=inbound.event, here=inbound.address, person=person, plan=Plan(id=""), library=library, now=now
    )  # fmt: skip
