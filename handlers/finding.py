"""Finding a doctor, a center or a help line (S22–S24, content-map §5): links where they open, else whom to call."""

import datetime as dt

from content.guide import Finder
from content.phrases import Markup, escape
from handlers import sms_pages
from handlers.messages import Choice, Turn
from handlers.moments import in_words
from handlers.scene import Scene

KINDS = ("doctor", "centre", "line")


def find(scene: Scene, argument: str) -> Turn:
    """What to look for, or the places of one kind: "line", "line/3" from the fourth on."""
    kind, _, start = argument.partition("/")
    return places(scene, kind, int(start or 0)) if kind in KINDS else kinds(scene)


def kinds(scene: Scene) -> Turn:
    """A doctor, a center, or a person on the phone?"""
    choices = [scene.choice(f"find-{kind}", f"find:{kind}") for kind in KINDS]
    page = scene.page("find-what", *choices, scene.choice("menu", "menu"))
    return scene.turn(page, person=scene.told(more=""))


def places(scene: Scene, kind: str, first: int) -> Turn:
    """The places of this kind: all at once with links, or as many as a text message holds."""
    found = [finder for finder in scene.library.guide.finders if finder.kind == kind][first:]
    lines = [by_phone(scene, finder) if scene.by_sms else in_full(scene, finder) for finder in found]
    title = scene.say(f"find-{kind}")
    frame = scene.say("find-places-sms", title=title, lines="", footer=scene.say("reply-more"))
    count = sms_pages.fitting(lines, frame) if scene.by_sms else len(lines)
    more = f"find:{kind}/{first + count}" if count < len(lines) else ""
    others = [scene.choice(f"find-{other}", f"find:{other}") for other in KINDS if other != kind]
    page = scene.page(
        "find-places",
        *(() if scene.by_sms else (*links(scene, found), *others, scene.choice("menu", "menu"))),
        title=title,
        lines=Markup(("\n" if scene.by_sms else "\n\n").join(lines[:count])),
        footer=scene.say("reply-more" if more else "topic-end"),
    )
    return scene.turn(page, person=scene.told(more=more))


def links(scene: Scene, found: list[Finder]) -> list[Choice]:
    """A button for each place that has a page."""
    return [Choice(label=name_of(scene, finder).partition(":")[0], url=finder.url) for finder in found if finder.url]


def in_full(scene: Scene, finder: Finder) -> str:
    """A place with its number, what to say there, and when somebody last tried both."""
    name = name_of(scene, finder)
    words = (f"**{escape(name)}**", escape(finder.phone), escape(said(scene, finder)), f"*{checked(scene, finder)}*")
    return "\n".join(filter(None, words))


def by_phone(scene: Scene, finder: Finder) -> str:
    """Whom to call and what to say; the place's name only where it names no illness."""
    name = name_of(scene, finder).partition(":")[0]
    shown = f"{name}: " if sms_pages.veiled(scene, name) == name else ""
    words = f"{shown}{finder.phone}. {said(scene, finder)} ({checked(scene, finder)})"
    return escape(sms_pages.veiled(scene, words))


def name_of(scene: Scene, finder: Finder) -> str:
    """Its name in the person's language, else in English."""
    return finder.name.get(scene.language) or finder.name["en"]


def said(scene: Scene, finder: Finder) -> str:
    """What to say there, in the person's language, else in English."""
    return finder.say.get(scene.language) or finder.say.get("en", "")


def checked(scene: Scene, finder: Finder) -> str:
    """When somebody last opened the link and called the number."""
    if not finder.checked_on:
        return scene.say("find-unchecked")
    day = dt.datetime.fromisoformat(finder.checked_on)
    return scene.say("find-checked", day=in_words(day, scene.language, timed=False, now=scene.now))
