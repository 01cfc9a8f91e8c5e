"""What people say of themselves at any moment: in hospital, home again, not today; and what only sounds like it."""

import pytest

from handlers.understanding import moods

SAID = {
    "hospital": """
        I'm in the hospital|I am in the hospital now|they admitted her to the hospital today|they admitted me|admitted
        she was admitted last night|my mom is in the hospital|he got readmitted|I've been hospitalized|in the hospital
        we are at the hospital|sorry, I was admitted today|they are keeping her here|mom is back in the hospital
        lo internaron hoy|me ingresaron ayer|estoy en el hospital|mi mamá está internada|ya la hospitalizaron
        she is in the ER|we are at the emergency room|im in the er|we're in the ER with him|we're at urgent care
        he was taken to the er|they took her to the hospital|ambulance took him|rushed to the hospital
        estamos en urgencias|está en emergencias|la llevaron a urgencias|estoy en la sala de emergencias
        lo internaron|se la llevaron al hospital|they put him in the icu|on our way to the er|at the er
        mom was taken to the hospital by ambulance last night|im in the emergency room with my mom
        sigo en el hospital|a mi papá lo internaron anoche|está hospitalizado|mi esposo está en el hospital""",
    "home": """
        I'm home|I am home again|she is home now|they let me go home|they sent her home|out of the hospital|home again
        we are back home|my dad came home today|he was discharged today|home|ya estoy en casa|está en casa otra vez
        le dieron de alta|me dieron el alta hoy|ya salió del hospital|volvimos a casa|mi mamá ya está en casa""",
    "hospice": """
        she's in hospice now|she went into hospice|mom is on hospice|we started hospice
        mi papá está en cuidados paliativos|ya está en hospicio""",
    "not_today": """
        I don't want to talk about it|I do not want to talk about this right now|I'd rather not talk about it
        I can't talk about this today|I don't want to think about it|I can't do this right now|not in the mood
        I'm not ready to talk|I really don't want to talk about my illness|no quiero hablar de eso|hoy no puedo
        😢|😭|🙏🙏😭|💔|🥺|😞😞|prefiero no hablar de esto|no quiero pensar en eso ahora|no tengo ánimos
        no puedo hablar de esto hoy""",
    "": """
        which er is good|should i go to the er|we were in the er last week|hospice said no more treatment
        what is hospice|donde queda la entrada de emergencias|she works in the er
        we are going to the hospital on monday|vamos al hospital mañana|hospice has my slides|😂😭|🙏|❤️|😊
        which hospital is good|I was in the hospital last year|should I stay in the hospital?|is she admitted?
        what if they admit me|the hospital has my slides|I want to talk about it|hospital bill|at the clinic
        my insurance will not talk to me|the doctor doesn't want to talk about it|I don't want to die|not today
        I can't do this anymore|hoy no|not yet|no|hoy|qué hospital es bueno|no quiero vivir|no quiero seguir
        estuve en el hospital hace un año|can I do this at home|my records are at the hospital
        ya llamé al hospital|I don't want reminders""",
}
CASES = [(line.strip(), mood) for mood, block in SAID.items() for row in block.splitlines() for line in row.split("|")]


@pytest.mark.parametrize(("text", "mood"), [case for case in CASES if case[0]])
def test_whole_short_sentences_are_read(text: str, mood: str) -> None:
    """As people put it, with and without accents; questions and the past are something else."""
    assert moods.read(text) == mood


def test_a_long_story_is_left_alone() -> None:
    """A hospital that is named in passing changes nothing."""
    assert moods.read("I am in the hospital " + "and so on " * 5) == ""


@pytest.mark.parametrize("text", ["at the hospital", "in the hospital downtown", "en el hospital", "home"])
def test_a_bare_place_may_answer_a_question(text: str) -> None:
    """Where the visit's place was asked, "at the hospital" is the answer."""
    assert moods.is_place(text)


@pytest.mark.parametrize("text", ["I'm in the hospital", "they admitted me", "ya estoy en casa", "no quiero hablar"])
def test_a_sentence_about_somebody_is_no_place(text: str) -> None:
    """Who says of themselves where they are is heard in any flow."""
    assert not moods.is_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "in the hospital gift shop",
        "we are at the hospital cafeteria",
        "I'm in the hospital parking lot",
        "he's in the ER as a nurse",
        "I'm at the hospital for labs",
        "estoy en el hospital para mi cita",
        "estoy en el hospital visitando a una amiga",
        "my sister is in the hospital having a baby",
        "they kept us waiting two hours",
        "they kept me company",
        "they admitted they were wrong",
        "my daughter was admitted to nursing school",
        "hospice came to our church",
        "I don't think so",
        "I can't hear you",
        "I can't think straight",
        "no puedo oír bien",
    ],
)
def test_what_only_sounds_like_it_changes_nothing(text: str) -> None:
    """A shop, a shift, an errand, a birth, a long morning, a college, a bad line."""
    assert moods.read(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "in the er waiting room",
        "admitted to the university hospital",
        "in the er for a cat scan",
        "taken to the er for tests",
        "they kept her overnight",
        "they kept him",
        "they are keeping us for observation",
        "he is in the hospital having surgery",
    ],
)
def test_a_stay_is_a_stay_whatever_for(text: str) -> None:
    """The emergency room and a night there are no errands."""
    assert moods.read(text) == "hospital"
