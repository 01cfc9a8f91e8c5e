"""Questions for the doctor: chosen from the guide or in one's own words, in one's own order, three to five of them.

Prompt lists help most when the doctor goes through them, so the list is made to be handed over at the start of the
visit. Questions about the outlook stand apart: they are shown to those who ask for them (docs/safety.md).
"""

from content.phrases import Markup
from handlers import asking
from handlers.asking import Listing
from handlers.messages import Choice, Turn
from handlers.outlook import aware
from handlers.records import Plan, Step, ToAsk
from handlers.scene import Scene
from handlers.understanding import commands

ITEM = "P21"
ENOUGH, BEST = 3, 5
MOST = 10
"""More than that nobody gets through in one visit."""
THEMES = ("diagnosis", "plan", "centre", "both", "close")
OUTLOOK = "outlook"
DOCTORS = ("second", "first")
DIFFERING = ("different", "unsure")


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


def visited(scene: Scene) -> bool:
    """Whether the visit's moment has passed: from then on there are answers to note."""
    return scene.plan.visit is not None and aware(scene.plan.visit) <= scene.now


def themes(scene: Scene, _: str) -> Turn:
    """What the question is about; the hard ones only for who wants them."""
    choices = [scene.choice(f"theme-{name}", f"questions.theme:{name}") for name in (*THEMES, OUTLOOK)]
    return scene.turn(scene.page("question-themes", *choices, mine(scene)))


def mine(scene: Scene) -> Choice:
    """Back to the list."""
    return scene.choice("questions-mine", "questions")


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


def too_long(scene: Scene, words: str) -> Turn:
    """Ask for it once more, shorter."""
    step = scene.person.step
    again = Step(step.name, dict(step.data)) if step else None
    reply = scene.reply("question-too-long", count=len(words), most=asking.LONGEST)
    return scene.turn(reply, person=scene.told(step=again))


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


def question(scene: Scene, argument: str) -> Turn:
    """One question whole, with the answers noted, and what can be done with it."""
    asked_id, _, start = argument.partition("/")
    wishes = asking.chosen(scene)
    place = next((place for place, asked in enumerate(wishes) if asked.id == asked_id), None)
    if place is None:
        return scene.turn(then="questions")
    asked = wishes[place]
    texts = [scene.say("question-line", number=place + 1, words=asking.wording(scene, asked)), *noted(scene, asked)]
    choices = (*moves(scene, asked.id, place), *notes(scene, asked.id), mine(scene))
    return in_pieces(scene, "\n\n".join(texts), choices, f"question:{asked_id}/", int(start or 0))


def in_pieces(scene: Scene, text: str, choices: tuple[Choice, ...], page: str, number: int) -> Turn:
    """A page of words that people wrote: whole on Telegram, by SMS in parts that MORE leafs through."""
    tail = [scene.say("reply-more"), *(choice.label for choice in choices)]
    cut = asking.pieces(text, tail) if scene.by_sms else (text,)
    more = f"{page}{number + 1}" if number + 1 < len(cut) else ""
    words = "\n".join([cut[min(number, len(cut) - 1)], *([scene.say("reply-more")] if more else [])])
    reply = scene.page("questions-words", *choices, columns=2, words=Markup(words))
    return scene.turn(reply, person=scene.told(more=more))


def noted(scene: Scene, asked: ToAsk) -> list[str]:
    """What the doctors answered, as the person noted it."""
    answers = {"second": asked.second, "first": asked.first}
    return [scene.say(f"answer-{who}", words=asking.discreet(scene, answers[who])) for who in DOCTORS if answers[who]]


def moves(scene: Scene, asked_id: str, place: int) -> list[Choice]:
    """Up, to the top, away."""
    return [
        *([scene.choice("question-up", f"question.up:{asked_id}")] if place else []),
        *([scene.choice("question-top", f"question.top:{asked_id}")] if place > 1 else []),
        scene.choice("question-remove", f"question.remove:{asked_id}"),
    ]


def notes(scene: Scene, asked_id: str) -> list[Choice]:
    """After the visit: note what was answered; by both doctors where the two differ."""
    if not visited(scene):
        return []
    who = DOCTORS if scene.plan.outcome in DIFFERING else DOCTORS[:1]
    return [scene.choice(f"note-{name}", f"question.note:{name}/{asked_id}") for name in who]


def up(scene: Scene, argument: str) -> Turn:
    """One place up."""
    return moved(scene, argument, 1)


def top(scene: Scene, argument: str) -> Turn:
    """To the top: the most important first."""
    return moved(scene, argument, MOST)


def moved(scene: Scene, asked_id: str, by: int) -> Turn:
    """The question so many places further up."""
    wishes = list(asking.chosen(scene))
    place = next((place for place, asked in enumerate(wishes) if asked.id == asked_id), None)
    if place is not None:
        wishes.insert(max(place - by, 0), wishes.pop(place))
    return scene.turn(plan=scene.planned(to_ask=tuple(wishes)), then="questions")


def remove(scene: Scene, argument: str) -> Turn:
    """Off the list."""
    left = tuple(asked for asked in scene.plan.to_ask if asked.id != argument)
    return scene.turn(plan=scene.planned(to_ask=left), then="questions")


def show(scene: Scene, argument: str) -> Turn:
    """The list alone, to hand over or read aloud at the start of the visit."""
    if not asking.chosen(scene):
        return scene.turn(then="questions")
    text = "\n".join([scene.item(ITEM).script, *asking.lines(scene)])
    return in_pieces(scene, text, (mine(scene),), "questions.show:", int(argument or 0))


def note(scene: Scene, argument: str) -> Turn:
    """What did the doctor answer?"""
    step = scene.person.step
    who, _, asked_id = (argument or (step.data.get("note", "") if step else "")).partition("/")
    asked = next((asked for asked in asking.chosen(scene) if asked.id == asked_id), None)
    if asked is None or who not in DOCTORS:
        return scene.turn(then="questions")
    waiting = Step("question.note", {"note": f"{who}/{asked_id}"})
    return scene.turn(scene.reply(f"note-{who}-ask", most=asking.LONGEST), person=scene.told(step=waiting))


def note_words(scene: Scene, text: str) -> Turn | None:
    """The answer, as the person puts it."""
    # "No" and "yes" are answers of a doctor too.
    said = commands.read(text, scene.language, "any")
    words, step = " ".join(text.split()), scene.person.step
    if step is None or (said is not None and said.word not in ("YES", "NO")):
        return None
    if len(words) > asking.LONGEST:
        return too_long(scene, words)
    who, _, asked_id = step.data.get("note", "").partition("/")
    fields = {"first": words} if who == "first" else {"second": words}
    plan = scene.planned(to_ask=asking.changed(scene.plan.to_ask, asked_id, **fields))
    return scene.turn(scene.reply("noted"), person=scene.told(step=None), plan=plan, then=f"question:{asked_id}")
