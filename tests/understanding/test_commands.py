"""Commands and answers, beside the rows that people might send (test_rows)."""

import pytest

from handlers.understanding.commands import Command, read


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("DONE 1", "any", Command(word="DONE", numbers=(1,))),
        ("done 1 and 3", "checklist", Command(word="DONE", numbers=(1, 3))),
        ("listo 2", "checklist", Command(word="DONE", numbers=(2,))),
        ("ya hice la segunda", "checklist", Command(word="DONE", numbers=(2,))),
        ("did the first one", "checklist", Command(word="DONE", numbers=(1,))),
        ("2 is done", "any", Command(word="DONE", numbers=(2,))),
        ("LATER 3 days", "any", Command(word="LATER", days=3)),
        ("snooze a week", "any", Command(word="LATER", days=7)),
        ("later for a few days", "checklist", Command(word="LATER", days=3)),
        ("remind me in a couple of days", "any", Command(word="LATER", days=2)),
        ("in two weeks", "checklist", Command(word="LATER", days=14)),
        ("later 2", "checklist", Command(word="LATER", numbers=(2,))),
        ("skip 2", "checklist", Command(word="SKIP", numbers=(2,))),
        ("not needed 4", "any", Command(word="NOT_NEEDED", numbers=(4,))),
        ("undo 2", "any", Command(word="UNDO", numbers=(2,))),
        ("#3", "menu", Command(word="NUM", number=3)),
        ("la tercera", "menu", Command(word="NUM", number=3)),
        ("the 1st", "date", None),
        ("12/3", "menu", None),
        ("😢", "any", None),
        ("menu", "any", Command(word="MENU")),
        ("LIST", "any", Command(word="LIST")),
        ("pausa", "any", Command(word="PAUSE")),
        ("más", "any", Command(word="MORE")),
        ("cancel my visit", "any", Command(word="DATE")),
        ("cancelar la cita", "any", Command(word="DATE")),
        ("why did i get this", "any", Command(word="WHY")),
        ("a salvo", "any", Command(word="SAFE")),
        ("export", "any", Command(word="EXPORT")),
        ("settings", "any", Command(word="SETTINGS")),
        ("summery", "any", Command(word="SUMMARY")),
        ("👍", "checklist", Command(word="DONE")),
        ("👍", "any", Command(word="ACK")),
        ("❤️", "any", Command(word="ACK")),
        ("🛑", "any", Command(word="STOP")),
        ("🦖", "any", None),
        ("???", "any", Command(word="HELP")),
        ("...", "any", None),
        ("Liked “Your visit”", "any", Command(word="ACK")),
        ("I'm driving with Do Not Disturb turned on", "any", None),
        ("he died this morning", "any", None),
        ("he died, please stop", "any", Command(word="STOP")),
        ("delete my data", "any", Command(word="DELETE")),
        ("please get rid of all my data", "any", Command(word="DELETE")),
        ("dont speak spanish", "any", Command(word="LANG_EN")),
        ("can we do this in spanish", "any", Command(word="LANG_ES")),
        ("spanish or english", "any", None),
        ("no english, español", "any", Command(word="LANG_ES")),
        ("oops I said stop by mistake, sign me up again", "any", Command(word="START")),
        ("text me back", "any", None),
        ("one step back please", "any", Command(word="BACK")),
        ("i want my information deleted", "any", Command(word="DELETE")),
        ("si pongo stop se borra todo?", "any", None),
        ("thats not right its the 5th", "confirm", Command(word="NO")),
        ("yes dear that is when we go", "confirm", Command(word="YES")),
        ("yes and can my wife come", "confirm", None),
        ("doesnt really apply to us here", "checklist", None),
        ("not right now im driving", "checklist", Command(word="LATER")),
    ],
)
def test_a_whole_text_can_be_a_command(text: str, context: str, expected: Command | None) -> None:
    """Words and numbers are read in both languages; what was asked decides what they mean."""
    assert read(text, "en", context) == expected


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("already called the office", "checklist", "DONE"),
        ("ya les mandé todo", "checklist", "DONE"),
        ("they called me back about it", "checklist", None),
        ("havent gotten them yet", "checklist", "NO"),
        ("no tengo ganas", "checklist", None),
        ("i will get to it soon", "checklist", "LATER"),
        ("dont want to do that now", "checklist", "SKIP"),
        ("is this done", "checklist", None),
        ("purple elephants", "checklist", None),
        ("yes thats the one", "confirm", "YES"),
        ("nope thats not it", "confirm", "NO"),
        ("no, it's at 3", "confirm", "NO"),
        ("no my wife says monday", "confirm", "NO"),
        ("no entiendo", "confirm", None),
        ("no me acuerdo bien", "confirm", None),
        ("no estoy de acuerdo con esa fecha", "confirm", None),
        ("yes but at 3", "confirm", None),
        ("is that right?", "confirm", None),
        ("yes and i have a lot more to say about the whole thing", "confirm", None),
        ("take me to the menu", "confirm", "MENU"),
        ("thank you so much dear", "any", "ACK"),
        ("how do i use this", "any", "HELP"),
        ("delete a question from my list", "any", None),
        ("forget everything I said", "any", "DELETE"),
        ("wipe all my data from your system", "any", "DELETE"),
        ("I forget everything", "any", None),
        ("se me olvida todo", "any", None),
        ("se borró todo", "any", None),
        ("hold on", "any", None),
        ("gracias por todo", "any", "ACK"),
        ("i would like to tell you about my mother and how she was treated", "any", None),
    ],
)
def test_short_sentences_answer_what_was_asked(text: str, context: str, expected: str | None) -> None:
    """Sentences made of nothing but words of agreeing, doing or putting off are that answer; others are none."""
    found = read(text, "en", context)

    assert (found.word if found else None) == expected
