"""The grammar of clock times over the signs of ``date_words``, and the rule of clinic hours for a bare hour."""

import datetime as dt
import re

import msgspec

from handlers.understanding.day_phrases import MARK

FIRST_HOUR = 7
"""Clinics open at seven: a bare 7 to 11 is the morning, 12 to 6 the afternoon."""

_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59
_USED = "¤"


class Clock(msgspec.Struct, frozen=True):
    """A time of day; ``inferred`` when the half of the day is our guess."""

    time: dt.time
    inferred: bool


_H = r"(?P<h>\d{1,2})"
_M = r"(?P<m>[0-5]\d)"
_AP = r"(?: ?(?P<ap>AM|PM)\b)?"
_AP_SAID = r" ?(?P<ap>AM|PM)\b"
_END = r"(?!\d|[/:%-]\d|\.\d)"
_COUNTED = r"(?! ?(?:th\b|DAY|WEEK|MONTH|YEAR|minutes?|mins?|HRS|people|doctors?|hospitals?|places?|percent|OF the))"
_NEXT_TO_DAY = rf"{MARK}[,.;! -]*(?:(?:AT|the|IN|la|OF|MORNING|AFTERNOON|EVENING)[, ]+)*"
_CHATTER = (
    r"(?:lol|haha\w*|jaja\w*|ok|okay|thx|thanks|thank|pls|please|plz|i think|i guess|im|wish|gracias|creo|con|"
    r"with|w|dr|"
    r"doctor|doctora|so|and im|hope|nervous|finally|por fin|si dios|god willing)"
)
"""What may follow a bare hour beside a day, so that the number counts nothing."""
_SECOND = r" ?(?:-|to|a|OR|and|y|AND|till|until|thru|through|hasta) ?(?:AT )?"

