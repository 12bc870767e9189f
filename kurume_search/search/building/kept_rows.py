"""Rows of meetings kept in the cache beside what was parsed: building again makes none anew.

Texts aren't kept: they are cut out of the source again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kurume_search.analysis.version import analysis_version
from kurume_search.model.source import SourceText
from kurume_search.search.building.meeting_rows import Lists, MeetingRows, rows_of
from kurume_search.search.stored.columns import FORMAT
from kurume_search.store import values
from kurume_search.store.folder import CorpusFolder
from kurume_search.store.parsed import ParsedStore

_FORMAT = 2  # of what is kept of the same rows


def parsed_store(folder: CorpusFolder) -> ParsedStore:
    """Return what keeps the parsed minutes of `folder`, with morphemes as word borders."""
    from kurume_search.analysis.morphemes import borders

    return ParsedStore.of(folder, borders, analysis_version())


@dataclass(frozen=True)
class KeptRows:
    """The rows of one corpus.

    Attributes:
        store: Has the minutes that rows are made of.
    """

    store: ParsedStore

    def fill(self, source: SourceText) -> None:
        """Keep the rows of the meetings in `source` if they aren't kept yet."""
        if not self._path(source).exists():
            self.of(source, keep=True)

    def of(self, source: SourceText, *, keep: bool) -> tuple[MeetingRows, ...]:
        """Return the rows of the meetings in `source`.

        Args:
            source: The text.
            keep: Keep them for the next time, as is worth it for a whole corpus.
        """
        path = self._path(source)
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return tuple(read(self.store.held(path), source.text))
        registers = self.store.registers
        made = [rows_of(one, source.text, registers) for one in self.store.minutes(source)]
        if keep:
            self.store.keep(path, written(made))
        return tuple(made)

    def _path(self, source: SourceText) -> Path:
        return self.store.place("rows", source, FORMAT, _FORMAT)


def written(meetings: Sequence[MeetingRows]) -> bytes:
    """Return the rows of the meetings of one document as `read` takes them."""
    said = [
        {**rows._asdict(), "lists": {name: tuple(held) for name, held in rows.lists.items()}}
        | {"texts": None}
        for rows in meetings
    ]
    return values.written(said)


def read(content: bytes, source: str) -> Iterator[MeetingRows]:
    """Yield the rows that `written` gave, of meetings in the text `source`.

    Raises:
        ValueError, KeyError, TypeError: It isn't what was written.
    """
    for said in values.read(content):
        lists = {name: Lists(*held) for name, held in said["lists"].items()}
        pieces = lists["meeting.pieces"].values
        texts = list(_texts(said["numbers"]["passage.pieces"], pieces, source))
        yield MeetingRows(**{**said, "lists": lists, "texts": texts})


def _texts(counts: Sequence[int], pieces: Sequence[int], source: str) -> Iterator[str]:
    coming = zip(pieces[::3], pieces[1::3], strict=True)
    for count in counts:
        yield "".join([source[start:stop] for start, stop in islice(coming, count)])
