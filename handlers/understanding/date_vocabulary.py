"""The words of days, months and times in both languages, each with its sign (see ``date_words``)."""

from handlers.understanding.words import SHORTEST_MENDED

_DAYS = {
    "W0": "monday mon mondays lunes lune lun",
    "W1": "tuesday tue tues martes marte tuesdays",
    "W2": "wednesday wed weds wensday wendsday wednes miercoles mierc mie mier",
    "W3": "thursday thu thur thurs jueves juebes jueve juev jue thirsday",
    "W4": "friday fri viernes vier vie frday",
    "W5": "saturday sat sabado sab",
    "W6": "sunday sun domingo dom",
}
_MONTHS = {
    "M1": "january jan enero ene",
    "M2": "february feb febrero febuary",
    "M3": "march marzo mzo",
    "M4": "april apr abril abr",
    "M6": "june jun junio",
    "M7": "july jul julio",
    "M8": "august aug agosto",
    "M9": "september sep sept septiembre setiembre",
    "M10": "october oct octubre",
    "M11": "november nov noviembre",
    "M12": "december dec diciembre dic",
}
_OTHERS = {
    "TOMORROW": "tomorrow tmrw tmr tmw tmrow tomm 2morrow 2moro 2mrw tommorow tommorrow tomoro",
    "TODAY": "today hoy 2day",
    "YESTERDAY": "yesterday ayer",
    "NOON": "noon midday mediodia noontime",
    "MIDNIGHT": "midnight medianoche",
    "MORNING": "morning morn mornin",
    "AFTERNOON": "afternoon tarde afternoons aft",
    "EVENING": "evening night noche eve nite",
    "WEEKEND": "weekend",
    "WEEK": "week weeks wk wks semana semanas",
    "DAY": "day days dia dias",
    "MONTH": "month months mes meses",
    "YEAR": "year years ano anos",
    "NEXT": "next nxt proximo proxima",
    "AGO": "ago",
    "OR": "or o either entre between btwn btw bw",
    "OF": "of de del",
    "HRS": "hrs hr hours horas hora",
    "OCLOCK": "oclock",
    "AT": "at @ around about aprox",
    "HALF": "half",
    "QUARTER": "quarter",
    "SEASON": "spring summer fall autumn winter primavera verano otono invierno",
}
WORDS: dict[str, str] = {
    word: sign for table in (_DAYS, _MONTHS, _OTHERS) for sign, line in table.items() for word in line.split()
}
_LONG_NAMES = (
    *_DAYS.values(),
    *_MONTHS.values(),
    "tomorrow yesterday afternoon morning evening weekend thanksgiving christmas",
)
KNOWN = frozenset(word for line in _LONG_NAMES for word in line.split() if len(word) >= SHORTEST_MENDED) | {
    "manana",
    "proximo",
}
SPARED = frozenset(
    {"around", "weeks", "about", "night", "hours", "marzo", "march", "might", "tardes", "tarda", "tardan", "mondays"}
)
