"""The first minutes: who are you, may I remind you, which zone. One question a message, each can be skipped."""

import msgspec

from handlers import hearing, moments, zones
from handlers.messages import Allowed, Choice, Consented, Tap, Text, Turn
from handlers.records import CONSENT_VERSION, Step
from handlers.scene import Scene

RELATIONS = {
    "mother": "mom|mother|mum|mama|madre|mommy",
    "father": "dad|father|papa|padre|daddy",
    "wife": "wife|esposa|mujer",
    "husband": "husband|esposo|marido",
    "child": "son|daughter|child|kid|boy|girl|baby|hij[oa]|nin[oa]|bebe",
    "other": r"friend|brother|sister|partner|grand\w+|aunt|uncle|cousin|someone(?: else)?|somebody|amig[oa]|herman[oa]|"
    "pareja|abuel[oa]|ti[oa]|prim[oa]|alguien|otra persona",
}
"""Whom somebody cares for, in words."""
MINE = {who: rf"(?:my|mi|our|nuestr[oa]) (?:{words})" for who, words in RELATIONS.items()}
"""Said of the person who is ill: in "I am his wife" the wife is the one who writes."""
NAMED = {who: rf"(?<!his )(?<!her )(?<!su )(?<!la )(?<!el )(?:{words})" for who, words in RELATIONS.items()}
ROLES = {
    "caregiver": r"care ?giver|carer|i (?:take )?care|cuid\w+|"
    r"(?:his|her|their|su|la|el|the) (?:wife|husband|daughter|son|mother|father|mom|dad|sister|brother|partner|"
    r"esposa|esposo|hij[oa]|madre|padre|mama|papa|herman[oa]|pareja)|"
    + "|".join(MINE.values())
    + "|^(?:daughter|son|wife|husband|mother|father|hij[oa]|espos[oa]|madre|padre|family|familia|familiar)$",
    "looking": "look(?:ing)?|browsing|curious|mirando|mirar|quiero ver|curiosidad",
    "patient": "patient|paciente|^me$|^yo$|its me|soy yo|myself|mi mism[oa]|"
    "i have (?:it|this)|i was (?:just )?diagnosed|"
    "i have (?:leukemia|cancer|aml|all|cll|cml)|tengo (?:leucemia|cancer|eso|esto)",
}


def welcome(scene: Scene, _: str) -> Turn:
    """Say who speaks, what it is not for, and ask who is there."""
    question = scene.reply(
        "welcome",
        scene.choice("role-patient", "role:patient"),
        scene.choice("role-caregiver", "role:caregiver"),
        scene.choice("role-looking", "role:looking"),
        *tongues(scene),
    )
    return scene.turn(question, person=scene.told(welcomed=True, step=Step("role")))


def tongues(scene: Scene) -> list[Choice]:
    """The other languages, each by its own name; by SMS several are one choice: a letter like ç doubles the cost."""
    languages = scene.library.guide.languages.values()
    others = [language for language in languages if language.code != scene.language]
    if scene.by_sms and len(others) > 1:
        return [scene.choice("change-language", "language.ask")]
    return [Choice(label=language.name, action=f"language:{language.code}") for language in others]


def again(scene: Scene, _: str) -> Turn:
    """START or a greeting from somebody known: go on where we stopped; with who they are where that was all."""
    if scene.plan.ended == "death":
        return scene.turn(scene.reply("with-you"))
    if scene.person.step is not None and scene.person.step.name == "role":
        return scene.turn(then="welcome")
    if scene.person.step is not None:
        return scene.turn(scene.reply("welcome-back"), then="resume")
    return scene.turn(then="menu" if scene.person.role in ("", "looking") or scene.plan.ended else "list")


def role(scene: Scene, argument: str) -> Turn:
    """Who is there: a patient, someone who cares for one, or someone who only wants to look."""
    person = scene.told(role=argument, step=None)
    if argument == "looking":
        return scene.turn(scene.reply("looking"), person=person, then="menu")
    return scene.turn(person=person, then="relation" if argument == "caregiver" else "kind")


def relation(scene: Scene, argument: str) -> Turn:
    """Whom a caregiver cares for, so that texts can say "your mother"."""
    if argument:
        return scene.turn(person=scene.told(relation=argument, step=None), then="kind")
    people = ("mother", "father", "wife", "husband", "child", "other")
    choices = [scene.choice(f"relation-{who}", f"relation:{who}") for who in people]
    return scene.turn(scene.reply("relation", *choices, columns=2), person=scene.told(step=Step("relation")))


def consent(scene: Scene, argument: str) -> Turn:
    """Ask for reminders in plain words; only a clear yes from this very address counts."""
    if argument == "no":
        return scene.turn(scene.reply("consent-no"), person=scene.told(step=None), then="visit.known")
    if argument == "yes":
        return agreed(scene, "tap")
    if agreed_here(scene):
        return scene.turn(person=scene.told(step=None), then="list" if scene.person.zone_confirmed else "zone")
    question = scene.reply(
        "consent", scene.choice("ok", "consent:yes"), scene.choice("not-now", "consent:no"), columns=2
    )
    return scene.turn(question, person=scene.told(step=Step("consent")))


