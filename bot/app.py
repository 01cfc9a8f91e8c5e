"""The composition root: opens every part, wires them, closes them. Boring on purpose; nothing is decided here."""

import asyncio
import contextlib
import datetime as dt
import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import aiohttp
import msgspec
import structlog
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import introduction, zone_rules
from bot.channels import twilio_codes
from bot.channels.accounts import TelegramAccount, TwilioAccount
from bot.channels.http import open_session
from bot.channels.sms import SmsChannel
from bot.channels.telegram import TelegramChannel
from bot.channels.wire import Over, Sender, StatusReport
from bot.courier import Courier
from bot.library import apology, from_memory, make_ready, programme_of, read_library, responder
from bot.operation import Operation, alive
from bot.outbox import Outbox
from bot.polling import poll
from bot.rates import TELEGRAM, texts
from bot.settings import Settings
from bot.storage.dialects import Topic
from bot.storage.opening import Where, only_one, open_store
from bot.storage.store import Store
from bot.turns import Turns, Voice
from bot.web import Doors, web
from handlers.address import Channel
from handlers.scene import Library
from scheduler.clock import Clock, Job

log = structlog.get_logger()

Now = Callable[[], dt.datetime]

HOUSEKEEPING_SECONDS = 3600.0
CATCH_UP_SECONDS = 300.0
ZONE_RULES_SECONDS = 60.0
"""After the start, and then again: where nothing is left to do, or it broke off, that is one look at one row."""


class Channels(msgspec.Struct, frozen=True, kw_only=True):
    """The channels that are configured."""

    telegram: TelegramChannel | None = None
    sms: SmsChannel | None = None

    @property
    def senders(self) -> dict[Channel, Sender]:
        """Their sending halves by name."""
        senders: tuple[Sender | None, ...] = (self.telegram, self.sms)
        return {sender.name: sender for sender in senders if sender is not None}


class Bot(msgspec.Struct, frozen=True, kw_only=True):
    """The running parts, for whoever serves them."""

    library: Library
    clock: Clock
    doors: Doors
    operation: Operation


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """What a process does, of what there is to do. On a server others do the rest."""

    answers: bool = True
    """Takes webhooks."""
    works: bool = True
    """Rings alarms, sends what waits, keeps house, polls."""


EVERYTHING = Duty()


class Front:
    """The front door while the bot is still starting: another app answers until ``open`` hands over."""

    def __init__(self, until_then: ASGIApp) -> None:
        self._app = until_then

    def open(self, app: ASGIApp) -> None:
        """From now on this app answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        await self._app(scope, receive, send)


def real_now() -> dt.datetime:
    """The wall clock, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def website(bot: Bot, more: tuple[BaseRoute, ...] = ()) -> ASGIApp:
    """The bot's own pages and webhooks, then ``more``."""
    return web(bot.doors, more)


def where(settings: Settings) -> Where:
    """Where the store finds its things."""
    return Where(
        data_dir=settings.data_dir, database_url=settings.database_url, key_file=settings.key_file, key=settings.key
    )


def open_channels(settings: Settings, session: aiohttp.ClientSession, now: Now) -> Channels:
    """The configured channels, over one HTTP session."""
    telegram = sms = None
    if settings.has_telegram:
        account = TelegramAccount(
            token=settings.telegram_token, api_url=settings.telegram_api_url, secret=settings.telegram_secret
        )
        telegram = TelegramChannel(account, session)
    if settings.has_sms:
        sms = SmsChannel(twilio_account(settings), session, now)
    return Channels(telegram=telegram, sms=sms)


def twilio_account(settings: Settings) -> TwilioAccount:
    """The account at Twilio."""
    return TwilioAccount(
        sid=settings.twilio_account_sid,
        token=settings.twilio_auth_token,
        api_url=settings.twilio_api_url,
        sender=settings.twilio_from,
        service_sid=settings.twilio_messaging_service_sid,
        public_url=settings.public_url,
    )


@contextlib.asynccontextmanager
async def running(
    settings: Settings, now: Now, library: Library | None = None, duty: Duty = EVERYTHING
) -> AsyncIterator[Bot]:
    """The whole bot, running for as long as the block does. ``library`` is one that was read before, by whoever has it.

    Errors: StorageError, ContentFaults, WrongSettings where a provider does not know us. One that cannot be reached is
    logged and tried again.
    """
    # Reading takes a second or two and holds the loop: it comes before anything that others wait for.
    library = library or read_library(programme_of(settings))
    store = open_store(where(settings))
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        stack.callback(only_one(store))
        session = await stack.enter_async_context(open_session())
        channels = open_channels(settings, session, now)
        programme = programme_of(settings, await introduction.own_name(channels.telegram))
        library = msgspec.structs.replace(library, programme=programme)
        bot, outbox = wired(settings, store, channels, now, library)
        bot = for_duty(bot, duty)
        await bot.operation.take_over()
        if duty.works:
            await introduction.greet_twilio(bot.operation.catch_up)
        await stack.enter_async_context(at_work(bot, outbox, channels, settings, duty))
        yield bot


