"""Rows of meetings that were kept are those that are made; what is damaged is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, rows_in
from strategies import meetings

import kurume_search as ks
from kurume_search.search.building.kept_rows import KeptRows, parsed_store, read, written
from kurume_search.store.manifest import row_from_json

CORPUS = Path(__file__).parents[2] / "corpus"


@settings(max_examples=50)
@given(meetings())
def test_rows_that_were_kept_are_read_back(corpus: Corpus) -> None:
    for (_, text), rows in zip(corpus, rows_in(corpus), strict=True):
        assert list(read(written([rows]), text)) == [rows]


@settings(max_examples=50)
@given(meetings(), st.data())
def test_what_is_cut_short_is_not_read(corpus: Corpus, data: st.DataObject) -> None:
    (_, text), content = corpus[0], written(rows_in(corpus[:1]))
    short = content[: data.draw(st.integers(0, len(content) - 1))]

    with pytest.raises((ValueError, KeyError, TypeError)):
        list(read(short, text))


def test_a_damaged_file_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path))
    folder = ks.open_corpus(CORPUS).library.folder
    source = folder.source(row_from_json(folder.counted[0]))
    kept = KeptRows(parsed_store(folder))
    first = kept.of(source, keep=True)
    (path,) = (folder.home / "parsed").glob("*.rows")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    assert kept.of(source, keep=True) == first
    assert path.read_bytes() == whole
