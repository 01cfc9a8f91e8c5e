"""Whether somebody who was shown tasks says that one is done, or puts it off, or tells of something else.

Over ``words.bare`` text. "Got paid", "ya llegué" and "kids are back to school tomorrow" are news of a day: a task is
ticked or moved only by words of nothing else, or beside a thing that tasks are about.
"""

import re

from handlers.understanding import task_words
from handlers.understanding.phrase_table import words

_THING = re.compile(
    r"\b(?:records?|copy|copies|papers?|paperwork|forms?|lists?|appointments?|appts?|visits?|calls?|letters?|"
    r"reports?|"
    r"results?|tests?|labs?|names?|notes?|folders?|binders?|discs?|cds?|"
    r"(?<!you )(?<!birthday )(?<!christmas )cards?|doctors?|docs?|drs?|nurses?|office|"
    r"clinic|hospital|lab|insurance|portal|steps?|tasks?|items?|thing|everything|one|ones|first|second|last|"
    r"expediente|copias?|papel(?:es)?|formularios?|formas?|(?:la|mi|una) lista|citas?|consultas?|llamadas?|cartas?|"
    r"resultados?|"
    r"examen(?:es)?|nombres?|notas?|carpeta|discos?|tarjetas?|carnet|doctor[ae]?s?|doctores|dra|enfermer[ao]|oficina|"
    r"consultorio|clinica|seguro|tareas?|pasos?|primer[oa]|segund[oa]|ultim[oa]|todo|todas?|todos)\b"
)
_SMALL = words(
    "it them that this those these all both him her there so then just already finally now too also as well thanks",
    "thank you today yesterday tonight morning afternoon this last night week on monday tuesday wednesday thursday",
    "friday saturday sunday earlier ago before early an a the hour minute few days with of for me us my and ok",
    "okay yes",
    "one two three four five uno dos tres cuatro cinco called asked sent w done did finished handled taken care",
    "up off over in out set got lol maam sir hon dear",
    "whole i we they said good",
    "lo la los las le les me nos se te ya eso esa ese esos esas esto esta este hoy ayer anoche manana en de del el",
    "temprano hace rato por fin gracias tambien si pues bien hecho hecha hechos hechas listo lista listos listas",
    "ellos",
    "ella con y que senora senor para mi",
)
"""What may stand beside what was done without a word for the thing: "did it already this morning"."""
_ELSEWHERE = re.compile(
    r"\b(?:mom|mum|dad|sisters?|brothers?|sons?|daughters?|kids?|friends?|neighbors?|boss|work|school|church|pastor|"
    r"priest|plumber|mechanic|pizzas?|lunch|dinner|breakfast|food|gas|tank|uber|cab|taxi|siri|i ?phone|android|"
    r"amazon|"
    r"netflix|vet|dentist|landlord|bank|police|hotel|airline|flowers|cake|dogs?|cats?|games?|bingo|lottery|prayers?|"
    r"love|mama|papa|hermanas?|hermanos?|hij[oa]s?|nin[oa]s?|amig[oa]s?|vecin[oa]s?|jef[ea]s?|trabajo|escuela|"
    r"iglesia|"
    r"padre|plomero|mecanico|comida|cena|almuerzo|desayuno|tacos?|gasolina|dentista|policia|flores|pastel|"
    r"perr[oa]s?|gat[oa]s?|novi[oa]s?|suegr[oa]s?|comadre|compadre|saludos|bendiciones|hugs?|kiss(?:es)?|besos?|"
    r"abrazos?|boleta|for (?:extra|more|seconds|directions)|to hush)\b"
)
"""Whom and what one calls, asks and sends besides."""

_LED = (
    r"(?:(?:ok|okay|yes|yep|si|so|and|hey|i|ive|i ve|we|weve|just|already|finally|all|also|im|its|it|is|was|got|"
    r"that|this|them|hi|well|maam|mam|sir|dear|hon) )*"
)
_ACTED = re.compile(
    rf"{_LED}(?:called|asked|sent|requested|signed|took care|taken care|handled|knocked|crossed|wrapped|talked|spoke|"
    r"faxed|emailed|mailed|told|uploaded)\b(?P<rest>.*)"
)
_MADE = re.compile(
    rf"{_LED}(?:done|did|finished|completed|got|gotten|picked up|set (?:with|on)|made|have(?! an? (?:good|great|nice|"
    r"blessed|wonderful|happy|safe))|has|received|gave|scheduled|booked|ordered|packed|checked(?! (?:out|in)\b)|"
    r"filled|wrote)\b(?P<rest>.*)"
)
_CLITICS = r"(?:(?:lo|la|los|las|le|les|me|nos|se|te) )*"
_YA = rf"(?:(?:si|ok|pues|bueno|hola) )*ya {_CLITICS}"
_YA_ACTED = re.compile(
    rf"{_YA}(?:llam|ped|pid|mand|envi|pregunt|habl|consegu|consigu|firm|entreg|solicit|agend|program|aprob|autoriz|"
    r"contact|avis|cumpl|complet|averigu)\w*\b(?P<rest>.*)"
    rf"|{_CLITICS}(?:llame|llamamos|pedi|mande(?= )|consegui|firme|envie)\b(?P<rest_too>.*)"
)
_YA_MADE = re.compile(
    rf"{_YA}(?:hic\w+|hiz\w+|his\w+|hecho|termin\w+|acab\w+|teng\w+|ten[ei]\w+|llegaron|llego|fui|fuimos|quedo|"
    r"quedaron|esta|estan|di|dimos|dieron|dije|dijo|dijeron|dej\w+|cubr\w+|saqu\w+|saco|busqu\w+|apart\w+|recog\w+|"
    r"traj\w+|traig\w+|reserv\w+|marqu\w+|llen\w+|escrib\w+|prepar\w+|junt\w+|empa[cq]\w+|guard\w+|imprim\w+)\b"
    r"(?P<rest>.*)"
    r"|(?:hice|hicimos|termine|traje)\b(?P<rest_too>.*)"
    r"|(?:lo|la|los|las) (?:hice|tengo|traje)\b(?P<rest_all>.*)"
    r"|(?P<ahead>.*?)\b(?:ya esta|ya quedo|ya estan|esta listo|esta hecho|estan listos)\b(?P<behind>.*)"
)

