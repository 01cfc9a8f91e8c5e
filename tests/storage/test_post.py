"""The outbox's rows: what may be claimed when, and how they end."""

import datetime as dt

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from recording import NOON, open_at

from bot.channels.wire import Outgoing
from bot.storage import leases, post, recall
from bot.storage.post import Item, Letter, Mark, Want
from bot.storage.reports import RANKS, Report, early_reports, reported
from bot.storage.store import Store, Tx
from bot.storage.tables import outbox
from handlers.address import Address
from handlers.messages import Urgency

SMS = Address("sms", "+15550100")
OTHER = Address("sms", "+15550101")
ALL = Want(channel="sms", room=100)
MINUTE = dt.timedelta(minutes=1)


def put(tx: Tx, text: str, *, to: Address = SMS, urgency: Urgency = "reply", after: int = 0) -> None:
    """Queue a text, so many minutes after noon."""
    message = Outgoing(method="send", fields={"text": text}, file=b"\x00")
    post.enqueue(tx, (Letter(address=to, person_id="p", urgency=urgency, message=message),), NOON + after * MINUTE)


def text(item: Item) -> object:
    """What a claimed row says."""
    return item.message.fields["text"]


def claimed(tx: Tx, want: Want = ALL, after: int = 9) -> list[object]:
    """The texts of a claim."""
    return [text(item) for item in post.claim(tx, want, NOON + after * MINUTE)]


def take(tx: Tx, after: int = 9) -> Item:
    """Claim the one row there is."""
    (item,) = post.claim(tx, ALL, NOON + after * MINUTE)
    return item


def states(tx: Tx) -> list[str]:
    """All rows' states, oldest first."""
    return list(tx.conn.scalars(sa.select(outbox.c.state).order_by(outbox.c.created_at, outbox.c.number)))


def test_a_message_comes_back_whole(tx: Tx) -> None:
    """Address, fields and file are opened as they were queued, and the attempt is counted."""
    put(tx, "hello")
    item = take(tx)

    assert (item.address, item.message, item.attempts) == (
        SMS,
        Outgoing(method="send", fields={"text": "hello"}, file=b"\x00"),
        1,
    )
    assert states(tx) == ["sending"]


def test_order_is_kept_for_each_address(tx: Tx) -> None:
    """The second message to an address waits for the first; other addresses do not."""
    for words, to in (("a1", SMS), ("a2", SMS), ("b1", OTHER)):
        put(tx, words, to=to)

    first = post.claim(tx, ALL, NOON)
    assert sorted(str(text(item)) for item in first) == ["a1", "b1"]
    assert claimed(tx) == []
    post.settle(tx, first[0], Mark(state="sent", provider_id="1"), NOON)
    assert claimed(tx) == ["a2"]


def test_urgent_ones_go_first(tx: Tx) -> None:
    """Safety texts, then answers, then reminders, whatever came first."""
    put(tx, "reminder", urgency="reminder")
    put(tx, "reply", to=OTHER, after=1)
    put(tx, "safety", to=OTHER, urgency="safety", after=2)

    assert claimed(tx) == ["safety", "reply", "reminder"]


def test_a_safety_text_waits_for_nothing(tx: Tx) -> None:
    """Neither a full sender, nor a chat that had its share, nor a message before it holds it up."""
    put(tx, "reply")
    post.claim(tx, ALL, NOON)
    put(tx, "safety", urgency="safety")
    put(tx, "next")

    assert claimed(tx, Want(channel="sms", room=0, busy=frozenset([tx.vault.hashed(SMS)]))) == ["safety"]


def test_a_busy_chat_is_passed_over(tx: Tx) -> None:
    """Who had their share waits; the others use the room."""
    put(tx, "busy")
    put(tx, "free", to=OTHER)

    assert claimed(tx, Want(channel="sms", room=5, busy=frozenset([tx.vault.hashed(SMS)]))) == ["free"]


def test_room_and_channel_are_kept_to(tx: Tx) -> None:
    """No more than there is room for, and only what the channel can carry."""
    put(tx, "a")
    put(tx, "b", to=OTHER, after=1)
    put(tx, "telegram", to=Address("telegram", "1"))

    assert claimed(tx, Want(channel="sms", room=1)) == ["a"]


def test_an_unknown_one_blocks_nothing(tx: Tx) -> None:
    """While nobody knows whether a message went out, those after it go on; it comes back when its wait is over."""
    put(tx, "first")
    put(tx, "second", after=1)
    post.settle(tx, take(tx), Mark(state="unknown", not_before=NOON + 20 * MINUTE), NOON)

    assert claimed(tx, after=10) == ["second"]
    (again,) = post.claim(tx, ALL, NOON + 20 * MINUTE)
    assert (text(again), again.was, again.attempts) == ("first", "unknown", 2)


def test_a_wait_is_kept(tx: Tx) -> None:
    """What is put off is not claimed early, holds up what comes after it, and is what the loop sleeps for."""
    put(tx, "first")
    put(tx, "second")
    post.settle(tx, take(tx, 1), Mark(state="queued", not_before=NOON + 5 * MINUTE), NOON)

    assert (claimed(tx, after=4), post.next_moment(tx, NOON + 4 * MINUTE)) == ([], NOON + 5 * MINUTE)
    assert claimed(tx, after=5) == ["first"]


def test_what_a_dead_process_was_sending_is_unknown(tx: Tx) -> None:
    """After a restart the outcome must be found out before it is sent again."""
    put(tx, "hello")
    post.claim(tx, ALL, NOON)

    assert (leases.void(tx, NOON + MINUTE), tx.taken_over["message"]) == (1, 1)
    again = take(tx, 1)
    assert (again.was, again.first_at, again.attempts) == ("unknown", NOON, 2)


