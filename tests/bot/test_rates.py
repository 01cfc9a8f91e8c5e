"""Senders keep to the providers' limits, on a clock of their own."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.wire import Outgoing
from bot.rates import TELEGRAM, Pace, Rate, texts

TEXT = Outgoing(method="send", fields={"segments": 1, "body": "Reply LIST."})


def drive(rate: Rate, seconds: float, chats: int) -> list[tuple[float, str]]:
    """What leaves within so many seconds, if there is always more to send to each chat."""
    pace, sent, at = Pace(rate, 0), [], 0.0
    while at < seconds:
        for chat in map(str, range(chats)):
            if pace.room(at) > 0 and chat not in pace.busy(at):
                pace.sent(chat, TEXT, at)
                sent.append((at, chat))
        at += max(pace.ready_in(at), 0.001)
    return sent


def test_telegrams_overall_limit_is_kept() -> None:
    """To very many chats: 28/s in the long run, nearly all of it used."""
    sent = drive(TELEGRAM, 20, 400)

    assert 28 * 20 * 0.95 <= len(sent) <= 28 * 21


def test_one_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    """Three at once, then one each second."""
    moments = [moment for moment, _ in drive(TELEGRAM, 10, 1)]

    assert len(moments) == 12
    assert moments[2] < 0.1
    assert min(b - a for a, b in itertools.pairwise(moments[3:])) > 0.99


@pytest.mark.parametrize(("segments", "a_minute"), [(1, 60), (2, 30), (3, 20)])
def test_texts_count_by_their_segments(segments: int, a_minute: int) -> None:
    """On a number that sends one segment a second, a text of three takes three seconds."""
    rate = Rate(per_second=1, weigh=lambda _: segments)

    assert abs(len(drive(rate, 60, 100)) - a_minute) <= 1


@pytest.mark.parametrize(("sender", "a_minute"), [(1, 60), (3, 180), (100, 6000)])
def test_another_sender_carries_more(sender: int, a_minute: int) -> None:
    """After its burst as many segments leave as the sender is said to carry; two-part texts count for two."""
    words, rate = {1: "Reply LIST.", 2: "Reply LIST. " * 14}, texts(sender)

    assert [rate.weigh(Outgoing(method="send", fields={"body": body})) for body in words.values()] == [1, 2]
    assert abs(len(drive(rate, 60, 100)) - rate.burst - a_minute) <= a_minute / 50


@given(st.lists(st.floats(0, 3), max_size=60))
def test_nobody_waits_longer_than_said(waits: list[float]) -> None:
    """After the wait that ``ready_in`` names there is room, whatever happened before."""
    pace, at = Pace(Rate(per_second=2, burst=3, chat_per_second=1, chat_burst=1), 0), 0.0
    for wait in waits:
        at += wait
        if pace.room(at):
            pace.sent("chat", TEXT, at)
    at += pace.ready_in(at) + 1e-6
    at += pace.ready_in(at) + 1e-6

    assert pace.room(at) > 0
    assert pace.busy(at) == frozenset()


def test_what_is_sent_in_spite_of_the_limit_delays_the_rest() -> None:
    """A burst of safety texts goes into debt, and is paid back before anything else leaves."""
    pace = Pace(Rate(per_second=10, burst=10), 0)
    for _ in range(30):
        pace.sent("chat", TEXT, 0)

    assert (pace.room(0), pace.room(2.0)) == (0, 0)
    assert pace.ready_in(0) == pytest.approx(2.1)


def test_a_pause_holds_everything_back_until_it_ends() -> None:
    """A shorter pause does not shorten a longer one."""
    pace = Pace(TELEGRAM, 0)
    pace.pause(30, 0)
    pace.pause(5, 1)

    assert (pace.room(29.9), pace.ready_in(29.0), pace.room(30.0)) == (0, pytest.approx(1.0), 2)


def test_after_a_halt_one_message_goes_ahead() -> None:
    """It finds out whether the configuration is right now; if so, all is as before."""
    pace = Pace(TELEGRAM, 0)
    pace.halts = 1

    before = pace.room(0)
    pace.went_well()
    assert (before, pace.room(0)) == (1, 2)


def test_quiet_chats_are_forgotten() -> None:
    """Memory does not grow with everybody who was ever written to."""
    pace = Pace(TELEGRAM, 0)
    for chat in range(20):
        pace.sent(str(chat), TEXT, 0)
    pace.busy(100)

    assert pace._chats == {}
