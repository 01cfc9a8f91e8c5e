"""What is wrong in the guide's files, told so that its author finds the place."""

import msgspec


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: ``file`` relative to the content folder, ``line`` from 1 or 0 for the whole file."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.text}"


Finding = tuple[bool, Fault]
"""Whether it is grave (a fault) or still open (a warning), and what."""


class ContentFaults(Exception):  # noqa: N818 - several faults at once, each with its place: the plural says so
    """The guide cannot be read. Carries every fault found, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
