"""Words in their context (KWIC): each place of what was asked for, sorted, read page by page.

Order is decided by the numbers that the index keeps for places; texts are read and cut
only for the lines that are shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from kurume_search.errors import QueryError, UsageError
from kurume_search.index.leaves import Leaves
from kurume_search.query.ast import Literal
from kurume_search.query.occurrences import literal_spans
from kurume_search.query.phrases import TokenLike
from kurume_search.search.answering.found import Found
from kurume_search.search.answering.hits import PassageHit
from kurume_search.search.answering.passages import mark_at
from kurume_search.search.answering.standing import sections_of
from kurume_search.search.words.marks import shifted
from kurume_search.text.mask import masked
from kurume_search.text.spans import Span
from kurume_search.text.values import Value

KEY = "KEY"
_POSITION = re.compile(r"([LR])([1-9])")
HIDDEN = 2**33  # the number of a word that mustn't be seen: behind all others
_PAGE = 200
_EACH = 8  # putting one in order costs what looking at so many postings does


class Occurrence(NamedTuple):
    """One place of what was asked for; it sorts in reading order.

    Attributes:
        passage: Its row.
        before: Place of the last word before it; one before the passage's first if none.
        after: Place of the first word behind it.
        start: First code point of the passage; -1 where only places are known yet.
        stop: One past the last.
    """

    passage: int
    before: int
    after: int
    start: int = -1
    stop: int = -1


class Line(Value, kw_only=True):
    """One occurrence with what stands around it.

    Attributes:
        passage: Where it stands, without marks.
        sections: Rows of the sections it stands in, as far as they answer.
        left: What stands before it in the passage, up to the window.
        match: What was found.
        right: What stands behind it.
        line: 1-based line of the source where it begins.
        source: The stretches of the source; several if it is wrapped.
    """

    passage: PassageHit
    sections: tuple[int, ...]
    left: str
    match: str
    right: str
    line: int
    source: tuple[Span, ...]

    @property
    def start(self) -> int:
        """First code point of the source."""
        return self.source[0].start

    @property
    def stop(self) -> int:
        """One past the last."""
        return self.source[-1].stop


class Concordance:
    """All occurrences of the words of a search; frozen, sorted when first looked at."""

    def __init__(self, found: Found, leaves: Leaves, *, window: int, sort: Sequence[str]) -> None:
        """Prepare, and read nothing yet.

        Args:
            found: The answer to a query with words.
            leaves: Of the same index.
            window: How many words to keep on either side.
            sort: What to sort by, first things first: ``L1`` is the nearest word on the
                left, ``R1`` on the right, ``KEY`` what was found. Nothing: reading order.

        Raises:
            QueryError: No words are asked for.
            UsageError: A position that there isn't, or a window below 0.
        """
        self._found, self._leaves = found, leaves
        self._tokens = found.finder.tokens
        self._columns = found.columns
        self.sort = tuple(name.upper() for name in sort)
        self.window = window
        for name in self.sort:
            if name != KEY and not _POSITION.fullmatch(name):
                raise UsageError(
                    f"並べ替えの位置「{name}」はありません。L1(左隣)から L9、R1(右隣)から R9、"
                    "KEY(一致した語)です。",
                    near=("R1", "L1", KEY),
                )
        if window < 0:
            raise UsageError("window は 0 以上の語数です。")
        if not found.total:
            return
        if next(found.words(), None) is None:
            raise QueryError("前後を並べるには、探す語が要ります。")

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[Line]:
        for start in range(0, len(self), _PAGE):
            yield from self.page(start, start + _PAGE)

    @cached_property
    def order(self) -> Sequence[Occurrence]:
        """Every occurrence, each once, in the order asked for; ties in reading order."""
        if self._found.ways.reckons_in_arrays(_EACH * self._count):
            from kurume_search.search.kwic_arrays import arranged

            lines = arranged(self._found, self._leaves, self.sort)
            if lines is not None:
                return lines
        found = sorted(self._occurrences())
        keys = [self._key_of(name) for name in self.sort]
        # Sorting is stable: the last key first.
        for key in reversed(keys):
            found.sort(key=key)
        return found

    @property
    def _count(self) -> int:
        """About how many occurrences there are: of what answers, and of what doesn't."""
        found = self._found
        return sum(found.algebra.total(found.finder.counts(node)) for node, _ in found.words())

    def _occurrences(self) -> Iterator[Occurrence]:
        starts = self._leaves.starts
        words: dict[int, set[tuple[int, int]]] = defaultdict(set)
        strings: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for node, passages in self._found.words():
            if isinstance(node, Literal):
                for passage in passages:
                    strings[passage] |= self._literal(node.text, passage)
                continue
            wanted = frozenset(passages)
            for first, last in self._found.finder.spans(node):
                passage = bisect_right(starts, first) - 1
                if passage in wanted:
                    words[passage].add((first, last))
        for passage, told in strings.items():
            # Beside strings words are told by their code points too: one place is one line.
            tokens = self._tokens.of_passage(passage)
            base, end = starts[passage], starts[passage + 1] - 1
            at = {base + token.position: token for token in tokens}
            told |= {(at[a].start, at[b].stop) for a, b in words.pop(passage, ())}
            for start, stop in told:
                before = max((p for p, t in at.items() if t.stop <= start), default=base - 1)
                after = min((p for p, t in at.items() if t.start >= stop), default=end)
                yield Occurrence(passage, before, after, start, stop)
        for passage, spans in words.items():
            for first, last in spans:
                yield Occurrence(passage, first - 1, last + 1)

    def _literal(self, wanted: str, passage: int) -> set[tuple[int, int]]:
        """Return every place of `wanted` in a passage that touches no hidden name."""
        hidden = self._found.reader.hidden(passage)
        return {
            (start, stop)
            for start, stop in literal_spans(wanted, self._columns.text(passage))
            if not any(start < name.stop and name.start < stop for name in hidden)
        }

    def _key_of(self, name: str) -> Callable[[Occurrence], Any]:
        if name == KEY:
            return lambda found: [
                self._word(place)
                for place in range(found.before + 1, found.after)
                if self._leaves.words[place]
            ]
        left, distance = name[0] == "L", int(name[1])
        return lambda found: self._beside(found, distance, left=left)

    def _beside(self, found: Occurrence, distance: int, *, left: bool) -> int:
        """Return the number of the word at `distance`, 0 beyond the passage's border.

        Marks and spaces are no words; terms are numbered in their order.
        """
        starts, words = self._leaves.starts, self._leaves.words
        if left:
            places = range(found.before, starts[found.passage] - 1, -1)
        else:
            places = range(found.after, starts[found.passage + 1])
        for place in places:
            if words[place]:
                distance -= 1
                if not distance:
                    return self._word(place)
        return 0

    def _word(self, place: int) -> int:
        return HIDDEN if place in self._hidden else int(self._leaves.words[place])

    @cached_property
    def _hidden(self) -> frozenset[int]:
        return frozenset() if self._found.names else frozenset(self._columns.ints("hidden"))

    def page(self, start: int, stop: int) -> list[Line]:
        """Return the lines `start` to `stop`, half-open, from 0; only these are read."""
        read: dict[int, tuple[PassageHit, Sequence[TokenLike]]] = {}
        made = []
        for found in self.order[start:stop]:
            if found.passage not in read:
                passage = self._found.reader.passage(found.passage)
                read[found.passage] = passage, self._tokens.of_passage(found.passage)
            made.append(self._line(found, *read[found.passage]))
        return made

    def _line(self, found: Occurrence, shown: PassageHit, tokens: Sequence[TokenLike]) -> Line:
        row = found.passage
        text, hidden = self._columns.text(row), self._found.reader.hidden(row)
        start, stop = found.start, found.stop
        if start < 0:
            base = self._leaves.starts[row]
            first, last = found.before + 1 - base, found.after - 1 - base
            start = next(token.start for token in tokens if token.position == first)
            stop = next(token.stop for token in tokens if token.position == last)
        low, high = self._around(tokens, start, stop, len(text))
        # A name that stands half in the window is covered whole.
        low = min([low, *(name.start for name in hidden if name.start < low < name.stop)])
        high = max([high, *(name.stop for name in hidden if name.start < high < name.stop)])
        seen = masked(text, hidden)
        ends = [shifted(at, hidden) for at in (low, start, stop, high)]
        mark = mark_at(Span(start, stop), text, self._found.reader.pieces(row))
        return Line(
            passage=shown,
            sections=tuple(sections_of(self._found, row)),
            left=seen[ends[0] : ends[1]],
            match=seen[ends[1] : ends[2]],
            right=seen[ends[2] : ends[3]],
            line=mark.line,
            source=mark.source,
        )

    def _around(
        self, tokens: Sequence[TokenLike], start: int, stop: int, length: int
    ) -> tuple[int, int]:
        """Return where the window around code points `start` to `stop` begins and ends."""
        if not self.window:
            return start, stop
        before = [token.start for token in tokens if token.stop <= start]
        behind = [token.stop for token in tokens if token.start >= stop]
        low = before[-self.window] if len(before) >= self.window else 0
        high = behind[self.window - 1] if len(behind) >= self.window else length
        return low, high
