"""Reading the guide: its six-entry menu (S00), a section's topics, one topic, and finding one by words."""

import msgspec

from content import gsm
from content.guide import MENU, Topic
from handlers import sharing_words
from handlers.ending import SEGMENTS
from handlers.messages import Choice, Reply, Turn
from handlers.records import Person
from handlers.scene import Scene
from handlers.understanding import meaning
from handlers.understanding.care_cues import is_medical

LEADS_ON = {
    "find-doctor": "find",
    "tell-doctor": "tell",
    "insurance-cover": "call",
    "questions-list": "questions",
    "different-opinion": "steps",
}
"""Topics that end in a flow: a button, by SMS what MORE shows after the last page."""
OWN_PAGE = {"prepare": ("questions-mine", "questions"), "after": ("after-next", "after")}
"""What a person can do in a section, under its topics."""
FOR_ALL = frozenset({"caregiver", "feelings", "about-bot"})
"""Topics that speak to a caregiver as to a patient."""
WORDS = 200
"""Characters of a question for the doctor: the whole of it, or its beginning."""
TITLES_A_PAGE = 6
"""As many titles as fit a text of three segments."""


def menu(scene: Scene, _: str) -> Turn:
    """The six sections (S00), and the person's own things."""
    sections = [scene.choice(f"menu-{name}", f"section:{name}") for name in MENU]
    own = [
        scene.choice("menu-list", "list"),
        scene.choice("menu-visit", "visit"),
        scene.choice("menu-settings", "settings"),
    ]
    return scene.turn(scene.page("menu-text", *sections, *own, columns=2))


def section(scene: Scene, argument: str) -> Turn:
    """The topics of one section, six at a time by SMS."""
    name, _, start = argument.partition("/")
    topics = in_section(scene, name)
    first = int(start or 0)
    most = TITLES_A_PAGE if scene.by_sms else len(topics)
    shown = topics[first : first + most]
    more = f"section:{name}/{first + most}" if first + most < len(topics) else ""
    choices = [Choice(label=topic.title, action=f"topic:{topic.id}") for topic in shown]
    if more:
        choices.append(scene.choice("more", more))
    if name in OWN_PAGE:
        choices.append(scene.choice(*OWN_PAGE[name]))
    page = scene.page("section", *choices, scene.choice("menu", "menu"), title=scene.say(f"menu-{name}"))
    return scene.turn(page, person=scene.told(more=more))


def in_section(scene: Scene, name: str) -> list[Topic]:
    """A section's topics in the guide's order, each in the person's language where it is translated."""
    topics = scene.library.guide.languages["en"].topics.values()
    return [scene.topic(topic.id)[0] for topic in topics if topic.menu == name]


def topic(scene: Scene, argument: str) -> Turn:
    """One topic: rich on Telegram, page by page on SMS."""
    topic_id, _, number = argument.partition("/")
    found, translated = scene.topic(topic_id)
    text, note = found.full, "" if translated else scene.say("in-english")
    page = int(number or 0)
    more = page + 1 < len(found.sms)
    further = f"topic:{topic_id}/{page + 1}" if more else LEADS_ON.get(topic_id, "")
    footer = scene.say(("reply-more" if further else "topic-end") + ("-first" if scene.unfinished else ""))
    short = "\n".join(filter(None, [note, found.sms[min(page, len(found.sms) - 1)], footer]))
    lead, brief = addressed(scene, topic_id)
    fits = gsm.size(f"{brief}\n{short}").segments <= SEGMENTS
    reply = Reply(
        text="\n\n".join(filter(None, [note, f"**{found.title}**", lead, text])),
        short=f"{brief}\n{short}" if brief and not page and fits else short,
        choices=() if scene.by_sms else onward(scene, found),
        replaces=True,
    )
    return scene.turn(reply, person=scene.told(more=further, offered=still_offered(scene)))


def addressed(scene: Scene, topic_id: str) -> tuple[str, str]:
    """Of whom the page speaks, in full and for a text message: it says "you", and means the one who is cared for."""
    if not scene.cares or topic_id in FOR_ALL:
        return "", ""
    return scene.say("topic-lead"), scene.say("topic-lead-sms")


def still_offered(scene: Scene) -> dict[str, tuple[str, ...]]:
    """A topic by SMS has no numbers of its own: those of its section still count, those of a checklist do not."""
    section = any(action.startswith("topic:") for action in scene.person.offered.get("sms", ()))
    return {channel: actions for channel, actions in scene.person.offered.items() if channel != "sms" or section}


