"""However a corpus is divided into segments, it answers as one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, rows_in
from likely import check_likeness
from strategies import REGISTERS, meetings, queries

from kurume_search.index.postings import verify
from kurume_search.query.ast import Query
from kurume_search.search.building.build import BuildStats, build_index
from kurume_search.search.building.headwords import Headwords
from kurume_search.search.building.merging import due, merge_parts
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.columns import COLUMNS, SURFACES
from kurume_search.search.stored.variants import PREFIX
from kurume_search.store.arrays import ArrayFile
from kurume_search.store.segments import INDEX, Part, name_segments, parts_of, segments_of


def extended(corpus: Corpus, folder: Path, cuts: list[int], limit: int) -> BuildStats:
    """Build `corpus` step by step, each adding the meetings up to the next of `cuts`."""
    documents = rows_in(corpus)
    before = None
    for at, (low, high) in enumerate(pairwise([0, *cuts, len(documents)])):
        now = folder / str(at)
        stats = build_index(
            documents[low:high], REGISTERS, now, before=before, shelf=folder / "shelf",
            limit=limit,
        )  # fmt: skip
        before = now
    assert before is not None
    return stats


def everything(searcher: Searcher, folder: Path) -> dict[str, Any]:
    """Return all that an index holds, whatever segments it is in."""
    columns, leaves = searcher.columns, searcher.leaves
    found: dict[str, Any] = {"totals": columns.totals}
    names = {
        name for part in segments_of(folder) for name in ArrayFile(part / COLUMNS).names
    }  # fmt: skip
    for name in names:
        if name == f"{SURFACES}.packed":
            found[name] = b"".join(block for _, block in columns.blobs(SURFACES))
        elif name.endswith(".packed"):
            column = name.removesuffix(".packed")
            rows = len(columns.ints(f"{column}.starts")) - 1
            found[name] = [columns.string(column, row) for row in range(rows)]
        elif name.endswith((".borders", ".ends", ".others")) or name.startswith(PREFIX):
            continue
        elif name.endswith((".keys", ".labels")) or name in _VALUES:
            found[name] = columns.value(name)
        else:
            found[name] = columns.ints(name).tolist()
    found["variants"] = columns.variants.new()
    found["starts"], found["words"] = leaves.starts.tolist(), leaves.words.tolist()
    found["counted"] = [leaves.counted(*ends) for ends in pairwise(leaves.starts)]
    found["terms"] = {
        leaves.term(number): leaves.places_of(number).tolist() for number in range(len(leaves))
    }
    headwords = Headwords.open(folder)
    found["headwords"] = list(headwords)
    for word in headwords:
        assert headwords.times(word.reading, word.text) == word.times
    check_likeness(headwords)
    return found


_VALUES = ("marks", "hidden.terms", "registers", "synonyms", "multiword")


@settings(max_examples=40, deadline=None)
@given(meetings(), st.data())
def test_adding_gives_what_building_gives(corpus: Corpus, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(corpus)), max_size=3)))
    limit = data.draw(st.sampled_from([1, 100, 100_000]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = extended(corpus, folder / "whole", [], 100_000)
        parts = extended(corpus, folder / "parts", cuts, limit)

        one, several = folder / "whole" / "0", folder / "parts" / str(len(cuts))
        assert (parts.meetings, parts.cases, parts.turns, parts.passages, parts.words) == (
            whole.meetings, whole.cases, whole.turns, whole.passages, whole.words
        )  # fmt: skip
        assert everything(Searcher.open(several), several) == everything(Searcher.open(one), one)
        for segment in segments_of(several):
            assert verify(segment / INDEX) == []


@settings(max_examples=30, deadline=None)
@given(meetings(), st.data())
def test_merging_neighbours_in_any_order_changes_nothing(
    corpus: Corpus, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        extended(corpus, folder / "whole", [], 100_000)
        one = folder / "whole" / "0"
        with no_merging():
            extended(corpus, folder / "parts", [], 1)
        several = folder / "parts" / "0"
        parts = parts_of(several)
        assert len(parts) == max(len(corpus), 1)
        truth = everything(Searcher.open(one), one)
        while len(parts) > 1:
            low = data.draw(st.integers(0, len(parts) - 2))
            high = data.draw(st.integers(low + 2, len(parts)))
            parts[low:high] = [Part(merge_parts(parts[:high], low, folder / "parts" / "shelf"))]
            name_segments(several, parts)

            assert everything(Searcher.open(several), several) == truth
        assert verify(parts[0].folder / INDEX) == []


@contextmanager
def no_merging() -> Iterator[None]:
    """Leave segments as they are written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "kurume_search.search.building.build.compacted", lambda segments, _: list(segments)
        )
        yield


@given(st.lists(st.integers(1, 10_000), max_size=60))
def test_few_segments_remain_and_the_largest_stay(added: list[int]) -> None:
    sizes: list[int] = []
    for size in added:
        sizes.append(size)
        while run := due(sizes, 50_000):
            assert sum(sizes[run]) <= 50_000
            sizes[run] = [sum(sizes[run])]
        small = [size for size in sizes if size < 12_500]
        assert len(small) <= 3 * 8 + 4 * sum(sizes) // 50_000
    assert sum(sizes) == sum(added)


@settings(max_examples=30, deadline=None)
@given(meetings(), st.lists(queries(), min_size=4, max_size=8), st.booleans())
def test_several_segments_answer_like_one(corpus: Corpus, asked: list[Query], names: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        extended(corpus, folder / "whole", [], 100_000)
        with no_merging():
            extended(corpus, folder / "parts", [], 1)
        one, several = (Searcher.open(folder / part / "0") for part in ("whole", "parts"))
        for query in asked:
            found, same = (searcher.search(query, names=names) for searcher in (one, several))

            assert list(found.ids()) == list(same.ids())
            assert [hit.score for hit in found] == [hit.score for hit in same]
            assert found.warnings == same.warnings
