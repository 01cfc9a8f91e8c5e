"""Tasks of which something is told, and not who did it: "the slides were sent today", "insurance said yes".

Over ``words.bare`` text. The thing must be named: what came or was sent may be anything else.
"""

import re

from handlers.understanding import task_words

_THINGS = r"(?:(?:so|ok|and|ya|the|my|our|all|those|these|his|her|el|la|los|las|mi|mis|sus|esos|esas) )*(?:\w+ ){1,5}?"
_BEEN = (
    r"(?:(?:were|was|have|has|had|been|got|are|is|all|already|just|finally|ya|se|me|nos|estan|esta|fueron|"
    r"quedaron) )*"
)
_READY = (
    r"(?:sent|mailed|faxed|emailed|shipped|done|ready|(?<=is )here|(?<=re )here|approved|covered|requested|signed|"
    r"picked up|"
    r"delivered|arrived|"
    r"received|finished|went out|went|came|came in|on (?:their|its) way|(?<=is )on the way|(?<=re )on the way|"
    r"handled|taken care of|in the mail|"
    r"mandaron|mando|mandadas|enviaron|envio|enviadas|pidieron|llegaron|llego|hech[oa]s?|list[oa]s?|aprobad[oa]s?|"
    r"aprobaron|entregaron|dieron|en camino)"
)
_WHEN = (
    r"(?: (?:today|yesterday|already|now|this (?:morning|week)|last (?:week|night)|on \w+day|out|in|over|hoy|ayer|ya|"
    r"anoche|esta manana|la semana pasada|to (?:them|me|us)))*"
)
_PASSIVE = re.compile(rf"{_THINGS}{_BEEN}{_READY}{_WHEN}")
_BY_OTHERS = re.compile(
    r"(?:(?:ok|so|and|ya|el|la|the|my|our) )*(?:they|hospital|lab|path(?:ology)?(?: dept| lab| department)?|"
    r"clinic|office|"
    r"nurse|insur\w+|seguro|aseguranza|clinica|oficina|enfermera|blue cross|aetna|medicare|medicaid) "
    r"(?:(?:already|just|finally|ya|me|nos|has|have) )*(?:sent|mailed|faxed|shipped|gave|approved|covers?|will cover|"
    r"said (?:yes|ok|okay|its? (?:is )?(?:covered|fine|ok|approved))|mand(?:o|aron)|dio|dieron|envi(?:o|aron)|"
    r"aprob(?:o|aron)|dij(?:o|eron) que si|cubren?)\b(?: (?!not\b|no\b)\w+){0,4}"
)
_NEVER = re.compile(
    r"(?:(?:no|skip|omit\w+|salt\w+|the|las|los|el|la|lo de) )*(?:\w+ ){0,3}?(?:(?:i|we|ive|weve|he|she) "
    r")?(?:(?:have|has) )?"
    r"(?:never|didnt|havent|dont|nunca|no) (?:(?:ever|me|nos|le|have|had|has|got|been|done|hicieron|hice|tuve|"
    r"he|tenido|"
    r"hecho) )+(?:(?:a|an|any|one|una?|ningun[oa]?) )*(?:\w+ ?){0,2}"
)
_DENIED = re.compile(
    r"\b(?:not|isnt|arent|wasnt|werent|hasnt|havent|never|no|nobody|nadie|todavia|aun|waiting|until|when|if|"
    r"supposed|going|"
    r"will be|lost|wrong|late|almost|casi)\b"
)


def settled(words: str) -> bool:
    """Whether bare words tell that a task's thing has come, gone or been agreed to."""
    if _DENIED.search(words) or not task_words.about(words):
        return False
    return bool(_PASSIVE.fullmatch(words) or _BY_OTHERS.fullmatch(words))


def never_had(words: str) -> bool:
    """Whether bare words tell that there was never such a thing, so that it need not be fetched."""
    return bool(_NEVER.fullmatch(words)) and bool(task_words.about(words)) and " yet" not in words
