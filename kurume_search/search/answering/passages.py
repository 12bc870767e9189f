"""Reads passages for showing: text, marks, and where they stand in the source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kurume_search.query.ast import Node
from kurume_search.search.answering.hits import Mark, PassageHit
from kurume_search.search.stored.columns import KINDS, NOTHING, ROLES, Columns
from kurume_search.search.words.tokens import Tokens
from kurume_search.text.spans import Span

Piece = tuple[int, int, int]  # start and stop in the source, line of the start


class PassageReader:
    """Reads passages by their row, with names hidden or shown."""

    def __init__(self, columns: Columns, tokens: Tokens, *, names: bool) -> None:
        self._columns = columns
        self._tokens = tokens
        self._names = names

    def passage(self, row: int, nodes: Sequence[Node] = ()) -> PassageHit:
        """Return the passage in `row` with what `nodes` mean marked in it."""
        columns = self._columns
        text, hidden = columns.text(row), self.hidden(row)
        pieces = self.pieces(row)
        if hidden:
            from kurume_search.text.mask import masked

            text = masked(text, hidden)
        turn_kind = columns.ints("passage.turn_kind")[row]
        role = columns.ints("passage.role")[row]
        speaker = columns.ints("passage.speaker")[row]
        line = columns.ints("passage.line")[row]
        return PassageHit(
            id=columns.passage_id(row),
            kind=KINDS[columns.ints("passage.kind")[row]],
            turn_kind=None if turn_kind == NOTHING else KINDS[turn_kind],
            role=None if role == NOTHING else ROLES[role],
            speaker=self._speakers[speaker - 1] if speaker else None,
            line=line,
            line_end=line + columns.ints("passage.more_lines")[row],
            start=pieces[0][0],
            stop=pieces[-1][1],
            text=text,
            row=row,
            mark=lambda: self._marks(row, nodes, hidden, pieces),
        )

    def _marks(
        self, row: int, nodes: Sequence[Node], hidden: Sequence[Span], pieces: Sequence[Piece]
    ) -> tuple[Mark, ...]:
        if not nodes:
            return ()
        from kurume_search.search.words.marks import marked, shifted

        text, tokens = self._columns.text(row), self._tokens
        return tuple(
            mark_at(span, text, pieces).replace(
                start=shifted(span.start, hidden), stop=shifted(span.stop, hidden)
            )
            for span in marked(nodes, text, tokens.of_passage(row), hidden, tokens.of_text)
        )

    def pieces(self, row: int) -> list[Piece]:
        """Return the stretches of the source that joined are the passage in `row`."""
        columns = self._columns
        meeting = columns.ints("passage.meeting")[row]
        first, _ = columns.span_of("meeting.passages", meeting)
        *before, own = columns.ints("passage.pieces")[first : row + 1]
        skipped = 3 * sum(before)
        numbers = columns.some("meeting.pieces", meeting)[skipped : skipped + 3 * own]
        return list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))

    def hidden(self, row: int) -> list[Span]:
        """Return the names in the passage in `row` that mustn't be seen."""
        if self._names:
            return []
        numbers = self._columns.some("passage.hidden", row)
        return [Span(low, high) for low, high in zip(numbers[::2], numbers[1::2], strict=True)]

    @cached_property
    def _speakers(self) -> list[str]:
        found: list[str] = self._columns.value("speaker.keys")
        return found


def mark_at(span: Span, text: str, pieces: Sequence[Piece]) -> Mark:
    """Return where a stretch of the text stands in the source.

    `pieces` joined are the text; a wrapped word has a stretch in each piece it is in.
    """
    source: list[Span] = []
    line, at = 0, 0
    for start, stop, first_line in pieces:
        low, high = max(span.start - at, 0), min(span.stop - at, stop - start)
        if low < high:
            if not source:
                # Only what the parser left unclaimed has line ends inside a piece.
                line = first_line + text.count("\n", at, at + low)
            source.append(Span(start + low, start + high))
        at += stop - start
    return Mark(start=span.start, stop=span.stop, line=line, source=tuple(source))
