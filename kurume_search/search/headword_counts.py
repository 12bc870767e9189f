"""Gathers headwords while a corpus is indexed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from kurume_search.analysis.morphemes import SpokenToken
from kurume_search.search.headwords import Headwords, counted, write_headwords
from kurume_search.text.kana import reading_key
from kurume_search.text.spans import Span

# Longer runs are names of laws and bodies; their parts are what people type.
_LONGEST = 4


class HeadwordCounts:
    """How often each word and compound is written, by reading."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def resume(self, folder: Path) -> None:
        """Begin with the headwords of the build in `folder`."""
        self._counts = counted(list(Headwords(folder)))

    def add(self, text: str, words: Sequence[SpokenToken], hidden: Sequence[Span]) -> None:
        """Take in the words of a passage, but for names that are hidden."""
        for run in _runs(text, words, hidden):
            reading = reading_key("".join(spoken.reading for spoken in run))
            surface = text[run[0].token.start : run[-1].token.stop]
            if reading and "\t" not in reading and "\t" not in surface:
                key = (reading, surface)
                self._counts[key] = self._counts.get(key, 0) + 1

    def write(self, folder: Path) -> None:
        """Write everything taken in to the build in `folder`."""
        write_headwords(folder, self._counts)


def _runs(
    text: str, words: Sequence[SpokenToken], hidden: Sequence[Span]
) -> Iterator[Sequence[SpokenToken]]:
    """Yield each word that means something, and all that stand together in compounds."""

    def fits(spoken: SpokenToken) -> bool:
        token = spoken.token
        return not any(sign.isdecimal() for sign in text[token.start : token.stop]) and not any(
            token.start < name.stop and name.start < token.stop for name in hidden
        )

    usable = [spoken for spoken in words if fits(spoken)]
    yield from ([spoken] for spoken in usable if spoken.content)
    joining = enumerate(spoken for spoken in usable if spoken.joins)
    # Adjacent words have positions that rise as their numbers do.
    for _, group in groupby(joining, key=lambda pair: pair[1].token.position - pair[0]):
        run = [spoken for _, spoken in group]
        for start in range(len(run)):
            for stop in range(start + 2, min(start + _LONGEST, len(run)) + 1):
                yield run[start:stop]
