"""Good news told in passing: "remission!", "her counts are up", "ya está en remisión". Both languages at once.

Whole short sentences only. What a number means is never ours to say: the answer is glad, and judges nothing.
"""

import re

from handlers.understanding.words import bare

MOST = 12
"""Words: more tells a story that a single sentence does not answer."""

_FIRST = (
    r"(?:(?:hi|hey|so|and|wow|well|guess what|good news|great news|we got|"
    r"hola|pues|ay|mire|fijese|que|y|ya|por fin) )*"
)
_WHO = (
    r"(?:(?:im|were|shes|hes|theyre|i|we|she|he|they|(?:my|our|mi|nuestr[oa]) \w+|"
    r"ella|el|mom|dad|mama|papa) )?"
)
_BE = (
    r"(?:(?:am|is|are|was|got|just|now|officially|finally|still|all|"
    r"estoy|esta|estamos|entr[oe]|entramos|ya|sigue|en) )*"
)
_THEIR = r"(?:(?:the|my|her|his|our|all|las|los|mis|sus|su|mi|el|la|todos|todas) )*"
_RESULTS = (
    r"(?:(?:blood|latest|last|new|marrow|bone marrow) )*"
    r"(?:counts?|labs?|numbers?|platelets|scans?|biopsy|marrow|blood ?work|results?|tests?)"
)
_RESULTADOS = r"(?:defensas|plaquetas|numeros|analisis|resultados?|estudios?|biopsia|pruebas?|valores)"
_CAME = (
    r"(?:(?:are|is|was|were|look(?:s|ed)?|looking|came|come|coming|going|went|back|all|really|so|much|very|"
    r"finally|now) )*"
)
_SALIO = r"(?:(?:salieron|salio|estan|esta|vienen|van|todos?|muy|mucho|ya|por fin) )*"
# Not "up": what is up may be the very thing that should be down.
_GOOD = r"(?:good|great|better|normal|clear|clean|perfect|excellent|amazing|fantastic|wonderful|negative)"
_BIEN = r"(?:bien|mejor(?:es)?|normal(?:es)?|limpi[oa]s?|buen[oa]s?|excelentes?|perfect[oa]s?|negativ[oa]s?)"
_LAST = (
    r"(?: (?:today|now|again|this (?:week|morning)|thank (?:god|the lord|you jesus)|praise god|yay|finally|"
    r"hoy|ya|otra vez|gracias a dios|bendito dios|amen))*"
)

_NEWS = re.compile(
    rf"{_FIRST}(?:"
    rf"{_WHO}{_BE}(?:in )?(?:(?:complete|full|total|molecular) )?remission|"
    rf"{_WHO}{_BE}(?:cancer|leukemia) free|"
    rf"no (?:more )?(?:cancer|leukemia|blasts)(?: left)?|"
    rf"(?:i|we|she|he|mom|dad) (?:just |got to |finally )*(?:rang|ring) the bell|"
    rf"{_THEIR}{_RESULTS} {_CAME}{_GOOD}|"
    rf"(?:we |i )?(?:got |have |some )*(?:good|great|the best|wonderful) news|"
    rf"{_WHO}{_BE}(?:remision)(?: (?:completa|total))?|"
    rf"{_WHO}{_BE}(?:libre|limpi[oa]) de (?:cancer|leucemia)|"
    rf"{_THEIR}{_RESULTADOS} {_SALIO}{_BIEN}|"
    rf"(?:tengo |tenemos |le tengo |hay )*(?:muy )?buenas noticias|"
    rf"(?:toque|toco|tocamos) la campana"
    rf"){_LAST}"
)


def told(text: str) -> bool:
    """Whether the whole text tells good news and asks nothing."""
    words = bare(text)
    return "?" not in text and len(words.split()) <= MOST and bool(_NEWS.fullmatch(words))
