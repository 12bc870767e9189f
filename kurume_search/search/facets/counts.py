"""Counts facets by going through the answer, section by section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Protocol, TypeAlias

from kurume_search.query.ast import Unit
from kurume_search.search.answering.found import Found
from kurume_search.search.stored.columns import KINDS
from kurume_search.search.stored.facet_values import (
    OF_MEETINGS,
    OF_SECTIONS,
    OF_TURNS,
    Keys,
    Pair,
    named,
)

Tags: TypeAlias = Callable[[int, int | None], Iterable[str]]
"""Gives the tags of a section, or of a passage that stands in it."""


class Counted(Protocol):
    """What was counted of an answer."""

    @property
    def turns(self) -> Mapping[Keys, int]:
        """Values crossed to distinct turns; whatever was seen at all is in it."""

    @property
    def cases(self) -> Mapping[Keys, int]:
        """Values crossed to distinct cases."""

    @property
    def all_turns(self) -> int:
        """How many distinct turns there are."""

    @property
    def all_cases(self) -> Sequence[int]:
        """Sections of all cases."""

    def seen(self, at: int) -> Mapping[str, str]:
        """Return the values of one of the fields, in the order in which sections have them.

        Returns:
            Keys to what people call them.
        """

    def alone(self, at: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return distinct turns and cases by the values of one of the fields alone."""

    def cases_of(self, keys: Keys) -> Iterable[int]:
        """Return the sections of the cases that have these values."""


def count_plainly(found: Found, fields: tuple[str, ...], tags: Tags | None) -> Counted:
    """Return what each value of `fields` has, read from the records of what was found."""
    counter = _Counter(found, fields, tags)
    counter.count()
    return counter


class _Counter:
    """Counts one facet."""

    def __init__(
        self,
        found: Found,
        fields: tuple[str, ...],
        tags: Tags | None,
    ) -> None:
        self._found, self._fields, self._tags = found, fields, tags
        self._columns = found.columns
        self._turns: dict[Keys, set[int]] = defaultdict(set)
        self._cases: dict[Keys, set[int]] = defaultdict(set)
        self._labels: dict[tuple[str, str], str] = {}
        self._all_turns: set[int] = set()
        self._all_cases: set[int] = set()

    def count(self) -> None:
        """Go once through the answer."""
        columns = self._columns
        is_turn, turn = columns.raw("passage.kind"), KINDS.index("turn")
        passage_of, is_case = columns.ints("placement.passage"), columns.ints("section.case")
        for section, placements in _answering(self._found):
            turns = [p for p in map(passage_of.__getitem__, placements) if is_turn[p] == turn]
            self._all_turns.update(turns)
            case = section if is_case[section] else None
            if case is not None:
                self._all_cases.add(case)
            self._section(section, turns, case)

    def _section(self, section: int, turns: list[int], case: int | None) -> None:
        """Count the turns of one section, and the section itself if it is a `case`."""
        given = self._given(section)
        groups: dict[tuple[tuple[Pair, ...], ...], list[int]] = defaultdict(list)
        if any(name in OF_TURNS or name == "tag" for name in self._fields):
            for turn in turns:
                own = (self._of_turn(n, turn, section, v) for n, v in given.items())
                groups[tuple(own)].append(turn)
        elif turns:
            groups[tuple(given.values())] = turns
        of_turns = any(name in OF_TURNS for name in self._fields)
        for values, some in groups.items():
            for combined in product(*values):
                self._add(combined, some, case if of_turns else None)
        if case is not None and not of_turns:
            if "tag" in given:
                tags = {tag for one in (None, *turns) for tag in self._of_tags(section, one)}
                given["tag"] = named((tag, tag) for tag in sorted(tags))
            for combined in product(*given.values()):
                self._add(combined, (), case)

    def _add(self, combined: tuple[Pair, ...], turns: Iterable[int], case: int | None) -> None:
        keys = tuple(key for key, _ in combined)
        for name, (key, label) in zip(self._fields, combined, strict=True):
            self._labels.setdefault((name, key), label)
        self._turns[keys].update(turns)
        if case is not None:
            self._cases[keys].add(case)

    def _given(self, section: int) -> dict[str, tuple[Pair, ...]]:
        """Return the values that a section, or its meeting, has under each field."""
        record = self._columns.record("section.record", section)
        row = self._columns.ints("section.meeting")[section]
        found: dict[str, tuple[Pair, ...]] = {}
        for name in self._fields:
            if name in OF_SECTIONS:
                found[name] = named(OF_SECTIONS[name](record), outside=record["case"] is None)
            elif name in OF_MEETINGS:
                meeting = self._columns.record("meeting.record", row)
                found[name] = (OF_MEETINGS[name](meeting),)
            else:
                found[name] = ()
        return found

    def _of_tags(self, section: int, turn: int | None) -> Iterable[str]:
        return () if self._tags is None else self._tags(section, turn)

    def _of_turn(
        self, name: str, turn: int, section: int, given: tuple[Pair, ...]
    ) -> tuple[Pair, ...]:
        """Return the values that a turn has under `name`, `given` those of its section."""
        if name in OF_TURNS:
            return (OF_TURNS[name](self._columns, turn),)
        if name == "tag":
            return named((tag, tag) for tag in self._of_tags(section, turn))
        return given

    @property
    def turns(self) -> Mapping[Keys, int]:
        """Values to distinct turns."""
        return {keys: len(turns) for keys, turns in self._turns.items()}

    @property
    def cases(self) -> Mapping[Keys, int]:
        """Values to distinct cases."""
        return {keys: len(cases) for keys, cases in self._cases.items()}

    @property
    def all_turns(self) -> int:
        """How many distinct turns there are."""
        return len(self._all_turns)

    @property
    def all_cases(self) -> Sequence[int]:
        """Sections of all cases."""
        return sorted(self._all_cases)

    def cases_of(self, keys: Keys) -> Iterable[int]:
        """Return the sections of the cases that have these values."""
        return self._cases.get(keys, ())

    def seen(self, at: int) -> Mapping[str, str]:
        """Return the values of one of the fields, in the order in which sections have them."""
        name = self._fields[at]
        return {keys[at]: self._labels[name, keys[at]] for keys in self._turns}

    def alone(self, at: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return distinct turns and cases by the values of one of the fields alone."""
        return self._marginal(at, self._turns), self._marginal(at, self._cases)

    def _marginal(self, at: int, counted: Mapping[Keys, set[int]]) -> dict[str, int]:
        found: dict[str, set[int]] = {}
        for keys, rows in counted.items():
            found.setdefault(keys[at], set()).update(rows)
        return {key: len(rows) for key, rows in found.items()}


def _answering(found: Found) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield each section that answers, with those of its placements that do."""
    columns, atoms = found.columns, found.atoms
    if found.unit is Unit.TURN:
        of = columns.ints("placement.section")
        grouped: dict[int, list[int]] = defaultdict(list)
        for atom in sorted(atoms):
            grouped[of[atom]].append(atom)
        yield from sorted(grouped.items())
        return
    for section in range(columns.sections):
        home = section
        if found.unit is not Unit.CASE:
            home = columns.ints(f"section.{found.unit}")[section]
        if home in atoms:
            yield section, columns.some("section.placements", section)
