"""Width folding (NFKC) that keeps the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import field

from kurume_search.text.frozen import frozen
from kurume_search.text.plain import fold_plain as fold_plain
from kurume_search.text.spans import Span

# Marks that compose with the character before them (ｶ + ﾞ, か + U+3099). NFKC may
# merge the two, so a character and its marks are folded together or not at all.
# U+302A–302F are tone marks that NFKC may reorder across a cluster.
_MARKS = "\u0300-\u036f\u302a-\u302f\u3099\u309a\uff9e\uff9f"
# Characters that NFKC leaves as they are. A run of them is one segment, so
# ordinary prose costs one step a run and not one a character.
_STABLE = (
    "\t\n\r -~"  # ASCII
    "\u2010\u2012-\u2015\u2018-\u201f\u2190-\u21ff\u25a0-\u25ff"
    "\u3001-\u3029\u3041-\u3096\u309d\u309e\u30a1-\u30fe"
    "\u4e00-\u9fff"
)
_SEGMENT = re.compile(rf"(?P<run>(?:[{_STABLE}](?![{_MARKS}]))+)|.[{_MARKS}]*", re.DOTALL)


@frozen()
class FoldedText:
    """NFKC text with a way back: `span` tells where folded words stand in `source`."""

    source: str
    text: str
    # One entry per segment: where it starts in `text` and in `source`, and whether
    # it is a run of unchanged characters (then offsets inside it move together).
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


def fold(source: str) -> FoldedText:
    """Fold `source` to NFKC, cluster by cluster.

    >>> folded = fold("第１２条")
    >>> folded.text, folded.span(1, 3)
    ('第12条', Span(start=1, stop=3))
    """
    pieces: list[str] = []
    folded: list[int] = []
    origin: list[int] = []
    runs: list[bool] = []
    at = 0
    for match in _SEGMENT.finditer(source):
        is_run = match["run"] is not None
        piece = match.group()
        if not is_run:
            piece = unicodedata.normalize("NFKC", piece)
            if not piece:
                continue
        pieces.append(piece)
        folded.append(at)
        origin.append(match.start())
        runs.append(is_run)
        at += len(piece)
    return FoldedText(source, "".join(pieces), tuple(folded), tuple(origin), tuple(runs))
