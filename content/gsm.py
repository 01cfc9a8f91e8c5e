"""What fits into a text message, by length alone: enough to write by. Sending counts exactly, in bot/channels."""

import msgspec

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("^{}\\[~]|€")
"""In the alphabet, but taking two places each."""


class Size(msgspec.Struct, frozen=True):
    """What a text takes: ``units`` are septets, or UTF-16 units where one character is outside the alphabet."""

    units: int
    segments: int
    foreign: str
    """The characters outside the GSM-7 alphabet, each once, in their order."""


def size(text: str, footer: int = 0, foreign_footer: int = 0) -> Size:
    """Measure a text with room for a footer of so many units: ``foreign_footer`` where the text is outside GSM-7."""
    foreign = "".join(dict.fromkeys(char for char in text if char not in BASIC | TWICE))
    if foreign:
        units = len(text.encode("utf-16-le")) // 2
        return Size(units, _segments(units + foreign_footer, 70, 67), foreign)
    units = len(text) + sum(char in TWICE for char in text)
    return Size(units, _segments(units + footer, 160, 153), "")


def _segments(units: int, alone: int, each: int) -> int:
    return 1 if units <= alone else -(-units // each)
