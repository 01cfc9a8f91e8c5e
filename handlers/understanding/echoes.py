"""What a phone wrote and not its owner: reactions to our messages, automatic replies. Never acted on."""

import re

from handlers.understanding.words import plain

_TAPBACK = re.compile(
    r"^(?:liked|loved|laughed at|emphasi[sz]ed|questioned|disliked|reacted .{1,20} to|removed an? .{1,40} from|"
    r"\W{1,8} to|"
    r"le gusto|le encanto|se rio de|le dio risa|enfatizo|destaco|exclamo|pregunto por|puso en duda|cuestiono|"
    r"no le gusto|reacciono .{1,20} a|quito .{1,40} de|elimino .{1,40} de|me gusto|me encanto)"
    r" (?:a |con |una? \w+ )?[\"“”«'‘]"
)
_AUTOMATIC = re.compile(
    r"^(?:(?:hi|hello|hey|sorry|auto)\W+)*(?:im driving|i am driving)\b|"
    r"\b(?:driving right now|do not disturb (?:is )?(?:turned )?on|while driving|"
    r"driving mode|sent from my car|auto ?-?(?:reply|response|matic reply)|"
    r"automatic (?:reply|response)|out of (?:the )?office|im in a meeting|respuesta automatica|"
    r"estoy (?:manejando|conduciendo)|no molestar (?:esta )?activad|fuera de la oficina)\b"
)


def is_tapback(text: str) -> bool:
    """A reaction that the phone sent as text: Liked “…”."""
    return bool(_TAPBACK.match(plain(text)))


def is_echo(text: str) -> bool:
    """Whether a phone wrote this, not its owner: a reaction to our message, or an automatic reply. Never acted on."""
    return is_tapback(text) or bool(_AUTOMATIC.search(plain(text)))
