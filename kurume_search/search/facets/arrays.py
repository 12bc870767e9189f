"""Counts facets of large answers by arrays; the same counts as `facet_counts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from kurume_search.query.ast import Unit
from kurume_search.query.predicates import OneOf
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.answering.found import Found
from kurume_search.search.facets.codes import coded
from kurume_search.search.facets.counts import Counted
from kurume_search.search.facets.crossed import crossed
from kurume_search.search.facets.entries import Lists, Numbered
from kurume_search.search.fields.atoms import TABLES
from kurume_search.search.fields.masks import Masks
from kurume_search.search.reckoning.ids import Ids, Ints, Numbers, distinct, ids_of
from kurume_search.search.stored.facet_values import (
    OF_SECTIONS,
    OF_TURNS,
    Keys,
    Pair,
)

_TURNS = OneOf("kind", frozenset({"turn"}))


def count_in_arrays(found: Found, fields: tuple[str, ...]) -> Counted:
    """Return what each value of `fields` has; tags can't be counted so."""
    return _Counter(found, fields, by_turns=any(name in OF_TURNS for name in fields))


class _Counter:
    def __init__(self, found: Found, fields: tuple[str, ...], *, by_turns: bool) -> None:
        self._columns, self._found, self._fields = found.columns, found, fields
        self._kept, self._algebra = found.ways.kept, found.ways.vectors
        self._by_turns = by_turns
        self._coded = [coded(self._columns, self._kept, name) for name in fields]
        self._masks = Masks(self._columns, self._algebra, self._kept)
        table = "passages" if found.is_whole else "placements"
        self._crossed = crossed(self._columns, self._kept, fields, table, by_turns=by_turns)

    @cached_property
    def _rows(self) -> Ids:
        """The passages that answer wherever they stand; or the placements that do."""
        found, algebra = self._found, self._algebra
        if found.is_whole:
            return ids_of(algebra.rows(found.units, "passages"))
        if found.unit is Unit.TURN:
            return ids_of(algebra.rows(found.atoms, "placements"))
        return ids_of(algebra.listed("section.placements", self._sections))

    @cached_property
    def _sections(self) -> Ids:
        """The sections that answer, or in which something does."""
        found, algebra, unit = self._found, self._algebra, self._found.unit
        if found.is_whole:
            held = np.zeros(self._columns.sections + 1, dtype=np.bool_)
            # Numbers of another kind are slow to index by.
            held[distinct(self._sections_of_passages.of(self._rows)).astype(np.int64)] = True
            return Ids(self._columns.sections, mask=held[:-1])
        if unit is Unit.TURN:
            return ids_of(algebra.gathered("placement.section", self._rows))
        homes = algebra.rows(found.atoms, TABLES[unit])
        return ids_of(homes if unit is Unit.CASE else algebra.where(f"section.{unit}", homes))

    @property
    def _sections_of_passages(self) -> Lists:
        def make() -> Lists:
            starts = self._column("placement.section.starts")
            sections = self._column("placement.section")
            return Lists.cut(starts, sections, nothing=self._columns.sections)

        return self._kept.get("sections of passages", make)

    def _column(self, name: str) -> Numbers:
        return np.asarray(self._columns.ints(name))

    @property
    def _case_rows(self) -> Ids:
        """What brings cases."""
        return self._rows if self._by_turns else self._sections

    @cached_property
    def _counts(self) -> tuple[Ints, Ints]:
        """Distinct turns and cases by the numbers of what is crossed."""
        held = self._crossed
        return held.turns.counts(self._rows), held.cases.counts(self._case_rows)

    @cached_property
    def _seen(self) -> Ints:
        """The numbers of what anything has."""
        turns, cases = self._counts
        return np.flatnonzero(turns + cases)

    @cached_property
    def _digits(self) -> list[Ints]:
        """By field the codes of its values that the numbers seen stand for."""
        codes, digits = self._crossed.values[self._seen], []
        for field in reversed(self._coded):
            codes, digit = np.divmod(codes, len(field.pairs))
            digits.append(digit)
        return digits[::-1]

    @cached_property
    def _keys(self) -> list[Keys]:
        """The keys that the numbers seen stand for."""
        columns = [
            [field.pairs[code][0] for code in digit.tolist()]
            for field, digit in zip(self._coded, self._digits, strict=True)
        ]
        return list(zip(*columns, strict=True))

    @cached_property
    def turns(self) -> Mapping[Keys, int]:
        """Values to distinct turns."""
        return dict(zip(self._keys, self._counts[0][self._seen].tolist(), strict=True))

    @cached_property
    def cases(self) -> Mapping[Keys, int]:
        """Values to distinct cases."""
        return dict(zip(self._keys, self._counts[1][self._seen].tolist(), strict=True))

    @property
    def all_turns(self) -> int:
        """How many distinct turns there are."""
        if isinstance(held := self._crossed.turns, Numbered) and held.single:
            return int(self._counts[0].sum())
        return self._passages.common(self._spoken)

    @property
    def _spoken(self) -> Ids:
        """All turns, as passages."""
        return ids_of(self._masks.passages(_TURNS))

    @property
    def _passages(self) -> Ids:
        """The passages that answer."""
        if self._found.is_whole:
            return self._rows
        return ids_of(self._algebra.gathered("placement.passage", self._rows))

    @cached_property
    def all_cases(self) -> Sequence[int]:
        """Sections of all cases."""
        return _Rising(self._sections & ids_of(self._masks.cases()))

    def seen(self, at: int) -> Mapping[str, str]:
        """Return the values of one of the fields, in the order in which sections have them."""
        codes, pairs = np.flatnonzero(np.bincount(self._digits[at])), self._coded[at].pairs
        found = dict([pairs[code] for code in codes.tolist()])
        if self._fields[at] in OF_SECTIONS:
            # Names that no register has may be printed in more than one way.
            loose = {key for key in found if PRINTED in key}
            found |= self._printed(self._fields[at], loose)
        return found

    def alone(self, at: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return distinct turns and cases by the values of one of the fields alone."""
        if len(self._fields) == 1:
            return {k[0]: n for k, n in self.turns.items()}, {
                k[0]: n for k, n in self.cases.items()
            }
        return _Counter(self._found, (self._fields[at],), by_turns=self._by_turns).alone(0)

    def cases_of(self, keys: Keys) -> Iterable[int]:
        """Return the sections of the cases that have these values."""
        return self._sections_by_keys.get(keys, ())

    @cached_property
    def _sections_by_keys(self) -> dict[Keys, list[int]]:
        held, sections = self._crossed.cases.brought(self._case_rows)
        numbers = dict(zip(self._seen.tolist(), self._keys, strict=True))
        found: dict[Keys, list[int]] = {}
        for number, section in zip(held.tolist(), sections.tolist(), strict=True):
            found.setdefault(numbers[number], []).append(section)
        return found

    def _printed(self, name: str, keys: set[str]) -> Iterator[Pair]:
        """Yield `keys` with the labels that the first section of each has."""
        if not keys:
            return
        algebra = self._algebra
        spoken = algebra.spread("placement.section", self._passages & self._spoken)
        if not self._found.is_whole:
            spoken = spoken & self._rows
        for section in sorted({*algebra.gathered("placement.section", spoken), *self.all_cases}):
            for key, label in OF_SECTIONS[name](self._columns.record("section.record", section)):
                if key in keys:
                    keys.remove(key)
                    yield key, label
            if not keys:
                return


class _Rising(Sequence[int]):
    """Rows as a sequence of numbers, made only if somebody looks."""

    def __init__(self, rows: Ids) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        return self._rows.ids[at].tolist()
