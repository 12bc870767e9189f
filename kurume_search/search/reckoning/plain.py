"""Reckons with rows and places by sets and dicts; what each method means, `algebra` says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain, compress, repeat
from operator import not_

from kurume_search.index.leaves import Leaves
from kurume_search.index.steps import GAPS, TIMES
from kurume_search.search.reckoning.algebra import Counts, Parts, Places, Rows, Span, Spans, weight
from kurume_search.search.stored.columns import SAME_AS_TERM, SURFACES, Columns

# A list this many times longer than what is looked for is searched, not made a set of.
_MUCH_LONGER = 16
# What stands beside a place is looked up in the time that so many take to be put into a set,
# what it takes to load it for the first time included.
_LONGER = 4


class Plain:
    """See `search.algebra`."""

    quick = False

    def __init__(self, columns: Columns, leaves: Leaves) -> None:
        self._columns, self._leaves = columns, leaves
        self._starts = leaves.starts
        self._inverted: dict[str, dict[int, list[int]]] = {}

    # -- rows

    def rows(self, rows: Iterable[int], table: str) -> Rows:
        del table
        return frozenset(rows)

    def every(self, table: str) -> Rows:
        if table == "citations":
            return frozenset(range(len(self._columns.ints("citation.law"))))
        return frozenset(range(getattr(self._columns, table)))

    def where(self, column: str, wanted: Collection[int]) -> Rows:
        values = self._columns.ints(column)
        return frozenset(compress(range(len(values)), map(frozenset(wanted).__contains__, values)))

    def rising(self, rows: Rows) -> Sequence[int]:
        return sorted(rows)

    def passage_ids(self, rows: Sequence[int]) -> Sequence[str]:
        return list(map(self._columns.passage_id, rows))

    def holders(self, column: str, wanted: Collection[int]) -> Rows:
        if not wanted:
            return frozenset()
        rows = self._by_value(column)
        return frozenset(row for value in wanted for row in rows.get(value, ()))

    def _by_value(self, column: str) -> dict[int, list[int]]:
        """Return value → rows for a column of lists, made once."""
        if column not in self._inverted:
            starts, values = self._lists(column)
            rows: dict[int, list[int]] = defaultdict(list)
            for row in range(len(starts) - 1):
                for at in range(starts[row], starts[row + 1]):
                    rows[values[at]].append(row)
            self._inverted[column] = rows
        return self._inverted[column]

    def gathered(self, column: str, rows: Rows) -> Rows:
        return frozenset(map(self._columns.ints(column).__getitem__, rows))

    def listed(self, column: str, rows: Rows) -> Rows:
        starts, values = self._lists(column)
        firsts, ends = starts.__getitem__, starts[1:].__getitem__
        # Where they stand is a set that nobody asks for.
        lists = map(values.__getitem__, map(slice, map(firsts, rows), map(ends, rows)))
        return frozenset(chain.from_iterable(lists))

    def spread(self, column: str, rows: Rows) -> Rows:
        starts = self._columns.ints(f"{column}.starts")
        firsts, ends = starts.__getitem__, starts[1:].__getitem__
        return frozenset(chain.from_iterable(map(range, map(firsts, rows), map(ends, rows))))

    # -- places

    def places(self, term: str) -> Places:
        return self._leaves.places(term)

    def beginning(self, stems: Sequence[str]) -> Places:
        return sorted(self._leaves.beginning(*stems))

    def seen(self, places: Places) -> Places:
        return [place for place in places if place not in self._hidden]

    @cached_property
    def _hidden(self) -> frozenset[int]:
        return frozenset(self._columns.ints("hidden"))

    def among(self, places: Places, passages: Rows) -> Places:
        starts, found = self._starts, list[int]()
        for passage in sorted(passages):
            low = bisect_left(places, starts[passage])
            found += places[low : bisect_left(places, starts[passage + 1], low)]
        return found

    def joined(self, lists: Sequence[Places]) -> Places:
        # Sorting knows what rises already; merging one by one takes five times as long.
        return lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))

    def moved(self, places: Places, by: int) -> Places:
        return [place + by for place in places if place >= -by]

    def following(self, firsts: Places, offset: int, places: Places) -> Places:
        if len(places) > _MUCH_LONGER * len(firsts):
            return [first for first in firsts if _has(places, first + offset)]
        if len(firsts) > _MUCH_LONGER * len(places):
            return [place - offset for place in places if _has(firsts, place - offset)]
        held = frozenset(places)
        return [first for first in firsts if first + offset in held]

    def beside(self, firsts: Places, offset: int, term: str) -> Places:
        places = self.places(term)
        if len(places) <= _LONGER * len(firsts):
            return self.following(firsts, offset, places)
        found = list[int]()
        for held in self._leaves.numbered(term):
            first, words, number = held.first, held.words, held.number
            low = bisect_left(firsts, first - offset)
            high = bisect_left(firsts, first - offset + len(words), low)
            behind = offset - first
            found += [place for place in firsts[low:high] if words[place + behind] == number]
        return found

    def together(self, firsts: Places, span: int) -> Places:
        starts = self._starts
        return [
            first
            for first in firsts
            if first >= 0 and first + span < starts[bisect_right(starts, first)]
        ]

    def written(self, firsts: Places, offset: int, codes: Set[int]) -> Places:
        places = [first + offset for first in firsts]
        same, others = list[int](), list[int]()
        for part, more, bits in self._columns.others(places):
            some = places[part]
            marked = [bits[place + more >> 3] >> (place + more & 7) & 1 for place in some]
            same += compress(some, map(not_, marked))
            others += compress(some, marked)
        found = same if SAME_AS_TERM in codes else []
        if codes - {SAME_AS_TERM}:
            for part, start, block in self._columns.blocks(SURFACES, others):
                found += [place for place in others[part] if block[place - start] in codes]
            found.sort()
        return [place - offset for place in found]

    # -- spans

    def spans(self, firsts: Places, span: int) -> Spans:
        return {(first, first + span) for first in firsts}

    def all_spans(self, some: Sequence[Spans]) -> Spans:
        return {span for spans in some for span in spans}

    def firsts(self, spans: Spans) -> Places:
        return sorted(first for first, _ in spans)

    def near(self, left: Spans, right: Spans, distance: int) -> Spans:
        found: set[Span] = set()
        ones, others = self._grouped(left), self._grouped(right)
        for passage in ones.keys() & others.keys():
            starts = sorted(others[passage])
            stops = sorted((last, first) for first, last in starts)
            for first, last in ones[passage]:
                low = bisect_left(starts, (last + 1, 0))
                for begin, end in starts[low:]:
                    if begin > last + distance:
                        break
                    found.add((first, end))
                low = bisect_left(stops, (first - distance, 0))
                for end, begin in stops[low:]:
                    if end >= first:
                        break
                    found.add((begin, last))
        return found

    def _grouped(self, spans: Iterable[Span]) -> dict[int, list[Span]]:
        grouped: dict[int, list[Span]] = {}
        for span in spans:
            grouped.setdefault(bisect_right(self._starts, span[0]) - 1, []).append(span)
        return grouped

    # -- counts

    def counted(self, places: Places) -> Counts:
        # One number made of each start costs as much as looking for a few places.
        many = len(places) * _MUCH_LONGER > len(self._starts)
        ends = self._listed_ends if many else self._starts[1:]
        return Counter(map(bisect_right, repeat(ends), places))

    def of_term(self, term: str) -> Counts:
        found = Counter[int]()
        for held in self._leaves.listed(term):
            if len(held.steps):
                first, steps = self._leaves.passage_of(held.places[0]), bytes(held.steps)
                gaps, times = steps.translate(GAPS[held.bits]), steps.translate(TIMES[held.bits])
                rows = accumulate(chain((first,), gaps[1:]))
                some = compress(zip(rows, times, strict=True), times)
                if gaps.find(0, 1) < 0:
                    found.update(dict(some))
                else:
                    for row, more in some:
                        found[row] += more
            else:
                found.update(self.counted(held.places))
        return found

    @cached_property
    def _listed_ends(self) -> list[int]:
        return self._starts[1:].tolist()

    def added(self, some: Sequence[Counts]) -> Counts:
        found = dict(some[0])
        for one in some[1:]:
            for row, count in one.items():
                found[row] = found.get(row, 0) + count
        return found

    def counts(self, counts: Mapping[int, int], table: str) -> Counts:
        del table
        return counts

    def keys(self, counts: Counts) -> Rows:
        return frozenset(counts)

    def total(self, counts: Counts) -> int:
        return sum(counts.values())

    def within(self, counts: Counts, rows: Rows) -> Counts:
        return {row: count for row, count in counts.items() if row in rows}

    def multiplied(self, counts: Counts, rows: Rows, times: int) -> Counts:
        return {row: count * times if row in rows else count for row, count in counts.items()}

    def by_meeting(self, counts: Counts) -> Counts:
        meeting = self._columns.ints("passage.meeting")
        return _summed((meeting[passage], count) for passage, count in counts.items())

    def by_section(self, counts: Counts) -> Counts:
        starts, section = self._lists("placement.section")
        return _summed(
            (row, count)
            for passage, count in counts.items()
            for row in section[starts[passage] : starts[passage + 1]]
        )

    def by_item(self, counts: Counts) -> Counts:
        starts, section = self._lists("placement.section")
        item = self._columns.ints("section.item")
        return _summed(
            (row, count)
            for passage, count in counts.items()
            for row in {item[at] for at in section[starts[passage] : starts[passage + 1]]}
        )

    def _lists(self, column: str) -> tuple[memoryview, memoryview]:
        """Return where the lists of a column begin, and what they hold."""
        return self._columns.ints(f"{column}.starts"), self._columns.ints(column)

    # -- order

    def scores(self, rows: Rows, parts: Parts, lengths: str, average: float) -> Mapping[int, float]:
        length = self._columns.ints(lengths)
        scores = dict.fromkeys(rows, 0.0)
        for counts, rarity in parts:
            for row, count in counts.items():
                if row in scores:
                    scores[row] += rarity * weight(count, length[row], average)
        return scores

    def sums(self, rows: Rows, shares: Iterable[tuple[Rows, float]]) -> Mapping[int, float]:
        sums = dict.fromkeys(rows, 0.0)
        for some, share in shares:
            for row in some & rows:
                sums[row] += share
        return sums

    def raised(self, scores: Mapping[int, float], by: Mapping[int, float]) -> Mapping[int, float]:
        return {row: score * (1 + by[row]) for row, score in scores.items()}

    def at_least(self, scores: Mapping[int, float], bound: float) -> Rows:
        return frozenset(row for row, score in scores.items() if score >= bound)

    def order(
        self, rows: Rows, scores: Mapping[int, float] | None, meeting: str | None
    ) -> Sequence[int]:
        day = self._columns.ints("meeting.day")
        of = range(len(day)) if meeting is None else self._columns.ints(meeting)
        if scores is None:
            return sorted(rows, key=lambda row: (-day[of[row]], row))
        return sorted(rows, key=lambda row: (-scores[row], -day[of[row]], row))


def _has(places: Places, place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _summed(pairs: Iterable[tuple[int, int]] | Iterator[tuple[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for row, count in pairs:
        found[row] = found.get(row, 0) + count
    return found
