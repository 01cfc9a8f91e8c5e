"""What a short answer in a person's own words comes to, where a step waits for one. Both languages at once."""

import re
from collections.abc import Mapping

from content.guide import Guide
from handlers.understanding.commands import Command
from handlers.understanding.words import bare

_COUNTED = re.compile(r"(?: \d{1,2})+$")
LANG = "LANG_"
"""What a language's name means as a word of the bot: LANG_ES."""

_UNSURE = re.compile(
    r"(?:i )?(?:really )?(?:dont|do not|didnt|not) (?:know|sure|remember|certain)\b.*"
    r"|(?:im |i am |am )?(?:not sure|unsure|clueless)\b.*"
    r"|idk|dunno|no idea|who knows|maybe|unknown|not certain"
    r"|(?:pues )?(?:yo )?no (?:lo |la )?(?:se|recuerdo|estoy segur[oa])\b.*"
    r"|ni idea|quien sabe|tal vez|quizas?|a lo mejor"
)
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|yo|good (?:morning|afternoon|evening|day)|are you (?:still )?(?:there|here)"
    r"|any(?:body|one) there|im back|i am back|there|bot|again|otra vez"
    r"|hola|ola|buen(?:os|as)?(?: dias?| tardes| noches)?|saludos|hay alguien|sigue ahi|ya volvi) ?)+"
)
_TOLD = re.compile(
    r"\b(?:diagnos\w+|leuk\w+|leuc\w+|cancer|aml|apl|cll|cml|lma|lmc|llc|lla|has it|found out|le dijeron"
    r"|le encontraron)\b"
)
_ASKS = re.compile(
    r"(?:(?:and|so|but|y|pero) )?(?:what|how|who|which|where|when|why|can|could|may|should|is|are|do|does|will|"
    r"que|como|quien|cual|donde|cuando|por que|puedo|puede|debo|hay)\b"
)
_VISIT = re.compile(
    r"\b(?:the|my|our|her|his|their|la|mi|su|nuestra) (?:new |second |second opinion |segunda )?"
    r"(?:visit|appointment|appt|cita|consulta) (?:is|was|has|got|moved|will|day|es|fue|sera|quedo|la|para|el)\b"
)
_SPANISH = frozenset({
    "ajustes", "ayuda", "ayudame", "ayudeme", "borrar", "buenas", "buenos", "cita", "comenzar",
    "como", "cuando", "cuanto", "cuantos", "doctora", "dolor", "donde", "duele", "empezar", "espanol", "esposa",
    "esposo", "estoy", "exportar", "fecha", "fiebre", "gracias", "hija", "hijo", "hola", "inicio", "leucemia",
    "lista", "madre", "muy", "necesito", "parar", "pecho", "privacidad", "puede", "puedo", "quiero", "quisiera",
    "respirar", "resumen", "sangrado", "sangrando", "sangre", "segunda", "seguro", "soy", "tengo", "tiene",
})  # fmt: skip
_PHRASES_IN_SPANISH = re.compile(
    r"\b(?:por favor|me quiero|a salvo|no (?:lo )?se|de (?:mi|baja)|mi (?:mama|papa))\b|^(?:alto|baja)$|^alto (?:a|"
    r"con|de)\b"
)
"""ALTO and BAJA are places, too: "we live in Palo Alto"."""
_NO_SPANISH = re.compile(
    r"\b(?:no|dont|not|cant) (?:hablo|habla|speak|read|understand|entiendo|know) (?:any |much )?(?:spanish|espanol)\b"
)

_NUMBERS: Mapping[str, int] = {
    "zero": 0, "cero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30,
    "un": 1, "una": 1, "uno": 1, "dos": 2, "par": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30,
}  # fmt: skip
_UNITS = {"d": 1.0, "w": 7.0, "s": 7.0, "m": 30.0, "h": 1 / 24}
_SPAN = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})\b(?: (?:to|or|a|o|y|and|de|of) \d{{1,3}}| \d{{1,3}}| of| de)*"
    r"(?: (?:more |mas )?(?P<unit>days?|dias?|weeks?|semanas?|wks?|months?|mes(?:es)?|hours?|hrs?|horas?)\b)?"
)

