"""One row a sender, from which its next slots are reserved: the pace that all processes on a server share.

``full_at`` is when the sender's bucket is full again (``rates.Bucket``), by the server's clock. Each statement is a
transaction of its own, so that a slow or stuck process holds the row for nobody else. PostgreSQL only.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.storage.store import Store
from bot.storage.tables import chats, senders
from handlers.address import Channel

_NOW = sa.cast(sa.extract("epoch", sa.func.clock_timestamp()), sa.Double).label("moment")
# Read once a statement, beside the name of the row that is asked for.
_CLOCK = sa.select(_NOW, sa.bindparam("by", type_=sa.String).label("channel")).subquery("clock")
_MOMENT = _CLOCK.c.moment
_ROW = senders.c


def _given(name: str) -> sa.BindParameter[float]:
    # Said to be a float: PostgreSQL divides whole numbers without a rest.
    return sa.bindparam(name, type_=sa.Double)


def _change(values: dict[str, Any], only: sa.ColumnElement[bool] | None = None) -> Any:  # noqa: ANN401 -- what SQLAlchemy says of RETURNING is longer than this
    """Change the row, and tell what it is then: moments as seconds from now."""
    which = [_ROW.channel == _CLOCK.c.channel, *([] if only is None else [only])]
    left = [(moment - _MOMENT).label(moment.name) for moment in (_ROW.full_at, _ROW.paused_until, _ROW.probe_until)]
    told = (_ROW.granted, _ROW.halts, _ROW.refusals, *left)
    return sa.update(senders).where(*which).values(values).returning(*told)


# Tokens that are there, or else the next slot, if it is near; none in a pause, one alone while the configuration may be
# wrong.
_TOKENS = sa.func.floor(_given("burst") - sa.func.greatest(_ROW.full_at - _MOMENT, 0.0) * _given("rate") + 1e-6)
_NEAR = _ROW.full_at - _MOMENT <= (_given("burst") - 1.0) / _given("rate") + _given("ahead")
_THERE = sa.func.greatest(_TOKENS, sa.case((_NEAR, 1.0), else_=0.0))
_ROOM = sa.case(
    (sa.or_(_ROW.paused_until > _MOMENT, sa.and_(_ROW.halts > 0, _ROW.probe_until > _MOMENT)), 0.0),
    else_=sa.func.greatest(0.0, sa.func.least(sa.case((_ROW.halts > 0, 1.0), else_=_given("most")), _THERE)),
)

RESERVE = _change(
    {
        "granted": sa.cast(_ROOM, sa.Integer),
        # Where the server's clock was set back, nobody waits until the old time comes again.
        "full_at": sa.func.least(sa.func.greatest(_ROW.full_at, _MOMENT), _MOMENT + _given("longest"))
        + _ROOM / _given("rate"),
        "probe_until": sa.case((sa.and_(_ROW.halts > 0, _ROOM > 0), _MOMENT + _given("probe")), else_=_ROW.probe_until),
    }
)

BOOK = _change(
    {
        "full_at": sa.case((_given("owed") > 0, sa.func.greatest(_ROW.full_at, _MOMENT)), else_=_ROW.full_at)
        + _given("owed") / _given("rate")
    }
)

WENT_WELL = _change({"refusals": 0, "halts": 0, "probe_until": 0})

_PAUSED = sa.func.greatest(_ROW.paused_until, _MOMENT + _given("seconds"))
TOO_FAST = _change(
    {
        "refusals": _ROW.refusals + 1,
        "probe_until": 0,
        "paused_until": sa.case((_ROW.refusals + 1 >= sa.bindparam("many"), _PAUSED), else_=_ROW.paused_until),
    }
)

# Of several that were under way together one halt counts.
_HALT = sa.func.least(_given("first") * sa.func.power(2.0, sa.func.least(_ROW.halts, 10)), _given("most"))
HALTED = _change(
    {"halts": _ROW.halts + 1, "probe_until": 0, "paused_until": _MOMENT + _HALT}, only=_ROW.paused_until <= _MOMENT
)

UNDECIDED = _change({"probe_until": 0})

_TIME = sa.select(_NOW).subquery("time").c.moment
PAUSES = sa.select(_ROW.channel, (_ROW.paused_until - _TIME).label("seconds")).where(_ROW.paused_until > _TIME)

_SLACK = _TIME + _given("slack")
BUSY = sa.select(
    sa.func.array_agg(chats.c.address).label("busy"),
    (sa.func.min(chats.c.full_at) - sa.func.min(_SLACK)).label("seconds"),
).where(chats.c.full_at > _SLACK)

_A_MESSAGE = 1.0 / _given("rate")
_NAMES = (
    sa.func.unnest(sa.bindparam("addresses", type_=sa.ARRAY(sa.String))).table_valued("address").render_derived("named")
)
_NEW_CHATS = postgresql.insert(chats).from_select(
    ["address", "full_at"],
    sa.select(_NAMES.c.address, _TIME + _A_MESSAGE)
    .join_from(_NAMES, _TIME.table, sa.true())
    .order_by(_NAMES.c.address),
)
BOOK_CHATS = _NEW_CHATS.on_conflict_do_update(
    index_elements=["address"],
    set_={"full_at": sa.func.greatest(chats.c.full_at + _A_MESSAGE, _NEW_CHATS.excluded.full_at)},
)

_MAKE = postgresql.insert(senders).values(channel=sa.bindparam("by")).on_conflict_do_nothing()


async def make(store: Store, channel: Channel) -> None:
    """The sender's row, where there is none. Errors: Unavailable."""
    await store.at_once(_MAKE, {"by": channel})


def forget_quiet(conn: sa.Connection) -> None:
    """Remove chats that have had their second; one that somebody counts just now is left for the next time."""
    quiet = sa.select(chats.c.address).where(chats.c.full_at < _NOW).with_for_update(skip_locked=True, of=chats)
    conn.execute(sa.delete(chats).where(chats.c.address.in_(quiet)))
