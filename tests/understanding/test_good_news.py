"""Good news told in passing, and what only sounds like it."""

import pytest

from handlers.understanding import good_news

TOLD = """
    remission!|REMISSION|im in remission|we're officially in remission|she is in complete remission thank God|good news
    mom is in remission!!|good news, her counts are normal|the scan came back clean|labs look good|no blasts
    her numbers are better|cancer free!|I rang the bell|we got good news|bone marrow biopsy came back negative
    blood work came back normal|ya está en remisión|remisión completa|estoy en remisión gracias a Dios|buenas noticias
    sus defensas están mejor|los resultados salieron bien|tocó la campana hoy|libre de cáncer|Mi mamá está en remisión
    los análisis salieron muy bien gracias a Dios"""
NOT_TOLD = """
    am i in remission?|what is remission|is she in remission|the scan is monday|counts are down|counts are up
    my white count is up|las plaquetas subieron|labs are tomorrow|no news|no good news|resultados mañana
    cuando estan los resultados|the cancer is back|good|great|not in remission|relapse|counts are not good
    tests are today|do my counts look good|no está en remisión|the results are in"""


def texts(table: str) -> list[str]:
    """The texts of a table."""
    return [text.strip() for line in table.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", texts(TOLD))
def test_it_is_heard(text: str) -> None:
    """In whole short sentences, in both languages."""
    assert good_news.told(text)


@pytest.mark.parametrize("text", texts(NOT_TOLD))
def test_a_question_a_doubt_and_a_bare_number_are_none(text: str) -> None:
    """What is up may be what should be down: that is not ours to say."""
    assert not good_news.told(text)
