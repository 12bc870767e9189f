"""Results with ranks: an int gives one of their rows, a slice a result of the same kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from kurume_search.api.showing.exportable import Exportable
from kurume_search.search.answering.part import cut_note

if TYPE_CHECKING:
    from kurume_search.export.description import Description

One = TypeVar("One")


@dataclass(frozen=True, eq=False)
class Ranked(Exportable, Generic[One]):
    """Sized, iterable, sliceable; rows are read when they are looked at.

    Attributes:
        part: Ranks, from 0, that are left of the whole; None where nothing was cut out.
    """

    part: range | None = field(default=None, kw_only=True)

    def _found(self) -> int:
        """Return how many rows the whole has."""
        raise NotImplementedError

    def _at(self, rank: int) -> One:
        """Return the row of that rank of the whole, from 0."""
        raise NotImplementedError

    @property
    def ranks(self) -> range:
        """The ranks of these rows in the whole, from 0."""
        return range(self._found()) if self.part is None else self.part

    @property
    def cut(self) -> tuple[str, ...]:
        """The sentence that says which rows were cut out; nothing if these are all."""
        return () if self.part is None else (cut_note(self.part, self._found()),)

    def describe(self) -> Description:
        """Return what an export says of it: query, sizes, corpus hash, tokenizer."""
        description = super().describe()
        return replace(description, notes=(*self.cut, *description.notes))

    def __len__(self) -> int:
        return len(self.ranks)

    def __iter__(self) -> Iterator[One]:
        return map(self._at, self.ranks)

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> One | Self:
        """Return the row of that place from 0, or those of a slice; nothing else is read."""
        if not isinstance(at, slice):
            return self._at(self.ranks[at])
        ranks = self.ranks[at]
        return replace(self, part=None if ranks == range(self._found()) else ranks)
