"""Indexes to search in: of invented minutes, and of the bundled corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from strategies import REGISTERS

from kurume_search.model.meeting import Minutes
from kurume_search.query.sections import (
    councils_of,
    departments_of,
    law_key,
    placed,
    procedures_of,
)
from kurume_search.query.vocabulary import PRINTED, Vocabulary
from kurume_search.search.answering import evaluate, finder
from kurume_search.search.building.build import build_index
from kurume_search.search.building.meeting_rows import MeetingRows, rows_of
from kurume_search.search.searcher import Searcher

Corpus = list[tuple[Minutes, str]]


def rows_in(corpus: Corpus) -> list[MeetingRows]:
    """Return invented minutes as an index takes them in."""
    return [rows_of(minutes, text, REGISTERS) for minutes, text in corpus]


def build(corpus: Corpus, folder: Path) -> Searcher:
    """Build and open the index of invented minutes."""
    build_index(rows_in(corpus), REGISTERS, folder)
    return Searcher.open(folder)


@contextmanager
def opened(corpus: Corpus) -> Iterator[Searcher]:
    """Open the index of invented minutes in a folder that goes away again."""
    with TemporaryDirectory() as folder:
        yield build(corpus, Path(folder) / "build")


def both_ways(searcher: Searcher) -> Iterator[str]:
    """Let `searcher` reckon in every way in turn; yields the name of each.

    In each as it does, and so that of every further word only passages are looked at that
    can still answer, which else pays only in large corpora.
    """
    ways = searcher._ways
    for name in ("plain", "vectors"):
        ways.best = lambda work, name=name: getattr(ways, name)
        ways.reckons_in_arrays = lambda work, name=name: name == "vectors"
        yield name
        with patch.object(evaluate, "_FEW", 1e-9), patch.object(finder, "_PROBED", 0):
            yield f"{name}, narrowed"


def vocabulary(corpus: Corpus) -> Vocabulary:
    """Return what values of fields may name in `corpus`."""
    departments, laws, councils, procedures = set[str](), set[str](), set[str](), set[str]()
    for minutes, text in corpus:
        councils |= _printed(councils_of(minutes.meeting))
        for section in placed(minutes, text).sections:
            departments |= _printed(departments_of(section))
            laws |= _printed(law_key(citation) for citation in section.citations)
            procedures |= procedures_of(section)
    return Vocabulary(
        registers=REGISTERS, departments=tuple(sorted(departments)), laws=tuple(sorted(laws)),
        councils=tuple(sorted(councils)), procedures=tuple(sorted(procedures)),
    )  # fmt: skip


def _printed(keys: Iterable[str]) -> set[str]:
    return {key.removeprefix(PRINTED) for key in keys if key.startswith(PRINTED)}
