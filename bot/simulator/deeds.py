"""What people do through the page or a test: one function a call under /sim, and the table that names them all."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from bot.simulator import requests as asked
from bot.simulator.clock import Clock
from bot.simulator.people import Person
from bot.simulator.sms.carrier import shown
from bot.simulator.telegram import phone
from bot.simulator.world import World

Json = dict[str, Any]


class RefusedError(ValueError):
    """Answered as 400 with the text."""


def _person(world: World, person_id: str) -> Person:
    try:
        return world.people.get(person_id)
    except KeyError:
        raise RefusedError(f"no person {person_id!r}") from None


def telegram_send(world: World, given: asked.Write) -> Json:
    """Write to the bot."""
    return {"message": phone.send_text(world.telegram, _person(world, given.person), given.text)}


def telegram_edit(world: World, given: asked.Write) -> Json:
    """Change an own text."""
    return {"message": phone.edit_text(world.telegram, _person(world, given.person), given.message_id, given.text)}


def telegram_tap(world: World, given: asked.TapOn) -> Json:
    """Press a button."""
    person = _person(world, given.person)
    message_id, data = given.message_id, given.data
    if not (message_id and data):
        message_id, data = _find_button(world, person, given)
    return {"tap": phone.tap(world.telegram, person, message_id, data, stale=given.stale)}


def _find_button(world: World, person: Person, given: asked.TapOn) -> tuple[int, str]:
    messages = world.telegram.chat_of(person).messages
    looked_at = [given.message_id] if given.message_id in messages else sorted(messages, reverse=True)
    message_id = next((each for each in looked_at if phone.buttons(messages[each])), None)
    if message_id is not None:
        offered = [each for each in phone.buttons(messages[message_id]) if "callback_data" in each]
        for place, button in enumerate(offered, 1):
            if place == given.place or button["text"] == given.label or button["callback_data"] == given.data:
                return message_id, str(button["callback_data"])
    raise phone.NotThereError("no such button")


def telegram_contact(world: World, given: asked.Share) -> Json:
    """Share a contact."""
    return {"message": phone.share_contact(world.telegram, _person(world, given.person), own=given.own)}


def telegram_thing(world: World, given: asked.Give) -> Json:
    """Send a photo, a sticker and the like."""
    return {"message": phone.send_thing(world.telegram, _person(world, given.person), given.thing)}


def telegram_group(world: World, given: asked.Write) -> Json:
    """Write in a group that the bot is in."""
    return {"message": phone.say_in_group(world.telegram, _person(world, given.person), given.text)}


def telegram_block(world: World, given: asked.Shut) -> Json:
    """Block the bot, or unblock it."""
    phone.block(world.telegram, _person(world, given.person), blocked=given.blocked)
    return {"blocked": given.blocked}


def sms_send(world: World, given: asked.Write) -> Json:
    """Text the bot's number."""
    if not given.text.strip():
        raise RefusedError("a text needs words")
    return {"sms": shown(world.carrier.receive(_person(world, given.person).phone, given.text))}


def visit_shown(world: World) -> dt.datetime | None:
    """The visit as a person sees it: the last moment that the bot has shown in a chat as a date and time."""
    moments = [
        (message["message_id"], entity["unix_time"])
        for person in world.people.everyone()
        for message in world.telegram.chat_of(person).messages.values()
        for entity in message.get("entities", ())
        if entity["type"] == "date_time"
    ]
    return dt.datetime.fromtimestamp(max(moments)[1], dt.UTC) if moments else None


async def move_clock(world: World, given: asked.Time) -> Json:
    """Time travel: answers the clock's state once it is there."""
    if given.play:
        world.player.play(given.play.until, given.play.steps, given.play.visit or visit_shown(world))
    elif given.next:
        if not await world.player.jump():
            raise RefusedError("no reminder is planned")
    else:
        world.player.stop()
        _turn(world.clock, given)
    return dict(world.clock.state())


def _turn(clock: Clock, given: asked.Time) -> None:
    if given.set and given.set.tzinfo is None:
        raise RefusedError("a moment needs its offset, like 2026-03-12T10:00:00-04:00")
    if given.set:
        clock.jump(given.set)
    elif given.reset:
        clock.reset()
    elif given.advance_seconds:
        clock.advance(dt.timedelta(seconds=given.advance_seconds))


def switch_faults(world: World, given: Json) -> Json:
    """Switch faults; ``{"all_well": true}`` switches all off."""
    changes = {name: value for name, value in given.items() if name != "all_well"}
    state = world.faults.all_well() if given.get("all_well") else world.faults.change(changes)
    return dict(msgspec.to_builtins(state))


def add_person(world: World, given: asked.Newcomer) -> Json:
    """Bring one more person in."""
    person = world.people.add(given.name, language=given.language, zone=given.zone, phone=given.phone, note=given.note)
    return {"person": msgspec.to_builtins(person)}


def play_opening(world: World, given: asked.Open) -> Json:
    """Play an opening, or stop it."""
    person = _person(world, given.person)
    if given.stop:
        world.openings.stop(person)
        return {"on": False}
    if given.opening not in world.openings.all:
        raise RefusedError(f"no opening {given.opening!r}")
    world.openings.start(world.openings.all[given.opening], person, given.channel)
    return {"on": True}


DEEDS: dict[str, tuple[Any, Callable[[World, Any], Any]]] = {
    "telegram/send": (asked.Write, telegram_send),
    "telegram/edit": (asked.Write, telegram_edit),
    "telegram/tap": (asked.TapOn, telegram_tap),
    "telegram/contact": (asked.Share, telegram_contact),
    "telegram/thing": (asked.Give, telegram_thing),
    "telegram/group": (asked.Write, telegram_group),
    "telegram/block": (asked.Shut, telegram_block),
    "sms/send": (asked.Write, sms_send),
    "clock": (asked.Time, move_clock),
    "faults": (Json, switch_faults),
    "people": (asked.Newcomer, add_person),
    "openings": (asked.Open, play_opening),
}
"""Path under /sim → the body's form and what it does. All are POST."""