# Each pattern names an hour h, and some a minute m, AM or PM ap, a second hour h2, or minutes to or past the hour.
_TABLE = (
    rf"(?<![:/\d-])(?<!M\d )(?<!M\d\d )\b{_H} ?OR (?:AT )?(?P<h2>\d{{1,2}}):(?P<m2>[0-5]\d){_AP}",
    rf"\b{_H}:{_M}(?::\d\d)?(?: ?HRS\b)?{_AP}(?!\d)",
    rf"\b{_H}[.]{_M}(?: ?HRS\b|{_AP_SAID})",
    rf"\b{_H}h{_M}\b{_AP}",
    rf"(?:AT |{_NEXT_TO_DAY}){_H}-(?P<m>00|15|30|45)\b",
    rf"(?:AT |{_NEXT_TO_DAY}){_H}[.]{_M}\b(?![.\d])",
    rf"\b(?P<hm>\d{{3,4}})(?: ?HRS\b| ?OCLOCK\b|{_AP_SAID})",
    rf"\b(?P<to>QUARTER) TO (?:AT )?{_H}{_AP}",
    rf"\bTO_(?P<exactly>\d\d?) (?:AT )?{_H}{_AP}",
    rf"\b(?P<past>HALF (?=PAST)|QUARTER) ?(?:PAST )?{_H}{_AP}(?! HRS)",
    rf"\b{_H} AND {_M}\b{_AP}",
    rf"(?<!OR )(?<!OR AT )\b{_H} y {_M}\b{_AP}",
    rf"\b{_H} LESS (?P<less>\d\d?)\b{_AP}",
    (
        r"(?<!FROM )\b(?P<before>5|10|20|25) (?:minutes? )?(?:to|til|till|BEFORE|para|OF|"
        rf"AT) (?:AT )?{_H}{_AP}{_END}(?! ?(?:DAY|WEEK|MONTH))"
    ),
    rf"\b(?P<min>5|10|20|25) (?:minutes? )?(?:past|AFTER|LAST) {_H}{_AP}{_END}",
    rf"\b{_H} ?(?P<ap0>AM|PM){_SECOND}(?P<h2>\d{{1,2}})(?::(?P<m2>[0-5]\d))?{_AP_SAID}",
    rf"\b{_H}{_SECOND}(?P<h2>\d{{1,2}}){_AP_SAID}",
    rf"(?:AT |OR |FROM |{_NEXT_TO_DAY}){_H}{_SECOND}(?P<h2>\d{{1,2}})\b{_END}{_COUNTED}",
    rf"\b{_H}{_AP_SAID}",
    rf"\b{_H} ?OCLOCK{_AP}",
    rf"(?:AT |{_NEXT_TO_DAY}){_H} ?HRS\b",
    rf"{_NEXT_TO_DAY}{_H} {_M}\b{_END}{_COUNTED}",
    rf"\bAT (?:the )?{_H}\b{_END}{_COUNTED}",
    rf"\bAT (?P<hm>\d{{3,4}})\b{_END}{_COUNTED}",
    r"\b(?:(?P<past>HALF|QUARTER) PAST |(?P<to>QUARTER TO) )?(?:12 ?)?(?P<noon>NOON)\b",
    r"\b(?:12 ?)?(?P<midnight>MIDNIGHT)\b",
    rf"\b{_H} (?:(?:IN|ON|OF|de|en|por) )?(?:the |la )?(?=MORNING|AFTERNOON|EVENING)",
    rf"{_NEXT_TO_DAY}{_H}\b{_END}{_COUNTED}(?! ?[a-z])",
    rf"{_NEXT_TO_DAY}(?P<hm>\d{{3,4}})\b{_END}{_COUNTED}",
    rf"{_NEXT_TO_DAY}{_H}\b{_END}(?= {_CHATTER}\b)",
    rf"\b(?:appointment|appt|cita|dr|doctor) {_H}(?=$| (?:on |ON |el )?{MARK})",
    rf"\b(?:gave|dieron) (?:me |us |him |her |them )*{_H}\b{_END}{_COUNTED}",
    rf"\b(?P<hm>0[5-9][0-5]\d)\b{_END}{_COUNTED}",
    rf"\b(?:report|reporting|show up|show|be there|by|start|starts|arrive) (?:AT )?(?P<hm>\d{{4}})\b{_END}{_COUNTED}",
    rf"^(?:(?:OF|so|its|es) )*{_H}[, ]+(?:on |ON )?(?={MARK})",
    rf"^(?P<hm>\d{{3,4}})[, ]+(?={MARK})",
    r"^(?P<hm>(?!20[23]\d)\d{3,4})$",
    r"^(?P<hm>(?:1[0-2]|[1-9])[0-5]\d)(?=,? (?:but|pero|idk|not sure|no se|i dont|dont|i lost|i forgot|se me)\b)",
)
_GRAMMAR = tuple(re.compile(pattern) for pattern in _TABLE)
_BOUND = re.compile(
    r"(?<!\d )(?<!minutes )(?<!QUARTER )(?<!HALF )\b(?:BEFORE|AFTER|till?|until|hasta|by) (?:OF )?(?:AT )?(?:the )?"
    r"(?:NOON|MIDNIGHT|\d{1,2}(?::\d\d)?(?: ?(?:AM|PM))?)(?! ?(?:th\b|§|WEEK|DAY|MONTH|\d))"
)
"""An hour before or after which it is, not at which."""
_SAID = r"\d{1,2}(?::\d\d)?(?: ?(?:AM|PM))?"
_DENIED = re.compile(
    rf"\bNOT (?:AT )?(?:the )?{_SAID}(?=$|[ ,.;]+(?:(?:but|its|AT|sino|anymore|ya|pero|a)\b|(?:on |ON )?{MARK}))|"
    rf"(?<=[\w,] )no AT {_SAID}$|"
    rf"\bno (?:AT ){_SAID}(?=[ ,.;]+(?:(?:sino|es|its|but) )?AT\b)|"
    rf"\b(?:AT ){_SAID} (?:no|NOT)(?=[,.;] *(?:(?:sino|es|its|but) )?AT\b)"
)
"""An hour named only to be ruled out: "not at 9 but at 10"."""
_SLOT = re.compile(
    rf"(?<![:/\d-])\b{_H}(?::{_M})?{_AP}(?: ?- ?| (?:to|a|till?) )(?:AT )?(?P<h2>\d{{1,2}}):(?P<m2>[0-5]\d)"
    r"(?: ?(?P<ap2>AM|PM)\b)?"
)
"""From an hour to another: where that is within the hour, the length of one visit, which begins with the first."""
WINDOW = re.compile(rf"\bOR (?:AT )?{_SAID} ?(?:and|y|-|to|a) ?(?:AT )?{_SAID}")
"""Between two hours, somewhere."""
_HOUR = 60
_PART = re.compile(r"\b(MORNING|AFTERNOON|EVENING)\b")
_OTHER_HOUR = re.compile(
    rf"{_USED}(?:{_SECOND}|[?,. ]*(?:OR|maybe|quizas?) (?:(?:was|is|maybe|it|perhaps|tal|vez|"
    rf"AT) )*)(?P<h>\d{{1,2}})(?::(?P<m>[0-5]\d))?\b{_END}{_COUNTED}"
)

_NAMED_ZONES = {
    "eastern": "et|est|edt|eastern|del este",
    "central": "ct|cst|cdt|central|del centro",
    "mountain": "mt|mst|mdt|mountain|de la montana",
    "pacific": "pt|pst|pdt|pacific|del pacifico",
    "alaska": "akst|akdt|alaska",
    "hawaii": "hst|hawaii",
}
_ZONES = tuple(
    (zone, re.compile(rf"(?:\d|[ap]\.? ?m\.?|noon|hora) ?(?:{names})\b|\b(?:{names}) time\b"))
    for zone, names in _NAMED_ZONES.items()
)


