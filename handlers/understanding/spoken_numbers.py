"""Numbers as words, as people say them and dictation writes them: "twenty fourth" is 24th, "two thirty" 2:30."""

from handlers.understanding.date_vocabulary import WORDS


def _counted(line: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(line.split(), first)}


_NUMBERS: dict[str, int] = {
    **_counted("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 0),
    **_counted("sixteen seventeen eighteen nineteen", 16),
    **_counted("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince", 0),
    **_counted("dieciseis diecisiete dieciocho diecinueve", 16),
    **_counted("veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete", 21),
    **_counted("veintiocho veintinueve", 28),
    # As people spell them.
    "sinco": 5,
    "nuebe": 9,
    "dies": 10,
    "onse": 11,
    "oh": 0,
    "un": 1,
    "una": 1,
}
_TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
}
_ORDINALS: dict[str, int] = {
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    **_counted("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 14),
    "thirtieth": 30,
    "primero": 1,
    "primer": 1,
    "primera": 1,
    "segundo": 2,
    "tercer": 3,
    "tercero": 3,
}
_TEN_AND_MORE = {"20", "30", "40", "50"}
_ORDERS = {"first", "second", "third", "primero", "primera", "segundo", "tercero"}
"""What "of" may follow without a month: "first of all"."""
_LAST_UNIT = 9
_HOURS = {str(hour) for hour in range(1, 13)}
_MINUTES = {str(minute) for minute in (10, *range(13, 60))}
"""What is said as minutes: never eleven or twelve, which are hours."""


def in_digits(text: str, language: str) -> str:
    """Number words as digits: "twenty fourth" → "24th", "two thirty" → "2:30"."""
    out: list[str] = []
    spoken: list[bool] = []
    words = text.split()
    for i, word in enumerate(words):
        core = word.strip(",.;!?()")
        before = words[i - 1] if i else ""
        following = words[i + 1].strip(",.") if i + 1 < len(words) and word == core else ""
        if _is_number(core, before, following, language):
            _add_number(out, spoken, core)
        else:
            out.append(word)
            spoken.append(False)
    _spoken_times(out, spoken)
    return " ".join(out)


def _is_number(core: str, before: str, following: str, language: str) -> bool:
    """Whether a number word is one: English "once" is no eleven, and "second" mostly no day."""
    if core == "once":
        return language == "es" or before in {"las", "el"}
    if core not in _ORDINALS:
        return core in _NUMBERS or core in _TENS
    signs_around = WORDS.get(before, ""), WORDS.get(following, "")
    named = any(sign[:1] in {"W", "M"} and sign[1:].isdigit() for sign in signs_around)
    ends = not following or following in {"of", "de", "at", "@", "a", "in", "or", "o", "and", "y"}
    of_month = following in {"of", "de"} and core not in _ORDERS
    return (
        named or before in {"may", "mayo"} or of_month or before in _TENS or (before in {"the", "el", "dia"} and ends)
    )


def _add_number(out: list[str], spoken: list[bool], core: str) -> None:
    nth = _ORDINALS.get(core)
    number = nth or _NUMBERS.get(core) or _TENS.get(core) or 0
    unit = 0 < number <= _LAST_UNIT
    if unit and out[-1:] == ["y"] and len(out) > 1 and spoken[-2] and out[-2] in _TEN_AND_MORE:
        del out[-1], spoken[-1]
    after_number = bool(spoken) and spoken[-1]
    if unit and after_number and out[-1] in _TEN_AND_MORE:
        out[-1] = f"{int(out[-1]) + number}{'th' if nth else ''}"
    elif unit and after_number and out[-1] == "0" and len(out) > 1 and spoken[-2]:
        del out[-1], spoken[-1]
        out[-1] = f"{out[-1]}:0{number}"
    else:
        out.append(f"{number}{'th' if nth else ''}")
        spoken.append(True)


def _spoken_times(out: list[str], spoken: list[bool]) -> None:
    """Join "two thirty" to "2:30", in place; from the right, so that "december two ten thirty" keeps its day."""
    for i in range(len(out) - 2, -1, -1):
        if spoken[i] and spoken[i + 1] and out[i] in _HOURS and out[i + 1] in _MINUTES:
            out[i : i + 2] = [f"{out[i]}:{out[i + 1]}"]
            spoken[i : i + 2] = [False]
