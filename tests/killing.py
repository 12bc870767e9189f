"""Kill a process at every line that it runs in chosen modules: no moment is left to chance."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

_fork = multiprocessing.get_context("fork")


def killed_at_every_line(
    work: Callable[[], object],
    modules: tuple[ModuleType, ...],
    *,
    before: Callable[[], object] = lambda: None,
    steps: int = 10_000,
) -> Iterator[int]:
    """Yield after each kill (SIGKILL) of a child that was doing `work`.

    The child is killed when it reaches its 1st, 2nd, … line in `modules`, until it gets
    through alive. `before` runs in this process ahead of each child.

    Args:
        work: What the child does.
        modules: Where lines count.
        before: Puts things back.
        steps: About so many kills, spread evenly over the lines.
    """
    files = {str(Path(module.__file__ or "").resolve()) for module in modules}
    before()
    lines = _lines_of(work, files)
    for step in itertools.count(1, max(1, lines // steps)):
        # A run can differ by a few lines (a lock, a clock); ten times is another story.
        assert step < 10 * lines
        before()
        child = _fork.Process(target=_die_at, args=(step, work, files))
        child.start()
        child.join()
        if child.exitcode == 0:
            return
        assert child.exitcode == -signal.SIGKILL, child.exitcode
        yield step


def _traced(files: set[str], at_line: Callable[[], None]) -> Callable[..., Any]:
    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            at_line()
        return trace

    return trace


def _lines_of(work: Callable[[], object], files: set[str]) -> int:
    count = _fork.Value("i", 0)

    def counted() -> None:
        def add() -> None:
            count.value += 1

        sys.settrace(_traced(files, add))
        work()

    child = _fork.Process(target=counted)
    child.start()
    child.join()
    assert child.exitcode == 0
    return int(count.value)


def _die_at(step: int, work: Callable[[], object], files: set[str]) -> None:
    left = step

    def count_down() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.settrace(_traced(files, count_down))
    work()
