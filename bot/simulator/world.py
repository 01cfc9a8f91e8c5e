"""All parts of the stand-in, put together once."""

from bot.simulator.clock import Clock
from bot.simulator.config import SimulatorConfig
from bot.simulator.faults import Faults
from bot.simulator.journal import Journal
from bot.simulator.openings import Openings
from bot.simulator.people import People
from bot.simulator.playing import Player
from bot.simulator.posting import Poster
from bot.simulator.sms.carrier import Carrier
from bot.simulator.telegram.state import Telegram
from bot.simulator.telegram.updates import Updates
from bot.simulator.watching import Watcher


class World:
    """Two providers, some people, one clock."""

    def __init__(self, config: SimulatorConfig) -> None:
        self.config = config
        self.journal = Journal()
        self.clock = Clock(self.journal)
        self.people = People(self.journal)
        self.faults = Faults(self.journal)
        self.poster = Poster(self.journal)
        self.telegram = Telegram(config, self.journal, self.clock, Updates(config, self.faults, self.poster))
        self.carrier = Carrier(config, self.journal, self.clock, self.faults, self.poster)
        self.watcher = Watcher(config, self.journal, self.poster)
        self.player = Player(config, self.journal, self.clock, self.watcher, self.poster)
        self.openings = Openings(self.journal, self.telegram, self.carrier, self.player, self.poster)

    async def close(self) -> None:
        """Let go of all who wait, end what runs, close connections. Call it before the server stops."""
        self.journal.close()
        self.clock.close()
        self.telegram.updates.close()
        self.faults.all_well()
        await self.poster.close()
