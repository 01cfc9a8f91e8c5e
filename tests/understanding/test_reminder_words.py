"""When and how often somebody wants reminders, as people write it; and what only looks like it."""

import pytest

from handlers.understanding import opt_outs, reminder_words

WISHES = {
    "fewer reminders": "pace:fewer",
    "less": "pace:fewer",
    "too many texts": "pace:fewer",
    "please send me fewer messages": "pace:fewer",
    "text me less often": "pace:fewer",
    "not so many": "pace:fewer",
    "once a week": "pace:fewer",
    "reminders once a week please": "pace:fewer",
    "menos avisos": "pace:fewer",
    "un poco menos": "pace:fewer",
    "demasiados mensajes": "pace:fewer",
    "Escríbame menos": "pace:fewer",
    "un aviso por semana": "pace:fewer",
    "una vez a la semana": "pace:fewer",
    "more reminders": "pace:usual",
    "as before": "pace:usual",
    "back to normal": "pace:usual",
    "más avisos": "pace:usual",
    "como antes": "pace:usual",
    "only on weekdays": "days:0,1,2,3,4",
    "reminders mon-fri": "days:0,1,2,3,4",
    "avisos de lunes a viernes": "days:0,1,2,3,4",
    "avisos solo entre semana": "days:0,1,2,3,4",
    "no weekends": "days:0,1,2,3,4",
    "only weekdays, not Fridays": "days:0,1,2,3",
    "not on Sundays": "days:0,1,2,3,4,5",
    "los domingos no": "days:0,1,2,3,4,5",
    "reminders but not on fridays": "days:0,1,2,3,5,6",
    "solo los martes y jueves": "days:1,3",
    "reminders on Saturday to Monday": "days:0,5,6",
    "reminders every day": "days:0,1,2,3,4,5,6",
    "avisos cualquier día": "days:0,1,2,3,4,5,6",
    "reminders at 3 pm": "hour:15",
    "send my reminders at 10am": "hour:10",
    "reminders at 2:30 pm": "hour:15",
    "avisos a las 3": "hour:15",
    "text me in the evening": "hour:18",
    "mándeme los avisos por la tarde": "hour:15",
    "avisos por las mañanas": "hour:10",
    "reminders at noon": "hour:12",
    "siempre a las 4": "hour:16",
    "recordatorios a las 23:30": "hour:23",
}

NO_WISHES = (
    "", "?", "more", "más", "one", "too much", "it is all too much", "so many", "normal", "Monday", "not Monday",
    "Tuesday and Friday", "3 pm", "remind me at 3 pm", "remind me in the afternoon", "remind me tomorrow",
    "avisos mañana", "my appointment is only on Monday", "the message from the clinic came at 3 pm",
    "my texts are at 3 or 4", "reminders", "what time are the reminders", "less pain", "menos dolor",
    "fewer side effects", "once", "the days are long", "not this Sunday", "reminders " * 20,
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", WISHES)
def test_a_wish_is_understood(text: str, language: str) -> None:
    """In either language, whichever the person's is; and it is never taken for a STOP."""
    assert (reminder_words.read(text, language), opt_outs.opt_out(text, language)) == (WISHES[text], "")


@pytest.mark.parametrize("text", NO_WISHES)
def test_what_only_looks_like_a_wish_is_none(text: str) -> None:
    """A day, a time or "more" alone belong to something else that was asked or shown."""
    assert reminder_words.read(text, "en") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 pm", 15), ("at 3", 15), ("9", None), ("15:00", 15), ("de 9:30", 10), ("a las 9 y media", 10),
        ("in the morning", 10), ("temprano", 10), ("por la noche", 18), ("mediodía", 12), ("3 or 4 pm", None),
        ("morning or evening", None), ("when the nurse comes at 3", None), ("at 11:45 pm", 23),
    ],
)  # fmt: skip
def test_an_hour_in_answer_to_the_question(text: str, expected: int | None) -> None:
    """One time or part of a day and nothing else; a begun hour is the next one."""
    assert reminder_words.hour(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday", {0}), ("tue thu", {1, 3}), ("sáb y dom", {5, 6}), ("weekends", {5, 6}),
        ("not Monday", {1, 2, 3, 4, 5, 6}), ("vie a lun", {0, 4, 5, 6}),
        ("any day", {0, 1, 2, 3, 4, 5, 6}), ("Monday at my doctor", set()),
        ("tomorrow", set()), ("never", set()), ("", set()), ("not any day", set()),
    ],
)  # fmt: skip
def test_days_in_answer_to_the_question(text: str, expected: set[int]) -> None:
    """Weekdays and nothing else, 0 is Monday."""
    assert reminder_words.days(text) == expected
