"""Places by terms and passages, some at a time: the same as all at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from listed import laid_out

from kurume_search.index import laying
from kurume_search.index.places import Passages, some_terms

SIZES = st.lists(st.one_of(st.integers(1, 5), st.integers(1, 700)), min_size=1, max_size=60)


@given(SIZES, st.integers(0, 2**33))
def test_each_place_is_in_its_passage(sizes: list[int], before: int) -> None:
    starts = before + np.cumsum([0, *sizes])

    found = Passages(starts).of(np.arange(sum(sizes)))

    assert found.tolist() == np.repeat(np.arange(len(sizes)), sizes).tolist()


def test_of_no_passages_there_are_no_places() -> None:
    assert len(Passages(np.array([7])).of(np.zeros(0, np.uint32))) == 0


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 12))
def test_terms_follow_one_another_and_have_no_more_places_than_asked_for(
    times: list[int], places: int
) -> None:
    at = np.cumsum([0, *times])

    spans = list(some_terms(at, places))

    assert [term for low, high in spans for term in range(low, high)] == list(range(len(times)))
    assert all(high - low == 1 or sum(times[low:high]) <= places for low, high in spans)


@pytest.mark.parametrize("stretch", [1, 2, 5])
def test_words_laid_some_at_a_time_are_laid_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    corpus = [[("諮問", 0), ("案", 1), ("の", 3)], [], [("の", 0), ("の", 2), ("諮問", 4)]]
    whole = laid_out(corpus, before=40)

    monkeypatch.setattr(laying, "_STRETCH", stretch)
    monkeypatch.setattr(laying, "_SORTED", stretch)
    some = laid_out(corpus, before=40)

    assert some.terms == whole.terms == sorted("諮問 案 の".encode().split())
    assert [column.tolist() for column in some[1:]] == [column.tolist() for column in whole[1:]]  # type: ignore[union-attr]
    assert whole.places.tolist() == [43, 46, 48, 41, 40, 50]