def agreed_here(scene: Scene) -> bool:
    """Whether the address we talk at has opted in already."""
    return any(line.address == scene.here and line.state == "agreed" for line in scene.person.lines)


def agreed(scene: Scene, _: str) -> Turn:
    """This address opts in: log it with the reply that gave it, and start the series."""
    lines = tuple(
        msgspec.structs.replace(line, state="agreed", agreed_at=scene.now) if line.address == scene.here else line
        for line in scene.person.lines
    )
    person = scene.told(
        lines=lines,
        remind_on=scene.person.remind_on or scene.here.channel,
        began_at=scene.person.began_at or scene.now,
        stopped=False,
        step=None,
    )
    consented = Consented(address=scene.here, text_version=CONSENT_VERSION, reply=reply_words(scene))
    effects = (Allowed(scene.here), consented)
    return scene.turn(scene.reply("consent-yes"), person=person, effects=effects, then="zone")


def reply_words(scene: Scene) -> str:
    """The words that gave consent, for the log."""
    match scene.event:
        case Text(body=body):
            return body[:100]
        case Tap(action=action):
            return action
        case _:
            return ""


def zone(scene: Scene, argument: str) -> Turn:
    """Which time zone: suggested from a US number, always confirmed, since moved numbers keep their area code."""
    if argument:
        return scene.turn(person=scene.told(zone=argument, zone_confirmed=True, step=None), then=after_zone(scene))
    if scene.person.zone_confirmed:
        return scene.turn(then="visit.known")
    return ask_zone(scene, {})


def after_zone(scene: Scene) -> str:
    """Back to where the question was asked: the settings, or on with the first minutes."""
    step = scene.person.step
    return step.data.get("then", "visit.known") if step and step.name == "zone" else "settings"


def ask_zone(scene: Scene, data: dict[str, str], *, guess: bool = True) -> Turn:
    """The question itself, the likeliest zone first."""
    likely = zones.likely(scene.here) if guess else ""
    names = sorted(zones.USUAL_ZONES, key=lambda name: zones.find(name) != likely)
    choices = [scene.choice(f"zone-{name}", f"zone:{zones.find(name)}") for name in names]
    key = "zone-guess" if likely else "zone"
    here = zones.clock(scene.now, likely or zones.FALLBACK_ZONE, scene.language)
    question = scene.reply(key, *choices, scene.choice("skip", "zone.skip"), columns=2, here=here)
    return scene.turn(question, person=scene.told(step=Step("zone", data)))


def zone_again(scene: Scene, argument: str) -> Turn:
    """The question once more, or from SETTINGS, whatever is known; after a no without the guess."""
    step = scene.person.step
    data = dict(step.data) if step and step.name == "zone" else {"then": "settings"}
    return ask_zone(scene, data, guess=argument != "no")


def zone_guessed(scene: Scene, _: str) -> Turn:
    """A plain yes to "is it 9:00 AM where you are now?"; where nothing was guessed, the question again."""
    likely = zones.likely(scene.here)
    return zone(scene, likely) if likely else zone_again(scene, "")


def zone_skipped(scene: Scene, _: str) -> Turn:
    """Skipped: say which zone is taken until they tell."""
    taken = scene.person.zone or zones.likely(scene.here) or zones.FALLBACK_ZONE
    reply = scene.reply("zone-taken", zone=moments.city(taken, scene.language))
    return scene.turn(reply, person=scene.told(zone=taken, step=None), then=after_zone(scene))


def zone_words(scene: Scene, text: str) -> Turn | None:
    """A zone, a state or a city typed in answer to the question: said back, since names can mislead."""
    found = zones.find(text)
    if not found:
        return None
    here = zones.clock(scene.now, found, scene.language)
    said = scene.reply("zone-found", zone=moments.city(found, scene.language), here=here)
    return msgspec.structs.replace(zone(scene, found), replies=(said,))


def role_words(scene: Scene, text: str) -> Turn | None:
    """Who they are, in words: "my mom has AML" names also whom they care for, and the kind."""
    found = hearing.one_of(text, ROLES)
    if found in ("", "looking"):
        return role(scene, found) if found else None
    whose = hearing.one_of(text, MINE) if found == "caregiver" else ""
    asks = "relation" if found == "caregiver" and not whose else "kind"
    return scene.turn(person=scene.told(role=found, relation=whose or scene.person.relation, step=None), then=asks)


def relation_words(scene: Scene, text: str) -> Turn | None:
    """Whom they care for, in words."""
    found = hearing.one_of(text, NAMED)
    return relation(scene, found) if found else None


def language(scene: Scene, argument: str) -> Turn:
    """Change the language and go on where we were, in the new one. After a STOP only the way back is told."""
    person = scene.told(language=argument)
    switched = msgspec.structs.replace(scene, person=person)
    if person.stopped:
        return switched.turn(switched.reply("still-stopped"), person=person)
    if person.step is not None:
        return switched.turn(person=person, then="resume")
    return switched.turn(switched.reply("language-set"), person=person, then="menu")
