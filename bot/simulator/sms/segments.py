"""How many segments a text takes: GSM-7 160/153, UCS-2 70/67, never parting an escape pair or a drawn character.

Rules: 3GPP TS 23.038 (alphabet and its extension), and the carriers' six-byte header in texts of several parts.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
JOINER = "\u200d"
_ONE = {"GSM-7": 160, "UCS-2": 70}
_MANY = {"GSM-7": 153, "UCS-2": 67}


class Count(msgspec.Struct, frozen=True):
    """``units`` are septets or UTF-16 units; ``segments`` what is paid for."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    segments: int


def count(text: str) -> Count:
    """The encoding, size and number of segments of a text; an empty one takes one."""
    encoding: Literal["GSM-7", "UCS-2"] = "GSM-7" if set(text) <= BASIC | EXTENDED else "UCS-2"
    sizes = [2 if each in EXTENDED else 1 for each in text] if encoding == "GSM-7" else _drawn_sizes(text)
    total = sum(sizes)
    return Count(encoding, total, 1 if total <= _ONE[encoding] else _filled(sizes, _MANY[encoding]))


def _filled(sizes: Iterable[int], room: int) -> int:
    """How many segments it takes to lay pieces down in order, none of them parted unless longer than a segment."""
    segments, used = 1, 0
    for size in sizes:
        if used + size > room and used:
            segments, used = segments + 1, 0
        used += size
        while used > room:
            segments, used = segments + 1, used - room
    return segments


def _drawn_sizes(text: str) -> list[int]:
    return [len(cluster.encode("utf-16-le")) // 2 for cluster in clusters(text)]


def clusters(text: str) -> Iterator[str]:
    """Characters as they are drawn: with their marks, joined emoji, skin tones and flags kept together."""
    cluster = ""
    for each in text:
        if cluster and _joins(cluster, each):
            cluster += each
            continue
        if cluster:
            yield cluster
        cluster = each
    if cluster:
        yield cluster


def _joins(cluster: str, following: str) -> bool:
    if cluster == "\r" and following == "\n":
        return True
    if unicodedata.category(following) in {"Mn", "Me", "Mc"} or following == JOINER or _tone_or_tag(following):
        return True
    if cluster.endswith(JOINER):
        return unicodedata.category(following) == "So"
    return len(cluster) == 1 and _flag_half(cluster) and _flag_half(following)


def _tone_or_tag(each: str) -> bool:
    return "\U0001f3fb" <= each <= "\U0001f3ff" or "\U000e0020" <= each <= "\U000e007f"


def _flag_half(each: str) -> bool:
    return "\U0001f1e6" <= each <= "\U0001f1ff"