_SURELY_LATER = re.compile(
    r"(?:later|snooze|luego|despues|mas tarde)\b.*|.*\b(?:remind(?! (?:me|us) to (?!do|call|ask|get|send|sign|pack|"
    r"finish|talk|check|make))|remindme|recuerd\w+|"
    r"(?<!is )another (?:time|day)|(?<!sera )otro dia|otro momento|get to it|get to that|do it (?:soon|then|when)|"
    r"not (?:now|today|right now)|busy|(?:^|(?:im|am|were|are|still|now) )driving(?! (?:me|us|him|her|them)\b)|"
    r"(?:^|(?:im|am|were|are|still) )at work|in a meeting|ocupad\w|"
    r"(?:cant|not|no time) (?:do (?:it|this|that) )?(?:rn|right now|now|this minute|at the moment)|"
    r"in class|have class|at school|at practice|on a call|more time|mas tiempo|"
    r"(?:ah)?orit(?:a|ita) no|(?:ahora|hoy) no (?:puedo|se puede))\b.*"
)
_MAYBE = re.compile(
    r"(?:maybe|perhaps|mejor|quizas?|tal vez|a lo mejor) (?:tomorrow|tmrw|manana|tonight|later|next|al rato)\b.*"
)
_SOME_TIME = re.compile(
    r"\b(?:later|luego|mas tarde|tomorrow|tmrw|tmr|tmw|tomorow|manana|next (?:week|month)|proxima semana|"
    r"in a (?:bit|while|few|minute)|tardecito|ratito|this weekend|tonight|al rato|soon|pronto)\b"
)
_OF_PUTTING_OFF = words(
    "i ill we well will can cant could would gonna going to do it that this those them these call ask try get start",
    "finish send handle work on maybe probably perhaps better ok okay sure yes no not now please pls thanks thank",
    "you sorry",
    "hon maam sir more still then again until till for by the a bit when have time but and so lets let me just some",
    "day days week month first thing morning afternoon evening after tell text want talk busy im am too tired",
    "later today",
    "lo la los las le les me hago hare hacer llamo llamare pregunto voy vamos a ver si puedo mejor tal vez quizas",
    "quiza",
    "para por favor porfa gracias no hoy ahora ahorita ya mas un una rato con calma pido pedire mando hablo checo",
    "el lunes martes miercoles jueves viernes sabado domingo en la y pues bueno te aviso les digo contesto busco",
)
"""A mere time puts something off only among these: "we have tamales tonight" is supper."""


def done(said: str) -> bool:
    """Whether bare words tell that a task is done: of nothing else, or with a thing that tasks are about."""
    acted = _ACTED.fullmatch(said) or _YA_ACTED.fullmatch(said)
    if acted and (_of_a_task(_rest(acted)) or not _ELSEWHERE.search(_rest(acted))):
        return True
    made = _MADE.fullmatch(said) or _YA_MADE.fullmatch(said)
    return bool(made) and _of_a_task(_rest(made))


def _rest(found: re.Match[str] | None) -> str:
    return " ".join(part.strip() for part in (found.groups() if found else ()) if part).strip()


def _of_a_task(rest: str) -> bool:
    left = {word for word in rest.split() if not word.isdecimal()}
    return left <= _SMALL or bool(_THING.search(rest) or task_words.about(rest))


def put_off(said: str) -> bool:
    """Whether bare words put a task off: "not now", or a time and words of doing it then."""
    if _SURELY_LATER.fullmatch(said) or _MAYBE.fullmatch(said):
        return True
    return bool(_SOME_TIME.search(said)) and set(_SOME_TIME.sub("", said).split()) <= _OF_PUTTING_OFF
