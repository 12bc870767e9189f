"""Where the minutes name cases and agenda items: headings, titles and agenda lines as one.

A title stands inside its heading, and the heading often is the agenda item. Their words
are in the text once, so what overlaps is one stretch and knows all that it names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import Place
from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


class Claims:
    """The stretches of a source that are taken; disjoint."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []

    def take(self, pieces: Iterable[Span]) -> tuple[Span, ...]:
        """Return what of `pieces` is free, in their order, and take it; empty ones stay."""
        taken: list[Span] = []
        for piece in pieces:
            if piece.start == piece.stop:
                taken.append(piece)
            elif not self._stops or self._stops[-1] <= piece.start:
                # Turns come in reading order: looking among all would double their cost.
                self._starts.append(piece.start)
                self._stops.append(piece.stop)
                taken.append(piece)
            else:
                for span in list(self.free(piece)):
                    self._put(bisect_right(self._stops, span.start), span)
                    taken.append(span)
        return tuple(taken)

    def _put(self, at: int, span: Span) -> None:
        self._starts.insert(at, span.start)
        self._stops.insert(at, span.stop)

    def free(self, piece: Span) -> Iterator[Span]:
        """Yield the stretches of `piece` that nothing has taken, rising."""
        start, at = piece.start, bisect_right(self._stops, piece.start)
        while at < len(self._starts) and self._starts[at] < piece.stop:
            if start < self._starts[at]:
                yield Span(start, self._starts[at])
            start = self._stops[at]
            at += 1
        if start < piece.stop:
            yield Span(start, piece.stop)

    def is_free(self, piece: Span) -> bool:
        """Return whether nothing of `piece` is taken."""
        at = bisect_right(self._stops, piece.start)
        ahead = self._starts[at] if at < len(self._starts) else piece.stop
        return piece.start < piece.stop <= ahead


def cut_down(place: Place, pieces: tuple[Span, ...], source: str) -> Place:
    """Return the place of `pieces`, which lie in `place`, in `source`."""
    if pieces == place.pieces:
        return place
    start, stop = pieces[0].start, pieces[-1].stop
    line = place.line + source.count("\n", place.start, start)
    return Place(line, line + source.count("\n", start, stop), pieces)


@frozen()
class Name:
    """A stretch of the text that names cases, agenda items, or both.

    Attributes:
        place: Where it stands.
        cases: Ids of the cases it names, in their order.
        items: Ids of the agenda items it names, in their order.
        titled: Ids of those of `cases` whose title is in it.
    """

    place: Place
    cases: tuple[str, ...]
    items: tuple[str, ...]
    titled: tuple[str, ...]


@frozen()
class _Strand:
    """Pieces of one heading, title or agenda line that are read on without a break."""

    pieces: tuple[Span, ...]
    place: Place
    case: str | None = None
    item: str | None = None
    titled: bool = False


def names_in(minutes: Minutes, source: str, claims: Claims) -> Iterator[Name]:
    """Yield what names the cases and items of `minutes`, each character of `source` once.

    What is taken in `claims` is left out: a chair's words that call a case are the chair's,
    the cells of a table that say who brings a case or how it ended are bodies and notes.
    Names that overlap are one, unless they name different cases: then each is on its own.
    """
    for together in _overlapping(list(_strands(minutes, source, claims))):
        for pieces, strands in _apart(together):
            text = "".join(span.of(source) for span in pieces)
            if not any(map(str.isalnum, text)):
                continue
            begins = Span(pieces[0].start, pieces[0].start + 1)
            first = (
                strands[0] if len(strands) == 1 else next(s for s in strands if _covers(s, begins))
            )
            # Strands are in the order of items and cases.
            yield Name(
                place=cut_down(first.place, pieces, source),
                cases=_once(s.case for s in strands),
                items=_once(s.item for s in strands),
                titled=_once(s.case for s in strands if s.titled),
            )


def _once(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in ids if name is not None))


def _strands(minutes: Minutes, source: str, claims: Claims) -> Iterator[_Strand]:
    # What calls a row of a table is its cells; those aren't read as one line.
    for item in minutes.agenda:
        for pieces in _read_on(item.place, source, claims, cells=True):
            yield _Strand(pieces, item.place, item=item.id)
    for case in minutes.cases:
        for pieces in _read_on(case.heading, source, claims, cells=True):
            yield _Strand(pieces, case.heading, case=case.id)
        if case.title_place is not None:
            for pieces in _read_on(case.title_place, source, claims):
                yield _Strand(pieces, case.title_place, case=case.id, titled=True)


def _read_on(
    place: Place, source: str, claims: Claims, *, cells: bool = False
) -> Iterator[tuple[Span, ...]]:
    """Yield the runs of free pieces of `place` between which nothing is taken.

    With `cells` a run goes on only where a line is wrapped.
    """
    run: list[Span] = []
    for span in (free for piece in place.pieces for free in claims.free(piece)):
        if run and not _reads_on(run[-1].stop, span.start, source, claims, cells=cells):
            yield tuple(run)
            run = []
        run.append(span)
    if run:
        yield tuple(run)


def _reads_on(stop: int, start: int, source: str, claims: Claims, *, cells: bool) -> bool:
    """Return whether what begins at `start` goes on with what ends at `stop`."""
    if stop >= start:
        return stop == start
    between = source[stop:start]
    wrapped = "\n" in between and between.isspace()
    return claims.is_free(Span(stop, start)) and (wrapped or not cells)


def _overlapping(strands: Sequence[_Strand]) -> Iterator[list[_Strand]]:
    """Yield the strands that share characters, directly or through others, together."""
    group = list(range(len(strands)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    pieces = sorted((p.start, p.stop, at) for at, s in enumerate(strands) for p in s.pieces)
    reach, holder = 0, 0
    for start, stop, at in pieces:
        if start < reach:
            # The lowest number leads, so groups come in the order of their first strand.
            low, high = sorted((root(holder), root(at)))
            group[high] = low
        if stop > reach:
            reach, holder = stop, at
    together: dict[int, list[_Strand]] = {}
    for at, strand in enumerate(strands):
        together.setdefault(root(at), []).append(strand)
    yield from together.values()


def _apart(strands: list[_Strand]) -> Iterator[tuple[tuple[Span, ...], list[_Strand]]]:
    """Yield overlapping strands as one stretch, or cut where they name different cases."""
    if len(strands) == 1:
        yield strands[0].pieces, strands
        return
    borders = sorted({at for s in strands for p in s.pieces for at in (p.start, p.stop)})
    spans = [Span(low, high) for low, high in pairwise(borders)]
    covered = [(span, [s for s in strands if _covers(s, span)]) for span in spans]
    covered = [(span, held) for span, held in covered if held]
    named = {cases for _, held in covered if (cases := _once(s.case for s in held))}
    if len(named) < 2:
        yield _joined(span for span, _ in covered), strands
        return
    for _, some in groupby(covered, lambda one: _once(s.case for s in one[1])):
        run = list(some)
        yield _joined(span for span, _ in run), [s for s in strands if any(s in h for _, h in run)]


def _covers(strand: _Strand, span: Span) -> bool:
    return any(p.start <= span.start and span.stop <= p.stop for p in strand.pieces)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return rising spans, those that touch as one."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].stop == span.start:
            found[-1] = Span(found[-1].start, span.stop)
        else:
            found.append(span)
    return tuple(found)
