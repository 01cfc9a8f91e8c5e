"""Opt-outs as sentences: the grammar, what takes it back, and what is only asked about."""

import pytest

from handlers.understanding.opt_out_sentences import asks_no_more, clauses
from handlers.understanding.opt_outs import in_doubt, opt_out


@pytest.mark.parametrize(
    "text",
    [
        "please discontinue text messages",
        "kiero darme de vaja",
        "ok stop now thank you",
        "how do I get these messages to quit coming",
        "ya parenle con los textos",
        "get my number out of your system",
        "my daughter signed me up and i dont want it",
        "no mas texts please",
        "if i get one more text from you im calling the fcc",
        "can you please stop with the reminders comma i get way too many",
        "mi esposo no quiere que le escriban",
        "your texts wake me up, no more ok",
        "they handed out my number. take it off",
    ],
)
def test_a_sentence_of_ending_our_messages_asks_it(text: str) -> None:
    """A verb of ending, removing or refusing with an object that is ours, in either language or both."""
    assert asks_no_more(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop the chemo",
        "when does the bleeding stop",
        "did they take me off the waiting list at the clinic",
        "por favor no dejen de mandarme los recordatorios",
        "i dont want so many texts",
        "no quiero tantos mensajes",
        "dont text me at night please",
        "the doctor stopped returning my calls",
        "i dont want reminders about the insurance",
        "the pharmacy keeps texting me, how do i make them stop",
        "i unsubscribed from their emails",
        "wrong number of pills in the bottle",
        "",
    ],
)
def test_what_only_sounds_like_it_asks_nothing(text: str) -> None:
    """Treatments, somebody else's doing, fewer messages, one task's reminders and "don't stop" are no end."""
    assert not asks_no_more(text)
    assert opt_out(text, "en") == ""


def test_slips_and_short_spellings_are_written_out() -> None:
    """The grammar reads what was meant, clause by clause."""
    assert clauses("kiero stop, plz no mas txts!") == ["quiero stop", "please no mas texts"]


@pytest.mark.parametrize("text", ["these messages are so annoying", "ya estoy harta de sus mensajes", "i want to quit"])
def test_doubt_is_asked_about_and_is_no_stop(text: str) -> None:
    """Tired of it is not yet an opt-out."""
    assert opt_out(text, "en") == ""
    assert in_doubt(text)


@pytest.mark.parametrize(
    "text", ["more", "más avisos", "thanks for the texts", "we went out to lunch " * 5, "👍", "Liked “STOP”"]
)
def test_no_doubt_where_nothing_points_to_it(text: str) -> None:
    """Commands, wishes about the rhythm, thanks, long stories and signs are not asked about."""
    assert not in_doubt(text)
