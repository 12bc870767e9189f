"""Figures, and what else a cell of a report can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are.

    Attributes:
        key: Says what is counted, the same in every report (``2021/outcome/approved``).
        listing: Id of the list that has exactly `value` rows.
        few: Less than 5: no tendency can be read off it.
    """

    key: str
    value: int
    listing: str
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One count of another, with its 95 % interval.

    Attributes:
        value: `part` over `whole`, 0 to 1; None if there is no whole.
        few: The whole is less than 5.
    """

    key: str
    part: Count
    whole: Count
    value: float | None
    low: float | None
    high: float | None
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One count less another."""

    key: str
    now: Count
    then: Count

    @property
    def value(self) -> int:
        """Below 0 for a decrease."""
        return self.now.value - self.then.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number that a source prints; the list behind it has the words that print it."""

    key: str
    value: int
    listing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A number computed from stated ones by a formula.

    Attributes:
        parts: The stated numbers it is made of.
        formula: As a sentence.
        percent: The value is a share, 0 to 1.
    """

    key: str
    value: float
    parts: tuple[Stated, ...]
    formula: str
    percent: bool = False


Figure: TypeAlias = Count | Share | Change | Stated | Worked


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to an entry."""

    text: str
    entry: str


@dataclass(frozen=True, slots=True)
class Line:
    """A place in a source."""

    source: str
    line: int | None
    line_end: int | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """Several cells in one, each on a line of its own."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rich:
    """Running text with figures and references in it."""

    parts: tuple[Cell, ...]


Cell: TypeAlias = str | date | Figure | Ref | Line | Many | Rich | None


def figures_in(cell: Cell) -> Iterator[Figure]:
    """Yield the figures of one cell; those of a share and a change with it."""
    match cell:
        case Count() | Stated():
            yield cell
        case Share():
            yield cell
            yield cell.part
            yield cell.whole
        case Change():
            yield cell
            yield cell.now
            yield cell.then
        case Worked():
            yield cell
            yield from cell.parts
        case Many() | Rich():
            inner = cell.cells if isinstance(cell, Many) else cell.parts
            for one in inner:
                yield from figures_in(one)


def refs_in(cell: Cell) -> Iterator[str]:
    """Yield the ids of the entries that a cell refers to."""
    match cell:
        case Ref():
            yield cell.entry
        case Many() | Rich():
            for one in cell.cells if isinstance(cell, Many) else cell.parts:
                yield from refs_in(one)
