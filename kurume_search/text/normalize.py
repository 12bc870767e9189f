"""Width folding (NFKC) with offsets that lead back to the source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache

from kurume_search.text.frozen import frozen
from kurume_search.text.plain import fold_plain as fold_plain
from kurume_search.text.spans import Span

# Marks that compose with the character before them (ｶ + ﾞ, か + U+3099). NFKC may
# merge the two, so a character and its marks are folded together or not at all.
# U+302A–302F are tone marks that NFKC may reorder across a cluster.
_MARKS = "\u0300-\u036f\u302a-\u302f\u3099\u309a\uff9e\uff9f"
# Characters that NFKC leaves as they are, most of any text: they are never looked at.
_STABLE = (
    "\t\n\r -~"  # ASCII
    "\u2010\u2012-\u2015\u2018-\u201f\u2190-\u21ff\u25a0-\u25ff"
    "\u3001-\u3029\u3041-\u3096\u309d\u309e\u30a1-\u30fe"
    "\u4e00-\u9fff"
)
_HAS_MARKS = re.compile(f"[{_MARKS}]")
_OTHERS = re.compile(f"[^{_STABLE}]+")
_OTHERS_AND_CLUSTERS = re.compile(rf".[{_MARKS}]+|[^{_STABLE}]", re.DOTALL)


@lru_cache(maxsize=1024)
def _fold_others(words: str) -> str:
    """Fold a cluster with marks as a whole, and else each character for itself."""
    if _HAS_MARKS.search(words):
        return unicodedata.normalize("NFKC", words)
    return "".join([unicodedata.normalize("NFKC", sign) for sign in words])


def _folded_one_to_one(source: str, others: str) -> str | None:
    """Return a text without marks folded, or None if a character is folded to several.

    Few different characters change; to replace each in the whole text calls for less than
    to look at every place where one stands.

    Args:
        source: The text.
        others: All of its characters that folding may change.
    """
    text = source
    for sign in set(others):
        folded = unicodedata.normalize("NFKC", sign)
        if len(folded) != 1:
            return None
        if folded != sign:
            text = text.replace(sign, folded)
    return text


@frozen()
class FoldedText:
    """NFKC text with a way back: `span` tells where folded words stand in `source`."""

    source: str
    text: str
    # One entry per segment: where it starts in `text` and in `source`, and whether
    # it is a run of characters folded one to one (then offsets inside it move together).
    _folded: tuple[int, ...] = field(repr=False)
    _source: tuple[int, ...] = field(repr=False)
    _run: tuple[bool, ...] = field(repr=False)

    def _segment(self, at: int) -> int:
        return bisect_right(self._folded, at) - 1

    def start_of(self, at: int) -> int:
        """Return the source position where the character ``text[at]`` begins."""
        if at >= len(self.text):
            return len(self.source)
        k = self._segment(at)
        return self._source[k] + (at - self._folded[k] if self._run[k] else 0)

    def stop_of(self, at: int) -> int:
        """Return the source position where the character ``text[at]`` ends."""
        k = self._segment(at)
        if self._run[k]:
            return self._source[k] + at - self._folded[k] + 1
        return self._source[k + 1] if k + 1 < len(self._source) else len(self.source)

    def segments(self, start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
        """Yield what of each segment lies from `start` to `stop`, and whether it is a run."""
        at = start
        while at < stop:
            k = self._segment(at)
            end = self._folded[k + 1] if k + 1 < len(self._folded) else len(self.text)
            yield at, min(end, stop), self._run[k]
            at = end

    def bends(self) -> list[int]:
        """Return where, in `text`, folding changed a length: elsewhere offsets move together.

        The positions are those of the characters behind such a change, in order.
        """
        if not self._folded:
            return []
        ends = (*self._folded[1:], len(self.text))
        origins = (*self._source[1:], len(self.source))
        return [
            folded_end
            for folded, origin, folded_end, end in zip(
                self._folded, self._source, ends, origins, strict=True
            )
            if folded_end - folded != end - origin
        ]

    def span(self, start: int, stop: int) -> Span:
        """Return the source range behind ``text[start:stop]``, widened to whole clusters."""
        if start >= stop:
            at = self.start_of(start)
            return Span(at, at)
        return Span(self.start_of(start), self.stop_of(stop - 1))

    def without(self, stretches: Sequence[tuple[int, int]]) -> FoldedText:
        """Return the text without some stretches of its columns, in order and apart.

        >>> short = fold("日時    ５日").without([(3, 6)])
        >>> short.text, short.span(3, 5)
        ('日時 5日', Span(start=6, stop=8))
        """
        found = _Folding()
        begin = 0
        for low, high in (*stretches, (len(self.text), len(self.text))):
            found.taken(self, begin, low)
            begin = high
        return found.text(self.source)


# Segments of a text that is one run, and of none.
_WHOLE = (0,), (0,), (True,)
_EMPTY: tuple[tuple[()], ...] = (), (), ()


def fold(source: str) -> FoldedText:
    """Fold `source` to NFKC, cluster by cluster.

    >>> folded = fold("第１２条")
    >>> folded.text, folded.span(1, 3)
    ('第12条', Span(start=1, stop=3))
    """
    others = "".join(_OTHERS.findall(source))
    marked = _HAS_MARKS.search(others) is not None
    if not marked:
        text = _folded_one_to_one(source, others)
        if text is not None:  # nearly always
            return FoldedText(source, text, *(_WHOLE if source else _EMPTY))
    found = _Folding()
    pattern = _OTHERS_AND_CLUSTERS if marked else _OTHERS
    begin = 0
    for match in pattern.finditer(source):
        start, stop = match.span()
        words = match.group()
        piece = _fold_others(words)
        found.unbent(begin, source[begin:start])
        if len(piece) == len(words) and (len(words) == 1 or pattern is _OTHERS):
            found.unbent(start, piece)
        elif pattern is _OTHERS:
            found.one_by_one(start, words)
        else:
            found.bent(start, piece)
        begin = stop
    found.unbent(begin, source[begin:])
    return found.text(source)


class _Folding:
    """A text while it is folded: its pieces and its segments."""

    __slots__ = ("_at", "_folded", "_pieces", "_run", "_source")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._folded: list[int] = []
        self._source: list[int] = []
        self._run: list[bool] = []
        self._at = 0

    def unbent(self, origin: int, piece: str) -> None:
        """Add words whose offsets move with those of the source; they join such before."""
        if not piece:
            return
        if not self._run or not self._run[-1]:
            self._segment(origin, run=True)
        self._pieces.append(piece)
        self._at += len(piece)

    def bent(self, origin: int, piece: str) -> None:
        """Add what a cluster or a sign like ㍻ is folded to."""
        if piece:
            self._segment(origin, run=False)
            self._pieces.append(piece)
            self._at += len(piece)

    def one_by_one(self, origin: int, words: str) -> None:
        """Add characters without marks of which some are folded to several."""
        for at, sign in enumerate(words, origin):
            piece = _fold_others(sign)
            (self.unbent if len(piece) == 1 else self.bent)(at, piece)

    def taken(self, other: FoldedText, start: int, stop: int) -> None:
        """Add the columns of a folded text from `start` to `stop`, its segments with them."""
        for at, end, run in other.segments(start, stop):
            self._segment(other.start_of(at), run=run)
            self._pieces.append(other.text[at:end])
            self._at += end - at

    def _segment(self, origin: int, *, run: bool) -> None:
        self._folded.append(self._at)
        self._source.append(origin)
        self._run.append(run)

    def text(self, source: str) -> FoldedText:
        text = "".join(self._pieces)
        segments = tuple(self._folded), tuple(self._source), tuple(self._run)
        return FoldedText(source, text, *segments)
