"""Facets: how many turns and cases of an answer have each value of a field, or of several.

Counts are exact. A turn counts with its own role and kind, and with what is recorded of
the cases that it serves; of a turn that serves two cases only what answers counts, once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import product, repeat
from math import prod
from typing import NamedTuple

from kurume_search.errors import UsageError
from kurume_search.model.terms import UNRECORDED
from kurume_search.query.fields import field_named
from kurume_search.search.answering.found import Found
from kurume_search.search.facets.counts import Counted, Tags, count_plainly
from kurume_search.search.stored.columns import Columns
from kurume_search.search.stored.facet_values import CLOSED, FIELDS, IN_TIME, NAMES, OUTSIDE, Keys
from kurume_search.text.values import Value


class FacetRow(NamedTuple):
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
    counted = _counted(found, fields, tags)
    matters = _Matters(found.columns, threads)
    return FacetTable(
        fields=fields,
        rows=_Rows(fields, counted, matters).made(),
        turns=counted.all_turns,
        cases=len(counted.all_cases),
        threads=matters.among(counted.all_cases),
    )


def _counted(found: Found, fields: tuple[str, ...], tags: Tags | None) -> Counted:
    """Count in the way that suits the answer; one's own tags are few."""
    if "tag" not in fields and found.ways.reckons_in_arrays(_LOOKED_AT * len(found.units)):
        from kurume_search.search.facets.arrays import count_in_arrays

        return count_in_arrays(found, fields)
    return count_plainly(found, fields, tags)


_LOOKED_AT = 12  # postings are looked at in the time in which one unit is counted plainly


class _Matters:
    """Counts matters among cases."""

    def __init__(self, columns: Columns, threads: Mapping[str, int] | None) -> None:
        self._columns, self._threads = columns, threads
        self.asked = threads is not None

    def among(self, cases: Iterable[int]) -> int | None:
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


class _Rows:
    """The rows of what was counted, in order."""

    def __init__(self, fields: tuple[str, ...], counted: Counted, matters: _Matters) -> None:
        self._fields, self._counted, self._matters = fields, counted, matters

    def made(self) -> tuple[FacetRow, ...]:
        """Return the rows in order, with those of closed terms that have nothing."""
        counted, matters = self._counted, self._matters
        labels = [self._values(at) for at in range(len(self._fields))]
        listed = self._listed(labels)
        columns = zip(*listed, strict=True)
        told = [map(of.__getitem__, column) for of, column in zip(labels, columns, strict=False)]
        threads = (matters.among(counted.cases_of(keys)) for keys in listed)
        return tuple(
            map(
                _ROW,
                zip(
                    listed,
                    zip(*told, strict=True),
                    map(counted.turns.get, listed, repeat(0)),
                    map(counted.cases.get, listed, repeat(0)),
                    threads if matters.asked else repeat(None),
                    strict=False,
                ),
            )
        )

    def _listed(self, orders: Sequence[Collection[str]]) -> list[Keys]:
        """Return the values crossed that have a row, by the orders of their fields."""
        of_open = [at for at, name in enumerate(self._fields) if name not in CLOSED]
        if len(of_open) < 2:  # each of its values was seen
            return list(product(*orders))
        seen = self._counted.turns
        listed = set(seen)
        if len(of_open) < len(self._fields):
            # Whatever was seen of the others has a row with every value of the closed ones.
            columns = list(zip(*seen, strict=True))
            for held in set(zip(*(columns[at] for at in of_open), strict=True)) if seen else ():
                own = dict(zip(of_open, held, strict=True))
                listed.update(
                    product(*([own[at]] if at in own else o for at, o in enumerate(orders)))
                )
        if prod(map(len, orders)) == len(listed):
            return list(product(*orders))
        if prod(map(len, orders)) <= 4 * len(listed):
            return [keys for keys in product(*orders) if keys in listed]
        ranks = [{key: rank for rank, key in enumerate(order)} for order in orders]
        return sorted(listed, key=lambda keys: [r[k] for r, k in zip(ranks, keys, strict=True)])

    def _values(self, at: int) -> dict[str, str]:
        """Return the values of one field as they are listed, with their labels."""
        name, labels = self._fields[at], self._counted.seen(at)
        last = {key: NAMES[key] for key in (UNRECORDED, OUTSIDE) if key in labels}
        if name in CLOSED:
            return {**CLOSED[name], **last}
        rest = [key for key in labels if key not in last]
        if name in IN_TIME:
            rest.sort(key=labels.__getitem__)
        else:
            turns, cases = self._counted.alone(at)
            rest.sort(key=lambda key: (-cases.get(key, 0), -turns.get(key, 0), labels[key], key))
        return {**{key: labels[key] for key in rest}, **last}


# A crossing has hundreds of rows, and calling their class makes a frame for each.
_ROW = partial(tuple.__new__, FacetRow)
