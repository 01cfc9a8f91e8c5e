"""What makes a red flag harmless elsewhere in the text must not hide the one that is meant."""

from pathlib import Path

import pytest

from content.loading import load
from handlers.understanding import safety_signs
from handlers.understanding.safety_signs import SafetyRules

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def rules() -> SafetyRules:
    languages = load(CONTENT, whole=False).languages.values()
    return safety_signs.compile_rules([language.safety for language in languages])


@pytest.mark.parametrize(
    "text",
    [
        "i had chemo in april and now i have chest pain",
        "the paper says go to er for fever but im not going, its 101",
        "my mom died of this and i have chest pain",
        "can chemo cause chest pain because mine hurts bad right now",
        "i had a seizure in the spring and another one today",
        "one of my students found me passed out",
        "who do i call if i have trouble breathing, its happening",
        "your message about chest pain, thats what i have",
        "can leukemia make you confused, my dad doesnt know where he is",
        "is it normal for my stool to be black",
        "they think it might be apl at first glance",
        "i was fine in july but now my vision is gone in one eye",
        "my dog bit me and it wont stop bleeding",
        "asked if i was suicidal and i lied, i am",
        "saw a poster for 988, i think i need it, i want to end it",
        "i have a headache from the insurance and my vision is blurry",
        "laughing so hard i cant breathe and my lips are blue",
        "white count down to 5 thousand but fever 102",
        "el folleto dice llamar pero no puedo respirar",
        "mi mama murio de esto y yo ya no quiero vivir",
        "tomo 30 pastillas y no despierta",
        "a quien llamo, no puedo respirar",
    ],
)
def test_a_sign_beside_something_harmless_is_seen(rules: SafetyRules, text: str) -> None:
    """An old story, a question, a leaflet or an idiom in the same text silences only itself."""
    assert safety_signs.read(text, rules) is not None