_BESIDE = frozenset({
    "about", "almost", "around", "approximately", "at", "can", "could", "doc", "doctor", "dr", "he", "i", "is", "it",
    "least", "like", "max", "maximum", "maybe", "me", "most", "no", "more", "ok", "only", "roughly", "said", "safely",
    "says", "she", "than", "the", "they", "think", "to", "told", "up", "wait", "we", "yes", "just", "a", "an", "and",
    "or", "o", "y", "few", "of", "its", "im", "my", "for", "have", "got", "gave", "us", "not", "sure", "unsure",
    "aproximadamente", "casi", "como", "cree", "creo", "de", "dice", "dicen", "dieron", "dijeron", "dijo", "el", "ella",
    "es", "esperar", "hasta", "la", "le", "lo", "los", "maximo", "mas", "medico", "medica", "menos", "nos", "por",
    "puede", "puedo", "que", "quizas", "se", "si", "solo", "son", "tengo", "unas", "unos", "doctora", "tal", "vez",
    "estoy", "seguro", "segura",
})  # fmt: skip
"""What may stand beside a number without a unit that answers "how many days?": with any other word it counts something
else, and a permission to wait that nobody gave must never be noted."""


def one_of(text: str, meanings: Mapping[str, str]) -> str:
    """The key whose words (a regular expression over bare text) stand in the text first in the mapping's order."""
    words = bare(text)
    return next((key for key, form in meanings.items() if re.search(rf"(?:\b|^)(?:{form})(?:\b|$)", words)), "")


def unsure(text: str) -> bool:
    """Whether the whole answer is "I don't know"."""
    return bool(_UNSURE.fullmatch(bare(text)))


def greets(text: str) -> bool:
    """Whether it is a greeting and nothing else."""
    return bool(_GREETING.fullmatch(bare(text)))


def tells(text: str) -> bool:
    """Whether it tells of an illness and asks nothing: "my husband was diagnosed on Friday and they want to start"."""
    words = bare(text)
    return "?" not in text and bool(_TOLD.search(words)) and not _ASKS.match(words)


def tells_visit(text: str) -> bool:
    """Whether it tells of the visit and asks nothing: "actually the visit is on the 10th"."""
    words = bare(text)
    return "?" not in text and bool(_VISIT.search(words)) and not _ASKS.match(words)


def spanish(text: str) -> bool:
    """Whether the words can only be Spanish: for the first messages, before a language was chosen."""
    words = bare(text)
    if _NO_SPANISH.search(words):
        return False
    return bool(_SPANISH & set(words.split()) or _PHRASES_IN_SPANISH.search(words))


def days(text: str) -> int | None:
    """A length of time in whole days, the shorter one of a range: "10 days", "2-3 weeks", "una semana", "48 hours".

    None where none is named. A bare number counts days where it stands alone; a bare "a" counts nothing.
    """
    said = bare(text)
    alone = all(word in _BESIDE or word.isdecimal() for word in said.split())
    for found in _SPAN.finditer(said):
        digits, unit = found["n"].isdecimal(), found["unit"]
        if unit or (digits and alone):
            number = int(found["n"]) if digits else _NUMBERS[found["n"]]
            return int(number * _UNITS[(unit or "d")[0]])
    return None


def own_words(guide: Guide) -> dict[str, str]:
    """What languages call themselves and the bot's words (language.toml), as ``bare`` leaves it: "liste" → "LIST"."""
    languages = guide.languages.values()
    names = {bare(own.name): f"{LANG}{own.code.upper()}" for own in languages}
    lines = [(word, line) for own in languages for word, line in own.words.items()]
    return names | {bare(said): word for word, line in lines for said in line.split(",")}


def tongue(word: str) -> str:
    """The code of the language that a word of the bot chooses: "es" for LANG_ES; empty for every other word."""
    return word.removeprefix(LANG).lower() if word.startswith(LANG) else ""


def own_command(text: str, own: Mapping[str, str]) -> Command | None:
    """The command that a language has its own words for, with the numbers behind it: "fait 1 2"."""
    said, numbers = _COUNTED.split(bare(text), maxsplit=1)[0], _COUNTED.search(bare(text))
    word = own.get(said)
    return Command(word=word, numbers=tuple(map(int, numbers[0].split())) if numbers else ()) if word else None


def language(hint: str, text: str, guide: Guide) -> str:
    """A first guess: the language of a person's app ("fr-CA") where the guide speaks it, or Spanish words; else empty.

    English is no guess: it is what we speak until we know, and an app may be set to it for want of a better one.
    """
    code = hint.partition("-")[0].lower()
    if code in guide.languages and code != "en":
        return code
    return "es" if spanish(text) else ""
