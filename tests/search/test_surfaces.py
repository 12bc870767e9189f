"""How a word is written at a place is told by its block alone, however the blocks lie."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, rows_in
from strategies import REGISTERS, meetings

from kurume_search.search.building.build import build_index
from kurume_search.search.reckoning.plain import Plain
from kurume_search.search.reckoning.vectors import Vectors
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.columns import SURFACES
from kurume_search.store import packed


def written(corpus: Corpus, folder: Path, limit: int) -> Searcher:
    build_index(rows_in(corpus), REGISTERS, folder, limit=limit)
    return Searcher.open(folder)


def surfaces(searcher: Searcher) -> bytes:
    return b"".join(block for _, block in searcher.columns.blobs(SURFACES))


@settings(max_examples=40, deadline=None)
@given(meetings(), st.sampled_from([1, 100_000]), st.integers(0, 3), st.sampled_from([0, 1, 255]))
def test_places_are_told_apart_by_their_spelling_in_any_block(
    corpus: Corpus, limit: int, offset: int, code: int
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        whole = surfaces(written(corpus, Path(name, "whole"), 100_000))
        for constant, size in {"_PIECE": 2, "_BLOCK": 4, "_LEAD": 8}.items():
            patch.setattr(packed, constant, size)
        searcher = written(corpus, Path(name, "blocks"), limit)
        assert surfaces(searcher) == whole
        firsts = range(0, max(len(whole) - offset, 0), 3)
        meant = [first for first in firsts if whole[first + offset] == code]
        for algebra in (Plain, Vectors):
            reckoned = algebra(searcher.columns, searcher.leaves)

            assert list(reckoned.written(list(firsts), offset, {code})) == meant