def onward(scene: Scene, found: Topic) -> tuple[Choice, ...]:
    """Where to go from a topic: what is close to it, back, the menu."""
    close = [Choice(label=scene.topic(other)[0].title, action=f"topic:{other}") for other in found.see[:3]]
    way = LEADS_ON.get(found.id)
    guided = (scene.choice(f"{way}-start", way),) if way else ()
    first = (scene.choice("go-on", "resume"),) if scene.unfinished else ()
    return (*first, *guided, *close, scene.choice("back", "back"), scene.choice("menu", "menu"))


def search(scene: Scene, text: str) -> Turn | None:
    """Topics for the person's own words; a question about their treatment goes to their care team instead.

    To somebody who mourns no visit is spoken of: they have MENU where they want it.
    """
    if scene.plan.ended == "death":
        return None
    found = meaning.topics(text, scene.library.index())
    if found.route == "care_team":
        return care_team(msgspec.structs.replace(scene, person=pending(scene, text)))
    if found.route == "none" or not found.topics:
        return None
    if found.sure:
        return topic(scene, found.topics[0])
    titles = [Choice(label=scene.topic(name)[0].title, action=f"topic:{name}") for name in found.topics[:3]]
    reply = scene.reply("found", *titles, scene.choice("none-of-these", "none-of-these"))
    return scene.turn(reply, person=pending(scene, text))


def pending(scene: Scene, text: str) -> Person:
    """The person with the words that may become a question for their doctor: a button cannot carry them."""
    words = " ".join(text.split())
    return scene.told(pending=words if len(words) <= WORDS else f"{words[: WORDS - 3]}...")


def care_team(scene: Scene) -> Turn:
    """A question for those who know the person: it can go on their list."""
    keep = [scene.choice("keep-question", "question.keep")] if scene.person.pending else []
    return scene.turn(scene.reply("care-team", *keep, scene.choice("menu", "menu")))


def none_of_these(scene: Scene, _: str) -> Turn:
    """Nothing found was it: a question for a doctor, or one that we do not know; then the words may be shared."""
    words = scene.person.pending
    if not words or is_medical(words):
        return care_team(scene)
    keep = scene.choice("keep-question", "question.keep")
    return sharing_words.offered(scene, not_known(scene, keep, scene.choice("menu", "menu")), words)


def unknown(scene: Scene, _: str) -> Turn:
    """We do not know: say so, and who does. To somebody who mourns nothing is offered."""
    if scene.plan.ended == "death":
        return scene.turn(scene.reply("with-you"))
    return not_known(scene, scene.choice("menu", "menu"), scene.choice("help", "help"))


def not_known(scene: Scene, *choices: Choice) -> Turn:
    """That we do not know, and whom to call."""
    contact = scene.library.programme.contact
    # The contact may be that very help line.
    key = "unknown-contact" if contact and contact not in scene.say("unknown") else "unknown"
    return scene.turn(scene.reply(key, *choices, columns=2, contact=contact))


def courtesy(scene: Scene, word: str) -> Turn | None:
    """A goodbye, a thank you, or a yes or no to nothing. After a question a no is one that it does not know.

    An OK of somebody who read something before the first questions were over goes on with them.
    """
    if scene.unfinished and not scene.person.asking and word in ("ACK", "YES"):
        return scene.turn(then="resume")
    if word == "BYE":
        return scene.turn(scene.reply("goodbye"))
    if word == "ACK":
        return scene.turn(scene.reply("with-you" if scene.plan.ended == "death" else "acknowledged"))
    if word not in ("YES", "NO") or (scene.person.asking and scene.person.step):
        return None
    return scene.turn(scene.reply("acknowledged" if word == "YES" else "not-yet"))


def more(scene: Scene, _: str) -> Turn:
    """MORE: the next page of what was last read."""
    if not scene.person.more:
        return scene.turn(scene.reply("no-more", scene.choice("menu", "menu")))
    return scene.turn(then=scene.person.more)


def unreadable(scene: Scene, argument: str) -> Turn:
    """A photo, a voice message and the like: nothing is kept, and the person is told what works instead."""
    return scene.turn(
        scene.reply(f"unreadable-{argument}"), then="" if scene.person.welcomed or argument == "group" else "welcome"
    )
