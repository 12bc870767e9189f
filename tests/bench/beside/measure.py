"""Figures of repeated measurements, and what a process and a folder take."""

from __future__ import annotations

import resource
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self


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


class Watch:
    """Looks at the memory of this process and its children from time to time.

    Attributes:
        most: What they had together at once, in MB; what a child shares counts once.
        spent: CPU seconds that the looking itself took, up to a tenth of a long build.
    """

    def __init__(self) -> None:
        self.most, self.spent = 0.0, 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self.most = max(self.most, peak())

    def _look(self) -> None:
        known = set[str]()
        while not self._over.wait(_EVERY):
            with suppress(OSError):  # one of them is over
                own, children = _held("self", "Rss"), set(_children())
                # One that is just begun has all of our memory until it runs its own program.
                others = (_held(one, "Private_Clean", "Private_Dirty") for one in children & known)
                known = children
                self.most = max(self.most, own + sum(others))
        self.spent = time.thread_time()


_EVERY = 0.1  # seconds


def _children() -> Iterator[str]:
    for task in Path("/proc/self/task").iterdir():
        yield from (task / "children").read_text("ascii").split()


def _held(process: str, *kinds: str) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()[1:]
    sizes = {name: int(size.split()[0]) for name, _, size in (s.partition(":") for s in lines)}
    return sum(sizes[kind] for kind in kinds) / 1024


def size(folder: Path, *, without: str = "") -> int:
    """Return the bytes of the files in `folder`, those under a folder `without` aside."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and without not in path.relative_to(folder).parts[:-1]
    )
