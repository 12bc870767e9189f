"""Hands blocks of texts to whoever cuts them: threads, of a large corpus processes, or here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kurume_search.analysis.cutting_apart import CutApart

_WORTH = 1_000_000  # characters; a process takes as long to begin as to cut half of them
_WAITING = 4  # blocks that a lane has at most, so that it never waits for the next

T = TypeVar("T")


class Given(NamedTuple):
    """A block that a process cut.

    Attributes:
        lane: Which process: its numbers of words mean something there alone.
        block: What it gave.
    """

    lane: int
    block: CutApart


class _Lane(Generic[T]):
    """A thread that cuts one block after the other, by its process if that has begun."""

    def __init__(self, number: int, cut: Callable[[Sequence[str]], T]) -> None:
        # Whoever adds a meeting cuts it here, and needs neither.
        from concurrent.futures import ThreadPoolExecutor

        from kurume_search.analysis.cutting_apart import CuttingApart

        self._number, self._here = number, cut
        self._pool = ThreadPoolExecutor(1)
        self._blocks: list[Future[T | Given]] = []
        self.process = CuttingApart()

    def waiting(self) -> int:
        """Return how many blocks aren't cut yet."""
        self._blocks = [block for block in self._blocks if not block.done()]
        return len(self._blocks)

    def submit(self, texts: Sequence[str]) -> Future[T | Given]:
        """Let it cut a block when those before are cut."""
        self._blocks.append(self._pool.submit(self._cut, texts))
        return self._blocks[-1]

    def _cut(self, texts: Sequence[str]) -> T | Given:
        found = self.process.cut(texts)
        return self._here(texts) if found is None else Given(self._number, found)

    def close(self) -> None:
        """End it when its blocks are cut."""
        self._pool.shutdown()
        self.process.stop()


class Lanes(Generic[T]):
    """Some lanes; whoever hands them blocks cuts those that they have no time for."""

    def __init__(self, cut: Callable[[Sequence[str]], T], count: int) -> None:
        """Begin `count` lanes that `cut` texts."""
        self._here = cut
        self._lanes = [_Lane(number, cut) for number in range(count)]
        self._signs = 0

    def submit(self, texts: Sequence[str]) -> Future[T | Given]:
        """Let a lane cut a block, or cut it now. Each lane cuts its blocks in their order."""
        before, self._signs = self._signs, self._signs + sum(map(len, texts))
        if before < _WORTH <= self._signs:
            for lane in self._lanes:
                lane.process.begin()
        free = min(self._lanes, key=_Lane.waiting, default=None)
        if free is not None and free.waiting() < _WAITING:
            return free.submit(texts)
        from concurrent.futures import Future

        done: Future[T | Given] = Future()
        done.set_result(self._here(texts))
        return done

    def close(self) -> None:
        """End all of them."""
        for lane in self._lanes:
            lane.close()
