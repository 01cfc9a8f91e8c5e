"""What a person can choose about the bot: when and where reminders come, what they show, zone, language, pause."""

from handlers.address import Channel
from handlers.messages import Choice, Turn
from handlers.moments import city
from handlers.outlook import reminder_address
from handlers.scene import Scene


def settings(scene: Scene, _: str) -> Turn:
    """The choices, each labelled with what it would change."""
    person = scene.person
    running = scene.choice("unpause", "unpause") if person.paused else scene.choice("pause", "pause")
    if person.began_at is None:
        running = scene.choice("consent-start", "consent")
    words = scene.choice("private-off", "private:no") if person.private else scene.choice("private-on", "private:yes")
    time = scene.choice("time-off", "show-time:no") if person.show_time else scene.choice("time-on", "show-time:yes")
    # By SMS all of it must fit into three segments, also where a city's accent halves what a segment holds.
    choices = (
        running,
        scene.choice("rhythm-more", "rhythm"),
        scene.choice("where", "where:"),
        words,
        *([time] if scene.plan.visit else []),
        scene.choice("change-zone", "zone.again"),
        scene.choice("change-language", "language.ask"),
        scene.choice("privacy", "privacy"),
        *([] if scene.by_sms else [scene.choice("menu", "menu")]),
    )
    state = scene.say("reminders-paused" if person.paused else "reminders-on" if person.began_at else "reminders-off")
    return scene.turn(
        scene.page(
            "settings-text",
            *choices,
            columns=2,
            state=state,
            zone=city(person.zone, scene.language) if person.zone else scene.say("no-zone"),
        )
    )


def private(scene: Scene, argument: str) -> Turn:
    """Whether reminders name their tasks."""
    key = "private-set" if argument == "yes" else "private-unset"
    return scene.turn(
        scene.reply(key, scene.choice("menu-settings", "settings")), person=scene.told(private=argument == "yes")
    )


def show_time(scene: Scene, argument: str) -> Turn:
    """Whether the visit's time may stand in the text on the day before."""
    key = "time-set" if argument == "yes" else "time-unset"
    return scene.turn(
        scene.reply(key, scene.choice("menu-settings", "settings")), person=scene.told(show_time=argument == "yes")
    )


def where(scene: Scene, argument: str) -> Turn:
    """Where reminders go. A channel that has not opted in by itself is first linked."""
    agreed: set[Channel] = {line.address.channel for line in scene.person.lines if line.state == "agreed"}
    if argument in ("telegram", "sms"):
        channel: Channel = "sms" if argument == "sms" else "telegram"
        if channel in agreed:
            return scene.turn(
                scene.reply(f"where-{channel}-set", scene.choice("menu-settings", "settings")),
                person=scene.told(remind_on=channel),
            )
        return scene.turn(then="link" if channel != scene.here.channel else "consent")
    choices = (scene.choice("where-telegram", "where:telegram"), scene.choice("where-sms", "where:sms"))
    address = reminder_address(scene.person)
    now = scene.say(f"where-{address.channel}") if address else scene.say("where-nowhere")
    return scene.turn(scene.page("where-ask", *choices, columns=2, now=now))


def language_ask(scene: Scene, _: str) -> Turn:
    """Which language."""
    languages = scene.library.guide.languages.values()
    choices = [Choice(label=language.name, action=f"language:{language.code}") for language in languages]
    return scene.turn(scene.page("language-which", *choices, columns=2))
