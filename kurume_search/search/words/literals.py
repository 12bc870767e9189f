"""Counts strings in the texts themselves, wherever words begin and end in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kurume_search.query.occurrences import literal_spans
from kurume_search.search.stored.columns import Columns


class Literals:
    """Counts strings; hidden names count nowhere if they are hidden from the reader."""

    def __init__(self, columns: Columns, *, names: bool) -> None:
        self._columns, self._names = columns, names

    def in_passage(self, text: str, passage: int) -> int:
        """Count `text` itself in the text of one passage, as far as it may be seen."""
        spans = literal_spans(text, self._columns.text(passage))
        return sum(self._shows(passage, span) for span in spans)

    def counted(self, text: str, among: Iterable[int] | None = None) -> dict[int, int]:
        """Count `text` itself, overlapping places too, in passages `among`, or in all."""
        if not text:
            return {}
        if among is not None:
            counts = {passage: self.in_passage(text, passage) for passage in among}
            return {passage: shown for passage, shown in counts.items() if shown}
        counts = {}
        starts = self._columns.ints("passage.text.starts")
        needle = re.compile(re.escape(text.encode("utf-8", "replace")))
        for before, blob in self._columns.blobs("passage.text"):
            found = needle.search(blob)
            while found is not None:
                low, high = before + found.start(), before + found.end()
                passage = bisect_right(starts, low) - 1
                if high <= starts[passage + 1] and self._shows_bytes(passage, (low, high)):
                    counts[passage] = counts.get(passage, 0) + 1
                found = needle.search(blob, found.start() + 1)
        return counts

    def _shows_bytes(self, passage: int, span: tuple[int, int]) -> bool:
        """Say whether bytes `span` of the texts touch no hidden name of `passage`."""
        if self._names or not self._columns.some("passage.hidden", passage):
            return True
        base = self._columns.ints("passage.text.starts")[passage]
        encoded = self._columns.text(passage).encode()
        start, stop = (len(encoded[: at - base].decode()) for at in span)
        return self._shows(passage, (start, stop))

    def _shows(self, passage: int, span: tuple[int, int]) -> bool:
        """Say whether code points `span` of the text of `passage` touch no hidden name."""
        if self._names:
            return True
        hidden = self._columns.some("passage.hidden", passage)
        pairs = zip(hidden[::2], hidden[1::2], strict=True)
        return all(span[1] <= low or high <= span[0] for low, high in pairs)
