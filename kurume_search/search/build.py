"""Builds the index of a corpus: words for Whoosh, columns beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kurume_search.errors import CacheError
from kurume_search.index.build import write_index
from kurume_search.index.extend import extend_index
from kurume_search.index.leaves import lay_out
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.search.columns import COLUMNS, Columns
from kurume_search.search.writer import ColumnsWriter

INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildStats:
    """What an index holds."""

    meetings: int
    cases: int
    turns: int
    passages: int
    words: int


def build_index(
    minutes: Iterable[tuple[Minutes, SourceText]],
    registers: Registers,
    folder: Path,
    progress: Callable[[int], object] | None = None,
    *,
    before: Path | None = None,
) -> BuildStats:
    """Write index and columns of `minutes` to `folder`, which holds none yet.

    Args:
        minutes: Each with the text it was read from; they are listed in this order.
        registers: Of the corpus; kept beside, so that a query needn't read them again.
        folder: Is made if it doesn't exist. It is no index before this returns.
        progress: Called after each meeting with the number of meetings so far.
        before: What this function made of the meetings that come first, with the same
            registers: they are copied from there, and `minutes` are those behind them.
            The result is the same as of building everything anew.

    Raises:
        CacheError: The folder can't be written, or the disk is full.
    """
    writer = ColumnsWriter(registers)
    try:
        (folder / INDEX).mkdir(parents=True)
        if before is None:
            write_index(folder / INDEX, writer.passages(minutes, progress))
            lay_out(folder / INDEX)
        else:
            writer.resume(Columns(before))
            writer.headwords.resume(before)
            passages = writer.passages(minutes, progress)
            extend_index(before / INDEX, folder / INDEX, passages)
        writer.write(folder / COLUMNS)
        writer.headwords.write(folder)
    except OSError as error:
        raise CacheError(f"索引を書けません（{folder}: {error.strerror or error}）。") from error
    counts = writer.counts
    return BuildStats(**{name: counts[name] for name in BuildStats.__slots__})