def zone_word(text: str) -> str:
    """The US zone that a text (already ``plain``) names beside a time, e.g. "eastern"; empty where it names none."""
    return next((zone for zone, pattern in _ZONES if pattern.search(text)), "")


def part_of_day(line: str) -> str:
    """``morning``, ``afternoon``, ``evening`` or empty."""
    found = _PART.search(line)
    return found[1].lower() if found else ""


def take(line: str, part: str) -> tuple[Clock, ...]:
    """The different times that a line names, days already taken out of it."""
    clocks: list[Clock] = []
    line = _SLOT.sub(lambda slot: _slot(slot, part), _DENIED.sub(" ", _BOUND.sub(" ", line)))
    for pattern in (*_GRAMMAR, _OTHER_HOUR):
        while found := pattern.search(line):
            read = _clocks(found, part)
            clocks += read
            mark = _USED if read else " "
            line = f"{line[: found.start()]} {mark} {line[found.end() :]}"
            line = re.sub(r"\s+", " ", line)
    return _different(clocks)


def _slot(found: re.Match[str], part: str) -> str:
    """Its first hour where the second is the end of the same visit; else both, as two."""
    half = found["ap"] or found["ap2"] or ""
    first = f"{found['h']}:{found['m'] or '00'} {half}"
    begins = _clock(found["h"], found["m"] or "00", half, part)
    ends = _clock(found["h2"], found["m2"], found["ap2"] or "", part)
    if begins and ends and 0 < _minutes(ends) - _minutes(begins) < _HOUR:
        return f"AT {first} "
    return f"AT {first} , AT {found['h2']}:{found['m2']} {found['ap2'] or ''} "


def _minutes(clock: Clock) -> int:
    return clock.time.hour * _HOUR + clock.time.minute


def _different(clocks: list[Clock]) -> tuple[Clock, ...]:
    """Each time once; "12:30 noon" is one time."""
    by_time = {clock.time: clock for clock in reversed(clocks)}
    if any(time.hour == _NOON and time.minute for time in by_time):
        by_time.pop(dt.time(_NOON), None)
    return tuple(sorted(by_time.values(), key=lambda clock: clock.time))


def _clocks(found: re.Match[str], part: str) -> list[Clock]:
    said = found.groupdict()
    if said.get("noon") or said.get("midnight"):
        return [_moved(Clock(dt.time(_NOON if said.get("noon") else 0), inferred=False), _shift(said))]
    half = said.get("ap") or ""
    if said.get("h2"):
        second = said["h2"] or ""
        first_half = said.get("ap0") or half
        both = [_clock(said["h"], "00", first_half, part), _clock(second, said.get("m2") or "00", half, part)]
        return [clock for clock in both if clock]
    hour, minute = _hour_and_minute(said)
    clock = _clock(hour, minute, half, part)
    if clock and said.get("before") and int(said["before"] or 0) + 1 == int(hour) and "minute" not in found[0]:
        # "Ten to eleven": ten minutes before, or from ten on.
        earlier = _clock(said["before"] or "", "00", half, part)
        return [_moved(clock, _shift(said)), *([earlier] if earlier else [])]
    return [_moved(clock, _shift(said))] if clock else []


def _moved(clock: Clock, minutes: int) -> Clock:
    moved = dt.datetime.combine(dt.date.min + dt.timedelta(days=1), clock.time) + dt.timedelta(minutes=minutes)
    return Clock(moved.time(), clock.inferred)


def _hour_and_minute(said: dict[str, str | None]) -> tuple[str, str]:
    together = said.get("hm")
    if together:
        return together[:-2], together[-2:]
    return said.get("h") or "", said.get("m") or "00"


def _shift(said: dict[str, str | None]) -> int:
    """Minutes to add to the hour: "quarter to" is -15, "half past" 30."""
    if said.get("to"):
        return -15
    if said.get("past"):
        return 15 if "Q" in (said["past"] or "") else 30
    return int(said.get("min") or 0) - int(said.get("less") or said.get("exactly") or said.get("before") or 0)


def _clock(hour: str, minute: str, half: str, part: str) -> Clock | None:
    """The time, its half of the day from AM or PM, else from the part of day, else by clinic hours."""
    h, m = int(hour), int(minute)
    if h > _LAST_HOUR or m > _LAST_MINUTE:
        return None
    if h > _NOON or h == 0:
        return Clock(dt.time(h, m), inferred=False)
    if half or part:
        late = half == "PM" if half else part != "morning"
        return Clock(dt.time(h % 12 + (12 if late or (not half and h == _NOON) else 0), m), inferred=False)
    early = FIRST_HOUR <= h < _NOON
    return Clock(dt.time(h if early else h % 12 + 12, m), inferred=True)
