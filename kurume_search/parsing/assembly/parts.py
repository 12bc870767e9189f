"""The partition: every character of a meeting's stretch is in exactly one part."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from kurume_search.model.place import Part, PartKind
from kurume_search.parsing.lines.doubled_marks import stands_twice
from kurume_search.parsing.page.tables import BREAK
from kurume_search.text.frozen import maker
from kurume_search.text.spans import LineMap, Span, new_span

# Marks between the words of a line (pipes, brackets) that belong to their neighbour.
_MARKS = (
    " \t\r\f\v\u3000|｜()（）[]［］【】<>＜＞〈〉《》≪≫〔〕「」『』{}｛｝:："
    "・•■□◆◇●○―—–─│┃-−,，、.。→⇒"
)
_MARKS_AND_ENDS = _MARKS + "\n"


# A stretch of the source and what its words are: start, stop, kind, owner. A plain tuple,
# since every line makes one or two.
Claim = tuple[int, int, PartKind, str | None]


_new_part = maker(Part)
_BLANK = PartKind.BLANK
_BY_START, _BY_STOP = itemgetter(0), itemgetter(1)


def partition(
    source: str, lines: LineMap, whole: Span, claims: Iterable[Claim]
) -> tuple[Part, ...]:
    """Return parts that tile `whole`: claims, blanks between them, and the unclaimed.

    Of two claims on the same characters the one that starts first keeps them.
    """
    tiles = _Tiles(source)
    laid = tiles.laid
    at, end = whole.start, whole.stop
    in_order = sorted(claims, key=_BY_STOP, reverse=True)
    in_order.sort(key=_BY_START)
    for claim in in_order:
        begins, ends, kind, owner = claim
        if at < begins < ends <= end and source[at:begins].isspace():  # most claims
            laid += ((at, begins, _BLANK, None), claim)
            at = ends
            continue
        start = begins if begins > at else at
        stop = ends if ends < end else end
        if start >= stop:
            continue
        if at < start:
            tiles.fill(at, start)
        tiles.add(start, stop, kind, owner)
        at = stop
    if at < end:
        tiles.fill(at, end)
    numbers = lines.lines_at(map(_BY_START, laid))
    return tuple(
        [
            _new_part(kind, number, new_span(start, stop), owner)
            for (start, stop, kind, owner), number in zip(laid, numbers, strict=True)
        ]
    )


class _Tiles:
    """Claims in order while they are laid end to end; of one kind and owner they are one."""

    __slots__ = ("_source", "laid")

    def __init__(self, source: str) -> None:
        self._source = source
        self.laid: list[Claim] = []

    def add(self, start: int, stop: int, kind: PartKind, owner: str | None = None) -> None:
        """Lay a tile; it joins the one before it where the two are the same."""
        if self.laid:
            begins, ends, last, holder = self.laid[-1]
            if kind is last and owner == holder and start == ends:
                self.laid[-1] = begins, stop, kind, owner
                return
        self.laid.append((start, stop, kind, owner))

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
                self.add(at, stop, _BLANK)
            elif stands_twice(self._source, at, stop):
                self.add(at, stop, PartKind.FURNITURE)
            elif BREAK.sub("", words).strip(_MARKS_AND_ENDS):
                self.add(at, stop, PartKind.UNCLAIMED)
            elif at == begin and self.laid:
                own = at + len(words.rstrip("\n"))
                self.add(at, own, *self.laid[-1][2:])
                if own < stop:
                    self.add(own, stop, _BLANK)
            else:
                self.add(at, stop, PartKind.FURNITURE)
            at = stop
