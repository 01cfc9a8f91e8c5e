"""Questions for the doctor: chosen from the guide or in one's own words, in one's own order, three to five of them.

Prompt lists help most when the doctor goes through them, so the list is made to be handed over at the start of the
visit. Questions about the outlook stand apart: they are shown to those who ask for them (docs/safety.md).
"""

from content.phrases import Markup
from handlers import asking
from handlers.asking import MOST, Listing, in_pieces, mine, too_long, visited
from handlers.messages import Choice, Turn
from handlers.records import Plan, Step, ToAsk
from handlers.scene import Scene
from handlers.understanding import commands

ITEM = "P21"
ENOUGH, BEST = 3, 5
THEMES = ("diagnosis", "plan", "centre", "both", "close")
OUTLOOK = "outlook"


def questions(scene: Scene, argument: str) -> Turn:
    """My list, numbered, and what can be done with it."""
    wishes = asking.chosen(scene)
    count = len(wishes)
    rows = [(asking.wording(scene, asked), f"question:{asked.id}") for asked in wishes]
    first = int(argument or 0)
    head = scene.say("questions-notes" if visited(scene) else "questions-list", count=count)
    listing = Listing(head=head, rows=rows, tail=deeds(scene), page="questions:", first=first if first < count else 0)
    leaf = asking.leafed(scene, listing)
    hint = scene.say("questions-after" if visited(scene) else "questions-before")
    key = "questions" if count else "questions-none"
    page = scene.page(key, *leaf.choices, count=count, lines=leaf.lines, hint=hint, head=Markup(head))
    return scene.turn(page, person=scene.told(more=leaf.more))


def deeds(scene: Scene) -> list[Choice]:
    """What can be done with the list as a whole."""
    count = len(asking.chosen(scene))
    ready = count >= ENOUGH and not visited(scene) and scene.plan.items.get(ITEM) != "done"
    return [
        *([scene.choice("questions-ready", f"tick:{ITEM}")] if ready else []),
        scene.choice("questions-choose", "questions.themes"),
        scene.choice("questions-write", "questions.write"),
        *([scene.choice("questions-show", "questions.show")] if count else []),
        *([] if scene.by_sms else [scene.choice("menu", "menu")]),
    ]


def themes(scene: Scene, _: str) -> Turn:
    """What the question is about; the hard ones only for who wants them."""
    choices = [scene.choice(f"theme-{name}", f"questions.theme:{name}") for name in (*THEMES, OUTLOOK)]
    return scene.turn(scene.page("question-themes", *choices, mine(scene)))


def theme(scene: Scene, argument: str) -> Turn:
    """The questions of one theme that are not on the list yet; choosing one adds it."""
    name, _, start = argument.partition("/")
    taken = {asked.id for asked in scene.plan.to_ask}
    every = asking.guide_questions(scene).values()
    rows = [(q.text, f"question.add:{q.id}") for q in every if theme_of(scene, q.id) == name and q.id not in taken]
    if not rows:
        return scene.turn(scene.reply("theme-empty"), then="questions")
    head = scene.say("about-outlook" if name == OUTLOOK else "about-theme", note=Markup(so_far(scene)))
    first = int(start or 0)
    listing = Listing(head=head, rows=rows, tail=[mine(scene)], page=f"questions.theme:{name}/", first=first)
    leaf = asking.leafed(scene, listing)
    page = scene.page("questions-of", *leaf.choices, head=Markup(head), lines=leaf.lines)
    return scene.turn(page, person=scene.told(more=leaf.more))


def theme_of(scene: Scene, question_id: str) -> str:
    """A question's theme; those about the outlook are a theme of their own."""
    question = asking.guide_questions(scene)[question_id]
    return OUTLOOK if question.outlook else question.theme


def so_far(scene: Scene) -> str:
    """How many there are; past five also that fewer work better."""
    count = len(asking.chosen(scene))
    return scene.say("questions-many" if count > BEST else "questions-count", count=count)


def add(scene: Scene, argument: str) -> Turn:
    """One of the guide's goes on the list; the same theme stays open for the next."""
    if argument not in asking.guide_questions(scene) or any(asked.id == argument for asked in scene.plan.to_ask):
        return scene.turn(then="questions")
    if len(scene.plan.to_ask) >= MOST:
        return full(scene)
    return scene.turn(plan=with_one(scene, ToAsk(id=argument)), then=f"questions.theme:{theme_of(scene, argument)}")


def with_one(scene: Scene, asked: ToAsk) -> Plan:
    """The plan with one question more."""
    return scene.planned(to_ask=(*scene.plan.to_ask, asked))


def full(scene: Scene) -> Turn:
    """Ten are there: one has to go first."""
    return scene.turn(scene.reply("questions-full", count=MOST), then="questions")


def write(scene: Scene, _: str) -> Turn:
    """A question in one's own words."""
    if len(scene.plan.to_ask) >= MOST:
        return full(scene)
    return scene.turn(
        scene.reply("question-write", most=asking.LONGEST), person=scene.told(step=Step("questions.write"))
    )


def own_words(scene: Scene, text: str) -> Turn | None:
    """The words: any text that is no command."""
    if commands.read(text, scene.language, "any"):
        return None
    words = " ".join(text.split())
    return too_long(scene, words) if len(words) > asking.LONGEST else own(scene, words)


def own(scene: Scene, words: str) -> Turn:
    """One's own question goes on the list, as it was written."""
    person = scene.told(step=None, pending="")
    known = any(asked.words == words for asked in scene.plan.to_ask)
    plan = scene.plan if known else with_one(scene, ToAsk(id=asking.next_own(scene.plan.to_ask), words=words))
    key = "question-many" if len(plan.to_ask) > BEST else "question-added"
    return scene.turn(scene.reply(key, count=len(plan.to_ask)), person=person, plan=plan, then="questions")


def keep(scene: Scene, _: str) -> Turn:
    """What was asked of the bot a moment ago becomes a question for the doctor."""
    if not scene.person.pending:
        return scene.turn(then="questions.write")
    if len(scene.plan.to_ask) >= MOST:
        return full(scene)
    return own(scene, scene.person.pending)


def show(scene: Scene, argument: str) -> Turn:
    """The list alone, to hand over or read aloud at the start of the visit."""
    if not asking.chosen(scene):
        return scene.turn(then="questions")
    text = "\n".join([scene.item(ITEM).script, *asking.lines(scene)])
    return in_pieces(scene, text, (mine(scene),), "questions.show:", int(argument or 0))
