"""Facets: how many turns and cases of an answer have each value of a field, or of several.

Counts are exact. A turn counts with its own role and kind, and with what is recorded of
the cases that it serves; of a turn that serves two cases only what answers counts, once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from kurume_search.errors import UsageError
from kurume_search.query.ast import Unit
from kurume_search.query.fields import field_named
from kurume_search.query.terms import kind_label, outcome_label
from kurume_search.query.vocabulary import UNRECORDED
from kurume_search.search.columns import KINDS
from kurume_search.search.facet_values import (
    CLOSED,
    FIELDS,
    IN_TIME,
    NAMES,
    OF_MEETINGS,
    OF_SECTIONS,
    OF_TURNS,
    OUTSIDE,
    Pair,
    named,
)
from kurume_search.search.found import Found
from kurume_search.text.values import Value

Keys: TypeAlias = tuple[str, ...]


class FacetRow(Value, kw_only=True):
    """One value, or several crossed, and how much of the answer has it.

    Attributes:
        keys: Values as they are recorded: ids, English terms; ``unrecorded``, ``outside``.
        labels: The same for people.
        turns: Distinct turns.
        cases: Distinct cases; a case that was carried over counts at every sitting.
        threads: Distinct matters, sittings on one counted once; None if not asked for.
    """

    keys: Keys
    labels: tuple[str, ...]
    turns: int
    cases: int
    threads: int | None = None


class FacetTable(Value, kw_only=True):
    """The rows of a facet, in order.

    Attributes:
        fields: What was counted by, in English.
        turns: Distinct turns in the answer; rows can add up to more.
        cases: Distinct cases in the answer.
        threads: Distinct matters in the answer; None if not asked for.
    """

    fields: tuple[str, ...]
    rows: tuple[FacetRow, ...]
    turns: int
    cases: int
    threads: int | None = None


Tags: TypeAlias = Callable[[int, int | None], Iterable[str]]
"""Gives the tags of a section, or of a passage that stands in it."""


def facet_fields(names: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that `names` name, in English.

    Raises:
        UsageError: There are none, more than three, one twice, or one that can't be counted.
    """
    found = []
    for name in names:
        info = field_named(name)
        if info is None or info.name not in FIELDS:
            raise UsageError(f"「{name}」ごとには数えられません。", near=tuple(FIELDS))
        found.append(info.name)
    if not 1 <= len(found) <= 3 or len(set(found)) < len(found):
        raise UsageError("数える項目は、違うものを一つから三つ指定します。", near=tuple(FIELDS))
    return tuple(found)


def facets(
    found: Found,
    names: Sequence[str],
    *,
    tags: Tags | None = None,
    threads: Mapping[str, int] | None = None,
) -> FacetTable:
    """Return how many turns and cases of `found` have each value of the fields `names`.

    Args:
        found: Turns count as they stand in the units found; in the unit ``turn`` only
            those that were found themselves.
        names: One to three, in either language.
        tags: Gives one's own tags.
        threads: Id of every case to the number of its matter; None doesn't count matters.

    Raises:
        UsageError: A field can't be counted by.
    """
    fields = facet_fields(names)
    counter = _Counter(found, fields, tags, threads)
    counter.count()
    return FacetTable(
        fields=fields,
        rows=tuple(counter.rows()),
        turns=len(counter.all_turns),
        cases=len(counter.all_cases),
        threads=counter.threads(counter.all_cases),
    )


class _Counter:
    """Counts one facet."""

    def __init__(
        self,
        found: Found,
        fields: tuple[str, ...],
        tags: Tags | None,
        threads: Mapping[str, int] | None,
    ) -> None:
        self._found, self._fields, self._tags, self._threads = found, fields, tags, threads
        self._columns = found.columns
        self._turns: dict[Keys, set[int]] = defaultdict(set)
        self._cases: dict[Keys, set[int]] = defaultdict(set)
        self._labels: dict[tuple[str, str], str] = {}
        self.all_turns: set[int] = set()
        self.all_cases: set[int] = set()

    def count(self) -> None:
        """Go once through the answer."""
        columns = self._columns
        is_turn, turn = columns.raw("passage.kind"), KINDS.index("turn")
        passage_of, is_case = columns.ints("placement.passage"), columns.ints("section.case")
        for section, placements in _answering(self._found):
            turns = [p for p in map(passage_of.__getitem__, placements) if is_turn[p] == turn]
            self.all_turns.update(turns)
            case = section if is_case[section] else None
            if case is not None:
                self.all_cases.add(case)
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

    def rows(self) -> Iterator[FacetRow]:
        """Yield the rows in order, with those of closed terms that have nothing."""
        seen = [list(dict.fromkeys(keys[at] for keys in self._turns)) for at in self._places]
        orders = [self._order(at, values) for at, values in zip(self._places, seen, strict=True)]
        kept = set(self._turns)
        if any(name in CLOSED for name in self._fields):
            every: list[Sequence[str]] = [
                order if self._fields[at] in CLOSED else () for at, order in enumerate(orders)
            ]
            kept |= set(self._filled(every))
        ranks = [{key: rank for rank, key in enumerate(order)} for order in orders]
        for keys in sorted(kept, key=lambda keys: [r[k] for r, k in zip(ranks, keys, strict=True)]):
            yield FacetRow(
                keys=keys,
                labels=tuple(map(self._label, self._fields, keys)),
                turns=len(self._turns.get(keys, ())),
                cases=len(self._cases.get(keys, ())),
                threads=self.threads(self._cases.get(keys, ())),
            )

    def threads(self, cases: Iterable[int]) -> int | None:
        """Return how many matters the sections `cases` are about, if that was asked for."""
        if self._threads is None:
            return None
        meeting, record = self._columns.ints("section.meeting"), self._columns.record
        return len(
            {
                self._threads[
                    f"{record('meeting.record', meeting[case])['id']}"
                    f"/{record('section.record', case)['id']}"
                ]
                for case in cases
            }
        )

    @property
    def _places(self) -> range:
        return range(len(self._fields))

    def _filled(self, every: list[Sequence[str]]) -> Iterator[Keys]:
        """Yield what was seen of open fields with every value of the closed ones."""
        nothing: Keys = ("",) * len(every)
        for keys in self._turns or ([nothing] if all(every) else ()):
            yield from product(*(some or [key] for key, some in zip(keys, every, strict=True)))

    def _label(self, name: str, key: str) -> str:
        if name == "outcome" and key not in NAMES:
            return outcome_label(key)
        if name == "kind":
            return kind_label(key)
        return NAMES.get(key) or self._labels[name, key]

    def _order(self, at: int, seen: list[str]) -> list[str]:
        """Return the values of one field as they are listed."""
        name = self._fields[at]
        last = [key for key in (UNRECORDED, OUTSIDE) if key in seen]
        if name in CLOSED:
            return [*CLOSED[name], *(key for key in last if key not in CLOSED[name])]
        rest = [key for key in seen if key not in last]
        if name in IN_TIME:
            return [*sorted(rest, key=lambda key: self._labels[name, key]), *last]
        turns, cases = self._marginal(at, self._turns), self._marginal(at, self._cases)
        rest.sort(key=lambda key: (-cases[key], -turns[key], self._labels[name, key], key))
        return [*rest, *last]

    def _marginal(self, at: int, counted: Mapping[Keys, set[int]]) -> dict[str, int]:
        found: dict[str, set[int]] = {}
        for keys in self._turns:
            found.setdefault(keys[at], set()).update(counted.get(keys, ()))
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
