"""Everything the page shows, as one JSON value: what it starts from, and what tests look at."""

from typing import Any

import msgspec

from bot.simulator.people import Person
from bot.simulator.sms.carrier import shown
from bot.simulator.world import World


def snapshot(world: World) -> dict[str, Any]:
    """The state as of ``version``."""
    return {
        "version": world.journal.version,
        "clock": world.clock.state(),
        "faults": msgspec.to_builtins(world.faults.state),
        "people": [msgspec.to_builtins(person) for person in world.people.everyone()],
        "telegram": {person.id: _telegram(world, person) for person in world.people.everyone()},
        "sms": [shown(sms) for sms in world.carrier.messages.everything()],
        "opted_out": sorted(world.carrier.opted_out),
        "bot": msgspec.to_builtins(world.watcher.latest),
        "playing": msgspec.to_builtins(world.player.state),
        "wire": world.journal.recent_wire(),
        "account": _account(world),
        "openings": [
            {"id": each.id, "label": each.label, "hint": each.hint, "on": each.on}
            for each in world.openings.all.values()
        ],
    }


def _telegram(world: World, person: Person) -> dict[str, Any]:
    chat = world.telegram.chat_of(person)
    return {
        "messages": list(chat.messages.values()),
        "blocked": chat.blocked,
        "keyboard": chat.keyboard,
        "commands": world.telegram.commands_for(person),
        "name": world.telegram.text_for("name", person.language),
        "description": world.telegram.text_for("description", person.language),
    }


def _account(world: World) -> dict[str, Any]:
    return {
        "username": world.config.bot_username,
        "number": world.config.twilio_from,
        "opt_out": world.config.opt_out,
        "webhook": bool(world.telegram.updates.webhook.url),
        "sms_webhook": bool(world.config.twilio_sms_url),
    }
