"""Counts facets of large answers by arrays; the same counts as `facet_counts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from kurume_search.query.ast import Unit
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.atoms import TABLES
from kurume_search.search.columns import KINDS
from kurume_search.search.facet_codes import Coded, coded
from kurume_search.search.facet_counts import Counted
from kurume_search.search.facet_values import (
    OF_SECTIONS,
    OF_TURNS,
    Keys,
    Pair,
)
from kurume_search.search.found import Found
from kurume_search.search.ids import Ids, Ints, Numbers

_TURN = KINDS.index("turn")
# As many pairs of a value and a case are ticked off in a table; more are sorted.
_TABLE = 2**22


def count_in_arrays(found: Found, fields: tuple[str, ...]) -> Counted:
    """Return what each value of `fields` has; tags can't be counted so."""
    return _Counter(found, fields)


class _Rows(NamedTuple):
    """Turns where they stand, or cases, each as often as it has values crossed.

    Attributes:
        codes: Of the values crossed.
        passages: Of turns; empty for cases.
        sections: They stand in, or are.
    """

    codes: Ints
    passages: Ints
    sections: Ints


class _Counter:
    def __init__(self, found: Found, fields: tuple[str, ...]) -> None:
        self._columns, self._found, self._fields = found.columns, found, fields
        kept = found.ways.kept
        self._coded = [coded(self._columns, kept, name) for name in fields]
        self._by_turns = any(name in OF_TURNS for name in fields)
        self._turn_rows, self._sections = self._answering()
        self._case_rows = self._turn_rows if self._by_turns else self._cases_alone()

    def _column(self, name: str) -> Numbers:
        return np.asarray(self._columns.ints(name))

    def _answering(self) -> tuple[_Rows, Ints]:
        """Return the turns of the answer where they stand, and the sections that answer."""
        algebra = self._found.ways.vectors
        atoms, unit = self._found.atoms, self._found.unit
        if unit is Unit.TURN:
            at = algebra.rows(atoms, "placements")
            sections = algebra.gathered("placement.section", at)
        else:
            homes = algebra.rows(atoms, TABLES[unit])
            sections = homes if unit is Unit.CASE else algebra.where(f"section.{unit}", homes)
            at = algebra.listed("section.placements", sections)
        assert isinstance(at, Ids)  # noqa: S101 - made by `vectors`
        assert isinstance(sections, Ids)  # noqa: S101 - made by `vectors`
        spoken = (at & self._found.ways.kept.get("turns placed", self._spoken)).ids
        passages = self._column("placement.passage")[spoken].astype(np.int64)
        homes_of = self._column("placement.section")[spoken].astype(np.int64)
        rows = _Rows(np.empty(0, dtype=np.int64), passages, homes_of)
        return self._crossed(rows, self._coded), sections.ids

    def _spoken(self) -> Ids:
        """Return where turns stand."""
        kinds = self._column("passage.kind")[self._column("placement.passage")]
        return Ids(len(kinds), mask=kinds == _TURN)

    def _cases_alone(self) -> _Rows:
        cases = self._cases(self._sections)
        nothing = np.empty(0, dtype=np.int64)
        return self._crossed(_Rows(nothing, nothing, cases), self._coded)

    def _cases(self, sections: Ints) -> Ints:
        cases: Ints = sections[self._column("section.case")[sections] == 1]
        return cases

    def _crossed(self, rows: _Rows, fields: Sequence[Coded]) -> _Rows:
        """Return each of `rows` for every crossing of its values of `fields`."""
        passages, sections = rows.passages, rows.sections
        codes = np.zeros(len(sections), dtype=np.int64)
        for field in fields:
            match field.of:
                case "section":
                    at: Numbers = sections
                case "meeting":
                    at = self._column("section.meeting")[sections]
                case _:
                    at = passages
            codes = codes * len(field.pairs)
            if field.starts is None:
                codes += field.codes[at]
                continue
            low = field.starts[at]
            counts = field.starts[at + 1] - low
            ends = np.cumsum(counts)
            within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
            codes = np.repeat(codes, counts) + field.codes[np.repeat(low, counts) + within]
            sections = np.repeat(sections, counts)
            passages = np.repeat(passages, counts) if len(passages) else passages
        return _Rows(codes, passages, sections)

    def _by_keys(self, counts: Mapping[int, int]) -> dict[Keys, int]:
        """Return counts of codes as counts of the keys that these stand for."""
        codes, columns = np.fromiter(counts, dtype=np.int64, count=len(counts)), []
        for field in reversed(self._coded):
            codes, at = np.divmod(codes, len(field.pairs))
            columns.append([field.pairs[one][0] for one in at.tolist()])
        return dict(zip(zip(*reversed(columns), strict=True), counts.values(), strict=True))

    @cached_property
    def turns(self) -> Mapping[Keys, int]:
        """Values to distinct turns."""
        counts = _distinct_turns(self._turn_rows)
        return self._by_keys(dict.fromkeys(_counts(self._case_rows.codes), 0) | counts)

    @cached_property
    def cases(self) -> Mapping[Keys, int]:
        """Values to distinct cases."""
        return self._by_keys(self._distinct_cases(self._case_rows))

    def _distinct_cases(self, rows: _Rows) -> dict[int, int]:
        """Return codes to distinct cases."""
        if not self._by_turns:
            return _counts(rows.codes)
        codes, _ = self._pairs(rows)
        return _counts(codes)

    def _pairs(self, rows: _Rows) -> tuple[Ints, Ints]:
        """Return each pair of a code and a case once."""
        inside = self._column("section.case")[rows.sections] == 1
        codes, sections = rows.codes[inside], rows.sections[inside]
        size = self._columns.sections
        if len(codes) and (int(codes.max()) + 1) * size <= _TABLE:
            seen = np.zeros((int(codes.max()) + 1) * size, dtype=np.bool_)
            seen[codes * size + sections] = True
            return np.divmod(np.flatnonzero(seen), size)
        return np.divmod(np.unique(codes * size + sections), size)

    @property
    def all_turns(self) -> int:
        """How many distinct turns there are."""
        passages = self._turn_rows.passages
        return int(np.count_nonzero(passages[1:] != passages[:-1])) + (len(passages) > 0)

    @cached_property
    def all_cases(self) -> Sequence[int]:
        """Sections of all cases."""
        return _Numbers(self._cases(self._sections))

    def seen(self, at: int) -> Iterable[str]:
        """Return the values of one of the fields, in the order in which sections have them."""
        found = {keys[at] for keys in self.turns}
        return [key for key, _ in self._coded[at].pairs if key in found]

    def alone(self, at: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return distinct turns and cases by the values of one of the fields alone."""
        if len(self._fields) == 1:
            return {k[0]: n for k, n in self.turns.items()}, {
                k[0]: n for k, n in self.cases.items()
            }
        one = _Counter(self._found, (self._fields[at],))
        if self._by_turns and not one._by_turns:
            one._by_turns, one._case_rows = True, one._turn_rows
        return one.alone(0)

    def cases_of(self, keys: Keys) -> Iterable[int]:
        """Return the sections of the cases that have these values."""
        return self._sections_by_keys.get(keys, ())

    @cached_property
    def _sections_by_keys(self) -> dict[Keys, list[int]]:
        codes, sections = self._pairs(self._case_rows)
        keys = {code: keys for keys, code in self._by_keys({c: c for c in codes.tolist()}).items()}
        found: dict[Keys, list[int]] = {}
        for code, section in zip(codes.tolist(), sections.tolist(), strict=True):
            found.setdefault(keys[code], []).append(section)
        return found

    @cached_property
    def labels(self) -> Mapping[tuple[str, str], str]:
        """Field and value to what people call it."""
        found: dict[tuple[str, str], str] = {}
        for at, (name, field) in enumerate(zip(self._fields, self._coded, strict=True)):
            seen = {keys[at] for keys in self.turns}
            found |= {(name, key): label for key, label in field.pairs if key in seen}
            if name in OF_SECTIONS:
                # Names that no register has may be printed in more than one way.
                loose = {key for key in seen if PRINTED in key}
                found |= {(name, key): label for key, label in self._printed(name, loose)}
        return found

    def _printed(self, name: str, keys: set[str]) -> Iterator[Pair]:
        """Yield `keys` with the labels that the first section of each has."""
        if not keys:
            return
        counted = np.union1d(self._turn_rows.sections, self._cases(self._sections))
        for section in counted.tolist():
            for key, label in OF_SECTIONS[name](self._columns.record("section.record", section)):
                if key in keys:
                    keys.remove(key)
                    yield key, label
            if not keys:
                return


class _Numbers(Sequence[int]):
    """An array as a sequence of numbers, made only if somebody looks."""

    def __init__(self, held: Ints) -> None:
        self._held = held

    def __len__(self) -> int:
        return len(self._held)

    def __getitem__(self, at: Any) -> Any:
        return self._held[at].tolist()


def _distinct_turns(rows: _Rows) -> dict[int, int]:
    """Return codes to distinct turns; passages rise, and few stand in more than one section."""
    passages, sections, codes = rows.passages, rows.sections, rows.codes
    elsewhere = (passages[1:] == passages[:-1]) & (sections[1:] != sections[:-1])
    doubled = passages[1:][elsewhere]
    if not len(doubled):
        return _counts(codes)
    # All rows of a passage that stands in several sections are compared.
    several = np.zeros(int(passages[-1]) + 1, dtype=np.bool_)
    several[doubled] = True
    again = several[passages]
    counts = _counts(codes[~again])
    top = len(several)
    pairs = np.sort(passages[again] + top * codes[again])
    once = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]
    for code, count in _counts(once // top).items():
        counts[code] = counts.get(code, 0) + count
    return counts


def _counts(codes: Ints) -> dict[int, int]:
    """Return how often each of `codes` comes."""
    if len(codes) and int(codes.max()) < _TABLE:
        counts = np.bincount(codes)
        found = np.flatnonzero(counts)
        return dict(zip(found.tolist(), counts[found].tolist(), strict=True))
    found, counts = np.unique(codes, return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))
