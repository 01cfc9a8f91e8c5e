"""The figures as values, as one plain table, and as JSON."""

import datetime as dt
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence

import msgspec

LEGEND = "Medians. ratio: how many times better SecondStep is than the peer; below 1 the peer is better."
HEAD = ("measure", "unit", "SecondStep", "peer", "ratio")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: the median of its runs for us and, where there is one, for the peer."""

    what: str
    unit: str
    ours: float
    peer: float | None = None
    more_is_better: bool = False
    spread: tuple[float, float] | None = None
    """The lowest and the highest of our runs."""

    @property
    def ratio(self) -> float | None:
        """How many times better we are than the peer; below 1 the peer is better."""
        if not self.peer or not self.ours:
            return None
        return self.ours / self.peer if self.more_is_better else self.peer / self.ours


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one measurement, who the peer is in it, and what the reader must know to be fair."""

    title: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


Runs = Sequence[Mapping[str, float]]
"""The same figures from several runs."""


def row(what: str, unit: str, ours: Sequence[float], peer: Sequence[float] = (), *, more: bool = False) -> Row:
    """A row from the figures of several runs; ``more``: higher is better."""
    return Row(
        what=what,
        unit=unit,
        ours=statistics.median(ours),
        peer=statistics.median(peer) if peer else None,
        more_is_better=more,
        spread=(min(ours), max(ours)),
    )


def each(runs: Runs, name: str) -> list[float]:
    """One figure of every run."""
    return [run[name] for run in runs]


def machine() -> dict[str, object]:
    """Where and when this was measured."""
    return {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[0], 2),
        "fsync_ms": round(fsync_ms(), 2),
    }


def fsync_ms(times: int = 30) -> float:
    """Milliseconds until 4 KiB are on the disk that the databases are on: the floor under every commit."""
    waits = []
    with tempfile.TemporaryFile() as file:
        for _ in range(times):
            began = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            waits.append((time.perf_counter() - began) * 1000)
    return statistics.median(waits)


def text(parts: Sequence[Part], about: Mapping[str, object]) -> str:
    """The table as it is printed."""
    lines = [", ".join(f"{name} {value}" for name, value in about.items()), ""]
    cells = [HEAD, *(_cells(row) for part in parts for row in part.rows)]
    widths = [max(len(cell[place]) for cell in cells) for place in range(len(HEAD))]
    lines.append(_line(HEAD, widths))
    for part in parts:
        lines += ["", part.title, *(_line(_cells(row), widths) for row in part.rows)]
        lines += [f"  {remark}" for remark in part.remarks]
    return "\n".join([*lines, "", LEGEND])


def _cells(row: Row) -> tuple[str, ...]:
    ratio = f"{row.ratio:.2g} x" if row.ratio is not None else ""
    return (row.what, row.unit, _number(row.ours), "" if row.peer is None else _number(row.peer), ratio)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, unit, *numbers = (
        cell.rjust(width) if place > 1 else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((first, unit, *numbers)).rstrip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