def wired(settings: Settings, store: Store, channels: Channels, now: Now, library: Library) -> tuple[Bot, Outbox]:
    """Every part connected with those it needs."""
    bell = asyncio.Event()
    voice = Voice(
        respond=responder(library),
        senders=channels.senders,
        apology=functools.partial(apology, library),
        emergency=functools.partial(from_memory, library),
        now=now,
    )
    turns = Turns(store, voice, bell)
    outbox = Outbox(store, courier(channels, turns, now, settings.twilio_segments_per_second), bell)
    operation = Operation(store=store, turns=turns, outbox=outbox, now=now, sms=channels.sms)
    jobs = (
        Job("housekeeping", HOUSEKEEPING_SECONDS, operation.tidy),
        Job("catch up", CATCH_UP_SECONDS, operation.catch_up),
        Job("zone rules", ZONE_RULES_SECONDS, functools.partial(zone_rules.follow, store, library.series, now)),
    )
    clock = Clock(operation.tick, now, jobs)
    doors = Doors(
        take=turns.take,
        report=functools.partial(report, outbox),
        quarantine=operation.quarantine,
        state=functools.partial(operation.state, clock),
        alive=functools.partial(alive, clock),
        telegram=channels.telegram,
        sms=channels.sms,
        admin_token=settings.admin_token,
    )
    return Bot(library=library, clock=clock, doors=doors, operation=operation), outbox


def courier(channels: Channels, turns: Turns, now: Now, segments: float) -> Courier:
    """What the outbox asks of the rest. ``segments`` is what the sender of texts carries a second."""
    return Courier(
        senders=channels.senders,
        rates={"telegram": TELEGRAM, "sms": texts(segments)},
        close_line=turns.close_line,
        plan_again=turns.plan_again,
        verdict=lambda code: twilio_codes.outcome_of(int(code)) if code.isdecimal() else Over(code),
        now=now,
    )


async def report(outbox: Outbox, told: StatusReport) -> None:
    """A delivery report, as the outbox takes it."""
    await outbox.report(told.provider_id, told.status, told.code)


def for_duty(bot: Bot, duty: Duty) -> Bot:
    """The bot without what others do: no webhooks, or a clock that only shows that the loop turns."""
    if not duty.answers:
        return msgspec.structs.replace(bot, doors=msgspec.structs.replace(bot.doors, telegram=None, sms=None))
    if duty.works:
        return bot
    clock = Clock(bot.operation.pulse, bot.operation.now)
    state = functools.partial(bot.operation.state, clock)
    doors = msgspec.structs.replace(bot.doors, alive=functools.partial(alive, clock), state=state)
    return msgspec.structs.replace(bot, clock=clock, doors=doors)


@contextlib.asynccontextmanager
async def at_work(
    bot: Bot, outbox: Outbox, channels: Channels, settings: Settings, duty: Duty = EVERYTHING
) -> AsyncIterator[None]:
    """Clock, outbox and polling run; at the end what is under way is finished, and the rest given back."""
    tasks = [asyncio.ensure_future(each) for each in background(bot, outbox, channels, settings, duty)]
    if (duty.answers or settings.telegram_mode == "polling") and not await introduction.introduce(
        channels.telegram, settings, bot.library
    ):
        again = introduction.keep_introducing(channels.telegram, settings, bot.library)
        tasks.append(asyncio.ensure_future(again))
    bot.clock.start()
    try:
        yield
    finally:
        bot.operation.closing.set()
        await bot.clock.stop()
        await outbox.drain()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def background(
    bot: Bot, outbox: Outbox, channels: Channels, settings: Settings, duty: Duty
) -> Iterator[Awaitable[object]]:
    """What runs beside the clock."""
    # Making the index takes a second: done beside everything else, before somebody searches.
    yield asyncio.to_thread(make_ready, bot.library)
    store = bot.operation.store
    if not duty.works:
        return
    yield outbox.run()
    if settings.telegram_mode == "polling" and channels.telegram is not None:
        yield only_here(store, "polling Telegram", functools.partial(poll, channels.telegram, bot.doors))
    if store.shared:
        from bot.storage.sessions import listen  # noqa: PLC0415 - as above

        yield listen(store, functools.partial(heard, bot, outbox))


async def only_here(store: Store, what: str, work: Callable[[], Awaitable[object]]) -> None:
    """Do this in one process at a time."""
    if not store.shared:
        await work()
        return
    from bot.storage.sessions import alone  # noqa: PLC0415 - only a server needs its driver

    await alone(store, what, work)


def heard(bot: Bot, outbox: Outbox, topic: Topic, owner: str) -> None:
    """Another process has left something to do."""
    if topic == "alarms":
        bot.clock.wake()
    elif owner != bot.operation.store.owner:
        outbox.look()