def test_another_workers_lease_runs_out(tx: Tx, store: Store) -> None:
    """A worker takes over only after the lease, and then the first one's word counts no more."""
    other = Tx(tx.conn, store.vault, "another")
    put(tx, "hello")
    mine = take(tx, 0)

    assert post.claim(other, ALL, NOON + post.LEASE - dt.timedelta(seconds=1)) == ()
    (theirs,) = post.claim(other, ALL, NOON + post.LEASE)
    assert (theirs.was, other.taken_over["message"], tx.taken_over["message"]) == ("unknown", 1, 0)
    late = Mark(state="unknown", not_before=NOON)
    assert post.settle(tx, mine, late, NOON) is False
    assert post.settle(other, theirs, Mark(state="sent", provider_id="1"), NOON) is True
    # Nobody holds the row any more, and the first one's word still does not count.
    post.settle_all(tx, [(mine, late)], NOON)
    assert (post.settle(tx, mine, late, NOON), states(tx)) == (False, ["sent"])


def test_what_is_given_back_can_be_taken_at_once(tx: Tx, store: Store) -> None:
    """By another worker, as of unknown outcome; what that one holds stays its own."""
    other = Tx(tx.conn, store.vault, "another")
    put(tx, "mine")
    take(tx, 0)
    put(tx, "theirs", to=OTHER)
    assert claimed(other, after=0) == ["theirs"]

    assert leases.give_back(tx, NOON) == 1
    assert [(item.was, text(item)) for item in post.claim(other, ALL, NOON)] == [("unknown", "mine")]
    assert (leases.give_back(tx, NOON), other.taken_over.total()) == (0, 0)


def test_a_long_jump_of_the_clock_takes_nothing_over_from_oneself(tx: Tx) -> None:
    """What this process is sending stays its own, however far its clock jumps."""
    put(tx, "hello")
    post.claim(tx, ALL, NOON)

    assert claimed(tx, after=60 * 24 * 7) == []


def test_what_is_over_keeps_no_content(tx: Tx) -> None:
    """A delivered row has neither request nor address left."""
    put(tx, "hello")
    post.settle(tx, take(tx), Mark(state="delivered", provider_id="1"), NOON)

    row = tx.conn.execute(sa.select(outbox)).one()
    assert (row.state, row.payload, row.target) == ("delivered", None, None)


def test_a_stop_ends_what_waits(tx: Tx) -> None:
    """Queued and unknown messages are dropped, one under way expires; safety texts go out all the same."""
    put(tx, "under way")
    item = take(tx)
    put(tx, "waiting")
    put(tx, "safety", urgency="safety")
    put(tx, "somebody else's", to=OTHER)
    recall.drop(tx, item.hash, Mark(state="dropped", code="stopped"), NOON)

    assert sorted(states(tx)) == ["dropped", "queued", "queued", "sending"]
    post.settle(tx, item, Mark(state="queued", not_before=NOON), NOON)
    again = [item for item in post.claim(tx, ALL, NOON) if text(item) == "under way"]
    assert again[0].expires_at == NOON


def test_a_damaged_row_holds_up_nobody(tx: Tx) -> None:
    """A row that does not open fails by itself; the others go out."""
    put(tx, "damaged")
    put(tx, "whole", after=1)
    first = sa.and_(outbox.c.number == 1)
    tx.conn.execute(sa.update(outbox).where(first).values(payload=b"\x01\x00nonsense that is long enough"))

    assert claimed(tx) == []
    assert claimed(tx) == ["whole"]
    assert states(tx) == ["failed", "sending"]


def test_rows_that_are_over_are_forgotten(tx: Tx) -> None:
    """After some days a row is gone, but never one that still waits."""
    put(tx, "over")
    post.settle(tx, take(tx), Mark(state="sent", provider_id="1"), NOON)
    put(tx, "waits")
    post.forget_old(tx, NOON + post.KEPT)
    kept = len(states(tx))
    post.forget_old(tx, NOON + post.KEPT + MINUTE)

    assert (kept, states(tx)) == (2, ["queued"])


def test_the_depth_counts_what_waits(tx: Tx) -> None:
    """By channel and state; what is over does not count."""
    put(tx, "a")
    put(tx, "b")
    put(tx, "c", to=Address("telegram", "1"))
    post.claim(tx, ALL, NOON)

    assert post.depth(tx) == {("sms", "sending"): 1, ("sms", "queued"): 1, ("telegram", "queued"): 1}


def test_an_early_report_is_kept_until_asked_for(tx: Tx) -> None:
    """A report that is here before the provider's answer is kept at its furthest step, and handed out once."""
    for status in ("sent", "delivered", "queued"):
        assert reported(tx, Report("SM1", status), NOON) is None

    assert early_reports(tx, ["SM1"]) == (Report("SM1", "delivered"),)
    assert early_reports(tx, ["SM1"]) == ()


@settings(max_examples=40, deadline=None)
@given(told=st.lists(st.sampled_from(sorted(RANKS)), max_size=8))
def test_reports_only_lead_forward(told: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """In whatever order and number reports come, exactly the steps forward are acted upon."""
    store = open_at(tmp_path_factory.mktemp("reports"))
    with store.engine.begin() as conn:
        tx = Tx(conn, store.vault, store.owner)
        put(tx, "hello")
        post.settle(tx, take(tx), Mark(state="sent", provider_id="SM1"), NOON)
        acted = [status for status in told if reported(tx, Report("SM1", status), NOON)]
    store.engine.dispose()

    ranks = [RANKS[status] for status in acted]
    assert ranks == sorted(set(ranks))
    assert (ranks[-1] if ranks else 0) == max((RANKS[status] for status in told), default=0)
