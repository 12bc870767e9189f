"""The partition: every character of a meeting's stretch is in exactly one part."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from kurume_search.model.place import Part, PartKind
from kurume_search.text.spans import LineMap, Span

# Marks between the words of a line (pipes, brackets) that belong to their neighbour.
_MARKS = (
    " \t\r\f\v\u3000|｜()（）[]［］【】<>＜＞〈〉《》≪≫〔〕「」『』{}｛｝:：・•■□◆◇●○―—–─-−,、.。→⇒"
)
_MARKS_AND_ENDS = _MARKS + "\n"


# A stretch of the source and what its words are: start, stop, kind, owner. A plain tuple,
# since every line makes one or two.
Claim = tuple[int, int, PartKind, str | None]


_BLANK = PartKind.BLANK
_BY_START, _BY_STOP = itemgetter(0), itemgetter(1)


def partition(
    source: str, lines: LineMap, whole: Span, claims: Iterable[Claim]
) -> tuple[Part, ...]:
    """Return parts that tile `whole`: claims, blanks between them, and the unclaimed.

    Of two claims on the same characters the one that starts first keeps them.
    """
    tiles = _Tiles(source, lines)
    at, end = whole.start, whole.stop
    in_order = sorted(claims, key=_BY_STOP, reverse=True)
    in_order.sort(key=_BY_START)
    for begins, ends, kind, owner in in_order:
        start, stop = max(begins, at), min(ends, end)
        if start >= stop:
            continue
        if at < start:
            tiles.fill(at, start)
        tiles.add(start, stop, kind, owner)
        at = stop
    if at < end:
        tiles.fill(at, end)
    return tiles.parts()


class _Tiles:
    """Parts in order while they are laid; a part is made only when it grows no more."""

    __slots__ = ("_kind", "_lines", "_owner", "_parts", "_source", "_start", "_stop")

    def __init__(self, source: str, lines: LineMap) -> None:
        self._source = source
        self._lines = lines
        self._parts: list[Part] = []
        self._kind: PartKind | None = None
        self._owner: str | None = None
        self._start = self._stop = 0

    def add(self, start: int, stop: int, kind: PartKind, owner: str | None = None) -> None:
        """Lay a tile; it joins the one before it where the two are the same."""
        if kind is self._kind and owner == self._owner and start == self._stop:
            self._stop = stop
            return
        self._end()
        self._kind, self._owner, self._start, self._stop = kind, owner, start, stop

    def fill(self, at: int, end: int) -> None:
        """Lay what is between two claims: blanks, marks of the line before, or unclaimed."""
        if self._source[at:end].isspace():
            self.add(at, end, _BLANK)
            return
        begin = at
        while at < end:
            found = self._source.find("\n", at, end)
            stop = end if found < 0 else found + 1
            words = self._source[at:stop]
            if words.isspace():
                self.add(at, stop, PartKind.BLANK)
            elif words.strip(_MARKS_AND_ENDS):
                self.add(at, stop, PartKind.UNCLAIMED)
            elif at == begin and self._kind is not None:
                own = at + len(words.rstrip("\n"))
                self.add(at, own, self._kind, self._owner)
                if own < stop:
                    self.add(own, stop, PartKind.BLANK)
            else:
                self.add(at, stop, PartKind.FURNITURE)
            at = stop

    def _end(self) -> None:
        if self._kind is not None:
            line = self._lines.line_at(self._start)
            span = Span(self._start, self._stop)
            self._parts.append(Part(kind=self._kind, line=line, span=span, owner=self._owner))

    def parts(self) -> tuple[Part, ...]:
        """Return what was laid."""
        self._end()
        self._kind = None
        return tuple(self._parts)
