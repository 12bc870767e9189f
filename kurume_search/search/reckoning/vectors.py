"""Reckons with rows and places by arrays of numpy; what each method means, `algebra` says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kurume_search.index.leaves import Leaves
from kurume_search.search.reckoning.algebra import TABLE_OF, Counts, Parts, Places, Rows, Spans
from kurume_search.search.reckoning.ids import (
    Ids,
    Ints,
    Numbers,
    Pairs,
    distinct,
    each_once,
    ids_of,
    pairs_of,
)
from kurume_search.search.reckoning.near import near
from kurume_search.search.reckoning.paging import Order
from kurume_search.search.reckoning.rising import any_of, found_among, ranges, runs, stepped
from kurume_search.search.reckoning.surfaces import written_so
from kurume_search.search.reckoning.weighed import (
    Added,
    Lengths,
    OfOne,
    Scores,
    Tally,
    scores_of,
    summed,
    tally_of,
)
from kurume_search.search.stored.columns import Columns

# To look at what stands at some places is quicker than to search a list of them for these. But
# the first who looks has pages mapped all over, for half a millisecond, which a short list isn't.
_MUCH_LONGER = 64
# Ids to make, for which it isn't worth while to take all there are apart.
_FEW = 100


class Vectors:
    """See `search.algebra`."""

    quick = True

    def __init__(self, columns: Columns, leaves: Leaves) -> None:
        self._columns, self._leaves = columns, leaves
        self._arrays: dict[str, Numbers] = {}
        self._starts: Numbers = np.asarray(leaves.starts)

    def column(self, name: str) -> Numbers:
        """Return a column of numbers as it is mapped."""
        found = self._arrays.get(name)
        if found is None:
            found = self._arrays[name] = np.asarray(self._columns.ints(name))
        return found

    def _size(self, table: str) -> int:
        if table == "citations":
            return len(self.column("citation.law"))
        return int(getattr(self._columns, table))

    # -- rows

    def rows(self, rows: Iterable[int], table: str) -> Ids:
        if isinstance(rows, Ids):
            return rows
        return Ids(self._size(table), np.sort(np.fromiter(frozenset(rows), dtype=np.int64)))

    def every(self, table: str) -> Ids:
        size = self._size(table)
        return Ids(size, mask=np.ones(size, dtype=np.bool_))

    def where(self, column: str, wanted: Collection[int]) -> Ids:
        values = self.column(column)
        return Ids(len(values), mask=any_of(values, wanted))

    def rising(self, rows: Rows) -> Sequence[int]:
        return ids_of(rows).ids  # type: ignore[return-value] # one for who looks at it

    def passage_ids(self, rows: Sequence[int]) -> Sequence[str]:
        if len(rows) <= _FEW and "_parts_of_ids" not in self.__dict__:
            return list(map(self._columns.passage_id, rows))
        at = np.asarray(rows, dtype=np.int64)
        before, inner = self._parts_of_ids
        meetings, codes = self.column("passage.meeting")[at], self.column("passage.id")[at]
        made: list[str] = (before[meetings] + inner[codes]).tolist()
        return made

    @cached_property
    def _parts_of_ids(self) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]:
        """What ids of passages begin with, by meeting, and what they end in."""
        before = [f"{name}/" for name in self._columns.meeting_ids]
        return np.array(before, dtype=object), np.array(self._columns.inner_ids, dtype=object)

    def holders(self, column: str, wanted: Collection[int]) -> Ids:
        starts, values = self.column(f"{column}.starts"), self.column(column)
        at = np.flatnonzero(any_of(values, wanted))
        rows = np.searchsorted(starts, at, side="right") - 1
        return Ids(len(starts) - 1, distinct(rows))

    def gathered(self, column: str, rows: Rows) -> Ids:
        size, values = self._size(TABLE_OF[column]), self.column(column)
        taken = values[ids_of(rows).ids]
        if column == "placement.passage":
            # Placements stand in the order of their passages.
            return Ids(size, distinct(taken.astype(np.int64)))
        mask = np.zeros(size, dtype=np.bool_)
        mask[taken] = True
        return Ids(size, mask=mask)

    def listed(self, column: str, rows: Rows) -> Ids:
        return self.gathered(column, self.spread(column, rows))

    def spread(self, column: str, rows: Rows) -> Ids:
        starts = self.column(f"{column}.starts")
        low, counts = self._lists(starts, ids_of(rows).ids)
        return Ids(int(starts[-1]), ranges(low, counts))

    def _lists(self, starts: Numbers, rows: Ints) -> tuple[Ints, Ints]:
        """Return where the lists of `rows` begin, and how long each is."""
        low = starts[rows].astype(np.int64)
        return low, starts[rows + 1] - low

    # -- places

    def places(self, term: str) -> Numbers:
        return np.asarray(self._leaves.places(term))

    def beginning(self, stems: Sequence[str]) -> Numbers:
        found: Numbers = np.sort(np.asarray(self._leaves.beginning(*stems)))
        return found

    def seen(self, places: Places) -> Numbers:
        held, hidden = _numbers(places), self._hidden
        return held[~found_among(hidden, held.astype(np.int64))]

    @cached_property
    def _hidden(self) -> Ints:
        return np.sort(self.column("hidden").astype(np.int64))

    def among(self, places: Places, passages: Rows) -> Numbers:
        held, rows = _numbers(places), ids_of(passages).ids
        ends = np.searchsorted(held, self._starts[np.stack((rows, rows + 1))].astype(held.dtype))
        return held[ranges(ends[0], ends[1] - ends[0])]

    def joined(self, lists: Sequence[Places]) -> Numbers:
        if len(lists) == 1:
            return _numbers(lists[0])
        return np.sort(np.concatenate([_numbers(some) for some in lists]))

    def moved(self, places: Places, by: int) -> Numbers:
        held = _numbers(places)
        if by < 0 and len(held) and held[0] < -by:
            held = held[np.searchsorted(held, -by) :]
        moved: Numbers = held + by if by >= 0 else held - -by
        return moved

    def following(self, firsts: Places, offset: int, places: Places) -> Numbers:
        ones, others = _numbers(firsts), _numbers(places)
        if offset < 0:
            ones = ones[bisect_left(ones, -offset) :]  # before them nothing stands
        wanted = self.moved(ones, offset) if offset else ones
        if len(wanted) <= len(others):
            kept: Numbers = ones[found_among(others, wanted)]
        else:
            at = np.searchsorted(wanted, others)
            at = at[at < len(wanted)]
            kept = ones[at[wanted[at] == others[: len(at)]]]
        return kept

    def beside(self, firsts: Places, offset: int, term: str) -> Numbers:
        ones, places = _numbers(firsts), self.places(term)
        if len(places) <= _MUCH_LONGER * len(ones):
            return self.following(ones, offset, places)
        found = [ones[:0]]
        for held in self._leaves.numbered(term):
            first, words, number = held.first, held.words, held.number
            low = bisect_left(ones, first - offset)
            high = bisect_left(ones, first - offset + len(words), low)
            some = ones[low:high]
            there = np.asarray(words).take(some.astype(np.int64) + (offset - first))
            found.append(some.compress(there == number))
        return np.concatenate(found)

    def together(self, firsts: Places, span: int) -> Numbers:
        held = _numbers(firsts)
        return held[held.astype(np.int64) + span < self._ends(held)]

    def written(self, firsts: Places, offset: int, codes: Set[int]) -> Numbers:
        held = _numbers(firsts)
        return held[written_so(self._columns, held.astype(np.int64) + offset, codes)]

    def _passages(self, places: Numbers) -> Ints:
        """Return the passage of each place."""
        # Numbers of one kind are found without copying those that are mapped.
        wanted = places.astype(self._starts.dtype, copy=False)
        found = self._starts.searchsorted(wanted, "right")
        found -= 1
        return found

    def _ends(self, places: Numbers) -> Numbers:
        """Return where the passage of each place ends."""
        return self._starts[self._passages(places) + 1]

    # -- spans

    def spans(self, firsts: Places, span: int) -> Pairs:
        first = _numbers(firsts).astype(np.int64)
        return Pairs(first, first + span if span else first)

    def all_spans(self, some: Sequence[Spans]) -> Pairs:
        pairs = [pairs_of(spans) for spans in some]
        if len(pairs) == 1:
            return pairs[0]
        nothing = np.empty(0, dtype=np.int64)
        first = np.concatenate([nothing, *(pair.first for pair in pairs)])
        last = np.concatenate([nothing, *(pair.last for pair in pairs)])
        return each_once(first, last)

    def firsts(self, spans: Spans) -> Ints:
        return pairs_of(spans).first

    def near(self, left: Spans, right: Spans, distance: int) -> Pairs:
        return near(pairs_of(left), pairs_of(right), distance, self._ends)

    # -- counts

    def counted(self, places: Places) -> Tally:
        rows, times = runs(self._passages(_numbers(places)))
        return Tally(Ids(self._columns.passages, rows), times)

    def of_term(self, term: str) -> Tally:
        some = [
            stepped(one, self._leaves.passage_of(one.places[0]))
            if len(one.steps)
            else runs(self._passages(_numbers(one.places)))
            for one in self._leaves.listed(term)
        ]
        if len(some) == 1:
            rows, times = some[0]
        else:
            rows = np.concatenate([np.empty(0, np.int64), *(rows for rows, _ in some)])
            times = np.concatenate([np.empty(0, np.int32), *(times for _, times in some)])
        return Tally(Ids(self._columns.passages, rows), times)

    def added(self, some: Sequence[Counts]) -> Tally:
        tallies = list(map(tally_of, some))
        return tallies[0] if len(tallies) == 1 else Added(tallies)

    def counts(self, counts: Mapping[int, int], table: str) -> Tally:
        if isinstance(counts, Tally):
            return counts
        rows = np.fromiter(sorted(counts), dtype=np.int64, count=len(counts))
        times = np.fromiter((counts[row] for row in rows.tolist()), dtype=np.int64)
        return Tally(Ids(self._size(table), rows), times)

    def keys(self, counts: Counts) -> Ids:
        return tally_of(counts).rows

    def total(self, counts: Counts) -> int:
        return int(tally_of(counts).times.sum())

    def within(self, counts: Counts, rows: Rows) -> Tally:
        tally = tally_of(counts)
        kept = ids_of(rows).mask[tally.rows.ids]
        return Tally(Ids(tally.rows.size, tally.rows.ids[kept]), tally.times[kept])

    def multiplied(self, counts: Counts, rows: Rows, times: int) -> Tally:
        tally = tally_of(counts)
        there = ids_of(rows).mask[tally.rows.ids]
        return Tally(tally.rows, np.where(there, tally.times * times, tally.times))

    def by_meeting(self, counts: Counts) -> Tally:
        tally = tally_of(counts)
        meeting = self.column("passage.meeting")[tally.rows.ids]
        return summed(meeting, tally.times, self._columns.meetings)

    def by_section(self, counts: Counts) -> Tally:
        placements, times = self._placed(tally_of(counts))
        sections = self.column("placement.section")[placements]
        return summed(sections, times, self._columns.sections)

    def by_item(self, counts: Counts) -> Tally:
        placements, times = self._placed(tally_of(counts))
        item = self.column("section.item")[self.column("placement.section")[placements]]
        passage = self.column("placement.passage")[placements]
        keys = passage.astype(np.int64) * self._columns.items + item
        _, once = np.unique(keys, return_index=True)
        return summed(item[once], times[once], self._columns.items)

    def _placed(self, tally: Tally) -> tuple[Ints, Ints]:
        """Return where the passages of `tally` stand, with the times of each."""
        low, counts = self._lists(self.column("placement.section.starts"), tally.rows.ids)
        return ranges(low, counts), np.repeat(tally.times, counts)

    # -- order

    def scores(self, rows: Rows, parts: Parts, lengths: str, average: float) -> Scores:
        wanted, long = ids_of(rows), Lengths(lengths, self.column(lengths), average)
        tallies = [tally_of(counts) for counts, _ in parts]
        if len(tallies) == 1 and tallies[0].rows == wanted:
            return OfOne(tallies[0], parts[0][1], long)
        scores = np.zeros(len(wanted))
        for tally, (_, rarity) in zip(tallies, parts, strict=True):
            if len(tally) < len(wanted):
                weights = tally.weights(long)
                kept = wanted.mask[tally.rows.ids]
                scores[wanted.at(tally.rows.ids[kept])] += rarity * weights[kept]
            else:
                scores += rarity * long.weights(tally.of(wanted.ids), wanted.ids)
        return Scores(wanted, scores)

    def sums(self, rows: Rows, shares: Iterable[tuple[Rows, float]]) -> Scores:
        wanted = ids_of(rows)
        sums = np.zeros(len(wanted))
        for some, share in shares:
            sums[ids_of(some).mask[wanted.ids]] += share
        return Scores(wanted, sums)

    def raised(self, scores: Mapping[int, float], by: Mapping[int, float]) -> Scores:
        held = scores_of(scores)
        return Scores(held.rows, held.values_of * (1 + scores_of(by).values_of))

    def at_least(self, scores: Mapping[int, float], bound: float) -> Ids:
        held = scores_of(scores)
        return Ids(held.rows.size, held.rows.ids[held.values_of >= bound])

    def order(
        self, rows: Rows, scores: Mapping[int, float] | None, meeting: str | None
    ) -> Sequence[int]:
        def age(some: Ints) -> Numbers:
            held = some if meeting is None else self.column(meeting)[some]
            newest: Numbers = -self.column("meeting.day")[held].astype(np.int64)
            return newest

        return Order(ids_of(rows), None if scores is None else scores_of(scores), age)


def _numbers(places: Places) -> Numbers:
    found = np.asarray(places)
    return found if found.dtype.kind in "iu" else found.astype(np.int64)
