"""Figures of repeated measurements, and what a process and a folder take."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Figure(NamedTuple):
    """Median, minimum and maximum of some measurements."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        return cls(statistics.median(values), min(values), max(values))


class Cost(NamedTuple):
    """What some work took, in seconds."""

    wall: float
    cpu: float  # of all threads, and of child processes that are over


def cost(work: Callable[[], object]) -> Cost:
    """Do `work` once and return what it took."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of `values` lie; the nearest rank."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def peak() -> float:
    """Return the peak memory of this process in MB (`ru_maxrss` would count the parent's)."""
    told = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in told.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def size(folder: Path, *, without: str = "") -> int:
    """Return the bytes of the files in `folder`, those under a folder `without` aside."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and without not in path.relative_to(folder).parts[:-1]
    )
